import type { JobEvent, Plan } from '../../contract/jobs.ts';
import { begunSteps } from './job-record.ts';
import { removalKey } from './rebuild.ts';

/**
 * What of a plan's blockers still forbids going on with a job. Before there is a VM the host's readiness decides;
 * afterwards only the account does. A step that was interrupted may still be going on without its caller, and a removal
 * that was begun may have ended without a word: both are looked into when their turn comes.
 */
export function blockersAtResume(
  { steps, blockers }: Pick<Plan, 'steps' | 'blockers'>,
  events: readonly JobEvent[],
): Plan['blockers'] {
  const building = steps.some((row) => row.kind === 'deploy' && row.state !== 'done');
  const begun = begunSteps(events);
  const lookedInto = new Set(
    begun.filter(({ key, open }) => open || key === removalKey).map(({ key }) => key),
  );
  return blockers.filter(({ id }) => id === 'HC-01' || (building && !lookedInto.has(id)));
}
