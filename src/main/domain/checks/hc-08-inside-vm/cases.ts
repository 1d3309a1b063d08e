import type { CheckCase } from '../case.ts';
import { azureAgent, hyperVGuest } from '../samples.ts';

const vmware = { manufacturer: 'VMware, Inc.', model: 'VMware7,1' };

export const cases: readonly CheckCase[] = [
  {
    name: 'a physical machine',
    status: 'pass',
    code: 'physical',
    params: { manufacturer: 'Contoso', model: 'Edge Box 500' },
  },
  {
    name: 'a Hyper-V guest',
    facts: { 'host.baseBoard': hyperVGuest },
    status: 'warn',
    code: 'hyper-v',
    remedies: ['expose-extensions-hyper-v'],
  },
  {
    name: 'a Hyper-V guest known by its model, and whether it is one of Azure cannot be read',
    facts: {
      'host.computer': { manufacturer: 'Microsoft Corporation', model: 'Virtual Machine' },
      'host.baseBoard': { unknown: 'failed' },
      'host.azureAgent': { unknown: 'failed' },
    },
    status: 'warn',
    code: 'hyper-v',
    remedies: ['expose-extensions-hyper-v'],
  },
  {
    name: 'an Azure VM',
    facts: {
      'host.baseBoard': hyperVGuest,
      'host.azureAgent': [azureAgent],
    },
    status: 'warn',
    code: 'azure',
    remedies: ['azure-size'],
  },
  {
    name: 'a VMware guest',
    facts: { 'host.computer': vmware },
    status: 'warn',
    code: 'vmware',
    remedies: ['expose-extensions-vmware'],
  },
  {
    name: 'a VMware guest on an AMD host',
    facts: { 'host.computer': vmware, 'host.processor': { name: 'AMD EPYC 7543 32-Core Processor' } },
    status: 'warn',
    code: 'vmware-amd',
    remedies: ['expose-extensions-vmware'],
  },
  {
    name: 'a Hyper-V guest on an AMD host',
    facts: {
      'host.baseBoard': hyperVGuest,
      'host.processor': { name: 'AMD EPYC 7543 32-Core Processor' },
    },
    status: 'warn',
    code: 'hyper-v',
    remedies: ['expose-extensions-hyper-v'],
  },
  {
    name: 'a guest of another hypervisor',
    facts: { 'host.computer': { manufacturer: 'QEMU', model: 'Standard PC (Q35 + ICH9, 2009)' } },
    status: 'warn',
    code: 'other',
    params: { manufacturer: 'QEMU', model: 'Standard PC (Q35 + ICH9, 2009)' },
    remedies: ['documented-hypervisor'],
  },
  {
    name: 'a guest in which Hyper-V is on and does not run',
    facts: { 'host.baseBoard': hyperVGuest, 'hyperv.launchType': 'Off' },
    status: 'fail',
    code: 'not-running',
    remedies: ['expose-extensions-hyper-v'],
  },
  {
    name: 'a guest in which Hyper-V is off',
    facts: {
      'host.baseBoard': hyperVGuest,
      'hyperv.feature': { state: 'Disabled' },
      'hyperv.services': [],
    },
    status: 'warn',
    code: 'hyper-v',
    remedies: ['expose-extensions-hyper-v'],
  },
  {
    name: 'the board cannot be read',
    facts: { 'host.baseBoard': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'host.baseBoard' },
  },
];
