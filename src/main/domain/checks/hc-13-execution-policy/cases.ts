import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  {
    name: 'the machine allows signed scripts',
    status: 'pass',
    code: 'machine',
    params: { policy: 'RemoteSigned' },
  },
  {
    name: 'the account says more than the machine',
    facts: { 'powershell.policies': { currentUser: 'Bypass' } },
    status: 'pass',
    code: 'machine',
    params: { policy: 'Bypass' },
  },
  {
    name: 'nobody said anything, so Windows allows none',
    facts: { 'powershell.policies': { localMachine: null } },
    status: 'pass',
    code: 'own-session',
    params: { policy: 'Undefined' },
  },
  {
    name: 'the machine allows none',
    facts: { 'powershell.policies': { localMachine: 'Restricted' } },
    status: 'pass',
    code: 'own-session',
    params: { policy: 'Restricted' },
  },
  {
    name: 'Group Policy allows scripts',
    facts: { 'powershell.policies': { machinePolicy: 'RemoteSigned', localMachine: 'Restricted' } },
    status: 'pass',
    code: 'policy',
    params: { policy: 'RemoteSigned' },
  },
  {
    name: 'Group Policy allows none',
    facts: { 'powershell.policies': { machinePolicy: 'Restricted' } },
    status: 'fail',
    code: 'policy-restricted',
    remedies: ['allow-scripts'],
  },
  {
    name: 'Group Policy of the account allows none',
    facts: { 'powershell.policies': { userPolicy: 'Restricted' } },
    status: 'fail',
    code: 'policy-restricted',
    remedies: ['allow-scripts'],
  },
  {
    name: 'Group Policy of the machine wins over that of the account',
    facts: { 'powershell.policies': { machinePolicy: 'RemoteSigned', userPolicy: 'Restricted' } },
    status: 'pass',
    code: 'policy',
  },
  {
    name: 'Group Policy allows signed ones only',
    facts: { 'powershell.policies': { machinePolicy: 'AllSigned' } },
    status: 'warn',
    code: 'policy-all-signed',
    remedies: ['trust-publisher'],
  },
  {
    name: 'not readable',
    facts: { 'powershell.policies': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
