import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The two files that a bridge needs, by their absolute paths. */
export interface ScriptFiles {
  script: string;
  cataloguePath: string;
}

/**
 * Our scripts, looked for beside a file of ours and in the two folders above it: the built program has them beside its
 * main file, a checkout in src. No further up, where other accounts may make folders. Undefined when they are not whole.
 */
export function findScripts(
  ourFile: string,
  exists: (path: string) => boolean = existsSync,
): ScriptFiles | undefined {
  const own = dirname(ourFile);
  for (const folder of [own, dirname(own), dirname(dirname(own))]) {
    const script = join(folder, 'ps-scripts', 'bridge-host.ps1');
    const cataloguePath = join(folder, 'ps-scripts', 'catalogue.json');
    if (exists(script) && exists(cataloguePath)) return { script, cataloguePath };
  }
  return undefined;
}

/** The scripts that belong to this program. */
export const ownScripts = (): ScriptFiles | undefined => findScripts(fileURLToPath(import.meta.url));
