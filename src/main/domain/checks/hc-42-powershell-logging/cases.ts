import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'off', status: 'pass', code: 'off' },
  {
    name: 'modules',
    facts: { 'powershell.logging': { modules: true } },
    status: 'warn',
    code: 'records',
    params: { events: '4103' },
    remedies: ['pause-logging', 'use-tpm'],
  },
  {
    name: 'modules and scripts',
    facts: { 'powershell.logging': { modules: true, scripts: true } },
    status: 'warn',
    code: 'records',
    params: { events: '4103, 4104' },
    remedies: ['pause-logging', 'use-tpm'],
  },
  {
    name: 'scripts, and the identity has no secret',
    facts: { 'powershell.logging': { scripts: true } },
    wanted: { tpm: true },
    status: 'pass',
    code: 'no-secret',
    params: { events: '4104' },
  },
  {
    name: 'transcripts are another matter',
    facts: { 'powershell.logging': { transcripts: true } },
    status: 'pass',
    code: 'off',
  },
  {
    name: 'not readable',
    facts: { 'powershell.logging': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
