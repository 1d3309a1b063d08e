import httpBase from 'azure-iot-http-base';
import device from 'azure-iot-provisioning-device';
import deviceHttp from 'azure-iot-provisioning-device-http';
import symmetricKey from 'azure-iot-security-symmetric-key';
import x509 from 'azure-iot-security-x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { deviceKeyOf } from '../../../src/main/domain/identity/symmetric-key.ts';
import type { JsonObject } from '../../../src/contract/json.ts';
import { softwareTpm } from './software-tpm.ts';
import {
  agentFor,
  askDps,
  askHub,
  certificate,
  enrollment,
  globalHost,
  group,
  hub,
  keysOf,
  scopeId,
  startCloud,
  type Bench,
} from './support.ts';

/** The official device client, led to the practice cloud by the hook that its makers left for tests. */
async function register(bench: Bench, security: object, scope = scopeId): Promise<JsonObject> {
  const base = new httpBase.Http();
  base.setOptions({ http: { agent: await agentFor(bench, globalHost) } });
  const transport = new deviceHttp.Http(base);
  const client = device.ProvisioningDeviceClient.create(globalHost, scope, transport, security as never);
  return (await client.register()) as unknown as JsonObject;
}

const withKey = (id: string, key: string) => new symmetricKey.SymmetricKeySecurityClient(id, key);

const registerWith = (bench: Bench, id: string, identity: { cert: string; key: string }) =>
  register(bench, new x509.X509Security(id, { cert: identity.cert, key: identity.key }));

describe('azure-iot-provisioning-device', () => {
  let bench: Bench;
  beforeAll(() => {
    bench = startCloud();
  });

  const isEdge = async (id: string) => (await askHub(bench, 'GET', `/devices/${id}`)).body['capabilities'];

  it('registers with the key of its enrollment, and its device is one of IoT Edge', async () => {
    await askDps(bench, 'PUT', '/enrollments/line-01', { body: enrollment('line-01') });
    const [primary, secondary] = await keysOf(bench, '/enrollments/line-01');
    for (const key of [primary, secondary])
      expect(await register(bench, withKey('line-01', key))).toMatchObject({
        status: 'assigned',
        assignedHub: hub,
        deviceId: 'line-01',
      });
    expect(await isEdge('line-01')).toEqual({ iotEdge: true });
  });

  it('registers with a key that was derived for it from that of a group', async () => {
    await askDps(bench, 'PUT', '/enrollmentGroups/lines', { body: group('lines') });
    const [primary] = await keysOf(bench, '/enrollmentGroups/lines');
    expect(await register(bench, withKey('line-02', deviceKeyOf(primary, 'line-02')))).toMatchObject({
      status: 'assigned',
      deviceId: 'line-02',
    });
    expect(await isEdge('line-02')).toEqual({ iotEdge: true });
    // The key of the group itself is the classic mistake.
    await expect(register(bench, withKey('line-03', primary))).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });

  it('registers with the certificate of its enrollment', async () => {
    const one = certificate('line-04');
    const attestation = {
      type: 'x509',
      x509: { clientCertificates: { primary: { certificate: one.cert } } },
    };
    await askDps(bench, 'PUT', '/enrollments/line-04', { body: enrollment('line-04', attestation) });
    expect(await registerWith(bench, 'line-04', one)).toMatchObject({
      status: 'assigned',
      deviceId: 'line-04',
    });
    const other = certificate('line-04', undefined, { days: 31 });
    await expect(registerWith(bench, 'line-04', other)).rejects.toMatchObject({ name: 'UnauthorizedError' });
  });

  it('registers with a chain up to the authority of a group', async () => {
    const root = certificate('Plant root', undefined, { ca: true });
    const intermediate = certificate('Plant 7', root, { ca: true });
    const leaf = certificate('line-05', intermediate);
    bench.state.authorities.push({ name: 'plant-root', certificate: root.cert, verified: true });
    const attestation = {
      type: 'x509',
      x509: { signingCertificates: { primary: { certificate: intermediate.cert } } },
    };
    await askDps(bench, 'PUT', '/enrollmentGroups/plant-7', { body: group('plant-7', attestation) });
    const chain = { cert: `${leaf.cert}${intermediate.cert}`, key: leaf.key };
    expect(await registerWith(bench, 'line-05', chain)).toMatchObject({
      status: 'assigned',
      deviceId: 'line-05',
    });
    const stranger = certificate('line-06', certificate('Another root', undefined, { ca: true }));
    await expect(registerWith(bench, 'line-06', stranger)).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });

  it('registers with a TPM, which alone opens what it was sent', async () => {
    const tpm = softwareTpm();
    const attestation = { type: 'tpm', tpm: { endorsementKey: tpm.endorsementKey } };
    const body = enrollment(tpm.registrationId, attestation);
    expect((await askDps(bench, 'PUT', `/enrollments/${tpm.registrationId}`, { body })).status).toBe(200);
    const done = await register(bench, tpm.client());
    expect(done).toMatchObject({ status: 'assigned', registrationState: { assignedHub: hub } });
    // The key for the hub came with it.
    const sent = (done['registrationState'] as JsonObject)['tpm'] as { authenticationKey: string };
    const { body: made } = await askHub(bench, 'GET', `/devices/${tpm.registrationId}`);
    const { symmetricKey: keys } = made['authentication'] as { symmetricKey: { primaryKey: string } };
    expect(tpm.activate(sent.authenticationKey).toString('base64')).toBe(keys.primaryKey);

    const other = softwareTpm();
    expect(() => other.activate(sent.authenticationKey)).toThrow(/rsa|decod|decrypt|oaep/iu);
    await expect(register(bench, other.client(tpm.registrationId))).rejects.toThrow(
      /400|Endorsement|not defined|Unauthorized/iu,
    );
  });

  it('hears that its enrollment is disabled, that no hub is linked, and that its key is wrong', async () => {
    const disabled = enrollment('line-07', undefined, { provisioningStatus: 'disabled' });
    await askDps(bench, 'PUT', '/enrollments/line-07', { body: disabled });
    const [key] = await keysOf(bench, '/enrollments/line-07');
    await expect(register(bench, withKey('line-07', key))).rejects.toThrow('disabled');
    const elsewhere = { allocationPolicy: 'static', iotHubs: ['elsewhere.azure-devices.net'] };
    await askDps(bench, 'PUT', '/enrollments/line-08', { body: enrollment('line-08', undefined, elsewhere) });
    const [second] = await keysOf(bench, '/enrollments/line-08');
    await expect(register(bench, withKey('line-08', second))).rejects.toMatchObject({
      result: { registrationState: { errorCode: 400_209 } },
    });
    await expect(register(bench, withKey('line-08', key))).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
    await expect(register(bench, withKey('line-08', second), '0ne00FFFFFF')).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });

  it('is told to wait while DPS is throttled, and never tries again by itself', async () => {
    const [key] = await keysOf(bench, '/enrollments/line-01');
    bench.state.faults.push({ name: 'cloud-429-twice', left: 1 });
    await expect(register(bench, withKey('line-01', key))).rejects.toMatchObject({ name: 'ThrottlingError' });
    expect(bench.state.faults).toEqual([]);
  });
});
