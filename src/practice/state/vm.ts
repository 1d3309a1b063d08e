import { z } from 'zod';

const ms = z.number();

const LogEntry = z.strictObject({ at: ms, level: z.enum(['info', 'warn']), text: z.string() });
export type LogEntry = z.infer<typeof LogEntry>;

/**
 * The identity part of the VM's `config.toml` as data (eflow.md 9.3). A key is never kept: `digest` is the hex SHA-256 of
 * the canonical connection string, or of the symmetric key of DPS.
 */
export const GuestConfig = z.strictObject({
  source: z.enum(['manual', 'dps']),
  method: z.enum(['sas', 'tpm', 'symmetric_key', 'x509']),
  hub: z.string().nullable(),
  deviceId: z.string().nullable(),
  digest: z.string().nullable(),
  scopeId: z.string().nullable(),
  registrationId: z.string().nullable(),
  globalEndpoint: z.string().nullable(),
  /** The certificate file as it was copied into the VM, and which private key came with it; of the key only its id. */
  certificate: z.string().nullable(),
  keyId: z.string().nullable(),
});
export type GuestConfig = z.infer<typeof GuestConfig>;

/** A proxy as one part of the VM has it. The password is never kept: `digest` is what its fingerprint is made of. */
export const GuestProxy = z.strictObject({
  https: z.string(),
  http: z.string().nullable(),
  noProxy: z.string().nullable(),
  digest: z.string().nullable(),
});
export type GuestProxy = z.infer<typeof GuestProxy>;

/** An image that docker of the VM has. */
const DockerImage = z.strictObject({ name: z.string(), id: z.string() });
export type DockerImage = z.infer<typeof DockerImage>;

/** A copy of a file of images in the VM, with what it brings; null where it brings nothing, as one that was cut off. */
const ImageCopy = z.strictObject({
  name: z.string(),
  bytes: z.int().min(0),
  images: z.array(DockerImage).nullable(),
});
export type ImageCopy = z.infer<typeof ImageCopy>;

/** What the VM will do next by itself. `seq` tells two askers of the cloud apart. */
const Due = z.strictObject({
  kind: z.enum(['identity', 'agent-start', 'agent-connect']),
  at: ms,
  seq: z.int(),
});
export type Due = z.infer<typeof Due>;

/**
 * What can be wrong inside the VM: `runtime-down` until the VM starts anew, `disk-full` and `image-missing` (edgeAgent's
 * image is not in the registry) until they are cured, `tpm-lost` until the VM starts while EFLOWProxy runs.
 */
export const Trouble = z.enum(['runtime-down', 'disk-full', 'image-missing', 'tpm-lost']);
export type Trouble = z.infer<typeof Trouble>;

/** The runtime inside the VM. */
export const Guest = z.strictObject({
  config: GuestConfig.nullable(),
  /** The proxy of the services and the shell, and that of edgeAgent in `config.toml` (eflow.md 10.5). */
  proxy: z.strictObject({ daemons: GuestProxy.nullable(), agent: GuestProxy.nullable() }),
  /** The certificate authority of the site as PEM: in the store of the VM, and in the trust bundle of its modules. */
  roots: z
    .strictObject({ system: z.string().nullable(), modules: z.string().nullable() })
    .default({ system: null, modules: null }),
  /** Images that were loaded; the one of edgeAgent that was pulled is not among them. */
  images: z.array(DockerImage).default([]),
  copies: z.array(ImageCopy).default([]),
  /** The image that edgeAgent runs from and that is never pulled; null while it is EFLOW's own. */
  keptAgent: z.string().nullable().default(null),
  /** Last time a configuration was applied, by the VM's clock. */
  configuredAt: ms.nullable(),
  /** Hub and device of the last successful provisioning with this configuration. */
  assigned: z.strictObject({ hub: z.string(), deviceId: z.string() }).nullable(),
  /** When the identity service last finished since the VM started and the configuration was applied. */
  provisionedAt: ms.nullable(),
  /** Start of the image pull that is under way or done. */
  pullStartedAt: ms.nullable(),
  agentStartedAt: ms.nullable(),
  due: Due.nullable(),
  seq: z.int(),
  /** What is wrong inside the VM, whoever looks. */
  troubles: z.array(Trouble),
  identityLog: z.array(LogEntry),
  edgedLog: z.array(LogEntry),
  agentLog: z.array(LogEntry),
});
export type Guest = z.infer<typeof Guest>;

/** How the VM is connected (eflow.md 8.5, 10). */
export const VmNetwork = z.strictObject({
  vswitchName: z.string(),
  type: z.enum(['ICS', 'Internal', 'Transparent']),
  fixed: z.boolean(),
  prefixLength: z.int(),
  gateway: z.string(),
  dnsServers: z.array(z.string()),
});
export type VmNetwork = z.infer<typeof VmNetwork>;

/** A network that the VM has beside its own (eflow.md 10.4). */
export const ExtraNetwork = z.strictObject({
  vswitchName: z.string(),
  type: z.enum(['Internal', 'Transparent']),
});

/** A NIC of the VM beside its own. */
export const Nic = z.strictObject({ name: z.string(), mac: z.string(), ip: z.string(), network: VmNetwork });
export type Nic = z.infer<typeof Nic>;

/** A folder of Windows that the VM sees. */
export const Share = z.strictObject({
  root: z.string(),
  folder: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
});
export type Share = z.infer<typeof Share>;

/** The one EFLOW VM. */
export const Vm = z.strictObject({
  id: z.string(),
  mac: z.string(),
  ip: z.string(),
  network: VmNetwork,
  power: z.enum(['Running', 'Off']),
  /** Start of the VM; null while it is off. */
  bootedAt: ms.nullable(),
  /** How far the VM's clock is off. */
  clockSkewMs: ms,
  cpuCount: z.int(),
  gpuCount: z.int().min(0).default(0),
  memoryMb: z.int(),
  dataGb: z.int(),
  logSize: z.enum(['Small', 'Large']),
  telemetry: z.enum(['Optional', 'Required']),
  /** Volumes of modules with what is in them. */
  volumes: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0) })).default([]),
  shares: z.array(Share),
  networks: z.array(ExtraNetwork).default([]),
  nics: z.array(Nic).default([]),
  guest: Guest,
});
export type Vm = z.infer<typeof Vm>;
