import type { en } from '../en/index.ts';
import { app } from './app.ts';
import { cli } from './cli.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { help } from './help.ts';
import { steps } from './steps.ts';

/** Every message in German. The type demands that none is missing. */
export const de: Record<keyof typeof en, string> = {
  ...findings,
  ...errors,
  ...steps,
  ...cli,
  ...help,
  ...app,
};
