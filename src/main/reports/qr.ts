/** Most characters that a code may hold to be read from paper by a telephone. */
const mostText = 1_000;

/**
 * A QR code of a text as SVG; undefined for a text that is too long to be read from paper. The squares are one path, so no
 * part of the text is in the markup.
 */
export async function qrSvg(text: string): Promise<string | undefined> {
  if (text === '' || text.length > mostText) return undefined;
  const [{ generate }, { toSvgSource }] = await Promise.all([
    import('lean-qr'),
    import('lean-qr/extras/svg'),
  ]);
  return toSvgSource(generate(text), { on: '#000', off: '#fff' });
}
