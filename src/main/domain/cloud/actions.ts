/** How a device is to show who it is, as a step says it: a certificate by its file. */
export type StepAttestation =
  { type: 'symmetricKey' } | { type: 'x509'; file: string } | { type: 'tpm'; endorsementKey: string };

/** What of an enrollment and a group a step decides. */
interface Enrolled {
  attestation: StepAttestation;
  hub: string | null;
  tags: Readonly<Record<string, string>>;
}

/** A change in the cloud, as data; performed like a command of the host. */
export type CloudAction = { port: 'cloud' } & (
  | { op: 'device.make'; deviceId: string; authentication: 'sas' | 'selfSigned'; thumbprints: string[] }
  | { op: 'device.enable'; deviceId: string; enabled: boolean }
  | { op: 'device.remove'; deviceId: string }
  | ({ op: 'enrollment.make'; registrationId: string; deviceId: string | null } & Enrolled)
  | { op: 'enrollment.enable'; registrationId: string; enabled: boolean }
  | { op: 'enrollment.remove'; registrationId: string }
  | ({ op: 'group.make'; groupId: string } & Enrolled)
  | { op: 'group.remove'; groupId: string }
  /** Removes what DPS remembers of a device, and with an ID the device it made in the hub. */
  | { op: 'registration.forget'; registrationId: string; deviceId: string | null }
);
