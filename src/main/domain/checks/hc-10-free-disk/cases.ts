import type { CheckCase } from '../case.ts';
import { product } from '../samples.ts';

const volume = { drive: 'C:', freeGb: 212.4, sizeGb: 475, fileSystem: 'NTFS', local: true };
const free = (freeGb: number) => ({ 'host.volumes': [{ ...volume, freeGb }] });
const installed = { 'eflow.products': [product] };
const deployed = { ...installed, 'eflow.verify': true };

export const cases: readonly CheckCase[] = [
  { name: 'plenty', status: 'pass', code: 'enough', params: { drive: 'C:', freeGb: 212.4 } },
  { name: 'just comfortable', facts: free(25), status: 'pass', code: 'enough' },
  {
    name: 'a little less than comfortable',
    facts: free(24.9),
    status: 'warn',
    code: 'tight',
    params: { drive: 'C:', freeGb: 24.9, comfortableGb: 25 },
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'the least that Deploy-Eflow takes',
    facts: free(18),
    status: 'warn',
    code: 'tight',
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'a little less than Deploy-Eflow takes',
    facts: free(17.9),
    status: 'fail',
    code: 'deploy-refuses',
    params: { drive: 'C:', freeGb: 17.9, documentedGb: 10, deployGb: 18 },
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'a smaller data partition does not help',
    facts: free(17.5),
    wanted: { vmDataSize: 2 },
    status: 'fail',
    code: 'deploy-refuses',
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'the documented minimum',
    facts: free(10),
    status: 'fail',
    code: 'deploy-refuses',
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'below the documented minimum',
    facts: free(9.9),
    status: 'fail',
    code: 'too-little',
    params: { drive: 'C:', freeGb: 9.9, documentedGb: 10 },
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'enough for now, not for a full data partition',
    facts: free(109.9),
    wanted: { vmDataSize: 100 },
    status: 'warn',
    code: 'will-fill',
    params: { drive: 'C:', freeGb: 109.9, fullGb: 110, systemGb: 10, dataGb: 100 },
    remedies: ['free-disk', 'other-drive'],
  },
  {
    name: 'enough for a full data partition',
    facts: free(110),
    wanted: { vmDataSize: 100 },
    status: 'pass',
    code: 'enough',
  },
  {
    name: 'another drive, named in lower case, with ReFS',
    facts: { 'host.volumes': [volume, { ...volume, drive: 'E:', fileSystem: 'ReFS', freeGb: 60 }] },
    wanted: { drive: 'e:' },
    status: 'pass',
    code: 'enough',
    params: { drive: 'e:', freeGb: 60 },
  },
  {
    name: 'a drive that is not there',
    wanted: { drive: 'E:' },
    status: 'fail',
    code: 'drive-missing',
    params: { drive: 'E:' },
    remedies: ['other-drive'],
  },
  {
    name: 'a network drive',
    facts: { 'host.volumes': [{ ...volume, local: false }] },
    status: 'fail',
    code: 'not-local',
    remedies: ['other-drive'],
  },
  {
    name: 'a file system without large files',
    facts: { 'host.volumes': [{ ...volume, fileSystem: 'FAT32' }] },
    status: 'fail',
    code: 'file-system',
    params: { drive: 'C:', fileSystem: 'FAT32' },
    remedies: ['other-drive'],
  },
  {
    name: 'the VM exists, so its deployment asks for nothing',
    facts: { ...free(3), ...deployed },
    status: 'not-applicable',
    code: 'deployed',
  },
  {
    name: 'the VM exists and volumes cannot be read',
    facts: { ...deployed, 'host.volumes': { unknown: 'failed' } },
    status: 'not-applicable',
    code: 'deployed',
  },
  {
    name: 'too little, but perhaps there is a VM already',
    facts: { ...free(3), ...installed, 'eflow.verify': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'eflow.verify' },
  },
  {
    name: 'the volumes cannot be read',
    facts: { 'host.volumes': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
