import { z } from 'zod';
import { ActEntry } from './acts.ts';
import { Adoption } from './adopt.ts';
import { AdviserAnswers, Advice } from './adviser.ts';
import {
  ChosenThing,
  CertificateReport,
  CheckCertificate,
  ConvertCertificate,
  CreateCertificate,
  LookAtCertificate,
  LookedAtCertificate,
  ReadCertificate,
  ReadCertificateReport,
  RequestCertificate,
  WrittenCertificates,
} from './certificates.ts';
import { CloudFound, CloudView } from './cloud.ts';
import { LogDiagnosis, longestLog } from './diagnosis.ts';
import { ScanReport } from './findings.ts';
import { ProvisionField, Recognition } from './identity.ts';
import { ImageFile } from './images.ts';
import { Goal, JobEvent, JobId, JobRecord, JobView, Plan } from './jobs.ts';
import { JsonValue } from './json.ts';
import { ModuleProfile } from './module-profile.ts';
import { LinuxKitAnswer, LinuxKitWish } from './linux-kit.ts';
import { NetworkAdvice, NetworkWish } from './network.ts';
import { InstallerList, InstallerLook } from './payload.ts';
import { PracticeView } from './practice.ts';
import { SettingsChange, SettingsView } from './settings.ts';
import { Payload, RegistrationId, SecretField, SecretRef, Setup, WayProxy } from './setup.ts';
import { AnswerReport, FirewallTicket, Sheet, SheetAsked, SheetRequest, TpmReport } from './sheets.ts';
import { Status } from './status.ts';
import { UpgradePath } from './upgrade.ts';
import { Timeline } from './timeline.ts';
import { UserconfigConversion, WindowsKind } from './userconfig.ts';

/**
 * `query` reads and may be repeated. `command` changes something quickly. `job` starts something long and answers with
 * its name at once. `feed` gives what there is, then what comes.
 */
export type ProcedureKind = 'query' | 'command' | 'job' | 'feed';

export interface Procedure {
  kind: ProcedureKind;
  input: z.ZodType;
  /** For a feed: one item. */
  output: z.ZodType;
  /** Only in a practice world. */
  practice?: true;
  /** Has Windows ask for elevation on its screen. */
  elevates?: true;
  /** Takes a text that is longer than anything a person writes. */
  long?: true;
}

const none = z.strictObject({});

/** The ways into the cloud, by references that count from this folder. */
const cloudWay = {
  service: SecretRef,
  hubService: SecretRef.optional(),
  proxy: WayProxy.optional(),
  folder: z.string().max(1024),
};

/** What a person agreed to beforehand; absent means nothing. */
const Consent = z.strictObject({ differences: z.boolean(), recovery: z.boolean() });

const JobStarted = z.object({ id: JobId });

/** Every call the product answers, over every transport. The table is the contract. */
export const procedures = {
  /** What is running here and on which machine it works. */
  'app.about': {
    kind: 'query',
    input: none,
    output: z.object({
      version: z.string(),
      world: z.enum(['local', 'practice']),
      /** Name of the practice scenario; null on a real host. */
      scenario: z.string().nullable(),
      /** True where this computer can be the machine, that is under Windows. */
      localHost: z.boolean(),
      /** True where `app.open` can change the world; a command of the command line has one for life. */
      switches: z.boolean(),
      /** True where `file.choose` can open a window of the system to choose a file in. */
      dialogs: z.boolean(),
    }),
  },
  /** Works on another machine from now on: `local`, or `practice:SCENARIO`. Refused while a job runs. */
  'app.open': {
    kind: 'command',
    input: z.strictObject({ host: z.string().regex(/^(?:local|practice:[a-z0-9][a-z0-9.-]*)$/u) }),
    output: z.object({}),
  },
  /** The practice machines that can be opened; the words for each are `scenario.NAME`, for what it teaches `teaches.CODE`. */
  'app.scenarios': {
    kind: 'query',
    input: none,
    output: z.array(z.object({ name: z.string(), shows: z.array(z.string()) })),
  },
  /** What a person chose for the app itself, and what is to be told about the file that keeps it. */
  'settings.read': { kind: 'query', input: none, output: SettingsView },
  'settings.write': { kind: 'command', input: SettingsChange, output: SettingsView },
  'host.scan': { kind: 'query', input: z.strictObject({ goal: Goal.optional() }), output: ScanReport },
  /** Reads a host with EFLOW into a setup document; changes nothing. */
  'host.adopt': { kind: 'query', input: none, output: Adoption },
  /** What happened to this host, newest first. */
  'host.timeline': { kind: 'query', input: none, output: Timeline },
  'status.read': { kind: 'query', input: none, output: Status },
  /** Reads every getter of the module once; takes some minutes on a real host. */
  'module.profile': { kind: 'query', input: none, output: ModuleProfile },
  'setup.check': { kind: 'query', input: z.strictObject({ text: z.string() }), output: Setup },
  'setup.schema': { kind: 'query', input: none, output: JsonValue },
  /** Reads an eflow-userconfig.json into a setup document without its installer; the text of the file never comes back. */
  'setup.importUserconfig': {
    kind: 'query',
    input: z.strictObject({ text: z.string(), windows: WindowsKind.optional() }),
    output: UserconfigConversion,
  },
  /** Writes a setup document as eflow-userconfig.json, without secrets. */
  'setup.exportUserconfig': {
    kind: 'query',
    input: z.strictObject({ text: z.string() }),
    output: UserconfigConversion,
  },
  /** Installers in the folders of this program, as they say of themselves. */
  'payload.list': { kind: 'query', input: none, output: InstallerList },
  /** Reads an installer whole; the path is the one of a setup document, and nothing of the content is answered. */
  'payload.look': {
    kind: 'query',
    input: z.strictObject({ file: z.string().max(1024) }),
    output: InstallerLook,
  },
  /** Reads which container images a file brings, without its layers; the path is the one of a setup document. */
  'payload.images': {
    kind: 'query',
    input: z.strictObject({ file: z.string().max(1024) }),
    output: ImageFile,
  },
  /** Asks the person at the machine to choose a file, or a folder to write into; null when none was chosen. */
  'file.choose': {
    kind: 'command',
    input: z.strictObject({ what: ChosenThing }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** Takes a secret for fields that say `prompt`, and keeps it in memory until the program ends. */
  'secrets.offer': {
    kind: 'command',
    input: z.strictObject({ field: SecretField, value: z.string().min(1).max(8192) }),
    output: z.object({}),
  },
  /**
   * Says what a pasted text is. The text may be a secret: it is answered in no form, logged nowhere and not kept; of
   * secret parts the answer has the length.
   */
  'identity.recognise': {
    kind: 'query',
    input: z.strictObject({ text: z.string(), field: ProvisionField.optional() }),
    output: Recognition,
  },
  /**
   * Takes the secret of a pasted text for a field that says `prompt`, and keeps it in memory until the program ends. With
   * `derive` the text holds the key of an enrollment group, and the key of the device with this registration ID is kept;
   * nothing of either is answered.
   */
  'identity.take': {
    kind: 'command',
    input: z.strictObject({
      text: z.string().max(65_536),
      field: SecretField.exclude(['proxy.password', 'identity.identityPassphrase']),
      derive: RegistrationId.optional(),
    }),
    output: z.object({}),
    long: true,
  },
  /** Judges the TPM of this host as an identity; `enrollment` is what az or a colleague says of the cloud's side. */
  'identity.tpm': {
    kind: 'query',
    input: z.strictObject({ enrollment: z.string().max(65_536).optional() }),
    output: TpmReport,
    long: true,
  },
  /** What a colleague at the cloud has to make for a setup, as data and as a page to be printed. */
  'identity.sheet': { kind: 'query', input: SheetAsked, output: Sheet, long: true },
  /**
   * Compares the answer of a colleague with its request. Its secrets are answered in no form, logged nowhere and kept in
   * memory alone, for fields that say `prompt`.
   */
  'identity.answer': {
    kind: 'command',
    input: z.strictObject({ text: z.string().max(65_536), request: SheetRequest }),
    output: AnswerReport,
    long: true,
  },
  /** What the network has to let through for a setup. */
  'identity.firewall': {
    kind: 'query',
    input: SheetAsked.pick({ setup: true, folder: true, language: true }),
    output: FirewallTicket,
  },
  /** Ranks platforms and ways of provisioning by what a person answered; asks no host. */
  'identity.advise': { kind: 'query', input: z.strictObject({ answers: AdviserAnswers }), output: Advice },
  /** Makes configuration and commands for a plain Linux device; no secret is asked for and none is in it. */
  'identity.linuxKit': {
    kind: 'query',
    input: LinuxKitWish.extend({ language: z.enum(['en', 'de']) }),
    output: LinuxKitAnswer,
  },
  /** What is in a certificate file; nothing of a key but which it is. */
  'identity.certificate.read': { kind: 'query', input: ReadCertificate, output: ReadCertificateReport },
  /** Judges a certificate and its key for a use, with all that is found (provisioning.md 3.3). */
  'identity.certificate.check': { kind: 'query', input: CheckCertificate, output: CertificateReport },
  /** Judges in the same way what lies in a window and has no path. */
  'identity.certificate.look': { kind: 'query', input: LookAtCertificate, output: LookedAtCertificate },
  /** Writes both files as IoT Edge wants them, into a folder of the caller's choice. */
  'identity.certificate.convert': {
    kind: 'command',
    input: ConvertCertificate,
    output: WrittenCertificates,
  },
  'identity.certificate.create': { kind: 'command', input: CreateCertificate, output: WrittenCertificates },
  'identity.certificate.request': {
    kind: 'command',
    input: RequestCertificate,
    output: WrittenCertificates,
  },
  /** Finds known failures in a log. Nothing of it is kept; what is quoted is without secrets. */
  'log.diagnose': {
    kind: 'query',
    input: z.strictObject({ text: z.string().max(longestLog) }),
    output: LogDiagnosis,
    long: true,
  },
  /** Judges every way to connect the VM of this host; changes nothing. */
  'network.advise': { kind: 'query', input: z.strictObject({ wanted: NetworkWish }), output: NetworkAdvice },
  /** Everything the cloud knows under a name; changes nothing. Service strings are named by reference. */
  'cloud.show': {
    kind: 'query',
    input: z.strictObject({ id: z.string().min(1).max(128), ...cloudWay }),
    output: CloudView,
  },
  /** Devices, enrollments and groups with this text in their name; changes nothing. */
  'cloud.find': {
    kind: 'query',
    input: z.strictObject({ text: z.string().max(128), ...cloudWay }),
    output: CloudFound,
  },
  'acts.list': {
    kind: 'query',
    input: none,
    output: z.array(ActEntry),
  },
  /** The releases from the EFLOW of this host to another one, in their order; changes nothing. */
  'upgrade.plan': {
    kind: 'query',
    input: z.strictObject({ to: Payload.shape.version.optional() }),
    output: UpgradePath,
  },
  'jobs.plan': {
    kind: 'query',
    input: z.strictObject({ goal: Goal, askSecrets: z.boolean() }),
    output: Plan,
  },
  'jobs.start': {
    kind: 'job',
    input: z.strictObject({ goal: Goal, hash: z.string(), consent: Consent }),
    output: JobStarted,
  },
  'jobs.resume': {
    kind: 'job',
    input: z.strictObject({ id: JobId.optional(), consent: Consent, answer: z.string().max(64).optional() }),
    output: JobStarted,
  },
  /** Asks the person at the machine for elevation, for the next job and what leads to it. */
  'host.elevate': { kind: 'command', input: none, output: z.object({}), elevates: true },
  'jobs.cancel': {
    kind: 'command',
    input: z.strictObject({ id: JobId.optional(), now: z.boolean() }),
    output: z.object({ id: JobId }),
  },
  'jobs.list': { kind: 'query', input: none, output: z.array(JobRecord) },
  'jobs.show': {
    kind: 'query',
    input: z.strictObject({ id: JobId }),
    output: z.object({ job: JobRecord, events: z.array(JobEvent) }),
  },
  /** Events of a job, from its first, until it stops running. */
  'jobs.events': { kind: 'feed', input: z.strictObject({ id: JobId }), output: JobEvent },
  /** How a job stands, then again whenever that changed, at most ten times a second, until it stops running. */
  'jobs.follow': { kind: 'feed', input: z.strictObject({ id: JobId }), output: JobView },
  'practice.show': { kind: 'query', input: none, output: PracticeView, practice: true },
  /** What can be broken, and now and then cured; the words are `fault.NAME`, those of a group `faults.GROUP`. */
  'practice.faults': {
    kind: 'query',
    input: none,
    output: z.array(z.object({ name: z.string(), group: z.string() })),
    practice: true,
  },
  'practice.reset': { kind: 'command', input: none, output: z.object({}), practice: true },
  'practice.reboot': {
    kind: 'command',
    input: z.strictObject({ fastStartup: z.boolean() }),
    output: z.object({}),
    practice: true,
  },
  /** Real time as a part of practice time, from now on: 0 waits for nothing, 1 takes as long as a real machine. */
  'practice.speed': {
    kind: 'command',
    input: z.strictObject({ scale: z.number().min(0).max(1) }),
    output: z.object({}),
    practice: true,
  },
  'practice.enroll': {
    kind: 'command',
    input: z.strictObject({ registrationId: z.string().optional() }),
    output: z.object({ registrationId: z.string(), scopeId: z.string() }),
    practice: true,
  },
  'practice.break': {
    kind: 'command',
    input: z.strictObject({ fault: z.string() }),
    output: z.object({}),
    practice: true,
  },
  /** Makes the practice machine stand still in the midst of a command, for rehearsing a kill. */
  'practice.hold': {
    kind: 'command',
    input: z.strictObject({ op: z.string(), point: z.enum(['before', 'middle', 'after']) }),
    output: z.object({}),
    practice: true,
  },
  'practice.release': { kind: 'command', input: none, output: z.object({}), practice: true },
} as const satisfies Record<string, Procedure>;

export type ProcedureName = keyof typeof procedures;
export type Input<N extends ProcedureName> = z.infer<(typeof procedures)[N]['input']>;
export type Output<N extends ProcedureName> = z.infer<(typeof procedures)[N]['output']>;
/** Names of the procedures of one kind. */
export type NamesOf<K extends ProcedureKind> = {
  [N in ProcedureName]: (typeof procedures)[N]['kind'] extends K ? N : never;
}[ProcedureName];
