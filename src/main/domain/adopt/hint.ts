import type { Hint } from '../../../contract/adopt.ts';
import type { JobRecord } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';

/**
 * What to do before any repair, as codes of `hint.CODE`: a host with EFLOW that no job of ours has set up is read into a
 * setup document first, while it still can be (field-notes, a host nobody installed with us).
 */
export function hintsOf(facts: Facts, jobs: readonly Pick<JobRecord, 'goal'>[]): { hints?: Hint[] } {
  const installed = (facts.value('eflow.products')?.length ?? 0) > 0;
  return installed && !jobs.some(({ goal }) => goal.kind === 'setup') ? { hints: ['adopt-first'] } : {};
}
