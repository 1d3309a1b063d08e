import { z } from 'zod';
import { JsonValue } from '../../contract/json.ts';
import { catalogue, isCatalogueName } from '../../main/domain/catalogue.ts';
import type { CatalogueName } from '../../main/domain/catalogue.gen.ts';
import { Break } from './break.ts';
import { Service, Settings } from './settings.ts';
import { Trouble, Vm, VmNetwork } from './vm.ts';

const ms = z.number();
const count = z.int().min(0);

/** The Windows installation and its hardware, as far as EFLOW and the readiness checks look at it (eflow.md 20.2). */
const Windows = z.strictObject({
  caption: z.string(),
  version: z.string(),
  build: z.int(),
  ubr: z.int(),
  sku: z.int(),
  productType: z.int().min(1).max(3),
  hostName: z.string().max(15),
  architecture: z.enum(['x64', 'arm64']),
  manufacturer: z.string(),
  model: z.string(),
  boardManufacturer: z.string(),
  boardProduct: z.string(),
  processor: z.string(),
  logicalProcessors: z.int().min(1),
  totalMemoryMb: z.int().min(512),
  /** Memory taken by everything but the EFLOW VM. */
  usedMemoryMb: count,
  volumes: z.array(
    z.strictObject({
      drive: z.string(),
      /** Win32_LogicalDisk.DriveType: 3 local, 4 network, 5 optical. */
      driveType: z.int(),
      fileSystem: z.string().nullable(),
      sizeGb: z.number().nullable(),
      /** Free space without what EFLOW takes. */
      freeGb: z.number().nullable(),
    }),
  ),
  /** The graphics card of the host, as EFLOW finds it; missing where there is none. */
  gpu: z.strictObject({ name: z.string(), count: z.int().min(1), types: z.array(z.string()) }).optional(),
  azureAgent: z.boolean(),
  openSshClient: z.boolean(),
  microsoftUpdate: z.boolean(),
  pending: z.strictObject({
    componentServicing: z.boolean(),
    windowsUpdate: z.boolean(),
    fileRename: z.array(z.string()),
  }),
});

const Account = z.strictObject({
  sid: z.string(),
  name: z.string(),
  elevated: z.boolean(),
  administrator: z.boolean(),
  system: z.boolean(),
});

const Firmware = z.strictObject({ virtualisation: z.boolean(), slat: z.boolean(), vmMonitor: z.boolean() });

/** States of an optional feature as DISM names them; `Missing` is an edition without it. */
export const FeatureState = z.enum(['Enabled', 'Disabled', 'EnablePending', 'DisablePending', 'Missing']);
export type FeatureState = z.infer<typeof FeatureState>;

const HyperV = z.strictObject({
  feature: FeatureState,
  /** `hypervisorlaunchtype` of the boot entry; null while the entry has no such line. */
  launchType: z.enum(['Auto', 'Off']).nullable(),
});

const Tpm = z.strictObject({
  present: z.boolean(),
  ready: z.boolean(),
  enabled: z.boolean(),
  lockedOut: z.boolean(),
  restartPending: z.boolean(),
  manufacturer: z.string(),
  manufacturerVersion: z.string(),
  spec: z.string(),
  /** Modulus of the endorsement key, base64. */
  modulus: z.base64(),
  exponent: z.int(),
});

/** A question a cmdlet asks, and the way in which it asks (eflow.md 8.1, architecture.md 5). */
export const Prompt = z.strictObject({
  id: z.string(),
  way: z.enum(['shouldContinue', 'choice', 'readLine']),
  text: z.string(),
});
export type Prompt = z.infer<typeof Prompt>;

const Address = z.strictObject({
  address: z.ipv4(),
  prefixLength: z.int().min(1).max(32),
  dhcp: z.boolean(),
});

/** A physical network adapter. With an External switch over it, its addresses are on the switch. */
const Adapter = z.strictObject({
  name: z.string(),
  description: z.string(),
  up: z.boolean(),
  /** NDIS_PHYSICAL_MEDIUM: 14 is a cable, 9 is Wi-Fi. */
  medium: z.int(),
  address: Address.nullable(),
  gateway: z.ipv4().nullable(),
  dnsServers: z.array(z.ipv4()),
  vlan: z.int().min(1).max(4094).optional(),
});

/** A proxy of the site (user-needs.md pain 7). */
const SiteProxy = z.strictObject({
  host: z.string(),
  port: z.int().min(1).max(65_535),
  /** Nothing gets out beside it; with it, only to port 443. */
  required: z.boolean(),
  /** Its user, where it asks for one and a password. */
  user: z.string().nullable(),
});

const Network = z.strictObject({
  adapters: z.array(Adapter),
  /** Routes beside those that addresses and gateways bring, such as those of a VPN. */
  routes: z.array(z.strictObject({ prefix: z.string(), adapter: z.string() })),
  nats: z.array(z.strictObject({ name: z.string(), prefix: z.string() })),
  /** A DHCP server answers in the network of the plant. */
  plantDhcp: z.boolean(),
  /** The port of the site takes one address of a card: a switch over an adapter cuts the adapter off. */
  portSecurity: z.boolean(),
  /** The site's way out for HTTPS; null where packets get out by themselves. */
  proxy: SiteProxy.nullable(),
  /** PEM of the authority by which the site opens TLS on the way out of the VM; missing where it does not. */
  inspection: z.string().optional(),
  sharingForbidden: z.boolean(),
  domainMember: z.boolean(),
  /** Somebody works on this Windows by Remote Desktop. */
  remoteDesktop: z.boolean(),
  /** What does not open from inside the VM; `*` stands for any host. */
  blocked: z.array(z.strictObject({ host: z.string(), port: z.int() })),
});

/** What goes wrong on this machine, each counted down or lasting. A scenario file has them beside the machine. */
export const Faults = z.strictObject({
  /** Calls of the installer that meet another installation first (1618). */
  installerBusyCalls: count,
  /** Exit code of a successful installation. */
  installExit: z.union([z.literal(0), z.literal(3010)]),
  /** Commands that break on their way. */
  breaks: z.array(Break),
  /** Calls of Get-EflowVmTpmProvisioningInfo that end without the information (F70). */
  tpmInfoMisses: count,
  /** Provision-EflowVm looks whether the identity service got through and answers F60 when not. */
  provisionChecksCloud: z.boolean(),
  /** Virtual time a read takes on this machine, for commands that are slower than usual. */
  slowReads: z.record(z.string(), ms),
});

/** What a scenario may say about the machine and what a running machine still has. */
const shared = {
  windows: Windows,
  account: Account,
  firmware: Firmware,
  hyperV: HyperV,
  tpm: Tpm,
  /** By cmdlet name without its module. */
  prompts: z.record(z.string(), z.array(Prompt)),
  network: Network,
  settings: Settings,
};

const Installation = { name: z.string(), version: z.string() };

/** What happened to this Windows before anybody looked, in hours before the start of the scenario. */
const HistoryStart = z.strictObject({
  updates: z.array(z.strictObject({ hoursAgo: z.number(), title: z.string() })),
  installations: z.array(z.strictObject({ hoursAgo: z.number(), removed: z.boolean(), ...Installation })),
  serviceFailures: z.array(z.strictObject({ hoursAgo: z.number(), name: z.string(), event: z.int() })),
});

/** The same as events of its logs, oldest first. */
const History = z.strictObject({
  updates: z.array(z.strictObject({ at: ms, title: z.string() })),
  installations: z.array(z.strictObject({ at: ms, removed: z.boolean(), status: z.int(), ...Installation })),
  serviceFailures: z.array(z.strictObject({ at: ms, name: z.string(), event: z.int() })),
});

/** The machine at the start of a scenario. Times are relative, since a scenario may be opened on any day. */
export const MachineStart = z.strictObject({
  ...shared,
  bootedMinutesAgo: z.number().min(1),
  history: HistoryStart,
  switches: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['Internal', 'External', 'Private']),
      /** Name of the adapter below an External switch. */
      adapter: z.string().optional(),
      /** The host's own address on an Internal switch. */
      address: Address.optional(),
    }),
  ),
  installed: z
    .strictObject({
      version: z.string(),
      /** Days since the installation. */
      daysAgo: count.optional(),
      /** The service of the agent was removed by something. */
      withoutAgent: z.boolean().optional(),
      /** Left by a deployment that broke. */
      brokenDisk: z.boolean().optional(),
    })
    .nullable(),
  vm: z
    .strictObject({
      power: z.enum(['Running', 'Off']),
      cpuCount: z.int().min(1),
      memoryMb: z.int().min(1024),
      dataGb: z.int().min(2),
      logSize: z.enum(['Small', 'Large']),
      /** It got its identity a day before, and edgeAgent said for the last time then that it is connected. */
      connectedHoursAgo: z.number().optional(),
      /** Volumes of modules with what is in them. */
      volumes: z.array(z.strictObject({ name: z.string(), bytes: z.int() })).optional(),
      /** How it is connected, when it is not the Default Switch. */
      connection: VmNetwork.extend({ ip: z.string() }).optional(),
      /** Somebody has provisioned it: as a device of the hub that has a key, or by DPS with the TPM. */
      identity: z.union([z.strictObject({ deviceId: z.string() }), z.literal('tpm')]).optional(),
      /** What is wrong inside. */
      troubles: z.array(Trouble).optional(),
      clockSkewMinutes: z.int().optional(),
    })
    .nullable(),
});
export type MachineStart = z.infer<typeof MachineStart>;

export type Faults = z.infer<typeof Faults>;

/** An EFLOW that the installer has put on the machine, wholly or in part. */
const Msi = z.strictObject({
  version: z.string(),
  productCode: z.string(),
  /** False while the files are there and the uninstall entry is not. */
  registered: z.boolean(),
  /** Files wait for a restart to take their place (3010). */
  pendingRename: z.boolean(),
  /** The VM disk of a deployment that broke: all that is left of it. */
  brokenDisk: z.boolean(),
  installedAt: ms,
  /** The certificate of the agent is over: the agent runs, and no command gets through to it (F45). */
  certificateOver: z.boolean(),
});

/** Ids of the commands that run in phases. */
export const ChangeId = z.enum([
  'msi.install',
  'msi.remove',
  'msi.upgrade',
  'feature.enable',
  'feature.disable',
  'bcdedit.set',
  'capability.set',
  'service.start',
  'service.stop',
  'service.unregister',
  'item.remove',
  'eflow.deploy',
  'eflow.provision',
  'eflow.start',
  'eflow.stop',
  'eflow.resize',
  'eflow.setTelemetry',
  'eflow.setShares',
  'eflow.setNics',
  'eflow.setFeature',
  'guest.reset',
  'guest.setProxy',
  'guest.clearProxy',
  'guest.setRoot',
  'guest.copyImages',
  'guest.loadImages',
  'guest.removeImages',
  'guest.setAgentImage',
  'switch.create',
  'switch.createExternal',
  'rollback.arm',
  'rollback.disarm',
  'rollback.fire',
  'switch.remove',
  'address.add',
  'address.remove',
  'nat.create',
  'nat.remove',
  'eflow.setDns',
]);
export type ChangeId = z.infer<typeof ChangeId>;

const Op = z.custom<CatalogueName>((value) => typeof value === 'string' && isCatalogueName(value), {
  error: 'not a command of the catalogue',
});

/** A command under way. It never holds a secret. */
export const Running = z.strictObject({
  id: z.string(),
  change: ChangeId,
  op: Op,
  pid: z.int(),
  /** Nobody waits for it any more; it goes on by itself. */
  detached: z.boolean(),
  phase: count,
  startedAt: ms,
  phaseEndsAt: ms,
  data: JsonValue,
});
export type Running = z.infer<typeof Running>;

export const HoldPoint = z.enum(['before', 'middle', 'after']);
export type HoldPoint = z.infer<typeof HoldPoint>;

/** Version of `machine.json`: a higher one with every shape that an earlier program could not read, or that lacks something. */
export const machineVersion = 2;

/** The whole simulated machine as it stands in `machine.json`. Times are virtual milliseconds since 1970. */
export const MachineState = z.strictObject({
  schemaVersion: z.literal(machineVersion),
  scenario: z.string(),
  createdAt: ms,
  clockOffsetMs: ms,
  ...shared,
  faults: Faults,
  boot: z.strictObject({
    lastBootAt: ms,
    hypervisorRunning: z.boolean(),
    /** Kernel-Boot event 27, oldest first: 0 full, 1 Fast Startup, 2 hibernation. */
    events: z.array(z.strictObject({ at: ms, type: z.int() })),
  }),
  services: z.record(z.string(), Service),
  switches: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      adapter: z.string().nullable(),
      addresses: z.array(Address),
    }),
  ),
  msi: Msi.nullable(),
  features: z.strictObject({ DpsTpm: z.boolean(), Defender: z.boolean() }),
  vm: Vm.nullable(),
  history: History.default({ updates: [], installations: [], serviceFailures: [] }),
  running: z.array(Running),
  hold: z.strictObject({ op: Op, point: HoldPoint }).nullable(),
  held: z.strictObject({ op: Op, point: HoldPoint, pid: z.int() }).nullable(),
});
export type MachineState = z.infer<typeof MachineState>;

/** The lane of the catalogue in which a command runs; commands of one lane wait for each other. */
export function laneOf(op: CatalogueName): string {
  return catalogue[op].lane;
}
