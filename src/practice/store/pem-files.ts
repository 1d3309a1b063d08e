import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateKeyPem } from '../state/certificates.ts';
import type { CloudState } from '../state/cloud.ts';

/** Text of a file of this computer; undefined when there is none that can be read. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Where the files lie that a colleague hands over for a device with a certificate. */
export const handedOverFiles = (folder: string, id: string) => ({
  identityCertPath: join(folder, 'handed-over', `${id}.cert.pem`),
  identityPrivKeyPath: join(folder, 'handed-over', `${id}.key.pem`),
});

/**
 * Writes what a colleague hands over: certificate and private key of each device that has them, as files, since the
 * cmdlet takes files. The keys are those of practice and are derived from the names of the devices.
 */
export function writeHandedOver(folder: string, cloud: CloudState): void {
  const all = [
    ...cloud.devices.map(({ deviceId, ...one }) => ({ id: deviceId, ...one })),
    ...cloud.enrollments.map(({ registrationId, ...one }) => ({ id: registrationId, ...one })),
  ];
  for (const { id, handedOver } of all) {
    if (handedOver?.certificate == null) continue;
    const { certificate, version } = handedOver;
    mkdirSync(join(folder, 'handed-over'), { recursive: true });
    const { identityCertPath, identityPrivKeyPath } = handedOverFiles(folder, id);
    if (readTextFile(identityCertPath) !== certificate) writeFileSync(identityCertPath, certificate);
    if (!existsSync(identityPrivKeyPath))
      writeFileSync(identityPrivKeyPath, privateKeyPem(id, version), { mode: 0o600 });
  }
}
