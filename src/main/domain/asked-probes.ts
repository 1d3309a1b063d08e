import { z } from 'zod';
import type { FactQuery, FactValue } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import type { CatalogueName } from './catalogue.gen.ts';
import type { absent } from './probe.ts';
import { isHostFact, probes } from './probes.ts';
import { shareOf } from './shares.ts';

/** How one fact is asked of the host, whatever it is. */
export interface AnyProbe {
  op: CatalogueName;
  args: Record<string, Json>;
  fingerprints?: boolean;
  read(output: readonly Json[], lines: readonly string[]): Json | typeof absent;
}

const Share = z.object({
  hostFolderPath: z.string(),
  readOnly: z.unknown(),
  targetFolderOnGuest: z.string(),
});

/** A truth value, which the cmdlet may also spell as text (eflow.md 12). */
const isTrue = (value: unknown) => value === true || String(value).toLowerCase() === 'true';

/**
 * A shared folder as the VM has it; null where EFLOW tells of none.
 *
 * @assumed eflow.md 12: Get-EflowVmSharedFolder gives no object for a folder that is not shared | verify: Get-EflowVmSharedFolder for a folder that is shared, and for one that is not
 */
function readShare(arg: string, output: readonly Json[]): FactValue<'eflow.share'> {
  const { folder } = shareOf(arg);
  const rows = output.flat().map((row) => Share.parse(row));
  const found = rows.find((row) => row.hostFolderPath.toLowerCase() === folder.toLowerCase());
  return found === undefined ? null : { target: found.targetFolderOnGuest, readOnly: isTrue(found.readOnly) };
}

/** The probe of a fact that the host tells, by its own name or for what it is asked about; undefined for all others. */
export function probeOf(query: FactQuery): AnyProbe | undefined {
  if (isHostFact(query)) return probes[query.id];
  const arg = query.arg ?? '';
  if (query.id === 'host.folder')
    return {
      op: 'folder.exists',
      args: { LiteralPath: arg },
      read: (output) => z.boolean().parse(output.at(-1)),
    };
  if (query.id !== 'eflow.share') return undefined;
  const { root, folder } = shareOf(arg);
  return {
    op: 'eflow.share',
    args: { sharedfolderRoot: root, hostFolderPath: folder },
    read: (output) => readShare(arg, output),
  };
}
