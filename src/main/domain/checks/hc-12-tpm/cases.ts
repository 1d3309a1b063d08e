import type { CheckCase } from '../case.ts';

const wanted = { tpm: true };
const none = { present: false, ready: false, enabled: false, manufacturer: '' };

export const cases: readonly CheckCase[] = [
  {
    name: 'ready and wanted',
    wanted,
    status: 'pass',
    code: 'ready',
    params: { manufacturer: 'INTC', spec: '2.0' },
  },
  { name: 'ready and not wanted', status: 'pass', code: 'ready' },
  {
    name: 'absent',
    facts: { 'tpm.state': none, 'tpm.spec': { unknown: 'absent' } },
    wanted,
    status: 'fail',
    code: 'absent',
    remedies: ['enable-tpm', 'add-virtual-tpm', 'other-identity'],
  },
  {
    name: 'absent and not wanted',
    facts: { 'tpm.state': none, 'tpm.spec': { unknown: 'absent' } },
    status: 'not-applicable',
    code: 'not-needed',
  },
  {
    name: 'disabled in the firmware',
    facts: { 'tpm.state': { enabled: false, ready: false } },
    wanted,
    status: 'fail',
    code: 'disabled',
    remedies: ['enable-tpm', 'add-virtual-tpm', 'other-identity'],
  },
  {
    name: 'of version 1.2',
    facts: { 'tpm.spec': { version: '1.2' } },
    wanted,
    status: 'fail',
    code: 'old',
    params: { manufacturer: 'INTC', spec: '1.2' },
    remedies: ['switch-tpm-2', 'other-identity'],
  },
  {
    name: 'locked out',
    facts: { 'tpm.state': { lockedOut: true } },
    wanted,
    status: 'warn',
    code: 'locked-out',
    remedies: ['wait-for-tpm'],
  },
  {
    name: 'waiting for a restart',
    facts: { 'tpm.state': { restartPending: true, ready: false } },
    wanted,
    status: 'warn',
    code: 'restart-pending',
    remedies: ['restart-windows'],
  },
  {
    name: 'not ready',
    facts: { 'tpm.state': { ready: false } },
    wanted,
    status: 'warn',
    code: 'not-ready',
    remedies: ['initialise-tpm'],
  },
  {
    name: 'without elevation',
    facts: { 'tpm.state': { unknown: 'elevation' }, 'tpm.spec': { unknown: 'elevation' } },
    wanted,
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'tpm.state' },
  },
  {
    name: 'its version cannot be read',
    facts: { 'tpm.spec': { unknown: 'failed' } },
    wanted,
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'tpm.spec' },
  },
  {
    name: 'without elevation and not wanted',
    facts: { 'tpm.state': { unknown: 'elevation' }, 'tpm.spec': { unknown: 'elevation' } },
    status: 'not-applicable',
    code: 'not-needed',
  },
];
