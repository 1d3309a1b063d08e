import type {
  IdentityProblem,
  PartName,
  ProvisionField,
  RecognisedKind,
  Recognition,
} from '../../../contract/identity.ts';
import { base64Bytes, type Checked } from './symmetric-key.ts';
import { looksSecret } from './text.ts';

/** A piece of a pasted text with its value. One that is `secret` never leaves the domain: see {@link withoutSecrets}. */
export interface Part {
  name: PartName;
  value: string;
  secret: boolean;
}

/** What a pasted text is, with the values of its parts. */
export interface Recognised {
  kind: RecognisedKind;
  also: RecognisedKind[];
  parts: Part[];
  problems: IdentityProblem[];
  suggestions: { field: ProvisionField; part: PartName | 'text' }[];
}

/** A recognition of this kind, with what else is known of it. */
export const recognised = (kind: RecognisedKind, more: Partial<Recognised> = {}): Recognised => ({
  kind,
  also: [],
  parts: [],
  problems: [],
  suggestions: [],
  ...more,
});

/** Long base64 and hex that everybody may see. */
const publicKeys = new Set<PartName>(['endorsementKey', 'thumbprint', 'secondThumbprint']);

/** A value that was checked. `given` is how it was pasted, where the check wrote it differently. */
export interface FoundPart {
  name: PartName;
  checked: Checked;
  given?: string;
  secret?: boolean;
}

/** Parts of checked values, and everything that is to be told about them. Values that are not there are no parts. */
export function partsOf(found: readonly FoundPart[]): Pick<Recognised, 'parts' | 'problems'> {
  return {
    parts: found
      .filter(({ checked }) => checked.value !== '')
      .map(({ name, checked: { value, problems }, given = value, secret = false }) => ({
        name,
        value,
        // What stands there and is none of these may be a key.
        secret: secret || (looksSecret(given) && !(publicKeys.has(name) && !refused(problems))),
      })),
    problems: found.flatMap(({ checked }) => checked.problems),
  };
}

/** True when something about these keeps them from being used. */
export const refused = (problems: readonly IdentityProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

const keys = new Set<PartName>(['key', 'secondKey', 'groupKey', 'secondGroupKey']);

/** The same in a form that may be shown, sent and kept: of each secret only its length. */
export function withoutSecrets(full: Recognised): Recognition {
  return {
    ...full,
    parts: full.parts.map(({ name, value, secret }) => ({
      name,
      secret,
      value: secret ? null : value,
      bytes: keys.has(name) ? (base64Bytes(value)?.length ?? null) : null,
    })),
  };
}
