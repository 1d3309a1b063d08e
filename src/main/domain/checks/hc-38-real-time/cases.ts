import type { CheckCase } from '../case.ts';

const program = { kind: 'real-time', name: 'TwinCAT 3.1 Runtime (x64)', version: '3.1' } as const;

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'beside a hypervisor that runs',
    facts: { 'host.programs': [program] },
    status: 'pass',
    code: 'beside',
    params: { names: 'TwinCAT 3.1 Runtime (x64)' },
  },
  {
    name: 'before Hyper-V comes',
    facts: { 'host.programs': [program], 'host.computer': { hypervisorPresent: false } },
    status: 'warn',
    code: 'before-hyper-v',
    params: { names: 'TwinCAT 3.1 Runtime (x64)' },
    remedies: ['ask-real-time-owner'],
  },
  {
    name: 'nobody knows about a hypervisor',
    facts: { 'host.programs': [program], 'host.computer': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'host.computer' },
  },
  {
    name: 'programs cannot be read',
    facts: { 'host.programs': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
