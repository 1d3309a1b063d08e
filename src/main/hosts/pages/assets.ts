import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One built file of the app, in memory. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** Named by its content, so it never changes. */
  readonly immutable: boolean;
  /** The body, compressed at the first request for it. */
  gzip(): Buffer;
}

/** The files that may be served, by their path below the root; nothing else is ever read. */
export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

function assetOf(path: string, name: string): Asset | undefined {
  const type = types[extname(name)];
  if (type === undefined) return undefined;
  const body = readFileSync(path);
  let packed: Buffer | undefined;
  return {
    type,
    body,
    immutable: /-[\w-]{8}\.\w+$/u.test(name),
    gzip: () => (packed ??= gzipSync(body)),
  };
}

/** Reads the built app from its folder. Files of a type that the app does not have are left out. */
export function readAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  const walk = (at: string): void => {
    for (const name of readdirSync(join(folder, at))) {
      const path = join(folder, at, name);
      if (statSync(path).isDirectory()) {
        walk(posix.join(at, name));
        continue;
      }
      const asset = assetOf(path, name);
      if (asset !== undefined) assets.set(posix.join(at, name), asset);
    }
  };
  walk('/');
  return assets;
}
