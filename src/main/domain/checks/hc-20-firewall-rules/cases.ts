import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'count', status: 'pass', code: 'count' },
  {
    name: 'ignored in one profile',
    facts: { 'windows.firewallMerge': { ignored: ['public'] } },
    status: 'warn',
    code: 'ignored',
    params: { profiles: 'public' },
    remedies: ['allow-local-rules', 'own-switch'],
  },
  {
    name: 'ignored, and the VM is there',
    facts: {
      'windows.firewallMerge': { ignored: ['domain', 'public'] },
      'eflow.products': [product],
      'eflow.verify': true,
    },
    status: 'pass',
    code: 'deployed',
    params: { profiles: 'domain, public' },
  },
  {
    name: 'not readable',
    facts: { 'windows.firewallMerge': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
