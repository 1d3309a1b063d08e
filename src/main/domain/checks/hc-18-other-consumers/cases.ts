import type { CheckCase } from '../case.ts';

const docker = { kind: 'containers', name: 'Docker Desktop', version: '4.34' } as const;

export const cases: readonly CheckCase[] = [
  { name: 'nothing', status: 'pass', code: 'none' },
  {
    name: 'Docker Desktop',
    facts: { 'host.programs': [docker] },
    status: 'pass',
    code: 'beside',
    params: { names: 'Docker Desktop' },
  },
  {
    name: 'AKS Edge Essentials',
    facts: {
      'host.programs': [docker, { kind: 'aks-edge', name: 'AKS Edge Essentials - K3s', version: '1.8' }],
    },
    status: 'warn',
    code: 'aks-edge',
    params: { names: 'AKS Edge Essentials - K3s' },
    remedies: ['one-of-both'],
  },
  {
    name: 'programs cannot be read',
    facts: { 'host.programs': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
