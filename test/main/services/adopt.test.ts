import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { AdoptNote } from '../../../src/contract/adopt.ts';
import { errorCodes } from '../../../src/contract/errors.ts';
import { parseSetup } from '../../../src/main/domain/setup.ts';
import { filledIn, giveSecret, goalFor, identityExamples, provisioned } from '../../support/adopted.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { internalSetup } from '../../support/setups.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario: string): Promise<TestApp & { folder: string }> {
  const made = testFolder();
  folders.push(made);
  const test = await testApp(scenario, made.folder);
  open.push(test.app);
  return { ...test, folder: made.folder };
}

const fieldsOf = (notes: readonly AdoptNote[], kind: AdoptNote['kind']) =>
  notes.filter((note) => note.kind === kind).map(({ field }) => field);

describe.each(identityExamples)('a host that was provisioned with %s', (name) => {
  test('is read into a document that is already done on it', async () => {
    const test = await desk('happy-client-default-switch');
    await provisioned(test, name);
    const goal = await filledIn(test, name);
    await giveSecret(test, name);
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.steps.length).toBeGreaterThan(5);
    expect(plan.steps.filter((row) => row.state !== 'done').map((row) => [row.key, row.state])).toEqual([]);
    expect(plan.blockers).toEqual([]);
  });

  test('tells no secret in any form, and who said each value', async () => {
    const test = await desk('happy-client-default-switch');
    await provisioned(test, name);
    const adoption = await test.call('host.adopt', {});
    const { cloud } = test.shown() as { cloud: unknown };
    const secrets = [...JSON.stringify(cloud).matchAll(/"handedOver":"([^"]+)"/gu)].map(
      ([, one]) => one ?? '',
    );
    const keys = [...secrets, ...secrets.map((one) => one.split('SharedAccessKey=')[1] ?? one)];
    expect(keys.length).toBeGreaterThan(3);
    for (const key of keys) expect(JSON.stringify(adoption)).not.toContain(key);
    expect(JSON.stringify(adoption)).not.toContain('PRIVATE KEY');
    for (const { source, at } of adoption.values) expect([source, at]).not.toContain('');
    const document = JSON.parse(adoption.text) as { payload: object; identity: { provisioningType: string } };
    expect(document.payload).toEqual({ version: '1.5.7.01026' });
    expect(fieldsOf(adoption.notes, 'open')).toEqual([
      'payload.file',
      'payload.sha256',
      ...(name.endsWith('x509') ? ['identity.identityCertPath', 'identity.identityPrivKeyPath'] : []),
    ]);
    expect(fieldsOf(adoption.notes, 'secret')).toEqual(
      { 'connection-string': ['identity.devConnString'], 'dps-symmetric-key': ['identity.symmKey'] }[
        name as string
      ] ?? [],
    );
  });
});

describe('a document that was read off a host', () => {
  test('has the network of a server with its static address, and makes it again elsewhere', async () => {
    const test = await desk('server-internal-switch-nat');
    await provisioned(test, 'connection-string', { network: internalSetup.network });
    const goal = await filledIn(test, 'connection-string');
    expect(goal.setup.network).toEqual(internalSetup.network);
    await giveSecret(test, 'connection-string');
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.steps.map((row) => [row.key, row.state])).toContainEqual(['make-nat', 'done']);
    expect(plan.steps.filter((row) => row.state !== 'done')).toEqual([]);
  });

  test('leaves the name that the TPM gives to the TPM, and writes down one that somebody chose', async () => {
    const own = await desk('happy-client-default-switch');
    await provisioned(own, 'dps-tpm');
    const { text, notes } = await own.call('host.adopt', {});
    expect(JSON.parse(text)).not.toHaveProperty('identity.registrationId');
    expect(notes.map(({ code }) => code)).toContain('registration-of-tpm');
    const chosen = await desk('happy-client-default-switch');
    const { setup, folder } = goalFor(chosen, 'dps-tpm');
    const identity = {
      provisioningType: 'DpsTPM',
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
    } as const;
    await chosen.run({ kind: 'setup', folder, setup: { ...setup, identity } });
    await chosen.call('practice.enroll', { registrationId: 'press-3' });
    await chosen.resume({ answer: 'enrolled' });
    expect(JSON.parse((await chosen.call('host.adopt', {})).text)).toMatchObject({ identity });
  });

  test('does not make a switch that somebody else made otherwise', async () => {
    const test = await desk('server-internal-switch-nat');
    await provisioned(test, 'connection-string', { network: internalSetup.network });
    test.app.practice?.break('nat-gone');
    const goal = await filledIn(test, 'connection-string');
    expect(goal.setup.network).toMatchObject({ create: false });
  });

  test('has the proxy of the VM, its password as something to ask for, and is done with it', async () => {
    const test = await desk('happy-client-default-switch');
    const proxy = {
      https: 'http://line@proxy.plant.example:3128',
      noProxy: ['10.0.0.0/8', '.plant.example'],
      password: 'prompt',
    };
    test.app.practice?.break('proxy-required');
    await test.call('secrets.offer', { field: 'proxy.password', value: 'a password 4711' });
    await provisioned(test, 'connection-string', { proxy });
    const adoption = await test.call('host.adopt', {});
    expect(JSON.stringify(adoption)).not.toContain('4711');
    expect(fieldsOf(adoption.notes, 'secret')).toContain('proxy.password');
    const goal = await filledIn(test, 'connection-string');
    expect(goal.setup.proxy).toEqual(proxy);
    await giveSecret(test, 'connection-string');
    await test.call('secrets.offer', { field: 'proxy.password', value: 'a password 4711' });
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.steps.filter((row) => row.state !== 'done').map(({ key }) => key)).toEqual([]);
  });

  test('has the authority of a site that opens TLS, whose file a person brings, and is done with it', async () => {
    const test = await desk('happy-client-default-switch');
    test.app.practice?.break('tls-inspected');
    const { inspection } = (test.shown() as { network: { inspection: Record<string, string> } }).network;
    const file = join(test.folder, 'root.pem');
    writeFileSync(file, inspection['certificate'] ?? '');
    const wanted = { thumbprint: inspection['thumbprint'] ?? '', modules: true };
    await provisioned(test, 'connection-string', { inspectionCa: { ...wanted, file } });
    const { text, notes } = await test.call('host.adopt', {});
    expect(JSON.parse(text)).toMatchObject({ inspectionCa: wanted });
    expect(JSON.parse(text)).not.toHaveProperty('inspectionCa.file');
    expect(fieldsOf(notes, 'open')).toContain('inspectionCa.file');
    expect(notes.map(({ code }) => code)).not.toContain('roots-not-listed');
    const goal = await filledIn(test, 'connection-string', { inspectionCa: { ...wanted, file } });
    await giveSecret(test, 'connection-string');
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.steps.filter((row) => row.state !== 'done').map(({ key }) => key)).toEqual([]);
  });

  test('says of a VM without such an authority that another one would not be seen', async () => {
    const test = await desk('already-deployed');
    const { text, notes } = await test.call('host.adopt', {});
    expect(JSON.parse(text)).not.toHaveProperty('inspectionCa');
    expect(notes.map(({ code }) => code)).toContain('roots-not-listed');
  });

  test('is refused by the schema until the open fields are filled in, and by nothing else', async () => {
    const test = await desk('happy-client-default-switch');
    await provisioned(test, 'manual-x509');
    const { text, notes } = await test.call('host.adopt', {});
    let refused: string[] = [];
    try {
      parseSetup(text);
    } catch (error) {
      refused = (error as { error: { fields: { path: string }[] } }).error.fields.map(({ path }) => path);
    }
    expect(refused.toSorted()).toEqual(fieldsOf(notes, 'open').toSorted());
  });

  test('tells with the VM off what is not known and why, and makes nothing up', async () => {
    const test = await desk('vm-off');
    const { text, notes } = await test.call('host.adopt', {});
    expect(JSON.parse(text)).toMatchObject({ payload: { version: '1.5.7.01026' }, vm: { memoryInMB: 1024 } });
    expect(JSON.parse(text)).not.toHaveProperty('identity');
    expect(JSON.parse(text)).not.toHaveProperty('vm.vmDataSize');
    const unknown = Object.fromEntries(
      notes.filter(({ kind }) => kind === 'unknown').map(({ field, params }) => [field, params['reason']]),
    );
    expect(unknown).toMatchObject({ identity: 'failed', optionalTelemetry: 'absent' });
    expect(fieldsOf(notes, 'unknown')).toContain('vm.vmDataSize');
  });

  test('tells without elevation that it needs it', async () => {
    const test = await desk('already-deployed');
    test.app.practice?.break('not-elevated');
    const { text, notes } = await test.call('host.adopt', {});
    expect(JSON.parse(text)).toMatchObject({ payload: { version: '1.5.7.01026' } });
    expect(notes).toContainEqual({
      kind: 'unknown',
      field: 'vm',
      code: 'unknown',
      params: { reason: 'elevation', fact: 'eflow.verify' },
    });
  });

  test('is not to be had without EFLOW', async () => {
    const test = await desk('happy-client-default-switch');
    expect(await test.refused('host.adopt', {})).toMatchObject({ code: errorCodes.nothingToAdopt });
  });

  test('changes nothing and leaves nothing behind', async () => {
    const test = await desk('already-deployed');
    await test.call('host.adopt', {});
    const files = readdirSync(test.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(test.folder, name)).isFile(),
    );
    expect(files.filter((name) => name.startsWith('jobs'))).toEqual([]);
    expect(
      readFileSync(join(test.folder, files.find((name) => name.endsWith('machine.json')) ?? ''), 'utf8'),
    ).toContain('"running": []');
  });
});

describe('the hint to read the host first', () => {
  test('is there with EFLOW that no job of ours has set up, in status and readiness alike', async () => {
    const test = await desk('already-deployed');
    expect((await test.call('status.read', {})).hints).toEqual(['adopt-first']);
    expect((await test.call('host.scan', {})).hints).toEqual(['adopt-first']);
  });

  test('is not there without EFLOW, and not once a job of ours has set it up', async () => {
    const test = await desk('happy-client-default-switch');
    expect(await test.call('status.read', {})).not.toHaveProperty('hints');
    await provisioned(test, 'connection-string');
    expect(await test.call('status.read', {})).not.toHaveProperty('hints');
    expect(await test.call('host.scan', {})).not.toHaveProperty('hints');
  });

  test('stays after a mere act of upkeep, which is no setup', async () => {
    const test = await desk('vm-off');
    expect(await test.run({ kind: 'act', id: 'start-vm', params: {} })).toMatchObject({ state: 'succeeded' });
    expect((await test.call('status.read', {})).hints).toEqual(['adopt-first']);
  });
});

describe('a host with more than a VM needs', () => {
  test('tells its Defender, its further NICs and its graphics card, and is done by its own document', async () => {
    const test = await desk('happy-external-static');
    test.app.practice?.break('gpu-assignable');
    const gpu = { gpuName: 'NVIDIA A2', gpuPassthroughType: 'DirectDeviceAssignment', gpuCount: 1 };
    const nics = [{ name: 'line', vswitch: 'External', vswitchName: 'Plant-LAN' }];
    const { setup, ...goal } = goalFor(test, 'connection-string', { nics, features: { defender: true } });
    await giveSecret(test, 'connection-string');
    const wanted = { ...goal, setup: { ...setup, vm: { ...setup.vm, memoryInMB: 2048, gpu } } };
    const job = await test.run(wanted as typeof goal & { setup: typeof setup });
    expect(job.state).toBe('succeeded');
    const { text, notes } = await test.call('host.adopt', {});
    const document = JSON.parse(text) as Record<string, unknown>;
    expect(document).toMatchObject({ nics, features: { defender: true }, vm: { memoryInMB: 2048, gpu } });
    expect(notes.map(({ code }) => code)).toContain('shares-not-listed');
    expect(
      (await test.run(await filledIn(test, 'connection-string'))).steps.filter((one) => one.acted),
    ).toEqual([]);
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect([undone.state, test.shown()]).toMatchObject(['succeeded', { msi: null, vm: null }]);
  });
});
