import { createHash } from 'node:crypto';

/**
 * Name of the practice key that DPS gives a device with this endorsement key for its hub. What a TPM keeps stands in no
 * file: both sides derive it when they need it, and a device with another TPM has another.
 */
export function tpmKeyName(deviceId: string, endorsementKey: string): string {
  const key = createHash('sha256').update(endorsementKey, 'base64').digest('hex').slice(0, 16);
  return `${deviceId} with the TPM ${key}`;
}
