import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { deviceChain } from '../../support/device-chain.ts';
import { filesWith } from '../hosts/cli/support.ts';

const passphrase = 'CANARY Blau 42';
/** When practice begins. */
const now = Date.parse('2026-03-02T08:00:00Z');
const [made, other] = [await deviceChain('press-3', now), await deviceChain('press-4', now)];
const { folder, remove } = testFolder();
const [state, files] = [join(folder, 'state'), testFolder()];
let desk: TestApp;
let pfx = '';

beforeAll(async () => {
  desk = await testApp('already-deployed', state);
  const at = (name: string) => join(files.folder, name);
  writeFileSync(at('own.pem'), made.chain);
  writeFileSync(at('own.key'), made.key);
  const pair = ['-in', at('own.pem'), '-inkey', at('own.key'), '-out', at('own.pfx')];
  execFileSync('openssl', ['pkcs12', '-export', ...pair, '-passout', `pass:${passphrase}`]);
  pfx = readFileSync(at('own.pfx'), 'base64');
});
afterAll(async () => {
  await desk.app.close();
  files.remove();
  remove();
});

const packed = (text: string) => Buffer.from(text).toString('base64');
const look = (contents: string[], more: object = {}) =>
  desk.call('identity.certificate.look', { use: 'manual', contents, ...more });
const rules = (told: Awaited<ReturnType<typeof look>>, severity = 'error') =>
  told.problems.filter((one) => one.severity === severity).map(({ rule }) => rule);

describe('files that lie in a window', () => {
  test.each([
    ['certificate first', [made.chain, made.key], 0],
    ['key first', [made.key, made.chain], 1],
  ])('are told apart by what is in them (%s)', async (_order, texts, certificateAt) => {
    const told = await look(texts.map(packed), { name: 'press-3' });
    expect(told).toMatchObject({ certificateAt, keyAt: 1 - certificateAt });
    expect(told.certificate.certificates.map(({ commonName }) => commonName)).toEqual([
      'press-3',
      'Plant 7 root',
    ]);
    expect(told.key?.key?.keyId).toBe(told.certificate.certificates[0]?.keyId);
    expect(rules(told)).toEqual([]);
  });

  test('are judged as files with a path are', async () => {
    expect(rules(await look([packed(made.chain), packed(other.key)]))).toEqual(['key-mismatch']);
    expect(rules(await look([packed(made.chain), packed(made.key)], { name: 'press-9' }))).toEqual([
      'name-differs',
    ]);
    expect(await look([packed(made.chain)])).toMatchObject({
      verdict: 'wrong',
      key: null,
      keyAt: null,
    });
    expect(rules(await look([packed(made.chain)]))).toEqual(['no-key']);
    expect(rules(await look([packed('no certificate')]))).toContain('not-certificates');
  });

  test('are opened with the passphrase that was given, also in one file, and nothing of them stays', async () => {
    expect(rules(await look([pfx]))).toEqual(['key-encrypted']);
    await desk.call('secrets.offer', { field: 'identity.identityPassphrase', value: passphrase });
    const told = await look([pfx], { passphrase: 'prompt' });
    expect(told).toMatchObject({ verdict: 'convert', certificateAt: 0, keyAt: null });
    const body = made.key.split('\n')[1] ?? '';
    expect(body.length).toBeGreaterThan(30);
    for (const secret of [body, passphrase, packed(made.key)]) {
      expect(JSON.stringify(told)).not.toContain(secret);
      expect(filesWith(state, secret)).toEqual([]);
    }
  });

  test('are not looked at when they are longer than any certificate, or none', async () => {
    const long = Buffer.alloc(262_147).toString('base64');
    for (const contents of [[long], [], ['no base64!'], [pfx, pfx, pfx]])
      expect(await desk.refused('identity.certificate.look', { use: 'manual', contents })).toMatchObject({
        code: 'EFD-RPC-002',
      });
  });
});
