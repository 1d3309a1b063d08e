import type { JobId } from '../../../contract/jobs.ts';
import type { Caller, Router } from '../../services/router.ts';

/** A router that remembers which jobs were begun through it. */
export interface OwnJobs {
  router: Router;
  /** The job of this program that runs now. One that another program runs goes on without this one. */
  working(): Promise<JobId | undefined>;
}

const caller: Caller = { id: 'shell', may: 'read' };

export function ownJobs(router: Router): OwnJobs {
  const begun = new Set<JobId>();
  return {
    router: {
      async call(name, input, by, signal) {
        const answer = await router.call(name, input, by, signal);
        if ((name === 'jobs.start' || name === 'jobs.resume') && answer.ok)
          begun.add((answer.value as { id: JobId }).id);
        return answer;
      },
      feed: router.feed,
    },
    async working() {
      if (begun.size === 0) return undefined;
      const answer = await router.call('jobs.list', {}, caller);
      if (!answer.ok) return undefined;
      return answer.value.find(
        ({ id, state }) => begun.has(id) && (state === 'running' || state === 'cancelling'),
      )?.id;
    },
  };
}
