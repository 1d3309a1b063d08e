import type { Status } from '../../../contract/status.ts';

/** What a VM used at one moment, in percent of what it was given; null where it was not told. */
export interface UsePoint {
  /** When it came, in milliseconds by the clock of the page. */
  at: number;
  memory: number | null;
  storage: number | null;
  /** The load against the number of processors; more than all of them counts as all. */
  cpu: number | null;
}

/** How far back a page remembers, in milliseconds. */
export const rememberedMs = 3_600_000;

/** A share in whole percent; null where one of both is not told. */
export function percentOf(used: number | null, total: number | null): number | null {
  return used === null || total === null || total <= 0
    ? null
    : Math.min(100, Math.max(0, Math.round((used / total) * 100)));
}

/** The points with one more, each answer once, none older than an hour. */
export function withPoint(points: readonly UsePoint[], point: UsePoint): readonly UsePoint[] {
  if (points.at(-1)?.at === point.at) return points;
  return [...points.filter(({ at }) => at > point.at - rememberedMs), point];
}

/** What the page has seen of each machine since it was opened. */
const seen = new Map<string, readonly UsePoint[]>();

/** Remembers what an answer says of the VM, and answers all that is remembered of this machine. */
export function remember({ host, vm }: Status, receivedAt: number): readonly UsePoint[] {
  if (vm === null) return seen.get(host) ?? [];
  const points = withPoint(seen.get(host) ?? [], {
    at: receivedAt,
    memory: percentOf(vm.memory.usedMb, vm.memory.totalMb),
    storage: percentOf(vm.storage.usedMb, vm.storage.totalMb),
    cpu: percentOf(vm.load, vm.cpuCount),
  });
  seen.set(host, points);
  return points;
}
