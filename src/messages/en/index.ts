import { app } from './app.ts';
import { cli } from './cli.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { help } from './help.ts';
import { steps } from './steps.ts';

/** Every message in English; other languages must have the same keys. */
export const en = { ...findings, ...errors, ...steps, ...cli, ...help, ...app } as const;
