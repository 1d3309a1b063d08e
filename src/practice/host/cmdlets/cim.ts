import type { Json } from '../../../contract/json.ts';
import type { MachineState } from '../../state/machine.ts';
import { isClient } from '../../windows/hyperv.ts';
import { freeDiskGb, freeMemoryMb } from '../../windows/resources.ts';
import { sameName } from '../like.ts';
import { query } from '../query.ts';
import { textParameter, type Command } from '../stream.ts';

const gb = 1024 ** 3;

function operatingSystem({ windows, boot }: MachineState, free: number): Json {
  return {
    Caption: windows.caption,
    Version: windows.version,
    BuildNumber: String(windows.build),
    OperatingSystemSKU: windows.sku,
    ProductType: windows.productType,
    CSName: windows.hostName,
    LastBootUpTime: new Date(boot.lastBootAt).toISOString(),
    FreePhysicalMemory: free * 1024,
  };
}

function computerSystem({ windows, boot, network }: MachineState): Json {
  return {
    Manufacturer: windows.manufacturer,
    Model: windows.model,
    HypervisorPresent: boot.hypervisorRunning,
    TotalPhysicalMemory: windows.totalMemoryMb * 1024 * 1024,
    NumberOfLogicalProcessors: windows.logicalProcessors,
    PartOfDomain: network.domainMember,
  };
}

/** With a running hypervisor these flags read False although everything is fine (HC-05). */
function processor({ windows, firmware, boot }: MachineState): Json {
  const seen = (flag: boolean) => flag && !boot.hypervisorRunning;
  return {
    Name: windows.processor,
    Architecture: windows.architecture === 'x64' ? 9 : 12,
    VirtualizationFirmwareEnabled: seen(firmware.virtualisation),
    SecondLevelAddressTranslationExtensions: seen(firmware.slat),
    VMMonitorModeExtensions: seen(firmware.vmMonitor),
  };
}

function logicalDisks(machine: MachineState): Json[] {
  return machine.windows.volumes.map((volume) => {
    const free = freeDiskGb(machine, volume.drive);
    return {
      DeviceID: volume.drive,
      DriveType: volume.driveType,
      FileSystem: volume.fileSystem,
      FreeSpace: free === null ? null : Math.round(free * gb),
      Size: volume.sizeGb === null ? null : Math.round(volume.sizeGb * gb),
    };
  });
}

/** Win32_Tpm has no instance on a machine without a TPM. */
function tpm(machine: MachineState): Json[] {
  if (!machine.tpm.present) return [];
  return [{ SpecVersion: machine.tpm.spec, ManufacturerVersion: machine.tpm.manufacturerVersion }];
}

const classes: Readonly<Record<string, (machine: MachineState) => Json[]>> = {
  Win32_OperatingSystem: (machine) => [operatingSystem(machine, freeMemoryMb(machine))],
  Win32_ComputerSystem: (machine) => [computerSystem(machine)],
  Win32_Processor: (machine) => [processor(machine)],
  Win32_BaseBoard: ({ windows }) => [
    { Manufacturer: windows.boardManufacturer, Product: windows.boardProduct },
  ],
  Win32_LogicalDisk: logicalDisks,
  Win32_Tpm: tpm,
  FirewallProduct: ({ settings }) =>
    settings.firewalls.map(({ name, state }) => ({ DisplayName: name, ProductState: state })),
  UWF_Filter: ({ settings }) => [{ CurrentEnabled: settings.writeFilter }],
};

/** Get-CimInstance of the classes the readiness checks ask for (eflow.md 6.2). */
const getCimInstance: Command = query((machine, call) => {
  const wanted = textParameter(call, 'ClassName') ?? '';
  const found = Object.entries(classes).find(([name]) => sameName(name, wanted));
  // The class of a feature that is not installed is not there at all, and servers have no security centre.
  const missing =
    (found?.[0] === 'UWF_Filter' && machine.settings.writeFilter === null) ||
    (found?.[0] === 'FirewallProduct' && !isClient(machine));
  return found === undefined || missing ? { failed: 'Invalid class' } : found[1](machine);
});

export const cimCmdlets: Readonly<Record<string, Command>> = {
  'CimCmdlets\\Get-CimInstance': getCimInstance,
};
