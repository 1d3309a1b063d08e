import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const agent = (startType: string) => [{ name: 'wssdagent', status: 'Running', startType }];

export const cases: readonly CheckCase[] = [
  { name: 'no EFLOW', status: 'not-applicable', code: 'no-eflow' },
  {
    name: 'with Windows',
    facts: { 'eflow.products': [product], 'eflow.services': agent('Automatic') },
    status: 'pass',
    code: 'automatic',
  },
  {
    name: 'on demand',
    facts: { 'eflow.products': [product], 'eflow.services': agent('Manual') },
    status: 'warn',
    code: 'not-automatic',
    params: { start: 'Manual' },
    remedies: ['agent-automatic'],
  },
  {
    name: 'never',
    facts: { 'eflow.products': [product], 'eflow.services': agent('Disabled') },
    status: 'warn',
    code: 'not-automatic',
    remedies: ['agent-automatic'],
  },
  { name: 'there is none', facts: { 'eflow.products': [product] }, status: 'unknown', code: 'no-agent' },
  {
    name: 'not readable',
    facts: { 'eflow.products': [product], 'eflow.services': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
