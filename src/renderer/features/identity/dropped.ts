import type { LookedAtCertificate } from '../../../contract/certificates.ts';
import { withValue, type Draft } from '../setup/draft.ts';

/** Why files are not looked at. The words are `app.identity.drop.REASON`. */
export type DropRefusal = 'too-many' | 'too-large' | 'empty' | 'unreadable';

/** A file as a window has it: its name and its content, and no place. */
export type DroppedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Longest file that the program reads as a certificate or a key, in bytes (provisioning.md 3.3 F1). */
const mostBytes = 262_144;
/** A certificate and its key. */
const mostFiles = 2;
/** As many bytes at a time as a call takes arguments. */
const pieceBytes = 8_192;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceBytes)
    text += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  return btoa(text);
}

/** What is in files that were dropped or chosen, in base64 as the program takes it. */
export async function contentsOf(
  files: readonly DroppedFile[],
): Promise<{ contents: string[] } | { refused: DropRefusal }> {
  if (files.length > mostFiles) return { refused: 'too-many' };
  if (files.some(({ size }) => size > mostBytes)) return { refused: 'too-large' };
  if (files.length === 0 || files.some(({ size }) => size === 0)) return { refused: 'empty' };
  try {
    const read = await Promise.all(files.map((file) => file.arrayBuffer()));
    return { contents: read.map((bytes) => base64Of(new Uint8Array(bytes))) };
  } catch {
    // It was removed or changed since, or it is a folder.
    return { refused: 'unreadable' };
  }
}

type Role = 'certificate' | 'key' | 'both';

/** What each of the files is, in their order. */
export function rolesOf({ certificate, certificateAt, keyAt }: LookedAtCertificate, count: number): Role[] {
  const alone: Role = certificate.key !== null || certificate.format === 'pfx' ? 'both' : 'certificate';
  return Array.from({ length: count }, (_one, i) =>
    i === certificateAt ? (keyAt === null ? alone : 'certificate') : 'key',
  );
}

/** The draft with the paths of these files, as far as they are known; a key of its own that was named before stays. */
export function withPaths(draft: Draft, paths: readonly string[], roles: readonly Role[]): Draft {
  let next = draft;
  for (const [i, path] of paths.entries()) {
    if (path === '') continue;
    if (roles[i] !== 'key') next = withValue(next, 'identity.identityCertPath', path);
    if (roles[i] !== 'certificate') next = withValue(next, 'identity.identityPrivKeyPath', path);
  }
  return next;
}
