import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'runs', status: 'pass', code: 'ready', params: { state: 'Running' } },
  {
    name: 'is disabled',
    facts: { 'windows.networkServices': [{ name: 'hns', status: 'Stopped', startType: 'Disabled' }] },
    status: 'fail',
    code: 'disabled',
    remedies: ['network-service-on'],
  },
  {
    name: 'is missing beside a hypervisor',
    facts: { 'windows.networkServices': [] },
    status: 'warn',
    code: 'missing',
    remedies: ['reinstall-hyper-v'],
  },
  {
    name: 'has not come yet',
    facts: { 'windows.networkServices': [], 'host.computer': { hypervisorPresent: false } },
    status: 'not-applicable',
    code: 'before-hyper-v',
  },
  {
    name: 'is missing, and nobody knows about a hypervisor',
    facts: { 'windows.networkServices': [], 'host.computer': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'not readable',
    facts: { 'windows.networkServices': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
