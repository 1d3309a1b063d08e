import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'not installed', status: 'pass', code: 'not-installed' },
  {
    name: 'installed and off',
    facts: { 'windows.writeFilterInstalled': true, 'windows.writeFilterOn': false },
    status: 'pass',
    code: 'off',
  },
  {
    name: 'installed and on',
    facts: { 'windows.writeFilterInstalled': true, 'windows.writeFilterOn': true },
    status: 'fail',
    code: 'on',
    remedies: ['write-filter-off'],
  },
  {
    name: 'installed, and only administrators may ask more',
    facts: { 'windows.writeFilterInstalled': true, 'windows.writeFilterOn': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'windows.writeFilterOn' },
  },
  {
    name: 'not readable',
    facts: { 'windows.writeFilterInstalled': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
