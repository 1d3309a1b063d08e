// `npm start`: sets up what is missing, then opens the app. On Windows that is the desktop app, when Electron's program is
// there; elsewhere, and with `--web`, its windows are served to a browser on a practice machine, and their address printed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAppIfStale } from './build-app.mjs';
import { buildElectronIfStale } from './build-electron.mjs';
import { buildIfStale } from './build.mjs';
import { electronProgram } from './electron-program.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

/**
 * Which of the two hosts is started, and what it is given.
 * @param {readonly string[]} given arguments of this script
 * @param {NodeJS.Platform} platform
 * @param {string | undefined} electron path of Electron's program
 */
export function choose(given, platform, electron) {
  const args = given.filter((arg) => arg !== '--web');
  return args.length === given.length && platform === 'win32' && electron !== undefined
    ? { program: electron, args }
    : { program: undefined, args };
}

if (isProgram(import.meta.url)) {
  ensureSetup();
  const { program, args } = choose(process.argv.slice(2), process.platform, electronProgram());
  await buildAppIfStale();
  if (program === undefined) {
    const cli = await buildIfStale();
    const payloads = ['--payloads', join(root, 'examples')];
    process.argv = [process.execPath, cli, '--host', 'practice:long-journey', 'serve', ...payloads, ...args];
    await import(pathToFileURL(cli).href);
  } else {
    const main = join(await buildElectronIfStale(), 'main.js');
    // Without a folder of its own it would share that and its lock with every other Electron that is run from a checkout.
    const user = `--user-data-dir=${join(root, 'dist/electron-user')}`;
    const app = spawn(program, [main, user, ...args], { stdio: 'inherit' });
    app.once('exit', (code) => {
      process.exitCode = code ?? 1;
    });
  }
}
