import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'one that is off',
    facts: { 'windows.firewallProducts': [{ name: 'Contoso Shield', on: false }] },
    status: 'pass',
    code: 'none',
  },
  {
    name: 'one that is on',
    facts: { 'windows.firewallProducts': [{ name: 'Contoso Shield', on: true }] },
    status: 'warn',
    code: 'on',
    params: { names: 'Contoso Shield' },
    remedies: ['allow-agent-ports'],
  },
  {
    name: 'a server tells of none',
    facts: { 'host.os': { productType: 3 }, 'windows.firewallProducts': { unknown: 'failed' } },
    status: 'not-applicable',
    code: 'server',
  },
  {
    name: 'not readable',
    facts: { 'windows.firewallProducts': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
