import { useEffect, useState } from 'react';
import type { JobLine, JobView } from '../../../contract/jobs.ts';
import { useClient } from '../../client/desk.tsx';

/** How many lines a page keeps of a job; the journal has them all. */
const keptLines = 2000;
const againMs = 1000;

/** A line with its place among all that were heard on this page. */
export type HeardLine = JobLine & { place: number };

/** A job as it stands, with its last lines. */
export interface Followed {
  view: JobView | undefined;
  lines: readonly HeardLine[];
  error: unknown;
}

const isOver = ({ signal }: AbortController): boolean => signal.aborted;

const nothing: Followed = { view: undefined, lines: [], error: undefined };

/**
 * Follows a job until it rests; `again` follows it anew, for example after it was resumed. A lost connection is taken up
 * again with a whole new view.
 */
export function useJob(id: string, again: number): Followed {
  const client = useClient();
  const [followed, setFollowed] = useState<Followed>(nothing);
  useEffect(() => {
    const over = new AbortController();
    async function follow(): Promise<void> {
      while (!isOver(over)) {
        let first = true;
        try {
          for await (const view of client.feed('jobs.follow', { id }, over.signal)) {
            const fresh = first;
            first = false;
            setFollowed((before) => {
              const next = (before.lines.at(-1)?.place ?? -1) + 1;
              const heard = view.lines.map((line, at) => ({ ...line, place: next + at }));
              const lines = [...(fresh ? [] : before.lines), ...heard].slice(-keptLines);
              return { view, lines, error: undefined };
            });
          }
          return;
        } catch (error) {
          if (isOver(over)) return;
          const lost = error instanceof Error && error.name === 'Disconnected';
          setFollowed((before) => ({ ...before, error: lost ? undefined : error }));
          if (!lost) return;
          await new Promise((resolve) => {
            setTimeout(resolve, againMs);
          });
        }
      }
    }
    void follow();
    return () => over.abort();
  }, [client, id, again]);
  return followed;
}
