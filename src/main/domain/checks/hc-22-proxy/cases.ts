import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'a script alone names none',
    facts: { 'windows.proxy': { script: 'http://pac/proxy.pac' } },
    status: 'pass',
    code: 'none',
  },
  {
    name: 'of the account',
    facts: { 'windows.proxy': { user: 'proxy:8080' } },
    status: 'warn',
    code: 'proxy',
    params: { proxies: 'proxy:8080' },
    remedies: ['proxy-in-vm'],
  },
  {
    name: 'of the machine and of the environment',
    facts: {
      'windows.proxy': { machine: 'proxy:8080', environment: 'http://other:3128', user: 'proxy:8080' },
    },
    status: 'warn',
    code: 'proxy',
    params: { proxies: 'proxy:8080, http://other:3128' },
    remedies: ['proxy-in-vm'],
  },
  {
    name: 'not readable',
    facts: { 'windows.proxy': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
