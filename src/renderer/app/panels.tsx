import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Frame, Panel } from './frame.ts';
import { Glossary } from './glossary.tsx';
import { KeyMap } from './key-map.tsx';
import { useKeys } from './keys.ts';
import { Palette } from './palette.tsx';
import { useWords } from './words.tsx';

/** What stands above the page, and how the frame is asked for it. */
export interface Panels {
  frame: Frame;
  panel: Panel | undefined;
  /** Closes it and brings the focus back to where it was, or to the page when that is gone. */
  close(): void;
  /** What is to be told of what the frame did. */
  said: string;
}

/** The state of the frame, with its keys. */
export function usePanels(): Panels {
  const { t } = useWords();
  const queries = useQueryClient();
  const [panel, setPanel] = useState<Panel>();
  const [said, setSaid] = useState('');
  const from = useRef<Element | null>(null);
  const isOpen = useRef(false);

  const frame = useMemo<Frame>(
    () => ({
      show: (next) => {
        if (!isOpen.current) from.current = document.activeElement;
        isOpen.current = true;
        setPanel(next);
      },
      refresh: () => {
        setSaid('');
        // What is being read already is not asked for twice.
        const read = queries.invalidateQueries({}, { cancelRefetch: false });
        void read.then(() => setSaid(t('frame.refreshed')));
      },
    }),
    [queries, t],
  );
  const close = useCallback(() => {
    setPanel(undefined);
    isOpen.current = false;
    const back = from.current;
    const main = document.querySelector('main');
    // The dialog gives the focus up only once it is closed.
    setTimeout(() => {
      // Whoever is quick has opened the next one, which has the focus now.
      if (isOpen.current) return;
      const target = back instanceof HTMLElement && back.isConnected && back !== document.body ? back : main;
      target?.focus();
    });
  }, []);
  useKeys(frame, panel !== undefined);
  return { frame, panel, close, said };
}

/**
 * The one dialog of the frame. It stays mounted: one that goes away with its page leaves the page hidden from screen
 * readers.
 */
export function PanelDialog({ panels }: { panels: Panels }) {
  const { t } = useWords();
  const { panel, close } = panels;
  const last = useRef<Panel>(undefined);
  // What was shown last stays in place while the dialog fades.
  if (panel !== undefined) last.current = panel;
  const shown = panel ?? last.current;
  return (
    <Dialog
      open={panel !== undefined}
      onOpenChange={(_event, data) => {
        if (!data.open) close();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{shown === undefined ? '' : t(`frame.${shown.kind}`)}</DialogTitle>
          <DialogContent>
            {shown?.kind === 'palette' ? <Palette close={close} /> : null}
            {shown?.kind === 'glossary' ? <Glossary term={shown.term} /> : null}
            {shown?.kind === 'keys' ? <KeyMap /> : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('frame.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
