import { en } from '../en/index.ts';
import { findings } from './findings.ts';

/** Every message in German. The type demands that none is missing. */
export const de: Record<keyof typeof en, string> = { ...en, ...findings };
