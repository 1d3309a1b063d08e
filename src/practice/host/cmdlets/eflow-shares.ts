import { z } from 'zod';
import type { Json } from '../../../contract/json.ts';
import { pathOf } from '../../../main/domain/shares.ts';
import type { MachineState } from '../../state/machine.ts';
import type { Share } from '../../state/vm.ts';
import { readTextFile } from '../../store/pem-files.ts';
import { sharesSet } from '../changes/shares.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { exceptionTail, information } from '../lines.ts';
import { sameName } from '../like.ts';
import { query } from '../query.ts';
import { textParameter, type Command } from '../stream.ts';
import { eflowCmdlet, eflowQuery, noRunningVm, noVmText, printed } from './eflow-common.ts';

/** What Add-EflowVmSharedFolder reads (eflow.md 12). */
const Wanted = z.array(
  z.object({
    sharedFolderRoot: z.string(),
    sharedFolders: z.array(
      z.object({
        hostFolderPath: z.string(),
        readOnly: z.union([z.boolean(), z.enum(['true', 'false'])]),
        targetFolderOnGuest: z.string(),
      }),
    ),
  }),
);

/** The first build of Windows that shares folders with the VM; older ones show an empty folder (F50). */
const firstBuild = 19_044;

const isThere = (machine: MachineState, path: string) =>
  machine.settings.folders.some(
    (one) => sameName(one, path) || sameName(one.slice(0, path.length + 1), `${path}\\`),
  );

const same = (a: Share, b: Pick<Share, 'root' | 'folder'>) => sameName(pathOf(a), pathOf(b));

/** The shares that a file asks for, or why there are none. */
function wantedOf(path: string): Share[] | string {
  const text = readTextFile(path);
  if (text === undefined) return `Shared folders JSON file '${path}' not found`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'Invalid shared folders JSON file';
  }
  const parsed = Wanted.safeParse(json);
  if (!parsed.success) return 'Invalid shared folders JSON file';
  return parsed.data.flatMap(({ sharedFolderRoot, sharedFolders }) =>
    sharedFolders.map((one) => ({
      root: sharedFolderRoot,
      folder: one.hostFolderPath,
      target: one.targetFolderOnGuest,
      readOnly: String(one.readOnly) === 'true',
    })),
  );
}

function refusalOf(machine: MachineState, share: Share): string | undefined {
  if (!isThere(machine, pathOf(share))) return `Host folder '${pathOf(share)}' not found`;
  if (machine.vm?.shares.some((one) => same(one, share)) === true)
    return `Host folder '${pathOf(share)}' is already shared`;
  return /^\/(?:home|tmp|var)\/./u.test(share.target)
    ? undefined
    : `Guest Folder (${share.target}) not found...`;
}

const refused = (at: number, text: string): Prepared<{ shares: Share[] }> => ({
  end: { records: exceptionTail(at, text).map(information) },
});

const addShares: Command = eflowCmdlet((call) => {
  const wanted = wantedOf(textParameter(call, 'sharedFoldersJsonPath') ?? '');
  return runChange(call, sharesSet, (machine, at) => {
    const unable = noRunningVm(machine) ?? (typeof wanted === 'string' ? wanted : undefined);
    if (unable !== undefined || typeof wanted === 'string') return refused(at, unable ?? '');
    const why = wanted.flatMap((share) => refusalOf(machine, share) ?? [])[0];
    if (why !== undefined) return refused(at, why);
    // An old Windows says nothing and shares nothing.
    const shown = machine.windows.build < firstBuild ? [] : wanted;
    return { data: { shares: [...(machine.vm?.shares ?? []), ...shown] } };
  });
});

const removeShare: Command = eflowCmdlet((call) => {
  const gone = {
    root: textParameter(call, 'sharedfolderRoot') ?? '',
    folder: textParameter(call, 'hostFolderPath') ?? '',
  };
  return runChange(call, sharesSet, (machine, at) => {
    const shares = machine.vm?.shares ?? [];
    const unable =
      noRunningVm(machine) ??
      (shares.some((one) => same(one, gone)) ? undefined : `Host folder '${pathOf(gone)}' is not shared`);
    return unable === undefined
      ? { data: { shares: shares.filter((one) => !same(one, gone)) } }
      : refused(at, unable);
  });
});

const getShare: Command = eflowQuery((machine, call, now) => {
  if (machine.vm === null) return printed(now, noVmText);
  const asked = {
    root: textParameter(call, 'sharedfolderRoot') ?? '',
    folder: textParameter(call, 'hostFolderPath') ?? '',
  };
  return machine.vm.shares
    .filter((one) => same(one, asked))
    .map((one): Json => ({
      hostFolderPath: one.folder,
      readOnly: one.readOnly,
      targetFolderOnGuest: one.target,
      hostFolderFullPath: pathOf(one),
    }));
});

/** Test-Path for folders. */
const testPath: Command = query((machine, call) => [
  isThere(machine, textParameter(call, 'LiteralPath') ?? ''),
]);

export const eflowShareCmdlets: Readonly<Record<string, Command>> = {
  'AzureEFLOW\\Add-EflowVmSharedFolder': addShares,
  'AzureEFLOW\\Remove-EflowVmSharedFolder': removeShare,
  'AzureEFLOW\\Get-EflowVmSharedFolder': getShare,
  'Microsoft.PowerShell.Management\\Test-Path': testPath,
};
