import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal, JobRecord } from '../../../src/contract/jobs.ts';
import { parseSetup } from '../../../src/main/domain/setup.ts';
import { filledIn, filesFor, giveSecret, identityExamples, provisioned } from '../../support/adopted.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];
const happy = 'happy-client-default-switch';

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario = happy, folder?: string): Promise<TestApp & { folder: string }> {
  const made = folder === undefined ? testFolder() : { folder, remove: () => undefined };
  folders.push(made);
  const test = await testApp(scenario, made.folder);
  open.push(test.app);
  return { ...test, folder: made.folder };
}

type SetupGoal = Extract<Goal, { kind: 'setup' }>;

const withIdentity = (goal: SetupGoal, more: Readonly<Record<string, unknown>>): SetupGoal => ({
  ...goal,
  setup: parseSetup(JSON.stringify({ ...goal.setup, identity: { ...goal.setup.identity, ...more } })),
});

const acted = (job: JobRecord) => job.steps.filter((step) => step.acted).map((step) => step.key);

/** A device set up by this example, and the goal that rebuilds it from what was read off the host. */
async function rebuilt(name: (typeof identityExamples)[number]) {
  const test = await desk();
  await provisioned(test, name);
  const goal: SetupGoal = { ...(await filledIn(test, name)), rebuild: true };
  await giveSecret(test, name);
  return { test, goal };
}

describe.each(identityExamples)('a rebuild of a device with %s', (name) => {
  test('removes it, makes it anew and proves the same identity, each thing once', async () => {
    const { test, goal } = await rebuilt(name);
    const before = (test.shown() as { vm: { provisioning: object } }).vm.provisioning;
    const job = await test.run(goal);
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    const tpm = name === 'dps-tpm' ? ['enable-dps-tpm'] : [];
    expect(acted(job)).toEqual(['remove-eflow', 'install-msi', 'deploy', ...tpm, 'provision']);
    const { method, deviceId, registrationId } = before as Record<string, string>;
    expect(test.shown()).toMatchObject({ vm: { provisioning: { method, deviceId, registrationId } } });
  });
});

describe('before anything is removed', () => {
  test('the plan says what is lost by name and size, and shows nothing as done that will be made again', async () => {
    const { test, goal } = await rebuilt('connection-string');
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.blockers).toEqual([]);
    const states = Object.fromEntries(plan.steps.map((row) => [row.key, row.state]));
    expect(states).toMatchObject({
      'take-payload': 'done',
      'remove-eflow': 'todo',
      'install-msi': 'later',
      deploy: 'later',
      provision: 'later',
      prove: 'later',
    });
    expect(plan.steps.find((row) => row.key === 'remove-eflow')?.notes).toEqual([
      { code: 'loses-modules', params: { modules: 'edgeAgent' }, lasting: false },
      { code: 'loses-no-volumes', params: {}, lasting: false },
    ]);
    expect(plan.residues).toContain('vm-data');
  });

  test('an installer that is not at hand, or not the right one, forbids it', async () => {
    const { test, goal } = await rebuilt('connection-string');
    rmSync(join(test.folder, 'payload'), { recursive: true });
    const payload = { ...goal.setup.payload, file: join(test.folder, 'nowhere.msi') };
    const missing = { ...goal, setup: { ...goal.setup, payload } };
    await expect(test.run(missing)).rejects.toMatchObject({ error: { code: errorCodes.payloadMissing } });
    writeFileSync(payload.file, 'something else');
    await expect(test.run(missing)).rejects.toMatchObject({ error: { code: errorCodes.payloadHash } });
    expect(test.shown()).toMatchObject({ vm: { provisioning: { deviceId: 'edge-01' } } });
  });

  test('the document of another device forbids it', async () => {
    const { test, goal } = await rebuilt('dps-symmetric-key');
    const other = withIdentity(goal, { registrationId: 'edge-77' });
    await expect(test.run(other)).rejects.toMatchObject({
      error: {
        code: errorCodes.rebuildOtherDevice,
        params: { field: 'registrationId', wanted: 'edge-77', has: 'edge-03' },
      },
    });
    expect(test.shown()).toMatchObject({ vm: { provisioning: { registrationId: 'edge-03' } } });
  });

  test('the secret of another device forbids it, though the document cannot show it', async () => {
    const { test, goal } = await rebuilt('connection-string');
    const value = `HostName=contoso-practice.azure-devices.net;DeviceId=edge-99;SharedAccessKey=${Buffer.alloc(32, 1).toString('base64')}`;
    await test.call('secrets.offer', { field: 'identity.devConnString', value });
    await expect(test.run(goal)).rejects.toMatchObject({
      error: { code: errorCodes.rebuildOtherDevice, params: { field: 'deviceId', wanted: 'edge-99' } },
    });
  });

  test('a secret that nobody gives is waited for, with the VM untouched', async () => {
    const first = await rebuilt('connection-string');
    await first.test.app.close();
    const test = await desk(happy, first.test.folder);
    const job = await test.run(first.goal);
    expect(job).toMatchObject({ state: 'waiting', waitingFor: { kind: 'secret' } });
    expect(acted(job)).toEqual([]);
    expect(test.shown()).toMatchObject({ vm: { provisioning: { deviceId: 'edge-01' } } });
    await giveSecret(test, 'connection-string');
    expect(await test.resume()).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
  });

  test.each(['manual-x509', 'dps-x509'] as const)(
    'a file of a certificate that is gone forbids it (%s)',
    async (name) => {
      const { test, goal } = await rebuilt(name);
      const { identityPrivKeyPath = '' } = filesFor(test, name);
      const other = withIdentity(goal, {
        identityPrivKeyPath: join(dirname(identityPrivKeyPath), 'gone.pem'),
      });
      await expect(test.run(other)).rejects.toMatchObject({ error: { code: errorCodes.pemUnreadable } });
      expect(test.shown()).toMatchObject({ vm: { power: 'Running' } });
    },
  );

  test('a document without an identity, and a host without EFLOW, forbid it', async () => {
    const { test, goal } = await rebuilt('connection-string');
    const { identity: _none, ...rest } = goal.setup;
    await expect(test.run({ ...goal, setup: rest })).rejects.toMatchObject({
      error: { code: errorCodes.rebuildNoIdentity },
    });
    const bare = await desk();
    await giveSecret(bare, 'connection-string');
    await expect(bare.run(goal)).rejects.toMatchObject({ error: { code: errorCodes.nothingToRebuild } });
  });

  test('a VM that does not answer is told as not compared, and can be rebuilt', async () => {
    const { test, goal } = await rebuilt('connection-string');
    test.app.practice?.break('vm-off');
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.steps.find((row) => row.key === 'remove-eflow')?.notes?.map(({ code }) => code)).toEqual([
      'loses-unknown-modules',
      'loses-unknown-volumes',
      'not-compared',
    ]);
    expect(await test.run(goal)).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
  });
});

describe('a rebuild that was begun', () => {
  test('keeps how the host was beside its journal, without a secret', async () => {
    const { test, goal } = await rebuilt('connection-string');
    const job = await test.run(goal);
    const kept = join(test.folder, 'jobs', `${job.id}.adopted.json`);
    const adoption = JSON.parse(readFileSync(kept, 'utf8')) as { text: string };
    expect(JSON.parse(adoption.text)).toMatchObject({
      identity: { provisioningType: 'ManualConnectionString', devConnString: 'prompt' },
    });
    expect(readFileSync(kept, 'utf8')).not.toContain('SharedAccessKey');
    expect((await test.call('jobs.list', {})).map(({ id }) => id)).toContain(job.id);
    expect(readdirSync(join(test.folder, 'jobs')).filter((name) => name.endsWith('.json'))).toHaveLength(1);
  });

  test('goes on after the removal and never removes what it has installed', async () => {
    const { test, goal } = await rebuilt('connection-string');
    test.app.practice?.break('amqp-blocked');
    const failed = await test.run(goal);
    expect(failed).toMatchObject({ state: 'failed', error: { code: errorCodes.amqpBlocked } });
    test.app.practice?.break('network-open');
    const job = await test.resume();
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    const removals = (await test.events(job.id)).filter(
      (event) => event.t === 'started' && event.step === 'remove-eflow',
    );
    expect(removals).toHaveLength(1);
    expect((await test.events(job.id)).filter((event) => event.t === 'differs')).toEqual([]);
  });

  test('is taken back honestly: what it made goes, the VM of before does not come back', async () => {
    const { test, goal } = await rebuilt('connection-string');
    const job = await test.run(goal);
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.state).toBe('succeeded');
    expect(undone.residues).toContain('vm-data');
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });
});
