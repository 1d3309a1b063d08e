import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the files lie that the program brings with it. */
export interface ProgramFolders {
  /** Our PowerShell scripts. Always files on a disk, since PowerShell reads them itself. */
  scripts: string;
  /** The built windows of the app. */
  windows: string;
}

/**
 * The folders of the program that one of its files belongs to. Nothing is searched for: a folder further up may be one
 * where other accounts put something.
 * - In the archive of the desktop app: the windows in the archive too, the scripts with the console program beside it.
 * - In a checkout: `src`, and what was built of it.
 * - In `dist/cli` with its chunks: the windows are built beside that folder.
 * - The console program, which is one file: all beside it.
 *
 * @assumed style.md E2.17: Electron tells our files their place in app.asar and reads the windows from there | verify: start the packed app and set up a practice machine
 * @assumed style.md E2.17: Electron 45 refuses an archive with another header or content, and looks at no folder resources/app | verify: change a byte of app.asar in an installed app, then put a folder there, and start it
 * @assumed style.md E2.17: Electron brings for Windows just the files that scripts/dist-check.mjs names, and none of the fuses set in build/fuses.mjs keeps it from starting | verify: npm run dist on Windows, start the packed app
 * @assumed style.md E2.18: the MSI installs per machine without a question, a later one takes its place, removal leaves ProgramData alone | verify: msiexec /i with /qn and by double click, then a higher version, then /x, on Windows 10 and 11
 * @assumed style.md E2.20: with all of build/signing.mjs signed, Windows, SmartScreen, WDAC and AllSigned let both programs and the scripts run | verify: sign a release and run it under each policy
 * @assumed style.md E2.19: neither program asks for elevation at its start | verify: start both as a plain user from Explorer and from a terminal
 */
export function programFolders(ourFile: string): ProgramFolders {
  const archive = /^(.*)[\\/]app\.asar[\\/]/u.exec(ourFile);
  if (archive?.[1] !== undefined) {
    const resources = archive[1];
    return {
      scripts: join(resources, 'cli', 'ps-scripts'),
      windows: join(resources, 'app.asar', 'dist', 'app'),
    };
  }
  const own = dirname(ourFile);
  switch (extname(ourFile)) {
    case '.ts': {
      const sources = dirname(dirname(own));
      return { scripts: join(sources, 'ps-scripts'), windows: join(dirname(sources), 'dist', 'app') };
    }
    case '.js': {
      const folder = basename(own) === 'chunks' ? dirname(own) : own;
      return { scripts: join(folder, 'ps-scripts'), windows: join(dirname(folder), 'app') };
    }
    default:
      return { scripts: join(own, 'ps-scripts'), windows: join(own, 'app') };
  }
}

/** The folders of this program. In the console program the address of the module is that of the executable. */
export const ownFolders = (): ProgramFolders => programFolders(fileURLToPath(import.meta.url));
