import type { FactValue } from '../../../contract/facts.ts';
import type { Remedy } from '../../../contract/errors.ts';
import type { Facts } from '../facts.ts';
import type { Judgement } from './check.ts';
import { pass, unknownOf, warn } from './judgement.ts';

type ProgramKind = FactValue<'host.programs'>[number]['kind'];

/** Names of the installed programs of a kind, in their order; undefined where nobody knows what is installed. */
export function programsOf(facts: Facts, kind: ProgramKind): readonly string[] | undefined {
  return facts.value('host.programs')?.flatMap((one) => (one.kind === kind ? [one.name] : []));
}

/** Facts that {@link besideHypervisor} reads. */
export const besideHypervisorFacts = ['host.programs', 'host.computer'] as const;

/** Programs that a hypervisor below them disturbs: said before one comes; with one that runs they live already. */
export function besideHypervisor(facts: Facts, kind: ProgramKind, remedy: Remedy): Judgement {
  const names = programsOf(facts, kind);
  if (names === undefined) return unknownOf(facts, 'host.programs');
  if (names.length === 0) return pass('none');
  const params = { names: names.join(', ') };
  const present = facts.value('host.computer')?.hypervisorPresent;
  if (present === undefined) return unknownOf(facts, 'host.computer');
  return present ? pass('beside', params) : warn('before-hyper-v', [remedy], params);
}
