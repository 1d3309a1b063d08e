/** Of a text in UTF-16 every second byte is mostly 0; so many bytes are looked at where no mark tells. */
const sample = 512;

/** True for UTF-16 in this order that has lost its mark, or was cut off from it. */
function looksLikeUtf16(bytes: Uint8Array, order: 'le' | 'be'): boolean {
  const head = bytes.subarray(0, sample);
  const zeros = head.filter((byte, index) => byte === 0 && index % 2 === (order === 'le' ? 1 : 0)).length;
  return head.length >= 4 && zeros > head.length / 3;
}

/**
 * The text of bytes that a program of Windows wrote. Windows Installer and older PowerShell write UTF-16 with its mark, newer ones UTF-8 with or
 * without; a byte that is neither becomes a replacement character and breaks nothing.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (looksLikeUtf16(bytes, 'le')) return new TextDecoder('utf-16le').decode(bytes);
  if (looksLikeUtf16(bytes, 'be')) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
