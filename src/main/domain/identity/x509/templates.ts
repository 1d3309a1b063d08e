import type { NewKeyKind } from '../../../../contract/certificates.ts';

/** A certificate that is to be made. Times in milliseconds since 1970. */
export interface CertificateTemplate {
  commonName: string;
  keyKind: NewKeyKind;
  notBefore: number;
  notAfter: number;
  /** What it may do: prove a device, or issue certificates with so many authorities below it. */
  role: { kind: 'device' } | { kind: 'authority'; pathLength: number };
}

const dayMs = 24 * 60 * 60_000;
/** It is valid from an hour ago, since clocks differ (provisioning.md 3.4). */
const earlierMs = 60 * 60_000;

/**
 * The two self-signed certificates of manual X.509: they end at different times, so that one can be replaced while the
 * other is in use (provisioning.md 3.4).
 */
export const pairTemplates = (
  deviceId: string,
  keyKind: NewKeyKind,
  now: number,
): Record<'primary' | 'secondary', CertificateTemplate> => {
  const lasting = (days: number): CertificateTemplate => ({
    commonName: deviceId,
    keyKind,
    notBefore: now - earlierMs,
    notAfter: now + days * dayMs,
    role: { kind: 'device' },
  });
  return { primary: lasting(365), secondary: lasting(548) };
};

/** A root for tests, the authorities under it in their order, and the devices under the last of them. */
export function authorityTemplates(wish: {
  name: string;
  intermediates: number;
  devices: readonly string[];
  keyKind: NewKeyKind;
  days: number;
  now: number;
}): { authorities: CertificateTemplate[]; devices: CertificateTemplate[] } {
  const { name, intermediates, keyKind, now } = wish;
  const common = { keyKind, notBefore: now - earlierMs, notAfter: now + wish.days * dayMs };
  const authorities = Array.from({ length: intermediates + 1 }, (_none, i): CertificateTemplate => ({
    ...common,
    commonName: i === 0 ? `${name} test root` : `${name} test CA ${i}`,
    role: { kind: 'authority', pathLength: intermediates - i },
  }));
  const devices = wish.devices.map((commonName): CertificateTemplate => ({
    ...common,
    commonName,
    role: { kind: 'device' },
  }));
  return { authorities, devices };
}
