import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { defineKind } from './kind.ts';

const Take = z.object({
  source: z.string(),
  target: z.string(),
  sha256: z.string(),
  version: z.string(),
  bytes: z.number().int().optional(),
  /** It has to be at hand although this version is installed, since that is going to be removed. */
  always: z.boolean().optional(),
});

/**
 * Copies the installer to this machine's own folder and holds it to the SHA-256 of the setup: a network drive letter or
 * a stick is not visible to the elevated session, and may be gone after a restart (eflow.md 5.3).
 */
export const takePayload = defineKind({
  kind: 'take-payload',
  input: Take,
  typicalMs: 20_000,
  needs: ({ source, target }) => [
    { id: 'file', arg: target },
    { id: 'file', arg: source },
    { id: 'eflow.products' },
  ],
  state: ({ target, sha256, version, always }, facts) => {
    // What is installed already needs no installer, so a second run does not ask for the file again.
    if (
      always !== true &&
      facts.value('eflow.products')?.some((product) => product.displayVersion === version) === true
    )
      return 'done';
    const file = facts.value('file', target);
    if (file === undefined) return 'later';
    return file.exists && file.sha256 === sha256.toLowerCase() ? 'done' : 'todo';
  },
  action: ({ source, target, sha256, bytes }) => ({
    port: 'files',
    op: 'copy',
    from: source,
    to: target,
    sha256: sha256.toLowerCase(),
    ...(bytes === undefined ? {} : { bytes }),
  }),
  diagnose: ({ source, target, sha256, bytes }, facts) => {
    const from = facts.value('file', source);
    if (from?.exists !== true)
      return { code: errorCodes.payloadMissing, params: { file: source }, final: true };
    if (bytes !== undefined && from.bytes !== bytes) {
      return {
        code: errorCodes.payloadSize,
        params: { file: source, expected: bytes, actual: from.bytes },
        final: true,
      };
    }
    if (from.sha256 !== sha256.toLowerCase())
      return { code: errorCodes.payloadHash, params: { file: source }, final: true };
    return { code: errorCodes.payloadCopy, params: { file: target }, final: true };
  },
  undo: ({ target }) => ({ step: { kind: 'drop-payload', input: { target } } }),
});

/** Deletes the copy of the installer: the undo of {@link takePayload}. The file it was copied from stays. */
export const dropPayload = defineKind({
  kind: 'drop-payload',
  input: z.object({ target: z.string() }),
  typicalMs: 1_000,
  needs: ({ target }) => [{ id: 'file', arg: target }],
  state: ({ target }, facts) => {
    const file = facts.value('file', target);
    if (file === undefined) return 'later';
    return file.exists ? 'todo' : 'done';
  },
  action: ({ target }) => ({ port: 'files', op: 'remove', path: target }),
  undo: () => ({ none: 'payload-copy' }),
});
