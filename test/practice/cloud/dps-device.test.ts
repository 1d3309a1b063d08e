import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json.ts';
import { deviceKeyOf } from '../../../src/main/domain/identity/symmetric-key.ts';
import { practiceKey } from '../../../src/practice/state/cloud.ts';
import {
  ask,
  askDps,
  askHub,
  certificate,
  enrollment,
  globalHost,
  group,
  hub,
  keysOf,
  register,
  scopeId,
  startCloud,
  stateOf,
  textIn,
  type Bench,
  type Made,
  type RegisterOptions,
} from './support.ts';
import { softwareTpm } from './software-tpm.ts';

let bench: Bench;
beforeAll(() => {
  bench = startCloud();
});

const key = practiceKey('edge-03', 1);
const put = (path: string, body: Json, headers = {}) => askDps(bench, 'PUT', path, { body, headers });
const edited = (path: string, body: Json) => put(path, body, { 'if-match': '*' });

describe('a device with a key', () => {
  it('is assigned, remembered, and written into the hub with its tags', async () => {
    const initialTwin = { tags: { site: 'plant7' }, properties: { desired: { speed: 3 } } };
    await put('/enrollments/dev-1', enrollment('dev-1', undefined, { deviceId: 'Press.1', initialTwin }));
    const [primary] = await keysOf(bench, '/enrollments/dev-1');
    const got = await register(bench, 'dev-1', { key: primary, body: { payload: { model: 7 } } });
    expect(stateOf(got)).toMatchObject({
      assignedHub: hub,
      deviceId: 'Press.1',
      substatus: 'initialAssignment',
      payload: { model: 7 },
    });
    const { body: device } = await askHub(bench, 'GET', '/devices/Press.1');
    expect(device).toMatchObject({
      capabilities: { iotEdge: true },
      authentication: { symmetricKey: { primaryKey: primary } },
    });
    const { body: twin } = await askHub(bench, 'GET', '/twins/Press.1');
    expect(twin).toMatchObject({ tags: { site: 'plant7' }, properties: { desired: { speed: 3 } } });
    expect((await askDps(bench, 'GET', '/registrations/dev-1')).body).toMatchObject({
      status: 'assigned',
      assignedHub: hub,
    });
    expect((await askDps(bench, 'GET', '/enrollments/dev-1')).body['registrationState']).toMatchObject({
      status: 'assigned',
    });
  });

  it('keeps its device when it comes again, unless its enrollment says that it begins anew', async () => {
    await askHub(bench, 'PATCH', '/twins/Press.1', { body: { tags: { line: 3 } } });
    const [primary] = await keysOf(bench, '/enrollments/dev-1');
    expect(stateOf(await register(bench, 'dev-1', { key: primary }))['substatus']).toBe('deviceDataMigrated');
    expect((await askHub(bench, 'GET', '/twins/Press.1')).body['tags']).toEqual({ site: 'plant7', line: 3 });
    const reprovisionPolicy = { updateHubAssignment: true, migrateDeviceData: false };
    await edited(
      '/enrollments/dev-1',
      enrollment('dev-1', undefined, { deviceId: 'Press.1', reprovisionPolicy }),
    );
    expect(stateOf(await register(bench, 'dev-1', { key: primary }))['substatus']).toBe('deviceDataReset');
    expect((await askHub(bench, 'GET', '/twins/Press.1')).body['tags']).toEqual({});
  });

  it('leaves its device and its record behind when its enrollment is deleted', async () => {
    await askDps(bench, 'DELETE', '/enrollments/dev-1');
    expect((await askHub(bench, 'GET', '/devices/Press.1')).status).toBe(200);
    expect((await askDps(bench, 'GET', '/registrations/dev-1')).status).toBe(200);
    expect((await askDps(bench, 'DELETE', '/registrations/dev-1')).status).toBe(204);
    expect((await askDps(bench, 'GET', '/registrations/dev-1')).status).toBe(404);
  });

  it('is a plain device when its enrollment forgot IoT Edge, although it is assigned', async () => {
    await put('/enrollments/dev-2', enrollment('dev-2', undefined, { capabilities: { iotEdge: false } }));
    const [primary] = await keysOf(bench, '/enrollments/dev-2');
    expect(stateOf(await register(bench, 'dev-2', { key: primary }))['status']).toBe('assigned');
    expect((await askHub(bench, 'GET', '/devices/dev-2')).body['capabilities']).toEqual({ iotEdge: false });
    expect((await askHub(bench, 'GET', '/devices/dev-2/modules')).list).toEqual([]);
  });

  it('may write its registration ID in any case, and signs in lower case', async () => {
    const got = await register(bench, 'EDGE-03', { key });
    expect(stateOf(got)).toMatchObject({ registrationId: 'edge-03', deviceId: 'edge-03' });
  });

  it.each<[string, string, RegisterOptions, number, number]>([
    ['another key', 'edge-03', { key: practiceKey('edge-03', 2) }, 401, 401_002],
    ['no key', 'edge-03', {}, 401, 401_002],
    ['a token that is over', 'edge-03', { key, expiresIn: -1_000 }, 401, 401_002],
    ['another scope', 'edge-03', { key, scope: '0ne00FFFFFF' }, 401, 401_002],
    ['no enrollment', 'edge-99', { key }, 404, 404_201],
    ['another ID in its body', 'edge-03', { key, body: { registrationId: 'edge-04' } }, 400, 400_004],
    ['an enrollment for a certificate', 'edge-04', { key }, 401, 401_002],
    ['a certificate in place of its key', 'edge-03', { identity: certificate('edge-03') }, 401, 401_002],
  ])('with %s is refused', async (_what, id, options, status, code) => {
    const before = bench.state.registrations.length;
    const got = await register(bench, id, options);
    expect([got.status, got.body['errorCode']]).toEqual([status, code]);
    expect(bench.state.registrations).toHaveLength(before);
  });

  it('is refused with an enrollment that is disabled, or has no hub, and told so in the end', async () => {
    await put('/enrollments/off-1', enrollment('off-1', undefined, { provisioningStatus: 'disabled' }));
    const [primary] = await keysOf(bench, '/enrollments/off-1');
    const off = await register(bench, 'off-1', { key: primary });
    expect([off.status, off.body['status'], stateOf(off)['status']]).toEqual([200, 'disabled', 'disabled']);
    expect((await askHub(bench, 'GET', '/devices/off-1')).status).toBe(404);
    const policy = { allocationPolicy: 'static', iotHubs: ['other.azure-devices.net'] };
    await edited('/enrollments/off-1', enrollment('off-1', undefined, policy));
    expect(stateOf(await register(bench, 'off-1', { key: primary }))).toMatchObject({
      status: 'failed',
      errorCode: 400_209,
    });
  });

  it('of a group has a key derived for it, from the primary or the secondary one', async () => {
    await put('/enrollmentGroups/g-1', group('g-1'));
    const keys = await keysOf(bench, '/enrollmentGroups/g-1');
    for (const one of keys)
      expect(stateOf(await register(bench, 'Member-1', { key: deviceKeyOf(one, 'member-1') }))).toMatchObject(
        { deviceId: 'member-1' },
      );
    const wrong = [
      keys[0],
      deviceKeyOf(keys[0], 'member-2'),
      deviceKeyOf(Buffer.from(keys[0], 'utf8').toString('base64'), 'member-1'),
    ];
    for (const one of wrong) expect((await register(bench, 'member-1', { key: one })).status).toBe(401);
    const { list } = await askDps(bench, 'POST', '/registrations/g-1/query');
    expect(list.map((one) => one['registrationId'])).toEqual(['member-1']);
    expect(JSON.stringify(bench.state)).not.toContain(deviceKeyOf(keys[0], 'member-1'));
  });

  it('sees its own operation, and others do not', async () => {
    const slow = startCloud({ polls: 2, retryAfter: 1 });
    const way = `/${scopeId}/registrations/edge-03`;
    const stranger = { method: 'GET', policy: null, path: `${way}/operations/5.0.x` };
    expect((await ask(slow, globalHost, stranger)).status).toBe(404);
    const done = await register(slow, 'edge-03', { key });
    expect(done.status).toBe(200);
    const entries = slow.cloud.journal().map((one) => one.status);
    expect(entries).toEqual([404, 202, 202, 202, 200]);
    const look = slow.cloud.journal().at(-1)?.path.split('?')[0] ?? '';
    expect((await ask(slow, globalHost, { ...stranger, path: look })).status).toBe(401);
  });
});

describe('a device with a certificate', () => {
  const authority = certificate('Plant root', undefined, { ca: true });
  const issuing = certificate('Plant 7', authority, { ca: true });
  const chain = (leaf: Made, ...above: Made[]) => ({
    cert: [leaf, ...above].map((one) => one.cert).join(''),
    key: leaf.key,
  });
  const signing = (one: Made) => ({
    type: 'x509',
    x509: { signingCertificates: { primary: { certificate: one.cert } } },
  });
  const refused = (got: { status: number; body: { readonly [key: string]: Json } }) => [
    got.status,
    got.body['message'],
  ];

  beforeAll(async () => {
    await put('/enrollmentGroups/root', group('root', signing(authority)));
  });

  it('is refused until its authority is verified, and then assigned by its chain', async () => {
    const leaf = certificate('x-1', issuing);
    const identity = chain(leaf, issuing);
    expect(refused(await register(bench, 'x-1', { identity }))).toEqual([401, 'CA certificate not found.']);
    bench.state.authorities.push({ name: 'root', certificate: authority.cert, verified: false });
    expect((await register(bench, 'x-1', { identity })).status).toBe(401);
    bench.state.authorities = [{ name: 'root', certificate: authority.cert, verified: true }];
    expect(stateOf(await register(bench, 'x-1', { identity }))).toMatchObject({
      status: 'assigned',
      deviceId: 'x-1',
    });
    const { body } = await askHub(bench, 'GET', '/devices/x-1');
    expect(body['authentication']).toMatchObject({ type: 'selfSigned' });
    // Without what issued it nobody knows where it belongs.
    expect((await register(bench, 'x-1', { identity: chain(leaf) })).status).toBe(401);
  });

  it('belongs to the group nearest to it, which decides also when it is disabled', async () => {
    const identity = chain(certificate('x-2', issuing), issuing);
    await put(
      '/enrollmentGroups/issuing',
      group('issuing', signing(issuing), { provisioningStatus: 'disabled' }),
    );
    expect((await register(bench, 'x-2', { identity })).body['status']).toBe('disabled');
    await put(
      '/enrollments/x-2',
      enrollment('x-2', {
        type: 'x509',
        x509: { clientCertificates: { primary: { certificate: identity.cert } } },
      }),
    );
    expect((await register(bench, 'x-2', { identity })).body['status']).toBe('assigned');
    await askDps(bench, 'DELETE', '/enrollmentGroups/issuing');
  });

  it('may be known by the name of an authority', async () => {
    await askDps(bench, 'DELETE', '/enrollmentGroups/root');
    await put(
      '/enrollmentGroups/named',
      group('named', { type: 'x509', x509: { caReferences: { primary: 'root' } } }),
    );
    const identity = chain(certificate('x-3', issuing), issuing);
    expect(stateOf(await register(bench, 'x-3', { identity }))).toMatchObject({ status: 'assigned' });
  });

  const other = certificate('Another root', undefined, { ca: true });
  // Nothing in it says that it may not sign, and nothing that it may.
  const notAuthority = certificate('no-authority', authority, { bare: true });
  it.each<[string, string, { cert: string; key: string }, number]>([
    ['another name', 'x-4', chain(certificate('x-5', issuing), issuing), 401],
    ['a certificate that has expired', 'x-4', chain(certificate('x-4', issuing, { days: -1 }), issuing), 401],
    [
      'another authority of the same name',
      'x-4',
      chain(certificate('x-4', certificate('Plant 7', other, { ca: true })), issuing),
      401,
    ],
    ['an issuer that is none', 'x-4', chain(certificate('x-4', notAuthority), notAuthority), 401],
    [
      'an authority above it that has expired',
      'x-4',
      (() => {
        const old = certificate('Old 7', authority, { ca: true, days: -1 });
        return chain(certificate('x-4', old), old);
      })(),
      401,
    ],
    ['a certificate that signed itself', 'x-4', chain(certificate('x-4')), 401],
  ])('with %s is refused', async (_what, id, identity, status) => {
    expect((await register(bench, id, { identity })).status).toBe(status);
    expect(bench.state.devices.some((one) => one.deviceId === id)).toBe(false);
  });

  it('of an enrollment is known by its first or its second one, and refused by the clock of the cloud', async () => {
    const [first, second] = [certificate('x-6'), certificate('x-6', undefined, { days: 40 })];
    const clientCertificates = {
      primary: { certificate: first.cert },
      secondary: { certificate: second.cert },
    };
    await put('/enrollments/x-6', enrollment('x-6', { type: 'x509', x509: { clientCertificates } }));
    for (const identity of [first, second])
      expect((await register(bench, 'x-6', { identity })).status).toBe(200);
    bench.clock.now = 35 * 86_400_000;
    expect(refused(await register(bench, 'x-6', { identity: first }))).toEqual([401, 'Invalid certificate']);
    expect((await register(bench, 'x-6', { identity: second })).status).toBe(200);
    bench.clock.now = 0;
  });
});

describe('a device with a TPM', () => {
  it('is refused with another endorsement key, without an enrollment, and with an answer it did not open', async () => {
    const [tpm, other] = [softwareTpm(), softwareTpm()];
    const id = tpm.registrationId;
    const body = ({ endorsementKey, storageRootKey }: typeof tpm) => ({
      tpm: { endorsementKey, storageRootKey },
    });
    expect((await register(bench, id, { body: body(tpm) })).body['errorCode']).toBe(404_201);
    await put(
      `/enrollments/${id}`,
      enrollment(id, { type: 'tpm', tpm: { endorsementKey: tpm.endorsementKey } }),
    );
    const mismatch = await register(bench, id, { body: body(other) });
    expect([mismatch.status, mismatch.body['errorCode']]).toEqual([400, 400_004]);
    const asked = await register(bench, id, { body: body(tpm) });
    expect([asked.status, Object.keys(asked.body)]).toEqual([401, ['authenticationKey']]);
    const wrong = Buffer.alloc(32).toString('base64');
    expect((await register(bench, id, { key: wrong, body: body(tpm) })).body['errorCode']).toBe(401_002);
    expect(bench.state.devices.some((one) => one.deviceId === id)).toBe(false);
    const opened = tpm.activate(textIn(asked.body, 'authenticationKey')).toString('base64');
    expect(stateOf(await register(bench, id, { key: opened, body: body(tpm) }))['status']).toBe('assigned');
  });
});
