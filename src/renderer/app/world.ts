import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Output } from '../../contract/procedures.ts';
import { useClient } from '../client/desk.tsx';

const aboutKey = 'app.about';

/** Forgets what another machine said: nothing of it may stand on a page about this one. */
function forget(queries: QueryClient): Promise<void> {
  return queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== aboutKey });
}

/** The name of a world, as `app.open` takes it. */
export function worldName(about: Pick<Output<'app.about'>, 'scenario'>): string {
  return about.scenario === null ? 'local' : `practice:${about.scenario}`;
}

/** Opens another world and shows it; throws why not. */
export function useOpenWorld(): (host: string) => Promise<void> {
  const client = useClient();
  const queries = useQueryClient();
  return async (host) => {
    await client.call('app.open', { host });
    await queries.invalidateQueries({ queryKey: [aboutKey] });
    await forget(queries);
    // What was pressed is gone with the world it was in.
    document.querySelector('main')?.focus();
  };
}

/** Keeps a page from showing two worlds at once when another window has opened another one. */
export function useWorldChange(about: Output<'app.about'> | undefined): void {
  const queries = useQueryClient();
  const last = useRef<string>(undefined);
  const world = about === undefined ? undefined : worldName(about);
  useEffect(() => {
    if (world === undefined) return;
    if (last.current !== undefined && last.current !== world) void forget(queries);
    last.current = world;
  }, [world, queries]);
}
