import { z } from 'zod';
import { ScanReport } from './findings.ts';
import { Goal, JobEvent, JobId, JobRecord, JobView, Plan } from './jobs.ts';
import { JsonValue } from './json.ts';
import { ModuleProfile } from './module-profile.ts';
import { Setup } from './setup.ts';
import { Status } from './status.ts';

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
}

const none = z.strictObject({});

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
    }),
  },
  'host.scan': { kind: 'query', input: z.strictObject({ goal: Goal.optional() }), output: ScanReport },
  'status.read': { kind: 'query', input: none, output: Status },
  /** Reads every getter of the module once; takes some minutes on a real host. */
  'module.profile': { kind: 'query', input: none, output: ModuleProfile },
  'setup.check': { kind: 'query', input: z.strictObject({ text: z.string() }), output: Setup },
  'setup.schema': { kind: 'query', input: none, output: JsonValue },
  /** Takes a secret for fields that say `prompt`, and keeps it in memory until the program ends. */
  'secrets.offer': {
    kind: 'command',
    input: z.strictObject({ field: z.literal('identity.devConnString'), value: z.string().min(1).max(8192) }),
    output: z.object({}),
  },
  'acts.list': {
    kind: 'query',
    input: none,
    output: z.array(z.object({ id: z.string(), loss: z.string().nullable() })),
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
  'host.elevate': { kind: 'command', input: none, output: z.object({}) },
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
  'practice.show': { kind: 'query', input: none, output: JsonValue, practice: true },
  'practice.faults': {
    kind: 'query',
    input: none,
    output: z.array(z.object({ name: z.string(), about: z.string() })),
    practice: true,
  },
  'practice.reset': { kind: 'command', input: none, output: z.object({}), practice: true },
  'practice.reboot': {
    kind: 'command',
    input: z.strictObject({ fastStartup: z.boolean() }),
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
