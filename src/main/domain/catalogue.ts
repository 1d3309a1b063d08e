import raw from '../../ps-scripts/catalogue.json' with { type: 'json' };
import type { Json } from '../../contract/json.ts';
import type { CatalogueName } from './catalogue.gen.ts';

/** A parameter of a catalogue entry. `pattern` is the only kind of value in which wildcards mean something. */
export interface CatalogueParameter {
  type: 'string' | 'string[]' | 'path' | 'integer' | 'boolean' | 'switch';
  required?: boolean;
  secret?: boolean;
  pattern?: boolean;
  allowed?: readonly string[];
}

/** One command that may run on a host. The list is closed: nothing else runs. */
export interface CatalogueEntry {
  kind: 'cmdlet' | 'leaf' | 'function';
  /** Module-qualified name. */
  command: string;
  lane: string;
  /** Time limit in milliseconds when the caller names none. */
  timeoutMs: number;
  elevated?: boolean;
  /** Changes the machine; absent means it only reads. */
  changes?: boolean;
  /** Stopping it half-way leaves something that has to be removed. */
  critical?: boolean;
  /** The PowerShell process must be replaced afterwards: modules on disk have changed. */
  freshProcessAfter?: boolean;
  /** Parameters that are always the same; `{"$":"switch","v":true}` is a switch. */
  fixed?: Readonly<Record<string, Json>>;
  parameters: Readonly<Record<string, CatalogueParameter>>;
  /**
   * Questions the command is known to ask, with the answer each gets, once. `match` is a literal part of the question's text;
   * texts come in the language of Windows, so where none fits the declared order decides. Any other question ends it.
   */
  prompts?: readonly { id: string; answer: string; match?: string }[];
  /** Properties of a result that are kept; `raw` keeps plain values such as strings and booleans. */
  project: readonly string[] | 'raw';
  /** Functions only: why it is not a cmdlet or a leaf. */
  reason?: string;
}

export const catalogue = (raw as unknown as { entries: Record<CatalogueName, CatalogueEntry> }).entries;

/** True when the text is the name of a command of the catalogue. */
export function isCatalogueName(name: string): name is CatalogueName {
  return Object.hasOwn(catalogue, name);
}

/** A switch among fixed parameters. */
export function isSwitch(value: Json): value is { $: 'switch'; v: boolean } {
  return typeof value === 'object' && value !== null && '$' in value && value['$'] === 'switch';
}
