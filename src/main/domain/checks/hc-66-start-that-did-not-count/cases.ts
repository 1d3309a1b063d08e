import type { CheckCase } from '../case.ts';

const start = (type: 'full' | 'fast-startup' | 'hibernate') => ({ at: '2026-02-28T06:00:00.000Z', type });

export const cases: readonly CheckCase[] = [
  { name: 'nothing waits', status: 'pass', code: 'nothing-waits' },
  {
    name: 'nothing waits, and the last start was a fast one',
    facts: { 'host.boot': [start('fast-startup')] },
    status: 'pass',
    code: 'nothing-waits',
  },
  {
    name: 'something waits since a full start',
    facts: { 'host.pendingReboot': { windowsUpdate: true } },
    status: 'pass',
    code: 'full',
    params: { at: '2026-02-26T08:00:00.000Z' },
  },
  {
    name: 'something waits, and the last start was a fast one',
    facts: {
      'host.pendingReboot': { windowsUpdate: true },
      'host.boot': [start('fast-startup'), start('full')],
    },
    status: 'warn',
    code: 'did-not-count',
    params: { at: '2026-02-28T06:00:00.000Z' },
    remedies: ['restart-windows'],
  },
  {
    name: 'something waits, and Windows only woke from hibernation',
    facts: { 'host.pendingReboot': { componentServicing: true }, 'host.boot': [start('hibernate')] },
    status: 'warn',
    code: 'did-not-count',
    remedies: ['restart-windows'],
  },
  {
    name: 'the log is empty',
    facts: { 'host.pendingReboot': { windowsUpdate: true }, 'host.boot': [] },
    status: 'unknown',
    code: 'no-starts',
  },
  {
    name: 'the log cannot be read',
    facts: { 'host.pendingReboot': { windowsUpdate: true }, 'host.boot': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
