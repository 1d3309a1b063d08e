import { practiceKey } from '../state/cloud.ts';
import { tpmKeyName } from '../state/tpm-key.ts';
import { areaOf, hmac, sized } from './tpm.ts';
import { activate } from './tpm-activation.ts';
import { seedsOf } from './tpm-proof.ts';

/** Head of a storage root key by the template of IoT Edge: as an endorsement key, but with its own attributes and no policy. */
const storageHead = Buffer.from('0001000b000304720000', 'hex');
/** Where the symmetric part of an endorsement key begins, in its public area. */
const symmetricAt = 42;

/** The TPM of a practice machine, which is known by the public half of its endorsement key (base64). */
export interface DeviceTpm {
  storageRootKey: string;
  /** The key that DPS sent to this TPM. Throws when it was not for it. */
  activate(authenticationKey: string): Buffer;
  sign(key: Buffer, text: string): Buffer;
  /** The key for the hub (base64), as the TPM keeps it since it registered as this device. */
  hubKey(deviceId: string): string;
}

/**
 * A TPM without private halves: it draws the seeds that were encrypted to it instead of decrypting them. All the rest it
 * does as a TPM does.
 */
export function deviceTpm(endorsementKey: string): DeviceTpm {
  const area = Buffer.concat([storageHead, areaOf(endorsementKey).subarray(symmetricAt)]);
  const storageRootKey = sized(area).toString('base64');
  return {
    storageRootKey,
    activate(authenticationKey) {
      const draw = seedsOf({ endorsementKey, storageRootKey });
      return activate(storageRootKey, authenticationKey, () => draw());
    },
    sign: (key, text) => hmac(key, Buffer.from(text, 'utf8')),
    hubKey: (deviceId) => practiceKey(tpmKeyName(deviceId, endorsementKey), 1),
  };
}
