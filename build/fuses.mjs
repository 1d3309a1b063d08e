// The fuses of Electron: switches in the executable itself, set once for ever when a release is packed. Each one that the
// library knows is decided here; one that nobody decided on stops the packing (style.md E2.17).
import { join } from 'node:path';
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** What each fuse is and why. */
export const fuses = {
  RunAsNode: { on: false, why: 'a signed program that runs any script is a gift to others' },
  EnableCookieEncryption: {
    on: true,
    why: 'should there ever be a cookie, it is of use to this account only',
  },
  EnableNodeOptionsEnvironmentVariable: {
    on: false,
    why: 'the environment must not load code into the program',
  },
  EnableNodeCliInspectArguments: { on: false, why: 'a debugger could call everything that main can' },
  EnableEmbeddedAsarIntegrityValidation: { on: true, why: 'a changed archive does not start' },
  OnlyLoadAppFromAsar: { on: true, why: 'a folder beside the archive would not be checked' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'there is no snapshot of ours to load' },
  GrantFileProtocolExtraPrivileges: { on: false, why: 'pages come from our own scheme, never from files' },
  WasmTrapHandlers: { on: true, why: 'the default; without it WebAssembly checks each access and is slow' },
};

const namesOf = (options) => Object.keys(options).filter((name) => Number.isNaN(Number(name)));

/**
 * The decisions in the form of the library.
 * @param {Record<string, { on: boolean, why: string }>} decisions
 * @param {Record<string, string | number>} known fuses by name
 */
export function fuseConfig(decisions = fuses, known = FuseV1Options) {
  const undecided = namesOf(known).filter((name) => !Object.hasOwn(decisions, name));
  if (undecided.length > 0) throw new Error(`fuses: nobody decided on ${undecided.join(', ')}`);
  const unknown = Object.keys(decisions).filter((name) => known[name] === undefined);
  if (unknown.length > 0) throw new Error(`fuses: there is no ${unknown.join(', ')}`);
  const switches = Object.entries(decisions).map(([name, { on }]) => [known[name], on]);
  // A fuse of a later Electron that the library does not know yet stops the packing too.
  return { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...Object.fromEntries(switches) };
}

/** Sets every fuse of an executable. Rejects when it has a fuse that is not decided, or none at all. */
export const setFuses = (executable) => flipFuses(executable, fuseConfig());

/**
 * Reads the fuses of a finished executable back.
 * @param {string} executable
 * @returns {Promise<string[]>} those that are not as decided, in words
 */
export async function wrongFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const count = Object.keys(wire).filter((key) => /^\d+$/u.test(key)).length;
  const wrong = Object.entries(fuses)
    .filter(([name, { on }]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name, { on }]) => `fuse ${name} is not ${on ? 'on' : 'off'}`);
  const decided = Object.keys(fuses).length;
  return count === decided ? wrong : [...wrong, `the executable has ${count} fuses, ${decided} are decided`];
}

/**
 * For electron-builder, which calls it before anything is signed. Its own list of fuses is older than our Electron.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function setAppFuses({ appOutDir, packager }) {
  await setFuses(join(appOutDir, `${packager.appInfo.productFilename}.exe`));
}
