import type { Json } from '../../../contract/json.ts';
import { readCertificateFile } from '../../../main/domain/identity/certificate-files.ts';
import { vmTime } from '../../guest/log.ts';
import { hubPorts, reaches, registry } from '../../guest/network.ts';
import {
  agentLogText,
  diskFree,
  edgedLogText,
  identityLogText,
  imageBytes,
  listText,
  load,
  statusText,
} from '../../guest/texts.ts';
import type { MachineState } from '../../state/machine.ts';
import type { Guest, Vm } from '../../state/vm.ts';
import { vmGetsOut } from '../../windows/network.ts';
import { agent } from '../changes/deploy-checks.ts';
import { guestReset } from '../changes/provision.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { eflowCmdlet, moduleQuery, noVmText, vmOffText } from '../cmdlets/eflow-common.ts';
import { fingerprintOfDigest } from '../fingerprint.ts';
import { textParameter, type Command } from '../stream.ts';

/** Everything goes into the VM through this cmdlet. */
export const shell = 'AzureEFLOW\\Invoke-EflowVmCommand';

/** What functions call first that put values into the VM: these go in a file. */
export const copy = 'AzureEFLOW\\Copy-EflowVmFile';

/** What `config.toml` says about the identity, its secret as a fingerprint. */
function provisioning({ config }: Guest, key: string): Json {
  if (config === null) return null;
  return {
    Source: config.source,
    Method: config.method,
    Hub: config.hub,
    DeviceId: config.deviceId,
    ScopeId: config.scopeId,
    RegistrationId: config.registrationId,
    Fingerprint: config.digest === null ? null : fingerprintOfDigest(key, config.digest),
    Thumbprint: readCertificateFile(config.certificate ?? '').certificate?.thumbprint ?? null,
  };
}

/** The hub's ports as tried from inside; there are none to try before a hub is known. */
function ports(machine: MachineState, { config, assigned }: Guest): Json[] {
  const hub = config?.hub ?? (config === null ? undefined : assigned?.hub);
  return hub === undefined
    ? []
    : hubPorts.map((port) => ({ Host: hub, Port: port, Open: reaches(machine, hub, port) }));
}

/** Why nothing can be asked of the VM, or undefined. */
export function unreachable(machine: MachineState): string | undefined {
  const down = agent(machine);
  if (down !== undefined) return down;
  if (machine.vm === null) return noVmText;
  return machine.vm.power === 'Off' ? vmOffText : undefined;
}

function row(machine: MachineState, vm: Vm, now: number, key: string): Json {
  const { guest } = vm;
  return {
    Now: new Date(vmTime(vm, now)).toISOString(),
    ConfiguredAt: guest.configuredAt === null ? null : new Date(guest.configuredAt).toISOString(),
    Provisioning: provisioning(guest, key),
    Status: statusText(machine, vm, now),
    List: listText(vm, now),
    IdentityLog: identityLogText(machine, vm, now),
    EdgedLog: edgedLogText(machine, vm, now),
    AgentLog: agentLogText(vm, now),
    ImageBytes: imageBytes(vm, now),
    DiskFree: diskFree(vm, now),
    Load: load(vm, now),
    Names: vmGetsOut(machine, vm),
    Registry: reaches(machine, registry, 443),
    Ports: ports(machine, guest),
  };
}

/** The twin of our function that reads everything in the VM in one batch. */
const readGuest: Command = moduleQuery((machine, call, now) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  return [row(machine, machine.vm, now, textParameter(call, 'fingerprintKey') ?? '')];
}, shell);

/** Where Provision-EflowVm puts certificate and key; the name is this machine's own. */
const filesInVm = {
  CertificatePath: 'file:///var/aziot/certs/identity.cert.pem',
  KeyPath: 'file:///var/aziot/secrets/identity.key.pem',
};

/** The twin of our function that reads how the VM is set up, without its secrets. */
const readConfig: Command = moduleQuery((machine) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  const { guest, volumes } = machine.vm;
  const { config } = guest;
  const files = config?.method === 'x509' ? filesInVm : { CertificatePath: null, KeyPath: null };
  return [
    {
      Provisioning:
        config === null
          ? null
          : {
              Source: config.source,
              Method: config.method,
              Hub: config.hub,
              DeviceId: config.deviceId,
              ScopeId: config.scopeId,
              RegistrationId: config.registrationId,
              GlobalEndpoint: config.globalEndpoint,
              ...files,
            },
      Volumes: volumes.map(({ name, bytes }) => ({ Name: name, Bytes: bytes })),
    },
  ];
}, shell);

/** The twin of our function that reads which DNS servers the VM asks. */
const readDns: Command = moduleQuery((machine) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  return [{ Servers: [...machine.vm.network.dnsServers] }];
}, shell);

/** The twin of our function that puts the configuration template back. */
const resetGuest: Command = eflowCmdlet(
  (call) =>
    runChange(call, guestReset, (machine): Prepared<Record<string, never>> => {
      const text = unreachable(machine);
      return text === undefined ? { data: {} } : { end: { failed: text } };
    }),
  shell,
);

export const guestTwins: Readonly<Record<string, Command>> = {
  'EflowDesk\\Get-EflowDeskGuest': readGuest,
  'EflowDesk\\Get-EflowDeskGuestConfig': readConfig,
  'EflowDesk\\Get-EflowDeskGuestDns': readDns,
  'EflowDesk\\Reset-EflowDeskGuest': resetGuest,
};
