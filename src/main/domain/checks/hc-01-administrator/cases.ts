import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  {
    name: 'an elevated administrator',
    status: 'pass',
    code: 'elevated',
    params: { account: 'LINE07-PC\\technician', sid: 'S-1-5-21-1004336348-1177238915-682003330-1001' },
  },
  {
    name: 'an administrator without elevation',
    facts: { 'host.account': { elevated: false } },
    status: 'fail',
    code: 'not-elevated',
    remedies: ['run-elevated'],
  },
  {
    name: 'a plain user',
    facts: { 'host.account': { elevated: false, administrator: false } },
    status: 'fail',
    code: 'not-administrator',
    remedies: ['use-administrator'],
  },
  {
    name: 'started by a management agent',
    facts: { 'host.account': { name: 'NT AUTHORITY\\SYSTEM', sid: 'S-1-5-18', system: true } },
    status: 'warn',
    code: 'system',
    remedies: ['use-own-account'],
  },
  {
    name: 'the account cannot be read',
    facts: { 'host.account': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'host.account' },
  },
];
