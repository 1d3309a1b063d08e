import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const drives = (freeGb: number) => [
  { drive: 'C:', freeGb, sizeGb: 100, fileSystem: 'NTFS', local: true },
  { drive: 'D:', freeGb: 400, sizeGb: 475, fileSystem: 'NTFS', local: true },
];

export const cases: readonly CheckCase[] = [
  {
    name: 'enough',
    status: 'pass',
    code: 'enough',
    params: { freeGb: 212.4, needsGb: 23.8, packageGb: 0.6, cacheGb: 0.6, programGb: 2.6, vmGb: 20 },
  },
  { name: 'just enough', facts: { 'host.volumes': drives(23.8) }, status: 'pass', code: 'enough' },
  {
    name: 'not for all of it',
    facts: { 'host.volumes': drives(23.7) },
    status: 'warn',
    code: 'short',
    params: { freeGb: 23.7, needsGb: 23.8, packageGb: 0.6, cacheGb: 0.6, programGb: 2.6, vmGb: 20 },
    remedies: ['free-disk'],
  },
  {
    name: 'the VM goes elsewhere',
    facts: { 'host.volumes': drives(4) },
    wanted: { drive: 'D:' },
    status: 'pass',
    code: 'enough',
  },
  {
    name: 'not even without the VM',
    facts: { 'host.volumes': drives(3.7) },
    wanted: { drive: 'D:' },
    status: 'warn',
    code: 'short',
    params: { freeGb: 3.7, needsGb: 3.8, packageGb: 0.6, cacheGb: 0.6, programGb: 2.6, vmGb: 0 },
    remedies: ['free-disk'],
  },
  {
    name: 'a bigger data partition',
    facts: { 'host.volumes': drives(50) },
    wanted: { vmDataSize: 40 },
    status: 'warn',
    code: 'short',
    remedies: ['free-disk'],
  },
  {
    name: 'the VM is there',
    facts: { 'host.volumes': drives(1), 'eflow.products': [product], 'eflow.verify': true },
    status: 'not-applicable',
    code: 'deployed',
  },
  { name: 'no drive C:', facts: { 'host.volumes': [] }, status: 'unknown', code: 'no-system-drive' },
  {
    name: 'not readable',
    facts: { 'host.volumes': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
