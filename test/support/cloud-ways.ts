import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Goal } from '../../src/contract/jobs.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';
import { serviceString } from '../../src/practice/cloud/policies.ts';
import { practiceCertificate, privateKeyPem } from '../../src/practice/state/certificates.ts';
import { practiceDpsOf } from '../../src/practice/state/cloud.ts';
import type { TestApp } from './app.ts';
import { deviceChain } from './device-chain.ts';
import { exampleGoal } from './examples.ts';

/** A practice machine, and the folder that a setup and its files lie in. */
export type CloudDesk = Pick<TestApp, 'app'> & { folder: string };

export const now = Date.parse('2026-03-02T08:00:00Z');
const example = exampleGoal('connection-string');
export const scope = '0ne00ABCDEF';
export const hub = 'contoso-practice.azure-devices.net';
export const dps = practiceDpsOf(hub);
export const strings = {
  HUB: serviceString(hub, 'iothubowner'),
  DPS: serviceString(dps, 'provisioningserviceowner'),
};

export const passphrase = 'CANARY-passphrase-42';

/** A setup with this identity, whose cloud side is to be made. */
export const goalOf = (
  test: CloudDesk,
  identity: object,
  cloud: object,
  only: readonly string[] = ['provision'],
): Goal => {
  const { cloud: _, identity: _own, ...rest } = example.setup;
  const setup = parseSetup(JSON.stringify({ ...rest, identity, cloud }));
  return { ...example, setup, folder: test.folder, only: [...only] as never };
};

export const byKey = {
  provisioningType: 'DpsSymmetricKey',
  scopeId: scope,
  registrationId: 'press-9',
  symmKey: 'cloud',
} as const;
export const dpsSide = { service: 'env:DPS', hubService: 'env:HUB' };

/** Certificate and key of a device in the folder of the test. */
export function write(test: CloudDesk, certificate: string, key: string) {
  const identityCertPath = join(test.folder, 'press-9.cert.pem');
  const identityPrivKeyPath = join(test.folder, 'press-9.key.pem');
  writeFileSync(identityCertPath, certificate);
  writeFileSync(identityPrivKeyPath, key);
  return { identityCertPath, identityPrivKeyPath };
}
const leaf = (test: CloudDesk) =>
  write(test, practiceCertificate('press-9', 1, now), privateKeyPem('press-9', 1));

/** The same as a PFX file, whose passphrase the environment has; its key lies nowhere else. */
function pfx(test: CloudDesk) {
  const { identityCertPath, identityPrivKeyPath } = leaf(test);
  const file = join(test.folder, 'press-9.pfx');
  const from = ['pkcs12', '-export', '-in', identityCertPath, '-inkey', identityPrivKeyPath];
  execFileSync('openssl', [...from, '-out', file, '-passout', `pass:${passphrase}`]);
  for (const clear of [identityCertPath, identityPrivKeyPath]) rmSync(clear);
  return { identityCertPath: file, identityPrivKeyPath: file, identityPassphrase: 'env:PASS' };
}

/** Every method of provisioning, from a cloud that knows nothing of the device. */
export const ways: Record<string, (test: CloudDesk) => Promise<Goal> | Goal> = {
  'a connection string': (test) =>
    goalOf(
      test,
      { provisioningType: 'ManualConnectionString', devConnString: 'cloud' },
      { service: 'env:HUB', deviceId: 'press-9' },
    ),
  'a certificate of its own': (test) =>
    goalOf(
      test,
      { provisioningType: 'ManualX509', iotHubHostname: hub, deviceId: 'press-9', ...leaf(test) },
      { service: 'env:HUB' },
    ),
  'DPS and a key': (test) => goalOf(test, byKey, dpsSide),
  'DPS and a certificate': (test) =>
    goalOf(test, { provisioningType: 'DpsX509', scopeId: scope, ...leaf(test) }, dpsSide),
  'a PFX file': (test) =>
    goalOf(
      test,
      { provisioningType: 'ManualX509', iotHubHostname: hub, deviceId: 'press-9', ...pfx(test) },
      { service: 'env:HUB' },
    ),
  'DPS and a PFX file': (test) =>
    goalOf(test, { provisioningType: 'DpsX509', scopeId: scope, ...pfx(test) }, dpsSide),
  'DPS and the TPM': (test) => goalOf(test, { provisioningType: 'DpsTPM', scopeId: scope }, dpsSide),
  'a group with a key': (test) => goalOf(test, byKey, { ...dpsSide, group: { id: 'line-7' } }),
  'a group with an authority': async (test) => {
    test.app.practice?.break('cloud-authorities-verified');
    const { authority, chain, key } = await deviceChain('press-9', now);
    const caCertPath = join(test.folder, 'root.pem');
    writeFileSync(caCertPath, authority);
    return goalOf(
      test,
      { provisioningType: 'DpsX509', scopeId: scope, ...write(test, chain, key) },
      { ...dpsSide, group: { id: 'line-7', caCertPath } },
    );
  },
};
