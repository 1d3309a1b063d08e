import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Goal } from '../../../src/contract/jobs.ts';
import { procedures, type ProcedureName } from '../../../src/contract/procedures.ts';
import { deviceKeyOf } from '../../../src/main/domain/identity/symmetric-key.ts';
import { privateKeyPem } from '../../../src/practice/state/certificates.ts';
import { vaultOf } from '../../../src/practice/store/keys.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { filesIn, leaksOf } from '../../support/canary.ts';
import { passphrase, strings, ways } from '../../support/cloud-ways.ts';
import { run } from '../hosts/cli/support.ts';
import { limit } from '../../support/limits.ts';

const scenario = 'already-deployed';
const env = { ...strings, PASS: passphrase };
const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

const newFolder = (): string => {
  const made = testFolder();
  folders.push(made);
  return made.folder;
};

/** Keys of the practice cloud and of its VM, as only practice itself reads them. */
function sealedKeys(state: string): Record<string, string> {
  const folder = join(state, 'practice', scenario);
  // Where the cloud made no key there is none to be kept.
  if (!existsSync(join(folder, 'keys.json'))) return {};
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const { seal } = JSON.parse(read('keys.json')) as { seal: string };
  const vault = vaultOf(() => Buffer.from(seal, 'base64'));
  const texts = [...`${read('cloud.json')}${read('keys.json')}`.matchAll(/"([A-Za-z0-9+/]{60,}={0,2})"/gu)];
  const keys = texts.flatMap(([, text = '']) => vault.unseal(text) ?? []);
  return Object.fromEntries(keys.map((key, i) => [`key ${i} of the cloud`, key]));
}

/** The private keys of the device, line by line as a PEM has them: of the files in a folder, and the one of a PFX file. */
function privateKeys(files: string): Record<string, string> {
  const texts = Object.values(filesIn(files)).map((bytes) => bytes.toString('latin1'));
  texts.push(privateKeyPem('press-9', 1));
  const bodies = texts.flatMap((text) => [
    ...text.matchAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----([^-]+)-----END/gu),
  ]);
  const lines = bodies
    .flatMap(([, body = '']) => body.trim().split(/\s+/u))
    .filter((line) => line.length > 40);
  return Object.fromEntries(lines.map((line, i) => [`line ${i} of the private key`, line]));
}

/** The same files as a window has them. */
const dropped = ({ certificate, key }: { certificate: string; key: string }): string[][] =>
  existsSync(certificate) ? [[certificate, key].map((path) => readFileSync(path, 'base64'))] : [['bm9uZQ==']];

/** Asks every procedure about identities, with what is secret wherever one takes it. */
async function askAll(app: TestApp, goal: Goal, files: string, secrets: readonly string[]) {
  if (goal.kind !== 'setup') throw new Error('no setup');
  const { setup } = goal;
  const identity = setup.identity;
  const certificate = identity !== undefined && 'identityCertPath' in identity ? identity : undefined;
  const paths = {
    certificate: certificate?.identityCertPath ?? join(files, 'none.pem'),
    key: certificate?.identityPrivKeyPath ?? join(files, 'none.key'),
    ...(certificate?.identityPassphrase === undefined ? {} : { passphrase: 'env:PASS' }),
  };
  const asked = { setup, folder: files, language: 'en' };
  const sheet = await app.call('identity.sheet', asked as never);
  const { request } = sheet;
  const text = secrets.join('\n');
  const inputs: readonly (readonly [ProcedureName, object])[] = [
    ...secrets.map((secret) => ['identity.recognise', { text: secret }] as const),
    ...secrets.map(
      (secret) => ['identity.answer', { text: `Key: ${secret}\nIoT Edge: yes`, request }] as const,
    ),
    ...secrets.map((secret) => ['identity.take', { text: secret, field: 'identity.symmKey' }] as const),
    ['identity.take', { text: secrets[0], field: 'identity.symmKey', derive: 'press-9' }],
    ['identity.answer', { text, request }],
    ['identity.sheet', asked],
    ['identity.sheet', { ...asked, csr: text.slice(0, 16_000) }],
    ['identity.tpm', { enrollment: text.slice(0, 60_000) }],
    ['identity.firewall', asked],
    ['identity.advise', { answers: {} }],
    [
      'identity.linuxKit',
      { identity, device: { distribution: 'ubuntu-22.04', architecture: 'x64' }, language: 'en' },
    ],
    ['file.choose', { what: 'folder' }],
    ['identity.certificate.read', { file: paths.certificate }],
    ['identity.certificate.check', { use: 'manual', ...paths }],
    ...dropped(paths).map((contents) => ['identity.certificate.look', { use: 'manual', contents }] as const),
    ['identity.certificate.convert', { ...paths, folder: files }],
    ['identity.certificate.create', { what: 'pair', deviceId: 'press-9', folder: files }],
    ['identity.certificate.request', { name: 'press-9', folder: files }],
    ['cloud.show', { id: 'press-9', service: 'env:DPS', hubService: 'env:HUB', folder: files }],
    ['cloud.find', { text: 'press', service: 'env:DPS', hubService: 'env:HUB', folder: files }],
    ['jobs.plan', { goal, askSecrets: true }],
    ['jobs.list', {}],
  ];
  const all = Object.keys(procedures).filter((name) => name.startsWith('identity.'));
  expect(all.filter((name) => !inputs.some(([one]) => one === name))).toEqual([]);
  const caller = { id: 'test', may: 'everything' } as const;
  const told: unknown[] = [];
  for (const [name, input] of inputs)
    told.push(await app.app.router.call(name as never, input as never, caller));
  return told;
}

describe.each(Object.keys(ways))('no secret is anywhere outside of its place, with %s', (name) => {
  // Several command lines and a whole journey: the one test that looks at everything.
  test(
    'in the state folder, what the command line prints, events and answers',
    { timeout: limit(60_000) },
    async () => {
      const [state, files] = [newFolder(), newFolder()];
      const app = await testApp(scenario, state, { env: { ...env } });
      open.push(app.app);
      const goal = (await ways[name]?.({ app: app.app, folder: files })) as Goal;
      if (goal.kind !== 'setup') throw new Error('no setup');
      const setupFile = join(files, 'setup.json');
      writeFileSync(setupFile, JSON.stringify(goal.setup));
      const places: Record<string, string> = {};
      const cli = async (...argv: string[]) => {
        const ran = await run(['--host', `practice:${scenario}`, '--state', state, ...argv], files, {
          env: { ...env },
        });
        places[`the output of ${argv.slice(0, 3).join(' ')}`] = ran.all;
        return ran;
      };
      const setup = ['--setup', setupFile];
      const planted = { ...privateKeys(files), passphrase };
      await cli('plan', ...setup);
      await cli('--json', 'identity', 'enroll', ...setup);
      const applied = await cli('--json-stream', 'apply', ...setup, '--only', 'provision', '--yes');
      expect(applied.exitCode).toBe(0);
      const ofCloud = sealedKeys(state);
      // A way with a key has one of the cloud, and what was looked for is not nothing.
      expect(/key|string/u.test(name) && Object.keys(ofCloud).length === 0).toBe(false);
      const secrets: Record<string, string> = {
        ...planted,
        ...ofCloud,
        'service string of the hub': strings.HUB,
        'service string of DPS': strings.DPS,
        'key of the hub policy': strings.HUB.split('SharedAccessKey=')[1] ?? '',
        'key of the DPS policy': strings.DPS.split('SharedAccessKey=')[1] ?? '',
      };
      for (const [key, value] of Object.entries(secrets))
        if (/^[A-Za-z0-9+/]{86}==$/u.test(value))
          secrets[`device key of ${key}`] = deviceKeyOf(value, 'press-9');
      const { id } = (await app.call('jobs.list', {}))[0] ?? { id: '' };
      places['events'] = JSON.stringify(await app.events(id));
      places['answers'] = JSON.stringify(await askAll(app, goal, files, Object.values(secrets)));
      await cli('status');
      await cli('jobs', 'show');
      await cli('export-script', ...setup);
      const midway = filesIn(state);
      const undone = await cli('--json', 'undo', '--yes');
      expect(undone.exitCode).toBe(0);
      expect(leaksOf(secrets, { ...midway, ...filesIn(state), ...places })).toEqual([]);
    },
  );
});

describe('a secret is found', () => {
  const secret = 'CANARY/key+of/32+bytes==CANARY/key+of/32+byte';
  test.each<[string, string | Buffer]>([
    ['as it is', `x${secret}x`],
    ['as UTF-16', Buffer.from(`x${secret}`, 'utf16le')],
    ['percent-encoded', `?sig=${encodeURIComponent(secret)}`],
    ['in hex', Buffer.from(secret).toString('hex')],
    ...[0, 1, 2, 3, 4].map((n): [string, string] => [
      `in base64 after ${n} bytes`,
      Buffer.from(`${'x'.repeat(n)}${secret}${'y'.repeat(n)}`).toString('base64'),
    ]),
    ['escaped in JSON', secret.replaceAll('/', String.raw`\/`)],
  ])('%s', (_form, place) => {
    expect(leaksOf({ one: secret }, { place })).not.toEqual([]);
    expect(leaksOf({ one: 'CANARY-another-secret-of-the-same-length-as-it' }, { place })).toEqual([]);
  });
});
