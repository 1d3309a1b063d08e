import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'a server', status: 'pass', code: 'servers', params: { servers: 'time.windows.com,0x9' } },
  {
    name: 'the domain',
    facts: { 'windows.timeSource': { type: 'NT5DS', servers: '' } },
    status: 'pass',
    code: 'domain',
  },
  {
    name: 'all there are',
    facts: { 'windows.timeSource': { type: 'AllSync' } },
    status: 'pass',
    code: 'other',
    params: { type: 'AllSync' },
  },
  {
    name: 'nobody',
    facts: { 'windows.timeSource': { type: 'NoSync' } },
    status: 'warn',
    code: 'nobody',
    remedies: ['name-time-server'],
  },
  {
    name: 'a server without a name',
    facts: { 'windows.timeSource': { servers: '' } },
    status: 'warn',
    code: 'no-server',
    remedies: ['name-time-server'],
  },
  {
    name: 'not readable',
    facts: { 'windows.timeSource': { unknown: 'absent' } },
    status: 'unknown',
    code: 'unknown-absent',
  },
];
