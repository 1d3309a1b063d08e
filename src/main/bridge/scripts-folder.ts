import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolders, programFolders } from './program-folders.ts';

/** The two files that a bridge needs, by their absolute paths. */
export interface ScriptFiles {
  script: string;
  cataloguePath: string;
}

function scriptsIn(folder: string, exists: (path: string) => boolean): ScriptFiles | undefined {
  const script = join(folder, 'bridge-host.ps1');
  const cataloguePath = join(folder, 'catalogue.json');
  return exists(script) && exists(cataloguePath) ? { script, cataloguePath } : undefined;
}

/** The scripts that belong to a file of ours. Undefined when they are not whole. */
export const findScripts = (
  ourFile: string,
  exists: (path: string) => boolean = existsSync,
): ScriptFiles | undefined => scriptsIn(programFolders(ourFile).scripts, exists);

/** The scripts that belong to this program. */
export const ownScripts = (): ScriptFiles | undefined => scriptsIn(ownFolders().scripts, existsSync);
