import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'free', status: 'pass', code: 'free' },
  {
    name: 'busy',
    facts: { 'windows.installer': { busy: true } },
    status: 'warn',
    code: 'busy',
    remedies: ['wait-for-installer'],
  },
  {
    name: 'not readable',
    facts: { 'windows.installer': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
