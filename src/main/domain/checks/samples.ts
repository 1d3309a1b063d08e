import type { FactValue } from '../../../contract/facts.ts';

/** EFLOW as its uninstall entry names it. */
export const product = {
  productCode: '{0F3C1E2B-8F0A-4C54-9A52-6D7E0B0C1D2E}',
  displayName: 'Azure IoT Edge LTS',
  displayVersion: '1.5.7.01026',
};

/** A running EFLOW VM that has no identity yet. */
export const vm = {
  power: 'Running',
  name: 'LINE07-PC-EFLOW',
  runtimeVersion: '1.5.21',
  services: [],
  modules: [],
  cpuCount: 1,
  gpuCount: 0,
  memoryMb: 2048,
  usedMemoryMb: null,
  storageMb: null,
  usedStorageMb: null,
};

/** The board of a VM under Hyper-V, also on Azure. */
export const hyperVGuest = { manufacturer: 'Microsoft Corporation', product: 'Virtual Machine' };

/** What tells a VM on Azure from others. */
export const azureAgent = { name: 'WindowsAzureGuestAgent', status: 'Running', startType: 'Automatic' };

/** Endpoints of a host without a way into the Internet. */
export const offline: FactValue<'reach.endpoints'> = [
  'global.azure-devices-provisioning.net:443',
  'global.azure-devices-provisioning.net:5671',
  'mcr.microsoft.com:443',
  'aka.ms:443',
].map((endpoint) => {
  const [host = '', port] = endpoint.split(':');
  return { host, port: Number(port), resolved: false, open: false, tls: 'none', issuer: null };
});
