import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'never', status: 'pass', code: 'never' },
  {
    name: 'after half an hour',
    facts: { 'windows.sleepSeconds': 1800 },
    status: 'warn',
    code: 'sleeps',
    params: { minutes: 30 },
    remedies: ['never-sleep'],
  },
  {
    name: 'a plan of its own',
    facts: { 'windows.sleepSeconds': { unknown: 'absent' } },
    status: 'unknown',
    code: 'unknown-absent',
  },
];
