import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'right', status: 'pass', code: 'right', params: { seconds: 0 } },
  {
    name: 'a minute behind',
    facts: { 'reach.clockAhead': -60 },
    status: 'pass',
    code: 'right',
    params: { seconds: 60 },
  },
  {
    name: 'more than a minute behind',
    facts: { 'reach.clockAhead': -61 },
    status: 'warn',
    code: 'behind',
    params: { seconds: 61 },
    remedies: ['set-clock'],
  },
  {
    name: 'five minutes ahead',
    facts: { 'reach.clockAhead': 300 },
    status: 'warn',
    code: 'ahead',
    remedies: ['set-clock'],
  },
  {
    name: 'more than five minutes ahead',
    facts: { 'reach.clockAhead': 301 },
    status: 'fail',
    code: 'ahead',
    params: { seconds: 301 },
    remedies: ['set-clock'],
  },
  {
    name: 'a day behind',
    facts: { 'reach.clockAhead': -86_400 },
    status: 'fail',
    code: 'behind',
    remedies: ['set-clock'],
  },
  {
    name: 'no server told the time',
    facts: { 'reach.clockAhead': { unknown: 'absent' } },
    status: 'unknown',
    code: 'unknown-absent',
  },
];
