import { z } from 'zod';
import { factValues, type FactQuery } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import { parseLog, parseModules, parseServices } from './guest-text.ts';
import { endorsementKeyOfModulus, registrationIdOf } from './identity/endorsement-key.ts';
import { tpmProbes } from './identity/tpm-probes.ts';
import { imageProbes } from './images/probes.ts';
import { agentKey, eflowFolders, leftFilePatterns } from './leftovers.ts';
import { networkProbes } from './network/probes.ts';
import { absent, probe, RegistryRow, type HostFactId, type Probe } from './probe.ts';
import { historyProbes } from './timeline/probes.ts';
import { windowsProbes } from './windows-probes.ts';

export { absent, type HostFactId };

const text = z.string();
/** Numbers, also as text: 64-bit ones come like that. Nothing else counts, least of all an empty value for 0. */
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(?:\.\d+)?$/u)
    .transform(Number),
]);
/** Times in one spelling, so that they can be compared as text. */
const time = z.iso.datetime().transform((value) => new Date(value).toISOString());
const lastObject = (output: readonly Json[]) => z.record(z.string(), z.unknown()).parse(output.at(-1));

const ServiceRow = z.object({ Name: text, Status: text, StartType: text });
const services = (output: readonly Json[]) =>
  output
    .map((row) => ServiceRow.parse(row))
    .map((row) => ({ name: row.Name, status: row.Status, startType: row.StartType }));

const registry = (output: readonly Json[]) => output.map((row) => RegistryRow.parse(row));

const FindRow = z.object({ Pattern: text, Paths: z.array(text) });
/** Keys and patterns asked for by name answer one row each, found or not: a missing row is no answer. */
const threeKeys = z.tuple([RegistryRow, RegistryRow, RegistryRow]);
const threePatterns = z.tuple([FindRow, FindRow, FindRow]);

/** A program that failed has told nothing, whatever it printed. */
const ProgramRow = z.object({ ExitCode: z.literal(0), Lines: z.array(text) });

const windowsNt = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const componentServicing =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending';
const windowsUpdate =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired';
const sessionManager = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const microsoftUpdate =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Services\\7971f918-a847-4430-9279-4a52d1efe18d';
const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const modulePath = 'C:\\Program Files\\WindowsPowerShell\\Modules\\AzureEFLOW\\AzureEFLOW.psm1';
const programPath = 'C:\\Program Files\\Azure IoT Edge\\nodectl.exe';
const vmDiskPattern = 'C:\\Program Files\\Azure IoT Edge\\*EFLOW.vhdx';

/** eflow.md 6.2: FreePhysicalMemory counts KB, TotalPhysicalMemory bytes. */
const kbToMb = (kb: number) => Math.floor(kb / 1024);
const bytesToMb = (bytes: number) => Math.floor(bytes / 1024 / 1024);
const bytesToGb = (bytes: number) => Math.floor((bytes / 1024 ** 3) * 10) / 10;

/** Boot types of Kernel-Boot event 27: 0 full, 1 Fast Startup, 2 from hibernation. */
const bootTypes = ['full', 'fast-startup', 'hibernate'] as const;

/** A property whatever the case of its name, as key casing differs between builds (eflow.md 8.5). */
function property(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    const key = Object.keys(current).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    current = key === undefined ? undefined : (current as Record<string, unknown>)[key];
  }
  return current;
}

const stringOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const numberOrNull = (value: unknown) => {
  const parsed =
    typeof value === 'number' ? value : typeof value === 'string' ? Number.parseFloat(value) : Number.NaN;
  return Number.isFinite(parsed) ? parsed : null;
};
const textLines = (value: unknown) =>
  Array.isArray(value) ? value.filter((line) => typeof line === 'string') : [];

const SwitchRow = z.object({
  Id: text,
  Name: text,
  SwitchType: text,
  NetAdapterInterfaceDescription: z.unknown(),
});

const GuestRow = z.object({
  Now: time,
  ConfiguredAt: time.nullable(),
  Provisioning: z.unknown(),
  Status: z.array(text),
  List: z.array(text),
  IdentityLog: z.array(text),
  EdgedLog: z.array(text),
  AgentLog: z.array(text),
  ImageBytes: number,
  DiskFree: z.number().nullable(),
  Load: z.number().nullable(),
  Names: z.boolean().nullable(),
  Registry: z.boolean().nullable(),
  Ports: z.array(z.object({ Host: text, Port: z.number().int(), Open: z.boolean() })),
});

/** Every fact of the host with the one command that tells it. */
export const probes: { [K in HostFactId]: Probe<K> } = {
  'host.account': probe('host.account', 'account.read', {}, (output) => {
    const row = lastObject(output);
    return factValues['host.account'].parse({
      sid: row['Sid'],
      name: row['Name'],
      elevated: row['Elevated'],
      administrator: row['Administrator'],
      system: row['System'],
    });
  }),
  'host.os': probe('host.os', 'cim.operatingSystem', {}, (output) => {
    const row = lastObject(output);
    return {
      caption: text.parse(row['Caption']),
      version: text.parse(row['Version']),
      build: number.parse(row['BuildNumber']),
      sku: number.parse(row['OperatingSystemSKU']),
      productType: number.parse(row['ProductType']),
      hostName: text.parse(row['CSName']),
      lastBoot: time.parse(row['LastBootUpTime']),
      freeMemoryMb: kbToMb(number.parse(row['FreePhysicalMemory'])),
    };
  }),
  'host.ubr': probe('host.ubr', 'registry.read', { keys: [windowsNt] }, (output) => {
    const value = registry(output)[0]?.Values['UBR'];
    return value === undefined ? absent : number.parse(value);
  }),
  'host.computer': probe('host.computer', 'cim.computerSystem', {}, (output) => {
    const row = lastObject(output);
    return {
      manufacturer: text.parse(row['Manufacturer']),
      model: text.parse(row['Model']),
      hypervisorPresent: z.boolean().parse(row['HypervisorPresent']),
      totalMemoryMb: bytesToMb(number.parse(row['TotalPhysicalMemory'])),
      logicalProcessors: number.parse(row['NumberOfLogicalProcessors']),
    };
  }),
  'host.processor': probe('host.processor', 'cim.processor', {}, (output) => {
    const row = z.record(z.string(), z.unknown()).parse(output[0]);
    const flag = (value: unknown) => (typeof value === 'boolean' ? value : null);
    return {
      name: text.parse(row['Name']),
      architecture: number.parse(row['Architecture']),
      virtualizationFirmwareEnabled: flag(row['VirtualizationFirmwareEnabled']),
      secondLevelAddressTranslation: flag(row['SecondLevelAddressTranslationExtensions']),
      vmMonitorModeExtensions: flag(row['VMMonitorModeExtensions']),
    };
  }),
  'host.baseBoard': probe('host.baseBoard', 'cim.baseBoard', {}, (output) => {
    const row = lastObject(output);
    return { manufacturer: text.parse(row['Manufacturer']), product: text.parse(row['Product']) };
  }),
  'host.azureAgent': probe('host.azureAgent', 'service.read', { Name: ['WindowsAzureGuestAgent'] }, services),
  'host.volumes': probe('host.volumes', 'cim.logicalDisk', {}, (output) =>
    output
      .map((row) => z.record(z.string(), z.unknown()).parse(row))
      .filter((row) => row['Size'] !== null && row['Size'] !== undefined)
      .map((row) => ({
        drive: text.parse(row['DeviceID']),
        freeGb: bytesToGb(number.parse(row['FreeSpace'])),
        sizeGb: bytesToGb(number.parse(row['Size'])),
        fileSystem: stringOrNull(row['FileSystem']) ?? '',
        local: row['DriveType'] === 3,
      })),
  ),
  'host.boot': probe('host.boot', 'boot.events', {}, (output) =>
    output
      .map((row) => z.object({ TimeCreated: time, Properties: z.array(z.unknown()) }).parse(row))
      .map((row) => ({
        at: row.TimeCreated,
        type: bootTypes[number.parse(property(row.Properties[0], 'Value'))] ?? 'other',
      })),
  ),
  'host.pendingReboot': probe(
    'host.pendingReboot',
    'registry.read',
    { keys: [componentServicing, windowsUpdate, sessionManager] },
    (output) => {
      const [servicing, update, session] = threeKeys.parse(output);
      const renames = session.Values['PendingFileRenameOperations'];
      return {
        componentServicing: servicing.Exists,
        windowsUpdate: update.Exists,
        fileRename: Array.isArray(renames) && renames.length > 0,
      };
    },
  ),
  /** @assumed eflow.md 4.3: this service key with RegisteredWithAU 1 tells that Microsoft Update is on | verify: read the key before and after switching it on in Settings */
  'windows.microsoftUpdate': probe(
    'windows.microsoftUpdate',
    'registry.read',
    { keys: [microsoftUpdate] },
    (output) => {
      const [service] = z.tuple([RegistryRow]).parse(output);
      return service.Exists && service.Values['RegisteredWithAU'] === 1;
    },
  ),
  'hyperv.feature': probe('hyperv.feature', 'feature.read', { FeatureName: 'Microsoft-Hyper-V' }, (output) =>
    output.length === 0 ? absent : { state: text.parse(lastObject(output)['State']) },
  ),
  'hyperv.services': probe(
    'hyperv.services',
    'service.read',
    { Name: ['vmms', 'vmcompute', 'hvhost'] },
    services,
  ),
  'hyperv.launchType': probe('hyperv.launchType', 'bcdedit.current', {}, (output) => {
    const row = ProgramRow.parse(output.at(-1));
    const line = row.Lines.find((candidate) => /^hypervisorlaunchtype\s/iu.test(candidate));
    return line === undefined ? absent : (line.trim().split(/\s+/u)[1] ?? '');
  }),
  'hyperv.switches': probe('hyperv.switches', 'vswitch.read', {}, (output) =>
    output
      .map((row) => SwitchRow.parse(row))
      .map((row) => ({
        id: row.Id,
        name: row.Name,
        type: row.SwitchType,
        adapterDescription: stringOrNull(row.NetAdapterInterfaceDescription),
      })),
  ),
  ...networkProbes,
  ...tpmProbes,
  ...imageProbes,
  ...windowsProbes,
  ...historyProbes,
  'tpm.state': probe('tpm.state', 'tpm.read', {}, (output) => {
    const row = lastObject(output);
    return {
      present: z.boolean().parse(row['TpmPresent']),
      ready: z.boolean().parse(row['TpmReady']),
      enabled: z.boolean().parse(row['TpmEnabled']),
      lockedOut: row['LockedOut'] === true,
      restartPending: row['RestartPending'] === true,
      manufacturer: stringOrNull(row['ManufacturerIdTxt']) ?? '',
    };
  }),
  'tpm.spec': probe('tpm.spec', 'cim.tpm', {}, (output) =>
    output.length === 0
      ? absent
      : { version: text.parse(lastObject(output)['SpecVersion']).split(',')[0]?.trim() ?? '' },
  ),
  'tpm.endorsementKey': probe('tpm.endorsementKey', 'tpm.endorsementKey', {}, (output) => {
    const row = output.length === 0 ? undefined : lastObject(output);
    if (row === undefined || row['IsPresent'] !== true) return absent;
    const key = endorsementKeyOfModulus(
      Buffer.from(text.parse(row['Modulus']), 'base64'),
      number.parse(row['Exponent']),
    );
    if (key === undefined) return absent;
    return { endorsementKey: key, registrationId: registrationIdOf(key) };
  }),
  'eflow.products': probe(
    'eflow.products',
    'registry.read',
    { keys: [uninstall], children: true, where: 'DisplayName', like: 'Azure IoT Edge*' },
    (output) =>
      registry(output).map((row) => ({
        productCode: row.Key.split('\\').at(-1) ?? '',
        displayName: text.parse(row.Values['DisplayName']),
        displayVersion: text.parse(row.Values['DisplayVersion']),
      })),
  ),
  'eflow.files': probe(
    'eflow.files',
    'files.find',
    { patterns: [modulePath, programPath, vmDiskPattern] },
    (output) => {
      const [module, program, disks] = threePatterns.parse(output);
      return { module: module.Paths.length > 0, program: program.Paths.length > 0, vmDisks: disks.Paths };
    },
  ),
  'eflow.leftFiles': probe(
    'eflow.leftFiles',
    'files.find',
    { patterns: leftFilePatterns.flat() },
    (output) => {
      const rows = z.array(FindRow).length(leftFilePatterns.flat().length).parse(output);
      return eflowFolders
        .map((folder, i) => {
          const own = leftFilePatterns[i] ?? [];
          const paths = rows.slice(i * own.length, (i + 1) * own.length).flatMap(({ Paths }) => Paths);
          return { folder, files: paths.length };
        })
        .filter(({ files }) => files > 0);
    },
  ),
  'eflow.agentKey': probe(
    'eflow.agentKey',
    'registry.read',
    { keys: [agentKey], bare: true },
    (output) => RegistryRow.parse(output.at(-1)).Exists,
  ),
  'eflow.services': probe('eflow.services', 'service.read', { Name: ['wssdagent', 'EFLOWProxy'] }, services),
  'eflow.vmListed': probe('eflow.vmListed', 'hcsdiag.list', {}, (output) => {
    const row = ProgramRow.parse(output.at(-1));
    return row.Lines.filter((line) => line.includes('wssdagent')).map((line) => {
      const cells = line.split(',').map((cell) => cell.trim());
      return { id: cells[2] ?? '', state: cells[1] ?? '' };
    });
  }),
  'eflow.verify': probe('eflow.verify', 'eflow.verify', {}, (output) => z.boolean().parse(output.at(-1))),
  'eflow.vm': probe('eflow.vm', 'eflow.vm', {}, (output) => {
    const row = output.at(-1);
    const status = property(row, 'EdgeRuntimeStatus');
    const size = property(row, 'VmConfiguration', 'properties', 'hardwareProfile', 'customsize');
    const statistics = property(row, 'SystemStatistics');
    return {
      power: text.parse(property(row, 'VmPowerState')),
      name: stringOrNull(property(row, 'VmConfiguration', 'name')) ?? '',
      runtimeVersion: stringOrNull(property(row, 'EdgeRuntimeVersion', 'IotEdgeVersion')),
      services: parseServices(textLines(property(status, 'SystemCtlStatus'))),
      modules: parseModules(textLines(property(status, 'ModuleList'))),
      cpuCount: numberOrNull(property(size, 'cpucount')),
      gpuCount: numberOrNull(property(size, 'gpucount')),
      memoryMb: numberOrNull(property(size, 'memorymb')),
      usedMemoryMb: numberOrNull(property(statistics, 'UsedMemMb')),
      storageMb: numberOrNull(property(statistics, 'TotalStorageMb')),
      usedStorageMb: numberOrNull(property(statistics, 'UsedStorageMb')),
    };
  }),
  /** @assumed eflow.md 8.5: Get-EflowVmTelemetryOption answers Optional or Required | verify: run it on a VM deployed with each of both answers */
  'eflow.optionalTelemetry': probe('eflow.optionalTelemetry', 'eflow.telemetry', {}, (output) =>
    output.length === 0 ? absent : z.enum(['Optional', 'Required']).parse(output.at(-1)) === 'Optional',
  ),
  /**
   * The card of the host as EFLOW sees it.
   *
   * @assumed eflow.md 8.5: GpuInfo has Count 0 and no name without a card, and names one card where there are several alike | verify: Get-EflowHostConfiguration on a host without a card, with one, and with two
   */
  'eflow.gpu': probe('eflow.gpu', 'eflow.host', {}, (output) => {
    const info = property(output.at(-1), 'GpuInfo');
    return {
      name: stringOrNull(property(info, 'Name')),
      count: number.parse(property(info, 'Count')),
      types: textLines(property(info, 'SupportedPassthroughTypes')),
    };
  }),
  'eflow.defender': probe('eflow.defender', 'eflow.feature', { feature: 'Defender' }, (output) =>
    z.boolean().parse(output.at(-1)),
  ),
  'eflow.dpsTpm': probe('eflow.dpsTpm', 'eflow.feature', { feature: 'DpsTpm' }, (output) =>
    z.boolean().parse(output.at(-1)),
  ),
  /**
   * Names of the two properties are not confirmed, so they are found by pattern (eflow.md 8.5).
   *
   * @assumed eflow.md 8.5: the object has one property with "endorsement" and one with "registration" in its name | verify: Get-EflowVmTpmProvisioningInfo | Get-Member on a host with DpsTpm on
   */
  'eflow.tpmInfo': probe('eflow.tpmInfo', 'eflow.tpmInfo', {}, (output) => {
    const row = output.findLast(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    );
    if (row === undefined) return absent;
    const find = (pattern: RegExp) =>
      Object.entries(row as Record<string, unknown>).find(([name]) => pattern.test(name))?.[1];
    return {
      endorsementKey: text.min(1).parse(find(/endorsement/iu)),
      registrationId: text.min(1).parse(find(/registration/iu)),
    };
  }),
  'guest.runtime': probe(
    'guest.runtime',
    'guest.read',
    {},
    (output) => {
      const row = GuestRow.parse(output.at(-1));
      return factValues['guest.runtime'].parse({
        now: row.Now,
        configuredAt: row.ConfiguredAt,
        provisioning:
          row.Provisioning === null || row.Provisioning === undefined
            ? null
            : {
                source: property(row.Provisioning, 'Source'),
                method: property(row.Provisioning, 'Method'),
                hub: stringOrNull(property(row.Provisioning, 'Hub')),
                deviceId: stringOrNull(property(row.Provisioning, 'DeviceId')),
                scopeId: stringOrNull(property(row.Provisioning, 'ScopeId')),
                registrationId: stringOrNull(property(row.Provisioning, 'RegistrationId')),
                fingerprint: stringOrNull(property(row.Provisioning, 'Fingerprint')),
                thumbprint: stringOrNull(property(row.Provisioning, 'Thumbprint')),
              },
        services: parseServices(row.Status),
        modules: parseModules(row.List),
        identityLog: parseLog(row.IdentityLog),
        edgedLog: parseLog(row.EdgedLog),
        agentLog: parseLog(row.AgentLog),
        imageBytes: row.ImageBytes,
        diskFreePercent: row.DiskFree,
        namesFound: row.Names,
        registryOpen: row.Registry,
        load: row.Load,
        ports: row.Ports.map((port) => ({ host: port.Host, port: port.Port, open: port.Open })),
      });
    },
    { fingerprints: true },
  ),
  'guest.root': probe('guest.root', 'guest.root', {}, (output) => {
    const row = z
      .object({
        System: text.nullish(),
        Trusted: z.boolean(),
        Modules: text.nullish(),
        Bundle: text.nullish(),
      })
      .parse(output.at(-1));
    return {
      system: row.System ?? null,
      trusted: row.Trusted,
      modules: row.Modules ?? null,
      otherBundle: row.Bundle ?? null,
    };
  }),
  'guest.config': probe('guest.config', 'guest.config', {}, (output) => {
    const row = z.object({ Provisioning: z.unknown(), Volumes: z.unknown() }).parse(output.at(-1));
    const { Provisioning: told } = row;
    const one = (name: string) => stringOrNull(property(told, name));
    return factValues['guest.config'].parse({
      provisioning:
        told === null || told === undefined
          ? null
          : {
              source: property(told, 'Source'),
              method: property(told, 'Method'),
              hub: one('Hub'),
              deviceId: one('DeviceId'),
              scopeId: one('ScopeId'),
              registrationId: one('RegistrationId'),
              globalEndpoint: one('GlobalEndpoint'),
              certificatePath: one('CertificatePath'),
              keyPath: one('KeyPath'),
            },
      volumes:
        z
          .array(z.object({ Name: text, Bytes: number }))
          .nullable()
          .parse(row.Volumes)
          ?.map(({ Name, Bytes }) => ({ name: Name, bytes: Bytes })) ?? null,
    });
  }),
};

/** True when the host is the one to ask. */
export function isHostFact(query: FactQuery): query is FactQuery & { id: HostFactId } {
  return query.id in probes;
}
