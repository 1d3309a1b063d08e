import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'off', status: 'pass', code: 'off' },
  {
    name: 'on',
    facts: { 'powershell.logging': { transcripts: true } },
    status: 'warn',
    code: 'records',
    remedies: ['pause-logging', 'use-tpm'],
  },
  {
    name: 'on, and the identity has no secret',
    facts: { 'powershell.logging': { transcripts: true } },
    wanted: { tpm: true },
    status: 'pass',
    code: 'no-secret',
  },
  {
    name: 'not readable',
    facts: { 'powershell.logging': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
