import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'on demand', status: 'pass', code: 'ready', params: { state: 'Manual' } },
  {
    name: 'disabled',
    facts: { 'windows.installerService': [{ name: 'msiserver', status: 'Stopped', startType: 'Disabled' }] },
    status: 'fail',
    code: 'disabled',
    remedies: ['allow-installer-service'],
  },
  {
    name: 'missing',
    facts: { 'windows.installerService': [] },
    status: 'fail',
    code: 'missing',
    remedies: ['repair-windows'],
  },
  {
    name: 'not readable',
    facts: { 'windows.installerService': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
