import { request } from 'node:https';
import { beforeEach, describe, expect, it } from 'vitest';
import { cloudFaults } from '../../../src/practice/cloud/faults.ts';
import { createDeviceClient } from '../../../src/practice/cloud/device-client.ts';
import { listFaults } from '../../../src/practice/index.ts';
import { practiceKey } from '../../../src/practice/state/cloud.ts';
import {
  certificate,
  askDps,
  askHub,
  enrollment,
  group,
  hub,
  agentFor,
  keysOf,
  register,
  scopeId,
  startCloud,
  stateOf,
  textIn,
  type Bench,
} from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = startCloud();
});

const on = (name: string) => cloudFaults[name]?.cloud(bench.state);
const get = () => askDps(bench, 'GET', '/enrollments/edge-03');
const put = (id: string, headers = {}) =>
  askDps(bench, 'PUT', `/enrollments/${id}`, { body: enrollment(id), headers });

/** The practice VM registers, whose way to the cloud is another one. */
async function vmRegisters(): Promise<unknown> {
  const now = Date.now();
  const client = createDeviceClient(bench.cloud);
  try {
    return await client.register({
      at: now,
      clock: now,
      globalEndpoint: 'https://global.azure-devices-provisioning.net',
      scopeId,
      registrationId: 'edge-03',
      proof: { kind: 'key', key: practiceKey('edge-03', 1) },
    });
  } finally {
    await client.close();
  }
}

describe('on the way of this computer to the cloud', () => {
  it.each([
    ['cloud-reset', 'ECONNRESET'],
    ['cloud-refused', 'ECONNREFUSED'],
    ['cloud-tls-unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['cloud-wrong-host-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s ends a request with %s, until it is cured, and the VM gets through', async (fault, code) => {
    on(fault);
    await expect(get()).rejects.toMatchObject({ code });
    expect(await vmRegisters()).toMatchObject({ kind: 'assigned' });
    on('cloud-well');
    expect((await get()).status).toBe(200);
  });

  it('cloud-dns: the names are not known any more', async () => {
    on('cloud-dns');
    for (const host of [bench.dps, hub, 'global.azure-devices-provisioning.net'])
      expect(await bench.cloud.endpoint(host)).toBeUndefined();
  });

  it.each<[string, number, string | undefined, RegExp]>([
    ['cloud-captive-portal', 200, 'text/html; charset=utf-8', /sign in/u],
    ['cloud-html', 502, 'text/html; charset=utf-8', /Bad Gateway/u],
    ['cloud-proxy-407', 407, 'text/html; charset=utf-8', /./u],
    ['cloud-empty', 200, undefined, /^$/u],
    ['cloud-truncated', 200, 'application/json; charset=utf-8', /^\{"registrationId.*[^}]$/u],
  ])('%s: something else answers', async (fault, status, type, text) => {
    on(fault);
    const got = await get();
    expect([got.status, got.headers['content-type']]).toEqual([status, type]);
    expect(got.text).toMatch(text);
    expect(got.body).toEqual({});
    expect(await vmRegisters()).toMatchObject({ kind: 'assigned' });
  });

  it.each(['cloud-hang', 'cloud-slow-body'])(
    '%s: nothing comes, and closing the cloud ends it',
    async (fault) => {
      on(fault);
      const agent = await agentFor(bench, bench.dps);
      const ended = new Promise<string>((resolve) => {
        const asking = request(
          { agent, path: '/enrollments/edge-03', headers: { host: bench.dps } },
          (message) => {
            message.on('error', () => resolve('cut off'));
            message.on('data', () => undefined);
          },
        );
        asking.on('error', () => resolve('no head'));
        asking.end();
      });
      while (bench.cloud.journal().length === 0) await new Promise((resolve) => setImmediate(resolve));
      await bench.cloud.close();
      expect(await ended).toBe(fault === 'cloud-hang' ? 'no head' : 'cut off');
    },
  );

  it('cloud-lost-response: the change is made once, and nobody is told', async () => {
    on('cloud-lost-response');
    expect((await get()).status).toBe(200);
    await expect(put('lost-1')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await put('lost-1')).status).toBe(409);
    expect(bench.state.enrollments.filter((one) => one.registrationId === 'lost-1')).toHaveLength(1);
  });
});

describe('in the cloud', () => {
  it.each<[string, readonly [number, string | undefined][]]>([
    [
      'cloud-429-twice',
      [
        [429, '2'],
        [429, '2'],
        [200, undefined],
      ],
    ],
    [
      'cloud-429-no-wait',
      [
        [429, undefined],
        [200, undefined],
      ],
    ],
    [
      'cloud-500-once',
      [
        [500, undefined],
        [200, undefined],
      ],
    ],
    [
      'cloud-503-once',
      [
        [503, undefined],
        [200, undefined],
      ],
    ],
  ])('%s, and then it goes on', async (fault, answers) => {
    on(fault);
    const got: unknown[] = [];
    for (const _ of answers) {
      const { status, headers } = await get();
      got.push([status, headers['retry-after']]);
    }
    expect(got).toEqual(answers);
  });

  it('the hub says so in its own form', async () => {
    on('cloud-429-no-wait');
    const { status, body } = await askHub(bench, 'GET', '/devices/edge-01');
    expect([status, body['Message']]).toEqual([429, 'ErrorCode:ThrottlingException;429001']);
  });

  it('cloud-clock-skew: its date is ten minutes ahead, and what counts there is its clock', async () => {
    on('cloud-clock-skew');
    const { headers } = await get();
    expect(Date.parse(String(headers['date'])) - Date.now()).toBeGreaterThan(590_000);
    expect(
      (await register(bench, 'edge-03', { key: practiceKey('edge-03', 1), expiresIn: 60_000 })).status,
    ).toBe(401);
    expect(
      (await register(bench, 'edge-03', { key: practiceKey('edge-03', 1), expiresIn: 700_000 })).status,
    ).toBe(200);
  });

  it('cloud-key-renewed and cloud-right-missing: the policies are no longer what they were', async () => {
    on('cloud-right-missing');
    expect((await get()).status).toBe(200);
    expect((await put('right-1')).status).toBe(401);
    on('cloud-key-renewed');
    expect((await get()).status).toBe(401);
    on('cloud-well');
    expect((await put('right-1')).status).toBe(200);
  });

  it('cloud-changed-meanwhile: an etag is stale once, and no longer after it was read again', async () => {
    const etag = async () => textIn((await get()).body, 'etag');
    on('cloud-changed-meanwhile');
    expect((await put('edge-03', { 'if-match': await etag() })).status).toBe(412);
    expect((await put('edge-03', { 'if-match': await etag() })).status).toBe(200);
  });

  it('cloud-other-hub, cloud-hub-unlinked and cloud-no-edge: what becomes of a device', async () => {
    const key = practiceKey('edge-03', 1);
    on('cloud-other-hub');
    expect(stateOf(await register(bench, 'edge-03', { key }))['assignedHub']).toBe(`other-${hub}`);
    expect(await bench.cloud.endpoint(`other-${hub}`)).toBeDefined();
    on('cloud-hub-unlinked');
    expect(stateOf(await register(bench, 'edge-03', { key }))).toMatchObject({
      status: 'failed',
      errorCode: 400_209,
    });
    on('cloud-well');
    bench.state.devices = [];
    on('cloud-no-edge');
    expect(stateOf(await register(bench, 'edge-03', { key }))['status']).toBe('assigned');
    expect((await askHub(bench, 'GET', '/devices/edge-03')).body['capabilities']).toEqual({ iotEdge: false });
  });

  it('cloud-enrollments-disabled: every one, and all are enabled again', async () => {
    const key = practiceKey('edge-03', 1);
    await askDps(bench, 'PUT', '/enrollmentGroups/g', { body: group('g') });
    on('cloud-enrollments-disabled');
    expect((await register(bench, 'edge-03', { key })).body['status']).toBe('disabled');
    expect((await askDps(bench, 'GET', '/enrollmentGroups/g')).body['provisioningStatus']).toBe('disabled');
    on('cloud-well');
    expect((await register(bench, 'edge-03', { key })).body['status']).toBe('assigned');
    expect(await keysOf(bench, '/enrollmentGroups/g')).toHaveLength(2);
  });

  it('cloud-authorities-verified: an authority counts without being uploaded', async () => {
    const root = certificate('Root', undefined, { ca: true });
    const identity = certificate('v-1', root);
    const signingCertificates = { primary: { certificate: root.cert } };
    const body = group('v', { type: 'x509', x509: { signingCertificates } });
    await askDps(bench, 'PUT', '/enrollmentGroups/v', { body });
    const chain = { cert: `${identity.cert}${root.cert}`, key: identity.key };
    expect((await register(bench, 'v-1', { identity: chain })).status).toBe(401);
    on('cloud-authorities-verified');
    on('cloud-well');
    expect((await register(bench, 'v-1', { identity: chain })).body['status']).toBe('assigned');
  });
});

it('every fault of the cloud is one of the machine', () => {
  const names = listFaults().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(cloudFaults)));
});
