import type { FactQuery } from '../../../contract/facts.ts';
import type { StepNote } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';

/** Facts that tell what goes with the VM; asked for when a removal is planned, and not while it goes on. */
export const lossFacts: readonly FactQuery[] = [
  { id: 'eflow.verify' },
  { id: 'guest.config' },
  { id: 'guest.runtime' },
];

const note = (code: string, params: StepNote['params'] = {}): StepNote => ({ code, params, lasting: false });

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);

/**
 * What is lost with the VM, by name and size where they are known (field-notes, details that earn trust: confirmations
 * state the loss). Nothing while there is no VM; that the VM could not be asked is told, and is no "nothing".
 */
export function lossNotes(facts: Facts): StepNote[] {
  if (!lossFacts.every(({ id }) => facts.has(id)) || facts.value('eflow.verify') === false) return [];
  const modules = facts.value('guest.runtime')?.modules.map(({ name }) => name);
  const volumes = facts.value('guest.config')?.volumes ?? undefined;
  const total = volumes?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  return [
    modules === undefined
      ? note('loses-unknown-modules')
      : note('loses-modules', { modules: modules.length === 0 ? '-' : modules.join(', ') }),
    volumes === undefined
      ? note('loses-unknown-volumes')
      : volumes.length === 0
        ? note('loses-no-volumes')
        : note('loses-volumes', {
            volumes: volumes.map(({ name, bytes }) => `${name} (${megabytes(bytes)} MB)`).join(', '),
            megabytes: megabytes(total),
          }),
  ];
}
