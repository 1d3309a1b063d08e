import type { CheckCase } from './case.ts';
import { offline } from './samples.ts';

/** Every endpoint as it is found when its name is known and nothing answers. */
export const allClosed = offline.map((one) => ({ ...one, resolved: true }));

/** The cases of a check that rests on one endpoint: `remedies` are those it offers when the endpoint is closed. */
export function reachCases(endpoint: string, remedies: readonly string[]): readonly CheckCase[] {
  return [
    { name: 'opens', status: 'pass', code: 'open', params: { endpoint } },
    {
      name: 'closed',
      facts: { 'reach.endpoints': allClosed },
      status: 'warn',
      code: 'closed',
      params: { endpoint },
      remedies,
    },
    {
      name: 'closed, but there is a proxy',
      facts: { 'reach.endpoints': allClosed, 'windows.proxy': { user: 'proxy:8080', machine: 'proxy:8080' } },
      status: 'unknown',
      code: 'behind-proxy',
      params: { endpoint, proxies: 'proxy:8080' },
    },
    {
      name: 'closed, and nobody knows about a proxy',
      facts: { 'reach.endpoints': allClosed, 'windows.proxy': { unknown: 'failed' } },
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
}
