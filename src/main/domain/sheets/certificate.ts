import { X509Certificate } from 'node:crypto';
import type { SheetCertificate } from '../../../contract/sheets.ts';
import { readCertificateFile } from '../identity/certificate-files.ts';

const plainHex = (text: string): string => text.replaceAll(':', '').toUpperCase();

/**
 * The device's own certificate of a file as the cloud takes it: the hub by its thumbprints, DPS by itself
 * (provisioning.md 3.1). Undefined where the file holds none that can be used so.
 */
export function sheetCertificate(text: string): SheetCertificate | undefined {
  const { certificate } = readCertificateFile(text);
  const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/u.exec(text)?.[0];
  if (certificate === null || block === undefined) return undefined;
  const read = new X509Certificate(block);
  return {
    // Written anew, so that nothing but the certificate itself goes on.
    pem: read.toString().trim(),
    commonName: certificate.commonName,
    sha1: plainHex(read.fingerprint),
    sha256: plainHex(read.fingerprint256),
    notAfter: certificate.notAfter,
  };
}

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
