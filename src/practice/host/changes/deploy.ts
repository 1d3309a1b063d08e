import { z } from 'zod';
import type { HostRecord } from '../../../main/ports.ts';
import { bootVm } from '../../guest/power.ts';
import type { MachineState } from '../../state/machine.ts';
import { createVm, vmName } from '../../windows/eflow.ts';
import {
  defaultConnection,
  defaultSwitchLeases,
  plantLease,
  type Connection,
} from '../../windows/network.ts';
import { freeDiskGb, freeMemoryMb } from '../../windows/resources.ts';
import { exceptionTail, information, statusAt, sub } from '../lines.ts';
import { defineChange, type Outcome, type Phase } from './change.ts';
import { addressChecks, gpuChecks, hostChecks, requiredDiskGb, sizeChecks } from './deploy-checks.ts';

export const Deploy = z.strictObject({
  cpuCount: z.int(),
  memoryMb: z.int(),
  dataGb: z.int(),
  logSize: z.enum(['Small', 'Large']),
  telemetry: z.enum(['Optional', 'Required']),
  gpu: z.strictObject({ name: z.string(), type: z.string(), count: z.int() }).nullable().default(null),
  vswitch: z.strictObject({ name: z.string(), type: z.enum(['Internal', 'External']) }),
  /** The static triple; null when the address comes by DHCP. */
  address: z
    .strictObject({ ip4Address: z.string(), ip4PrefixLength: z.int(), ip4GatewayAddress: z.string() })
    .nullable(),
});
type Deploy = z.infer<typeof Deploy>;

const info = (lines: readonly string[]): HostRecord[] => lines.map(information);

/** A refusal before anything was made: the text is printed and returned (eflow.md 8.1). */
export function refusedWith(at: number, text: string): Outcome {
  return { records: info(exceptionTail(at, text)), output: [text] };
}

const notFound = (machine: MachineState) =>
  `rpc error: code = NotFound desc = [Store] unable to filter entity from store for type[VirtualMachineInternal], FilterName[Name], FilterValue[${vmName(machine)}]: Not Found`;

/** The tail of a deployment that broke, and the text it returns (eflow.md 8.4). The cause may stand in a line of its own. */
function broken(machine: MachineState, at: number, cause: string, line?: string): Outcome {
  const t = statusAt(at);
  const text = 'Unable to create virtual machine. (L1184)';
  return {
    records: info([
      ...(line === undefined || line === '' ? [] : [sub(line)]),
      t('Error: Virtual machine creation failed!'),
      t('Cleaning up...'),
      ...exceptionTail(
        at,
        `C:\\Program Files\\Azure IoT Edge\\nodectl.exe  compute vm show --name ${vmName(machine)} -o json failed to execute [Error: ${cause}] at line 4069`,
      ),
      ...exceptionTail(at, text),
      t(
        'In order to attempt another deployment, please uninstall the Azure IoT Edge msi and start from fresh',
      ),
    ]),
    output: [text],
  };
}

const prepareHost: Phase<Deploy> = {
  name: 'prepare-host',
  virtualMs: 10_000,
  says: (machine, _data, at) => {
    const t = statusAt(at);
    return info([
      t('Deploying Azure IoT Edge for Linux on Windows'),
      sub('Configuration does not exist. Creating a default configuration...'),
      t('Creating configuration'),
      sub('Configuration created successfully'),
      t('Enabling Microsoft Update. This will allow Azure IoT Edge for Linux on Windows to receive updates.'),
      sub('Microsoft Update is enabled.'),
      t('Step 1: Preparing host for Azure IoT Edge for Linux on Windows'),
      t('Checking host for required features'),
      sub("Checking the status of 'Microsoft-Hyper-V'"),
      sub("Checking the status of 'Microsoft-Hyper-V-Management-PowerShell'"),
      sub(
        `Checking the status of '${machine.windows.build === 17_763 ? 'VirtualMachinePlatform' : 'Microsoft-Hyper-V-Hypervisor'}'`,
      ),
      sub("Checking the status of 'OpenSSH.Client*'"),
      sub('Verifying whether Hyper-V is enabled and functional'),
    ]);
  },
  effect: (machine, data, at) => {
    // Stays on whatever comes of the deployment, and after an uninstall (eflow.md 4.3).
    machine.windows.microsoftUpdate = true;
    const refusal = hostChecks(machine, data.vswitch);
    return refusal === undefined ? undefined : refusedWith(at, refusal);
  },
};

const validate: Phase<Deploy> = {
  name: 'validate',
  virtualMs: 5_000,
  says: (machine, data, at) => {
    const t = statusAt(at);
    const disk = requiredDiskGb(data);
    return info([
      sub('Hyper-V core services are active'),
      t(`Checking for virtual switch with name '${data.vswitch.name}'`),
      sub(`The virtual switch '${data.vswitch.name}' of type '${data.vswitch.type}' is present`),
      t('Associating wssdagent service with nodectl'),
      t(`Creating vnet (name: ${data.vswitch.name})`),
      t('Step 2: Validating pre-requisites and deployment parameters...'),
      sub(
        `Verifying host requirements for selected configuration (${disk} GB disk size, ${data.memoryMb} MB memory, ${data.cpuCount} CPUs)`,
      ),
      t('Verifying Host OS can support requested configuration'),
      t('Verifying required storage, RAM and number of cores are available'),
      sub(`Drive 'C:' has ${Math.floor(freeDiskGb(machine, 'C:') ?? 0)} GB free`),
      sub(`A minimum of ${disk} GB disk space is required on drive 'C:'`),
      sub(`Host has ${freeMemoryMb(machine)} MB free memory`),
      sub(`A minimum of ${data.memoryMb} MB memory is required`),
      sub(`Host has ${machine.windows.logicalProcessors} CPU cores`),
      sub(`A minimum of ${data.cpuCount} CPU cores is required`),
    ]);
  },
  effect: (machine, data, at) => {
    const refusal = sizeChecks(machine, data) ?? gpuChecks(machine, data.gpu);
    return refusal === undefined ? undefined : refusedWith(at, refusal);
  },
};

const verifyInstallation: Phase<Deploy> = {
  name: 'verify-installation',
  virtualMs: 8_000,
  says: (_machine, data, at) =>
    info([
      sub('Verifying static IP support for selected configuration'),
      statusAt(at)('Step 3: Verifying installation'),
      sub('Verifying expected Windows host binaries'),
      sub('Verifying expected Linux VM image'),
      sub('Testing for ssh key'),
      sub('Generating SSH key...'),
      sub('Testing for wssdagent service'),
      sub('Testing if wssdagent is running'),
      sub('Testing if container resource is provisioned'),
      sub(`Testing if vnet resource '${data.vswitch.name}' is provisioned`),
    ]),
  effect: (_machine, data, at) => {
    const refusal = addressChecks(data);
    return refusal === undefined ? undefined : refusedWith(at, refusal);
  },
};

const extract: Phase<Deploy> = {
  name: 'extract-disk',
  virtualMs: 17_000,
  says: (_machine, _data, at) =>
    info([
      statusAt(at)('Step 4: Runtime configuration complete. Creating virtual machine'),
      statusAt(at)('Extracting Linux VHD'),
    ]),
  effect: (machine) => {
    if (machine.msi !== null) machine.msi.brokenDisk = true;
    return undefined;
  },
};

const instantiate: Phase<Deploy> = {
  name: 'instantiate',
  virtualMs: 22_000,
  says: (machine, data, at) =>
    info([
      statusAt(at)(
        `Setting dynamically expanding virtual hard disk maximum size to ${(data.dataGb + 18.66).toFixed(2)} GB`,
      ),
      sub('Creating storage vhd (file: AzureIoTEdgeForLinux-v1-EFLOW)'),
      sub(`Creating vnic (name: ${vmName(machine)}Interface)`),
      sub(`Instantiating virtual machine (name: ${vmName(machine)})`),
    ]),
  effect: (machine, data, at) => {
    const short = freeMemoryMb(machine) < data.memoryMb;
    if (short)
      return broken(
        machine,
        at,
        'rpc error: code = Unknown desc = Not enough memory resources are available (0x8007000E)',
      );
    return undefined;
  },
};

/** How the VM comes to its address (eflow.md 10.1); undefined when nobody gives it one. */
function connectionOf(machine: MachineState, { vswitch, address }: Deploy): Connection | undefined {
  if (address !== null) {
    const type = vswitch.type === 'External' ? 'Transparent' : 'Internal';
    return {
      ip: address.ip4Address,
      network: {
        vswitchName: vswitch.name,
        type,
        fixed: true,
        prefixLength: address.ip4PrefixLength,
        gateway: address.ip4GatewayAddress,
        dnsServers: [],
      },
    };
  }
  if (vswitch.type === 'External') return plantLease(machine, vswitch.name);
  return vswitch.name === defaultConnection.network.vswitchName && defaultSwitchLeases(machine)
    ? defaultConnection
    : undefined;
}

const connect: Phase<Deploy> = {
  name: 'connect',
  virtualMs: 30_000,
  says: (machine, _data, at) => {
    const t = statusAt(at);
    return info([
      sub('Virtual machine successfuly instantiated'),
      t('Virtual machine created successfully.'),
      t('Successfully created virtual machine'),
      t(`Virtual machine hostname: ${vmName(machine)}`),
      t(`Querying IP and MAC addresses from virtual machine (${vmName(machine)})`),
    ]);
  },
  effect: (machine, data, at) => {
    const { cpuCount, memoryMb, dataGb, logSize } = data;
    const connection = connectionOf(machine, data);
    // F80: nobody gives the VM an address. The VM is gone again, its disk is not.
    if (connection === undefined)
      return broken(machine, at, 'Failed to acquire IP address for virtual machine');
    const gpuCount = data.gpu?.count ?? 0;
    createVm(machine, { cpuCount, memoryMb, dataGb, logSize, gpuCount }, data.telemetry, connection);
    bootVm(machine, at);
    if (machine.msi !== null) machine.msi.brokenDisk = false;
    const t = statusAt(at);
    return {
      records: info([
        sub(`Virtual machine MAC: ${machine.vm?.mac ?? ''}`),
        sub(`Virtual machine IP : ${machine.vm?.ip ?? ''} retrieved directly from virtual machine`),
        t('Testing SSH connection...'),
        ' ...successfully connected to the Linux VM',
        t('Deployment successful'),
      ]),
      output: ['OK'],
    };
  },
};

const all = [prepareHost, validate, verifyInstallation, extract, instantiate, connect] as const;
const extractIndex = all.indexOf(extract);

/**
 * Deploy-Eflow (eflow.md 8.4, durations of 18). Stopped once it has begun to extract the disk it leaves a disk and no VM,
 * which nothing but uninstall and a new start cures (eflow.md 7.1, deployFailed); before that it leaves nothing.
 */
export const deployChange = defineChange<Deploy>({
  id: 'eflow.deploy',
  data: Deploy,
  phases: () => all,
  middle: extractIndex + 1,
  breaks: (machine, _data, phase, text, at) => {
    if (phase < extractIndex) return refusedWith(at, text);
    if (machine.msi !== null) machine.msi.brokenDisk = true;
    return broken(machine, at, notFound(machine), text);
  },
  onCallerDeath: {
    left: (machine, _data, phase) => {
      if (machine.msi !== null && phase >= extractIndex) machine.msi.brokenDisk = true;
    },
  },
});
