import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'there', status: 'pass', code: 'present' },
  {
    name: 'one is missing',
    facts: { 'windows.certificates': { roots: ['Microsoft Root Certificate Authority 2010'] } },
    status: 'warn',
    code: 'missing',
    params: { names: 'Microsoft Root Certificate Authority 2011' },
    remedies: ['import-roots'],
  },
  {
    name: 'both are missing',
    facts: { 'windows.certificates': { roots: [] } },
    status: 'warn',
    code: 'missing',
    remedies: ['import-roots'],
  },
  {
    name: 'not readable',
    facts: { 'windows.certificates': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
