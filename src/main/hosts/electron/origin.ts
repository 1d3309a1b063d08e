/** Scheme and host of our pages; nothing else is ever loaded (style.md E2.2). */
export const scheme = 'eflow-desk';
export const origin = `${scheme}://app`;
export const pageAddress = `${origin}/`;

/** True for an address of our own origin. Compared by its parts: a foreign address may begin with the same letters. */
export function isOurs(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === `${scheme}:` && url.host === 'app' && url.username === '' && url.password === '';
}
