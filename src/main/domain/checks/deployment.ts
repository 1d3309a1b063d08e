import type { Facts } from '../facts.ts';
import type { Judgement } from './check.ts';
import { unknownOf } from './judgement.ts';

/** Facts that {@link vmDeployed} reads. */
export const deploymentFacts = ['eflow.products', 'eflow.verify'] as const;

/** Whether the one EFLOW VM of this host exists (eflow.md 7.1); undefined when that cannot be told. */
export function vmDeployed(facts: Facts): boolean | undefined {
  if (facts.value('eflow.products')?.length === 0) return false;
  return facts.value('eflow.verify');
}

/** A refusal that would count only if there is no VM yet; while that is not known, neither is the refusal. */
export function ifNotDeployed(facts: Facts, refusal: Judgement): Judgement {
  return vmDeployed(facts) === undefined ? unknownOf(facts, ...deploymentFacts) : refusal;
}
