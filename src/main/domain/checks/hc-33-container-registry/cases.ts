import type { CheckCase } from '../case.ts';
import { offline } from '../samples.ts';

const closed = offline.map((one) => ({ ...one, resolved: true }));

export const cases: readonly CheckCase[] = [
  { name: 'opens', status: 'pass', code: 'open', params: { endpoint: 'mcr.microsoft.com:443' } },
  {
    name: 'closed',
    facts: { 'reach.endpoints': closed },
    status: 'warn',
    code: 'closed',
    params: { endpoint: 'mcr.microsoft.com:443' },
    remedies: ['open-port', 'carry-images'],
  },
  {
    name: 'closed, but there is a proxy',
    facts: { 'reach.endpoints': closed, 'windows.proxy': { user: 'proxy:8080', machine: 'proxy:8080' } },
    status: 'unknown',
    code: 'behind-proxy',
    params: { endpoint: 'mcr.microsoft.com:443', proxies: 'proxy:8080' },
  },
  {
    name: 'closed, and nobody knows about a proxy',
    facts: { 'reach.endpoints': closed, 'windows.proxy': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'windows.proxy' },
  },
  {
    name: 'its name is not found',
    facts: { 'reach.endpoints': offline },
    status: 'unknown',
    code: 'no-name',
  },
  { name: 'was left out', facts: { 'reach.endpoints': [] }, status: 'unknown', code: 'not-tried' },
  {
    name: 'not tried',
    facts: { 'reach.endpoints': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
