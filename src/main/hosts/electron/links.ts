/** Hosts whose pages the browser of this computer may be sent to, by their exact names. */
const externalHosts: ReadonlySet<string> = new Set(['learn.microsoft.com']);

/**
 * The address to hand to the browser for what a page wants to open; undefined for everything but https to a host of the
 * list, without a name, a password or a port in it (style.md E2.13).
 */
export function externalAddress(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || !externalHosts.has(url.host)) return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}
