import type { CheckCase } from '../case.ts';

const program = { kind: 'virtualisation', name: 'Oracle VM VirtualBox 7.0.14', version: '7.0.14' } as const;

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'beside a hypervisor that runs',
    facts: { 'host.programs': [program] },
    status: 'pass',
    code: 'beside',
    params: { names: 'Oracle VM VirtualBox 7.0.14' },
  },
  {
    name: 'before Hyper-V comes',
    facts: { 'host.programs': [program], 'host.computer': { hypervisorPresent: false } },
    status: 'warn',
    code: 'before-hyper-v',
    params: { names: 'Oracle VM VirtualBox 7.0.14' },
    remedies: ['check-other-vms'],
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
