import { z } from 'zod';
import type { CommandSignature } from '../../../contract/module-profile.ts';
import type { Json } from '../../../contract/json.ts';

const text = z.string();
const texts = z.union([z.array(text), text.transform((one) => [one]), z.null().transform(() => [])]);
const limit = z.union([z.number(), text]).nullable();
/** PowerShell has one thing where there are no more: a list of one may come as its item, an empty one as null. */
const list = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), z.null().transform(() => []), item.transform((one) => [one])]);

const SetRow = z.object({
  Name: text,
  Required: z.boolean(),
  Position: z.int().nullable(),
  Pipeline: z.boolean(),
  Rest: z.boolean(),
});
const ParameterRow = z.object({
  Name: text,
  Type: text,
  Aliases: texts,
  Allowed: texts.nullable(),
  Min: limit,
  Max: limit,
  Pattern: text.nullable(),
  Dynamic: z.boolean(),
  Sets: list(SetRow),
});
const Row = z.discriminatedUnion('Kind', [
  z.object({ Kind: z.literal('powershell'), Name: text, Version: text }),
  z.object({ Kind: z.literal('module'), Name: text, Version: text }),
  z.object({
    Kind: z.literal('command'),
    Name: text,
    Version: text,
    Type: text,
    DefaultSet: text.nullable(),
    ShouldProcess: z.boolean(),
    Impact: text,
    Parameters: list(ParameterRow),
    Help: list(z.object({ Path: text, Text: text })),
  }),
]);
type CommandRow = Extract<z.infer<typeof Row>, { Kind: 'command' }>;

/** What the host tells of the module, in the shape of the contract. */
export interface ModuleFacts {
  powershell: { edition: string; version: string };
  modules: { name: string; version: string }[];
  commands: CommandSignature[];
}

/** Names in one order whatever the culture. */
export const byName = (a: { name: string }, b: { name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

function commandOf(row: CommandRow): CommandSignature {
  return {
    name: row.Name,
    type: row.Type,
    version: row.Version,
    // The name of the set that every parameter is in counts as none.
    defaultSet: row.DefaultSet === '' || row.DefaultSet === '__AllParameterSets' ? null : row.DefaultSet,
    shouldProcess: row.ShouldProcess,
    impact: row.Impact,
    parameters: row.Parameters.map((one) => ({
      name: one.Name,
      type: one.Type,
      aliases: one.Aliases,
      allowed: one.Allowed === null || one.Allowed.length === 0 ? null : one.Allowed,
      min: one.Min,
      max: one.Max,
      pattern: one.Pattern,
      dynamic: one.Dynamic,
      sets: one.Sets.map((set) => ({
        name: set.Name,
        required: set.Required,
        position: set.Position,
        pipeline: set.Pipeline,
        rest: set.Rest,
      })),
    })),
    help: row.Help.map(({ Path, Text }) => ({ path: Path, text: Text })),
  };
}

/** Reads the rows of `module.profile`. Throws when they have another shape. */
export function readModuleRows(output: readonly Json[]): ModuleFacts {
  const rows = output.map((one) => Row.parse(one));
  const engine = rows.find((row) => row.Kind === 'powershell');
  return {
    powershell: { edition: engine?.Name ?? '', version: engine?.Version ?? '' },
    modules: rows
      .filter((row) => row.Kind === 'module')
      .map(({ Name, Version }) => ({ name: Name, version: Version }))
      .toSorted(byName),
    commands: rows.flatMap((row) => (row.Kind === 'command' ? [commandOf(row)] : [])).toSorted(byName),
  };
}
