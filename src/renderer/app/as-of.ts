import { createContext, useContext } from 'react';
import { useNow } from './time.ts';

/** When an answer was made by the clock of the machine, when it came by the clock of the page, and whether it is old. */
export interface AsOf {
  at: string;
  receivedAt: number;
  stale: boolean;
}

const AsOfContext = createContext<AsOf | undefined>(undefined);
/** Says of everything inside that it belongs to one answer. */
export const AsOfProvider = AsOfContext.Provider;

/**
 * How old a value is, in milliseconds, and whether newer ones failed to come. Within an answer it is its age when the
 * answer was made and the time since then: the clocks of machine and page need not agree.
 */
export function useAge(at: string): { ms: number; stale: boolean } {
  const asOf = useContext(AsOfContext);
  const now = useNow();
  const value = Date.parse(at);
  if (asOf === undefined) return { ms: now - value, stale: false };
  const before = Math.max(0, Date.parse(asOf.at) - value);
  return { ms: before + Math.max(0, now - asOf.receivedAt), stale: asOf.stale };
}
