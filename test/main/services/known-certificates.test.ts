import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import { serviceString } from '../../../src/practice/cloud/policies.ts';
import { practiceCertificate } from '../../../src/practice/state/certificates.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { hub, now, strings } from '../../support/cloud-ways.ts';

let place: ReturnType<typeof testFolder>;
let desk: TestApp;

beforeEach(async () => {
  place = testFolder();
  const device = serviceString(hub, 'device');
  desk = await testApp('already-deployed', place.folder, { env: { ...strings, DEVICE: device } });
  return () => place.remove();
});
afterEach(() => desk.app.close());

type Handed = Record<'devices' | 'enrollments', Record<string, string>[]>;

/** What is found of the certificate that a colleague handed over for a device, once it is to be that of this name. */
async function found(of: string, name: string, use: 'manual' | 'individual', service: string) {
  const { devices, enrollments } = (desk.shown() as { cloud: Handed }).cloud;
  const handed = [...devices, ...enrollments].find(
    (one) => (one['deviceId'] ?? one['registrationId']) === of,
  );
  const files = {
    certificate: handed?.['identityCertPath'] ?? '',
    key: handed?.['identityPrivKeyPath'] ?? '',
  };
  const { problems } = await desk.call('identity.certificate.check', { use, name, service, ...files });
  return problems.filter(({ check }) => check === 'D2').map(({ rule, params }) => [rule, params]);
}

test.each([
  ['edge-02', 'manual', 'env:HUB'],
  ['edge-04', 'individual', 'env:DPS'],
] as const)(
  'a certificate of %s is told when it is to be that of another device',
  async (of, use, service) => {
    expect(await found(of, 'press-9', use, service)).toEqual([['used-before', { name: of }]]);
    expect(await found(of, of, use, service)).toEqual([]);
  },
);

test('a service that may not be asked fails the check, and nothing is taken for unused', async () => {
  const asked = {
    use: 'manual',
    name: 'press-9',
    certificate: join(place.folder, 'device.cert.pem'),
    service: 'env:DEVICE',
  } as const;
  writeFileSync(asked.certificate, practiceCertificate('press-9', 1, now));
  const error = await desk.refused('identity.certificate.check', asked);
  expect([errorCodes.cloudRight, errorCodes.cloudKeyRefused]).toContain(error.code);
});
