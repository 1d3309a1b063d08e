import type { FactQuery } from '../../../contract/facts.ts';

/** Stands in a fact for the registration ID of the VM's TPM, which only the VM tells (provisioning.md 4.1). */
export const ofTpm = '*tpm';

/** Stands for the certificate out of files that have to be opened, by the argument of their fact. */
export const ofOpened = (arg: string): string => `*opened:${arg}`;

/** The fact that tells of a certificate: a file by its path, or what {@link ofOpened} stands for. */
export function certificateFact(certificate: string): FactQuery & {
  id: 'file.certificate' | 'file.opened';
  arg: string;
} {
  const opened = openedArgOf(certificate);
  return opened === undefined
    ? { id: 'file.certificate', arg: certificate }
    : { id: 'file.opened', arg: opened };
}

/** What has to be opened for a certificate; undefined for a file that is read as it is. No path begins with an asterisk. */
export const openedArgOf = (certificate: string): string | undefined =>
  /^\*opened:(.+)$/su.exec(certificate)?.[1];

/** Stands in a fact for the common name of a certificate, which is the registration ID (provisioning.md 3.1). */
export const ofCertificate = (certificate: string): string => `*certificate:${certificate}`;

/** The certificate whose common name is meant; undefined for anything else. No ID begins with an asterisk and this word. */
export const certificateOf = (name: string): string | undefined => /^\*certificate:(.+)$/su.exec(name)?.[1];

/** Which key of the cloud a step needs. It is read when it is needed and never kept. */
export type CloudSecret =
  | { kind: 'device'; deviceId: string }
  | { kind: 'enrollment'; registrationId: string }
  | { kind: 'group'; groupId: string; registrationId: string };

/** A reference to a key of the cloud, in place of one to a file or a variable. IDs of the cloud have no slash. */
export function cloudSecretRef(secret: CloudSecret): string {
  switch (secret.kind) {
    case 'device':
      return `cloud:device/${secret.deviceId}`;
    case 'enrollment':
      return `cloud:enrollment/${secret.registrationId}`;
    case 'group':
      return `cloud:group/${secret.groupId}/${secret.registrationId}`;
  }
}

/** The key that a reference means; undefined when it means none of the cloud. */
export function cloudSecretOf(ref: string): CloudSecret | undefined {
  const [, kind, first = '', second = ''] =
    /^cloud:(device|enrollment|group)\/([^/]+)(?:\/([^/]+))?$/u.exec(ref) ?? [];
  switch (kind) {
    case 'device':
      return { kind, deviceId: first };
    case 'enrollment':
      return { kind, registrationId: first };
    case 'group':
      return second === '' ? undefined : { kind, groupId: first, registrationId: second };
    default:
      return undefined;
  }
}
