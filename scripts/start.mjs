// `npm start`: sets up what is missing, then serves the windows of the app on a practice machine and prints their address.
import { pathToFileURL } from 'node:url';
import { buildAppIfStale } from './build-app.mjs';
import { buildIfStale } from './build.mjs';
import { ensureSetup } from './setup.mjs';

ensureSetup();
await buildAppIfStale();
const program = await buildIfStale();
process.argv = [
  process.execPath,
  program,
  '--host',
  'practice:long-journey',
  'serve',
  ...process.argv.slice(2),
];
await import(pathToFileURL(program).href);
