import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'letters, digits, hyphen', status: 'pass', code: 'fits', params: { name: 'LINE07-PC' } },
  {
    name: 'begins with a digit',
    facts: { 'host.os': { hostName: '7LINE-PC' } },
    status: 'warn',
    code: 'no-label',
    params: { name: '7LINE-PC' },
    remedies: ['rename-host'],
  },
  {
    name: 'an underscore',
    facts: { 'host.os': { hostName: 'LINE_07' } },
    status: 'warn',
    code: 'no-label',
    remedies: ['rename-host'],
  },
  {
    name: 'ends with a hyphen',
    facts: { 'host.os': { hostName: 'LINE07-' } },
    status: 'warn',
    code: 'no-label',
    remedies: ['rename-host'],
  },
  {
    name: 'sixteen characters',
    facts: { 'host.os': { hostName: 'LINE07-PC-NORTH1' } },
    status: 'warn',
    code: 'no-label',
    remedies: ['rename-host'],
  },
  {
    name: 'a digit, and the VM is there',
    facts: { 'host.os': { hostName: '7LINE-PC' }, 'eflow.products': [product], 'eflow.verify': true },
    status: 'pass',
    code: 'deployed',
  },
  {
    name: 'not readable',
    facts: { 'host.os': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
