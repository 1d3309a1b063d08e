import type { InstallerLook } from '../../../contract/payload.ts';
import { valueAt, withValue, type Draft } from './draft.ts';

/** A file that was looked at in this window. */
export interface Looked {
  look: InstallerLook;
  /** True when the digest in the document was taken from this file, and nobody gave it. */
  took: boolean;
}

/** What the digest in the document is to a file: its own, the same as one that was there before, or another one. */
export type DigestState = 'computed' | 'same' | 'differs';

const digestIn = (draft: Draft): string => {
  const digest = valueAt(draft, 'payload.sha256');
  return typeof digest === 'string' ? digest.toLowerCase() : '';
};

/** How the digest in the document goes with the file that was looked at; undefined while there is none. */
export function digestState(draft: Draft, { look, took }: Looked): DigestState | undefined {
  const digest = digestIn(draft);
  if (digest === '') return undefined;
  if (digest !== look.sha256.toLowerCase()) return 'differs';
  return took ? 'computed' : 'same';
}

/**
 * Takes what a look found into the document. A digest that stands there stays: it may say where the file is from, and a
 * file that differs from it must not talk it away. One that was taken from a file looked at before says nothing of the kind.
 */
export function withLook(
  draft: Draft,
  look: InstallerLook,
  before: Looked | undefined,
): { draft: Draft; looked: Looked } {
  const took = digestIn(draft) === '' || before?.took === true;
  const next = withValue(withValue(draft, 'payload.version', look.version), 'payload.sizeBytes', look.bytes);
  return {
    draft: took ? withValue(next, 'payload.sha256', look.sha256) : next,
    looked: { look, took },
  };
}

/** Another file: what was read from the one before goes with it, what a person gave stays. */
export function withFile(draft: Draft, file: string, before: Looked | undefined): Draft {
  if (valueAt(draft, 'payload.file') === file) return draft;
  let next = withValue(withValue(draft, 'payload.file', file), 'payload.sizeBytes', undefined);
  if (before === undefined) return next;
  if (valueAt(next, 'payload.version') === before.look.version) next = withValue(next, 'payload.version', '');
  return before.took ? withValue(next, 'payload.sha256', '') : next;
}
