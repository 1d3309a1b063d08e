import type { SheetCertificate } from '../../../contract/sheets.ts';
import type { Certificate } from '../identity/x509/certificate.ts';
import { chainOf, deviceIndex } from '../identity/x509/chain.ts';
import { pemOf } from '../identity/x509/pem.ts';
import type { CertificateFile } from '../identity/x509/read.ts';

/**
 * A certificate as the cloud takes it: the hub by its thumbprints, DPS by itself (provisioning.md 3.1). It is written anew,
 * so that nothing but the certificate itself goes on.
 */
export const sheetCertificate = ({ der, view }: Certificate): SheetCertificate => ({
  pem: pemOf('CERTIFICATE', der).trim(),
  commonName: view.commonName,
  sha1: view.sha1,
  sha256: view.sha256,
  notAfter: view.notAfter,
});

/** The device's own certificate of a file and those above it in their order; none where nothing of it can be read. */
export const chainIn = ({ certificates, key }: CertificateFile): Certificate[] =>
  chainOf(certificates, deviceIndex(certificates, key?.view.keyId)).certificates;

/** True for a file that shows its certificates only to who has its passphrase. */
export const isLocked = ({ certificates, problems }: CertificateFile): boolean =>
  certificates.length === 0 &&
  problems.some(({ rule }) => rule === 'key-encrypted' || rule === 'passphrase-wrong');

/** The one certificate request of a text; undefined where there is none, or where a private key lies beside it. */
export function sheetRequestPem(text: string): string | undefined {
  if (text.includes('PRIVATE KEY-----')) return undefined;
  const [found, ...more] = text.matchAll(
    /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----\s*([A-Za-z0-9+/=\s]+?)\s*-----END (?:NEW )?CERTIFICATE REQUEST-----/gu,
  );
  if (found === undefined || more.length > 0) return undefined;
  const body = (found[1] ?? '').replaceAll(/\s+/gu, '');
  // PKCS#10 is a sequence of ASN.1; what is in it is for the PKI to judge.
  if (Buffer.from(body, 'base64')[0] !== 0x30) return undefined;
  const lines = body.match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----'].join('\n');
}
