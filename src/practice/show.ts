import type { Json, JsonObject } from '../contract/json.ts';
import { serviceStates } from './guest/texts.ts';
import { serviceString } from './cloud/policies.ts';
import { practiceConnectionString, practiceKey, type CloudState, type HandedOver } from './state/cloud.ts';
import type { MachineState } from './state/machine.ts';
import { thumbprintOf } from './state/certificates.ts';
import type { Store } from './store/store.ts';
import { freeMemoryMb } from './windows/resources.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function vmSummary({ vm }: MachineState): Json {
  if (vm === null) return null;
  const { guest } = vm;
  const { config } = guest;
  return {
    power: vm.power,
    bootedAt: iso(vm.bootedAt),
    cpuCount: vm.cpuCount,
    memoryMb: vm.memoryMb,
    dataGb: vm.dataGb,
    network: {
      vswitch: vm.network.vswitchName,
      ip: vm.ip,
      dnsServers: vm.network.dnsServers,
      ...(vm.networks.length === 0
        ? {}
        : {
            more: vm.networks.map(({ vswitchName }) => vswitchName),
            nics: vm.nics.map(({ name, ip, network }) => `${name} ${ip} ${network.vswitchName}`),
          }),
    },
    provisioning:
      config === null
        ? null
        : {
            method: `${config.source}/${config.method}`,
            hub: config.hub ?? guest.assigned?.hub ?? null,
            deviceId: config.deviceId ?? guest.assigned?.deviceId ?? null,
            scopeId: config.scopeId,
            registrationId: config.registrationId,
            configuredAt: iso(guest.configuredAt),
            provisionedAt: iso(guest.provisionedAt),
          },
    ...(guest.images.length + guest.copies.length === 0
      ? {}
      : {
          images: guest.images.map(({ name }) => name),
          copies: guest.copies.map(({ name, bytes }) => `${name} ${bytes}`),
        }),
    ...(guest.keptAgent === null ? {} : { neverPulled: guest.keptAgent }),
    edgeAgent: guest.agentStartedAt === null ? 'absent' : `running since ${iso(guest.agentStartedAt)}`,
    services: vm.power === 'Off' ? [] : serviceStates(guest).map(({ name, state }) => `${name} ${state}`),
  };
}

/** The cloud as the colleague sees it, with what he hands over: the string of a device, the key of an enrollment, the files of a certificate. */
function cloudSummary(cloud: CloudState, filesOf: Store['handedOver']): Json {
  const certificate = (id: string, { handedOver }: { handedOver: HandedOver }): JsonObject =>
    handedOver?.certificate == null
      ? {}
      : { ...filesOf(id), handedOverThumbprint: thumbprintOf(handedOver.certificate) };
  return {
    scopeId: cloud.scopeId,
    hub: cloud.hub,
    // The strings with which a technician may do the colleague's work himself.
    services: {
      dps: serviceString(cloud.dps, 'provisioningserviceowner'),
      hub: serviceString(cloud.hub, 'iothubowner'),
    },
    faults: cloud.faults.map((one) => one.name),
    devices: cloud.devices.map((device) => ({
      deviceId: device.deviceId,
      handedOver:
        device.handedOver === null || device.authentication.type !== 'sas'
          ? null
          : practiceConnectionString(cloud.hub, device.deviceId, device.handedOver.version),
      ...certificate(device.deviceId, device),
    })),
    enrollments: cloud.enrollments.map((one) => ({
      registrationId: one.registrationId,
      attestation: one.attestation.type,
      enabled: one.enabled,
      createdAt: iso(one.createdAt),
      handedOver:
        one.handedOver === null || one.attestation.type !== 'symmetricKey'
          ? null
          : practiceKey(one.registrationId, one.handedOver.version),
      ...certificate(one.registrationId, one),
    })),
  };
}

/** What a person wants to see of a practice machine. No secret is in it but what the colleague hands over. */
export function summary(
  machine: MachineState,
  cloud: CloudState,
  now: number,
  filesOf: Store['handedOver'],
): JsonObject {
  const { windows, boot, hyperV, msi } = machine;
  return {
    scenario: machine.scenario,
    clock: iso(now),
    windows: { caption: windows.caption, hostName: windows.hostName, freeMemoryMb: freeMemoryMb(machine) },
    boot: {
      last: iso(boot.lastBootAt),
      hypervisor: boot.hypervisorRunning,
      restartPending:
        windows.pending.componentServicing ||
        windows.pending.windowsUpdate ||
        windows.pending.fileRename.length > 0,
    },
    network: {
      switches: machine.switches.map(({ name, type, adapter, addresses }) => ({
        name,
        type,
        adapter,
        addresses: addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`),
      })),
      ...(machine.network.inspection === undefined
        ? {}
        : {
            inspection: {
              certificate: machine.network.inspection,
              thumbprint: thumbprintOf(machine.network.inspection),
            },
          }),
      nats: machine.network.nats.map(({ name, prefix }) => `${name} ${prefix}`),
    },
    features: { hyperV: hyperV.feature, launchType: hyperV.launchType, ...machine.features },
    msi:
      msi === null
        ? null
        : {
            version: msi.version,
            registered: msi.registered,
            needsRestart: msi.pendingRename,
            brokenDisk: msi.brokenDisk,
          },
    vm: vmSummary(machine),
    running: machine.running.map(({ op, pid, phase, startedAt, detached }) => ({
      op,
      pid,
      phase,
      startedAt: iso(startedAt),
      alone: detached,
    })),
    held: machine.held,
    cloud: cloudSummary(cloud, filesOf),
  };
}
