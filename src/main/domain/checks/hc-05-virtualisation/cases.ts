import type { CheckCase } from '../case.ts';
import { azureAgent, hyperVGuest } from '../samples.ts';

/** As Windows shows the flags of a capable processor while no hypervisor hides them. */
const offered = {
  virtualizationFirmwareEnabled: true,
  secondLevelAddressTranslation: true,
  vmMonitorModeExtensions: true,
};
const bare = { hypervisorPresent: false };
const stopped = [
  { name: 'vmms', status: 'Running', startType: 'Automatic' },
  { name: 'vmcompute', status: 'Running', startType: 'Manual' },
  { name: 'hvhost', status: 'Stopped', startType: 'Manual' },
];

export const cases: readonly CheckCase[] = [
  {
    name: 'a hypervisor on a physical machine proves it although the flags read false',
    status: 'pass',
    code: 'proven',
  },
  {
    name: 'a hypervisor on a physical machine proves it although the processor cannot be read',
    facts: { 'host.processor': { unknown: 'failed' } },
    status: 'pass',
    code: 'proven',
  },
  {
    name: 'no hypervisor yet, all flags true',
    facts: { 'host.computer': bare, 'host.processor': offered },
    status: 'pass',
    code: 'offered',
    params: { processor: 'Practice CPU @ 2.60GHz' },
  },
  {
    name: 'off in the firmware',
    facts: { 'host.computer': bare, 'host.processor': { ...offered, virtualizationFirmwareEnabled: false } },
    status: 'fail',
    code: 'firmware-off',
    remedies: ['enable-virtualisation'],
  },
  {
    name: 'off in the firmware, which hides the rest',
    facts: { 'host.computer': bare },
    status: 'fail',
    code: 'firmware-off',
    remedies: ['enable-virtualisation'],
  },
  {
    name: 'a processor without second level address translation',
    facts: { 'host.computer': bare, 'host.processor': { ...offered, secondLevelAddressTranslation: false } },
    status: 'fail',
    code: 'processor',
    remedies: ['other-host'],
  },
  {
    name: 'a processor without monitor extensions',
    facts: { 'host.computer': bare, 'host.processor': { ...offered, vmMonitorModeExtensions: false } },
    status: 'fail',
    code: 'processor',
    remedies: ['other-host'],
  },
  {
    name: 'one flag is blank',
    facts: { 'host.computer': bare, 'host.processor': { ...offered, vmMonitorModeExtensions: null } },
    status: 'unknown',
    code: 'not-told',
  },
  {
    name: 'one flag is blank and another false',
    facts: {
      'host.computer': bare,
      'host.processor': { ...offered, virtualizationFirmwareEnabled: false, vmMonitorModeExtensions: null },
    },
    status: 'fail',
    code: 'firmware-off',
    remedies: ['enable-virtualisation'],
  },
  {
    name: 'a Hyper-V guest that was not given the extensions',
    facts: { 'host.baseBoard': hyperVGuest, 'hyperv.services': stopped },
    status: 'fail',
    code: 'not-exposed',
    remedies: ['expose-extensions-hyper-v'],
  },
  {
    name: 'an Azure VM of a size without nested virtualisation',
    facts: {
      'host.baseBoard': hyperVGuest,
      'host.azureAgent': [azureAgent],
      'hyperv.services': [],
    },
    status: 'fail',
    code: 'not-exposed',
    remedies: ['azure-size'],
  },
  {
    name: 'a VMware guest that was not given the extensions',
    facts: { 'host.computer': { manufacturer: 'VMware, Inc.', model: 'VMware7,1' }, 'hyperv.services': [] },
    status: 'fail',
    code: 'not-exposed',
    remedies: ['expose-extensions-vmware'],
  },
  {
    name: 'a guest of an undocumented hypervisor without the extensions',
    facts: { 'host.computer': { manufacturer: 'innotek GmbH', model: 'VirtualBox' }, 'hyperv.services': [] },
    status: 'fail',
    code: 'not-exposed',
    remedies: ['documented-hypervisor'],
  },
  {
    name: 'a VM that was given the extensions, before Hyper-V is on',
    facts: { 'host.baseBoard': hyperVGuest, 'host.processor': offered, 'hyperv.services': [] },
    status: 'pass',
    code: 'offered',
  },
  {
    name: 'a VM whose own hypervisor runs',
    facts: { 'host.baseBoard': hyperVGuest },
    status: 'pass',
    code: 'proven-nested',
  },
  {
    name: 'the processor cannot be read and no hypervisor runs',
    facts: { 'host.computer': bare, 'host.processor': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
  {
    name: 'false flags behind a hypervisor nobody can place',
    facts: { 'host.baseBoard': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'host.baseBoard' },
  },
  {
    name: 'false flags, and whether a hypervisor runs cannot be read',
    facts: { 'host.computer': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'host.computer' },
  },
  {
    name: 'false flags are to be believed where no hypervisor runs, wherever that is',
    facts: { 'host.computer': bare, 'host.baseBoard': { unknown: 'failed' } },
    status: 'fail',
    code: 'firmware-off',
    remedies: ['enable-virtualisation'],
  },
  {
    name: 'true flags are to be believed whatever else is unknown',
    facts: {
      'host.computer': { unknown: 'failed' },
      'host.baseBoard': { unknown: 'failed' },
      'host.processor': offered,
    },
    status: 'pass',
    code: 'offered',
  },
];
