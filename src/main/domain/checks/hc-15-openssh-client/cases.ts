import type { CheckCase } from '../case.ts';
import { offline } from '../samples.ts';

export const cases: readonly CheckCase[] = [
  { name: 'there', status: 'pass', code: 'present' },
  {
    name: 'missing, with the Internet at hand',
    facts: { 'ssh.client': { ssh: false, scp: false } },
    status: 'warn',
    code: 'missing',
    params: { files: 'ssh.exe, scp.exe' },
    remedies: ['add-openssh', 'add-openssh-source'],
  },
  {
    name: 'only scp is missing',
    facts: { 'ssh.client': { scp: false } },
    status: 'warn',
    code: 'missing',
    params: { files: 'scp.exe' },
    remedies: ['add-openssh', 'add-openssh-source'],
  },
  {
    name: 'missing, and nobody knows about the Internet',
    facts: { 'ssh.client': { ssh: false, scp: false }, 'reach.endpoints': { unknown: 'timeout' } },
    status: 'warn',
    code: 'missing',
    remedies: ['add-openssh', 'add-openssh-source'],
  },
  {
    name: 'missing, and no Internet',
    facts: { 'ssh.client': { ssh: false, scp: false }, 'reach.endpoints': offline },
    status: 'fail',
    code: 'missing-offline',
    remedies: ['add-openssh-source'],
  },
  {
    name: 'missing, and updates come from a server that has no features',
    facts: { 'ssh.client': { ssh: false, scp: false }, 'windows.updateSource': { wsus: 'http://wsus:8530' } },
    status: 'fail',
    code: 'missing-offline',
    remedies: ['add-openssh-source'],
  },
  {
    name: 'missing, and features come from Microsoft all the same',
    facts: {
      'ssh.client': { ssh: false, scp: false },
      'windows.updateSource': { wsus: 'http://wsus:8530', featuresFromMicrosoft: true },
    },
    status: 'warn',
    code: 'missing',
    remedies: ['add-openssh', 'add-openssh-source'],
  },
  {
    name: 'the folder cannot be read',
    facts: { 'ssh.client': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
