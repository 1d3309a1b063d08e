import { randomBytes } from 'node:crypto';
import type { Asset, Assets } from './assets.ts';
import { commonHeaders, contentSecurityPolicy } from './policy.ts';

/** One answer to a load of the page or of a file it needs. */
export interface PageAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body packed, for a transport that can; absent where the body is made for this load only. */
  readonly gzip?: Asset['gzip'];
}

/**
 * The answer for a path of the app, `/` being its page; undefined for whatever is not on the list of built files. Each
 * load of the page gets a mark of its own for its styles, and a policy that knows it (style.md E2.2, E2.3).
 */
export function answerFor(assets: Assets, path: string): PageAnswer | undefined {
  const name = path === '/' ? '/index.html' : path;
  const asset = assets.get(name);
  if (asset === undefined) return undefined;
  if (name === '/index.html') {
    const nonce = randomBytes(16).toString('base64');
    return {
      headers: {
        ...commonHeaders,
        'Content-Type': asset.type,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'Cache-Control': 'no-store',
      },
      body: Buffer.from(asset.body.toString('utf8').replaceAll('%CSP_NONCE%', nonce)),
    };
  }
  return {
    headers: {
      ...commonHeaders,
      'Content-Type': asset.type,
      'Cache-Control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    body: asset.body,
    gzip: asset.gzip,
  };
}
