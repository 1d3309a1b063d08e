import { z } from 'zod';
import { CloudAccessView, CloudEnrollment, CloudGroup, CloudRegistration, HubDevice } from './cloud.ts';
import { Params } from './errors.ts';
import { CertificateRule } from './certificates.ts';
import { GuestImages, ImageArchive } from './images.ts';
import { JsonValue, type IsoTime } from './json.ts';
import { TpmRelay } from './tpm-relay.ts';

const time = z.iso.datetime();
const service = z.object({ name: z.string(), status: z.string(), startType: z.string() });

/** Kinds of software that matter to Hyper-V and EFLOW. */
export const ProgramKind = z.enum(['real-time', 'virtualisation', 'containers', 'aks-edge', 'disk-reset']);
export type ProgramKind = z.infer<typeof ProgramKind>;

/** One line of a log in the VM, with the VM's own time. */
export const LogLine = z.object({ at: time, text: z.string() });
export type LogLine = z.infer<typeof LogLine>;

/**
 * Why a file is not what IoT Edge takes for a certificate or a key (provisioning.md 3.3): it cannot be read, is no PEM
 * text in UTF-8, holds none or more than one, cannot be understood, holds a key where none belongs, is encrypted, or has
 * a kind of key that is not taken.
 */
export const PemProblem = z.enum([
  'unreadable',
  'encoding',
  'nothing',
  'damaged',
  'key-inside',
  'encrypted',
  'key-type',
]);
export type PemProblem = z.infer<typeof PemProblem>;

/** What the VM's `config.toml` says about its identity. Secrets appear only as a keyed fingerprint. */
export const GuestProvisioning = z.object({
  source: z.enum(['manual', 'dps']),
  method: z.enum(['sas', 'x509', 'symmetric_key', 'tpm']),
  hub: z.string().nullable(),
  deviceId: z.string().nullable(),
  scopeId: z.string().nullable(),
  registrationId: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** Hex SHA-256 of the certificate that the configuration names. */
  thumbprint: z.string().nullable(),
});
export type GuestProvisioning = z.infer<typeof GuestProvisioning>;

/** What the device's own certificate of a file says. */
export const CertificateSummary = z.object({
  /** Hex SHA-256 of the certificate. */
  thumbprint: z.string(),
  commonName: z.string().nullable(),
  notBefore: time,
  notAfter: time,
  ca: z.boolean(),
  /** It may prove a client, as far as it says for what it is. */
  clientAuth: z.boolean(),
  usableKey: z.boolean(),
  /** Hex SHA-256 of its public key. */
  keyId: z.string(),
});
export type CertificateSummary = z.infer<typeof CertificateSummary>;

/**
 * Every fact the product knows how to learn: its id and the shape of its value. A fact is what a host, a file, a
 * person or a secret store said; it never judges. Sizes are in the unit its name ends with.
 */
export const factValues = {
  'host.account': z.object({
    sid: z.string(),
    name: z.string(),
    elevated: z.boolean(),
    administrator: z.boolean(),
    system: z.boolean(),
  }),
  'host.os': z.object({
    caption: z.string(),
    version: z.string(),
    build: z.number().int(),
    sku: z.number().int(),
    productType: z.number().int(),
    hostName: z.string(),
    lastBoot: time,
    freeMemoryMb: z.number(),
  }),
  'host.ubr': z.number().int(),
  'host.computer': z.object({
    manufacturer: z.string(),
    model: z.string(),
    hypervisorPresent: z.boolean(),
    totalMemoryMb: z.number(),
    logicalProcessors: z.number().int(),
  }),
  'host.processor': z.object({
    name: z.string(),
    architecture: z.number().int(),
    virtualizationFirmwareEnabled: z.boolean().nullable(),
    secondLevelAddressTranslation: z.boolean().nullable(),
    vmMonitorModeExtensions: z.boolean().nullable(),
  }),
  'host.baseBoard': z.object({ manufacturer: z.string(), product: z.string() }),
  'host.azureAgent': z.array(service),
  'host.volumes': z.array(
    z.object({
      drive: z.string(),
      freeGb: z.number(),
      sizeGb: z.number(),
      fileSystem: z.string(),
      local: z.boolean(),
    }),
  ),
  /** The last starts of Windows, newest first, as its own log tells them: only a full boot restarts the kernel. */
  'host.boot': z.array(z.object({ at: time, type: z.enum(['full', 'fast-startup', 'hibernate', 'other']) })),
  /** Updates that Windows has installed, newest first, as its own log tells them. */
  'host.updates': z.array(z.object({ at: time, title: z.string(), kb: z.string().nullable() })),
  /** What Windows Installer has put on this Windows and taken away, newest first; `status` 0 and 3010 are success. */
  'host.installations': z.array(
    z.object({
      at: time,
      what: z.enum(['installed', 'removed']),
      name: z.string(),
      version: z.string(),
      status: z.number().int(),
    }),
  ),
  /** Services of EFLOW that failed, newest first. */
  'host.serviceFailures': z.array(z.object({ at: time, name: z.string(), event: z.number().int() })),
  'host.pendingReboot': z.object({
    componentServicing: z.boolean(),
    windowsUpdate: z.boolean(),
    fileRename: z.boolean(),
  }),
  'windows.microsoftUpdate': z.boolean(),
  /** Execution policies by scope, those of Group Policy first; null where a scope says nothing. */
  'powershell.policies': z.object({
    machinePolicy: z.string().nullable(),
    userPolicy: z.string().nullable(),
    currentUser: z.string().nullable(),
    localMachine: z.string().nullable(),
  }),
  /** Windows PowerShell of this Windows and what may take its language away. */
  'powershell.engine': z.object({
    version: z.string(),
    /** The machine forces the constrained language by its environment. */
    lockdown: z.boolean(),
    /** AppLocker's rules for scripts. */
    scriptRules: z.enum(['none', 'audit', 'enforced']),
  }),
  /** What Group Policy has PowerShell write down. */
  'powershell.logging': z.object({ modules: z.boolean(), scripts: z.boolean(), transcripts: z.boolean() }),
  /** The security log keeps the command line of every process. */
  'windows.processAudit': z.boolean(),
  /** Administrator Protection: elevated programs run under an account of their own. */
  'windows.administratorProtection': z.boolean(),
  'windows.fastStartup': z.boolean(),
  /** Seconds after which this Windows sleeps on mains power; 0 is never. */
  'windows.sleepSeconds': z.number().int(),
  /** The system drive was opened by BitLocker when Windows started. */
  'windows.bitLocker': z.boolean(),
  /** Where updates and optional features come from. */
  'windows.updateSource': z.object({ wsus: z.string().nullable(), featuresFromMicrosoft: z.boolean() }),
  /** Policy keeps Windows from fetching root certificates by itself. */
  'windows.rootUpdateOff': z.boolean(),
  /** Which of the certificates that EFLOW's signatures rest on are in the stores of this machine, by common name. */
  'windows.certificates': z.object({ roots: z.array(z.string()), intermediates: z.array(z.string()) }),
  /** Proxies this Windows uses, without what they are signed in with; null where there is none. */
  'windows.proxy': z.object({
    user: z.string().nullable(),
    script: z.string().nullable(),
    machine: z.string().nullable(),
    environment: z.string().nullable(),
  }),
  /** Profiles of the firewall in which policy lets no rules of this machine count. */
  'windows.firewallMerge': z.object({ ignored: z.array(z.enum(['domain', 'private', 'public'])) }),
  /** Firewalls beside that of Windows, as clients know them. */
  'windows.firewallProducts': z.array(z.object({ name: z.string(), on: z.boolean() })),
  /** `policy` is DisableMSI: 0 for all, 1 only managed ones, 2 none. `busy`: an installation is under way. */
  'windows.installer': z.object({ policy: z.number().int(), busy: z.boolean() }),
  'windows.installerService': z.array(service),
  /** `type` is that of W32Time: NTP, NT5DS for a domain, AllSync, NoSync. */
  'windows.timeSource': z.object({ type: z.string(), servers: z.string() }),
  'windows.timeService': z.array(service),
  'windows.networkServices': z.array(service),
  /** Unified Write Filter is installed, whether or not it protects anything. */
  'windows.writeFilterInstalled': z.boolean(),
  'windows.writeFilterOn': z.boolean(),
  /** Software on this machine that gets along badly with Hyper-V or with EFLOW. */
  'host.programs': z.array(z.object({ kind: ProgramKind, name: z.string(), version: z.string() })),
  /** Removable drives with a medium. */
  'host.removable': z.array(z.object({ drive: z.string(), fileSystem: z.string() })),
  'ssh.client': z.object({ ssh: z.boolean(), scp: z.boolean() }),
  'ssh.agent': z.array(service),
  /** Names of the keys that the SSH agent holds for this account. */
  'ssh.agentKeys': z.array(z.string()),
  /** The PowerShell module of Hyper-V is on this machine. */
  'hyperv.module': z.boolean(),
  /** Endpoints of the Internet as this Windows reaches them, without a proxy. */
  'reach.endpoints': z.array(
    z.object({
      host: z.string(),
      port: z.number().int(),
      resolved: z.boolean(),
      open: z.boolean(),
      /** `none`: no TLS was tried, or it did not come about. `refused`: this Windows refused the certificate. */
      tls: z.enum(['none', 'trusted', 'refused']),
      /** Who issued the server's certificate, of those that are trusted. */
      issuer: z.string().nullable(),
    }),
  ),
  /** By how many seconds this Windows is ahead of a server's time. */
  'reach.clockAhead': z.number(),
  'hyperv.feature': z.object({ state: z.string() }),
  'hyperv.services': z.array(service),
  'hyperv.launchType': z.string(),
  'hyperv.switches': z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      /** Description of the physical adapter below an External switch; null for other types. */
      adapterDescription: z.string().nullable(),
    }),
  ),
  /** Network adapters, those of virtual switches included. */
  'net.adapters': z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      hardware: z.boolean(),
      up: z.boolean(),
      wireless: z.boolean(),
    }),
  ),
  /** IPv4 addresses of this Windows by the name of their adapter. */
  'net.addresses': z.array(
    z.object({ adapter: z.string(), address: z.string(), prefixLength: z.number().int(), dhcp: z.boolean() }),
  ),
  /** IPv4 routes: the network as `a.b.c.d/n` and the adapter it is reached over. */
  'net.routes': z.array(z.object({ prefix: z.string(), adapter: z.string() })),
  'net.dnsServers': z.array(z.object({ adapter: z.string(), servers: z.array(z.string()) })),
  /** NAT networks of Windows with their inner prefix. */
  'net.nats': z.array(z.object({ name: z.string(), prefix: z.string() })),
  /** Own addresses on which somebody works on this Windows from afar, by Remote Desktop. */
  'net.sessions': z.array(z.string()),
  /** Default gateways of this Windows by their adapter, and whether they answer it now. */
  'net.gateways': z.array(z.object({ adapter: z.string(), gateway: z.string(), answers: z.boolean() })),
  /** VLAN of each physical adapter that can have one; null while it has none. */
  'net.vlans': z.array(z.object({ adapter: z.string(), vlan: z.number().int().nullable() })),
  /** Switches that Windows will remove by itself unless somebody confirms them. */
  'net.rollbacks': z.array(z.object({ vswitchName: z.string(), armedAt: time, dueAt: time })),
  'net.sharingForbidden': z.boolean(),
  'host.domainMember': z.boolean(),
  'tpm.state': z.object({
    present: z.boolean(),
    ready: z.boolean(),
    enabled: z.boolean(),
    lockedOut: z.boolean(),
    restartPending: z.boolean(),
    manufacturer: z.string(),
  }),
  'tpm.spec': z.object({ version: z.string() }),
  /** Endorsement key as DPS wants it (base64 of the marshalled TPM2B_PUBLIC) and the registration ID derived from it. */
  'tpm.endorsementKey': z.object({ endorsementKey: z.string(), registrationId: z.string() }),
  'eflow.products': z.array(
    z.object({ productCode: z.string(), displayName: z.string(), displayVersion: z.string() }),
  ),
  /** Day on which this EFLOW was installed or last updated, as year-month-day. */
  'eflow.installedOn': z.iso.date(),
  'eflow.files': z.object({ module: z.boolean(), program: z.boolean(), vmDisks: z.array(z.string()) }),
  /** Folders of EFLOW in which there are files, with their number. */
  'eflow.leftFiles': z.array(z.object({ folder: z.string(), files: z.number().int() })),
  /** The registry key of EFLOW's agent is there. */
  'eflow.agentKey': z.boolean(),
  'eflow.services': z.array(service),
  'eflow.vmListed': z.array(z.object({ id: z.string(), state: z.string() })),
  'eflow.verify': z.boolean(),
  'eflow.vm': z.object({
    power: z.string(),
    name: z.string(),
    runtimeVersion: z.string().nullable(),
    services: z.array(z.object({ name: z.string(), state: z.string() })),
    modules: z.array(
      z.object({ name: z.string(), status: z.string(), description: z.string(), image: z.string() }),
    ),
    cpuCount: z.number().nullable(),
    gpuCount: z.number().nullable(),
    memoryMb: z.number().nullable(),
    usedMemoryMb: z.number().nullable(),
    storageMb: z.number().nullable(),
    usedStorageMb: z.number().nullable(),
  }),
  /** Network connections of the VM as EFLOW tells them. */
  'eflow.endpoints': z.array(
    z.object({
      /** Of the NIC; the one that the VM was deployed with comes first. */
      name: z.string(),
      vswitchName: z.string(),
      address: z.string(),
      prefixLength: z.number().int().nullable(),
      gateway: z.string().nullable(),
      fixed: z.boolean(),
    }),
  ),
  /** Networks of the VM, by the names of their switches. */
  'eflow.networks': z.array(z.object({ name: z.string(), type: z.string() })),
  /** The graphics card that EFLOW finds in this host: how many of it, and the ways in which a VM can have it. */
  'eflow.gpu': z.object({ name: z.string().nullable(), count: z.number().int(), types: z.array(z.string()) }),
  'eflow.dpsTpm': z.boolean(),
  /** The Defender for IoT micro agent of the VM is on. */
  'eflow.defender': z.boolean(),
  'eflow.tpmInfo': z.object({ endorsementKey: z.string(), registrationId: z.string() }),
  /** One batch read inside the VM. Times are the VM's own. */
  'guest.runtime': z.object({
    now: time,
    configuredAt: time.nullable(),
    provisioning: GuestProvisioning.nullable(),
    services: z.array(z.object({ name: z.string(), state: z.string() })),
    modules: z.array(
      z.object({ name: z.string(), status: z.string(), description: z.string(), image: z.string() }),
    ),
    identityLog: z.array(LogLine),
    /** Log of aziot-edged, which starts and pulls edgeAgent. */
    edgedLog: z.array(LogLine),
    agentLog: z.array(LogLine),
    /** Bytes of container images on disk: the number that moves while a first pull runs. */
    imageBytes: z.number(),
    /** How much of the data partition is free, in percent; null when not told. */
    diskFreePercent: z.number().nullable(),
    /** The VM finds the name of the container registry, and its port 443 opens without a proxy; null when not told. */
    namesFound: z.boolean().nullable(),
    registryOpen: z.boolean().nullable(),
    /** Processes that ran or waited to run, on average over the last minute (/proc/loadavg); null when not told. */
    load: z.number().nullable(),
    /** Upstream ports tried from the VM against the hub it was given; absent while no hub is known. */
    ports: z.array(z.object({ host: z.string(), port: z.number().int(), open: z.boolean() })),
  }),
  /** Optional telemetry is sent, beside what is required. */
  'eflow.optionalTelemetry': z.boolean(),
  /** How the VM is set up. Secrets are left out in the VM itself. */
  'guest.config': z.object({
    provisioning: z
      .object({
        source: GuestProvisioning.shape.source,
        method: GuestProvisioning.shape.method,
        hub: z.string().nullable(),
        deviceId: z.string().nullable(),
        scopeId: z.string().nullable(),
        registrationId: z.string().nullable(),
        globalEndpoint: z.string().nullable(),
        /** Addresses of the files in the VM, as its configuration has them. */
        certificatePath: z.string().nullable(),
        keyPath: z.string().nullable(),
      })
      .nullable(),
    /** Volumes of modules; null when they could not be counted. */
    volumes: z.array(z.object({ name: z.string(), bytes: z.number() })).nullable(),
  }),
  /** The proxy of each place in the VM that has one (eflow.md 10.5); passwords are fingerprints. */
  'guest.proxy': z.object({
    places: z.array(
      z.object({
        place: z.enum(['edged', 'identityd', 'docker', 'shell', 'agent']),
        https: z.string(),
        http: z.string().nullable(),
        noProxy: z.string().nullable(),
        fingerprint: z.string().nullable(),
      }),
    ),
    /** How edgeAgent is told to speak to its hub; null when it is told nothing. */
    upstreamProtocol: z.string().nullable(),
    /** Parts that hold settings of this product. */
    own: z.array(z.enum(['daemons', 'agent'])),
  }),
  /** The certificate authority of the site that the VM was given, by the hex SHA-256 of its certificate. */
  'guest.root': z.object({
    /** In the trust store of the VM. */
    system: z.string().nullable(),
    /** Programs in the VM find it there. */
    trusted: z.boolean(),
    /** In the trust bundle of the modules. */
    modules: z.string().nullable(),
    /** The trust bundle that somebody else has set. */
    otherBundle: z.string().nullable(),
  }),
  'guest.images': GuestImages,
  /** DNS servers that the VM asks. */
  'guest.dnsServers': z.array(z.string()),
  'guest.tpmRelay': TpmRelay,
  /** A file on this machine, asked for by path. */
  file: z.object({ exists: z.boolean(), bytes: z.number(), sha256: z.string().nullable() }),
  /** A certificate file on this machine, asked for by path: what its first certificate says, or why it has none. */
  'file.certificate': z.object({
    problem: PemProblem.nullable(),
    certificate: CertificateSummary.nullable(),
    /** The same of the certificates that follow. */
    laterKeyIds: z.array(z.string()),
  }),
  /** A private key file on this machine, asked for by path. Of the key there is the hex SHA-256 of its public half. */
  'file.privateKey': z.object({ problem: PemProblem.nullable(), keyId: z.string().nullable() }),
  /**
   * Certificate and key out of files that have to be opened, asked for by both paths and the reference of the passphrase.
   * `certificate` is null exactly where there is a `problem`; otherwise the key belongs to it.
   */
  'file.opened': z.object({
    problem: CertificateRule.nullable(),
    certificate: CertificateSummary.nullable(),
  }),
  /** The certificate of an authority in a file on this machine, asked for by path, or why there is none to use. */
  'file.root': z.object({
    problem: z.union([PemProblem, z.literal('several')]).nullable(),
    root: z
      .object({
        /** Hex SHA-256 of the certificate. */
        thumbprint: z.string(),
        commonName: z.string().nullable(),
        notBefore: time,
        notAfter: time,
        ca: z.boolean(),
        /** The certificate alone as PEM, with lines of 64 characters. */
        pem: z.string(),
      })
      .nullable(),
  }),
  /** What a file of container images on this machine brings, asked for by path. */
  'file.images': ImageArchive,
  /** Whether there is a folder on this Windows, asked for by path. */
  'host.folder': z.boolean(),
  /** How the VM has a folder of this Windows, asked for by `root|folder`; null when it is not shared. */
  'eflow.share': z.object({ target: z.string(), readOnly: z.boolean() }).nullable(),
  /** What a person answered to a question of a job, asked for by question. */
  'person.answer': z.object({ answer: z.string() }),
  /**
   * What the service strings of the job lead to, without their keys. `problem` is the first failure of the cloud's facts
   * that were gathered with it.
   */
  'cloud.access': z.object({
    hub: CloudAccessView.nullable(),
    dps: CloudAccessView.nullable(),
    /** By how many seconds this clock is ahead of Azure's. */
    aheadSeconds: z.number().int(),
    problem: z.object({ code: z.string(), params: Params }).nullable(),
  }),
  /** A device of the hub, asked for by its ID or as an enrollment is; null when the hub has none of that name. */
  'cloud.device': HubDevice.nullable(),
  /**
   * An individual enrollment, asked for by its registration ID, by `*tpm` for the one of the VM's TPM, or by
   * `*certificate:PATH` for the common name of a certificate; `found` is null when there is none.
   */
  'cloud.enrollment': z.object({ registrationId: z.string(), found: CloudEnrollment.nullable() }),
  /** An enrollment group, asked for by its ID, and who has registered by it; null when that may not be read. */
  'cloud.group': z.object({ found: CloudGroup.nullable(), registered: z.array(z.string()).nullable() }),
  /** What DPS remembers of a registration, asked for like an enrollment; `found` is null when it remembers nothing. */
  'cloud.registration': z.object({ registrationId: z.string(), found: CloudRegistration.nullable() }),
  /** Keyed fingerprint of a secret, asked for by its reference. The secret itself is never a fact. */
  'secret.fingerprint': z.object({
    fingerprint: z.string(),
    hub: z.string().nullable(),
    deviceId: z.string().nullable(),
  }),
} as const;

export type FactId = keyof typeof factValues;
export type FactValue<K extends FactId> = z.infer<(typeof factValues)[K]>;

/** Why a value is not known. Unknown is never a pass. */
export const UnknownReason = z.enum(['elevation', 'timeout', 'absent', 'failed']);
export type UnknownReason = z.infer<typeof UnknownReason>;

/** What was said, by whom and when; or that it could not be learnt, and why. */
export type Fact<T> = { at: IsoTime; source: string } & (
  { value: T } | { unknown: UnknownReason; detail?: string }
);

/** A fact to learn: the id, and for files, folders, shares, things of the cloud, `person.answer` and `secret.fingerprint` which one. */
export interface FactQuery {
  id: FactId;
  arg?: string;
}

/** Facts as they are stored and sent: keyed by `id` or `id:arg`. */
export const FactRecord = z.record(
  z.string(),
  z.object({
    at: time,
    source: z.string(),
    value: JsonValue.optional(),
    unknown: UnknownReason.optional(),
    detail: z.string().optional(),
  }),
);
export type FactRecord = z.infer<typeof FactRecord>;

/** The key under which a fact is stored. */
export function factKey(query: FactQuery): string {
  return query.arg === undefined ? query.id : `${query.id}:${query.arg}`;
}
