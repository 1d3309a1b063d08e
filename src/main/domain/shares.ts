import { createHash } from 'node:crypto';
import { errorCodes, type ErrorCode, type Params } from '../../contract/errors.ts';
import type { FactQuery } from '../../contract/facts.ts';
import type { Setup, SharedFolder } from '../../contract/setup.ts';
import { isBefore } from './checks/version.ts';
import type { Facts } from './facts.ts';
import type { StepRef } from './steps/kind.ts';

/** What the fact of a share is asked about: root and folder, with a character between that no path has. */
export const shareArg = ({ root, folder }: Pick<SharedFolder, 'root' | 'folder'>): string =>
  `${root}|${folder}`;

/** Reads what {@link shareArg} made. */
export function shareOf(arg: string): { root: string; folder: string } {
  const [root = '', folder = ''] = arg.split('|');
  return { root, folder };
}

/** The folder on this Windows that is shared. */
export const pathOf = ({ root, folder }: Pick<SharedFolder, 'root' | 'folder'>): string =>
  `${root.replace(/\\$/u, '')}\\${folder}`;

/** The file that Add-EflowVmSharedFolder takes, for one folder (eflow.md 12). */
function fileText({ root, folder, target, readOnly }: SharedFolder): string {
  const sharedFolders = [{ hostFolderPath: folder, readOnly, targetFolderOnGuest: target }];
  return `${JSON.stringify([{ sharedFolderRoot: root, sharedFolders }], null, 2)}\n`;
}

/** What shares the folders with the VM, which has to run for that: for each its file, then the share itself. */
export function shareSteps(
  shares: readonly SharedFolder[] | undefined,
  fileOf: (name: string) => string,
): StepRef[] {
  if (shares === undefined || shares.length === 0) return [];
  return [
    { key: 'start-vm', kind: 'start-vm', input: {} },
    ...shares.flatMap((share, i): StepRef[] => {
      const text = fileText(share);
      // Named by its content: what was agreed to is what is written.
      const path = fileOf(`${createHash('sha256').update(text).digest('hex').slice(0, 16)}.json`);
      return [
        { key: `write-share-file-${i + 1}`, kind: 'write-share-file', input: { path, text } },
        { key: `share-folder-${i + 1}`, kind: 'share-folder', input: { ...share, file: path } },
      ];
    }),
  ];
}

/** Facts that {@link shareBlockers} reads. */
export function shareBlockerFacts(setup: Setup): FactQuery[] {
  const shares = setup.sharedFolders ?? [];
  return shares.length === 0
    ? []
    : [
        { id: 'host.os' },
        { id: 'host.processor' },
        ...shares.map((share) => ({ id: 'host.folder', arg: pathOf(share) }) as const),
      ];
}

/** The first build of Windows 10 21H2, and the first EFLOW that share folders (eflow.md 12). */
const firstBuild = 19_044;
const firstVersion = '1.4.4.0';

/** Win32_Processor.Architecture of ARM64. */
const arm64 = 12;

interface Blocker {
  id: string;
  code: ErrorCode;
  params: Params;
  failure?: string;
}

/**
 * Why folders cannot be shared on this host, known before anything is touched (eflow.md 12, F50). `open` are the kinds of
 * steps that are still to be done.
 */
export function shareBlockers(setup: Setup, facts: Facts, open: readonly string[]): Blocker[] {
  const shares = setup.sharedFolders ?? [];
  if (shares.length === 0 || !open.includes('share-folder')) return [];
  const found: Blocker[] = [];
  const blocker = (code: ErrorCode, params: Params, failure?: string) =>
    found.push({ id: 'sharedFolders', code, params, ...(failure === undefined ? {} : { failure }) });
  const build = facts.value('host.os')?.build;
  if (build !== undefined && build < firstBuild)
    blocker(errorCodes.sharesHostOld, { build, first: firstBuild }, 'F50');
  if (facts.value('host.processor')?.architecture === arm64) blocker(errorCodes.sharesArm64, {});
  if (isBefore(setup.payload.version, firstVersion))
    blocker(errorCodes.sharesEflowOld, { version: setup.payload.version, first: '1.4.4' });
  for (const share of shares) {
    const path = pathOf(share);
    if (facts.value('host.folder', path) === false) blocker(errorCodes.shareFolderMissing, { path });
  }
  return found;
}
