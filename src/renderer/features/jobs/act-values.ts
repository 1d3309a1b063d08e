import type { ActEntry } from '../../../contract/acts.ts';
import type { Params } from '../../../contract/errors.ts';
import type { JsonObject } from '../../../contract/json.ts';

/** Memory is given in steps that a finger can aim at, in MB. */
export const memoryStepMb = 256;

/** True when an act wants values that it has not been given yet. */
export function wantsValues(act: ActEntry, given: Params): boolean {
  return act.params.some(({ name, required }) => required && given[name] === undefined);
}

/** What a field begins with and how far its slider goes, where this host tells it. */
export type Hints = Readonly<Record<string, { value?: number | undefined; bound?: number | undefined }>>;

/** Of a VM: its size of now, and what the host has. Its own memory is not free, and may be kept. */
export function sizeHints(
  vm: { cpuCount: number | null; memory: { totalMb: number | null } } | null | undefined,
  host: { processors?: number; freeMemoryMb?: number },
): Hints {
  const has = vm?.memory.totalMb ?? undefined;
  const free = host.freeMemoryMb;
  const most = free === undefined ? undefined : Math.max(free - (free % memoryStepMb), has ?? 0);
  return {
    cpuCount: { value: vm?.cpuCount ?? undefined, bound: host.processors },
    memoryInMB: { value: has, bound: most },
  };
}

/** What the fields of an act begin with: what is known, and of yes and no the no. */
export function valuesToBegin(act: ActEntry, hints: Hints): JsonObject {
  return Object.fromEntries(
    act.params.flatMap(({ name, type }) => {
      const value = hints[name]?.value ?? (type === 'boolean' ? false : undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
