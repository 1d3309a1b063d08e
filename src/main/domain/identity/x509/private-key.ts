import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { PrivateKeyView } from '../../../../contract/certificates.ts';
import { keyIdOf, keyKindOf } from './certificate.ts';
import { NotDer } from './der.ts';
import { NotOpened, openPkcs8, type Opening } from './pbe.ts';
import { pemOf, type PemBlock } from './pem.ts';

/** A private key as read. Whatever leaves this program of it is `view`, or the file that a person asked for. */
export interface PrivateKey {
  view: PrivateKeyView;
  /** Unencrypted PKCS#8. */
  pkcs8: Buffer;
}

/** True for a label under which a private key stands. */
export const isPrivateKeyLabel = (label: string): boolean => label.endsWith('PRIVATE KEY');

/** True where the key is encrypted, told before it is parsed: what OpenSSL says of it differs from build to build. */
export const isEncrypted = ({ label, headers }: PemBlock): boolean =>
  label === 'ENCRYPTED PRIVATE KEY' || (headers.get('Proc-Type') ?? '').endsWith('ENCRYPTED');

function viewed(
  key: KeyObject,
  form: PrivateKeyView['form'],
  encrypted: boolean,
  original?: Buffer,
): PrivateKey {
  return {
    view: { key: keyKindOf(key), keyId: keyIdOf(createPublicKey(key)), form, encrypted },
    pkcs8: original ?? key.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** Reads a PrivateKeyInfo. Throws {@link NotDer} when it is none. */
export function readPkcs8(der: Buffer, encrypted: boolean): PrivateKey {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    throw new NotDer();
  }
  return viewed(key, 'pkcs8', encrypted, der);
}

/** A key of OpenSSL's own older form, with its passphrase where it is encrypted; one round of MD5, so it costs nothing. */
function readTraditional({ label, headers, der }: PemBlock, passphrase: string | undefined): PrivateKey {
  if (der === undefined) throw new NotDer();
  const encrypted = headers.has('Proc-Type');
  if (encrypted && passphrase === undefined) throw new NotOpened('key-encrypted');
  const form = label === 'RSA PRIVATE KEY' ? 'pkcs1' : label === 'EC PRIVATE KEY' ? 'sec1' : 'other';
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\n`).join('');
  const pem = pemOf(label, der).replace('-----\n', `-----\n${lines === '' ? '' : `${lines}\n`}`);
  try {
    const key = createPrivateKey({ key: pem, ...(encrypted ? { passphrase } : {}) });
    return viewed(key, form, encrypted);
  } catch (error) {
    if (!encrypted) throw new NotDer();
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new NotOpened(/UNSUPPORTED|UNKNOWN/u.test(code) ? 'cipher-unknown' : 'passphrase-wrong');
  }
}

/** Reads the private key of a block. Throws {@link NotOpened}, and {@link NotDer} when it is damaged. */
export async function readPrivateKey(block: PemBlock, opening: Opening): Promise<PrivateKey> {
  if (block.der === undefined) throw new NotDer();
  if (block.label === 'PRIVATE KEY') return readPkcs8(block.der, false);
  if (block.label !== 'ENCRYPTED PRIVATE KEY') return readTraditional(block, opening.passphrase);
  const opened = await openPkcs8(block.der, opening);
  try {
    return readPkcs8(opened, true);
  } catch {
    // A wrong passphrase may leave padding that looks right by chance, and nonsense behind it.
    throw new NotOpened('passphrase-wrong');
  }
}
