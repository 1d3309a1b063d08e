// `npm start`: sets up what is missing, then shows the product. Until it has windows, that is the whole journey of one
// device on a practice host, on the command line.
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { ensureSetup } from './setup.mjs';

ensureSetup();
const program = await buildIfStale();
process.argv = [process.execPath, program, 'practice', 'journey', ...process.argv.slice(2)];
await import(pathToFileURL(program).href);
