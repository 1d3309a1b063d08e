// Where Electron's own program is in this checkout. Its package brings it only when its installation script was run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * Path of the program, or undefined when it is not there. Nothing is downloaded.
 * @param {string} [folder] the package
 */
export function electronProgram(folder = join(root, 'node_modules/electron')) {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return undefined;
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}
