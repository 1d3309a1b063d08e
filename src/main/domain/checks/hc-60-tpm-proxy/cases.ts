import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const proxy = (status: string) => [{ name: 'EFLOWProxy', status, startType: 'Automatic' }];

export const cases: readonly CheckCase[] = [
  { name: 'no EFLOW', status: 'not-applicable', code: 'no-eflow' },
  {
    name: 'the feature is off',
    facts: { 'eflow.products': [product], 'eflow.dpsTpm': false },
    status: 'not-applicable',
    code: 'feature-off',
  },
  {
    name: 'runs',
    facts: { 'eflow.products': [product], 'eflow.dpsTpm': true, 'eflow.services': proxy('Running') },
    status: 'pass',
    code: 'running',
  },
  {
    name: 'is stopped',
    facts: { 'eflow.products': [product], 'eflow.dpsTpm': true, 'eflow.services': proxy('Stopped') },
    status: 'warn',
    code: 'stopped',
    params: { state: 'Stopped' },
    remedies: ['start-tpm-proxy', 'tpm-feature-anew'],
  },
  {
    name: 'is missing',
    facts: { 'eflow.products': [product], 'eflow.dpsTpm': true },
    status: 'warn',
    code: 'missing',
    remedies: ['tpm-feature-anew'],
  },
  {
    name: 'only administrators may ask',
    facts: { 'eflow.products': [product], 'eflow.dpsTpm': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
  },
  {
    name: 'nobody knows what is installed',
    facts: { 'eflow.products': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'services cannot be read',
    facts: { 'eflow.products': [product], 'eflow.dpsTpm': true, 'eflow.services': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
