/**
 * Takes name and password out of the address of a proxy. Whatever stands before the last `@` goes, since either may hold
 * any character; of a list by protocol only what follows stays.
 */
export function withoutSignIn(address: string | null): string | null {
  return address === null ? null : address.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/isu, '$1');
}

/**
 * The proxy in the binary value WinHttpSettings, base64: a header of eight bytes, flags (2 says that a proxy is named),
 * the length of the name and the name itself. Null when there is none, or when the form is another one.
 */
export function winHttpProxy(base64: string | null): string | null {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (bytes.length < 16 || (bytes.readUInt32LE(8) & 2) === 0) return null;
  const length = bytes.readUInt32LE(12);
  const name = bytes.subarray(16, 16 + length).toString('latin1');
  return length > 0 && bytes.length >= 16 + length ? name : null;
}
