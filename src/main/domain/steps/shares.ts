import { createHash } from 'node:crypto';
import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import { shareArg } from '../shares.ts';
import { defineKind, type CommandAnswer, type Diagnosis } from './kind.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Writes the file by which Add-EflowVmSharedFolder is told what to share, into the folder of this product. */
export const writeShareFile = defineKind({
  kind: 'write-share-file',
  input: z.object({ path: z.string(), text: z.string() }),
  typicalMs: 500,
  needs: ({ path }) => [{ id: 'file', arg: path }],
  state: ({ path, text }, facts) => {
    const file = facts.value('file', path);
    if (file === undefined) return 'later';
    return file.sha256 === sha256(text) ? 'done' : 'todo';
  },
  action: ({ path, text }) => ({ port: 'files', op: 'write', path, text }),
  undo: ({ path }) => ({ step: { kind: 'drop-share-file', input: { path } } }),
});

/** Deletes such a file: the undo of {@link writeShareFile}. */
export const dropShareFile = defineKind({
  kind: 'drop-share-file',
  input: z.object({ path: z.string() }),
  typicalMs: 500,
  needs: ({ path }) => [{ id: 'file', arg: path }],
  state: ({ path }, facts) => {
    const file = facts.value('file', path);
    if (file === undefined) return 'later';
    return file.exists ? 'todo' : 'done';
  },
  action: ({ path }) => ({ port: 'files', op: 'remove', path }),
  undo: () => ({ none: 'share-file' }),
});

const settle = { everyMs: 5_000, forMs: 60_000 };

/** What the cmdlets for shared folders print when they refuse (F49). */
function refusal(answer: CommandAnswer): Diagnosis | undefined {
  const known = matchFailure(answer.lines, answer.output);
  return known === undefined
    ? undefined
    : { code: errorCodes.shareRefused, params: { text: known.text }, id: known.id, final: true };
}

const Share = z.object({
  root: z.string(),
  folder: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
  file: z.string(),
});

/** Shares a folder of this Windows with the VM (eflow.md 12). One that is shared in another way is left as it is. */
export const shareFolder = defineKind({
  kind: 'share-folder',
  input: Share,
  typicalMs: 15_000,
  assumed: 'eflow.md 12',
  needs: (input) => [{ id: 'eflow.verify' }, { id: 'eflow.share', arg: shareArg(input) }],
  state: (input, facts) => {
    const has = facts.value('eflow.share', shareArg(input));
    if (facts.value('eflow.verify') !== true || has === undefined) return 'later';
    if (has === null) return 'todo';
    return has.target === input.target && has.readOnly === input.readOnly ? 'done' : 'unclear';
  },
  action: ({ file }) => ({ port: 'host', op: 'eflow.addShares', args: { sharedFoldersJsonPath: file } }),
  settle: () => settle,
  goesOn: settle,
  refusal,
  diagnose: (input, facts) => {
    const has = facts.value('eflow.share', shareArg(input));
    return has == null
      ? undefined
      : { code: errorCodes.shareDiffers, params: { folder: input.folder, target: has.target }, final: true };
  },
  recover: () => ({ none: errorCodes.shareDiffers }),
  undo: ({ root, folder, target, readOnly, file }) => ({
    step: { kind: 'unshare-folder', input: { root, folder, target, readOnly, file } },
  }),
  goesWith: ['install-msi', 'remove-eflow'],
});

/** Ends the sharing of a folder: the undo of {@link shareFolder}. The folder itself stays as it is. */
export const unshareFolder = defineKind({
  kind: 'unshare-folder',
  input: Share,
  typicalMs: 15_000,
  assumed: 'eflow.md 12',
  needs: (input) => [{ id: 'eflow.verify' }, { id: 'eflow.share', arg: shareArg(input) }],
  state: (input, facts) => {
    const has = facts.value('eflow.share', shareArg(input));
    if (facts.value('eflow.verify') !== true || has === undefined) return 'later';
    return has === null ? 'done' : 'todo';
  },
  action: ({ root, folder }) => ({
    port: 'host',
    op: 'eflow.removeShare',
    args: { sharedfolderRoot: root, hostFolderPath: folder },
  }),
  settle: () => settle,
  goesOn: settle,
  refusal,
  undo: (input) => ({ step: { kind: 'share-folder', input } }),
  goesWith: ['install-msi', 'remove-eflow'],
});
