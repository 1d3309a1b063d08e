import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'off', status: 'pass', code: 'off' },
  {
    name: 'on',
    facts: { 'windows.administratorProtection': true },
    status: 'warn',
    code: 'on',
    remedies: ['one-account'],
  },
  {
    name: 'not readable',
    facts: { 'windows.administratorProtection': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
