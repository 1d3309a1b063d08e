import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'Deep Freeze',
    facts: {
      'host.programs': [{ kind: 'disk-reset', name: 'Faronics Deep Freeze Enterprise', version: '8' }],
    },
    status: 'warn',
    code: 'installed',
    params: { names: 'Faronics Deep Freeze Enterprise' },
    remedies: ['thaw-disk'],
  },
  {
    name: 'other programs',
    facts: { 'host.programs': [{ kind: 'containers', name: 'Docker Desktop', version: '4' }] },
    status: 'pass',
    code: 'none',
  },
  {
    name: 'programs cannot be read',
    facts: { 'host.programs': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
