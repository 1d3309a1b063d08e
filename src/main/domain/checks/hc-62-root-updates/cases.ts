import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'allowed', status: 'pass', code: 'allowed' },
  {
    name: 'forbidden, and nothing is missing',
    facts: { 'windows.rootUpdateOff': true },
    status: 'pass',
    code: 'not-needed',
  },
  {
    name: 'forbidden, and one is missing',
    facts: {
      'windows.rootUpdateOff': true,
      'windows.certificates': { roots: ['Microsoft Root Certificate Authority 2010'] },
    },
    status: 'warn',
    code: 'forbidden',
    remedies: ['import-roots'],
  },
  {
    name: 'forbidden, and nobody knows what is missing',
    facts: { 'windows.rootUpdateOff': true, 'windows.certificates': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'not readable',
    facts: { 'windows.rootUpdateOff': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
