import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSecrets, type SecretsOptions } from '../../../src/main/adapters/secrets.ts';
import { mark } from '../../../src/main/domain/redact.ts';
import { refusalOf } from '../../support/refusals.ts';
import { tempFolder } from '../../support/temp.ts';

/** Whether a file seems to be missing although it is there: what a process sees that loses a race. */
const race = vi.hoisted(() => ({ blind: false }));
vi.mock('node:fs', async (original) => {
  const fs = await original<{ existsSync(path: string): boolean }>();
  return { ...fs, existsSync: (path: string) => !race.blind && fs.existsSync(path) };
});
afterEach(() => {
  race.blind = false;
});

const secretsIn = (stateFolder = tempFolder(), more: Partial<SecretsOptions> = {}) =>
  createSecrets({ stateFolder, env: {}, ...more });

describe('a secret from the environment', () => {
  test('is read once, removed, and known from then on', async () => {
    const env: NodeJS.ProcessEnv = { DEVICE: 'CANARY', OTHER: 'x' };
    const secrets = secretsIn(undefined, { env });
    const handle = (await secrets.resolve('env:DEVICE', 'f', '.'))!;
    expect(secrets.reveal(handle)).toBe('CANARY');
    expect(env).toEqual({ OTHER: 'x' });
    expect(await secrets.resolve('env:DEVICE', 'f', '.')).toBe(handle);
  });

  test('is had by all who ask at once', async () => {
    const secrets = secretsIn(undefined, { env: { DEVICE: 'CANARY' } });
    const both = await Promise.all([
      secrets.resolve('env:DEVICE', 'f', '.'),
      secrets.resolve('env:DEVICE', 'f', '.'),
    ]);
    expect(both.map((handle) => secrets.reveal(handle!))).toEqual(['CANARY', 'CANARY']);
  });

  test('that is missing or empty cannot be had now, and may be had later', async () => {
    const env: NodeJS.ProcessEnv = { EMPTY: '' };
    const secrets = secretsIn(undefined, { env });
    expect(await secrets.resolve('env:EMPTY', 'f', '.')).toBeUndefined();
    expect(await secrets.resolve('env:DEVICE', 'f', '.')).toBeUndefined();
    env['DEVICE'] = 'CANARY';
    expect(secrets.reveal((await secrets.resolve('env:DEVICE', 'f', '.'))!)).toBe('CANARY');
  });
});

describe('a secret from a file', () => {
  test.each([
    ['key', 'key'],
    ['key\n', 'key'],
    ['key\r\n', 'key'],
    ['key\n\n', 'key\n'],
    [' key ', ' key '],
    ['', ''],
  ])('%j is %j', async (text, secret) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'secret.txt'), text);
    const secrets = secretsIn();
    expect(secrets.reveal((await secrets.resolve('file:secret.txt', 'f', folder))!)).toBe(secret);
  });

  test('is found from the folder of its setup, and another one from another folder', async () => {
    const folder = tempFolder();
    for (const name of ['a', 'b']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'secret.txt'), `secret of ${name}`);
    }
    const secrets = secretsIn();
    const read = async (ref: string, from: string) =>
      secrets.reveal((await secrets.resolve(ref, 'f', from))!);
    expect(await read('file:secret.txt', join(folder, 'a'))).toBe('secret of a');
    expect(await read('file:secret.txt', join(folder, 'b'))).toBe('secret of b');
    expect(await read(`file:${join(folder, 'a', 'secret.txt')}`, join(folder, 'b'))).toBe('secret of a');
  });

  test('that is not there is told by its field, and may come later', async () => {
    const folder = tempFolder();
    const secrets = secretsIn();
    const error = await refusalOf(() => secrets.resolve('file:CANARY.txt', 'identity.devConnString', folder));
    expect(error).toMatchObject({
      code: 'EFD-SEC-001',
      params: { field: 'identity.devConnString', reason: 'ENOENT' },
    });
    expect(JSON.stringify(error)).not.toContain('CANARY');
    writeFileSync(join(folder, 'CANARY.txt'), 'key');
    expect(await secrets.resolve('file:CANARY.txt', 'f', folder)).toBeDefined();
  });
});

describe('a secret that is asked for', () => {
  test('is asked by its field, once', async () => {
    const ask = vi.fn<(field: string) => Promise<string>>(async () => 'CANARY');
    const secrets = secretsIn(undefined, { ask });
    const first = await secrets.resolve('prompt', 'identity.devConnString', '.');
    expect(secrets.reveal(first!)).toBe('CANARY');
    expect(await secrets.resolve('prompt', 'identity.devConnString', '.')).toBe(first);
    expect(ask.mock.calls).toEqual([['identity.devConnString']]);
  });

  test('cannot be had where nobody can be asked, or nobody answers', async () => {
    expect(await secretsIn().resolve('prompt', 'f', '.')).toBeUndefined();
    expect(
      await secretsIn(undefined, { ask: async () => undefined }).resolve('prompt', 'f', '.'),
    ).toBeUndefined();
  });
});

describe('a handle', () => {
  test('is worth nothing without its store, and tells nothing', async () => {
    const secrets = secretsIn();
    const handle = secrets.hold('CANARY');
    expect(JSON.stringify(handle)).not.toContain('CANARY');
    expect(() => secretsIn().reveal(handle)).toThrow('no such secret');
    secrets.forget();
    expect(() => secrets.reveal(handle)).toThrow('no such secret');
  });

  test('is a new one after forgetting', async () => {
    const env: NodeJS.ProcessEnv = { DEVICE: 'CANARY' };
    const secrets = secretsIn(undefined, { env });
    await secrets.resolve('env:DEVICE', 'f', '.');
    const key = secrets.reveal(secrets.fingerprintKey());
    secrets.forget();
    expect(await secrets.resolve('env:DEVICE', 'f', '.')).toBeUndefined();
    expect(secrets.reveal(secrets.fingerprintKey())).toBe(key);
  });
});

describe('a fingerprint', () => {
  test('is the same for the same secret in one folder, whatever the process', () => {
    const folder = tempFolder();
    const first = secretsIn(folder).fingerprint('secret');
    expect(secretsIn(folder).fingerprint('secret')).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}$/u);
    expect(secretsIn(folder).fingerprint('secres')).not.toBe(first);
  });

  test('is another one in another folder', () => {
    expect(secretsIn().fingerprint('secret')).not.toBe(secretsIn().fingerprint('secret'));
  });

  test('rests on a key that its owner alone can read', () => {
    const folder = tempFolder();
    const secrets = secretsIn(folder);
    const key = secrets.reveal(secrets.fingerprintKey());
    expect(key).toMatch(/^[0-9a-f]{64}$/u);
    expect(readFileSync(join(folder, 'fingerprint.key'), 'utf8')).toBe(key);
    expect(secrets.fingerprintKey()).toBe(secrets.fingerprintKey());
    expect(readdirSync(folder)).toEqual(['fingerprint.key']);
  });

  test.skipIf(process.platform === 'win32')('rests on a file with the rights of its owner', () => {
    const folder = tempFolder();
    secretsIn(folder).fingerprintKey();
    expect(statSync(join(folder, 'fingerprint.key')).mode & 0o777).toBe(0o600);
  });

  test('of two that begin at once rests on one key', () => {
    const folder = tempFolder();
    const winner = secretsIn(folder).fingerprint('secret');
    race.blind = true;
    expect(secretsIn(folder).fingerprint('secret')).toBe(winner);
    expect(readdirSync(folder)).toEqual(['fingerprint.key']);
  });

  test('cannot be made where nothing can be written, and says so', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), 'x');
    const error = await refusalOf(() => secretsIn(join(folder, 'file')).fingerprint('secret'));
    expect(error).toMatchObject({ code: 'EFD-JRN-003', params: { folder: join(folder, 'file') } });
  });
});

describe('masking', () => {
  test('takes every secret out of a text, as often as it stands there', async () => {
    const secrets = secretsIn(undefined, { env: { DEVICE: 'CANARY-1.*' } });
    await secrets.resolve('env:DEVICE', 'f', '.');
    secrets.hold('CANARY-22');
    expect(secrets.mask('a CANARY-1.* b CANARY-1.*, CANARY-22; CANARY-1xx')).toBe(
      `a ${mark} b ${mark}, ${mark}; CANARY-1xx`,
    );
  });

  test('takes out the key of fingerprints, too', () => {
    const secrets = secretsIn();
    const key = secrets.reveal(secrets.fingerprintKey());
    expect(secrets.mask(`key ${key}`)).toBe(`key ${mark}`);
  });

  test('takes a secret out of JSON text, too', () => {
    const secrets = secretsIn();
    secrets.hold('CANARY"with\nodd\\things');
    expect(secrets.mask(JSON.stringify({ text: 'x CANARY"with\nodd\\things' }))).toBe(
      JSON.stringify({ text: `x ${mark}` }),
    );
  });

  test('leaves no rest of a secret that begins like another one', () => {
    const secrets = secretsIn();
    secrets.hold('CANARY-one');
    secrets.hold('CANARY-one-and-two');
    expect(secrets.mask('CANARY-one-and-two, CANARY-one')).toBe(`${mark}, ${mark}`);
  });

  test('leaves words alone that are short enough to be innocent', () => {
    const secrets = secretsIn();
    secrets.hold('OK');
    expect(secrets.mask('OK')).toBe('OK');
  });
});
