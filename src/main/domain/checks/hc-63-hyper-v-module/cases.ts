import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'there', status: 'pass', code: 'present' },
  {
    name: 'missing beside Hyper-V',
    facts: { 'hyperv.module': false },
    status: 'fail',
    code: 'missing',
    remedies: ['hyper-v-tools'],
  },
  {
    name: 'Hyper-V waits for its restart',
    facts: { 'hyperv.module': false, 'hyperv.feature': { state: 'EnablePending' } },
    status: 'not-applicable',
    code: 'not-yet',
  },
  {
    name: 'missing, and nobody knows about Hyper-V',
    facts: { 'hyperv.module': false, 'hyperv.feature': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
  },
  {
    name: 'not readable',
    facts: { 'hyperv.module': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
