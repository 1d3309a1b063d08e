import { describe, expect, test } from 'vitest';
import { noShell, runGuestShell } from '../../stand-ins/guest-shell.ts';

describe.skipIf(noShell !== undefined)(
  `the shell of a VM${noShell === undefined ? '' : ` (${noShell})`}`,
  () => {
    const files = { '/etc/a': { text: 'one\n', changedAt: 1_500 }, '/etc/b': { text: 'two' } };

    test('knows the files and programs that it was given', async () => {
      const ran = await runGuestShell(
        'echo Y2F0IC9ldGMvYQ== | base64 -d | sudo sh; iotedge list; echo $?; stat -c %.3Y /etc/a; cp /etc/a /etc/b',
        { files, commands: { 'iotedge list': { stdout: "it's\n", stderr: 'bad\n', exitCode: 3 } } },
      );
      expect(ran).toEqual({
        stdout: "one\nit's\n3\n1.500\n",
        stderr: 'bad\n',
        exitCode: 0,
        ran: [
          ['cat', '/etc/a'],
          ['iotedge', 'list'],
          ['stat', '-c', '%.3Y', '/etc/a'],
          ['cp', '/etc/a', '/etc/b'],
        ],
        files: { '/etc/a': 'one\n', '/etc/b': 'one\n' },
      });
    });

    test('opens the ports that it was given and no other', async () => {
      const tried = (place: string) => `timeout -k 1 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' ${place}; echo $?;`;
      const { stdout } = await runGuestShell(tried('h.net 443') + tried('h.net 8883'), {
        open: ['h.net:443'],
      });
      expect(stdout).toBe('0\n1\n');
    });

    test('reads nothing of this machine', async () => {
      const { stdout, stderr } = await runGuestShell(
        [
          'cat /etc/passwd',
          'cat /../../../../etc/passwd',
          'sed -n p /etc/passwd',
          'tail -n 1 /etc/passwd',
          'base64 /etc/passwd',
          'bash -c "cat /etc/passwd"',
          'whoami',
          'iotedge check',
          'echo $HOME$USER',
        ].join('; '),
        { commands: { 'iotedge list': {} } },
      );
      expect(stdout).toMatch(/^\/\S+\/root\n$/u);
      expect(stderr).toContain('cat: /etc/passwd: No such file or directory');
      expect(stderr).toContain('iotedge: not answered: check');
      expect(stderr).toMatch(/whoami.*not found/u);
    });

    test('ends when it is told to', async () => {
      const stop = new AbortController();
      const running = runGuestShell('while :; do :; done', {}, stop.signal);
      stop.abort(new Error('enough'));
      await expect(running).rejects.toThrow('enough');
      await expect(runGuestShell('true', {}, stop.signal)).rejects.toThrow('enough');
    });
  },
);
