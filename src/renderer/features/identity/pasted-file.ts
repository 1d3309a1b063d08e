/** Longest file that is read in the page, in bytes; what belongs to an identity is far shorter. */
const mostBytes = 65_536;

/** Why a file is not read here. The words are `app.identity.paste.REASON`. */
export type FileRefusal = 'too-large' | 'by-path';

/** Names of files that are not text: PFX, DER and other stores of certificates. */
const binaryName = /\.(?:pfx|p12|der|cer|crt|p7b|jks)$/iu;

/**
 * The text of a file that was dropped. A certificate or a store of keys is not read here: a setup names it by its path,
 * and a page learns no path from a file that is dropped on it.
 */
export async function readPasted(file: {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}): Promise<{ text: string } | { refused: FileRefusal }> {
  if (file.size > mostBytes) return { refused: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  // ASN.1 begins with a sequence; no text does.
  const isAsn1 = bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
  if (isAsn1) return { refused: 'by-path' };
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(wide).decode(bytes);
  return binaryName.test(file.name) && !text.includes('-----BEGIN ') ? { refused: 'by-path' } : { text };
}
