import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'off', status: 'pass', code: 'off' },
  {
    name: 'on',
    facts: { 'windows.processAudit': true },
    status: 'warn',
    code: 'records',
    remedies: ['pause-logging', 'use-tpm'],
  },
  {
    name: 'on, and the identity has no secret',
    facts: { 'windows.processAudit': true },
    wanted: { tpm: true },
    status: 'pass',
    code: 'no-secret',
  },
  {
    name: 'not readable',
    facts: { 'windows.processAudit': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
