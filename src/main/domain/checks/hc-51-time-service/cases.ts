import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'runs', status: 'pass', code: 'running' },
  {
    name: 'starts on demand',
    facts: { 'windows.timeService': [{ name: 'w32time', status: 'Stopped', startType: 'Manual' }] },
    status: 'pass',
    code: 'on-demand',
  },
  {
    name: 'is disabled',
    facts: { 'windows.timeService': [{ name: 'w32time', status: 'Stopped', startType: 'Disabled' }] },
    status: 'warn',
    code: 'disabled',
    remedies: ['time-service-on'],
  },
  {
    name: 'is missing',
    facts: { 'windows.timeService': [] },
    status: 'warn',
    code: 'missing',
    remedies: ['time-service-on'],
  },
  {
    name: 'not readable',
    facts: { 'windows.timeService': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
