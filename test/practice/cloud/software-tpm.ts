import { constants, generateKeyPairSync, privateDecrypt, type KeyObject } from 'node:crypto';
import { registrationIdOf } from '../../../src/main/domain/identity/endorsement-key.ts';
import { hmac, sized } from '../../../src/practice/cloud/tpm.ts';
import { activate } from '../../../src/practice/cloud/tpm-activation.ts';

/** Public areas by the templates of IoT Edge, up to the modulus (provisioning.md 4.1). */
const ekHead = `0001000b000300b20020837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa`;
const srkHead = '0001000b000304720000';
const tail = '00060080004300100800000000000100';

function storageKey(head: string): { text: string; key: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '' } = publicKey.export({ format: 'jwk' });
  const area = Buffer.concat([Buffer.from(`${head}${tail}`, 'hex'), Buffer.from(n, 'base64url')]);
  return { text: sized(area).toString('base64'), key: privateKey };
}

type Callback<T> = (error: Error | null, value?: T) => void;

/** A TPM of our own with private halves, as the official device client asks for one (provisioning.md 7.4). */
export interface SoftwareTpm {
  endorsementKey: string;
  storageRootKey: string;
  registrationId: string;
  /** What was imported last. */
  held(): Buffer | undefined;
  activate(authenticationKey: string): Buffer;
  client(registrationId?: string): object;
}

export function softwareTpm(): SoftwareTpm {
  const [endorsement, storage] = [storageKey(ekHead), storageKey(srkHead)];
  let held: Buffer | undefined;
  const tpm: SoftwareTpm = {
    endorsementKey: endorsement.text,
    storageRootKey: storage.text,
    registrationId: registrationIdOf(endorsement.text),
    held: () => held,
    activate(authenticationKey) {
      held = activate(storage.text, authenticationKey, (which, label, secret) =>
        privateDecrypt(
          {
            key: which === 'endorsement' ? endorsement.key : storage.key,
            padding: constants.RSA_PKCS1_OAEP_PADDING,
            oaepHash: 'sha256',
            oaepLabel: Buffer.from(`${label}\0`),
          },
          secret,
        ),
      );
      return held;
    },
    client: (registrationId = tpm.registrationId) => ({
      getEndorsementKey: (done: Callback<Buffer>) => done(null, Buffer.from(tpm.endorsementKey, 'base64')),
      getStorageRootKey: (done: Callback<Buffer>) => done(null, Buffer.from(tpm.storageRootKey, 'base64')),
      getRegistrationId: (done: Callback<string>) => done(null, registrationId),
      activateIdentityKey(key: Buffer, done: Callback<void>) {
        try {
          tpm.activate(Buffer.from(key).toString('base64'));
          done(null);
        } catch (error) {
          done(error as Error);
        }
      },
      signWithIdentity: (data: Buffer | string, done: Callback<Buffer>) =>
        done(null, hmac(held ?? Buffer.alloc(0), Buffer.from(data))),
    }),
  };
  return tpm;
}
