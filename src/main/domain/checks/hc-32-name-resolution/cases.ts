import type { CheckCase } from '../case.ts';
import { offline } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'found', status: 'pass', code: 'found' },
  {
    name: 'not found',
    facts: { 'reach.endpoints': offline },
    status: 'warn',
    code: 'not-found',
    params: { names: 'global.azure-devices-provisioning.net, mcr.microsoft.com, aka.ms' },
    remedies: ['look-at-dns'],
  },
  {
    name: 'one is not found',
    facts: { 'reach.endpoints': offline.map((one) => ({ ...one, resolved: one.host !== 'aka.ms' })) },
    status: 'warn',
    code: 'not-found',
    params: { names: 'aka.ms' },
    remedies: ['look-at-dns'],
  },
  {
    name: 'not found, but there is a proxy',
    facts: { 'reach.endpoints': offline, 'windows.proxy': { environment: 'http://proxy:3128' } },
    status: 'unknown',
    code: 'behind-proxy',
  },
  {
    name: 'not tried',
    facts: { 'reach.endpoints': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
