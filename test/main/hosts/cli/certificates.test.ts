import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CertificateReport, WrittenCertificates } from '../../../../src/contract/certificates.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords, type Answer } from './support.ts';

type Told = Answer & Partial<CertificateReport> & Partial<WrittenCertificates>;

const desk = (folder: string) => deskOf('vm-off', folder);

/** Runs a command about certificates with JSON; files are named in the folder. */
async function json(folder: string, ...args: string[]): Promise<Told> {
  return (await desk(folder).json(['identity', 'certificate', ...args])) as Told;
}

/** A folder with the pair of a device in it. */
async function withPair(
  ...more: string[]
): Promise<{ folder: string; at(name: string): string; made: Told }> {
  const folder = tempFolder();
  const files = join(folder, 'files');
  mkdirSync(files);
  const made = await json(folder, 'create', 'press-3', '--folder', files, ...more);
  return { folder, at: (name) => join(files, name), made };
}

const rules = ({ problems = [] }: Told): string[] =>
  problems.map(({ severity, rule }) => `${severity} ${rule}`);

describe('identity certificate create', () => {
  test('makes a pair that can be used as it is, ends at two times and is not written over', async () => {
    const { folder, at, made } = await withPair();
    expect(made.exitCode).toBe(0);
    const [first, second] = ['press-3.cert.pem', 'press-3.second.cert.pem'].map(
      (name) => new X509Certificate(readFileSync(at(name))),
    );
    const days = (one?: X509Certificate) =>
      (Date.parse(one?.validTo ?? '') - Date.parse(one?.validFrom ?? '')) / 86_400_000;
    expect([Math.floor(days(first)), Math.floor(days(second))]).toEqual([365, 548]);
    expect(made.certificates?.map(({ sha256 }) => sha256)).toEqual(
      [first, second].map((one) => one?.fingerprint256.replaceAll(':', '')),
    );
    const checked = await json(
      folder, 'check', at('press-3.cert.pem'), '--key', at('press-3.key.pem'),
      '--name', 'press-3', '--second', at('press-3.second.cert.pem'),
    ); // prettier-ignore
    expect([checked.verdict, checked.exitCode, rules(checked)]).toEqual(['right', 0, []]);
    // Windows has other permissions, which the state folder gives.
    const others = statSync(at('press-3.key.pem')).mode & 0o077;
    expect(process.platform === 'win32' ? 0 : others).toBe(0);
    const key = readFileSync(at('press-3.key.pem'), 'utf8');
    const again = await json(folder, 'create', 'press-3', '--folder', join(folder, 'files'));
    expect(again.error).toMatchObject({ code: 'EFD-SHR-007', params: { reason: 'EEXIST' } });
    expect(readFileSync(at('press-3.key.pem'), 'utf8')).toBe(key);
    expect(readdirSync(join(folder, 'files'))).toHaveLength(4);
  });

  test('writes all of its files or none', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'press-3.second.key.pem'), 'of somebody else');
    const made = await json(folder, 'create', 'press-3', '--folder', folder);
    expect(made.error?.code).toBe('EFD-SHR-007');
    expect(readdirSync(folder).filter((name) => name.endsWith('.pem'))).toEqual(['press-3.second.key.pem']);
    expect(readFileSync(join(folder, 'press-3.second.key.pem'), 'utf8')).toBe('of somebody else');
  });

  test('tells both thumbprints in words, and no key', async () => {
    const folder = tempFolder();
    const ran = await desk(folder).text(['identity', 'certificate', 'create', 'press-3', '--folder', folder]);
    expectWords(ran.all);
    expect(ran.stdout.match(/SHA-256 [0-9A-F]{64}/gu)).toHaveLength(2);
    expect(ran.all).not.toContain('PRIVATE');
  });

  test.each([
    ['a name that is no common name', ['press 3', '--folder', '.'], 'EFD-RPC-002'],
    ['no folder', ['press-3'], 'EFD-CLI-001'],
    ['a kind of key nobody makes', ['press-3', '--folder', '.', '--key-kind', 'dsa'], 'EFD-CLI-001'],
    ['a folder that is not there', ['press-3', '--folder', './nowhere'], 'EFD-SHR-007'],
  ])('refuses %s', async (_name, args, code) => {
    expect((await json(tempFolder(), 'create', ...args)).error?.code).toBe(code);
  });
});

describe('identity certificate ca and csr', () => {
  test.each([
    [0, 'ec-p256'],
    [1, 'ec-p384'],
    [2, 'ec-p521'],
    [1, 'rsa-2048'],
  ])('makes a chain with %i intermediates of %s that openssl and the check accept', async (count, kind) => {
    const folder = tempFolder();
    const made = await json(
      folder, 'ca', 'plant', '--folder', folder, '--intermediates', String(count),
      '--device', 'press-3', '--key-kind', kind,
    ); // prettier-ignore
    expect(made.exitCode).toBe(0);
    const [cert, root] = [join(folder, 'press-3.cert.pem'), join(folder, 'plant.root.cert.pem')];
    const said = execFileSync('openssl', [
      'verify',
      '-x509_strict',
      '-CAfile',
      root,
      '-untrusted',
      cert,
      cert,
    ]);
    expect(said.toString()).toContain('OK');
    const issuer = count === 0 ? root : join(folder, `plant.ca${count}.cert.pem`);
    const checked = await json(
      folder, 'check', cert, '--key', join(folder, 'press-3.key.pem'), '--use', 'group',
      '--name', 'press-3', '--enrolled', issuer,
    ); // prettier-ignore
    expect(checked.verdict).toBe('right');
    expect(checked.chain).toMatchObject({
      complete: true,
      links: Array.from({ length: count + 2 }, () => ({ state: 'whole' })),
    });
    expect(new Set(made.certificates?.map(({ serial }) => serial)).size).toBe(count + 2);
  });

  test('makes a request that openssl accepts, for a key that stays', async () => {
    const folder = tempFolder();
    const made = await json(folder, 'csr', 'press-3', '--folder', folder);
    expect(made.files?.map(({ role }) => role)).toEqual(['request', 'key']);
    const text = execFileSync(
      'openssl',
      ['req', '-in', join(folder, 'press-3.csr.pem'), '-noout', '-text', '-verify'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    ).toString();
    expect(text).toContain('CN = press-3');
    expect(text).toContain('TLS Web Client Authentication');
  });
});

describe('identity certificate check and convert', () => {
  /** The pair of a device as a PFX file, with its passphrase in a file and in the environment. */
  async function withPfx() {
    const made = await withPair();
    const { at } = made;
    const out = ['-out', at('p.pfx'), '-passout', 'pass:CANARY-42'];
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-in',
      at('press-3.cert.pem'),
      '-inkey',
      at('press-3.key.pem'),
      ...out,
    ]);
    writeFileSync(at('pass.txt'), 'CANARY-42\n');
    return made;
  }

  test('takes certificate and key out of a PFX', async () => {
    const { folder, at } = await withPfx();
    const pass = ['--passphrase', `file:${at('pass.txt')}`];
    const checked = await json(folder, 'check', at('p.pfx'), '--name', 'press-3', ...pass);
    expect([checked.verdict, checked.exitCode, rules(checked)]).toEqual(['convert', 11, ['repaired pfx']]);
    const target = join(folder, 'out');
    mkdirSync(target);
    const made = await json(folder, 'convert', at('p.pfx'), '--folder', target, ...pass);
    expect(made.exitCode).toBe(0);
    for (const name of ['press-3.cert.pem', 'press-3.key.pem'])
      expect(readFileSync(join(target, name), 'utf8')).toBe(readFileSync(at(name), 'utf8'));
    expect(JSON.stringify([checked, made])).not.toContain('CANARY');
  });

  test.each([
    ['no passphrase', [], 10, 'key-encrypted'],
    ['a wrong one', ['--passphrase', 'file:WRONG'], 10, 'passphrase-wrong'],
  ])('tells in words that a PFX with %s stays shut', async (_name, more, exitCode, rule) => {
    const { folder, at } = await withPfx();
    writeFileSync(at('wrong.txt'), 'CANARY-41');
    const given = more.map((one) => one.replace('WRONG', at('wrong.txt')));
    const told = await json(folder, 'check', at('p.pfx'), ...given);
    expect([told.exitCode, rules(told)]).toEqual([exitCode, [`error ${rule}`]]);
    const target = join(folder, 'out');
    mkdirSync(target);
    const refused = await json(folder, 'convert', at('p.pfx'), '--folder', target);
    expect(refused).toMatchObject({ exitCode: 2, error: { code: 'EFD-CRT-015' } });
    expect(readdirSync(target)).toEqual([]);
  });

  test('never takes the passphrase from the command line', async () => {
    const told = await json(tempFolder(), 'check', 'a.pem', '--passphrase', 'CANARY-42');
    expect(told.error).toMatchObject({
      code: 'EFD-CLI-001',
      params: { reason: 'reference', option: '--passphrase' },
    });
    expect(JSON.stringify(told)).not.toContain('CANARY');
  });

  test.each(['en', 'de'])('tells all that is wrong at once, in words (%s)', async (language) => {
    const { folder, at } = await withPair();
    const text = readFileSync(at('press-3.cert.pem'), 'utf8');
    writeFileSync(at('bom.pem'), `\ufeff${text.replaceAll('\n', '\r\n')}`);
    const args = [
      'check',
      at('bom.pem'),
      '--key',
      at('press-3.second.key.pem'),
      '--use',
      'group',
      '--name',
      'press-4',
    ];
    const ran = await desk(folder).text(['--lang', language, 'identity', 'certificate', ...args]);
    expect(ran.exitCode).toBe(10);
    expectWords(ran.all);
    for (const code of ['F2', 'M1', 'C1', 'H3'])
      expect(ran.stdout).toMatch(new RegExp(`^ {2}${code} `, 'mu'));
  });

  test('tells a file that is not there, and a folder', async () => {
    const folder = tempFolder();
    for (const file of [join(folder, 'none.pem'), folder])
      expect(rules(await json(folder, 'check', file))).toContain('error file-missing');
    expect(existsSync(join(folder, 'none.pem'))).toBe(false);
  });
});
