import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'off', status: 'pass', code: 'off' },
  {
    name: 'on, and nothing is due',
    facts: { 'windows.bitLocker': true },
    status: 'pass',
    code: 'nothing-due',
  },
  {
    name: 'on, and firmware or boot have to change',
    facts: { 'windows.bitLocker': true, 'host.computer': { hypervisorPresent: false } },
    status: 'warn',
    code: 'before-boot-change',
    remedies: ['suspend-bitlocker'],
  },
  {
    name: 'on, and nobody knows what is due',
    facts: { 'windows.bitLocker': true, 'host.computer': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'Windows does not tell',
    facts: { 'windows.bitLocker': { unknown: 'absent' } },
    status: 'unknown',
    code: 'unknown-absent',
  },
];
