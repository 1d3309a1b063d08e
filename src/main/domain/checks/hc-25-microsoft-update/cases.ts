import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'on', status: 'pass', code: 'on' },
  {
    name: 'off',
    facts: { 'windows.microsoftUpdate': false },
    status: 'warn',
    code: 'off-before',
    remedies: ['microsoft-update-on'],
  },
  {
    name: 'off, and the VM is there',
    facts: { 'windows.microsoftUpdate': false, 'eflow.products': [product], 'eflow.verify': true },
    status: 'pass',
    code: 'off',
  },
  {
    name: 'off, and nobody knows about the VM',
    facts: {
      'windows.microsoftUpdate': false,
      'eflow.products': [product],
      'eflow.verify': { unknown: 'elevation' },
    },
    status: 'warn',
    code: 'off-before',
    remedies: ['microsoft-update-on'],
  },
  {
    name: 'not readable',
    facts: { 'windows.microsoftUpdate': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
