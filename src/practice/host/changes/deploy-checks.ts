import type { MachineState } from '../../state/machine.ts';
import { windowsKeys } from '../../../main/domain/windows-keys.ts';
import { isClient } from '../../windows/hyperv.ts';
import { freeDiskGb, freeMemoryMb } from '../../windows/resources.ts';
import { settingKeys } from '../../windows/settings.ts';

/** Why Deploy-Eflow refuses, in its own words (eflow.md 19 B), or undefined. */
export type Refusal = string | undefined;

/** Editions Deploy-Eflow takes (eflow.md 2.1): client Pro and Enterprise families, Server Standard and Datacenter. */
const editions = new Set([48, 49, 161, 4, 27, 125, 126, 188, 191, 7, 8, 12, 13, 79, 80, 407]);

function edition(machine: MachineState): Refusal {
  const { build, sku } = machine.windows;
  return build >= 17_763 && editions.has(sku)
    ? undefined
    : 'This Windows device does not meet the minimum requirements for Azure EFLOW. Please refer to https://aka.ms/AzEFLOW-Requirements';
}

function features(machine: MachineState): Refusal {
  const { feature } = machine.hyperV;
  if (feature === 'Missing') return "'Microsoft-Hyper-V' isn't available in this Windows edition";
  if (feature !== 'Enabled' && feature !== 'DisablePending') {
    return "'Microsoft-Hyper-V' could not be enabled. Please add 'Microsoft-Hyper-V' optional feature in settings and restart the deployment";
  }
  if (!machine.windows.openSshClient) {
    return 'Installation of Hyper-V, Hyper-V Management PowerShell or OpenSSH failed. Please install manually and restart deployment. Aborting...';
  }
  return undefined;
}

function hyperV(machine: MachineState): Refusal {
  const broken = (property: string) =>
    `Hyper-V properties indicate the Hyper-V component is not functional (property ${property} is false)`;
  if (!machine.boot.hypervisorRunning) {
    return machine.firmware.virtualisation
      ? broken('HyperVisorPresent')
      : broken('HyperVRequirementVirtualizationFirmwareEnabled');
  }
  const running = ['vmms', 'vmcompute'].every((name) => machine.services[name]?.status === 'Running');
  return running ? undefined : 'Hyper-V core services not running (vmms, vmcompute, hvhost)';
}

/** The switch that Deploy-Eflow is to use. */
interface VSwitch {
  name: string;
  type: 'Internal' | 'External';
}

/** On a client an Internal switch is the Default Switch or none (F25). */
export function virtualSwitch(machine: MachineState, { name, type }: VSwitch): Refusal {
  if (isClient(machine) && type === 'Internal' && name !== 'Default Switch')
    return "Virtual switch of type 'Internal' is not supported on current host OS";
  const found = machine.switches.filter((one) => one.name === name && one.type === type);
  if (found.length === 0) return `The virtual switch '${name}' of type '${type}' was not found`;
  return found.length > 1 ? `Found multiple VMMS switches with name '${name}' of type '${type}'` : undefined;
}

/** Step 3: a static address on the Default Switch cannot be (F78). */
export function addressChecks({ vswitch, address }: { vswitch: VSwitch; address: object | null }): Refusal {
  return address !== null && vswitch.name === 'Default Switch'
    ? 'Cannot set Static IP on ICS type virtual switch (Default Switch)'
    : undefined;
}

/** Without its agent, or without a valid certificate of it, AzureEFLOW can do nothing (F27, F45). */
export function agent(machine: MachineState): Refusal {
  const service = machine.services['wssdagent'];
  if (service === undefined) return "Can't find WSSDAGENT service!";
  if (service.status !== 'Running') return 'WssdAgent is unreachable. wssdagent unreachable, please retry...';
  return machine.msi?.certificateOver === true
    ? 'rpc error: code = Unavailable desc = connection error: authentication handshake failed: x509: certificate has expired or is not yet valid'
    : undefined;
}

/** A deployment happens once; what is left of a broken one counts too (F29). */
export function existingVm(machine: MachineState): Refusal {
  return machine.vm !== null || machine.msi?.brokenDisk === true
    ? 'An existing virtual machine was detected. To redeploy Azure IoT Edge for Linux on Windows, please uninstall and re-install'
    : undefined;
}

const signers = [windowsKeys.root2010, windowsKeys.root2011, windowsKeys.signing2011];

/** The module checks the signatures of its own files; Windows fetches missing certificates where it can (F07). */
function signatures(machine: MachineState): Refusal {
  const keys = settingKeys(machine);
  return machine.settings.reach.resolves || signers.every((key) => keys.has(key))
    ? undefined
    : 'could not track signature to the microsoft root certificate (CERT_TRUST_IS_PARTIAL_CHAIN)';
}

/** Step 1: is this host able to run the VM at all? */
export function hostChecks(machine: MachineState, vswitch: VSwitch): Refusal {
  return (
    signatures(machine) ??
    edition(machine) ??
    features(machine) ??
    hyperV(machine) ??
    virtualSwitch(machine, vswitch) ??
    agent(machine)
  );
}

/** The card that Deploy-Eflow is to hand over. */
export interface WantedGpu {
  name: string;
  type: string;
  count: number;
}

/**
 * Is the card there, and can it be handed over so (F75, F76)?
 *
 * @assumed eflow.md 13: Deploy-Eflow looks at the card before it makes anything | verify: Deploy-Eflow with gpuName of a card that is not there
 */
export function gpuChecks(machine: MachineState, wanted: WantedGpu | null): Refusal {
  if (wanted === null) return undefined;
  const { name, type, count } = wanted;
  if (name === '' || type === '' || count < 1 || (type === 'ParaVirtualization' && count !== 1))
    return 'Invalid GPU configuration requested';
  const { gpu } = machine.windows;
  if (gpu?.name !== name) return `GPU '${name}' not available`;
  if (gpu.count < count) return 'not enough GPUs available';
  if (type === 'DirectDeviceAssignment' && !/\b(?:T4|A2)\b/u.test(name))
    return `Unsupported DDA Type: ${name}`;
  return gpu.types.includes(type) ? undefined : `GPU PassthroughType '${type}' not supported`;
}

/** What is asked of the host for a VM of this size. */
export interface Wanted {
  cpuCount: number;
  memoryMb: number;
  dataGb: number;
}

/** Disk space that Deploy-Eflow asks for in its text, in GB: the shipped image and the data partition (eflow.md 8.4). */
export function requiredDiskGb(wanted: Wanted): number {
  return Math.max(17, wanted.dataGb + 7);
}

/**
 * Step 2: has it room for a VM of this size now? A host with 17.5 GB free was refused although the text asks for 17, also
 * with a smaller data partition (F21).
 */
export function sizeChecks(machine: MachineState, wanted: Wanted): Refusal {
  if ((freeDiskGb(machine, 'C:') ?? 0) < requiredDiskGb(wanted) + 1)
    return "Not enough disk space is available on drive 'C:'.";
  if (freeMemoryMb(machine) < wanted.memoryMb) return 'Not enough memory available.';
  if (machine.windows.logicalProcessors < wanted.cpuCount) return 'Not enough CPU cores available.';
  return undefined;
}
