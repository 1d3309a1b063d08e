import { createContext, useContext } from 'react';
import type { TermId } from './terms.ts';

/** What may stand above a page: the palette, the glossary at a term, or the map of keys. */
export type Panel = { kind: 'palette' } | { kind: 'glossary'; term?: TermId } | { kind: 'keys' };

/** What every page can ask of the frame around it. */
export interface Frame {
  show(panel: Panel): void;
  /** Reads what the page shows anew. */
  refresh(): void;
}

const FrameContext = createContext<Frame | undefined>(undefined);
export const FrameProvider = FrameContext.Provider;

/** The frame around this page. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error('outside of the frame');
  return frame;
}
