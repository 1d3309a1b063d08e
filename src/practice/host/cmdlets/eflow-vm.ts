import type { Json } from '../../../contract/json.ts';
import { listText, runtimeVersion, statusText, imageBytes } from '../../guest/texts.ts';
import type { MachineState } from '../../state/machine.ts';
import type { Vm } from '../../state/vm.ts';
import { vmName } from '../../windows/eflow.ts';
import { telemetrySet, vmResize, vmStart, vmStop } from '../changes/power.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { agent } from '../changes/deploy-checks.ts';
import { freeMemoryMb } from '../../windows/resources.ts';
import { exceptionTail, information, sub } from '../lines.ts';
import { flagParameter, numberParameter, type Command } from '../stream.ts';
import { eflowCmdlet, eflowQuery, noRunningVm, noVmText, printed } from './eflow-common.ts';
import { badSize } from './eflow-deploy.ts';

/** Verify-EflowVm prints a line when the answer is no (eflow.md 8.5). */
const verify: Command = eflowQuery((machine) =>
  machine.vm === null ? { records: [information(sub(noVmText))], output: [false] } : [true],
);

function configuration(machine: MachineState, vm: Vm): Json {
  const name = vmName(machine);
  return {
    ID: vm.id.replaceAll('-', '').slice(0, 15),
    name,
    properties: {
      HighAvailabilityState: 'UNKNOWN_HA_STATE',
      disableHighAvailability: false,
      isPlaceholder: false,
      hardwareProfile: {
        customsize: { cpucount: vm.cpuCount, gpucount: vm.gpuCount, memorymb: vm.memoryMb },
        vmSize: 'Custom',
      },
      networkProfile: { networkInterfaces: [{ virtualNetworkInterfaceReference: `${name}Interface` }] },
      osProfile: {
        computerName: name,
        linuxConfiguration: { disablePasswordAuthentication: true },
        osbootstrapengine: 'CloudInit',
      },
      storageProfile: {},
    },
    tags: { [`${name}-id`]: vm.id },
  };
}

/** What the VM tells of itself: memory in MB, storage in MB of the data partition. */
function statistics(vm: Vm, now: number): Json {
  const total = vm.memoryMb - 57;
  const used = vm.guest.agentStartedAt === null ? 296 : 402;
  const storage = vm.dataGb * 1024 - 289;
  const usedStorage = 644 + Math.round(imageBytes(vm, now) / 1_000_000);
  return {
    TotalMemMb: total,
    UsedMemMb: used,
    AvailableMemMb: total - used,
    TotalStorageMb: storage,
    UsedStorageMb: usedStorage,
    AvailableStorageMb: storage - usedStorage,
    CpuCount: vm.cpuCount,
    KernelVersion: '6.6.0-1.azl3 #1 SMP Fri Jan 1 00:00:00 UTC 2025',
  };
}

/** Get-EflowVm (eflow.md 8.5): while the VM is off everything from inside is an empty object. */
const getVm: Command = eflowQuery((machine, _call, now) => {
  const { vm } = machine;
  if (vm === null) return printed(now, noVmText);
  const inside =
    vm.power === 'Off'
      ? { EdgeRuntimeVersion: {}, EdgeRuntimeStatus: {}, SystemStatistics: {} }
      : {
          EdgeRuntimeVersion: {
            IotEdgeVersion: runtimeVersion(machine.msi?.version ?? ''),
            MobyEngineVersion: '24.0.9',
            MobyCliVersion: '24.0.9',
          },
          EdgeRuntimeStatus: { SystemCtlStatus: statusText(machine, vm, now), ModuleList: listText(vm, now) },
          SystemStatistics: statistics(vm, now),
        };
  return [{ VmConfiguration: configuration(machine, vm), VmPowerState: vm.power, ...inside }];
});

/** What Start- and Stop-EflowVm meet first. */
function reachable(machine: MachineState): Prepared<Record<string, never>> {
  const down = agent(machine) ?? (machine.vm === null ? noVmText : undefined);
  return down === undefined ? { data: {} } : { end: { failed: down } };
}

/** Start-EflowVm and Stop-EflowVm do nothing when it is so already (eflow.md 7.2). */
const power = (wanted: Vm['power']): Command =>
  eflowCmdlet((call) =>
    runChange(call, wanted === 'Running' ? vmStart : vmStop, (machine) => {
      const prepared = reachable(machine);
      return 'data' in prepared && machine.vm?.power === wanted ? { end: { output: ['OK'] } } : prepared;
    }),
  );

type Size = { cpuCount: number; memoryMb: number };

/** More than the host has (F20), or than is free beside the running VM (F19). */
function tooLarge(machine: MachineState, { cpuCount, memoryMb }: Size): string | undefined {
  if (cpuCount > machine.windows.logicalProcessors) return 'Not enough CPU cores available.';
  const more = memoryMb > (machine.vm?.memoryMb ?? 0);
  return more && memoryMb > freeMemoryMb(machine) ? 'Not enough memory available.' : undefined;
}

/** Set-EflowVm. What it refuses it prints, and gives nothing (eflow.md 8.1); a VM that is off among it (F37). */
const setVm: Command = eflowCmdlet((call) => {
  const data: Size = {
    cpuCount: numberParameter(call, 'cpuCount') ?? 1,
    memoryMb: numberParameter(call, 'memoryInMB') ?? 1024,
  };
  return runChange(call, vmResize, (machine, at): Prepared<Size> => {
    const bad = badSize(data);
    if (bad !== undefined) return { end: { failed: bad } };
    const refusal = noRunningVm(machine) ?? tooLarge(machine, data);
    return refusal === undefined
      ? { data }
      : { end: { records: exceptionTail(at, refusal).map(information) } };
  });
});

/** Set-EflowVmTelemetryOption. */
const setTelemetry: Command = eflowCmdlet((call) =>
  runChange(call, telemetrySet, (machine, at): Prepared<{ optional: boolean }> => {
    const unable = noRunningVm(machine);
    return unable === undefined
      ? { data: { optional: flagParameter(call, 'optionalTelemetry') } }
      : { end: { records: exceptionTail(at, unable).map(information) } };
  }),
);

export const eflowVmCmdlets: Readonly<Record<string, Command>> = {
  'AzureEFLOW\\Verify-EflowVm': verify,
  'AzureEFLOW\\Get-EflowVm': getVm,
  'AzureEFLOW\\Start-EflowVm': power('Running'),
  'AzureEFLOW\\Stop-EflowVm': power('Off'),
  'AzureEFLOW\\Set-EflowVm': setVm,
  'AzureEFLOW\\Set-EflowVmTelemetryOption': setTelemetry,
};
