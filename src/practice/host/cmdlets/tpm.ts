import { query } from '../query.ts';
import type { Command } from '../stream.ts';

/** Get-Tpm answers on every machine; without a TPM everything in it is false (HC-12). */
const getTpm: Command = query(({ tpm }) => [
  {
    TpmPresent: tpm.present,
    TpmReady: tpm.ready,
    TpmEnabled: tpm.enabled,
    LockedOut: tpm.lockedOut,
    RestartPending: tpm.restartPending,
    ManufacturerIdTxt: tpm.manufacturer,
  },
]);

/** The twin of our function over Get-TpmEndorsementKeyInfo. */
const endorsementKey: Command = query(({ tpm, settings }) =>
  tpm.present && !settings.endorsementKeyHidden
    ? [{ IsPresent: true, Modulus: tpm.modulus, Exponent: tpm.exponent }]
    : [{ IsPresent: false, Modulus: null, Exponent: null }],
);

export const tpmCmdlets: Readonly<Record<string, Command>> = {
  'TrustedPlatformModule\\Get-Tpm': getTpm,
  'EflowDesk\\Get-EflowDeskEndorsementKey': endorsementKey,
};
