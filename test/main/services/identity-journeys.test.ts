import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import { privateKeyPem } from '../../../src/practice/state/certificates.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';
import { startAndHold } from '../../support/held.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(
  scenario: string,
  more: Parameters<typeof testApp>[2] = {},
): Promise<TestApp & { folder: string }> {
  const made = testFolder();
  folders.push(made);
  const test = await testApp(scenario, made.folder, more);
  open.push(test.app);
  return { ...test, folder: made.folder };
}

const handedOver = (test: TestApp): string =>
  (test.shown() as { cloud: { devices: { handedOver: string }[] } }).cloud.devices[0]?.handedOver ?? '';

const manual = exampleGoal('connection-string');
const byKey = exampleGoal('dps-symmetric-key');

/** The key that a colleague handed over for the enrollment of the example. */
const handedOverKey = (test: TestApp): string =>
  (
    test.shown() as { cloud: { enrollments: { registrationId: string; handedOver: string }[] } }
  ).cloud.enrollments.find((one) => one.registrationId === 'edge-03')?.handedOver ?? '';

async function keyDesk(scenario: string) {
  const env: NodeJS.ProcessEnv = {};
  const test = await desk(scenario, { env });
  env['EFLOW_DESK_KEY'] = handedOverKey(test);
  return { ...test, env };
}

describe('the journey with a symmetric key of DPS', () => {
  test('ends proven, does nothing twice, needs no key to go on, and is taken back', async () => {
    const test = await keyDesk('happy-client-default-switch');
    const first = await test.run(byKey);
    expect(first).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(test.shown()).toMatchObject({
      vm: { provisioning: { method: 'dps/symmetric_key', registrationId: 'edge-03', deviceId: 'edge-03' } },
    });
    const second = await test.run(byKey);
    expect(second.steps.filter((step) => step.acted)).toEqual([]);
    const undone = await test.run({ kind: 'undo', job: first.id });
    expect(undone.state).toBe('succeeded');
    expect(undone.residues).toContain('cloud-device');
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });

  test('goes on in another process without the key, once the VM has it', async () => {
    const test = await keyDesk('amqp-blocked-443-open');
    expect((await test.run(byKey)).error?.code).toBe(errorCodes.amqpBlocked);
    test.app.practice?.break('network-open');
    const next = await testApp('amqp-blocked-443-open', test.folder);
    open.push(next.app);
    expect(await next.resume()).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
  });

  test('takes the place of another identity, and the undo says that it stays', async () => {
    const test = await keyDesk('already-deployed');
    test.env['EFLOW_DESK_DEVICE'] = handedOver(test);
    await test.run(manual);
    const job = await test.run(byKey);
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(job.steps.filter((step) => step.acted).map((step) => step.key)).toEqual(['provision']);
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.residues).toContain('identity-replaced');
  });

  test('a key that was renewed, and a disabled enrollment, are refused by the cloud and never a success', async () => {
    const renewed = await (await keyDesk('provision-wrong-key')).run(byKey);
    expect(renewed.proof?.verdict).toBe('refuted');
    expect(renewed.error).toMatchObject({ code: errorCodes.scopeOrKey, origin: { id: 'F62' } });
    const disabled = await (await keyDesk('provision-ok-but-never-connected')).run(byKey);
    expect(disabled.proof?.verdict).toBe('not-proven');
    expect(disabled.error).toMatchObject({ code: errorCodes.enrollmentDisabled, origin: { id: 'F62' } });
  });

  test('waits for a key that is not there, and keeps none in any file', async () => {
    const test = await keyDesk('already-deployed');
    const key = test.env['EFLOW_DESK_KEY'] ?? '';
    expect(key).toMatch(/^[A-Za-z0-9+/]{43}=$/u);
    delete test.env['EFLOW_DESK_KEY'];
    const job = await test.run(byKey);
    expect(job.waitingFor).toEqual({ kind: 'secret', ref: 'env:EFLOW_DESK_KEY', field: 'identity.symmKey' });
    test.env['EFLOW_DESK_KEY'] = key;
    expect((await test.resume()).state).toBe('succeeded');
    const files = readdirSync(test.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(test.folder, name))
      .filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((path) => readFileSync(path, 'utf8').includes(key))).toEqual([]);
  });
});

/** An example with the files that a colleague has handed over for its device. */
function withHandedOver(test: TestApp, name: 'manual-x509' | 'dps-x509') {
  const goal = exampleGoal(name);
  const id = name === 'manual-x509' ? 'edge-02' : 'edge-04';
  const { cloud } = test.shown() as {
    cloud: Record<'devices' | 'enrollments', Record<string, string>[]>;
  };
  const found = [...cloud.devices, ...cloud.enrollments].find(
    (one) => one['deviceId'] === id || one['registrationId'] === id,
  );
  const files = {
    identityCertPath: found?.['identityCertPath'] ?? '',
    identityPrivKeyPath: found?.['identityPrivKeyPath'] ?? '',
  };
  const identity = { ...goal.setup.identity, ...files } as typeof goal.setup.identity;
  return { goal: { ...goal, setup: { ...goal.setup, identity } }, files };
}

describe.each(['manual-x509', 'dps-x509'] as const)('the journey with a certificate (%s)', (name) => {
  test('ends proven, does nothing twice, and is taken back', async () => {
    const test = await desk('happy-client-default-switch');
    const { goal } = withHandedOver(test, name);
    const first = await test.run(goal);
    expect(first).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect((await test.run(goal)).steps.filter((step) => step.acted)).toEqual([]);
    const undone = await test.run({ kind: 'undo', job: first.id });
    expect(undone.state).toBe('succeeded');
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });

  test('keeps nothing of the private key in journal, log or answer', async () => {
    const test = await desk('already-deployed');
    const { goal, files } = withHandedOver(test, name);
    const [line = ''] = readFileSync(files.identityPrivKeyPath, 'utf8').split('\n').slice(1);
    expect(line).toHaveLength(64);
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    const job = await test.run(goal);
    expect(JSON.stringify([plan, job, await test.events(job.id)])).not.toContain(line);
    const leaks = readdirSync(test.folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(test.folder, path))
      .filter((path) => statSync(path).isFile() && readFileSync(path, 'utf8').includes(line));
    expect(leaks).toEqual([files.identityPrivKeyPath]);
  });

  test('goes on to the proof when the files were deleted after they were used', async () => {
    const test = await desk('already-deployed');
    const { goal, files } = withHandedOver(test, name);
    test.app.practice?.break('amqp-blocked');
    const failed = await test.run(goal);
    expect(failed.error?.code).toBe(errorCodes.amqpBlocked);
    for (const file of Object.values(files)) rmSync(file);
    test.app.practice?.break('network-open');
    expect(await test.resume()).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
  });

  test('is not begun with files that cannot be used, and says all that is wrong with them', async () => {
    const test = await desk('happy-client-default-switch');
    const { goal, files } = withHandedOver(test, name);
    writeFileSync(files.identityPrivKeyPath, privateKeyPem('somebody-else', 1));
    await test.app.world.clock.sleep(366 * 24 * 3_600_000);
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.blockers.map(({ id, code }) => [id, code])).toEqual([
      ['provision', errorCodes.certificateExpired],
      ['provision', errorCodes.keyMismatch],
    ]);
    const consent = { differences: false, recovery: false };
    const error = await test.refused('jobs.start', { goal, hash: plan.hash, consent });
    expect(error.code).toBe(errorCodes.certificateExpired);
    expect(test.shown()).toMatchObject({ msi: null });
  });

  test('stops before the VM is changed when a file went bad meanwhile, and goes on with a good one', async () => {
    const test = await desk('happy-client-default-switch');
    const { goal, files } = withHandedOver(test, name);
    const good = readFileSync(files.identityCertPath, 'utf8');
    const id = await startAndHold(test, goal, 'eflow.deploy', 'middle');
    writeFileSync(files.identityCertPath, 'no certificate');
    test.app.practice?.release();
    expect((await test.ended(id)).error).toMatchObject({
      code: errorCodes.pemNothing,
      params: { file: files.identityCertPath },
    });
    expect(test.shown()).toMatchObject({ vm: { provisioning: null } });
    writeFileSync(files.identityCertPath, good);
    expect(await test.resume()).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
  });

  test('is refused by the cloud when another certificate is accepted there, and never a success', async () => {
    const test = await desk('provision-wrong-key');
    const { goal } = withHandedOver(test, name);
    const job = await test.run(goal);
    expect(job.state).toBe('failed');
    expect(job.proof?.verdict).not.toBe('proven');
    expect(job.error?.code).toBe(
      name === 'manual-x509' ? errorCodes.wrongKey : errorCodes.certificateRefused,
    );
  });
});
