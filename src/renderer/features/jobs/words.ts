import type { JobRecord, JobState } from '../../../contract/jobs.ts';
import type { Words } from '../../app/words.tsx';
import type { Tone } from '../../design/marks.tsx';

/** What a job is for, in words. */
export function goalText({ t }: Words, { goal }: JobRecord): string {
  switch (goal.kind) {
    case 'act':
      return t(`act.${goal.id}`);
    case 'undo':
      return t('app.job.goal.undo', { job: goal.job });
    case 'setup':
      return t(goal.rebuild === true ? 'app.job.goal.rebuild' : 'app.job.goal.setup', {
        name: goal.setup.name ?? goal.setup.identity?.provisioningType ?? '',
      });
  }
}

export const jobTones: Record<JobState, Tone> = {
  running: 'busy',
  waiting: 'attention',
  cancelling: 'attention',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'off',
  'reboot-needed': 'attention',
  interrupted: 'attention',
  undone: 'off',
};
