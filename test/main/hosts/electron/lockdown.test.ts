import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { externalAddress } from '../../../../src/main/hosts/electron/links.ts';
import { lockApp, lockContents, lockSession, mayLoad } from '../../../../src/main/hosts/electron/lockdown.ts';
import {
  happening,
  newPage,
  newSession,
  openLog,
  type PageStandIn,
  type SessionStandIn,
} from './stand-in.ts';

const ours = 'eflow-desk://app/';

describe('a session', () => {
  let locked: SessionStandIn;
  beforeEach(() => {
    locked = newSession();
    lockSession(locked.session, false);
  });

  /** What the request handler answers for a permission. */
  function requested(permission: string, requestingUrl = ours, isMainFrame = true): unknown {
    const answer = vi.fn<(...args: unknown[]) => void>();
    locked.set.get('permissionRequest')?.({}, permission, answer, { requestingUrl, isMainFrame });
    return answer.mock.calls[0]?.[0];
  }
  const checked = (permission: string, from = ours) =>
    locked.set.get('permissionCheck')?.({}, permission, from, {});

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'deprecated-sync-clipboard-read',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'openExternal',
    'midi',
    'pointerLock',
    'fullscreen',
    'display-capture',
    'local-network',
    'persistent-storage',
    'unknown',
  ])('grants no permission: %s', (permission) => {
    expect([requested(permission), checked(permission)]).toEqual([false, false]);
  });

  test('lets our page put text into the clipboard, and nobody else', () => {
    const copying = 'clipboard-sanitized-write';
    expect([requested(copying), checked(copying)]).toEqual([true, true]);
    expect(requested(copying, ours, false)).toBe(false);
    for (const from of ['https://evil.example/', 'eflow-desk://appx/', ''])
      expect([requested(copying, from), checked(copying, from)]).toEqual([false, false]);
  });

  test('gives no device', () => {
    expect(locked.set.get('device')?.({})).toBe(false);
    expect(locked.set.get('usbClasses')?.({ protectedClasses: ['hid', 'audio'] })).toEqual(['hid', 'audio']);
    const answer = vi.fn<(...args: unknown[]) => void>();
    locked.set.get('bluetooth')?.({}, answer);
    expect(answer).toHaveBeenLastCalledWith({ confirmed: false });
    locked.set.get('displayMedia')?.({}, answer);
    expect(answer).toHaveBeenLastCalledWith(null);
  });

  test.each([
    ['select-hid-device', [{ deviceList: [{ deviceId: 'a' }] }], [null]],
    ['select-serial-port', [[{ portId: 'a' }], {}], ['']],
    ['select-usb-device', [{ deviceList: [{ deviceId: 'a' }] }], []],
  ])('chooses no device for %s', (name, args, answered) => {
    const event = happening();
    const answer = vi.fn<(...args: unknown[]) => void>();
    locked.emitter.emit(name, event, ...args, answer);
    expect([event.refused, answer.mock.calls[0]]).toEqual([true, answered]);
  });

  test('fetches no dictionaries', () => {
    expect(locked.calls).toContainEqual(['spellChecker', false]);
  });

  test.each([
    ['a report of our page', 'blob:eflow-desk://app/1', false],
    ['a file from elsewhere', 'https://evil.example/a.exe', true],
    ['a report of another page', 'blob:https://evil.example/1', true],
    ['text that is made a file', 'data:text/html,x', true],
  ])('saves %s: refused %s', (_what, url, refused) => {
    const event = happening();
    locked.emitter.emit('will-download', event, { getURL: () => url });
    expect(event.refused).toBe(refused);
  });

  test.each([
    [ours, true],
    ['eflow-desk://app/assets/main.js', true],
    ['blob:eflow-desk://app/1', true],
    ['https://learn.microsoft.com/', false],
    ['http://127.0.0.1:80/', false],
    ['ws://localhost/', false],
    ['file:///C:/Windows/win.ini', false],
    ['eflow-desk://appx/', false],
    ['blob:https://evil.example/1', false],
    ['devtools://devtools/bundled/a.js', false],
    ['chrome-extension://a/b', false],
  ])('requests nothing but our scheme: %s %s', (url, passes) => {
    const answer = vi.fn<(...args: unknown[]) => void>();
    locked.set.get('request')?.({ url }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: !passes });
  });

  test('has files of the developer tools only where there are such', () => {
    expect(mayLoad('devtools://devtools/bundled/a.js', true)).toBe(true);
    expect(mayLoad('https://devtools/', true)).toBe(false);
  });
});

describe('a page', () => {
  let page: PageStandIn;
  let opened: string[];
  const logged = openLog();
  beforeEach(() => {
    page = newPage();
    opened = [];
    lockContents(page.contents, {
      openExternal: async (address) => void opened.push(address),
      log: logged.log,
    });
  });

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'stays where it is: %s',
    (name) => {
      const event = happening({ url: 'https://evil.example/' });
      page.emitter.emit(name, event);
      expect(event.refused).toBe(true);
      expect(logged.lines.at(-1)?.event).toBe('shell.refused');
    },
  );

  test('does not become a file that is dropped on it', () => {
    const event = happening({ url: 'file:///D:/evil.html' });
    page.emitter.emit('will-navigate', event);
    expect(event.refused).toBe(true);
  });

  test('pairs with no Bluetooth device', () => {
    const event = happening();
    const answer = vi.fn<(...args: unknown[]) => void>();
    page.emitter.emit('select-bluetooth-device', event, [{ deviceId: 'a' }], answer);
    expect([event.refused, answer.mock.calls[0]]).toEqual([true, ['']]);
  });

  test('opens no window; a link of the list goes to the browser, by us', () => {
    expect(page.set.get('open')?.({ url: 'https://learn.microsoft.com/azure/iot-edge/' })).toEqual({
      action: 'deny',
    });
    expect(page.set.get('open')?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
    expect(page.set.get('open')?.({ url: 'eflow-desk://app/' })).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://learn.microsoft.com/azure/iot-edge/']);
  });

  test('is told nothing when Windows cannot open a link', async () => {
    const failing = newPage();
    const { log, lines } = openLog();
    lockContents(failing.contents, { openExternal: () => Promise.reject(new Error('no browser')), log });
    failing.set.get('open')?.({ url: 'https://learn.microsoft.com/' });
    await vi.waitFor(() => expect(lines).toEqual([{ event: 'shell.link', data: { error: 'no browser' } }]));
  });
});

describe('a link to the outside', () => {
  test.each([
    'http://learn.microsoft.com/',
    'https://learn.microsoft.com.evil.example/',
    'https://evil.example/learn.microsoft.com',
    'https://a.learn.microsoft.com/',
    'https://user:pw@learn.microsoft.com/',
    'https://learn.microsoft.com:8443/',
    'file://learn.microsoft.com/share/a.exe',
    'ms-settings:windowsupdate',
    'javascript:alert(1)',
    'search-ms:query=a',
    '\\\\learn.microsoft.com\\share',
    '',
  ])('is none: %s', (address) => {
    expect(externalAddress(address)).toBeUndefined();
  });

  test('is https to a host of the list', () => {
    expect(externalAddress('https://LEARN.microsoft.com/a?b#c')).toBe('https://learn.microsoft.com/a?b#c');
  });
});

describe('the whole program', () => {
  const app = new EventEmitter();
  lockApp(app as unknown as Pick<App, 'on'>, {
    openExternal: async () => undefined,
    log: openLog().log,
    tools: false,
  });

  test('accepts no certificate that is wrong', () => {
    const event = happening();
    const answer = vi.fn<(...args: unknown[]) => void>();
    app.emit('certificate-error', event, {}, ours, 'net::ERR_CERT_AUTHORITY_INVALID', {}, answer);
    expect([event.refused, answer.mock.calls]).toEqual([true, [[false]]]);
  });

  test('answers no proxy and no server that asks for a name', () => {
    const event = happening();
    const answer = vi.fn<(...args: unknown[]) => void>();
    app.emit('login', event, {}, {}, { isProxy: true }, answer);
    expect([event.refused, answer.mock.calls]).toEqual([true, [[]]]);
  });

  test('shows no server a certificate of the person', () => {
    const event = happening();
    const answer = vi.fn<(...args: unknown[]) => void>();
    app.emit('select-client-certificate', event, {}, ours, [{}], answer);
    expect([event.refused, answer.mock.calls]).toEqual([true, [[]]]);
  });

  test('locks every session and every page, whoever makes it', () => {
    const [session, page] = [newSession(), newPage()];
    app.emit('session-created', session.session);
    app.emit('web-contents-created', happening(), page.contents);
    expect(session.set.get('permissionCheck')?.({}, 'media', ours)).toBe(false);
    expect(page.set.get('open')?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
  });
});
