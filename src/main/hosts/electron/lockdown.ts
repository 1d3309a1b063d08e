import type { App, Session, Shell, WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import { externalAddress } from './links.ts';
import { isOurs } from './origin.ts';

/** An event that can be refused. */
interface Refusable {
  preventDefault(): void;
}

/**
 * The one thing a page may do that Electron counts as a permission: put a text into the clipboard after a click. It can
 * read nothing from there. Without it no ticket text could be copied.
 */
const copying = 'clipboard-sanitized-write';

/**
 * Shuts everything a page could reach through its session (style.md E2.11, E2.14). Applied to each session that is made,
 * whoever makes it.
 *
 * @assumed style.md E2.11: Electron asks these handlers for all that its documentation names, and copying after a click asks for clipboard-sanitized-write | verify: run test/e2e-electron on Windows and copy a ticket text
 */
export function lockSession(session: Session, tools: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === copying && details.isMainFrame && isOurs(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, from) => permission === copying && isOurs(from));
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  // Dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    // A report that the page made itself is saved where the person says; nothing else is.
    if (!isOwnBlob(item.getURL())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, tools) }));
}

/** Something that a page of ours put together, and that lives in the page. */
function isOwnBlob(url: string): boolean {
  return url.startsWith('blob:') && isOurs(url.slice('blob:'.length));
}

/** What may be loaded: our own scheme, and the files of the developer tools where there are any. */
export function mayLoad(url: string, tools: boolean): boolean {
  return isOurs(url) || isOwnBlob(url) || (tools && url.startsWith('devtools://'));
}

/** Keeps a page where it is: no way to other addresses, no other windows, nothing embedded (style.md E2.1, E2.12, E2.13). */
export function lockContents(
  contents: WebContents,
  { openExternal, log }: { openExternal: Shell['openExternal']; log: Log },
): void {
  const refuse = (what: string) => (event: Refusable) => {
    event.preventDefault();
    log.write('warn', 'shell.refused', { what });
  };
  // Our own loads do not come this way: these are asked for by a page, by a drop of a file or by a server.
  contents.on('will-navigate', refuse('navigate'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-frame-navigate', refuse('frame-navigate'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url);
    if (address === undefined) log.write('warn', 'shell.refused', { what: 'window' });
    else
      openExternal(address).catch((error: unknown) =>
        log.write('warn', 'shell.link', { error: error instanceof Error ? error.message : '' }),
      );
    return { action: 'deny' };
  });
}

/**
 * What the whole program refuses, for every session and page there will ever be (style.md E2.15, E2.16).
 *
 * @assumed style.md E2.12: Electron tells of each session and each page before it does anything | verify: run test/e2e-electron on Windows
 */
export function lockApp(
  app: Pick<App, 'on'>,
  deps: { openExternal: Shell['openExternal']; log: Log; tools: boolean },
): void {
  app.on('session-created', (session) => lockSession(session, deps.tools));
  app.on('web-contents-created', (_event, contents) => lockContents(contents, deps));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}
