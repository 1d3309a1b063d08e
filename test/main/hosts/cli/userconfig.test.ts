import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deviceKey, fileWith, internal, provisioned } from '../../domain/userconfig/files.ts';
import { deskOf, expectClosing, expectWords, filesWith, manualFile } from './support.ts';

/** Runs a command line on a machine of its own. */
const newDesk = () => {
  const folder = tempFolder();
  return { folder, ...deskOf('happy-client-default-switch', folder) };
};

/** A file with this text in a folder of its own. */
function fileOf(text: string): string {
  const path = join(tempFolder(), 'a.json');
  writeFileSync(path, text);
  return path;
}

const file = (change: Readonly<Record<string, unknown>>) => fileOf(fileWith(change));

describe('setup import-userconfig', () => {
  test('prints the document alone and tells the rest beside it', async () => {
    const desk = newDesk();
    const { exitCode, stdout, stderr } = await desk.text([
      'setup',
      'import-userconfig',
      file({ ...provisioned.ManualConnectionString, 'vmFeature.DpsTpm': true }),
    ]);
    expect(exitCode).toBe(11);
    expect(JSON.parse(stdout)).toMatchObject({
      identity: { provisioningType: 'ManualConnectionString', devConnString: 'prompt' },
    });
    expectWords(stderr);
    expect(stderr).toContain('\n  vmFeature.DpsTpm: The other document has no field for it.\n');
    expect(stderr).toContain('\nTo fill in:\n  eflowProduct: ');
    expect(stdout + stderr).not.toContain(deviceKey);
    expect(filesWith(desk.folder, deviceKey)).toEqual([]);
  });

  test('saves the document, and says as JSON what it says in words', async () => {
    const desk = newDesk();
    const out = join(desk.folder, 'setup.json');
    const argv = ['setup', 'import-userconfig', file({ 'vmConfig.cpuCount': 2 }), '--out', out];
    const answer = await desk.json(argv);
    expect(answer).toMatchObject({
      exitCode: 11,
      saved: out,
      document: { vm: { cpuCount: 2 } },
      notes: expect.arrayContaining([
        expect.objectContaining({
          kind: 'to-fill',
          field: 'eflowProduct',
          text: expect.stringContaining('1.4'),
        }),
      ]),
    });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ schemaVersion: 1, vm: { cpuCount: 2 } });
    const { stdout } = await desk.text(argv);
    expect(stdout).toBe(`Saved: ${out}\n`);
  });

  test('makes what setup check takes once the installer is filled in', async () => {
    const desk = newDesk();
    const { stdout } = await desk.text(['setup', 'import-userconfig', file(provisioned.DpsTPM)]);
    const path = fileOf(stdout);
    expect((await desk.json(['setup', 'check', path])).error?.fields).toEqual([
      { path: 'payload', rule: 'required', params: {} },
    ]);
    const { payload } = JSON.parse(readFileSync(manualFile, 'utf8')) as { payload: unknown };
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(stdout) as object), payload }));
    expect((await desk.json(['setup', 'check', path])).exitCode).toBe(0);
  });

  test.each(['en', 'de'] as const)('refuses what breaks a rule where it is used, in %s', async (lang) => {
    const desk = newDesk();
    const argv = ['setup', 'import-userconfig', file(internal), '--lang', lang];
    expect((await desk.text(argv)).exitCode).toBe(11);
    const refused = await desk.text([...argv, '--windows', 'client']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('  network.vswitchType: ');
    expect(refused.stdout).toBe('');
    expectWords(refused.stderr);
    expectClosing(refused.stderr, lang);
  });

  test.each([
    [['--windows', 'xp'], '--windows takes client or server'],
    [['--out', '/nowhere/at/all.json'], 'cannot be written'],
  ])('refuses %j', async (more, words) => {
    const desk = newDesk();
    const { exitCode, stderr } = await desk.text(['setup', 'import-userconfig', file({}), ...more]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  test('refuses a file that is not there', async () => {
    const desk = newDesk();
    const { exitCode, stderr } = await desk.text([
      'setup',
      'import-userconfig',
      join(tempFolder(), 'none.json'),
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('EFD-SETUP-001');
  });
});

describe('setup export-userconfig', () => {
  test('prints a file that import takes back', async () => {
    const desk = newDesk();
    const { exitCode, stdout, stderr } = await desk.text([
      'setup',
      'export-userconfig',
      '--setup',
      manualFile,
    ]);
    expect(exitCode).toBe(11);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: '1.1',
      eflowProduct: 'Azure IoT Edge 1.5 LTS X64',
    });
    expectWords(stderr);
    expect(stderr).toContain('identity.devConnString: A placeholder stands in its place.');
    const path = fileOf(stdout);
    const back = await desk.json(['setup', 'import-userconfig', path, '--windows', 'client']);
    expect(back).toMatchObject({ document: { identity: { devConnString: 'prompt' } } });
  });

  test('needs a setup', async () => {
    const desk = newDesk();
    const { exitCode, stderr } = await desk.text(['setup', 'export-userconfig']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--setup FILE');
  });
});
