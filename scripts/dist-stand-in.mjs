// Stands in for the Electron that cannot be had here: a small Windows program with what packing works on, which are version,
// manifest and the wire of fuses, and one file of each kind that Electron brings. It starts nothing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExeIfStale } from './build-exe.mjs';
import { packTree } from './dist-pack.mjs';
import { resourceTypes, withResources } from './exe-resources.mjs';
import { root } from './setup.mjs';
import { makeStandIn } from './wine/program.mjs';

/** What stands before the fuses in every Electron, and their form: version, number, and one character a fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireVersion = 1;

/** Fuses as Electron 45 ships them, in the order of the wire. */
const shipped = '101100011';

const manifest = `<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
    <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
  </requestedPrivileges></security></trustInfo>
</assembly>
`;

/**
 * The bytes of the executable.
 * @param {string} wire one character a fuse, `0` or `1`
 */
export function makeElectronStandIn(wire = shipped) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  const fuses = Buffer.concat([
    Buffer.from(sentinel, 'latin1'),
    Buffer.from([wireVersion, wire.length]),
    Buffer.from(wire, 'latin1'),
  ]);
  return withResources(makeStandIn({ exitCode: 1, log: 'C:\\stand-in.txt' }), {
    strings: { ProductName: 'Electron', FileDescription: 'Electron (stand-in)' },
    version,
    add: [
      { type: resourceTypes.manifest, id: 1, bin: Buffer.from(manifest) },
      { type: resourceTypes.data, id: 'STAND-IN', bin: fuses },
    ],
  });
}

/** Writes an unpacked Electron of stand-ins. Answers the folder. */
function layElectronStandIn(folder) {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  writeFileSync(join(folder, 'electron.exe'), makeElectronStandIn());
  const empty = ['LICENSE', 'LICENSES.chromium.html', 'ffmpeg.dll', 'icudtl.dat', 'resources.pak'];
  const languages = ['de', 'en-US', 'fr'].map((name) => `locales/${name}.pak`);
  for (const name of [...empty, ...languages]) writeFileSync(join(folder, name), '');
  return folder;
}

/**
 * Packs into a folder with the stand-in.
 * @param {string} work
 * @param {string} electron folder of the Electron host
 * @returns {Promise<{ tree: string } | { missing: string }>}
 */
export async function packDry(work, electron) {
  const exe = await buildExeIfStale();
  if ('missing' in exe) return exe;
  const electronDist = layElectronStandIn(`${work}-electron`);
  return { tree: await packTree({ work, electron, electronDist }) };
}
