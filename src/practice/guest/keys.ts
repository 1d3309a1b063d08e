import { readCertificateFile, readPrivateKeyFile } from '../../main/domain/identity/certificate-files.ts';
import { connectionStringDigest } from '../../main/domain/identity/connection-string.ts';
import { symmetricKeyDigest } from '../../main/domain/identity/symmetric-key.ts';
import { privateKeyPem } from '../state/certificates.ts';
import { practiceKey } from '../state/cloud.ts';
import type { GuestConfig } from '../state/vm.ts';

/** A secret of the VM that practice cannot derive, by its digest or its id. */
export type Kept = (id: string) => string | undefined;

/** Versions of practice keys that are tried: a colleague renews a key a few times at most. */
const versions = Array.from({ length: 9 }, (_, index) => index + 1);

/** The digest of a key in this configuration, as the configuration itself has it. */
const digestOf = ({ method, hub, deviceId }: GuestConfig, key: string): string =>
  method === 'sas'
    ? connectionStringDigest({ hub: hub ?? '', deviceId: deviceId ?? '', key })
    : symmetricKeyDigest(key);

/** The practice key of a configuration. Its digest is all that stands in the VM's files. */
function derivedKey(config: GuestConfig): string | undefined {
  const id = config.deviceId ?? config.registrationId ?? '';
  return versions
    .map((version) => practiceKey(id, version))
    .find((key) => digestOf(config, key) === config.digest);
}

/** The key of a configuration (base64), or none where nobody has it any more. */
export const keyOf = (config: GuestConfig, kept: Kept): string =>
  derivedKey(config) ?? kept(config.digest ?? '') ?? '';

const commonNameOf = (config: GuestConfig) =>
  readCertificateFile(config.certificate ?? '').certificate?.commonName ?? '';

const derivedPrivateKey = (config: GuestConfig): string | undefined =>
  versions
    .map((version) => privateKeyPem(commonNameOf(config), version))
    .find((pem) => readPrivateKeyFile(pem).keyId === config.keyId);

/** The private key of a configuration as PEM; undefined where nobody has it any more. */
export const privateKeyOf = (config: GuestConfig, kept: Kept): string | undefined =>
  derivedPrivateKey(config) ?? kept(config.keyId ?? '');

/** What has to be kept so that the VM can prove this identity later: nothing of what practice derives. */
export function toKeep(config: GuestConfig, secret: string): { id: string; text: string } | undefined {
  if (config.digest !== null)
    return derivedKey(config) === undefined ? { id: config.digest, text: secret } : undefined;
  if (config.keyId === null) return undefined;
  return derivedPrivateKey(config) === undefined ? { id: config.keyId, text: secret } : undefined;
}
