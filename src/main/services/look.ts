import type { FactQuery } from '../../contract/facts.ts';
import type { Goal, JobRecord } from '../../contract/jobs.ts';
import { adopt, adoptFacts } from '../domain/adopt/adopt.ts';
import { hintsOf } from '../domain/adopt/hint.ts';
import { factsForChecks, judgeHost, verdictOf } from '../domain/checks/index.ts';
import { factsOf } from '../domain/facts.ts';
import { adviseNetwork } from '../domain/network/advise.ts';
import { networkQueries } from '../domain/network/gather.ts';
import { wantedOf } from '../domain/plan.ts';
import { statusFacts, statusOf } from '../domain/status.ts';
import { timelineFacts, timelineOf } from '../domain/timeline/timeline.ts';
import { upgradePath } from '../domain/upgrade/path.ts';
import type { Clock, Lock } from '../ports.ts';
import type { FactService } from './facts.ts';
import type { Handlers } from './router.ts';

export interface LookDeps {
  facts: FactService;
  clock: Clock;
  lock: Lock;
  jobs: { list(): Promise<JobRecord[]> };
  /** The machine that is looked at. */
  label: string;
  /** Process of this program. */
  pid: number;
}

/** What is asked of a host and its facts alone. Reading ends when nobody waits for the answer any longer. */
export type LookHandlers = Pick<
  Handlers,
  'host.scan' | 'status.read' | 'host.adopt' | 'host.timeline' | 'network.advise' | 'upgrade.plan'
>;

const noGoal: Goal = { kind: 'act', id: '', params: {} };

/** The procedures that read a host and judge it, and change nothing. */
export function lookHandlers({ facts, clock, lock, jobs, label, pid }: LookDeps): LookHandlers {
  const time = () => new Date(clock.now()).toISOString();
  const learn = async (queries: readonly FactQuery[], signal: AbortSignal) =>
    factsOf(await facts.gather(queries, undefined, signal));

  return {
    'host.scan': async ({ goal }, signal) => {
      const begun = clock.now();
      const known = await learn(factsForChecks(), signal);
      const at = time();
      const findings = judgeHost(known, wantedOf(goal ?? noGoal));
      return {
        schemaVersion: 1,
        at,
        host: label,
        verdict: verdictOf(findings),
        findings,
        ...hintsOf(known, await jobs.list()),
        ms: clock.now() - begun,
      };
    },
    'status.read': async (_none, signal) => {
      const [known, holder] = await Promise.all([learn(statusFacts, signal), lock.who()]);
      const job =
        holder === undefined
          ? null
          : { id: holder.job, pid: holder.pid, since: holder.since, here: holder.pid === pid };
      return { ...statusOf(known, time(), label, job), ...hintsOf(known, await jobs.list()) };
    },
    'host.adopt': async (_none, signal) => adopt(await learn(adoptFacts, signal), time(), label),
    'host.timeline': async (_none, signal) => {
      const known = await learn(timelineFacts, signal);
      return timelineOf(known, await jobs.list(), time(), label);
    },
    'network.advise': async ({ wanted }, signal) => ({
      at: time(),
      host: label,
      ...adviseNetwork(await learn(networkQueries, signal), wanted),
    }),
    'upgrade.plan': async ({ to }, signal) => {
      const known = await learn([{ id: 'eflow.products' }, { id: 'host.processor' }], signal);
      const products = known.value('eflow.products');
      return upgradePath({
        installed: products?.length === 1 ? products[0]?.displayVersion : undefined,
        target: to,
        architecture: known.value('host.processor')?.architecture,
        at: time(),
      });
    },
  };
}
