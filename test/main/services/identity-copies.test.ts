import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { deviceChain } from '../../support/device-chain.ts';
import { exampleGoal } from '../../support/examples.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];
const passphrase = 'CANARY-passphrase-42';

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

type Desk = TestApp & { folder: string; env: NodeJS.ProcessEnv };

async function desk(scenario: string): Promise<Desk> {
  const made = testFolder();
  folders.push(made);
  const env: NodeJS.ProcessEnv = { EFLOW_DESK_PASS: passphrase };
  const test = await testApp(scenario, made.folder, { env });
  open.push(test.app);
  return { ...test, folder: made.folder, env };
}

/** What a colleague handed over for the device of the example, as a PFX or with its key encrypted. */
function shut(test: Desk, as: 'pfx' | 'key', more: { passphrase?: string } = {}) {
  const goal = exampleGoal('manual-x509');
  const { cloud } = test.shown() as { cloud: { devices: Record<string, string>[] } };
  const device = cloud.devices.find(({ deviceId }) => deviceId === 'edge-02');
  const [cert, key] = [device?.['identityCertPath'] ?? '', device?.['identityPrivKeyPath'] ?? ''];
  const file = join(test.folder, as === 'pfx' ? 'device.pfx' : 'device.key');
  const out = ['-out', file, '-passout', `pass:${passphrase}`];
  if (as === 'pfx') execFileSync('openssl', ['pkcs12', '-export', '-in', cert, '-inkey', key, ...out]);
  else execFileSync('openssl', ['pkcs8', '-topk8', '-in', key, '-v2', 'aes-256-cbc', ...out]);
  const [, line = ''] = readFileSync(key, 'utf8').split('\n');
  const clear = readFileSync(key, 'utf8');
  rmSync(key);
  const identity = {
    ...goal.setup.identity,
    identityCertPath: as === 'pfx' ? file : cert,
    identityPrivKeyPath: file,
    identityPassphrase: more.passphrase ?? 'env:EFLOW_DESK_PASS',
  } as typeof goal.setup.identity;
  return { goal: { ...goal, setup: { ...goal.setup, identity } }, file, line, clear };
}

/** Files of the state folder that hold this text. */
const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      statSync(join(folder, name)).isFile() && readFileSync(join(folder, name), 'latin1').includes(text),
  );

const copies = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'payload', 'identity'));
  } catch {
    return [];
  }
};

describe.each(['pfx', 'key'] as const)('the journey with shut files (%s)', (as) => {
  test('ends proven, leaves no copy and no word of key or passphrase, and does nothing twice', async () => {
    const test = await desk('already-deployed');
    const { goal, line } = shut(test, as);
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.steps.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['prepare-certificate', 'provision', 'drop-certificate', 'prove']),
    );
    const job = await test.run(goal);
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    const acted = job.steps.filter((step) => step.acted).map(({ key }) => key);
    expect(acted.slice(-3)).toEqual(['prepare-certificate', 'provision', 'drop-certificate']);
    expect(copies(test.folder)).toEqual([]);
    expect(JSON.stringify([plan, job, await test.events(job.id)])).not.toMatch(
      new RegExp(`${passphrase}|${line.replaceAll(/[+/]/gu, '.')}`, 'u'),
    );
    // What the colleague handed over is practice's own.
    const ours = (text: string) =>
      filesWith(test.folder, text).filter((name) => !name.includes('handed-over'));
    expect([ours(passphrase), ours(line)]).toEqual([[], []]);
    test.env['EFLOW_DESK_PASS'] = passphrase;
    expect((await test.run(goal)).steps.filter((step) => step.acted)).toEqual([]);
  });

  test('is refused before anything is changed when the passphrase is wrong', async () => {
    const test = await desk('already-deployed');
    const { goal } = shut(test, as);
    test.env['EFLOW_DESK_PASS'] = 'another one';
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.blockers).toMatchObject([
      { code: errorCodes.certificateUnusable, params: { rule: 'passphrase-wrong' } },
    ]);
    expect(copies(test.folder)).toEqual([]);
  });
});

test('copies of a job that did not come to its end are private, and its undo removes them', async () => {
  const test = await desk('already-deployed');
  const { goal } = shut(test, 'pfx');
  test.app.practice?.break('unknown-question');
  const job = await test.run(goal);
  expect(job.state).toBe('failed');
  const folder = join(test.folder, 'payload', 'identity');
  const modes = copies(test.folder).map((name) => statSync(join(folder, name)).mode & 0o077);
  expect(modes).toEqual(process.platform === 'win32' ? modes : [0, 0]);
  test.env['EFLOW_DESK_PASS'] = passphrase;
  expect((await test.run({ kind: 'undo', job: job.id })).state).toBe('succeeded');
  expect(copies(test.folder)).toEqual([]);
});

test('goes on without passphrase and files once the VM has its identity', async () => {
  const test = await desk('amqp-blocked-443-open');
  const { goal, file } = shut(test, 'pfx');
  expect((await test.run(goal)).error?.code).toBe(errorCodes.amqpBlocked);
  test.app.practice?.break('network-open');
  rmSync(file);
  delete test.env['EFLOW_DESK_PASS'];
  const next = await testApp('amqp-blocked-443-open', test.folder);
  open.push(next.app);
  expect(await next.resume()).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
});

const spoiled: Record<string, (chain: string, root: string) => Buffer | string> = {
  'a byte order mark': (chain) => `\ufeff${chain}`,
  'UTF-16': (chain) => Buffer.from(`\ufeff${chain}`, 'utf16le'),
  'blocks without a line break': (chain) => chain.replace(/-----\r?\n-----BEGIN/u, '----------BEGIN'),
  'the root first': (chain, root) => root + chain.slice(0, chain.length - root.length),
};

test.each(Object.keys(spoiled))(
  'files with %s are refused with the command that converts them, and what it writes is not',
  async (name) => {
    const test = await desk('already-deployed');
    const { chain, authority, key } = await deviceChain('edge-02', test.app.world.clock.now());
    const [identityCertPath, identityPrivKeyPath] = ['one.pem', 'two.pem'].map((file) =>
      join(test.folder, file),
    ) as [string, string];
    writeFileSync(identityCertPath, spoiled[name]?.(chain, authority) ?? '');
    writeFileSync(identityPrivKeyPath, key);
    const goal = exampleGoal('manual-x509');
    const named = (files: object) => ({
      ...goal,
      setup: { ...goal.setup, identity: { ...goal.setup.identity, ...files } as typeof goal.setup.identity },
    });
    const plan = await test.call('jobs.plan', {
      goal: named({ identityCertPath, identityPrivKeyPath }),
      askSecrets: false,
    });
    expect(plan.blockers).toMatchObject([
      { code: errorCodes.certificateConvert, params: { file: identityCertPath, key: identityPrivKeyPath } },
    ]);
    const { files } = await test.call('identity.certificate.convert', {
      certificate: identityCertPath,
      key: identityPrivKeyPath,
      folder: test.folder,
    });
    const pathOf = (role: string) => files.find((one) => one.role === role)?.file;
    const converted = named({
      identityCertPath: pathOf('certificate'),
      identityPrivKeyPath: pathOf('key'),
    });
    const after = await test.call('jobs.plan', { goal: converted, askSecrets: false });
    expect(after.blockers).toEqual([]);
  },
);

test('a file that was damaged since is told by its step, not copied', async () => {
  const test = await desk('already-deployed');
  const { goal, file } = shut(test, 'pfx');
  writeFileSync(file, 'no PFX at all');
  const plan = await test.call('jobs.plan', { goal, askSecrets: true });
  expect(plan.blockers).toMatchObject([{ params: { rule: 'not-certificates' } }]);
});
