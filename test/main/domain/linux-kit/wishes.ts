import type { LinuxKitWish } from '../../../../src/contract/linux-kit.ts';
import { dpsCertificate, keyIdentity, manualCertificate, tpmIdentity } from '../../../support/setups.ts';

export const device = { distribution: 'ubuntu-24.04', architecture: 'x64' } as const;

export const pkcs11 = {
  library: '/usr/lib/softhsm/libsofthsm2.so',
  slot: 'pkcs11:token=Key pairs',
  key: 'pkcs11:token=Key pairs;object=device-id',
} as const;

/** A wish for each way of provisioning. */
export const wishes = {
  ManualConnectionString: {
    identity: { provisioningType: 'ManualConnectionString', devConnString: 'prompt' },
    device,
  },
  ManualX509: { identity: manualCertificate, device },
  DpsSymmetricKey: { identity: keyIdentity, device },
  DpsX509: { identity: { ...dpsCertificate, registrationId: 'press-3' }, device },
  DpsTPM: { identity: { ...tpmIdentity, registrationId: 'press-3' }, device },
} as const satisfies Record<string, LinuxKitWish>;
