/** Names that Windows takes for a device in any folder and with any ending. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])$/iu;

function windowsRule(path: string): string | undefined {
  if (/^[\\/]{2}[.?][\\/]/u.test(path) || path.startsWith('\\??\\')) return 'device-path';
  const rest =
    /^[A-Za-z]:[\\/](.*)$/u.exec(path)?.[1] ?? /^[\\/]{2}[^\\/]+[\\/]+([^\\/]+[\\/].*)$/u.exec(path)?.[1];
  if (rest === undefined) return 'absolute-path';
  const parts = rest.split(/[\\/]+/u);
  const share = path.startsWith('\\') || path.startsWith('/') ? parts[0] : undefined;
  if (share !== undefined && /^(?:pipe|mailslot)$/iu.test(share)) return 'device-path';
  // A colon names a stream within another file.
  const odd = parts.some(
    (part) => part.includes(':') || deviceName.test((part.split('.')[0] ?? '').trimEnd()),
  );
  return odd ? 'device-path' : undefined;
}

function otherRule(path: string): string | undefined {
  if (!path.startsWith('/')) return 'absolute-path';
  return /^\/+(?:dev|proc|sys)\//u.test(path) ? 'device-path' : undefined;
}

/**
 * The rule that a path to a file breaks, or undefined. It must name a file in a folder or on a share by its full path: a
 * device would be opened, and a relative path would mean another file to another program (style.md E2.8).
 */
export function filePathRule(path: string, windows: boolean): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/u.test(path)) return 'no-control-characters';
  return windows ? windowsRule(path) : otherRule(path);
}

/** The same for a path to an installer. */
export const installerPathRule = (path: string, windows: boolean): string | undefined =>
  filePathRule(path, windows) ?? (/[^\\/]\.msi$/iu.test(path) ? undefined : 'msi-file');
