import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longestLog } from '../../../../src/contract/diagnosis.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords } from './support.ts';

const secret = 'CANARYCANARYCANARYCANARY';
const log = [
  'PS C:\\> Deploy-Eflow -acceptEula Yes',
  " - Not enough disk space is available on drive 'C:'. at line 1184",
  `Action aborted by user: HostName=a.azure-devices.net;DeviceId=x;SharedAccessKey=${secret}`,
  "Not enough disk space is available on drive 'C:'.",
  ' - Expected image \u001b[31mX\u001b[0m is missing',
].join('\r\n');

interface Told {
  exitCode: number;
  verdict: string;
  lines: number;
  failures: { id: string; lines: number[]; text: string; do: string; checks: string[] }[];
}

function logIn(folder: string, bytes: Buffer | string): string {
  const file = join(folder, 'transcript.txt');
  writeFileSync(file, bytes);
  return file;
}

/** All that lies below a folder, as one text. */
function kept(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? kept(path) : readFileSync(path, 'utf8')))
    .join('\n');
}

describe('diagnose', () => {
  test('names each known failure with its lines, what it means and what to do', async () => {
    const folder = tempFolder();
    const desk = deskOf('happy-client-default-switch', folder);
    const { exitCode, stdout } = await desk.text(['diagnose', logIn(folder, log)]);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toContain('Known failures in 5 lines: 2.');
    expect(stdout).toContain('F21  line 2, and 1 more: 4');
    expect(stdout).toContain('The drive has too little free space.');
    expect(stdout).toContain('Next: Free at least 20 GB on the drive');
    expect(stdout).toContain('looks for the same cause: HC-10');
    expect(stdout).toContain('F22  line 3\n');
  });

  test('speaks German, too', async () => {
    const folder = tempFolder();
    const desk = deskOf('happy-client-default-switch', folder);
    const { stdout } = await desk.text(['--lang', 'de', 'diagnose', logIn(folder, log)]);
    expectWords(stdout);
    expect(stdout).toContain('F21  Zeile 2 und 1 weitere: 4');
  });

  test('reads UTF-16 as Windows Installer writes it, and answers programs', async () => {
    const folder = tempFolder();
    const desk = deskOf('happy-client-default-switch', folder);
    const file = logIn(folder, Buffer.from(`\ufeff${log}`, 'utf16le'));
    const told = (await desk.json(['diagnose', file])) as unknown as Told;
    expect(told).toMatchObject({
      exitCode: 0,
      verdict: 'known-failures',
      lines: 5,
      failures: [
        {
          id: 'F21',
          lines: [2, 4],
          checks: ['HC-10'],
          text: expect.stringContaining('free space') as string,
        },
        { id: 'F22', do: expect.stringContaining('licence terms') as string },
      ],
    });
  });

  test('reads what is piped, with and without the word for it', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    for (const words of [['diagnose'], ['diagnose', '-']]) {
      const { stdout } = await desk.text(words, { input: log });
      expect(stdout).toContain('F21  line 2');
    }
  });

  test('says clearly that nothing known was found, and is 0', async () => {
    const folder = tempFolder();
    const desk = deskOf('happy-client-default-switch', folder);
    const file = logIn(folder, 'Deployment successful\nOK\n');
    const { exitCode, stdout } = await desk.text(['diagnose', file]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('No known failure in 2 lines.');
    expect(await desk.json(['diagnose', file])).toMatchObject({ verdict: 'nothing-known', failures: [] });
  });

  test('tells no secret and keeps nothing of the log', async () => {
    const folder = tempFolder();
    const state = join(folder, 'state');
    mkdirSync(state);
    const file = logIn(folder, log);
    const { all } = await deskOf('happy-client-default-switch', state).text(['diagnose', file]);
    expect(all).toContain('F22');
    expect(all).not.toContain(secret);
    expect(kept(state)).not.toContain('CANARY');
    expect(kept(state)).not.toContain('Not enough disk space');
  });

  test.each([
    ['that is not there', undefined, 'EFD-LOG-001'],
    ['of more than five megabytes', 'x'.repeat(longestLog + 1), 'EFD-LOG-002'],
  ])('refuses a file %s', async (_what, text, code) => {
    const folder = tempFolder();
    const desk = deskOf('happy-client-default-switch', folder);
    const file = text === undefined ? join(folder, 'none.log') : logIn(folder, text);
    const answer = await desk.json(['diagnose', file]);
    expect(answer).toMatchObject({ exitCode: 2, error: { code } });
    expectWords(answer.text ?? '');
  });
});
