import { beforeAll, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/json.ts';
import { policyKey } from '../../../src/practice/cloud/policies.ts';
import {
  askDps,
  certificate,
  enrollment,
  group,
  keysOf,
  serviceToken,
  startCloud,
  textIn,
  type Asked,
  type Bench,
} from './support.ts';
import { softwareTpm } from './software-tpm.ts';

let bench: Bench;
beforeAll(() => {
  bench = startCloud();
});

const put = (id: string, body: Json, more: Partial<Asked> = {}) =>
  askDps(bench, 'PUT', `/enrollments/${id}`, { body, ...more });
const hour = 3_600_000;

describe('who may ask', () => {
  const host = () => bench.dps;
  const now = () => Date.now();
  it.each<[string, () => Partial<Asked>]>([
    ['nobody', () => ({ policy: null })],
    ['a policy that is none', () => ({ policy: 'toString' })],
    [
      'a key that is another one',
      () => as(serviceToken(host(), 'provisioningserviceowner', now() + hour, policyKey(host(), 'other'))),
    ],
    ['a token that is over', () => as(serviceToken(host(), 'provisioningserviceowner', now() - 1_000))],
    [
      'a token for another host',
      () =>
        as(
          serviceToken(
            'other.azure-devices-provisioning.net',
            'provisioningserviceowner',
            now() + hour,
            policyKey(host(), 'provisioningserviceowner'),
          ),
        ),
    ],
    [
      'a token that was changed',
      () => as(serviceToken(host(), 'provisioningserviceowner', now() + hour).replace('&se=', '&se=9')),
    ],
    ['something that is no token', () => as('Bearer eyJ')],
  ])('not %s', async (_who, asked) => {
    const got = await askDps(bench, 'GET', '/enrollments/edge-03', asked());
    expect([got.status, got.body['errorCode']]).toEqual([401, 401_002]);
    expect(JSON.stringify(got.body)).not.toContain('edge-03');
  });
  const as = (authorization: string) => ({ policy: null, headers: { authorization } });

  it('a token by the clock of the cloud, whatever that of others', async () => {
    const authorization = serviceToken(bench.dps, 'provisioningserviceowner', Date.now() + hour);
    expect((await askDps(bench, 'GET', '/enrollments/edge-03', as(authorization))).status).toBe(200);
    bench.clock.now = 2 * hour;
    expect((await askDps(bench, 'GET', '/enrollments/edge-03', as(authorization))).status).toBe(401);
    bench.clock.now = 0;
  });

  it('a reader reads and does not write', async () => {
    const reader = { policy: 'enrollment-reader' };
    expect((await askDps(bench, 'GET', '/enrollments/edge-03', reader)).status).toBe(200);
    expect((await put('reader-1', enrollment('reader-1'), reader)).status).toBe(401);
    expect((await askDps(bench, 'DELETE', '/enrollments/edge-03', reader)).status).toBe(401);
    expect((await askDps(bench, 'GET', '/enrollments/edge-03')).status).toBe(200);
  });

  it('with a version of the API', async () => {
    const got = await askDps(bench, 'GET', '/enrollments/edge-03', { bare: true });
    expect(got.status).toBe(400);
  });
});

describe('an enrollment', () => {
  it('gets what was left out: keys of 64 bytes, hashed, enabled, never a key in an answer', async () => {
    const made = await put('made-1', enrollment('made-1'));
    expect(made.body).toMatchObject({
      registrationId: 'made-1',
      provisioningStatus: 'enabled',
      allocationPolicy: 'hashed',
      attestation: { type: 'symmetricKey' },
      registrationState: { status: 'unassigned' },
    });
    expect(made.body['attestation']).toEqual({ type: 'symmetricKey' });
    const keys = await keysOf(bench, '/enrollments/made-1');
    expect(keys.map((key) => Buffer.from(key, 'base64').length)).toEqual([64, 64]);
    for (const [method, path] of [
      ['GET', '/enrollments/made-1'],
      ['POST', '/enrollments/query'],
    ] as const) {
      const { text } = await askDps(bench, method, path, { body: { query: 'select * from enrollments' } });
      expect(text).toContain('made-1');
      for (const key of keys) expect(text).not.toContain(key);
    }
    expect(JSON.stringify(bench.state)).not.toContain(keys[0]);
  });

  it('is found whatever its case, and with a slash at the end', async () => {
    await put('Case-1', enrollment('CASE-1'));
    expect((await askDps(bench, 'GET', '/Enrollments/cASE-1/')).body['registrationId']).toBe('case-1');
  });

  it('is replaced wholly, keeps its keys when none are sent, and changes its etag with each write', async () => {
    const first = await put('etag-1', enrollment('etag-1', undefined, { deviceId: 'device-1' }));
    const keys = await keysOf(bench, '/enrollments/etag-1');
    const etag = textIn(first.body, 'etag');
    expect((await put('etag-1', enrollment('etag-1'))).status).toBe(409);
    const bare = etag.replaceAll('"', '');
    const second = await put('etag-1', enrollment('etag-1'), { headers: { 'if-match': bare } });
    expect(second.status).toBe(200);
    expect(second.body['deviceId']).toBeUndefined();
    expect(second.body['etag']).not.toBe(etag);
    expect(second.body['createdDateTimeUtc']).toBe(first.body['createdDateTimeUtc']);
    expect(await keysOf(bench, '/enrollments/etag-1')).toEqual(keys);
    expect((await put('etag-1', enrollment('etag-1'), { headers: { 'if-match': etag } })).status).toBe(412);
    expect((await put('etag-1', enrollment('etag-1'), { headers: { 'if-match': '*' } })).status).toBe(200);
    expect((await put('etag-2', enrollment('etag-2'), { headers: { 'if-match': '*' } })).status).toBe(412);
    const stale = { headers: { 'if-match': etag } };
    expect((await askDps(bench, 'DELETE', '/enrollments/etag-1', stale)).status).toBe(412);
    expect((await askDps(bench, 'DELETE', '/enrollments/etag-1')).status).toBe(204);
    expect((await askDps(bench, 'DELETE', '/enrollments/etag-1')).status).toBe(404);
  });

  it('tells of a certificate what stands in it, and keeps it when it is written back without', async () => {
    const { cert } = certificate('cert-1');
    const attestation = { type: 'x509', x509: { clientCertificates: { primary: { certificate: cert } } } };
    const made = await put('cert-1', enrollment('cert-1', attestation));
    expect(made.body['attestation']).toMatchObject({
      x509: { clientCertificates: { primary: { certificate: null, info: { subjectName: 'CN=cert-1' } } } },
    });
    const before = structuredClone(bench.state.enrollments.at(-1)?.attestation);
    const back = { ...made.body, provisioningStatus: 'disabled' };
    const headers = { 'if-match': textIn(made.body, 'etag') };
    expect((await put('cert-1', back, { headers })).body['provisioningStatus']).toBe('disabled');
    expect(bench.state.enrollments.at(-1)?.attestation).toEqual(before);
  });

  const key = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');
  const withKeys = (primaryKey: string) => ({
    type: 'symmetricKey',
    symmetricKey: { primaryKey, secondaryKey: key(32) },
  });
  const x509 = (primary: Json) => ({ type: 'x509', x509: { clientCertificates: { primary } } });
  const ek = () => Buffer.from(softwareTpm().endorsementKey, 'base64');

  it.each<[string, () => Json]>([
    ['another ID than that of its path', () => enrollment('bad-2')],
    ['an ID that is not well-formed', () => enrollment('bad_1')],
    ['no attestation', () => ({ registrationId: 'bad-1' })],
    ['an attestation of an unknown kind', () => enrollment('bad-1', { type: 'password' })],
    ['a key that is too short', () => enrollment('bad-1', withKeys(key(15)))],
    ['a key that is too long', () => enrollment('bad-1', withKeys(key(65)))],
    ['a key that is no base64', () => enrollment('bad-1', withKeys('***'))],
    ['a certificate that is none', () => enrollment('bad-1', x509({ certificate: 'AAAA' }))],
    [
      'a certificate that has expired',
      () => enrollment('bad-1', x509({ certificate: certificate('bad-1', undefined, { days: -2 }).cert })),
    ],
    [
      'a reference to an authority that is not there',
      () => enrollment('bad-1', { type: 'x509', x509: { caReferences: { primary: 'none' } } }),
    ],
    [
      'an endorsement key that is cut off',
      () =>
        enrollment('bad-1', {
          type: 'tpm',
          tpm: { endorsementKey: ek().subarray(0, 200).toString('base64') },
        }),
    ],
    [
      'an endorsement key with something behind it',
      () =>
        enrollment('bad-1', {
          type: 'tpm',
          tpm: { endorsementKey: Buffer.concat([ek(), Buffer.alloc(3)]).toString('base64') },
        }),
    ],
    ['an unknown policy', () => enrollment('bad-1', undefined, { allocationPolicy: 'random' })],
    [
      'a static policy without a hub',
      () => enrollment('bad-1', undefined, { allocationPolicy: 'static', iotHubs: [] }),
    ],
    ['an unknown status', () => enrollment('bad-1', undefined, { provisioningStatus: 'paused' })],
  ])('with %s is refused, and nothing is written', async (_what, body) => {
    const before = JSON.stringify(bench.state.enrollments);
    const got = await put('bad-1', body());
    expect([got.status, got.body['errorCode']]).toEqual([400, 400_004]);
    expect(got.headers['x-ms-error-code']).toBe('400004');
    expect(got.body['trackingId']).toMatch(/^[0-9a-f]{8}-/u);
    expect(JSON.stringify(bench.state.enrollments)).toBe(before);
  });
});

describe('a group', () => {
  const putGroup = (id: string, body: Json) => askDps(bench, 'PUT', `/enrollmentGroups/${id}`, { body });
  it('has keys, or authorities, and never a TPM or the certificate of a device', async () => {
    expect((await putGroup('g-1', group('g-1'))).body['enrollmentGroupId']).toBe('g-1');
    const ca = certificate('Plant', undefined, { ca: true });
    const signing = (cert: string) => ({
      type: 'x509',
      x509: { signingCertificates: { primary: { certificate: cert } } },
    });
    expect((await putGroup('g-2', group('g-2', signing(ca.cert)))).status).toBe(200);
    expect((await putGroup('g-3', group('g-3', signing(certificate('leaf').cert)))).status).toBe(400);
    const tpm = { type: 'tpm', tpm: { endorsementKey: softwareTpm().endorsementKey } };
    expect((await putGroup('g-3', group('g-3', tpm))).status).toBe(400);
    expect((await askDps(bench, 'GET', '/enrollmentGroups/g-3')).body['errorCode']).toBe(404_204);
  });

  it('is one of its list, which comes in pages', async () => {
    const query = (headers: Record<string, string>) =>
      askDps(bench, 'POST', '/enrollmentGroups/query', {
        body: { query: 'SELECT * FROM enrollmentGroups' },
        headers,
      });
    const first = await query({ 'x-ms-max-item-count': '1' });
    expect(first.list.map((one) => one['enrollmentGroupId'])).toEqual(['g-1']);
    expect(first.headers['x-ms-item-type']).toBe('EnrollmentGroup');
    const next = String(first.headers['x-ms-continuation']);
    const second = await query({ 'x-ms-max-item-count': '1', 'x-ms-continuation': next });
    expect(second.list.map((one) => one['enrollmentGroupId'])).toEqual(['g-2']);
    expect(second.headers['x-ms-continuation']).toBeUndefined();
    expect((await query({ 'x-ms-continuation': 'nonsense' })).status).toBe(400);
  });
});

describe('other requests', () => {
  it.each<[string, string, JsonObject | undefined, number]>([
    ['GET', '/nothing', undefined, 404],
    ['POST', '/enrollments/query', { query: 'SELECT * FROM enrollments WHERE x = 1' }, 400],
    ['GET', '/registrations/nobody', undefined, 404],
    ['POST', '/enrollments', { mode: 'create', enrollments: [] }, 400],
    ['POST', '/enrollments', { mode: 'replace', enrollments: [enrollment('x')] }, 400],
    [
      'POST',
      '/enrollments',
      { mode: 'create', enrollments: Array.from({ length: 11 }, (_, i) => enrollment(`x-${i}`)) },
      400,
    ],
    ['PATCH', '/enrollments/edge-03', {}, 404],
  ])('%s %s is answered with what is wrong', async (method, path, body, status) => {
    expect((await askDps(bench, method, path, body === undefined ? {} : { body })).status).toBe(status);
  });

  it('are noted without what proves anybody', async () => {
    await askDps(bench, 'GET', '/enrollments/edge-03');
    const last = bench.cloud.journal().at(-1);
    expect(last).toMatchObject({
      listener: 'service',
      method: 'GET',
      status: 200,
      headers: { authorization: '***' },
    });
    expect(JSON.stringify(bench.cloud.journal())).not.toContain('SharedAccessSignature');
  });
});
