import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorCodes, Failure } from '../../../src/contract/errors.ts';
import { createCloud } from '../../../src/main/adapters/cloud.ts';
import type { CloudAccess } from '../../../src/main/ports.ts';
import { json, serverIdentity, testServer, type Seen } from '../../support/azure.ts';
import type { ServerResponse } from 'node:http';

const hubHost = 'contoso.azure-devices.net';
const dpsHost = 'contoso-dps.azure-devices-provisioning.net';
const key = Buffer.from('a key of a policy in this test').toString('base64');
const deviceKey = Buffer.alloc(32, 7).toString('base64');
const groupKey = Buffer.alloc(64, 9).toString('base64');

type Answer = (seen: Seen, response: ServerResponse) => void;
let answers: Answer[] = [];
let usual: Answer = () => undefined;
let server: Awaited<ReturnType<typeof testServer>>;
let identity: Awaited<ReturnType<typeof serverIdentity>>;
const slept: number[] = [];
const held: string[] = [];

beforeAll(async () => {
  identity = await serverIdentity([hubHost, dpsHost]);
  server = await testServer((seen, response) => (answers.shift() ?? usual)(seen, response), identity);
});
afterAll(() => server.close());
beforeEach(() => {
  answers = [];
  usual = (_seen, response) => json(response, 404, { errorCode: 404_201, trackingId: 't', message: 'm' });
  server.seen.length = 0;
  slept.length = 0;
  held.length = 0;
});

const cloud = () =>
  createCloud({
    world: {
      endpoint: (host) => Promise.resolve(server.at(host)),
      trustRoots: [identity.ca],
    },
    clock: {
      // The server's own clock is the real one.
      now: () => Date.now(),
      sleep: async (ms) => {
        slept.push(ms);
      },
    },
    version: '1.0.0',
    reveal: ({ handle }) => (handle === 'policy' ? key : ''),
    hold: (text) => ({ handle: `held-${held.push(text)}` }),
    random: () => 0,
  });
const access = (service: 'hub' | 'dps'): CloudAccess => ({
  service,
  host: service === 'hub' ? hubHost : dpsHost,
  policy: service === 'hub' ? 'iothubowner' : 'provisioningserviceowner',
  key: { handle: 'policy' },
});
const hub = () => cloud().hub(access('hub'));
const dps = () => cloud().dps(access('dps'));

const device = (more: object = {}) => ({
  deviceId: 'edge-01',
  generationId: 'g1',
  etag: 'AAA=',
  status: 'enabled',
  connectionState: 'Disconnected',
  lastActivityTime: '0001-01-01T00:00:00',
  capabilities: { iotEdge: true },
  authentication: { type: 'sas', symmetricKey: { primaryKey: deviceKey, secondaryKey: 'b' } },
  ...more,
});
const enrollment = (more: object = {}) => ({
  registrationId: 'press-3',
  attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: null, secondaryKey: null } },
  capabilities: { iotEdge: true },
  provisioningStatus: 'enabled',
  createdDateTimeUtc: '2026-03-02T08:00:00Z',
  lastUpdatedDateTimeUtc: '2026-03-02T08:00:00Z',
  etag: '"e1"',
  ...more,
});
const ok =
  (body: object, headers: Record<string, string> = {}): Answer =>
  (_seen, response) =>
    json(response, 200, body, headers);
const refuse =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_seen, response) =>
    json(response, status, { errorCode: status * 1000 + 1, trackingId: 't', message: 'm' }, headers);
const cut: Answer = (_seen, response) => {
  response.destroy();
};
const methods = () => server.seen.map(({ method }) => method);
const wish = { deviceId: 'edge-01', authentication: 'sas', thumbprints: [] } as const;
const enroll = {
  registrationId: 'press-3',
  deviceId: null,
  attestation: { type: 'symmetricKey' },
  hub: null,
  tags: {},
} as const;

async function failed(work: Promise<unknown>): Promise<Failure['error']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('a hub', () => {
  test('makes an IoT Edge device (trap 1: capabilities.iotEdge) with one PUT', async () => {
    answers = [refuse(404), ok(device())];
    await expect(hub().makeDevice(wish)).resolves.toMatchObject({ deviceId: 'edge-01', edge: true });
    expect(methods()).toEqual(['GET', 'PUT']);
    const [, put] = server.seen;
    expect(put?.path).toBe('/devices/edge-01?api-version=2021-04-12');
    expect(put?.headers['if-match']).toBeUndefined();
    expect(put?.body).toMatchObject({
      capabilities: { iotEdge: true },
      authentication: { type: 'sas', symmetricKey: { primaryKey: '', secondaryKey: '' } },
    });
    expect(put?.headers.authorization).toMatch(/^SharedAccessSignature sr=contoso\.azure-devices\.net&sig=/u);
  });

  test('takes one thumbprint for both', async () => {
    answers = [refuse(404), ok(device({ authentication: { type: 'selfSigned' } }))];
    await hub().makeDevice({ deviceId: 'edge-01', authentication: 'selfSigned', thumbprints: ['AB'] });
    expect(server.seen[1]?.body).toMatchObject({
      authentication: {
        type: 'selfSigned',
        x509Thumbprint: { primaryThumbprint: 'AB', secondaryThumbprint: 'AB' },
      },
    });
  });

  test('names a device in the path as the registry wants it', async () => {
    await hub().device("a/b$'%");
    expect(server.seen[0]?.path).toBe("/devices/a%2Fb%24'%25?api-version=2021-04-12");
  });

  test('trap 23: a name that begins with a dollar leaves percent-encoded', async () => {
    await hub().device('$edgeAgent');
    expect(server.seen[0]?.path).toBe('/devices/%24edgeAgent?api-version=2021-04-12');
  });

  test('gives a key by handle only', async () => {
    answers = [ok(device())];
    const handle = await hub().deviceKey('edge-01');
    expect(handle).toEqual({ handle: 'held-1' });
    expect(held).toEqual([deviceKey]);
  });

  test('a device that is no IoT Edge device is told, and not changed', async () => {
    answers = [ok(device({ capabilities: { iotEdge: false } }))];
    expect(await failed(hub().makeDevice(wish))).toMatchObject({
      code: errorCodes.cloudDiffers,
      params: { what: 'capabilities.iotEdge' },
    });
    expect(methods()).toEqual(['GET']);
  });

  test('an update carries keys and etag of what was read (trap 6), and is made once more after 412', async () => {
    answers = [ok(device()), refuse(412), ok(device({ etag: 'BBB=' })), ok(device())];
    await hub().enableDevice('edge-01', false);
    expect(methods()).toEqual(['GET', 'PUT', 'GET', 'PUT']);
    expect(server.seen[3]?.headers['if-match']).toBe('"BBB="');
    expect(server.seen[3]?.body).toMatchObject({
      status: 'disabled',
      authentication: { symmetricKey: { primaryKey: deviceKey } },
    });
  });

  test('412 twice is told', async () => {
    answers = [ok(device()), refuse(412), ok(device()), refuse(412)];
    expect((await failed(hub().enableDevice('edge-01', false))).code).toBe(errorCodes.cloudChanged);
  });

  test('a document of an unknown shape is told, not guessed at', async () => {
    answers = [ok({ hello: 1 })];
    expect((await failed(hub().device('edge-01'))).code).toBe(errorCodes.cloudAnswer);
  });

  test('removes the device that it saw, and no other that came in between', async () => {
    answers = [
      ok(device()),
      refuse(412),
      ok(device({ etag: 'BBB=' })),
      (_seen, response) => response.writeHead(204).end(),
    ];
    await hub().removeDevice('edge-01');
    expect(methods()).toEqual(['GET', 'DELETE', 'GET', 'DELETE']);
    expect(server.seen.map(({ headers }) => headers['if-match'])).toEqual([
      undefined,
      '"AAA="',
      undefined,
      '"BBB="',
    ]);
  });

  test('removing what is gone is no error', async () => {
    answers = [refuse(404)];
    await expect(hub().removeDevice('edge-01')).resolves.toBeUndefined();
    answers = [ok(device()), refuse(404)];
    await expect(hub().removeDevice('edge-01')).resolves.toBeUndefined();
  });
});

describe('waiting', () => {
  test('a busy service is waited for as long as it asks, and told', async () => {
    answers = [refuse(429, { 'Retry-After': '2' }), refuse(429, { 'Retry-After': '2' }), ok(device())];
    const told: unknown[] = [];
    await hub().device('edge-01', { onWait: (wait) => told.push(wait) });
    expect(slept).toEqual([2_000, 2_000]);
    expect(told).toEqual([
      { ms: 2_000, because: 'busy' },
      { ms: 2_000, because: 'busy' },
    ]);
  });

  test('without Retry-After it backs off, and gives up in the end', async () => {
    usual = refuse(429);
    expect((await failed(hub().device('edge-01'))).code).toBe(errorCodes.cloudBusy);
    expect(slept).toEqual([500, 1_000, 2_000, 4_000]);
  });

  test.each([500, 503])('%i once is survived', async (status) => {
    answers = [refuse(status), ok(device())];
    await expect(hub().device('edge-01')).resolves.not.toBeNull();
  });

  test('a cancel ends the wait, and nothing more is sent', async () => {
    const cancel = new AbortController();
    usual = refuse(429);
    const work = hub().device('edge-01', { signal: cancel.signal, onWait: () => cancel.abort() });
    expect((await failed(work)).code).toBe(errorCodes.cancelled);
    expect(methods()).toEqual(['GET']);
  });

  test('a wrong key is not tried twice', async () => {
    usual = refuse(401);
    expect((await failed(hub().device('edge-01'))).code).toBe(errorCodes.cloudKeyRefused);
    expect(methods()).toEqual(['GET']);
  });
});

describe('an answer that was lost', () => {
  test('does not make a thing twice: it is looked for before anything is sent again', async () => {
    answers = [refuse(404), cut, ok(enrollment())];
    await expect(dps().makeEnrollment(enroll)).resolves.toMatchObject({ registrationId: 'press-3' });
    expect(methods()).toEqual(['GET', 'PUT', 'GET']);
  });

  test('of a request that never came is sent again', async () => {
    answers = [refuse(404), cut, refuse(404), ok(enrollment())];
    await dps().makeEnrollment(enroll);
    expect(methods()).toEqual(['GET', 'PUT', 'GET', 'PUT']);
  });

  test('409 after it is compared: the same is ours, another is told', async () => {
    answers = [refuse(404), refuse(409), ok(enrollment())];
    await expect(dps().makeEnrollment(enroll)).resolves.toMatchObject({ edge: true });
    const tpm = { type: 'tpm', tpm: { endorsementKey: 'x' } };
    answers = [refuse(404), refuse(409), ok(enrollment({ attestation: tpm }))];
    expect(await failed(dps().makeEnrollment(enroll))).toMatchObject({
      code: errorCodes.cloudDiffers,
      params: { what: 'attestation.type' },
    });
  });
});

describe('DPS by its public client', () => {
  test('makes an enrollment for an IoT Edge device (trap 1), at our transport', async () => {
    answers = [refuse(404), ok(enrollment())];
    await dps().makeEnrollment({ ...enroll, hub: hubHost, deviceId: 'edge-01', tags: { site: 'plant 7' } });
    const put = server.seen[1];
    expect(put?.path).toBe('/enrollments/press-3?api-version=2021-10-01');
    expect(put?.body).toEqual({
      registrationId: 'press-3',
      deviceId: 'edge-01',
      attestation: { type: 'symmetricKey', symmetricKey: {} },
      capabilities: { iotEdge: true },
      provisioningStatus: 'enabled',
      allocationPolicy: 'static',
      iotHubs: [hubHost],
      initialTwin: { tags: { site: 'plant 7' }, properties: { desired: {} } },
    });
    expect(put?.headers.authorization).toContain('skn=provisioningserviceowner');
  });

  test('trap 5: keys are not in an enrollment but in its attestation mechanism', async () => {
    const keys = { type: 'symmetricKey', symmetricKey: { primaryKey: deviceKey, secondaryKey: 'b' } };
    answers = [ok(keys)];
    await dps().enrollmentKey('press-3');
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      path: '/enrollments/press-3/attestationmechanism?api-version=2021-10-01',
      body: undefined,
    });
    expect(held).toEqual([deviceKey]);
  });

  test('a group key is read in the way of its own', async () => {
    answers = [ok({ type: 'symmetricKey', symmetricKey: { primaryKey: groupKey } })];
    await dps().groupKey('line');
    expect(server.seen[0]?.path).toBe('/enrollmentgroups/line/attestationmechanism?api-version=2021-10-01');
    expect(held).toEqual([groupKey]);
  });

  test('trap 6: an update carries the etag, and the keys put back', async () => {
    const keys = { type: 'symmetricKey', symmetricKey: { primaryKey: deviceKey, secondaryKey: 'b' } };
    answers = [ok(enrollment({ registrationState: { status: 'assigned' } })), ok(keys), ok(enrollment())];
    await dps().enableEnrollment('press-3', false);
    const put = server.seen[2];
    expect(put?.headers['if-match']).toBe('"e1"');
    expect(put?.body).toMatchObject({ provisioningStatus: 'disabled', attestation: keys });
    expect(put?.body).not.toHaveProperty('registrationState');
    expect(put?.body).not.toHaveProperty('createdDateTimeUtc');
  });

  test('what is not there is null', async () => {
    await expect(dps().enrollment('press-3')).resolves.toBeNull();
    await expect(dps().group('line')).resolves.toBeNull();
    await expect(dps().registration('press-3')).resolves.toBeNull();
    await expect(dps().enrollmentKey('press-3')).resolves.toBeNull();
  });

  test('a write that is refused after a read was allowed names the right that is missing', async () => {
    answers = [refuse(404), refuse(401)];
    expect(await failed(dps().makeEnrollment(enroll))).toMatchObject({
      code: errorCodes.cloudRight,
      params: { right: 'EnrollmentWrite' },
    });
  });

  test('trap 8 and 9: every work settles, also when nobody ever answers', async () => {
    usual = cut;
    expect((await failed(dps().enrollment('press-3'))).code).toBe(errorCodes.cloudReset);
    expect(slept).toHaveLength(4);
  });

  test('all pages of those who registered by a group are read', async () => {
    const state = (registrationId: string) => ({ registrationId, status: 'assigned' });
    answers = [
      (_seen, response) => json(response, 200, [state('a')], { 'x-ms-continuation': 'next' }),
      (_seen, response) => json(response, 200, [state('b')]),
    ];
    await expect(dps().registeredBy('line')).resolves.toEqual(['a', 'b']);
    expect(server.seen[1]?.headers['x-ms-continuation']).toBe('next');
  });

  test('a page of the network in place of Azure is told', async () => {
    answers = [
      (_seen, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end('<html>Sign in</html>');
      },
    ];
    expect((await failed(dps().enrollment('press-3'))).code).toBe(errorCodes.cloudIntermediary);
  });
});

describe('certificates that a service knows (provisioning.md 3.3 D2)', () => {
  const twin = (deviceId: string, primaryThumbprint: string | null) => ({
    deviceId,
    x509Thumbprint: { primaryThumbprint, secondaryThumbprint: primaryThumbprint },
  });

  test('are those of the twins of a hub, on all its pages', async () => {
    answers = [
      ok([twin('a', 'aa:bb'), twin('b', null)], { 'x-ms-continuation': 'next' }),
      ok([twin('c', 'CC')]),
    ];
    expect(await hub().certificates()).toEqual({
      used: [
        { name: 'a', thumbprints: ['AABB', 'AABB'] },
        { name: 'b', thumbprints: [] },
        { name: 'c', thumbprints: ['CC', 'CC'] },
      ],
      whole: true,
    });
  });

  test('are those of the individual enrollments of a DPS', async () => {
    const primary = { info: { sha256Thumbprint: 'ab:cd' } };
    const attestation = { type: 'x509', x509: { clientCertificates: { primary } } };
    answers = [ok([enrollment({ attestation }), enrollment({ registrationId: 'press-4' })])];
    expect(await dps().certificates()).toEqual({
      used: [
        { name: 'press-3', thumbprints: ['ABCD'] },
        { name: 'press-4', thumbprints: [] },
      ],
      whole: true,
    });
  });

  test('are not all of them where there are more than 20 pages', async () => {
    answers = Array.from({ length: 30 }, () => ok([twin('a', 'AA')], { 'x-ms-continuation': 'more' }));
    const { used, whole } = await hub().certificates();
    expect([used.length, whole, server.seen.length]).toEqual([20, false, 20]);
  });
});
