import type { KeyObject } from 'node:crypto';
import { readCertificateFile } from '../../main/domain/identity/certificate-files.ts';
import { authorityExtensions, deviceExtensions, keyOfText, selfSigned } from '../cloud/certificate.ts';

const hourMs = 3_600_000;
/** How many days a practice certificate is valid. */
const usualDays = 365;

/** The private key of a practice device: derived when it is needed. A higher version comes with a renewed certificate. */
const practicePrivateKey = (id: string, version: number): KeyObject =>
  keyOfText(`practice private key of ${id}, version ${version}`);

/** The private key as the PEM file that a colleague hands over. */
export const privateKeyPem = (id: string, version: number): string =>
  practicePrivateKey(id, version).export({ type: 'pkcs8', format: 'pem' }).toString();

/** A certificate of a practice device as PEM, made at this moment, or as much earlier as it has fewer days left. Two made of the same key differ. */
export function practiceCertificate(id: string, version: number, now: number, validDays = usualDays): string {
  return selfSigned({
    commonName: id,
    notBefore: now + Math.min(0, validDays - usualDays) * 24 * hourMs - hourMs,
    notAfter: now + validDays * 24 * hourMs,
    extensions: deviceExtensions,
    key: practicePrivateKey(id, version),
  });
}

/** The authority by which a practice site opens TLS, as PEM, made at this moment. */
export const inspectionRoot = (now: number): string =>
  selfSigned({
    commonName: 'Contoso Web Gateway CA',
    notBefore: now - hourMs,
    notAfter: now + 10 * usualDays * 24 * hourMs,
    extensions: authorityExtensions,
    key: keyOfText('practice private key of the TLS inspection'),
  });

/** What the cloud keeps of a certificate to recognise it again: its hex SHA-256. */
export function thumbprintOf(pem: string): string {
  const thumbprint = readCertificateFile(pem).certificate?.thumbprint;
  if (thumbprint === undefined) throw new Error('no certificate of practice');
  return thumbprint;
}
