import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Goal } from '../../../src/contract/jobs.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';
import { setupWith, dpsCertificate, manualCertificate } from '../../support/setups.ts';
import { madeCertificate } from '../domain/sheets/support.ts';
import { filesWith, keyOf } from '../hosts/cli/support.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario: string): Promise<{ desk: TestApp; folder: string; handedOver: string }> {
  const made = testFolder();
  folders.push(made);
  const app = await testApp(scenario, made.folder);
  open.push(app.app);
  const { cloud } = app.shown() as { cloud: { devices: { handedOver: string }[] } };
  return { desk: app, folder: made.folder, handedOver: cloud.devices[0]?.handedOver ?? '' };
}

const example = exampleGoal('connection-string');
const prompting: Goal = {
  ...example,
  setup: {
    ...example.setup,
    identity: { provisioningType: 'ManualConnectionString', devConnString: 'prompt' },
  },
};

describe('the way from a sheet to a proven device', () => {
  test('takes the secret of the answer from memory, and leaves it nowhere', async () => {
    const { desk: app, folder, handedOver } = await desk('already-deployed');
    const asked = { setup: prompting.setup, folder: example.folder, language: 'de' } as const;
    const { request, html, codes } = await app.call('identity.sheet', asked);
    expect(html).toContain('<html lang="de">');
    expect(codes.map(({ name }) => name)).toEqual(['deviceId']);
    const answer = await app.call('identity.answer', { text: `${handedOver}\nIoT Edge: ja\n`, request });
    expect(answer).toMatchObject({ verdict: 'fits', secrets: ['identity.devConnString'] });
    expect(await app.run(prompting)).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(filesWith(folder, keyOf(handedOver))).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(keyOf(handedOver));
  });

  test('has no secret where the answer differs', async () => {
    const { desk: app, handedOver } = await desk('already-deployed');
    const asked = { setup: prompting.setup, folder: example.folder, language: 'en' } as const;
    const { request } = await app.call('identity.sheet', asked);
    const answer = await app.call('identity.answer', { text: `${handedOver}\nIoT Edge: no\n`, request });
    expect(answer).toMatchObject({ verdict: 'differs', secrets: [], fills: {} });
    expect(await app.run(prompting)).toMatchObject({ state: 'waiting' });
  });
});

describe('the TPM of a practice machine', () => {
  test('tells the same key from Windows and from the VM, and the chain is whole', async () => {
    const { desk: app } = await desk('already-deployed');
    const before = await app.call('identity.tpm', {});
    expect(before).toMatchObject({
      verdict: 'usable',
      broken: 'feature',
      comparison: [{ code: 'one-only' }],
    });
    const { setup, folder } = exampleGoal('dps-tpm');
    const job = await app.run({ kind: 'setup', setup, folder });
    expect(job.state).toBe('waiting');
    await app.call('practice.enroll', {});
    expect(await app.resume({ answer: 'enrolled' })).toMatchObject({ state: 'succeeded' });
    const after = await app.call('identity.tpm', {});
    expect(after).toMatchObject({
      verdict: 'usable',
      broken: null,
      comparison: [{ code: 'same', params: { count: 2 } }],
    });
    expect(after.links.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'whole'));
  });
});

describe('a certificate that lies in a PFX file', () => {
  const passphrase = 'CANARY Blau 42';
  const made = madeCertificate('press-3', 30, [
    'crlDistributionPoints=URI:http://crl.plant.example/line.crl',
  ]);

  /** A desk with the certificate as PEM, as PFX and as PFX that needs its passphrase, in its folder. */
  async function withFiles() {
    const opened = await desk('already-deployed');
    const at = (name: string) => join(opened.folder, name);
    writeFileSync(at('own.pem'), made.certificate);
    writeFileSync(at('own.key'), made.key);
    const files = ['-export', '-in', at('own.pem'), '-inkey', at('own.key')];
    const write = (name: string, word: string) =>
      execFileSync('openssl', ['pkcs12', ...files, '-passout', `pass:${word}`, '-out', at(name)]);
    write('open.pfx', '');
    write('shut.pfx', passphrase);
    return opened;
  }
  const using = (file: string, more: object = {}) =>
    setupWith({
      identity: { ...manualCertificate, identityCertPath: file, identityPrivKeyPath: file, ...more },
    });
  const locked = { code: 'certificate-locked', severity: 'error', params: {} };

  test('is on the sheet as if it were PEM, once it can be opened, and the ticket has what it names', async () => {
    const { desk: app, folder } = await withFiles();
    const ask = async (setup: ReturnType<typeof setupWith>) => {
      const asked = { setup, folder, language: 'en' } as const;
      const { request, notes, values } = await app.call('identity.sheet', asked);
      const { rows } = await app.call('identity.firewall', asked);
      return {
        request,
        notes,
        values,
        hosts: rows.flatMap(({ host, certificate }) => (certificate === undefined ? [] : [host])),
      };
    };
    const plain = await ask(using('own.pem'));
    expect(plain.request.certificate).toMatchObject({ commonName: 'press-3', pem: made.certificate.trim() });
    expect(plain.values.map(({ name }) => name)).toEqual([
      'hub',
      'deviceId',
      'commonName',
      'sha1',
      'sha256',
      'notAfter',
    ]);
    expect(plain.hosts).toEqual(['crl.plant.example']);
    expect((await ask(using('open.pfx'))).request.certificate).toEqual(plain.request.certificate);

    const without = await ask(using('shut.pfx'));
    expect(without.request.certificate).toBeNull();
    expect(without.notes).toContainEqual(locked);
    expect(without.hosts).toEqual([]);

    const prompting = using('shut.pfx', { identityPassphrase: 'prompt' });
    expect((await ask(prompting)).notes).toContainEqual(locked);
    await app.call('secrets.offer', { field: 'identity.identityPassphrase', value: 'wrong' });
    expect((await ask(prompting)).notes).toContainEqual(locked);
    await app.call('secrets.offer', { field: 'identity.identityPassphrase', value: passphrase });
    const given = await ask(prompting);
    expect(given.request.certificate).toEqual(plain.request.certificate);
    expect(given.notes).not.toContainEqual(locked);
    expect(given.hosts).toEqual(['crl.plant.example']);
    expect(JSON.stringify(given)).not.toContain(passphrase);
    expect(filesWith(join(folder, 'logs'), passphrase)).toEqual([]);
  });

  test('gives DPS its common name as registration ID, and a file that is none is told as missing', async () => {
    const { desk: app, folder } = await withFiles();
    const ask = async (identityCertPath: string) =>
      app.call('identity.sheet', {
        setup: setupWith({ identity: { ...dpsCertificate, identityCertPath } }),
        folder,
        language: 'de',
      });
    expect((await ask('open.pfx')).request.registrationId).toBe('press-3');
    for (const missing of ['none.pfx', 'own.key'])
      expect((await ask(missing)).notes).toContainEqual({
        code: 'no-certificate',
        severity: 'error',
        params: {},
      });
  });
});
