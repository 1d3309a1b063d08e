import type { CheckCase } from '../case.ts';
import { offline } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'there', status: 'pass', code: 'present' },
  {
    name: 'missing, with the Internet at hand',
    facts: { 'windows.certificates': { intermediates: [] } },
    status: 'pass',
    code: 'fetched',
  },
  {
    name: 'missing, without the Internet',
    facts: { 'windows.certificates': { intermediates: [] }, 'reach.endpoints': offline },
    status: 'warn',
    code: 'missing',
    remedies: ['import-intermediate'],
  },
  {
    name: 'missing, and nobody knows about the Internet',
    facts: { 'windows.certificates': { intermediates: [] }, 'reach.endpoints': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'reach.endpoints' },
  },
  {
    name: 'not readable',
    facts: { 'windows.certificates': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
