import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ModuleProfile } from '../../../../src/contract/module-profile.ts';
import { recordModuleProfile } from '../../../../src/main/hosts/cli/commands/record.ts';
import type { Cli } from '../../../../src/main/hosts/cli/context.ts';
import { plainParams } from '../../../../src/main/hosts/cli/render/text.ts';
import { languages, say, type Language } from '../../../../src/messages/index.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords } from './support.ts';

const at = { command: 'Set-Thing', parameter: 'size', assumed: true };
const differing: ModuleProfile = {
  schemaVersion: 1,
  at: '2026-03-02T08:00:00.000Z',
  host: 'local',
  app: '1',
  powershell: { edition: 'Desktop', version: '5.1' },
  modules: [{ name: 'AzureEFLOW', version: '1.5.8' }],
  commands: [],
  samples: [{ command: 'Get-EflowVm', problem: 'EFD-HOST-003', output: [], lines: [] }],
  comparison: {
    verdict: 'differs',
    differences: [
      { kind: 'missing', ...at, what: 'parameter', expected: 'int', found: null },
      { kind: 'new', ...at, what: 'allowed', expected: null, found: ['a\u001b[31mb'] },
      { kind: 'differs', ...at, what: 'max', expected: 5, found: 9, assumed: false },
    ],
    confirmed: [{ command: 'Get-Thing', parameter: null, what: 'command', expected: true }],
    open: [{ ...at, parameter: 'Plain', what: 'set', expected: ['size'] }],
  },
};

/** A command line whose host has another module than expected. */
function cliOf(language: Language): { cli: Cli; printed: string[] } {
  const printed: string[] = [];
  const cli: Partial<Cli> = {
    line: { options: {} } as Cli['line'],
    say: (key, params = {}) => say(language, key, plainParams(params)),
    paint: (_, text) => text,
    print: (text) => printed.push(text),
    call: (async () => differing) as unknown as Cli['call'],
  };
  return { cli: cli as Cli, printed };
}

describe('record module-profile', () => {
  test('saves the profile that it prints, and is 0 when the module is as expected', async () => {
    const folder = tempFolder();
    const out = join(folder, 'profile.json');
    const desk = deskOf('already-deployed', folder);
    const answer = (await desk.json(['record', 'module-profile', '--out', out])) as unknown as {
      profile: ModuleProfile;
    };
    expect(answer).toMatchObject({ exitCode: 0, verdict: 'same', saved: out });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(answer.profile);
    const { exitCode, stdout } = await desk.text(['record', 'module-profile']);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toContain('Get-EflowVmUserName: command\n');
  });

  test('is 10 with the remedy where there is no module, and 2 where the file cannot be', async () => {
    const folder = tempFolder();
    const bare = await deskOf('happy-client-default-switch', folder).json(['record', 'module-profile']);
    expect(bare).toMatchObject({ exitCode: 10, error: { code: 'EFD-PS-008' } });
    expect(bare.text).toContain('--only install');
    mkdirSync(join(folder, 'a folder'));
    const argv = ['record', 'module-profile', '--out', join(folder, 'a folder')];
    const refused = await deskOf('already-deployed', folder).json(argv);
    expect(refused).toMatchObject({ exitCode: 2, error: { params: { reason: 'out', code: 'EISDIR' } } });
    expect(refused.text).toContain('cannot be written (EISDIR)');
  });

  test.each(Object.keys(languages) as Language[])(
    'is 11 and names each difference, in %s',
    async (language) => {
      const { cli, printed } = cliOf(language);
      expect(await recordModuleProfile(cli)).toMatchObject({ exitCode: 11, json: { verdict: 'differs' } });
      const text = printed.join('\n');
      expectWords(text);
      expect(text).not.toContain('\u001b');
      const lines = printed.filter((line) => /^ {2}[-+~] Set-Thing -size: /u.test(line));
      expect(lines.map((line) => line.trim().charAt(0))).toEqual(['-', '+', '~']);
      const assumed = say(language, 'profile.assumed');
      expect(lines.map((line) => line.includes(assumed))).toEqual([true, true, false]);
      expect(text).toContain('Set-Thing (Plain)');
      expect(text).toContain('EFD-HOST-003');
    },
  );
});
