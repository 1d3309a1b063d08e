import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords, root } from './support.ts';

const desk = () => deskOf('hyperv-disabled', tempFolder());
const advise = ['identity', 'advise'];
const answered = (...answers: string[]) => [...advise, ...answers.flatMap((one) => ['--answer', one])];

describe('identity advise', () => {
  test('ranks, with what speaks for and against, what it needs, and what is still to be answered', async () => {
    const { exitCode, stdout } = await desk().text(
      answered('system=windows', 'purpose=production', 'dps=yes', 'pki=no', 'tpm=yes', 'first=online'),
    );
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toContain('1. DPS with the TPM: possible\n   Microsoft recommends it for production.');
    expect(stdout).toContain('in the cloud: an individual enrollment in DPS');
    expect(stdout).toContain('Hardware: a TPM 2.0');
    expect(stdout).toContain('A colleague: someone who enrolls the endorsement key');
    expect(stdout).toContain(
      '3. Windows containers on Windows: not possible\n   There is no IoT Edge for Windows containers after version 1.1',
    );
    expect(stdout).toContain('way out: Build the modules for Linux containers');
    expect(stdout).toContain('inspection=yes  Yes');
    expect(stdout).not.toContain('tpm=yes');
  });

  test('speaks German', async () => {
    const { stdout } = await desk().text([...answered('system=linux', 'purpose=trial'), '--lang', 'de']);
    expectWords(stdout);
    expect(stdout).toContain('1. Verbindungszeichenfolge, von Hand: möglich');
    expect(stdout).toContain('EFLOW läuft unter Windows.');
  });

  test('tells the same as JSON, with its words', async () => {
    expect(await desk().json(answered('system=windows', 'enrollment=group'))).toMatchObject({
      exitCode: 11,
      verdict: 'unknown',
      answers: { system: 'windows', enrollment: 'group' },
      advice: {
        methods: expect.arrayContaining([
          expect.objectContaining({
            method: 'DpsTPM',
            status: 'refused',
            words: expect.objectContaining({
              refusals: ['A TPM cannot be in an enrollment group; DPS takes individual enrollments only.'],
            }),
          }),
        ]),
      },
    });
  });

  test('ends with what a script can tell apart', async () => {
    expect((await desk().json(advise)).exitCode).toBe(11);
    const none = answered('system=windows', 'keys=hsm', 'dps=no', 'inspection=no', 'first=online');
    expect((await desk().json(none)).exitCode).toBe(10);
  });

  test.each(['system=beos', 'sytem=windows', 'system', '=windows', 'tpm=unknown'])(
    'refuses %s and names the questions',
    async (answer) => {
      const { exitCode, stderr } = await desk().text(answered(answer));
      expect(exitCode).toBe(2);
      expect(stderr).toContain('system=windows|linux');
    },
  );
});

describe('glossary', () => {
  test('explains one term by its name or a part of it, and all without', async () => {
    const one = await desk().text(['glossary', 'ID scope']);
    expect(one.exitCode).toBe(0);
    expect(one.stdout.trim().split('\n')).toHaveLength(2);
    expect((await desk().text(['glossary', 'enrollment'])).stdout).not.toContain('Individual enrollment\n');
    expect((await desk().text(['glossary', 'schlussel', '--lang', 'de'])).stdout).toContain(
      'Abgeleiteter Schlüssel',
    );
    const all = (await desk().json(['glossary'])) as unknown as { terms: { name: string; says: string }[] };
    expect(all.terms.length).toBeGreaterThanOrEqual(60);
    expect(all.terms.every(({ says }) => says.endsWith('.'))).toBe(true);
  });

  test('refuses a term it does not have', async () => {
    const { exitCode, stderr } = await desk().text(['glossary', 'flux']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The glossary has no term flux.');
  });
});

describe('identity linux-kit', () => {
  const kit = ['identity', 'linux-kit', '--setup', join(root, 'examples/dps-symmetric-key.json')];
  const ubuntu = [...kit, '--distribution', 'ubuntu-24.04', '--architecture', 'x64'];

  test('prints the configuration and the commands, without the secret', async () => {
    const { exitCode, stdout } = await desk().text(ubuntu);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toContain('registration_id = "edge-03"');
    expect(stdout).toContain('# 6. Make it count\nsudo iotedge config apply');
    expect(stdout).not.toContain('EFLOW_DESK_KEY');
  });

  test('saves both in a folder, and overwrites nothing there', async () => {
    const folder = join(tempFolder(), 'kit');
    const saved = await desk().text([...ubuntu, '--out', folder, '--lang', 'de']);
    expect(saved.exitCode).toBe(0);
    expectWords(saved.stdout);
    expect(saved.stdout).toContain('config.toml, commands.sh');
    expect(readFileSync(join(folder, 'commands.sh'), 'utf8')).toContain('# 6. In Kraft setzen');
    writeFileSync(join(folder, 'config.toml'), 'mine');
    const again = await desk().text([...ubuntu, '--out', folder]);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('is not overwritten');
    expect(readFileSync(join(folder, 'config.toml'), 'utf8')).toBe('mine');
  });

  test('says which distribution has no packages for a processor', async () => {
    const { exitCode, stderr } = await desk().text([
      ...kit,
      '--distribution',
      'rhel-9',
      '--architecture',
      'arm64',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('for rhel-9 Microsoft has packages for x64 only.');
  });

  test.each([
    [[...kit, '--architecture', 'x64'], '--distribution'],
    [[...kit, '--distribution', 'debian-12'], '--architecture'],
    [[...ubuntu, '--pkcs11-slot', 'pkcs11:token=a'], '--pkcs11-library'],
    [[...ubuntu, '--hostname', 'a b'], '--hostname'],
    [[...ubuntu, '--reprovisioning', 'Never'], '--reprovisioning'],
    [
      [
        ...ubuntu,
        '--pkcs11-library',
        '/l',
        '--pkcs11-slot',
        'pkcs11:a?pin-value=1',
        '--pkcs11-key',
        'pkcs11:b',
      ],
      '--pkcs11-slot',
    ],
    [ubuntu.filter((one) => !one.includes('setup') && !one.endsWith('.json')), '--setup'],
  ])('refuses %j by its option', async (line, option) => {
    const { exitCode, stderr } = await desk().text(line);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(option);
  });
});
