import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  {
    name: 'readable',
    wanted: { tpm: true },
    status: 'pass',
    code: 'readable',
    params: { registrationId: 'rc4e' },
  },
  { name: 'nobody wants it', status: 'not-applicable', code: 'not-needed' },
  {
    name: 'none that could be read',
    wanted: { tpm: true },
    facts: { 'tpm.endorsementKey': { unknown: 'absent' } },
    status: 'warn',
    code: 'none',
    remedies: ['read-key-in-vm', 'other-identity'],
  },
  {
    name: 'only administrators may ask',
    wanted: { tpm: true },
    facts: { 'tpm.endorsementKey': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
  },
];
