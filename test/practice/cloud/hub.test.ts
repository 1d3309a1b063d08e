import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json.ts';
import { thumbprintsOf, certificateOf } from '../../../src/practice/cloud/certificate-proof.ts';
import { deviceToken } from '../../../src/practice/cloud/tokens.ts';
import { practiceKey } from '../../../src/practice/state/cloud.ts';
import {
  ask,
  askHub,
  certificate,
  hub,
  startCloud,
  textIn,
  type Asked,
  type Bench,
  type Made,
} from './support.ts';

let bench: Bench;
beforeAll(() => {
  bench = startCloud();
});

const put = (id: string, body: Json, headers: Record<string, string> = {}) =>
  askHub(bench, 'PUT', `/devices/${encodeURIComponent(id)}`, { body, headers });
const edge = (deviceId: string, more = {}) => ({ deviceId, capabilities: { iotEdge: true }, ...more });

describe('the registry', () => {
  it('makes keys of 32 bytes for empty ones, and the modules and the status 417 of an edge device', async () => {
    const symmetricKey = { primaryKey: '', secondaryKey: '' };
    const made = await put('e-1', edge('e-1', { authentication: { type: 'sas', symmetricKey } }));
    const { symmetricKey: keys } = made.body['authentication'] as { symmetricKey: { primaryKey: string } };
    expect(Buffer.from(keys.primaryKey, 'base64')).toHaveLength(32);
    expect(JSON.stringify(bench.state)).not.toContain(keys.primaryKey);
    const agent = await askHub(bench, 'GET', '/twins/e-1/modules/%24edgeAgent');
    expect(agent.body).toMatchObject({ properties: { reported: { lastDesiredStatus: { code: 417 } } } });
    expect((await askHub(bench, 'GET', '/devices/e-1')).body).toEqual(made.body);
  });

  it('trap 23: finds $edgeAgent percent-encoded as clients send it, and as it is written', async () => {
    await put('trap-23', edge('trap-23'));
    for (const name of ['%24edgeAgent', '$edgeAgent']) {
      const module = await askHub(bench, 'GET', `/devices/trap-23/modules/${name}`);
      expect([module.status, module.body['moduleId']]).toEqual([200, '$edgeAgent']);
      const twin = await askHub(bench, 'GET', `/twins/trap-23/modules/${name}`);
      expect(twin.body).toMatchObject({ deviceId: 'trap-23', moduleId: '$edgeAgent' });
    }
    expect((await askHub(bench, 'GET', '/twins/trap-23/modules/%2524edgeAgent')).status).toBe(404);
  });

  it('tells capitals apart, and a device from one that was made again', async () => {
    expect((await askHub(bench, 'GET', '/devices/E-1')).status).toBe(404);
    const first = (await askHub(bench, 'GET', '/devices/e-1')).body;
    expect((await askHub(bench, 'DELETE', '/devices/e-1', { headers: { 'if-match': '"*"' } })).status).toBe(
      204,
    );
    const second = (await put('e-1', edge('e-1'))).body;
    expect(second['generationId']).not.toBe(first['generationId']);
    expect(second['authentication']).not.toEqual(first['authentication']);
  });

  it('only creates without If-Match, and only replaces with it', async () => {
    const exists = await put('e-1', edge('e-1'));
    expect([exists.status, exists.headers['iothub-errorcode']]).toEqual([409, 'DeviceAlreadyExists']);
    expect(exists.body['Message']).toContain('ErrorCode:DeviceAlreadyExists');
    const etag = textIn((await askHub(bench, 'GET', '/devices/e-1')).body, 'etag');
    const off = edge('e-1', { status: 'disabled' });
    expect((await put('e-1', off, { 'if-match': `"${etag}"` })).body['status']).toBe('disabled');
    expect((await put('e-1', off, { 'if-match': `"${etag}"` })).status).toBe(412);
    expect((await put('e-9', edge('e-9'), { 'if-match': '*' })).status).toBe(404);
    // Whether it is an edge device was settled when it was made.
    const plain = await put('e-1', { deviceId: 'e-1' }, { 'if-match': '*' });
    expect(plain.body['capabilities']).toEqual({ iotEdge: true });
  });

  it.each<[string, string, Json]>([
    ['an ID with a blank', 'a b', edge('a b')],
    ['another ID than that of its path', 'b-1', edge('b-2')],
    [
      'a key that is too short',
      'b-1',
      edge('b-1', { authentication: { type: 'sas', symmetricKey: { primaryKey: 'AAAA' } } }),
    ],
    [
      'thumbprints of two kinds',
      'b-1',
      edge('b-1', {
        authentication: {
          type: 'selfSigned',
          x509Thumbprint: { primaryThumbprint: 'A'.repeat(40), secondaryThumbprint: 'A'.repeat(64) },
        },
      }),
    ],
    [
      'one thumbprint',
      'b-1',
      edge('b-1', {
        authentication: { type: 'selfSigned', x509Thumbprint: { primaryThumbprint: 'A'.repeat(40) } },
      }),
    ],
    ['an unknown kind of proof', 'b-1', edge('b-1', { authentication: { type: 'magic' } })],
    ['an unknown status', 'b-1', edge('b-1', { status: 'asleep' })],
  ])('refuses %s', async (_what, id, body) => {
    expect((await put(id, body)).status).toBe(400);
    expect((await askHub(bench, 'GET', `/devices/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  it('answers two queries and no other', async () => {
    await put('p-1', { deviceId: 'p-1' });
    const query = (text: string) => askHub(bench, 'POST', '/devices/query', { body: { query: text } });
    const ids = async (text: string) => (await query(text)).list.map((one) => one['deviceId']);
    expect(await ids('SELECT * FROM devices')).toContain('p-1');
    expect(await ids('select *  from devices where capabilities.iotEdge = true')).not.toContain('p-1');
    expect((await query('SELECT * FROM devices WHERE deviceId = 1')).status).toBe(400);
  });

  it('takes a deployment, which edgeAgent reports once it is connected', async () => {
    const content = { modulesContent: { $edgeAgent: { 'properties.desired': { schemaVersion: '1.1' } } } };
    expect(
      (await askHub(bench, 'POST', '/devices/p-1/applyConfigurationContent', { body: content })).status,
    ).toBe(400);
    expect(
      (await askHub(bench, 'POST', '/devices/edge-01/applyConfigurationContent', { body: content })).status,
    ).toBe(204);
    await connect('edge-01', practiceKey('edge-01', 1));
    const twin = await askHub(bench, 'GET', '/twins/edge-01/modules/$edgeAgent');
    expect(twin.body).toMatchObject({
      connectionState: 'Connected',
      properties: { reported: { lastDesiredStatus: { code: 200 } } },
    });
  });
});

/** edgeAgent of a device says that it is there. */
function connect(id: string, key: string, { expiresIn = 30_000, host = hub } = {}) {
  const sign = (text: string) => createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest();
  const authorization = deviceToken(`${host}/devices/${id}`, null, Date.now() + expiresIn, sign);
  return devicePost(id, { headers: { authorization } });
}
const devicePost = (id: string, more: Partial<Asked>) =>
  ask(bench, hub, { method: 'POST', path: `/_emu/devices/${id}/agent`, policy: null, ...more });

describe('a device', () => {
  it.each<[string, () => ReturnType<typeof connect>, number]>([
    ['its key', () => connect('edge-01', practiceKey('edge-01', 1)), 204],
    ['its second key', () => connect('edge-01', practiceKey('edge-01', 0)), 204],
    ['another key', () => connect('edge-01', practiceKey('edge-01', 2)), 401],
    ['a token that is over', () => connect('edge-01', practiceKey('edge-01', 1), { expiresIn: -1_000 }), 401],
    [
      'a token for another hub',
      () => connect('edge-01', practiceKey('edge-01', 1), { host: 'other.azure-devices.net' }),
      401,
    ],
    ['nothing', () => devicePost('edge-01', {}), 401],
    ['the rights of a service', () => devicePost('edge-01', { policy: 'iothubowner' }), 401],
    ['a key where a certificate is wanted', () => connect('edge-02', practiceKey('edge-02', 1)), 401],
    ['a name in other capitals', () => connect('Edge-01', practiceKey('edge-01', 1)), 404],
    [
      'a device that has no edgeAgent',
      async () => {
        await put('plain', {
          deviceId: 'plain',
          authentication: { type: 'sas', symmetricKey: { primaryKey: practiceKey('plain', 1) } },
        });
        return connect('plain', practiceKey('plain', 1));
      },
      404,
    ],
    [
      'a device that is disabled',
      () => {
        Object.assign(bench.state.devices[0] ?? {}, { enabled: false });
        return connect('edge-01', practiceKey('edge-01', 1));
      },
      403,
    ],
  ])('with %s', async (_what, act, status) => {
    expect((await act()).status).toBe(status);
  });

  const withPrints = async (id: string, one: Made, hash: 'sha1' | 'sha256') => {
    const parsed = certificateOf(one.cert);
    const print = parsed === undefined ? '' : thumbprintsOf(parsed)[hash];
    const x509Thumbprint = { primaryThumbprint: print.toLowerCase(), secondaryThumbprint: print };
    await put(id, edge(id, { authentication: { type: 'selfSigned', x509Thumbprint } }));
  };

  it('is known by the thumbprint of its certificate, of either kind, while it is valid', async () => {
    const one = certificate('x-1');
    await withPrints('x-1', one, 'sha1');
    await withPrints('x-2', one, 'sha256');
    expect((await devicePost('x-1', { identity: one })).status).toBe(204);
    expect((await devicePost('x-2', { identity: one })).status).toBe(204);
    expect((await devicePost('x-2', { identity: certificate('x-1', undefined, { days: 31 }) })).status).toBe(
      401,
    );
    bench.clock.now = 31 * 86_400_000;
    expect((await devicePost('x-1', { identity: one })).status).toBe(401);
    bench.clock.now = 0;
  });

  it('is known by an authority that was verified, and by its name', async () => {
    const root = certificate('Hub root', undefined, { ca: true });
    await put('x-3', edge('x-3', { authentication: { type: 'certificateAuthority' } }));
    const own = certificate('x-3', root);
    expect((await devicePost('x-3', { identity: own })).status).toBe(401);
    bench.state.authorities.push({ name: 'hub', certificate: root.cert, verified: true });
    expect((await devicePost('x-3', { identity: own })).status).toBe(204);
    expect((await devicePost('x-3', { identity: certificate('x-4', root) })).status).toBe(401);
  });
});
