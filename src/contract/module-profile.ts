import { z } from 'zod';
import { JsonValue } from './json.ts';

/** How a parameter stands in one set. `rest`: it takes all that is left. */
const SetMembership = z.strictObject({
  name: z.string(),
  required: z.boolean(),
  position: z.int().nullable(),
  pipeline: z.boolean(),
  rest: z.boolean(),
});

/** A parameter as PowerShell declares it. What it does not declare is null or empty; code may still check it. */
export const ParameterSignature = z.strictObject({
  name: z.string(),
  /** Full name of its .NET type. */
  type: z.string(),
  aliases: z.array(z.string()),
  allowed: z.array(z.string()).nullable(),
  min: z.union([z.number(), z.string()]).nullable(),
  max: z.union([z.number(), z.string()]).nullable(),
  pattern: z.string().nullable(),
  dynamic: z.boolean(),
  sets: z.array(SetMembership),
});
export type ParameterSignature = z.infer<typeof ParameterSignature>;

/** A command of the module as PowerShell declares it. */
export const CommandSignature = z.strictObject({
  name: z.string(),
  /** Function or Cmdlet. */
  type: z.string(),
  version: z.string(),
  defaultSet: z.string().nullable(),
  shouldProcess: z.boolean(),
  impact: z.string(),
  parameters: z.array(ParameterSignature),
  /** Texts of the help with the path to each, in their order. */
  help: z.array(z.strictObject({ path: z.string(), text: z.string() })),
});
export type CommandSignature = z.infer<typeof CommandSignature>;

/** What a getter answered, redacted. `problem` is the code for why there is no answer. */
export const ModuleSample = z.strictObject({
  command: z.string(),
  problem: z.string().nullable(),
  output: z.array(JsonValue),
  lines: z.array(z.string()),
});
export type ModuleSample = z.infer<typeof ModuleSample>;

/** What a difference or an assumption is about. */
const Subject = {
  command: z.string(),
  /** Null when it is the command itself. */
  parameter: z.string().nullable(),
  what: z.enum([
    'command',
    'parameter',
    'type',
    'required',
    'allowed',
    'min',
    'max',
    'set',
    'requires',
    'default',
  ]),
};

/** A place where the module is not what this product takes it for. */
export const ProfileDifference = z.strictObject({
  kind: z.enum(['missing', 'new', 'differs']),
  ...Subject,
  expected: JsonValue,
  found: JsonValue,
  /** What was expected was only assumed. */
  assumed: z.boolean(),
});
export type ProfileDifference = z.infer<typeof ProfileDifference>;

/** Something taken for true: seen to be so, or not to be seen in what a module declares. */
export const ProfileNote = z.strictObject({ ...Subject, expected: JsonValue });
export type ProfileNote = z.infer<typeof ProfileNote>;

/** The module held against what this product takes it for. */
export const ProfileComparison = z.strictObject({
  verdict: z.enum(['same', 'differs']),
  differences: z.array(ProfileDifference),
  /** Assumptions that are confirmed by it. */
  confirmed: z.array(ProfileNote),
  /** Rules that the module does not declare; only running a command would show them. */
  open: z.array(ProfileNote),
});
export type ProfileComparison = z.infer<typeof ProfileComparison>;

/** A recorded module profile: what the real cmdlets are, with nothing of the customer's in it. */
export const ModuleProfile = z.strictObject({
  schemaVersion: z.literal(1),
  at: z.string(),
  /** Label of the host: `local`, or a practice machine. */
  host: z.string(),
  /** Version of this product. */
  app: z.string(),
  powershell: z.strictObject({ edition: z.string(), version: z.string() }),
  modules: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  commands: z.array(CommandSignature),
  samples: z.array(ModuleSample),
  comparison: ProfileComparison,
});
export type ModuleProfile = z.infer<typeof ModuleProfile>;
