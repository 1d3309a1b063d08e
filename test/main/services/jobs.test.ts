import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { JobRecord } from '../../../src/contract/jobs.ts';
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

/** The same state folder in another process. */
async function again(folder: string, scenario: string): Promise<TestApp> {
  const test = await testApp(scenario, folder);
  open.push(test.app);
  return test;
}

const handedOver = (test: TestApp): string =>
  (test.shown() as { cloud: { devices: { handedOver: string }[] } }).cloud.devices[0]?.handedOver ?? '';

const tpm = exampleGoal('dps-tpm');
const manual = exampleGoal('connection-string');
const stateOf = (job: JobRecord, key: string) => job.steps.find((step) => step.key === key)?.state;

async function manualDesk(scenario: string) {
  const env: NodeJS.ProcessEnv = {};
  const test = await desk(scenario, { env });
  env['EFLOW_DESK_DEVICE'] = handedOver(test);
  return { ...test, env };
}

describe('the journey', () => {
  test('stops for the restart and the colleague, ends proven, does nothing twice, and is taken back', async () => {
    const test = await desk('hyperv-disabled');
    const first = await test.run(tpm);
    expect(first.state).toBe('reboot-needed');
    expect((await test.resume()).state).toBe('reboot-needed');
    await test.call('practice.reboot', { fastStartup: true });
    expect((await test.resume()).state).toBe('reboot-needed');
    await test.call('practice.reboot', { fastStartup: false });
    const waits = await test.resume();
    expect(waits.state).toBe('waiting');
    expect(waits.waitingFor).toMatchObject({
      kind: 'person',
      ask: 'enroll',
      params: { scopeId: '0ne00ABCDEF' },
    });
    expect((await test.resume()).state).toBe('waiting');
    await test.call('practice.enroll', {});
    const done = await test.resume({ answer: 'enrolled' });
    expect(done.state).toBe('succeeded');
    expect(done.proof?.verdict).toBe('proven');

    const second = await test.run(tpm);
    expect(second.state).toBe('succeeded');
    expect(second.steps.filter((step) => step.acted)).toEqual([]);

    const undone = await test.run({ kind: 'undo', job: first.id });
    expect(undone.state).toBe('reboot-needed');
    await test.call('practice.reboot', { fastStartup: false });
    const end = await test.resume();
    expect(end.state).toBe('succeeded');
    expect(end.residues.toSorted()).toEqual([
      'cloud-device',
      'enrollment',
      'launch-type',
      'microsoft-update',
    ]);
    expect((await test.call('jobs.show', { id: first.id })).job.state).toBe('undone');
    expect(test.shown()).toMatchObject({ features: { hyperV: 'Disabled' }, msi: null, vm: null });
  });

  test('a refusal of the cloud is refuted with its code, never a success', async () => {
    const job = await (await manualDesk('provision-wrong-key')).run(manual);
    expect(job.state).toBe('failed');
    expect(job.proof?.verdict).toBe('refuted');
    expect(job.error).toMatchObject({ code: errorCodes.wrongKey, origin: { id: 'F60' } });
  });

  test('a device that never connects is not proven in time, as F62', async () => {
    const job = await (await manualDesk('provision-ok-but-never-connected')).run(manual);
    expect(job.proof?.verdict).toBe('not-proven');
    expect(job.error).toMatchObject({ code: errorCodes.neverConnected, origin: { id: 'F62' } });
  });

  test('a blocked port is named although edgeAgent runs', async () => {
    const job = await (await manualDesk('amqp-blocked-443-open')).run(manual);
    expect(job.proof?.items.find((item) => item.id === 'edge-agent')?.met).toBe(true);
    expect(job.error).toMatchObject({ code: errorCodes.amqpBlocked, params: { port: 5671 } });
  });

  test('a busy installer is waited for', async () => {
    const test = await manualDesk('msi-1618-then-ok');
    const job = await test.run(manual);
    expect(job.state).toBe('succeeded');
    expect(job.steps.find((step) => step.key === 'install-msi')?.attempts).toBeGreaterThan(1);
  });

  test('a half deployment is removed and made again only with consent', async () => {
    const test = await manualDesk('deploy-fails-midway-needs-reinstall');
    const failed = await test.run(manual);
    expect(failed.error).toMatchObject({ code: errorCodes.deployFailed, origin: { id: 'F32' } });
    expect((await test.resume()).error?.code).toBe(errorCodes.consentNeeded);
    const done = await test.resume({ consent: { differences: true, recovery: true } });
    expect(done.state).toBe('succeeded');
    const undone = await test.run({ kind: 'undo', job: failed.id });
    expect(undone.state).toBe('succeeded');
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });

  test('an off VM is started, and only stopped again by the undo', async () => {
    const test = await manualDesk('vm-off');
    const job = await test.run(manual);
    expect(job.steps.filter((step) => step.acted).map((step) => step.key)).toEqual(['start-vm', 'provision']);
    expect((await test.run({ kind: 'undo', job: job.id })).state).toBe('succeeded');
    expect(test.shown()).toMatchObject({ vm: { power: 'Off', provisioning: null } });
  });
});

describe('a kill after the installer ended and before that was written', () => {
  test('still asks for the restart that the installer wanted', async () => {
    const test = await desk('msi-3010-reboot');
    const { id } = await test.run(tpm);
    const path = join(test.folder, 'jobs', `${id}.ndjson`);
    const lines = readFileSync(path, 'utf8').split('\n');
    const ended = lines.findIndex((line) => line.includes('"t":"ended"') && line.includes('"install-msi"'));
    writeFileSync(path, `${lines.slice(0, ended).join('\n')}\n`);
    const resumed = await test.resume();
    expect(resumed.state).toBe('reboot-needed');
    expect(resumed.steps.find((step) => step.key === 'install-msi')).toMatchObject({
      state: 'done',
      attempts: 1,
    });
    await test.call('practice.reboot', { fastStartup: false });
    expect((await test.resume()).state).toBe('waiting');
  });
});

describe('what was seen is what is done', () => {
  test('the plan of a bare host already names the endorsement key and its registration ID', async () => {
    const test = await desk('hyperv-disabled');
    const plan = await test.call('jobs.plan', { goal: tpm, askSecrets: false });
    const row = plan.steps.find((step) => step.person);
    expect(row?.ask).toMatchObject({ id: 'enroll', params: { scopeId: '0ne00ABCDEF' } });
    expect(row?.ask?.params['registrationId']).toMatch(/^[a-z2-7]{52}$/u);
    expect(row?.ask?.params['endorsementKey']).toMatch(/^AToAAQALAAMAsgAgg3GXZ0SEs/u);
  });

  test('a plan that is not the plan of now is refused and changes nothing', async () => {
    const test = await desk('hyperv-disabled');
    const consent = { differences: false, recovery: false };
    const error = await test.refused('jobs.start', { goal: tpm, hash: '0'.repeat(64), consent });
    expect(error.code).toBe(errorCodes.planChanged);
    expect(await test.call('jobs.list', {})).toEqual([]);
  });

  test('drift in a finished step needs consent before it is made good', async () => {
    const test = await desk('hyperv-disabled');
    const { id } = await test.run(tpm);
    await test.call('practice.reboot', { fastStartup: false });
    expect((await test.resume()).state).toBe('waiting');
    await test.call('practice.break', { fault: 'msi-removed' });
    const error = await test.refused('jobs.resume', { id, consent: { differences: false, recovery: false } });
    expect(error.code).toBe(errorCodes.resumeDiffers);
    expect(String(error.params['changed'])).toContain('install-msi');
    expect((await test.resume({ consent: { differences: true, recovery: false } })).state).toBe('waiting');
    expect((await test.events(id)).some((event) => event.t === 'differs')).toBe(true);
  });

  test('an installer with another SHA-256 is refused before anything is changed', async () => {
    const test = await desk('happy-client-default-switch');
    const goal = {
      ...tpm,
      setup: { ...tpm.setup, payload: { ...tpm.setup.payload, sha256: 'f'.repeat(64) } },
    };
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.blockers.map((blocker) => blocker.code)).toContain(errorCodes.payloadHash);
    const consent = { differences: false, recovery: false };
    const error = await test.refused('jobs.start', { goal, hash: plan.hash, consent });
    expect(error.code).toBe(errorCodes.payloadHash);
    expect(await test.call('jobs.list', {})).toEqual([]);
  });
});

describe('waiting for a secret', () => {
  test('a missing secret is named before the first step; once it is there the job goes on', async () => {
    const test = await manualDesk('already-deployed');
    const value = test.env['EFLOW_DESK_DEVICE'];
    delete test.env['EFLOW_DESK_DEVICE'];
    const job = await test.run(manual);
    expect(job.state).toBe('waiting');
    expect(job.waitingFor).toEqual({
      kind: 'secret',
      ref: 'env:EFLOW_DESK_DEVICE',
      field: 'identity.devConnString',
    });
    test.env['EFLOW_DESK_DEVICE'] = value;
    expect((await test.resume()).state).toBe('succeeded');
  });

  test('a secret of another kind is refused by field and rule, without repeating it', async () => {
    const env = {
      EFLOW_DESK_DEVICE:
        'HostName=h.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=CANARYCANARYCANARY',
    };
    const test = await desk('already-deployed', { env });
    const error = await test.refused('jobs.plan', { goal: manual, askSecrets: true });
    expect(error).toMatchObject({
      code: errorCodes.secretInvalid,
      fields: [{ path: 'identity.devConnString', rule: 'connection-string.service-string' }],
    });
    expect(JSON.stringify(error)).not.toContain('CANARY');
  });

  test('the secret is in no file of the state folder', async () => {
    const test = await manualDesk('happy-client-default-switch');
    const secret = handedOver(test);
    const key = secret.split('SharedAccessKey=')[1] ?? 'missing';
    await test.run(manual);
    const files = readdirSync(test.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(test.folder, name)).isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
    const leaks = files.filter((name) => readFileSync(join(test.folder, name), 'utf8').includes(key));
    expect(leaks).toEqual([]);
  });
});

describe('cancel', () => {
  test('in the midst of a critical step the job stops after it', async () => {
    const test = await desk('happy-client-default-switch');
    const id = await startAndHold(test, tpm, 'eflow.deploy', 'middle');
    await test.call('jobs.cancel', { id, now: false });
    test.app.practice?.release();
    const job = await test.ended(id);
    expect(job.state).toBe('cancelled');
    expect(stateOf(job, 'deploy')).toBe('done');
    expect(stateOf(job, 'enable-dps-tpm')).toBe('pending');
    expect((await test.resume()).state).toBe('waiting');
  });

  test('nothing to cancel is said', async () => {
    const test = await desk('happy-client-default-switch');
    expect((await test.refused('jobs.cancel', { now: false })).code).toBe(errorCodes.jobNotRunning);
  });
});

describe('undo', () => {
  test('--to keeps everything up to that step', async () => {
    const test = await desk('happy-client-default-switch');
    const job = await test.run(tpm);
    const undone = await test.run({ kind: 'undo', job: job.id, to: 'deploy' });
    expect(undone.state).toBe('succeeded');
    expect(undone.steps.map((step) => step.kind)).toEqual(['disable-dps-tpm']);
    expect(test.shown()).toMatchObject({ features: { DpsTpm: false }, vm: { power: 'Running' } });
    expect((await test.call('jobs.show', { id: job.id })).job.state).not.toBe('undone');
  });

  test('the VM alone cannot be undone: it goes together with the installation', async () => {
    const test = await desk('happy-client-default-switch');
    const job = await test.run(tpm);
    const goal = { kind: 'undo', job: job.id, to: 'reboot-after-install-msi' } as const;
    const error = await test.refused('jobs.plan', {
      goal: { ...goal, to: 'install-msi' },
      askSecrets: false,
    });
    expect(error).toMatchObject({
      code: errorCodes.undoPoint,
      params: { step: 'deploy', with: 'install-msi' },
    });
  });

  test('a job that changed nothing has nothing to undo', async () => {
    const test = await manualDesk('already-deployed');
    await test.run(manual);
    test.env['EFLOW_DESK_DEVICE'] = handedOver(test);
    const second = await (await again(test.folder, 'already-deployed')).call('jobs.list', {});
    expect(second[0]?.state).toBe('succeeded');
    const nothing = await test.run({ kind: 'act', id: 'start-vm', params: {} });
    const error = await test.refused('jobs.plan', {
      goal: { kind: 'undo', job: nothing.id },
      askSecrets: false,
    });
    expect(error.code).toBe(errorCodes.nothingToUndo);
  });
});

describe('the journal', () => {
  test('a torn last line is told, kept aside, and the job goes on', async () => {
    const test = await desk('hyperv-disabled');
    const { id } = await test.run(tpm);
    const path = join(test.folder, 'jobs', `${id}.ndjson`);
    appendFileSync(path, '{"t":"line","at":"2026-');
    expect((await test.call('jobs.show', { id })).job.notices).toMatchObject([
      { code: 'torn-unrepaired', params: { bytes: 23 } },
    ]);
    const job = await test.resume();
    expect(job.notices).toMatchObject([{ code: 'torn', params: { bytes: 23 } }]);
    const kept = readdirSync(join(test.folder, 'jobs')).find((name) => name.includes('.torn-'));
    expect(readFileSync(join(test.folder, 'jobs', kept ?? ''), 'utf8')).toBe('{"t":"line","at":"2026-');
  });

  test('a newer journal is refused with words, and does not hide the others', async () => {
    const test = await desk('hyperv-disabled');
    const { id } = await test.run(tpm);
    const path = join(test.folder, 'jobs', `${id}.ndjson`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"schema":1', '"schema":2'));
    const error = await test.refused('jobs.show', { id });
    expect(error).toMatchObject({ code: errorCodes.journalNewer, params: { version: 2, known: 1 } });
    const other = await test.run(tpm);
    expect((await test.call('jobs.list', {})).map((job) => job.id)).toEqual([other.id]);
  });

  test('durations are learned from what the steps took before', async () => {
    const test = await desk('happy-client-default-switch');
    await test.run(tpm);
    const goal = { kind: 'act', id: 'remove-eflow', params: {} } as const;
    await test.run(goal);
    const plan = await test.call('jobs.plan', { goal: tpm, askSecrets: false });
    const events = (await test.call('jobs.list', {})).find((job) => job.goal.kind === 'setup');
    const took = events?.steps.find((step) => step.key === 'deploy')?.ms;
    expect(plan.steps.find((row) => row.key === 'deploy')?.typicalMs).toBe(took);
  });
});

describe('one writer', () => {
  test('the second gets who holds the machine, and can ask it to stop', async () => {
    const test = await desk('happy-client-default-switch');
    const other = await again(test.folder, 'happy-client-default-switch');
    const plan = await test.call('jobs.plan', { goal: tpm, askSecrets: false });
    test.app.practice?.hold('msi.install', 'middle');
    const consent = { differences: false, recovery: false };
    const { id } = await test.call('jobs.start', { goal: tpm, hash: plan.hash, consent });
    const error = await other.refused('jobs.start', { goal: tpm, hash: plan.hash, consent });
    expect(error).toMatchObject({ code: errorCodes.busy, params: { job: id, pid: process.pid } });
    expect((await other.refused('jobs.resume', { consent })).code).toBe(errorCodes.busy);
    expect((await other.call('jobs.show', { id })).job.state).toBe('running');
    expect(await other.call('jobs.cancel', { now: false })).toEqual({ id });
    test.app.practice?.release();
    expect((await other.ended(id)).state).toBe('cancelled');
  });
});
