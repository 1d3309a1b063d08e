import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const old = (displayVersion: string) => ({ ...product, displayVersion });

export const cases: readonly CheckCase[] = [
  { name: 'no EFLOW', status: 'not-applicable', code: 'no-eflow' },
  {
    name: '1.5.7 renews it',
    facts: { 'eflow.products': [product] },
    status: 'pass',
    code: 'renews',
    params: { version: '1.5.7.01026' },
  },
  {
    name: '1.6 renews it',
    facts: { 'eflow.products': [old('1.6.1.11026')] },
    status: 'pass',
    code: 'renews',
  },
  {
    name: '1.5.4, half a year old',
    facts: { 'eflow.products': [old('1.5.4.07025')], 'eflow.installedOn': '2025-09-01' },
    status: 'warn',
    code: 'ends',
    params: { version: '1.5.4.07025', installed: '2025-09-01', ends: '2026-09-01' },
    remedies: ['renew-agent-certificate', 'take-1-5-7'],
  },
  {
    name: '1.5.4 on its last day',
    facts: { 'eflow.products': [old('1.5.4.07025')], 'eflow.installedOn': '2025-03-01' },
    status: 'warn',
    code: 'ends',
    params: { version: '1.5.4.07025', installed: '2025-03-01', ends: '2026-03-01' },
    remedies: ['renew-agent-certificate', 'take-1-5-7'],
  },
  {
    name: '1.5.4 a day later',
    facts: { 'eflow.products': [old('1.5.4.07025')], 'eflow.installedOn': '2025-02-28' },
    status: 'warn',
    code: 'over',
    remedies: ['renew-agent-certificate', 'take-1-5-7'],
  },
  {
    name: '1.4, and nobody knows since when',
    facts: { 'eflow.products': [old('1.4.10.25103')] },
    status: 'unknown',
    code: 'unknown-absent',
    params: { facts: 'eflow.installedOn' },
  },
  {
    name: 'nobody knows what is installed',
    facts: { 'eflow.products': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
