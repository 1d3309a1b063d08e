import { describe, expect, test } from 'vitest';
import { Setup } from '../../../../src/contract/setup.ts';
import { cloudFaults } from '../../../../src/main/domain/cloud/setup-faults.ts';
import { cloudSecretOf, cloudSecretRef } from '../../../../src/main/domain/cloud/names.ts';
import {
  dpsCertificate,
  keyIdentity,
  manualCertificate,
  smallSetup,
  tpmIdentity,
} from '../../../support/setups.ts';

const byString = { provisioningType: 'ManualConnectionString', devConnString: 'cloud' };
const byKey = { ...keyIdentity, symmKey: 'cloud' };
const service = 'env:SERVICE';
const group = { id: 'line-7' };
const faultsOf = (identity: object | undefined, cloud?: object, more: object = {}) =>
  cloudFaults(
    Setup.parse({ ...smallSetup, identity, ...(cloud === undefined ? {} : { cloud }), ...more }),
  ).map(({ path, rule }) => [path, rule]);

describe('a cloud side that goes with its identity', () => {
  test.each([
    [byString, { service, deviceId: 'press-3' }],
    [manualCertificate, { service }],
    [
      byKey,
      { service, hubService: service, deviceId: 'press-3', hub: 'h.azure-devices.net', tags: { site: '7' } },
    ],
    [byKey, { service, group }],
    [dpsCertificate, { service, group: { ...group, caCertPath: 'root.pem' } }],
    [tpmIdentity, { service, hubService: service, deviceId: 'press-3' }],
    [keyIdentity, undefined],
  ])('%#', (identity, cloud) => {
    expect(faultsOf(identity, cloud)).toEqual([]);
  });
});

describe('one that does not', () => {
  test.each([
    [byString, undefined, [['identity.devConnString', 'cloud-needed']]],
    [byKey, undefined, [['identity.symmKey', 'cloud-needed']]],
    [undefined, { service }, [['cloud', 'cloud-identity']]],
    [keyIdentity, { service }, [['identity.symmKey', 'cloud-secret']]],
    [byString, { service }, [['cloud.deviceId', 'required']]],
    [byString, { service, deviceId: 'a', group }, [['cloud.group', 'cloud-not-here']]],
    [
      manualCertificate,
      { service, deviceId: 'a', tags: { a: 'b' } },
      [
        ['cloud.deviceId', 'cloud-not-here'],
        ['cloud.tags', 'cloud-not-here'],
      ],
    ],
    // A TPM is in no group, and a member of one is named after its registration ID.
    [tpmIdentity, { service, group }, [['cloud.group', 'cloud-not-here']]],
    [byKey, { service, group, deviceId: 'a' }, [['cloud.deviceId', 'cloud-not-here']]],
    [
      byKey,
      { service, group: { ...group, caCertPath: 'a.pem' } },
      [['cloud.group.caCertPath', 'cloud-not-here']],
    ],
    [byKey, { service, viaProxy: true }, [['cloud.viaProxy', 'cloud-proxy']]],
  ])('%#', (identity, cloud, faults) => {
    expect(faultsOf(identity, cloud)).toEqual(faults);
  });

  test('a service string in the document itself is no setup', () => {
    const cloud = { service: 'HostName=h;SharedAccessKeyName=p;SharedAccessKey=a' };
    expect(Setup.safeParse({ ...smallSetup, identity: byKey, cloud }).success).toBe(false);
  });
});

test('a reference to a key of the cloud is read as it was written, and nothing else is one', () => {
  for (const secret of [
    { kind: 'device', deviceId: "a:b%*?!(),=@$'+#" },
    { kind: 'enrollment', registrationId: 'plant7.press_03:gw-1' },
    { kind: 'group', groupId: 'line-7', registrationId: 'press-3' },
  ] as const)
    expect(cloudSecretOf(cloudSecretRef(secret))).toEqual(secret);
  for (const text of ['prompt', 'env:A', 'file:cloud:device/a', 'cloud:device/', 'cloud:group/a', 'cloud'])
    expect(cloudSecretOf(text)).toBeUndefined();
});
