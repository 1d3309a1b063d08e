import type { CustomScheme, Protocol } from 'electron';
import type { Assets } from '../pages/assets.ts';
import { answerFor } from '../pages/page.ts';
import { commonHeaders } from '../pages/policy.ts';
import { isOurs, scheme } from './origin.ts';

/**
 * What our scheme may do: it has origins and paths like the web's and counts as secure, and no more.
 *
 * @assumed style.md E2.2: pages, module scripts and fonts load from a scheme that is standard and secure only | verify: start the app on Windows and look for refused loads in the developer tools
 */
export const privileges: CustomScheme = { scheme, privileges: { standard: true, secure: true } };

/** The answer to one load: a file of the list with its headers, or nothing (style.md E2.2, E2.3). */
export function respond(assets: Assets, request: Pick<Request, 'method' | 'url'>): Response {
  const found =
    request.method === 'GET' && isOurs(request.url)
      ? answerFor(assets, new URL(request.url).pathname)
      : undefined;
  if (found === undefined) return new Response(null, { status: 404, headers: { ...commonHeaders } });
  return new Response(new Uint8Array(found.body), { headers: { ...found.headers } });
}

/** Serves the built files, and only those, as our scheme. */
export function servePages(protocol: Pick<Protocol, 'handle'>, assets: Assets): void {
  protocol.handle(scheme, (request) => respond(assets, request));
}
