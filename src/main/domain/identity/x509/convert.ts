import type { Chain } from './chain.ts';
import { pemOf } from './pem.ts';
import type { PrivateKey } from './private-key.ts';

/**
 * The certificate file as IoT Edge wants it: the device's own first, then those that issued it, in ASCII with LF and one
 * newline at the end (provisioning.md 3.2, 3.3). What belongs to no link is left out.
 */
export const certificateText = ({ certificates }: Pick<Chain, 'certificates'>): string =>
  certificates.map(({ der }) => pemOf('CERTIFICATE', der)).join('');

/** The key file as IoT Edge wants it: PKCS#8, unencrypted. Secret. */
export const privateKeyText = ({ pkcs8 }: PrivateKey): string => pemOf('PRIVATE KEY', pkcs8);
