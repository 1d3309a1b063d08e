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

/** The document and the file that was looked at for it. What stands in the one comes in part from the other. */
export interface Written {
  draft: Draft;
  looked: Looked | undefined;
}

/**
 * Takes what a look found into the document. A digest that stands there stays: it may say where the file is from, and a
 * file that differs from it must not talk it away. One that was taken from a file looked at before says nothing of the kind.
 * A look at a file that the document names no longer changes nothing.
 */
export function withLook(written: Written, look: InstallerLook): Written {
  const { draft, looked } = written;
  if (valueAt(draft, 'payload.file') !== look.file) return written;
  const took = digestIn(draft) === '' || looked?.took === true;
  const next = withValue(withValue(draft, 'payload.version', look.version), 'payload.sizeBytes', look.bytes);
  return {
    draft: took ? withValue(next, 'payload.sha256', look.sha256) : next,
    looked: { look, took },
  };
}

/** Another file: what was read from the one before goes with it, what a person gave stays. */
export function withFile({ draft, looked }: Written, file: string): Written {
  if (valueAt(draft, 'payload.file') === file) return { draft, looked };
  let next = withValue(withValue(draft, 'payload.file', file), 'payload.sizeBytes', undefined);
  if (looked === undefined) return { draft: next, looked };
  if (valueAt(next, 'payload.version') === looked.look.version) next = withValue(next, 'payload.version', '');
  return { draft: looked.took ? withValue(next, 'payload.sha256', '') : next, looked };
}

/** Another digest, given by a person: it comes from no file, even where it is that of one. */
export const withDigest = ({ draft, looked }: Written, digest: string): Written => ({
  draft: withValue(draft, 'payload.sha256', digest),
  looked: looked === undefined ? undefined : { ...looked, took: false },
});

/** The digest of the file that was looked at, in place of the one that was given. */
export const withOwnDigest = ({ draft }: Written, look: InstallerLook): Written => ({
  draft: withValue(draft, 'payload.sha256', look.sha256),
  looked: { look, took: true },
});
