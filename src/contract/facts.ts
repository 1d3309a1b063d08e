import { z } from 'zod';
import { JsonValue, type IsoTime } from './json.ts';

const time = z.iso.datetime();
const service = z.object({ name: z.string(), status: z.string(), startType: z.string() });

/** One line of a log in the VM, with the VM's own time. */
export const LogLine = z.object({ at: time, text: z.string() });
export type LogLine = z.infer<typeof LogLine>;

/** What the VM's `config.toml` says about its identity. Secrets appear only as a keyed fingerprint. */
export const GuestProvisioning = z.object({
  source: z.enum(['manual', 'dps']),
  method: z.enum(['sas', 'x509', 'symmetric_key', 'tpm']),
  hub: z.string().nullable(),
  deviceId: z.string().nullable(),
  scopeId: z.string().nullable(),
  registrationId: z.string().nullable(),
  fingerprint: z.string().nullable(),
});
export type GuestProvisioning = z.infer<typeof GuestProvisioning>;

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
  'host.pendingReboot': z.object({
    componentServicing: z.boolean(),
    windowsUpdate: z.boolean(),
    fileRename: z.boolean(),
  }),
  'windows.microsoftUpdate': z.boolean(),
  'hyperv.feature': z.object({ state: z.string() }),
  'hyperv.services': z.array(service),
  'hyperv.launchType': z.string(),
  'hyperv.switches': z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
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
  'eflow.files': z.object({ module: z.boolean(), program: z.boolean(), vmDisks: z.array(z.string()) }),
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
    memoryMb: z.number().nullable(),
    usedMemoryMb: z.number().nullable(),
    storageMb: z.number().nullable(),
    usedStorageMb: z.number().nullable(),
  }),
  'eflow.dpsTpm': z.boolean(),
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
    agentLog: z.array(LogLine),
    /** Bytes of container images on disk: the number that moves while a first pull runs. */
    imageBytes: z.number(),
    /** Upstream ports tried from the VM against the hub it was given; absent while no hub is known. */
    ports: z.array(z.object({ host: z.string(), port: z.number().int(), open: z.boolean() })),
  }),
  /** A file on this machine, asked for by path. */
  file: z.object({ exists: z.boolean(), bytes: z.number(), sha256: z.string().nullable() }),
  /** What a person answered to a question of a job, asked for by question. */
  'person.answer': z.object({ answer: z.string() }),
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

/** A fact to learn: the id, and for `file`, `person.answer` and `secret.fingerprint` which one. */
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
