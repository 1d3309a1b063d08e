import type { Json } from '../../src/contract/json.ts';
import { invoke } from '../../src/practice/host/invoke.ts';
import type { Invocation } from '../../src/practice/host/stream.ts';
import type { StandInStream } from './server.ts';

export const keyInfoCommand = 'TrustedPlatformModule\\Get-TpmEndorsementKeyInfo';

/** A DER element of this tag. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** An unsigned number as DER has it: a leading zero keeps it from being negative. */
function integer(bytes: Buffer): Buffer {
  const trimmed = bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte !== 0),
    ),
  );
  return der(2, (trimmed[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

/** RSAPublicKey of RFC 8017 A.1.1: SEQUENCE { modulus, publicExponent }. */
function rsaPublicKey(modulus: string, exponent: number): Buffer {
  const e = Buffer.alloc(4);
  e.writeUInt32BE(exponent);
  return der(0x30, Buffer.concat([integer(Buffer.from(modulus, 'base64')), integer(e)]));
}

/**
 * Get-TpmEndorsementKeyInfo of the simulated TPM: what the twin of our function answers, put back into the key object that
 * the real cmdlet answers and our real function takes apart.
 */
export async function* keyInfo(call: Invocation): StandInStream {
  for await (const item of invoke({ ...call, command: 'EflowDesk\\Get-EflowDeskEndorsementKey' })) {
    if (item.kind !== 'output') {
      yield item;
      continue;
    }
    const { IsPresent, Modulus, Exponent } = item.value as Readonly<Record<string, Json>>;
    const PublicKey =
      typeof Modulus === 'string' && typeof Exponent === 'number'
        ? { $bytes: rsaPublicKey(Modulus, Exponent).toString('base64') }
        : null;
    yield {
      kind: 'output',
      value: {
        IsPresent: IsPresent ?? false,
        PublicKey,
        PublicKeyHash: null,
        ManufacturerCertificates: [],
        AdditionalCertificates: [],
      },
    };
  }
}
