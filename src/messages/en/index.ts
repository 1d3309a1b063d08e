import { findings } from './findings.ts';

/** Every message in English; other languages must have the same keys. */
export const en = { ...findings } as const;
