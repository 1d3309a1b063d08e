import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal, JobRecord } from '../../../src/contract/jobs.ts';
import { parseSetup } from '../../../src/main/domain/setup.ts';
import { json, type Seen } from '../../support/azure.ts';
import { dpsString, fakeAzure, fakeDps, fakeHub, hubString, plantedKeys } from '../../support/azure-fake.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { smallSetup } from '../../support/setups.ts';
import keys from '../../fixtures/tpm/keys.json' with { type: 'json' };

const scenario = 'happy-client-default-switch';
let azure: Awaited<ReturnType<typeof fakeAzure>>;
let place: ReturnType<typeof testFolder>;
let desk: TestApp;

beforeAll(async () => {
  azure = await fakeAzure();
});
afterAll(() => azure.close());
beforeEach(async () => {
  azure.things.clear();
  azure.next.length = 0;
  place = testFolder();
  desk = await open();
  azure.seen.length = 0;
  return async () => {
    await desk.app.close();
    place.remove();
  };
});

const open = (more: NodeJS.ProcessEnv = {}): Promise<TestApp> =>
  testApp(scenario, place.folder, {
    env: { HUB: hubString, DPS: dpsString, ...more },
    parts: { wrapWorld: (world) => azure.in(world), cloudLimitMs: 2_000 },
  });

const goalOf = (more: object, only: readonly string[] = ['cloud']): Goal => ({
  kind: 'setup',
  setup: parseSetup(JSON.stringify({ ...smallSetup, ...more })),
  folder: place.folder,
  only: [...only] as never,
});
const sasSetup = {
  identity: { provisioningType: 'ManualConnectionString', devConnString: 'cloud' },
  cloud: { service: 'env:HUB', deviceId: 'edge-01' },
};
const keySetup = {
  identity: {
    provisioningType: 'DpsSymmetricKey',
    scopeId: '0ne00ABCDEF',
    registrationId: 'press-3',
    symmKey: 'cloud',
  },
  cloud: { service: 'env:DPS' },
};
const tpmSetup = {
  identity: { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' },
  cloud: { service: 'env:DPS' },
};
const groupSetup = { ...keySetup, cloud: { service: 'env:DPS', group: { id: 'line-7' } } };
const undoOf = (job: JobRecord): Goal => ({ kind: 'undo', job: job.id });

describe('the cloud side alone', () => {
  test('a device of a hub is made as an IoT Edge device, and removed by undo', async () => {
    const job = await desk.run(goalOf(sasSetup));
    expect(job).toMatchObject({ state: 'succeeded' });
    expect(azure.things.get('/devices/edge-01')).toMatchObject({ capabilities: { iotEdge: true } });
    expect(await desk.run(undoOf(job))).toMatchObject({ state: 'succeeded' });
    expect([...azure.things.keys()]).toEqual([]);
  });

  test('a second time finds it and changes nothing', async () => {
    await desk.run(goalOf(sasSetup));
    azure.seen.length = 0;
    const again = await desk.run(goalOf(sasSetup));
    expect(again.steps.map(({ key, state }) => [key, state])).toEqual([['cloud-device', 'already']]);
    expect(azure.methods().every((one) => one.startsWith('GET'))).toBe(true);
  });

  test('the enrollment of a TPM has the key that this host tells, before there is a VM', async () => {
    const job = await desk.run(goalOf(tpmSetup));
    expect(job.state).toBe('succeeded');
    const [path, document] = [...azure.things][0] ?? [];
    expect(path).toMatch(/^\/enrollments\/[a-z2-7]{52}$/u);
    expect(document).toMatchObject({
      capabilities: { iotEdge: true },
      attestation: { type: 'tpm', tpm: { endorsementKey: expect.stringMatching(/^AToAAQAL/u) as string } },
    });
    await desk.run(undoOf(job));
    expect([...azure.things.keys()]).toEqual([]);
  });

  test('an undo leaves alone what somebody made anew under the same name', async () => {
    const job = await desk.run(goalOf(keySetup));
    const other = { ...azure.things.get('/enrollments/press-3'), createdDateTimeUtc: '2027-01-01T00:00:00Z' };
    azure.things.set('/enrollments/press-3', other as never);
    expect((await desk.run(undoOf(job))).state).toBe('succeeded');
    expect(azure.things.has('/enrollments/press-3')).toBe(true);
  });

  test('a group that devices have registered by stays at an undo', async () => {
    const job = await desk.run(goalOf(groupSetup));
    expect(azure.things.get('/enrollmentgroups/line-7')).toMatchObject({ capabilities: { iotEdge: true } });
    const used = [{ registrationId: 'press-4', status: 'assigned' }];
    azure.next.push(
      ...Array.from(
        { length: 12 },
        () => (seen: Seen, response: ServerResponse) =>
          seen.path.includes('/query')
            ? json(response, 200, used)
            : json(response, 200, azure.things.get('/enrollmentgroups/line-7')),
      ),
    );
    expect((await desk.run(undoOf(job))).state).toBe('succeeded');
    azure.next.length = 0;
    expect(azure.things.has('/enrollmentgroups/line-7')).toBe(true);
  });

  test('an answer that is lost does not make a second one', async () => {
    azure.lost.next = true;
    const job = await desk.run(goalOf(keySetup));
    expect(job.state).toBe('succeeded');
    expect(azure.methods().filter((one) => one.startsWith('PUT'))).toHaveLength(1);
  });

  test('waiting for a busy service is told', async () => {
    const plan = await desk.call('jobs.plan', { goal: goalOf(sasSetup), askSecrets: true });
    expect(plan.steps.map(({ key, state }) => [key, state])).toEqual([['cloud-device', 'todo']]);
    const busy = (seen: Seen, response: ServerResponse) =>
      seen.method === 'PUT' ? json(response, 429, {}, { 'Retry-After': '2' }) : json(response, 404, {});
    azure.next.push(...Array.from({ length: 5 }, () => busy));
    const job = await desk.run(goalOf(sasSetup));
    expect(job.state).toBe('succeeded');
    const told = (await desk.events(job.id)).filter((event) => event.t === 'progress');
    expect(told).toContainEqual(expect.objectContaining({ code: 'cloud-busy', params: { seconds: 2 } }));
  });
});

describe('what speaks against the cloud side is told before anything is changed', () => {
  const blocked = async (goal: Goal) =>
    (await desk.call('jobs.plan', { goal, askSecrets: true })).blockers.map(({ code }) => code);

  test('a wrong key', async () => {
    azure.next.push((_seen, response) => json(response, 401, {}));
    expect(await blocked(goalOf(sasSetup))).toEqual([errorCodes.cloudKeyRefused]);
  });

  test('a policy that may only read', async () => {
    await desk.app.close();
    desk = await open({ HUB: hubString.replace('iothubowner', 'registryRead') });
    expect(await blocked(goalOf(sasSetup))).toEqual([errorCodes.cloudRight]);
  });

  test('a string of the other service is refused by rule, and no piece of it is told', async () => {
    await desk.app.close();
    desk = await open({ HUB: dpsString });
    const error = await desk.refused('jobs.plan', { goal: goalOf(sasSetup), askSecrets: true });
    expect(error).toMatchObject({ code: errorCodes.secretInvalid, fields: [{ rule: 'cloud.service-kind' }] });
    expect(JSON.stringify(error)).not.toContain(plantedKeys.policy);
  });

  test('a string of another hub than the device belongs to', async () => {
    const identity = {
      provisioningType: 'ManualX509',
      iotHubHostname: 'fabrikam.azure-devices.net',
      deviceId: 'edge-01',
      identityCertPath: 'a.pem',
      identityPrivKeyPath: 'b.pem',
    };
    expect(await blocked(goalOf({ identity, cloud: { service: 'env:HUB' } }))).toContain(
      errorCodes.cloudOtherService,
    );
  });

  test.each([
    ['ManualX509', { iotHubHostname: fakeHub, deviceId: 'edge-01' }, 'env:HUB'],
    ['DpsX509', { scopeId: '0ne00ABCDEF', registrationId: 'press-3' }, 'env:DPS'],
  ])(
    'a certificate file that is not there, once, though cloud and VM both need it (%s)',
    async (type, more, service) => {
      const files = { identityCertPath: 'none.pem', identityPrivKeyPath: 'none.key' };
      const identity = { provisioningType: type, ...more, ...files };
      const whole = goalOf({ identity, cloud: { service } }, ['provision']);
      const codes = (await blocked(whole)).filter((code) => code.startsWith('EFD-CRT-'));
      expect(codes).toEqual([errorCodes.pemUnreadable, errorCodes.pemUnreadable]);
      const alone = goalOf({ identity, cloud: { service } });
      expect(await blocked(alone)).toEqual([errorCodes.pemUnreadable]);
    },
  );

  test('another kind of device under the same name', async () => {
    azure.things.set('/devices/edge-01', {
      deviceId: 'edge-01',
      status: 'enabled',
      capabilities: { iotEdge: true },
      authentication: { type: 'selfSigned' },
      etag: 'a',
    });
    expect(await blocked(goalOf(sasSetup))).toEqual([errorCodes.cloudDiffers]);
  });

  test('a disabled enrollment', async () => {
    await desk.run(goalOf(keySetup));
    Object.assign(azure.things.get('/enrollments/press-3') ?? {}, { provisioningStatus: 'disabled' });
    expect(await blocked(goalOf(keySetup))).toEqual([errorCodes.cloudDisabled]);
  });
});

describe('an enrollment that somebody made', () => {
  const tpmPath = async () => {
    await desk.run(goalOf(tpmSetup));
    return [...azure.things.keys()][0] ?? '';
  };
  const planned = async (goal: Goal) =>
    (await desk.call('jobs.plan', { goal, askSecrets: true })).blockers.map(({ code, params }) => [
      code,
      params['what'],
    ]);

  test('with the key of another TPM, as after a new mainboard, is told and not written over (4.3)', async () => {
    const path = await tpmPath();
    const other = { type: 'tpm', tpm: { endorsementKey: keys.other } };
    Object.assign(azure.things.get(path) ?? {}, { attestation: other });
    expect(await planned(goalOf(tpmSetup))).toEqual([[errorCodes.cloudOtherTpm, undefined]]);
    expect(azure.things.get(path)).toMatchObject({ attestation: other });
  });

  test('for one hub is told where the setup wants another', async () => {
    await desk.run(goalOf({ ...keySetup, cloud: { ...keySetup.cloud, hub: 'fabrikam.azure-devices.net' } }));
    const wish = goalOf({ ...keySetup, cloud: { ...keySetup.cloud, hub: 'contoso.azure-devices.net' } });
    const [[code, what] = []] = await planned(wish);
    expect([code, what]).toEqual([errorCodes.cloudDiffers, 'iotHubs']);
  });

  test('of plain devices (trap 1) is replaced with consent, and untouched without', async () => {
    await desk.run(goalOf(keySetup));
    const path = '/enrollments/press-3';
    Object.assign(azure.things.get(path) ?? {}, { capabilities: { iotEdge: false } });
    const refused = await desk.run(goalOf(keySetup));
    expect(refused.error?.code).toBe(errorCodes.consentNeeded);
    expect(azure.things.get(path)).toMatchObject({ capabilities: { iotEdge: false } });
    expect((await desk.run(goalOf(keySetup), { recovery: true })).state).toBe('succeeded');
    expect(azure.things.get(path)).toMatchObject({ capabilities: { iotEdge: true } });
  });

  test.each<[string, object, string | undefined]>([
    ['the same one', {}, undefined],
    ['one that is disabled', { provisioningStatus: 'disabled' }, errorCodes.cloudDisabled],
    ['one for an authority', { attestation: { type: 'x509' } }, errorCodes.cloudDiffers],
  ])('meanwhile (409) is taken as it is: %s', async (_what, more, code) => {
    let raced = false;
    azure.first((seen, response) => {
      if (raced || seen.method !== 'PUT') return false;
      raced = true;
      const body = seen.body as { attestation: object };
      azure.things.set('/enrollments/press-3', {
        ...body,
        provisioningStatus: 'enabled',
        etag: 'x',
        ...more,
      });
      json(response, 409, { errorCode: 409201, trackingId: 'track-1', message: 'm' });
      return true;
    });
    const job = await desk.run(goalOf(keySetup));
    azure.first(() => false);
    expect(raced).toBe(true);
    expect(job.error?.code).toBe(code);
    expect(azure.methods().filter((one) => one.startsWith('PUT'))).toHaveLength(1);
  });
});

describe('a device without the edge flag (trap 1)', () => {
  const plain = {
    deviceId: 'edge-01',
    status: 'enabled',
    capabilities: { iotEdge: false },
    authentication: { type: 'sas' },
    etag: 'a',
    generationId: 'old',
  };

  test('is not touched without consent', async () => {
    azure.things.set('/devices/edge-01', plain);
    const job = await desk.run(goalOf(sasSetup));
    expect(job).toMatchObject({ state: 'failed', error: { code: errorCodes.consentNeeded } });
    expect(azure.things.get('/devices/edge-01')).toMatchObject({ generationId: 'old' });
  });

  test('is replaced with consent', async () => {
    azure.things.set('/devices/edge-01', plain);
    const job = await desk.run(goalOf(sasSetup), { recovery: true });
    expect(job.state).toBe('succeeded');
    expect(azure.things.get('/devices/edge-01')).toMatchObject({ capabilities: { iotEdge: true } });
  });

  test('is said before the start, and at the undo, not to come back', async () => {
    azure.things.set('/devices/edge-01', plain);
    const plan = await desk.call('jobs.plan', { goal: goalOf(sasSetup), askSecrets: true });
    expect(plan.steps[0]?.notes).toEqual([
      { code: 'cloud-replaced', params: { id: 'edge-01' }, lasting: true },
    ]);
    const job = await desk.run(goalOf(sasSetup), { recovery: true });
    const undo = await desk.call('jobs.plan', { goal: undoOf(job), askSecrets: true });
    expect(undo.residues).toEqual(['cloud-removed']);
    expect((await desk.run(undoOf(job))).residues).toEqual(['cloud-removed']);
    expect(azure.things.has('/devices/edge-01')).toBe(false);
  });
});

describe('acts', () => {
  test('disable and enable keep keys and twin', async () => {
    await desk.run(goalOf(keySetup));
    const act = (id: string): Goal => ({
      kind: 'act',
      id,
      params: { registrationId: 'press-3', service: 'env:DPS' },
    });
    expect((await desk.run(act('disable-cloud-enrollment'))).state).toBe('succeeded');
    expect(azure.things.get('/enrollments/press-3')).toMatchObject({
      provisioningStatus: 'disabled',
      attestation: { symmetricKey: { primaryKey: plantedKeys.enrollment } },
    });
    expect((await desk.run(act('enable-cloud-enrollment'))).state).toBe('succeeded');
    expect((await desk.run(act('remove-cloud-enrollment'))).state).toBe('succeeded');
    expect([...azure.things.keys()]).toEqual([]);
  });

  test('switch a device of the hub off and on again', async () => {
    await desk.run(goalOf(sasSetup));
    const act = (id: string): Goal => ({
      kind: 'act',
      id,
      params: { deviceId: 'edge-01', service: 'env:HUB' },
    });
    for (const [id, status] of [
      ['disable-cloud-device', 'disabled'],
      ['enable-cloud-device', 'enabled'],
    ] as const) {
      expect((await desk.run(act(id))).state).toBe('succeeded');
      expect(azure.things.get('/devices/edge-01')).toMatchObject({ status });
    }
  });

  test('on a device that is not there say so', async () => {
    const goal: Goal = {
      kind: 'act',
      id: 'disable-cloud-device',
      params: { deviceId: 'nobody', service: 'env:HUB' },
    };
    const plan = await desk.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.blockers).toMatchObject([
      { code: errorCodes.cloudNotFound, params: { id: 'nobody', host: fakeHub } },
    ]);
  });
});

describe('secrets of the cloud', () => {
  /** Everything in a folder, as one text. */
  const all = (folder: string): string =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');

  test('are in no file, journal, plan or answer', async () => {
    const told: unknown[] = [];
    for (const goal of [goalOf(sasSetup), goalOf(keySetup), goalOf(groupSetup), goalOf(tpmSetup)]) {
      told.push(await desk.call('jobs.plan', { goal, askSecrets: true }));
      const job = await desk.run(goal);
      told.push(job, await desk.events(job.id));
    }
    const text = `${all(place.folder)}${JSON.stringify(told)}`;
    // The places are public, so that a search that finds nothing has looked at the right ones.
    expect(text).toContain(fakeHub);
    expect(text).toContain(fakeDps);
    for (const key of Object.values(plantedKeys)) expect(text).not.toContain(key);
    expect(text).not.toContain('SharedAccessSignature');
  });
});

describe('an undo without a way into the cloud', () => {
  test('waits for the service string', async () => {
    const job = await desk.run(goalOf(sasSetup));
    await desk.app.close();
    desk = await testApp(scenario, place.folder, { parts: { wrapWorld: (world) => azure.in(world) } });
    expect(await desk.run(undoOf(job))).toMatchObject({
      state: 'waiting',
      waitingFor: { kind: 'secret', field: 'cloud.service' },
    });
    expect(azure.things.has('/devices/edge-01')).toBe(true);
  });
});
