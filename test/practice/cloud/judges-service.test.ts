import iothub from 'azure-iothub';
import provisioning from 'azure-iot-provisioning-service';
import { beforeAll, describe, expect, it } from 'vitest';
import { serviceString } from '../../../src/practice/cloud/policies.ts';
import { agentFor, hub, startCloud, type Bench } from './support.ts';

/** The official clients send through this; their own agent knows no practice cloud. */
interface Rest {
  _restApiClient: { setOptions(options: object): void };
}

type Client = InstanceType<typeof provisioning.ProvisioningServiceClient>;

async function dpsClient(bench: Bench, policy = 'provisioningserviceowner'): Promise<Client> {
  const client = provisioning.ProvisioningServiceClient.fromConnectionString(
    serviceString(bench.dps, policy),
  );
  const agent = await agentFor(bench, bench.dps);
  (client as unknown as Rest)._restApiClient.setOptions({ http: { agent } });
  return client;
}

async function registryClient(bench: Bench, policy = 'iothubowner') {
  const registry = iothub.Registry.fromConnectionString(serviceString(hub, policy));
  const agent = await agentFor(bench, hub);
  (registry as unknown as Rest)._restApiClient.setOptions({ http: { agent } });
  return registry;
}

/** What the client's types demand and the service does not. */
const given = (document: object) => document as never;

type Enrollment = Parameters<Client['createOrUpdateIndividualEnrollment']>[0];

const bodyOf = (error: unknown) =>
  JSON.parse((error as { responseBody: string }).responseBody) as { errorCode: number };

describe('azure-iot-provisioning-service', () => {
  let bench: Bench;
  let client: Client;
  beforeAll(async () => {
    bench = startCloud();
    client = await dpsClient(bench);
  });

  const wanted: Enrollment = given({
    registrationId: 'judge-01',
    deviceId: 'judge-01',
    attestation: { type: 'symmetricKey', symmetricKey: {} },
    capabilities: { iotEdge: true },
    provisioningStatus: 'enabled',
  });

  it('creates, reads, updates with the etag and deletes an enrollment', async () => {
    const { responseBody: made } = await client.createOrUpdateIndividualEnrollment(wanted);
    expect(made).toMatchObject({ registrationId: 'judge-01', capabilities: { iotEdge: true } });
    expect(made.attestation.symmetricKey).toBeUndefined();
    const { responseBody: read } = await client.getIndividualEnrollment('judge-01');
    expect(read.etag).toBe(made.etag);

    await expect(client.createOrUpdateIndividualEnrollment(wanted)).rejects.toSatisfy(
      (error) => bodyOf(error).errorCode === 409_201,
    );
    const disabled = { ...wanted, provisioningStatus: 'disabled' as const, etag: made.etag };
    const { responseBody: updated } = await client.createOrUpdateIndividualEnrollment(disabled);
    expect(updated).toMatchObject({ provisioningStatus: 'disabled' });
    expect(updated.etag).not.toBe(made.etag);
    await expect(client.createOrUpdateIndividualEnrollment(disabled)).rejects.toSatisfy(
      (error) => bodyOf(error).errorCode === 412_201,
    );
    await expect(client.deleteIndividualEnrollment('judge-01', made.etag)).rejects.toThrow('412201');
    await client.deleteIndividualEnrollment(updated);
    await expect(client.getIndividualEnrollment('judge-01')).rejects.toMatchObject({
      response: { statusCode: 404 },
    });
  });

  it('reads the keys of an enrollment and of a group where they are, and nowhere else', async () => {
    await client.createOrUpdateIndividualEnrollment({ ...wanted, registrationId: 'judge-02' });
    const keys = (await client.getIndividualEnrollmentAttestationMechanism('judge-02')).responseBody;
    expect(Buffer.from(keys.symmetricKey?.primaryKey ?? '', 'base64')).toHaveLength(64);
    expect(keys.symmetricKey?.secondaryKey).not.toBe(keys.symmetricKey?.primaryKey);

    const group = { enrollmentGroupId: 'line-7', attestation: { type: 'symmetricKey', symmetricKey: {} } };
    const { responseBody: made } = await client.createOrUpdateEnrollmentGroup(given(group));
    expect(made).toMatchObject({ enrollmentGroupId: 'line-7' });
    const { responseBody: ofGroup } = await client.getEnrollmentGroupAttestationMechanism('line-7');
    expect(Buffer.from(ofGroup.symmetricKey?.primaryKey ?? '', 'base64')).toHaveLength(64);
    expect((await client.getEnrollmentGroup('line-7')).responseBody.attestation.symmetricKey).toBeUndefined();
    await client.deleteEnrollmentGroup(made);
    await expect(client.getEnrollmentGroup('line-7')).rejects.toMatchObject({
      response: { statusCode: 404 },
    });
  });

  it('pages through a query to its end', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await client.createOrUpdateIndividualEnrollment({ ...wanted, registrationId: `page-${name}` });
    const query = client.createIndividualEnrollmentQuery({ query: 'SELECT * FROM enrollments' }, 2);
    const found: string[] = [];
    let pages = 0;
    while (query.hasMoreResults) {
      // Without its token the client asks for the first page again.
      const { responseBody } = await query.next(query.continuationToken);
      found.push(
        ...(responseBody as unknown as { registrationId: string }[]).map((one) => one.registrationId),
      );
      pages += 1;
    }
    expect(found).toEqual(bench.state.enrollments.map((one) => one.registrationId));
    expect(pages).toBe(Math.ceil(found.length / 2));
  });

  it('does several things at once, and hears of those that did not work', async () => {
    const run = (mode: string, ids: readonly string[]) =>
      new Promise<{ isSuccessful: boolean; errors: { registrationId: string }[] }>((resolve, reject) => {
        const enrollments = ids.map((registrationId) => ({ ...wanted, registrationId }));
        client.runBulkEnrollmentOperation(given({ mode, enrollments }), (error, result) => {
          // The client says null where its types say nothing.
          if (error instanceof Error) reject(error);
          else resolve(result as never);
        });
      });
    expect(await run('create', ['bulk-1', 'bulk-2'])).toMatchObject({ isSuccessful: true });
    const second = await run('create', ['bulk-2', 'bulk-3']);
    expect(second.errors.map((one) => one.registrationId)).toEqual(['bulk-2']);
    expect(await run('delete', ['bulk-1', 'bulk-2', 'bulk-3'])).toMatchObject({ isSuccessful: true });
    expect(bench.state.enrollments.some((one) => one.registrationId.startsWith('bulk'))).toBe(false);
  });

  it('is refused with a policy that may only read', async () => {
    const reader = await dpsClient(bench, 'enrollment-reader');
    await expect(reader.getIndividualEnrollment('edge-03')).resolves.toBeDefined();
    await expect(reader.createOrUpdateIndividualEnrollment(wanted)).rejects.toThrow(/401|Unauthorized/u);
  });

  it('reads and deletes what became of a device', async () => {
    await expect(client.getDeviceRegistrationState('edge-03')).rejects.toMatchObject({
      response: { statusCode: 404 },
    });
  });
});

describe('azure-iothub', () => {
  let bench: Bench;
  let registry: Awaited<ReturnType<typeof registryClient>>;
  beforeAll(async () => {
    bench = startCloud();
    registry = await registryClient(bench);
  });

  const device = { deviceId: 'Judge.1', capabilities: { iotEdge: true } };

  it('creates an edge device with keys of the hub, updates it and deletes it', async () => {
    const { responseBody: made } = await registry.create(device);
    expect(made.capabilities).toEqual({ iotEdge: true });
    expect(Buffer.from(made.authentication?.symmetricKey?.primaryKey ?? '', 'base64')).toHaveLength(32);
    await expect(registry.create(device)).rejects.toMatchObject({ name: 'DeviceAlreadyExistsError' });
    const { responseBody: read } = await registry.get('Judge.1');
    expect(read.authentication).toEqual(made.authentication);
    await expect(registry.get('judge.1')).rejects.toMatchObject({ name: 'DeviceNotFoundError' });
    const { responseBody: updated } = await registry.update(
      Object.assign(read, { status: 'disabled' as const }),
    );
    expect(updated.status).toBe('disabled');
    await registry.delete('Judge.1');
    await expect(registry.get('Judge.1')).rejects.toMatchObject({ name: 'DeviceNotFoundError' });
  });

  it('creates a device with two thumbprints', async () => {
    const x509Thumbprint = { primaryThumbprint: 'A1'.repeat(32), secondaryThumbprint: 'B2'.repeat(32) };
    const authentication = { type: 'selfSigned' as const, x509Thumbprint };
    const { responseBody } = await registry.create({ ...device, deviceId: 'judge-x', authentication });
    expect(responseBody.authentication).toMatchObject(authentication);
    const one = { ...x509Thumbprint, secondaryThumbprint: 'no thumbprint' };
    await expect(
      registry.create({ deviceId: 'judge-y', authentication: { type: 'selfSigned', x509Thumbprint: one } }),
    ).rejects.toMatchObject({ name: 'ArgumentError' });
  });

  it('asks for edge devices and their twins, and reads what edgeAgent reports', async () => {
    await registry.create({ deviceId: 'judge-plain' });
    const query = registry.createQuery('SELECT * FROM devices WHERE capabilities.iotEdge = true', 1);
    const found: string[] = [];
    while (query.hasMoreResults) {
      // Without its token the client asks for the first page again.
      const { result } = (await query.next(query.continuationToken)) as unknown as {
        result: { deviceId: string }[];
      };
      found.push(...result.map((one) => one.deviceId));
    }
    expect(found).toEqual(['edge-01', 'edge-02', 'judge-x']);
    const twin = await registry.getModuleTwin('edge-01', '$edgeAgent');
    expect(twin.responseBody.properties.reported).toMatchObject({ lastDesiredStatus: { code: 417 } });
    await expect(registry.getModuleTwin('judge-plain', '$edgeAgent')).rejects.toThrow('Not found');
    const { responseBody: changed } = await registry.updateTwin('edge-01', { tags: { site: 'plant7' } }, '*');
    expect(changed.tags).toEqual({ site: 'plant7' });
    expect((await registry.getTwin('edge-01')).responseBody.tags).toEqual({ site: 'plant7' });
  });

  it('lists, adds and removes modules, and deploys', async () => {
    const { responseBody: modules } = await registry.getModulesOnDevice('edge-01');
    expect(modules.map((one) => one.moduleId)).toEqual(['$edgeAgent', '$edgeHub']);
    await registry.addModule({ deviceId: 'edge-01', moduleId: 'sensor' });
    expect((await registry.getModule('edge-01', 'sensor')).responseBody.moduleId).toBe('sensor');
    await registry.removeModule('edge-01', 'sensor');
    expect((await registry.getModulesOnDevice('edge-01')).responseBody).toHaveLength(2);
    await registry.applyConfigurationContentOnDevice('edge-01', {
      modulesContent: { $edgeAgent: { 'properties.desired': { schemaVersion: '1.1' } } },
    });
    const twin = await registry.getModuleTwin('edge-01', '$edgeAgent');
    expect(twin.responseBody.properties.desired).toMatchObject({ schemaVersion: '1.1' });
  });

  it('may write without reading twins, and read twins without writing, as the policies say', async () => {
    const writer = await registryClient(bench, 'registryReadWrite');
    await expect(writer.create({ deviceId: 'judge-w' })).resolves.toBeDefined();
    await expect(writer.getTwin('edge-01')).rejects.toMatchObject({ name: 'UnauthorizedError' });
    const service = await registryClient(bench, 'service');
    await expect(service.getTwin('edge-01')).resolves.toBeDefined();
    await expect(service.create({ deviceId: 'judge-v' })).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });
});
