// Packs the app with electron-builder as electron-builder.yml says: first the parts in one place, then the tree that an
// installer holds.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setAppFuses } from '../build/fuses.mjs';
import { makeIcon } from '../build/icon.mjs';
import { root } from './setup.mjs';

/** The console program with its files. The app has the same windows. */
const exe = join(root, 'dist/exe');

/** What the packed program needs of our package.json; the rest is for those who build. */
function packedManifest() {
  const { name, version, description, license, type } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return {
    name,
    productName: 'EFLOW Desk',
    version,
    description,
    license,
    type,
    main: 'dist/electron/main.js',
  };
}

/**
 * Runs electron-builder for Windows on x64. For it the project is the folder of the parts, so that it does not look for
 * packages of ours to pack.
 * @param {'dir' | 'msi'} target
 * @param {string} work folder of this run
 * @param {{ electronDist?: string, prepackaged?: string, msiProjectCreated?: (path: string) => void }} sources an unpacked
 *   Electron; a packed tree to make the installer of; who looks at what the installer is made from
 */
async function runBuilder(target, work, { electronDist, prepackaged, msiProjectCreated }) {
  const { Arch, build, Platform } = await import('electron-builder');
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const config = {
    extends: join(root, 'electron-builder.yml'),
    electronVersion: devDependencies.electron,
    directories: { buildResources: work, output: work },
    extraResources: [{ from: exe, to: 'cli' }],
    win: { icon: join(work, 'icon.ico') },
    afterPack: setAppFuses,
    ...(electronDist === undefined ? {} : { electronDist }),
    ...(msiProjectCreated === undefined ? {} : { msiProjectCreated }),
  };
  await build({
    projectDir: join(work, 'package'),
    targets: Platform.WINDOWS.createTarget(target, Arch.x64),
    publish: 'never',
    config,
    ...(prepackaged === undefined ? {} : { prepackaged }),
  });
}

/**
 * Packs the tree. Built before: dist/exe and the folder of the Electron host.
 * @param {{ work: string, electron: string, electronDist?: string }} options folder of this run; built
 *   Electron host; an unpacked Electron, without which electron-builder downloads it
 * @returns {Promise<string>} folder of the tree
 */
export async function packTree({ work, electron, electronDist }) {
  rmSync(work, { recursive: true, force: true });
  const stage = join(work, 'package');
  mkdirSync(stage, { recursive: true });
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(packedManifest(), null, 2)}\n`);
  cpSync(electron, join(stage, 'dist/electron'), { recursive: true });
  cpSync(join(exe, 'app'), join(stage, 'dist/app'), { recursive: true });
  writeFileSync(
    join(work, 'icon.ico'),
    makeIcon(readFileSync(join(root, 'src/renderer/public/icon.svg'), 'utf8')),
  );
  await runBuilder('dir', work, electronDist === undefined ? {} : { electronDist });
  return join(work, 'win-unpacked');
}

/** Makes the installer of the packed tree in the folder of a run. Needs Windows, for which its tools are. */
export const packInstaller = (work) => runBuilder('msi', work, { prepackaged: join(work, 'win-unpacked') });

/**
 * What the installer would be made from: the text that the tools for Windows get. They are not fetched.
 * @param {string} work folder of a run with a packed tree
 * @returns {Promise<string>}
 */
export async function installerProject(work) {
  let text;
  const stop = new Error('enough was seen');
  try {
    await runBuilder('msi', work, {
      prepackaged: join(work, 'win-unpacked'),
      msiProjectCreated: (path) => {
        text = readFileSync(path, 'utf8');
        throw stop;
      },
    });
  } catch (error) {
    if (error !== stop) throw error;
  }
  return text;
}
