import { thumbprintOf } from '../../state/certificates.ts';
import { guestRootSet, type RootPart } from '../changes/root.ts';
import { runChange } from '../changes/run.ts';
import { eflowCmdlet, moduleQuery, noVmText } from '../cmdlets/eflow-common.ts';
import { query } from '../query.ts';
import { textParameter, type Command } from '../stream.ts';
import { copy, shell, unreachable } from './guest.ts';

const thumbprint = (pem: string | null) => (pem === null ? null : thumbprintOf(pem));

/** The twin of our function that reads which certificate authority the VM was given. */
const read: Command = moduleQuery((machine) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  const { system, modules } = machine.vm.guest.roots;
  return [
    { System: thumbprint(system), Trusted: system !== null, Modules: thumbprint(modules), Bundle: null },
  ];
}, shell);

const onePem = /^-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n?$/u;

const partOf = (text: string | undefined) => (text ?? 'system') as RootPart;

/** The twins of our functions that give the VM an authority, and take it away. */
const set: Command = (call) => {
  const pem = textParameter(call, 'Pem') ?? '';
  if (!onePem.test(pem)) return query(() => ({ failed: 'This is not one certificate as PEM.' }))(call);
  // The shell of the VM ends the file with one line break.
  const data = { part: partOf(textParameter(call, 'Part')), pem: `${pem.trimEnd()}\n` };
  return eflowCmdlet(
    (one) =>
      runChange(one, guestRootSet, (machine) => {
        const text = unreachable(machine);
        return text === undefined ? { data } : { end: { failed: text } };
      }),
    copy,
  )(call);
};

const clear: Command = (call) =>
  eflowCmdlet(
    (one) =>
      runChange(one, guestRootSet, (machine) => {
        const text = unreachable(machine);
        const data = { part: partOf(textParameter(call, 'Part')), pem: null };
        return text === undefined ? { data } : { end: { failed: text } };
      }),
    shell,
  )(call);

export const guestRootTwins: Readonly<Record<string, Command>> = {
  'EflowDesk\\Get-EflowDeskGuestRoot': read,
  'EflowDesk\\Set-EflowDeskGuestRoot': set,
  'EflowDesk\\Clear-EflowDeskGuestRoot': clear,
};
