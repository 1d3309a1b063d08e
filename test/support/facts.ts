import {
  factKey,
  type FactId,
  type FactQuery,
  type FactRecord,
  type FactValue,
  type UnknownReason,
} from '../../src/contract/facts.ts';
import { factsOf, type Facts } from '../../src/main/domain/facts.ts';

/** A moment of the tests' day, in minutes after eight o'clock. */
export const at = (minutes: number, ms = 0) =>
  new Date(Date.UTC(2026, 2, 1, 8, 0, 0, ms) + minutes * 60_000).toISOString();

/** A fact that could not be learnt. */
export interface Unknown {
  unknown: UnknownReason;
}
export const unknown = (reason: UnknownReason): Unknown => ({ unknown: reason });
export const reasons: readonly UnknownReason[] = ['elevation', 'timeout', 'absent', 'failed'];

/** Facts by their key: the value, or why there is none. */
export type Given = { [K in FactId]?: FactValue<K> | Unknown } & {
  [key: `file:${string}`]: FactValue<'file'> | Unknown;
  [key: `host.folder:${string}`]: FactValue<'host.folder'> | Unknown;
  [key: `eflow.share:${string}`]: FactValue<'eflow.share'> | Unknown;
  [key: `file.certificate:${string}`]: FactValue<'file.certificate'> | Unknown;
  [key: `file.images:${string}`]: FactValue<'file.images'> | Unknown;
  [key: `file.root:${string}`]: FactValue<'file.root'> | Unknown;
  [key: `file.privateKey:${string}`]: FactValue<'file.privateKey'> | Unknown;
  [key: `file.opened:${string}`]: FactValue<'file.opened'> | Unknown;
  [key: `person.answer:${string}`]: FactValue<'person.answer'> | Unknown;
  [key: `secret.fingerprint:${string}`]: FactValue<'secret.fingerprint'> | Unknown;
  [key: `cloud.device:${string}`]: FactValue<'cloud.device'> | Unknown;
  [key: `cloud.enrollment:${string}`]: FactValue<'cloud.enrollment'> | Unknown;
  [key: `cloud.group:${string}`]: FactValue<'cloud.group'> | Unknown;
  [key: `cloud.registration:${string}`]: FactValue<'cloud.registration'> | Unknown;
};

const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && 'unknown' in value;

/** When a fact was told: at eight; by a VM whose clock is right, when its own clock says. */
const readAt = (key: string, value: unknown) =>
  key === 'guest.runtime' ? (value as FactValue<'guest.runtime'>).now : at(0);

export function recordOf(given: Given): FactRecord {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      isUnknown(value)
        ? { at: at(0), source: 'test', unknown: value.unknown }
        : { at: readAt(key, value), source: 'test', value: value as never },
    ]),
  );
}

/** Exactly these facts. */
export const factsOfThese = (given: Given): Facts => factsOf(recordOf(given));

/**
 * Exactly the facts that were asked for, so that looking at another one throws. What is not given is unknown; what is
 * given and not asked for is a mistake of the test.
 */
export function factsFor(
  queries: readonly FactQuery[],
  given: Given,
  otherwise: Unknown = unknown('failed'),
): Facts {
  const keys = new Set(queries.map(factKey));
  const stray = Object.keys(given).filter((key) => !keys.has(key));
  if (stray.length > 0) throw new Error(`nobody asks for ${stray.join(', ')}`);
  const rest = Object.fromEntries([...keys].map((key) => [key, otherwise]));
  return factsOf(recordOf({ ...rest, ...given }));
}

/** Of a whole host only what is asked for. */
export function asked(queries: readonly FactQuery[], given: Given): Given {
  const keys = new Set(queries.map(factKey));
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.has(key))) as Given;
}

/** A client PC with Windows 11 that was started at eight. */
export const os = (more: Partial<FactValue<'host.os'>> = {}): FactValue<'host.os'> => ({
  caption: 'Microsoft Windows 11 Enterprise',
  version: '10.0.22631',
  build: 22_631,
  sku: 4,
  productType: 1,
  hostName: 'HOST01',
  lastBoot: at(0),
  freeMemoryMb: 9_000,
  ...more,
});

export const computer = (hypervisorPresent: boolean): FactValue<'host.computer'> => ({
  manufacturer: 'Contoso',
  model: 'Box',
  hypervisorPresent,
  totalMemoryMb: 16_000,
  logicalProcessors: 8,
});

export const pending = (fileRename: boolean): FactValue<'host.pendingReboot'> => ({
  componentServicing: false,
  windowsUpdate: false,
  fileRename,
});

export const version = '1.5.7.01026';
export const product = (displayVersion = version): FactValue<'eflow.products'>[number] => ({
  productCode: '{11111111-2222-3333-4444-555555555555}',
  displayName: 'Azure IoT Edge LTS',
  displayVersion,
});

export const eflowFiles = (module: boolean, vmDisks: string[] = []): FactValue<'eflow.files'> => ({
  module,
  program: module,
  vmDisks,
});
export const vmDisk = 'C:\\Program Files\\Azure IoT Edge\\AzureIoTEdgeForLinux-v1-EFLOW.vhdx';

export const vm = (power: string): FactValue<'eflow.vm'> => ({
  power,
  name: 'HOST01-EFLOW',
  runtimeVersion: '1.5.21',
  services: [],
  modules: [],
  cpuCount: 1,
  gpuCount: 0,
  memoryMb: 1024,
  usedMemoryMb: 400,
  storageMb: 9_900,
  usedStorageMb: 900,
});

type Runtime = FactValue<'guest.runtime'>;

/** The identity of a device that was provisioned by DPS with its TPM. */
export const byTpm = (
  more: Partial<NonNullable<Runtime['provisioning']>> = {},
): NonNullable<Runtime['provisioning']> => ({
  source: 'dps',
  method: 'tpm',
  hub: null,
  deviceId: null,
  scopeId: '0ne00ABCDEF',
  registrationId: 'press-3',
  fingerprint: null,
  thumbprint: null,
  ...more,
});

/** The identity of a device that was provisioned with a connection string. */
export const byString = (fingerprint: string): NonNullable<Runtime['provisioning']> => ({
  source: 'manual',
  method: 'sas',
  hub: 'contoso.azure-devices.net',
  deviceId: 'press-3',
  scopeId: null,
  registrationId: null,
  fingerprint,
  thumbprint: null,
});

export const edgeAgent = (status = 'running'): Runtime['modules'][number] => ({
  name: 'edgeAgent',
  status,
  description: status === 'running' ? 'Up 4 minutes' : 'Failed (1) 20 seconds ago',
  image: 'mcr.microsoft.com/azureiotedge-agent:1.5',
});

/** A VM that has shown everything that is asked for as a proof; configured at 8:10. */
export const runtime = (more: Partial<Runtime> = {}): Runtime => ({
  now: at(20),
  configuredAt: at(10),
  provisioning: byTpm(),
  services: ['edged', 'identityd', 'keyd', 'certd']
    .map((name) => ({ name: `aziot-${name}`, state: 'Running' }))
    .concat({
      name: 'aziot-tpmd',
      state: 'Ready',
    }),
  modules: [edgeAgent()],
  identityLog: [
    { at: at(11), text: 'Assigned to IoT hub: contoso.azure-devices.net' },
    { at: at(12), text: 'Provisioning complete.' },
  ],
  agentLog: [
    { at: at(14), text: 'Edge agent connected to IoT Hub via Amqp_Tcp_Only' },
    { at: at(15), text: 'Obtained Edge agent twin from IoTHub with desired properties version 1' },
  ],
  edgedLog: [],
  imageBytes: 268_000_000,
  diskFreePercent: 83,
  namesFound: true,
  registryOpen: true,
  load: 0.42,
  ports: [
    { host: 'contoso.azure-devices.net', port: 5671, open: true },
    { host: 'contoso.azure-devices.net', port: 443, open: true },
  ],
  ...more,
});
