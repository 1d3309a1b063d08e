import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Input, NamesOf, Output } from '../../contract/procedures.ts';
import { useClient } from '../client/desk.tsx';
import { CallError, Disconnected } from '../client/client.ts';

/** How a query behaves on a page. */
export interface Reading {
  /** Asks again this often, in milliseconds, while the page is looked at. */
  everyMs?: number;
  /** How often while it is hidden, in milliseconds; without it, not at all. When it is looked at again it asks at once. */
  hiddenMs?: number;
  /** False while there is nothing to ask for yet. */
  when?: boolean;
}

/**
 * What a query procedure answers, kept between pages. While it is asked again the last answer stays; what failed is tried
 * again only when the connection was lost, since a refusal will be one again.
 */
export function useReading<N extends NamesOf<'query'>>(
  name: N,
  input: Input<N>,
  { everyMs, hiddenMs, when = true }: Reading = {},
): UseQueryResult<Output<N>> {
  const client = useClient();
  return useQuery({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled: when,
    retry: (_count, error) => error instanceof Disconnected,
    retryDelay: 1000,
    // The program is on this computer: it can be reached without a network cable, too.
    networkMode: 'always',
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    ...(everyMs === undefined || hiddenMs === undefined
      ? {}
      : {
          refetchInterval: () => (document.hidden ? hiddenMs : everyMs),
          refetchIntervalInBackground: true,
          refetchOnWindowFocus: true,
        }),
  });
}

/** True when the program behind the page does not answer. */
export function isLost(error: unknown): boolean {
  return error instanceof Disconnected;
}

/** True when this window was never let in, or not since the program was started again. */
export function isDenied(error: unknown): boolean {
  return error instanceof CallError && error.error.code === 'EFD-WEB-002';
}
