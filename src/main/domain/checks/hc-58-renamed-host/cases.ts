import type { CheckCase } from '../case.ts';
import { product, vm } from '../samples.ts';

const deployed = { 'eflow.products': [product], 'eflow.verify': true };

export const cases: readonly CheckCase[] = [
  { name: 'no EFLOW', status: 'not-applicable', code: 'no-vm' },
  {
    name: 'the VM is called after the host',
    facts: { ...deployed, 'eflow.vm': vm },
    status: 'pass',
    code: 'same',
    params: { name: 'LINE07-PC-EFLOW', host: 'LINE07-PC' },
  },
  {
    name: 'capitals do not matter',
    facts: { ...deployed, 'eflow.vm': { ...vm, name: 'line07-pc-eflow' } },
    status: 'pass',
    code: 'same',
  },
  {
    name: 'the host has another name now',
    facts: { ...deployed, 'eflow.vm': vm, 'host.os': { hostName: 'LINE08-PC' } },
    status: 'warn',
    code: 'renamed',
    params: { name: 'LINE07-PC-EFLOW', host: 'LINE08-PC' },
    remedies: ['rename-back'],
  },
  {
    name: 'the VM does not tell its name',
    facts: { ...deployed, 'eflow.vm': { ...vm, name: '' } },
    status: 'unknown',
    code: 'no-name',
  },
  {
    name: 'nobody knows about the VM',
    facts: { 'eflow.products': [product], 'eflow.verify': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'eflow.verify' },
  },
];
