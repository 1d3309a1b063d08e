import { describe, expect, test } from 'vitest';
import { noShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { arpFile, tpmCommand } from '../../stand-ins/guest-tpm.ts';
import { leftOut, why } from '../support.ts';
import { withGuest } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;
const ask = async (answers: GuestAnswers) => (await withGuest(answers, ['Get-EflowDeskGuestTpm'])).shown[0];

describe.skipIf(skipped)(`the way from the VM to the TPM${reason}`, () => {
  test('is told by services in whatever order systemd says them, and by who answers', async () => {
    const said = await ask({
      commands: {
        [tpmCommand]: {
          stdout:
            'Id=tpm2-socat@2321.service\nLoadState=loaded\nActiveState=active\nNRestarts=0\n\nActiveState=activating\nNRestarts=48211\nLoadState=loaded\nId=tpm2-abrmd.service\n\nId=tpm2-netns.service\nLoadState=not-found\nActiveState=inactive\nNRestarts=[not set]\n',
        },
      },
      files: {
        [arpFile]: {
          text: 'IP address       HW type     Flags       HW address            Mask     Device\n172.27.112.1     0x1         0x2         00:15:5d:01:02:03     *        eth0\n172.27.112.9     0x1         0x0         00:00:00:00:00:00     *        eth0\n10.0.0.1         0x1         0x6         00:15:5d:01:02:04     *        eth0\n',
        },
      },
    });
    expect(said).toEqual({
      output: [
        {
          Units: [
            { Name: 'tpm2-socat@2321', Loaded: true, Active: 'active', Restarts: 0 },
            { Name: 'tpm2-abrmd', Loaded: true, Active: 'activating', Restarts: 48_211 },
            { Name: 'tpm2-netns', Loaded: false, Active: 'inactive', Restarts: null },
          ],
          Neighbours: [
            { Address: '172.27.112.1', Answers: true },
            { Address: '172.27.112.9', Answers: false },
            { Address: '10.0.0.1', Answers: true },
          ],
        },
      ],
      error: null,
    });
  });

  test('has no neighbours where the table is empty, and does not know them without one', async () => {
    const units = {
      [tpmCommand]: { stdout: 'Id=tpm2-abrmd.service\nLoadState=loaded\nActiveState=failed\nNRestarts=5\n' },
    };
    const empty = await ask({ commands: units, files: { [arpFile]: { text: 'IP address\n' } } });
    expect(empty).toMatchObject({ output: [{ Units: [{ Active: 'failed' }], Neighbours: [] }] });
    expect(await ask({ commands: units })).toMatchObject({ output: [{ Neighbours: null }] });
  });

  test('is not known where systemd does not answer', async () => {
    expect(await ask({})).toMatchObject({ output: [], error: { id: 'GuestTpm' } });
  });
});
