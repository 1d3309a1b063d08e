import type { CheckCase } from '../case.ts';
import { product, vm } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'nobody has said which version', status: 'not-applicable', code: 'no-version' },
  {
    name: '1.5.7 is wanted',
    wanted: { version: '1.5.7.01026' },
    status: 'pass',
    code: 'without',
    params: { version: '1.5.7.01026' },
  },
  {
    name: '1.5.6 is wanted',
    wanted: { version: '1.5.6.08025' },
    status: 'warn',
    code: 'defect',
    params: { version: '1.5.6.08025' },
    remedies: ['take-1-5-7'],
  },
  {
    name: '1.5.6 is installed, whatever is wanted',
    facts: { 'eflow.products': [{ ...product, displayVersion: '1.5.6.08025' }] },
    wanted: { version: '1.5.7.01026' },
    status: 'warn',
    code: 'defect',
    remedies: ['take-1-5-7'],
  },
  {
    name: 'the VM has the doubled name',
    facts: { 'eflow.products': [product], 'eflow.vm': { ...vm, name: 'LINE07-PC-EFLOW-EFLOW' } },
    status: 'warn',
    code: 'doubled',
    params: { name: 'LINE07-PC-EFLOW-EFLOW' },
    remedies: ['take-1-5-7'],
  },
  {
    name: 'the VM has its name',
    facts: { 'eflow.products': [product], 'eflow.vm': vm },
    status: 'pass',
    code: 'without',
  },
  {
    name: 'nobody knows what is installed',
    facts: { 'eflow.products': { unknown: 'failed' } },
    wanted: { version: '1.5.7.01026' },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'eflow.products' },
  },
];
