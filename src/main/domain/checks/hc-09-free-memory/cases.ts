import type { CheckCase } from '../case.ts';
import { product, vm } from '../samples.ts';

const free = (freeMemoryMb: number) => ({ 'host.os': { freeMemoryMb } });
const installed = { 'eflow.products': [product] };
const running = { ...installed, 'eflow.verify': true, 'eflow.vm': vm };
const off = { ...running, 'eflow.vm': { ...vm, power: 'Off' } };

export const cases: readonly CheckCase[] = [
  { name: 'plenty', status: 'pass', code: 'enough', params: { freeMb: 10_184, neededMb: 1024 } },
  { name: 'just enough', facts: free(2048), status: 'pass', code: 'enough' },
  {
    name: 'one megabyte less',
    facts: free(2047),
    status: 'warn',
    code: 'tight',
    params: { freeMb: 2047, neededMb: 1024 },
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'exactly what the VM takes',
    facts: free(1024),
    status: 'warn',
    code: 'tight',
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'less than the VM takes',
    facts: free(1023),
    status: 'fail',
    code: 'too-little',
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'less than a large VM takes',
    facts: free(4000),
    wanted: { memoryInMB: 4096 },
    status: 'fail',
    code: 'too-little',
    params: { freeMb: 4000, neededMb: 4096 },
    remedies: ['close-programs', 'lower-memory', 'add-memory'],
  },
  {
    name: 'the VM runs and has taken its memory already',
    facts: { ...free(300), ...running },
    status: 'pass',
    code: 'vm-running',
    params: { freeMb: 300 },
  },
  {
    name: 'the VM is off and can start, whatever the setup would give it',
    facts: { ...free(3072), ...off },
    wanted: { memoryInMB: 8192 },
    status: 'pass',
    code: 'vm-can-start',
    params: { freeMb: 3072, neededMb: 2048 },
  },
  {
    name: 'the VM is off and can just start',
    facts: { ...free(3071), ...off },
    status: 'warn',
    code: 'vm-tight',
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'the VM is off and exactly its memory is free',
    facts: { ...free(2048), ...off },
    status: 'warn',
    code: 'vm-tight',
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'the VM is off and cannot start',
    facts: { ...free(2047), ...off },
    status: 'fail',
    code: 'vm-cannot-start',
    params: { freeMb: 2047, neededMb: 2048 },
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'the VM is off and does not tell its size',
    facts: { ...off, 'eflow.vm': { ...vm, power: 'Off', memoryMb: null } },
    status: 'unknown',
    code: 'vm-size-not-told',
  },
  {
    name: 'the VM exists and does not answer',
    facts: { ...off, 'eflow.vm': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
    params: { facts: 'eflow.vm' },
  },
  {
    name: 'enough is enough although nobody can tell whether there is a VM',
    facts: { ...installed, 'eflow.verify': { unknown: 'failed' } },
    status: 'pass',
    code: 'enough',
  },
  {
    name: 'too little, but perhaps a running VM has it',
    facts: { ...free(600), ...installed, 'eflow.verify': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'eflow.verify' },
  },
  {
    name: 'little, but perhaps there is a VM that takes more',
    facts: { ...free(1500), ...installed, 'eflow.verify': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'too little, and there is no EFLOW that could have it',
    facts: { ...free(600), 'eflow.verify': { unknown: 'elevation' } },
    status: 'fail',
    code: 'too-little',
    remedies: ['close-programs', 'add-memory'],
  },
  {
    name: 'free memory cannot be read',
    facts: { 'host.os': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
