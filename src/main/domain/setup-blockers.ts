import type { ErrorCode, Params } from '../../contract/errors.ts';
import type { FactQuery } from '../../contract/facts.ts';
import type { Setup } from '../../contract/setup.ts';
import type { Facts } from './facts.ts';
import { gpuBlockers, gpuFacts } from './gpu.ts';
import { nicBlockerFacts, nicBlockers } from './network/nics.ts';
import { networkBlockerFacts, networkBlockers } from './network/plan.ts';
import { shareBlockerFacts, shareBlockers } from './shares.ts';

/** What a part of a setup runs into on this host: the part, the error, and the failure of the catalogue that it is. */
interface Blocker {
  id: string;
  code: ErrorCode;
  params: Params;
  failure?: string;
}

/** Facts that {@link setupBlockers} reads beyond those of steps and checks. */
export const setupBlockerFacts = (setup: Setup): FactQuery[] => [
  ...networkBlockerFacts(setup.network),
  ...gpuFacts(setup.vm.gpu),
  ...nicBlockerFacts(setup.nics),
  ...shareBlockerFacts(setup),
];

/** What of a setup cannot be on this host, known before anything is touched. `open` are the kinds of steps still to be done. */
export const setupBlockers = (setup: Setup, facts: Facts, open: readonly string[]): Blocker[] => [
  ...networkBlockers(setup.network, facts, open),
  ...gpuBlockers(setup, facts, open),
  ...nicBlockers(setup, facts, open),
  ...shareBlockers(setup, facts, open),
];
