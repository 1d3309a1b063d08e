import { closeSync, openSync, readSync } from 'node:fs';

/** First bytes of a compound file, which every MSI is. */
const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** What the file given as a package turns out to be. */
export type PackageFile =
  | { kind: 'unreadable' }
  | { kind: 'not-an-msi' }
  | { kind: 'msi' | 'update'; version: string; architecture: 'x64' | 'arm64' };

/**
 * Looks at a real file on this computer's disk. Practice takes version and architecture from its name, in the form in
 * which EFLOW's installers are published (eflow.md 3.2): a renamed file is not one it can install.
 */
export function readPackage(path: string): PackageFile {
  const head = Buffer.alloc(magic.length);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, head);
    } finally {
      closeSync(file);
    }
  } catch {
    return { kind: 'unreadable' };
  }
  const name = path.split(/[\\/]/u).at(-1) ?? '';
  const match = /^AzureIoTEdge_(?:LTS_(Update_)?|(Update_)LTS_)(\d+\.\d+\.\d+\.\d+)_(X64|ARM64)\.msi$/iu.exec(
    name,
  );
  if (!head.equals(magic) || match?.[3] === undefined) return { kind: 'not-an-msi' };
  return {
    kind: match[1] === undefined && match[2] === undefined ? 'msi' : 'update',
    version: match[3],
    architecture: match[4]?.toLowerCase() === 'x64' ? 'x64' : 'arm64',
  };
}
