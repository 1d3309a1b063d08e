import type { Json, JsonObject } from '../../../contract/json.ts';
import { isObject, withValue, type Draft } from './draft.ts';

/** Fields of a shared folder that hold text. */
export const shareTexts = ['root', 'folder', 'target'] as const;

/** The shared folders of a draft, valid or not. */
export function sharesOf(draft: Draft): JsonObject[] {
  const all = draft['sharedFolders'];
  return Array.isArray(all) ? all.map((one: Json) => (isObject(one) ? one : {})) : [];
}

/** The draft with these shared folders; without the field when there are none. */
const withShares = (draft: Draft, shares: readonly JsonObject[]): Draft =>
  withValue(draft, 'sharedFolders', shares.length === 0 ? undefined : [...shares]);

/** The draft with one more shared folder that is still to be filled in. */
export const withMoreShares = (draft: Draft): Draft =>
  withShares(draft, [...sharesOf(draft), { root: '', folder: '', target: '', readOnly: false }]);

/** The draft without the shared folder at this place. */
export const withoutShare = (draft: Draft, at: number): Draft =>
  withShares(
    draft,
    sharesOf(draft).filter((_share, i) => i !== at),
  );

/** The draft with another value in a field of the shared folder at this place. */
export const withShareValue = (draft: Draft, at: number, field: string, value: Json): Draft =>
  withShares(
    draft,
    sharesOf(draft).map((share, i) => (i === at ? { ...share, [field]: value } : share)),
  );
