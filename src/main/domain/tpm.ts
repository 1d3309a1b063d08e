import { createHash } from 'node:crypto';

/**
 * Head of the standard RSA-2048 endorsement key template as a TPM2B_PUBLIC: everything before the modulus.
 * provisioning.md 4.1; type RSA, name hash SHA-256, attributes 0x000300B2, AES-128-CFB, exponent 0 (65537).
 */
const rsaHead = Buffer.from(
  '013a0001000b000300b20020837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa0006008000430010080000000000' +
    '0100',
  'hex',
);

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 in lower case without padding. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32Alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + base32Alphabet[(held << (5 - bits)) & 31] : text;
}

/**
 * The registration ID that DPS tools derive from an endorsement key: base32 of the SHA-256 over all its bytes
 * including the size prefix (provisioning.md 4.1, vector T1).
 */
export function registrationIdOf(endorsementKey: string): string {
  return base32(createHash('sha256').update(Buffer.from(endorsementKey, 'base64')).digest());
}

/**
 * Builds the endorsement key as DPS wants it from the modulus that Windows reports.
 * Undefined when it is not the RSA-2048 key of the standard template.
 *
 * @assumed field-notes.md TPM: the host reports the same RSA-2048 endorsement key that the VM sees through the passthrough | verify: compare Get-TpmEndorsementKeyInfo with Get-EflowVmTpmProvisioningInfo on one host
 */
export function endorsementKeyOfModulus(modulus: Uint8Array, exponent: number): string | undefined {
  if (modulus.length !== 256 || exponent !== 65537) return undefined;
  return Buffer.concat([rsaHead, modulus]).toString('base64');
}

/** The modulus of an endorsement key made of the standard template; undefined when it is another. */
export function modulusOfEndorsementKey(endorsementKey: string): Buffer | undefined {
  const bytes = Buffer.from(endorsementKey, 'base64');
  if (bytes.length !== rsaHead.length + 256 || !bytes.subarray(0, rsaHead.length).equals(rsaHead))
    return undefined;
  return bytes.subarray(rsaHead.length);
}
