import { describe, expect, test } from 'vitest';
import { isOurs } from '../../../../src/main/hosts/electron/origin.ts';
import { privileges, respond, servePages } from '../../../../src/main/hosts/electron/scheme.ts';
import { ask, assets, serve } from '../http/support.ts';
import { newSession } from './stand-in.ts';

const get = (url: string, method = 'GET') => respond(assets, { url, method });
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/u.exec(response.headers.get('content-security-policy') ?? '')?.[1];

describe('our scheme', () => {
  test('has an origin and counts as secure, and may nothing else', () => {
    expect(privileges).toEqual({ scheme: 'eflow-desk', privileges: { standard: true, secure: true } });
  });

  test('gives the page with a policy and a mark of its own for each load', async () => {
    const [one, two] = [get('eflow-desk://app/'), get('eflow-desk://app/index.html')];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(await one.text()).toBe(`<style nonce="${nonceOf(one)}"></style>`);
    expect(nonceOf(two)).not.toBe(nonceOf(one));
  });

  test('gives the files of the list with their types', async () => {
    const file = get('eflow-desk://app/assets/main-abcd1234.js');
    expect(await file.text()).toBe('start();');
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    'eflow-desk://app/../package.json',
    'eflow-desk://app/assets/..%2f..%2fpackage.json',
    'eflow-desk://app/assets/none.js',
    'eflow-desk://app//index.html',
    'eflow-desk://other/index.html',
    'eflow-desk://app:81/index.html',
    'eflow-desk://user@app/index.html',
    'file:///index.html',
    'nonsense',
  ])('has nothing at %s', (url) => {
    expect(get(url).status).toBe(404);
  });

  test.each(['POST', 'PUT', 'HEAD'])('does not know %s', (method) => {
    expect(get('eflow-desk://app/', method).status).toBe(404);
  });

  test('is what a session is given', async () => {
    const { session, served } = newSession();
    servePages(session.protocol, assets);
    expect(await served.handler?.(new Request('eflow-desk://app/')).text()).toContain('<style');
  });
});

describe('the page of the desktop app and that of the web host', () => {
  test('come with the same headers and the same policy', async () => {
    const served = await serve();
    try {
      for (const path of ['/', '/assets/main-abcd1234.js']) {
        const web = await ask(served.host.port, 'GET', path);
        const own = get(`eflow-desk://app${path}`);
        const plain = (text: unknown) => String(text).replace(/'nonce-[^']+'/u, 'nonce');
        const headers = [...own.headers.entries()];
        expect(headers.length).toBeGreaterThan(6);
        for (const [name, value] of headers) expect(plain(web.headers[name]), name).toBe(plain(value));
      }
    } finally {
      await served.close();
    }
  });
});

describe('our origin', () => {
  test.each([
    ['eflow-desk://app/', true],
    ['eflow-desk://app/index.html#/settings', true],
    ['eflow-desk://app.evil.example/', false],
    ['eflow-desk://appx/', false],
    ['eflow-desk-x://app/', false],
    ['https://app/', false],
    ['file:///C:/eflow-desk:/app/', false],
    ['', false],
  ])('%s: %s', (address, ours) => {
    expect(isOurs(address)).toBe(ours);
  });
});
