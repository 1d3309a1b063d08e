import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const installed = { 'eflow.products': [product] };

export const cases: readonly CheckCase[] = [
  { name: 'one of eight', status: 'pass', code: 'enough', params: { count: 8, needed: 1 } },
  { name: 'all of them', wanted: { cpuCount: 8 }, status: 'pass', code: 'enough' },
  {
    name: 'one too many',
    wanted: { cpuCount: 9 },
    status: 'fail',
    code: 'too-few',
    params: { count: 8, needed: 9 },
    remedies: ['lower-cpu-count'],
  },
  {
    name: 'the VM exists',
    facts: { ...installed, 'eflow.verify': true },
    wanted: { cpuCount: 9 },
    status: 'not-applicable',
    code: 'deployed',
  },
  {
    name: 'one too many, but perhaps there is a VM already',
    facts: { ...installed, 'eflow.verify': { unknown: 'elevation' } },
    wanted: { cpuCount: 9 },
    status: 'unknown',
    code: 'unknown-elevation',
  },
  {
    name: 'the computer cannot be read',
    facts: { 'host.computer': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
