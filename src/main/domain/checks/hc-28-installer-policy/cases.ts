import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'everybody may', status: 'pass', code: 'allowed' },
  {
    name: 'nobody may',
    facts: { 'windows.installer': { policy: 2 } },
    status: 'fail',
    code: 'nobody',
    remedies: ['allow-installer-policy'],
  },
  {
    name: 'only what is assigned',
    facts: { 'windows.installer': { policy: 1 } },
    status: 'warn',
    code: 'managed',
    remedies: ['allow-installer-policy'],
  },
  {
    name: 'not readable',
    facts: { 'windows.installer': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
