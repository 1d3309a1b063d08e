import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'a proxy is named',
    facts: { 'windows.proxy': { user: 'proxy:8080' } },
    status: 'pass',
    code: 'none',
  },
  {
    name: 'a script',
    facts: { 'windows.proxy': { script: 'http://pac/proxy.pac' } },
    status: 'warn',
    code: 'script',
    params: { script: 'http://pac/proxy.pac' },
    remedies: ['name-proxy'],
  },
  {
    name: 'not readable',
    facts: { 'windows.proxy': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
