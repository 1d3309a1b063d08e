import type { Params } from '../../contract/errors.ts';

/**
 * These without what tells the same cause once more: a file that the cloud side and the VM both need is one thing to put
 * right, and the first step that needs it says so.
 */
export function oncePerCause<T extends { code: string; params: Params }>(blockers: readonly T[]): T[] {
  const causes = new Set<string>();
  return blockers.filter(({ code, params }) => {
    const cause = JSON.stringify([code, Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    const first = !causes.has(cause);
    causes.add(cause);
    return first;
  });
}
