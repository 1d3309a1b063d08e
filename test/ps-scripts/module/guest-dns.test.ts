import { describe, expect, test } from 'vitest';
import { noShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { leftOut, why } from '../support.ts';
import { withGuest } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;
const path = '/run/systemd/resolve/resolv.conf';
const ask = async (answers: GuestAnswers) => (await withGuest(answers, ['Get-EflowDeskGuestDns'])).shown[0];
const file = (text: string): GuestAnswers => ({ files: { [path]: { text } } });

describe.skipIf(skipped)(`the DNS servers of the VM${reason}`, () => {
  test('are told in their order, each once, and nothing else of the file', async () => {
    const said = await ask(
      file(
        '# nameserver 9.9.9.9\nnameserver 10.1.2.53\n  nameserver\t10.1.2.54 # second\nnameserver fd00::53\nnameserver 10.1.2.53\nsearch plant.example\noptions edns0\n',
      ),
    );
    expect(said).toEqual({ output: [{ Servers: ['10.1.2.53', '10.1.2.54', 'fd00::53'] }], error: null });
  });

  test('are none in an empty file, and one is a list, too', async () => {
    expect(await ask(file(''))).toEqual({ output: [{ Servers: [] }], error: null });
    expect(await ask(file('nameserver 10.1.2.53\n'))).toEqual({
      output: [{ Servers: ['10.1.2.53'] }],
      error: null,
    });
  });

  test('are not known without the file, which is no empty list', async () => {
    expect(await ask({})).toMatchObject({ output: [], error: { id: 'GuestDns' } });
  });
});
