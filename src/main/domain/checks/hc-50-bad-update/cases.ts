import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const tpmOld = { tpm: true, version: '1.5.6.08025' };

export const cases: readonly CheckCase[] = [
  {
    name: 'no TPM is wanted',
    wanted: { version: '1.5.6.08025' },
    facts: { 'host.ubr': 5624 },
    status: 'not-applicable',
    code: 'no-tpm',
  },
  { name: 'no version', wanted: { tpm: true }, status: 'not-applicable', code: 'no-version' },
  {
    name: '1.5.7',
    wanted: { tpm: true, version: '1.5.7.01026' },
    facts: { 'host.ubr': 5624 },
    status: 'pass',
    code: 'cured',
    params: { version: '1.5.7.01026' },
  },
  {
    name: '1.5.6 with the update',
    wanted: tpmOld,
    facts: { 'host.ubr': 5624 },
    status: 'warn',
    code: 'known-bad',
    params: { version: '1.5.6.08025', build: '10.0.22631.5624' },
    remedies: ['take-1-5-7'],
  },
  {
    name: '1.5.6 before the update',
    wanted: tpmOld,
    facts: { 'host.ubr': 5623 },
    status: 'pass',
    code: 'not-yet',
    params: { version: '1.5.6.08025', build: '10.0.22631.5623' },
  },
  {
    name: '1.5.6 on another build',
    wanted: tpmOld,
    facts: { 'host.os': { build: 26_100, version: '10.0.26100' }, 'host.ubr': 5624 },
    status: 'pass',
    code: 'other-build',
  },
  {
    name: 'the TPM is on in a deployed 1.5.4',
    facts: {
      'eflow.products': [{ ...product, displayVersion: '1.5.4.07025' }],
      'eflow.dpsTpm': true,
      'host.ubr': 6000,
    },
    status: 'warn',
    code: 'known-bad',
    remedies: ['take-1-5-7'],
  },
  {
    name: 'the revision is not known',
    wanted: tpmOld,
    facts: { 'host.ubr': { unknown: 'absent' } },
    status: 'unknown',
    code: 'unknown-absent',
    params: { facts: 'host.ubr' },
  },
];
