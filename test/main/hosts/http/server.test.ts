import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '../../../../src/main/ports.ts';
import { ask, serve, type Served } from './support.ts';

const answerOf = (text: string) =>
  JSON.parse(text) as { ok: boolean; value?: unknown; error?: { code: string } };

describe('what the server on this computer refuses', () => {
  let served: Served;
  let cookie: string;
  beforeAll(async () => {
    served = await serve();
    cookie = await served.enter();
  });
  afterAll(() => served.close());

  const post = (headers: Record<string, string>, path = '/api/setup.schema', body: string | Buffer = '{}') =>
    ask(served.host.port, 'POST', path, headers, body);
  const signedIn = () => ({ ...served.ours, Cookie: cookie });

  test('a call with the cookie is answered', async () => {
    const reply = await post(signedIn());
    expect(reply.status).toBe(200);
    expect(answerOf(reply.text).ok).toBe(true);
  });

  test.each([
    ['a name that was made to lead here', { Host: 'evil.example:80' }, 403, 'EFD-WEB-001'],
    ['a name that only begins like ours', { Host: '127.0.0.1.evil.example' }, 403, 'EFD-WEB-001'],
    ['a page of another origin', { Origin: 'https://evil.example' }, 403, 'EFD-WEB-001'],
    ['a page of another port of this computer', { Origin: 'http://127.0.0.1:1' }, 403, 'EFD-WEB-001'],
    ['no origin at all', { Origin: '' }, 403, 'EFD-WEB-001'],
    ['a fetch of another site', { 'Sec-Fetch-Site': 'cross-site' }, 403, 'EFD-WEB-001'],
    ['no cookie', { Cookie: '' }, 401, 'EFD-WEB-002'],
    ['a cookie that was not given here', { Cookie: 'eflow-desk=AAAA' }, 401, 'EFD-WEB-002'],
    ['a form instead of JSON', { 'Content-Type': 'text/plain' }, 415, 'EFD-WEB-003'],
  ])('%s', async (_what, headers, status, code) => {
    const reply = await post({ ...signedIn(), ...headers });
    expect(reply.status).toBe(status);
    expect(answerOf(reply.text).error?.code).toBe(code);
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('DNS rebinding is refused for pages, too', async () => {
    expect((await ask(served.host.port, 'GET', '/', { Host: 'evil.example' })).status).toBe(403);
  });

  test('another site may not even load the page', async () => {
    expect((await ask(served.host.port, 'GET', '/', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  test.each(['OPTIONS', 'PUT', 'DELETE'])('%s', async (method) => {
    expect((await ask(served.host.port, method, '/api/setup.schema', signedIn())).status).toBe(405);
  });

  test('a body of more than a mebibyte', async () => {
    const reply = await post(
      signedIn(),
      '/api/setup.check',
      JSON.stringify({ text: 'x'.repeat(1024 * 1024) }),
    );
    expect([reply.status, answerOf(reply.text).error?.code]).toEqual([413, 'EFD-WEB-003']);
  });

  test('a body that is not UTF-8', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect((await post(signedIn(), '/api/setup.check', body)).status).toBe(400);
  });

  test.each(['/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/none.js', '/%00'])(
    'the path %s',
    async (path) => {
      expect((await ask(served.host.port, 'GET', path)).status).toBe(404);
    },
  );

  test('a call that does not exist', async () => {
    const reply = await post(signedIn(), '/api/host.format', '{}');
    expect(answerOf(reply.text).error?.code).toBe('EFD-RPC-001');
  });

  test('a token used a second time', async () => {
    const again = await post(served.ours, '/session', JSON.stringify({ token: served.token }));
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
  });
});

describe('what a browser may', () => {
  test('is everything but to have Windows ask for elevation', async () => {
    const asked: string[] = [];
    const served = await serve('happy-client-default-switch', {
      router: {
        call: async (name, _input, { id, may }) => {
          asked.push(`${name} ${may}`);
          return { id, ok: true, value: {} } as never;
        },
        async *feed(name, _input, { may }) {
          asked.push(`${name} ${may}`);
          yield* [] as never[];
        },
      },
    });
    try {
      const headers = { ...served.ours, Cookie: await served.enter() };
      for (const name of ['host.elevate', 'jobs.follow'])
        await ask(served.host.port, 'POST', `/api/${name}`, headers, '{}');
      expect(asked).toEqual(['host.elevate unelevated', 'jobs.follow unelevated']);
    } finally {
      await served.close();
    }
  });
});

describe('the way in', () => {
  test('a wrong token gives nothing and does not use up the right one', async () => {
    const served = await serve();
    try {
      const wrong = await ask(served.host.port, 'POST', '/session', served.ours, '{"token":"guess"}');
      expect(wrong.status).toBe(403);
      expect(await served.enter()).toMatch(/^eflow-desk=[\w-]{43}$/u);
    } finally {
      await served.close();
    }
  });

  test('a token sent by a page of another origin stays unused', async () => {
    const served = await serve();
    try {
      const headers = { ...served.ours, Origin: 'http://evil.example' };
      const body = JSON.stringify({ token: served.token });
      expect((await ask(served.host.port, 'POST', '/session', headers, body)).status).toBe(403);
      expect(await served.enter()).toMatch(/^eflow-desk=/u);
    } finally {
      await served.close();
    }
  });

  test('the cookie is strict and not for scripts; the token is no part of what is sent', async () => {
    const served = await serve();
    try {
      const reply = await ask(
        served.host.port,
        'POST',
        '/session',
        served.ours,
        JSON.stringify({ token: served.token }),
      );
      expect(String(reply.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/u);
      expect(served.host.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/u);
    } finally {
      await served.close();
    }
  });
});

describe('pages', () => {
  test('each load has a policy of its own that allows nothing inline', async () => {
    const served = await serve();
    try {
      const [one, two] = [await ask(served.host.port, 'GET', '/'), await ask(served.host.port, 'GET', '/')];
      const policy = String(one.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1];
      expect(one.text).toBe(`<style nonce="${nonce}"></style>`);
      expect(two.text).not.toBe(one.text);
      expect(policy).not.toMatch(/unsafe|\*|https?:/u);
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ])
        expect(policy.split('; ')).toContain(rule);
    } finally {
      await served.close();
    }
  });

  test('files named by their content are kept by the browser, packed if it can unpack', async () => {
    const served = await serve();
    try {
      const path = '/assets/main-abcd1234.js';
      const plain = await ask(served.host.port, 'GET', path);
      expect([plain.text, plain.headers['cache-control']]).toEqual([
        'start();',
        'public, max-age=31536000, immutable',
      ]);
      const packed = await ask(served.host.port, 'GET', path, { 'Accept-Encoding': 'gzip' });
      expect([packed.text, packed.headers['content-encoding']]).toEqual(['packed', 'gzip']);
    } finally {
      await served.close();
    }
  });
});

/** A clock whose sleeps end when the test says so. */
function steppedClock() {
  let now = 0;
  const sleepers: (() => void)[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        sleepers.push(resolve);
        signal?.addEventListener('abort', () => resolve());
      }),
  };
  return {
    clock,
    async step(ms: number) {
      now += ms;
      for (const wake of sleepers.splice(0)) wake();
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a server nobody uses', () => {
  test('ends by itself, but not while a job runs', async () => {
    const { clock, step } = steppedClock();
    let working = true;
    const served = await serve('happy-client-default-switch', {
      clock,
      idleMs: 60_000,
      busy: async () => working,
    });
    let over = false;
    void served.host.closed.then(() => {
      over = true;
    });
    await step(59_000);
    expect(over).toBe(false);
    await step(2_000);
    expect(over).toBe(false);
    working = false;
    await step(15_000);
    await served.host.closed;
    await served.close();
  });
});
