import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { defineKind, type CommandAnswer, type Diagnosis, type StepKind } from './kind.ts';

/** Codes of the servicing stack for "the files of this feature are nowhere to be had", with and without WSUS. */
const noSource = /0x800f0(?:954|950|81f|906|907)|source files could not be (?:found|downloaded)/iu;

/**
 * What the servicing stack says when it finds no source (F15).
 *
 * @assumed eflow.md 5.1: Add-WindowsCapability without a source fails with 0x800f0954 behind WSUS and with 0x800f0950 or 0x800f081f without a network | verify: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0 on a host without a network, and on one that takes its updates from WSUS
 */
function withoutSource(answer: CommandAnswer): Diagnosis | undefined {
  const text = answer.lines.find((line) => noSource.test(line));
  return text === undefined
    ? undefined
    : { code: errorCodes.openSshNoSource, params: { text: text.trim() }, id: 'F15', final: true };
}

/** What adding and removing the client have in common. The servicing stack goes on when its caller is gone. */
function turnOpenSsh(
  on: boolean,
): Pick<
  StepKind<Record<string, never>>,
  'input' | 'typicalMs' | 'needs' | 'state' | 'settle' | 'goesOn' | 'assumed'
> {
  return {
    input: z.strictObject({}),
    typicalMs: 90_000,
    assumed: 'eflow.md 6.2 HC-15',
    needs: () => [{ id: 'ssh.client' }],
    state: (_input, facts) => {
      const client = facts.value('ssh.client');
      if (client === undefined) return 'later';
      return (on ? client.ssh && client.scp : !client.ssh && !client.scp) ? 'done' : 'todo';
    },
    settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
    goesOn: { everyMs: 5_000, forMs: 1_200_000 },
  };
}

/** Adds the OpenSSH client of Windows (HC-15), which comes from Windows Update or where the site keeps features. */
export const addOpenSsh = defineKind({
  ...turnOpenSsh(true),
  kind: 'add-openssh',
  network: 'windows-update',
  action: () => ({ port: 'host', op: 'capability.add', args: {} }),
  refusal: withoutSource,
  undo: () => ({ step: { kind: 'remove-openssh', input: {} } }),
});

/** Removes the OpenSSH client of Windows: the undo of {@link addOpenSsh}. EFLOW cannot manage its VM without one. */
export const removeOpenSsh = defineKind({
  ...turnOpenSsh(false),
  kind: 'remove-openssh',
  action: () => ({ port: 'host', op: 'capability.remove', args: {} }),
  undo: () => ({ step: { kind: 'add-openssh', input: {} } }),
});
