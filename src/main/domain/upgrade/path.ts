import type { UpgradeHop, UpgradePath } from '../../../contract/upgrade.ts';
import { isBefore } from '../checks/version.ts';
import { migrationGb, releases, supportEnds, trainOf } from './releases.ts';

/** Win32_Processor.Architecture of ARM64. */
const arm64 = 12;

/** What the way is planned for. */
export interface UpgradeWish {
  installed: string | undefined;
  /** Left out, the newest release that runs on this host. */
  target?: string | undefined;
  /** Win32_Processor.Architecture; undefined when not known. */
  architecture: number | undefined;
  /** Today, as ISO time. */
  at: string;
}

const sameVersion = (a: string, b: string) => !isBefore(a, b) && !isBefore(b, a);

/**
 * The release that comes after a version: updates are applied one after the other, each expects the one before it
 * (eflow.md 5.4, 15.1). From 1.4 to 1.5 there is no special procedure. Undefined after the newest.
 *
 * @assumed eflow.md 15.1: a release that was withdrawn is left out, so 1.5.7 follows upon 1.5.5 | verify: run the 1.5.7 update package on a host with 1.5.5
 */
export function hopAfter(installed: string, architecture: number | undefined): UpgradeHop | undefined {
  const next = releases.find(
    (one) =>
      isBefore(installed, one.version) &&
      one.withdrawn !== true &&
      !(one.x64Only === true && architecture === arm64),
  );
  // What comes after the migration can be reached only over it.
  return next === undefined
    ? undefined
    : {
        from: installed,
        to: next.version,
        how: next.migration === true ? 'migration' : 'package',
        freeGb: next.migration === true ? migrationGb : null,
      };
}

/** The whole way, hop by hop. */
export function upgradePath({ installed, target, architecture, at }: UpgradeWish): UpgradePath {
  const reachable = releases.filter(
    (one) => one.withdrawn !== true && !(one.x64Only === true && architecture === arm64),
  );
  const wanted = target ?? reachable.at(-1)?.version ?? null;
  const ends = installed === undefined ? undefined : supportEnds[trainOf(installed)];
  const path: UpgradePath = {
    schemaVersion: 1,
    installed: installed ?? null,
    target: wanted,
    hops: [],
    withdrawn: [],
    notes: [],
    supportEnds: ends ?? null,
    // The last day still counts.
    supported: ends === undefined ? null : at.slice(0, 10) <= ends,
  };
  if (installed === undefined) return { ...path, notes: ['not-installed'] };
  if (wanted === null || !reachable.some((one) => sameVersion(one.version, wanted))) {
    const x64Only = releases.some(
      (one) => one.x64Only === true && wanted !== null && sameVersion(one.version, wanted),
    );
    return { ...path, notes: [x64Only ? 'x64-only' : 'unknown-target'] };
  }
  if (!isBefore(installed, wanted))
    return { ...path, notes: [target === undefined ? 'newest' : 'not-newer'] };
  for (let from = installed; isBefore(from, wanted);) {
    const hop = hopAfter(from, architecture);
    if (hop === undefined) break;
    path.hops.push(hop);
    from = hop.to;
  }
  const withdrawn = releases
    .filter(
      (one) => one.withdrawn === true && isBefore(installed, one.version) && isBefore(one.version, wanted),
    )
    .map(({ version }) => version);
  return {
    ...path,
    withdrawn,
    notes: path.hops.some(({ how }) => how === 'migration') ? ['migration'] : [],
  };
}
