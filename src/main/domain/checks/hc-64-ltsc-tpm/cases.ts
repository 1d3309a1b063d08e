import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  {
    name: 'a newer Windows',
    wanted: { tpm: true },
    status: 'pass',
    code: 'newer',
    params: { build: '10.0.22631' },
  },
  {
    name: 'no TPM is wanted',
    facts: { 'host.os': { build: 17_763 } },
    status: 'not-applicable',
    code: 'not-needed',
  },
  {
    name: 'no version',
    wanted: { tpm: true },
    facts: { 'host.os': { build: 17_763 } },
    status: 'not-applicable',
    code: 'no-version',
  },
  {
    name: 'LTSC 2019 with 1.5',
    wanted: { tpm: true, version: '1.5.7.01026' },
    facts: { 'host.os': { build: 17_763 } },
    status: 'warn',
    code: 'old-openssh',
    params: { version: '1.5.7.01026' },
    remedies: ['custom-ssh'],
  },
  {
    name: 'LTSC 2019 with 1.4',
    wanted: { tpm: true, version: '1.4.14.24074' },
    facts: { 'host.os': { build: 17_763 } },
    status: 'pass',
    code: 'other-version',
  },
  {
    name: 'Windows does not tell',
    wanted: { tpm: true },
    facts: { 'host.os': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
