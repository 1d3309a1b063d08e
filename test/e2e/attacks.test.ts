import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { missing, openBrowser, openWindow, serve, type Served } from './support.ts';

/** A page of somebody else, as it would be served: it runs whatever script it likes. */
async function openForeign(): Promise<{ origin: string; server: Server; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>foreign</title><h1>foreign</h1>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { origin: `127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
}

/** What the page's policy refused while `script` ran in it, by directive, and what the script answered. */
async function tried(page: Page, script: string): Promise<{ refused: string[]; answer: unknown }> {
  return page.evaluate<{ refused: string[]; answer: unknown }>(`(async () => {
    const refused = [];
    const add = (name) => document.body.appendChild(document.createElement(name));
    const note = ({ effectiveDirective }) => refused.push(effectiveDirective);
    document.addEventListener('securitypolicyviolation', note);
    let answer;
    // In a turn of its own: what the debugger runs itself is held to no policy.
    await new Promise((resolve) => { setTimeout(resolve); });
    try { answer = await (async () => { ${script} })(); } catch (error) { answer = error.name; }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    document.removeEventListener('securitypolicyviolation', note);
    return { refused: [...new Set(refused)], answer: answer ?? null };
  })()`);
}

describe.skipIf(missing !== undefined)('attacks on the web host in a browser', () => {
  let browser: Browser;
  let served: Served;
  let page: Page;
  let foreign: Awaited<ReturnType<typeof openForeign>>;
  let origin: string;
  /** What is enrolled when the attacks begin. */
  let before: number;
  const { folder, remove } = testFolder();

  /** Asks as the page that was let in does. */
  const asked = (name: string) =>
    page.evaluate<string>(`fetch('/api/${name}', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}',
    }).then((response) => response.text())`);
  /** What is enrolled in the practice cloud; a reset would take it away. */
  const enrolled = async () =>
    (JSON.parse(await asked('practice.show')) as { value: { cloud: { enrollments: unknown[] } } }).value.cloud
      .enrollments.length;

  beforeAll(async () => {
    foreign = await openForeign();
    served = await serve('already-deployed', folder);
    origin = new URL(served.link).origin;
    browser = await openBrowser(['--host-resolver-rules=MAP desk.example 127.0.0.1']);
    ({ page } = await openWindow(await browser.newContext({ locale: 'en-US' }), served.link));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await asked('practice.enroll');
    before = await enrolled();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    foreign.server.close();
    remove();
  });

  /** Each attack, the directives one of which refuses it, and what its script answers. */
  const inPage: [string, string, string[], unknown][] = [
    ['an inline script', `add('script').append('window.attacked = 1');`, ['require-trusted-types-for'], null],
    [
      'an inline handler',
      `add('button').setAttribute('onclick', 'window.attacked = 1');`,
      ['require-trusted-types-for', 'script-src-attr'],
      'TypeError',
    ],
    [
      'an address of script',
      `location.href = 'javascript:window.attacked = 1';`,
      ['script-src-elem', 'require-trusted-types-for'],
      null,
    ],
    [
      'a script from elsewhere',
      `add('script').src = 'http://FOREIGN/x.js';`,
      ['require-trusted-types-for'],
      'TypeError',
    ],
    ['eval', `return eval('6 * 7');`, ['require-trusted-types-for'], 'EvalError'],
    [
      'a function from text',
      `return new Function('return 42')();`,
      ['require-trusted-types-for'],
      'EvalError',
    ],
    ['a timer with text', `setTimeout('window.attacked = 1');`, ['require-trusted-types-for'], 'TypeError'],
    [
      'markup with a handler',
      `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.attacked = 1">');`,
      ['require-trusted-types-for'],
      'TypeError',
    ],
    [
      'a style without the mark',
      `const one = add('style'); one.append('* { display: none }'); return one.sheet?.cssRules.length ?? 0;`,
      ['style-src-elem'],
      0,
    ],
    ['a frame', `add('iframe').src = 'http://FOREIGN/frame';`, ['frame-src'], null],
    [
      'a call elsewhere',
      `await fetch('http://FOREIGN/call', { mode: 'no-cors' });`,
      ['connect-src'],
      'TypeError',
    ],
    ['a picture from elsewhere', `add('img').src = 'http://FOREIGN/picture';`, ['img-src'], null],
    // The browser says yes before it looks.
    ['a beacon', `return navigator.sendBeacon('http://FOREIGN/beacon', 'x');`, ['connect-src'], true],
    [
      'a form',
      `const one = add('form'); one.action = 'http://FOREIGN/form'; one.submit();`,
      ['form-action'],
      null,
    ],
    [
      'another base address',
      `add('base').href = 'http://FOREIGN/'; return document.baseURI.includes('FOREIGN');`,
      ['base-uri'],
      false,
    ],
    [
      'a worker from text',
      `new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));`,
      ['require-trusted-types-for'],
      'TypeError',
    ],
  ];

  test.each(inPage)('%s is refused in our page', async (_what, script, refused, answer) => {
    const before = foreign.asked.length;
    const result = await tried(page, script.replaceAll('FOREIGN', foreign.origin));
    expect(result.answer).toEqual(answer);
    // Which one comes first differs between versions of the browser.
    expect(refused).toEqual(expect.arrayContaining(result.refused));
    expect(result.refused).not.toEqual([]);
    expect(foreign.asked.length).toBe(before);
    expect(await page.evaluate('window.attacked ?? null')).toBeNull();
  });

  test('the look at refusals sees what is allowed, too', async () => {
    expect(await tried(page, `return (await fetch('/icon.svg')).status;`)).toEqual({
      refused: [],
      answer: 200,
    });
  });

  /** A page of somebody else: the same machine under another name, and another port of the same name. */
  const strangers: [string, () => string][] = [
    ['another site', () => `http://${foreign.origin.replace('127.0.0.1', 'localhost')}/`],
    ['another port of this computer', () => `http://${foreign.origin}/`],
  ];

  describe.each(strangers)('from %s', (_what, address) => {
    let other: Page;
    beforeAll(async () => {
      // In the same browser, so that its cookie is at hand.
      other = await page.context().newPage();
      await other.goto(address());
    });
    afterAll(() => other.close());

    test.each([
      [
        'a call',
        `{ method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: '{}' }`,
      ],
      [
        'a call without preflight',
        `{ method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'Content-Type': 'text/plain' }, body: '{}' }`,
      ],
    ])('%s changes nothing and tells nothing', async (_how, options) => {
      const answer = await other.evaluate<unknown>(
        `fetch('${origin}/api/practice.reset', ${options}).then((r) => r.text(), (error) => error.name)`,
      );
      expect(['', 'TypeError']).toContain(answer);
      expect(await enrolled()).toBe(before);
    });

    test('a form that is sent changes nothing', async () => {
      const [answer] = await Promise.all([
        other.waitForResponse((response) => response.url().startsWith(origin)),
        other.waitForURL(`${origin}/**`),
        other.evaluate(`(() => {
          const form = document.createElement('form');
          form.method = 'post'; form.enctype = 'text/plain'; form.action = '${origin}/api/practice.reset';
          const field = document.createElement('input');
          field.name = '{"x":"'; field.value = '"}';
          form.append(field); document.body.append(form);
          setTimeout(() => form.submit());
        })()`),
      ]);
      expect(answer.status()).toBe(403);
      expect(await enrolled()).toBe(before);
      await other.goto(address());
    });

    test('our page stays out of a frame', async () => {
      await other.evaluate(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = '${origin}/'; frame.onload = resolve; document.body.append(frame);
      })`);
      expect(other.frames().map((frame) => frame.url())).not.toContain(`${origin}/`);
    });

    test('a window it opens does not show our page', async () => {
      const [opened] = await Promise.all([
        other.context().waitForEvent('page'),
        other.evaluate(`(() => { window.prey = window.open('${origin}/'); })()`),
      ]);
      await opened.waitForLoadState();
      await expect.poll(() => opened.evaluate<string>('document.body.innerText')).toContain('EFD-WEB-001');
      await opened.close();
    });
  });

  test('a foreign name that leads here (DNS rebinding) gets neither page nor answer', async () => {
    const context = await browser.newContext();
    const rebound = await context.newPage();
    const answer = await rebound.goto(`http://desk.example:${new URL(origin).port}/`);
    expect(answer?.status()).toBe(403);
    expect(await answer?.text()).toContain('EFD-WEB-001');
    const call = await rebound.evaluate<string>(
      `fetch('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"token":"x"}' }).then((r) => r.text())`,
    );
    expect(call).toContain('EFD-WEB-001');
    await context.close();
  });

  test('a token that was used lets nobody in', async () => {
    const context = await browser.newContext();
    const { page: second } = await openWindow(context, served.link);
    await second.getByText('EFD-WEB-002').first().waitFor();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('the cookie is out of reach of scripts, and the address does not keep the token', async () => {
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(page.url()).not.toContain('token');
  });
});
