import type {
  CloudAccessView,
  CloudEnrollment,
  CloudEntry,
  CloudGroup,
  CloudRegistration,
  HubDevice,
} from '../contract/cloud.ts';
import type { ChosenThing, NewKeyKind } from '../contract/certificates.ts';
import type { AppError } from '../contract/errors.ts';
import type { IsoTime, Json } from '../contract/json.ts';
import type { JobEvent, JobId } from '../contract/jobs.ts';
import type { SettingsChange, SettingsView } from '../contract/settings.ts';
import type { CatalogueName } from './domain/catalogue.gen.ts';
import type { CertificateFile } from './domain/identity/x509/read.ts';
import type { CertificateTemplate } from './domain/identity/x509/templates.ts';
import type { DeviceWish, EnrollmentWish, GroupWish } from './domain/cloud/documents.ts';

/** The time of a world. Practice has its own, so nothing else may ask for the time. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Waits; ends early, without error, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Names a secret held by {@link Secrets}; worthless outside this process. */
export interface SecretHandle {
  handle: string;
}

/** A parameter of a command: plain data, or the name of a secret that is revealed at the pipe. */
export type HostArg = Json | SecretHandle;

export function isSecretHandle(arg: HostArg | undefined): arg is SecretHandle {
  return (
    typeof arg === 'object' &&
    arg !== null &&
    !Array.isArray(arg) &&
    typeof (arg as SecretHandle).handle === 'string'
  );
}

/** One command of the catalogue with its parameters. */
export interface HostCall {
  op: CatalogueName;
  args: Record<string, HostArg>;
  timeoutMs: number;
}

/** What a command says while it runs, in the order it says it. */
export type HostRecord =
  | { kind: 'information' | 'warning' | 'verbose' | 'error'; text: string }
  | { kind: 'progress'; activity: string; status: string; percent: number | null };

/** What came of a command. It never throws for what the command did; `problem` says why there is no answer. */
export interface HostResult {
  /** Pipeline objects, projected as the catalogue says, as plain JSON. */
  output: Json[];
  /** Host, warning and error texts in order, at most the last 200. */
  lines: string[];
  /** Exit code of a native program; absent for a cmdlet. */
  exitCode?: number;
  problem?: AppError;
  at: IsoTime;
  ms: number;
}

/** What came of asking for elevation. A grant is for one job; `release` ends it, and does so once. */
export type ElevationOutcome =
  { granted: true; release(): Promise<void> } | { granted: false; error: AppError };

/** A Windows machine: the only way to learn from it or to change it. */
export interface Host {
  readonly label: string;
  /** Asks all of these in one round trip. Each has its own time limit; one failure does not touch another. */
  read(calls: readonly HostCall[], signal?: AbortSignal): Promise<HostResult[]>;
  /** Runs one command and streams what it says. Aborting asks it to stop; a critical one may take its time. */
  run(call: HostCall, onRecord: (record: HostRecord) => void, signal?: AbortSignal): Promise<HostResult>;
  /** Asks the person at the machine for elevation. Absent where nobody can be asked. */
  elevate?(): Promise<ElevationOutcome>;
  /** Gets what these lanes need ready in the background; absent where nothing has to be. Harmless when it fails. */
  prewarm?(lanes: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Files of this machine, for payloads. Paths are absolute. */
export interface Files {
  stat(path: string): Promise<{ bytes: number } | undefined>;
  /** Hex SHA-256 of the file, read in a stream. */
  sha256(path: string, signal?: AbortSignal): Promise<string>;
  /** Copies beside the target first and renames at the end, so that a target is always whole. */
  copy(
    from: string,
    to: string,
    onBytes: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Writes a text beside the target first and renames at the end, so that a target is always whole. */
  write(path: string, text: string): Promise<void>;
  /**
   * The same for a secret text, which only the account of this program may read.
   *
   * @assumed provisioning.md 3.2: on Windows the state folder's own permissions keep a file in it from other users; none are set on the file | verify: icacls on a file in %ProgramData%\\EflowDesk while a job provisions with a certificate
   */
  writePrivate(path: string, text: string): Promise<void>;
  /** Writes a file that is not there yet, into a folder that is; `secret` as with {@link writePrivate}. */
  writeNew(path: string, text: string, secret: boolean): Promise<void>;
  /** Removes the file and its unfinished copy; a missing file is no error. */
  remove(path: string): Promise<void>;
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Buffer>;
}

/** Reads the bytes of a file with certificates or a key, with the passphrase that opens it. */
export type ReadCertificateFile = (bytes: Buffer, passphrase: string | undefined) => Promise<CertificateFile>;

/** A certificate that was made, and its private key, both as IoT Edge wants its files. The key is secret. */
export interface MadeCertificate {
  certificate: string;
  key: string;
}

/** Makes keys and certificates. */
export interface CertificateMaker {
  /** A new key and a certificate for it; signed by itself without an issuer, which must have been made here. */
  issue(template: CertificateTemplate, issuer?: MadeCertificate): Promise<MadeCertificate>;
  /** A new key and a request (PKCS#10) for a client certificate of that common name. */
  request(name: string, keyKind: NewKeyKind): Promise<{ request: string; key: string }>;
}

/** Reads a part of a file; answers fewer bytes than asked for only where the file ends. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** A file that a person brought, open for reading: an installer, or container images. */
export interface PayloadFile {
  readonly bytes: number;
  readonly read: ReadAt;
  /** Hex SHA-256 of all of it. */
  sha256(): Promise<string>;
  close(): Promise<void>;
}

/** Installers and other files that a person brings to this machine, to be read and never run. Paths are absolute. */
export interface PayloadFiles {
  /** The .msi files in a folder and in its folders, so many levels deep; undefined when it cannot be looked into. */
  find(folder: string, levels: number): Promise<string[] | undefined>;
  /** Opens a file; a failure in words when there is none or when it cannot be read. */
  open(path: string): Promise<PayloadFile>;
}

/** Lets the person at the machine choose a file or a folder in a window of the system; undefined when none was chosen. */
export type ChooseFile = (what: ChosenThing) => Promise<string | undefined>;

/** The journal of one job, open for writing. */
export interface JournalWriter {
  /** Appends one line. With `flush` it is on the disk when the promise resolves. */
  append(event: JobEvent, flush: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A journal as read: the events, and what is to be told about the file. */
export interface JournalContent {
  events: JobEvent[];
  /** Length of an unfinished last line, 0 when the file is whole. */
  tornBytes: number;
}

/** All journals of a state folder. */
export interface Journal {
  create(id: JobId): Promise<JournalWriter>;
  /** Opens for appending; an unfinished last line is moved aside first and told as an event. */
  reopen(id: JobId, at: IsoTime): Promise<JournalWriter>;
  read(id: JobId): Promise<JournalContent>;
  /** Keeps a text beside the journal of a job, under the job's name and this ending; what is there is written anew. */
  keep(id: JobId, ending: string, text: string): Promise<void>;
  /** Newest first. */
  list(): Promise<JobId[]>;
}

/** Who holds the machine. */
export interface Holder {
  job: JobId;
  pid: number;
  since: IsoTime;
}

export type LockOutcome = { held: true; release(): Promise<void> } | { held: false; by: Holder };

/** The one-writer lock of a machine. It dies with its holder and answers who that is. */
export interface Lock {
  acquire(holder: Holder, onCancel: (now: boolean) => void): Promise<LockOutcome>;
  who(): Promise<Holder | undefined>;
  /** Asks the holder to cancel. False when nobody holds the lock or another job does. */
  requestCancel(job: JobId, now: boolean): Promise<boolean>;
}

/** Secrets behind handles. Values leave only through `reveal`, which hosts and cloud adapters call at the last moment. */
export interface Secrets {
  /** Reads the secret once. Undefined when it cannot be had now, for example no terminal to ask on. */
  resolve(ref: string, field: string, folder: string): Promise<SecretHandle | undefined>;
  reveal(handle: SecretHandle): string;
  /** Takes what a person gave for a field whose reference is `prompt`, in place of asking. */
  offer(field: string, text: string): void;
  /** Takes a secret that was made from another one, for example a connection string in its canonical form. */
  hold(text: string): SecretHandle;
  /** Keyed with a key of this state folder, so that equal secrets can be recognised and nothing else. */
  fingerprint(text: string): string;
  /** The key of {@link fingerprint} as a handle, for commands that must make fingerprints where the secret is. */
  fingerprintKey(): SecretHandle;
  /** Replaces every secret it holds by a mark, in whatever text a command printed. */
  mask(text: string): string;
  forget(): void;
}

/** The product's own log. Messages are redacted by the one who implements it. */
export interface Log {
  write(level: 'info' | 'warn' | 'error', event: string, data: Record<string, Json>): void;
}

/** What a person chose for the app itself, kept with the state. */
export interface Settings {
  /** What holds now. A file that cannot be used is a problem that is told, never a failure. */
  read(): Promise<SettingsView>;
  /** Keeps a choice. Fails when the file belongs to a newer version or cannot be written. */
  write(change: SettingsChange): Promise<SettingsView>;
}

/** A trust root that only practice may use. It is a type of its own so that a local world cannot hold one. */
export interface PracticeTrust {
  readonly practice: true;
  readonly certificates: readonly string[];
}

/** Where a host of the cloud is reached: an address or a name to connect to, and the name its certificate must be for. */
export interface Endpoint {
  address: string;
  port: number;
  servername: string;
}

/**
 * The way to a host of the cloud by its name. Practice knows its own hosts only and starts its cloud when it is asked
 * first; undefined is a name that nobody knows.
 */
export type FindEndpoint = (host: string) => Promise<Endpoint | undefined>;

/** A way into a service: everything of its string, the key by handle. */
export interface CloudAccess extends CloudAccessView {
  key: SecretHandle;
}

/** A proxy on the way to the cloud, as http(s)://user@host:port; the password by handle. */
export interface CloudProxy {
  url: string;
  password?: SecretHandle;
}

/** How a call of the cloud is followed and stopped. */
export interface CloudCall {
  signal?: AbortSignal;
  /** Told before it waits to try again. `because` is a code for `cloud.wait.<code>`. */
  onWait?(wait: { ms: number; because: 'busy' | 'broken' | 'connection' }): void;
}

/** The registry of one IoT Hub. What is not there is null; everything else that fails throws. */
/** Certificates of the devices that a service knows, hex in capitals; not `whole` where it has more than were read. */
export interface KnownCertificates {
  used: { name: string; thumbprints: readonly string[] }[];
  whole: boolean;
}

export interface Hub {
  /** By how many milliseconds this clock was ahead of the service at its last answer. */
  aheadMs(): number;
  device(id: string, call?: CloudCall): Promise<HubDevice | null>;
  /** The primary key of a device with keys. */
  deviceKey(id: string, call?: CloudCall): Promise<SecretHandle | null>;
  /** Makes it, and answers the one that is there when a lost answer hid that it was made. */
  makeDevice(wish: DeviceWish, call?: CloudCall): Promise<HubDevice>;
  enableDevice(id: string, enabled: boolean, call?: CloudCall): Promise<void>;
  /** All devices, page by page; a hub of many thousands takes its time. */
  list(call?: CloudCall): Promise<CloudEntry[]>;
  /** Thumbprints of its devices, as far as a bounded number of pages tells them. */
  certificates(call?: CloudCall): Promise<KnownCertificates>;
  /** Removes it; one that is gone is no error. */
  removeDevice(id: string, call?: CloudCall): Promise<void>;
}

/** The enrollments of one Device Provisioning Service, in the same manner. */
export interface Dps {
  /** By how many milliseconds this clock was ahead of the service at its last answer. */
  aheadMs(): number;
  enrollment(registrationId: string, call?: CloudCall): Promise<CloudEnrollment | null>;
  enrollmentKey(registrationId: string, call?: CloudCall): Promise<SecretHandle | null>;
  makeEnrollment(wish: EnrollmentWish, call?: CloudCall): Promise<CloudEnrollment>;
  enableEnrollment(registrationId: string, enabled: boolean, call?: CloudCall): Promise<void>;
  removeEnrollment(registrationId: string, call?: CloudCall): Promise<void>;
  group(groupId: string, call?: CloudCall): Promise<CloudGroup | null>;
  /** The primary key of a group with keys. No device may ever have it. */
  groupKey(groupId: string, call?: CloudCall): Promise<SecretHandle | null>;
  makeGroup(wish: GroupWish, call?: CloudCall): Promise<CloudGroup>;
  removeGroup(groupId: string, call?: CloudCall): Promise<void>;
  /** All individual enrollments and groups. */
  list(call?: CloudCall): Promise<CloudEntry[]>;
  /** Thumbprints of its individual enrollments, as far as a bounded number of pages tells them. */
  certificates(call?: CloudCall): Promise<KnownCertificates>;
  /** Registration IDs of the devices that have registered by a group. */
  registeredBy(groupId: string, call?: CloudCall): Promise<string[]>;
  registration(registrationId: string, call?: CloudCall): Promise<CloudRegistration | null>;
  removeRegistration(registrationId: string, call?: CloudCall): Promise<void>;
}

/** The cloud of a world. It holds no keys: each way into it is opened with one. */
export interface Cloud {
  hub(access: CloudAccess, proxy?: CloudProxy): Hub;
  dps(access: CloudAccess, proxy?: CloudProxy): Dps;
  /** Closes connections that are kept for the next call. */
  close(): void;
}

/** What practice replaces, and all it replaces. */
export type World =
  | {
      readonly kind: 'local';
      readonly label: string;
      readonly host: Host;
      readonly clock: Clock;
      readonly endpoint: FindEndpoint;
      readonly trustRoots: readonly string[];
    }
  | {
      readonly kind: 'practice';
      readonly label: string;
      readonly host: Host;
      readonly clock: Clock;
      readonly endpoint: FindEndpoint;
      readonly trustRoots: PracticeTrust;
    };
