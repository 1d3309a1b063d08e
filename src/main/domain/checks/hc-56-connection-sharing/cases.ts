import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'allowed', status: 'pass', code: 'allowed' },
  {
    name: 'the Default Switch is wanted',
    wanted: { vswitch: { name: 'Default Switch', type: 'Internal' } },
    facts: { 'net.sharingForbidden': true },
    status: 'warn',
    code: 'forbidden',
    remedies: ['allow-sharing', 'own-switch'],
  },
  {
    name: 'another switch is wanted',
    wanted: { vswitch: { name: 'Line-LAN', type: 'External' } },
    facts: { 'net.sharingForbidden': true },
    status: 'pass',
    code: 'other-switch',
    params: { name: 'Line-LAN' },
  },
  {
    name: 'forbidden by policy',
    facts: { 'net.sharingForbidden': true },
    status: 'warn',
    code: 'forbidden',
    remedies: ['allow-sharing', 'own-switch'],
  },
  {
    name: 'its service is disabled',
    facts: {
      'windows.networkServices': [{ name: 'SharedAccess', status: 'Stopped', startType: 'Disabled' }],
    },
    status: 'warn',
    code: 'disabled',
    remedies: ['sharing-service-on', 'own-switch'],
  },
  {
    name: 'a server has no Default Switch',
    facts: { 'host.os': { productType: 3 }, 'net.sharingForbidden': true },
    status: 'not-applicable',
    code: 'server',
  },
  {
    name: 'the policy cannot be read',
    facts: { 'net.sharingForbidden': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'the service cannot be read',
    facts: { 'windows.networkServices': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
