/** Stands in a fact for the registration ID of the VM's TPM, which only the VM tells (provisioning.md 4.1). */
export const ofTpm = '*tpm';

/** Stands in a fact for the common name of a certificate, which is the registration ID (provisioning.md 3.1). */
export const ofCertificate = (path: string): string => `*certificate:${path}`;

/** The file whose common name is meant; undefined for anything else. No ID begins with an asterisk and this word. */
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
