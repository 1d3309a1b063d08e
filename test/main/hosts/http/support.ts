import { request } from 'node:http';
import { openHttpHost, type HttpHost, type HttpHostOptions } from '../../../../src/main/hosts/http/server.ts';
import type { Assets } from '../../../../src/main/hosts/pages/assets.ts';
import { systemClock } from '../../../../src/main/adapters/clock.ts';
import { testApp, testFolder } from '../../../support/app.ts';

export const assets: Assets = new Map(
  Object.entries({
    '/index.html': { type: 'text/html; charset=utf-8', text: '<style nonce="%CSP_NONCE%"></style>' },
    '/assets/main-abcd1234.js': { type: 'text/javascript; charset=utf-8', text: 'start();' },
  }).map(([path, { type, text }]) => [
    path,
    {
      type,
      body: Buffer.from(text),
      immutable: path.startsWith('/assets/'),
      gzip: () => Buffer.from('packed'),
    },
  ]),
);

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A request with exactly these headers: a browser would not let a page choose them. */
export function ask(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers: { Host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface Served {
  host: HttpHost;
  token: string;
  /** Headers of a page of ours. */
  ours: Record<string, string>;
  /** The cookie for the token. */
  enter(): Promise<string>;
  close(): Promise<void>;
}

/** The product on a practice machine, served over HTTP. */
export async function serve(
  scenario = 'happy-client-default-switch',
  more: Partial<HttpHostOptions> = {},
): Promise<Served> {
  const { folder, remove } = testFolder();
  const { app } = await testApp(scenario, folder);
  const host = await openHttpHost({
    router: app.router,
    assets,
    clock: systemClock,
    idleMs: 3_600_000,
    busy: async () => false,
    ...more,
  });
  const token = host.link.split('#token=')[1] ?? '';
  const ours = { Origin: `http://127.0.0.1:${host.port}`, 'Content-Type': 'application/json' };
  return {
    host,
    token,
    ours,
    async enter() {
      const reply = await ask(host.port, 'POST', '/session', ours, JSON.stringify({ token }));
      return String(reply.headers['set-cookie']).split(';')[0] ?? '';
    },
    async close() {
      await host.close();
      await app.close();
      remove();
    },
  };
}
