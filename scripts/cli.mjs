// Runs the command line host from a checkout, in this process: `npm run -s cli -- scan`. Prints nothing of its own on stdout.
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { ensureSetup } from './setup.mjs';

ensureSetup();
await import(pathToFileURL(await buildIfStale()).href);
