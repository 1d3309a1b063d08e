import type { Rc2 } from '../domain/identity/x509/pbe.ts';

/** RC2, which PFX files of older programs are encrypted with; loaded where a file needs it. */
export const rc2: Rc2 = async (key, iv, bits, data) => {
  const { default: forge } = await import('node-forge');
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), bits);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(data.toString('latin1')));
  return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : undefined;
};
