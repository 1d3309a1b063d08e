import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'none', status: 'pass', code: 'none' },
  {
    name: 'exFAT',
    facts: { 'host.removable': [{ drive: 'E:', fileSystem: 'exFAT' }] },
    status: 'pass',
    code: 'fit',
    params: { drives: 'E:' },
  },
  {
    name: 'FAT32',
    facts: {
      'host.removable': [
        { drive: 'E:', fileSystem: 'FAT32' },
        { drive: 'F:', fileSystem: 'NTFS' },
      ],
    },
    status: 'warn',
    code: 'fat32',
    params: { drives: 'E:' },
    remedies: ['other-format'],
  },
  {
    name: 'not readable',
    facts: { 'host.removable': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
