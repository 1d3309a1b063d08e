import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'off', status: 'pass', code: 'off' },
  {
    name: 'on',
    facts: { 'windows.fastStartup': true },
    status: 'warn',
    code: 'on',
    remedies: ['fast-startup-off'],
  },
  {
    name: 'not readable',
    facts: { 'windows.fastStartup': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
