import { useEffect } from 'react';
import type { Frame } from './frame.ts';
import { isTerm, type TermId } from './terms.ts';

/** The keys of the frame, in the order of the key map. `keys` names message keys of keys, or stands for itself. */
export const keyMap = [
  { id: 'palette', keys: ['ctrl', 'K'] },
  { id: 'glossary', keys: ['F1'] },
  { id: 'refresh', keys: ['F5'] },
  { id: 'filter', keys: ['/'] },
  { id: 'keys', keys: ['?'] },
  { id: 'escape', keys: ['esc'] },
  { id: 'tab', keys: ['tab'] },
  { id: 'enter', keys: ['enter'] },
] as const;

/** True where a letter is text and no key of ours. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}

/** The term of what has the focus: its own, or that of the nearest thing around it that has one. */
function focusedTerm(): TermId | undefined {
  const id = document.activeElement?.closest<HTMLElement>('[data-term]')?.dataset['term'];
  return isTerm(id) ? id : undefined;
}

/** Goes to the filter of the page, where there is one. */
function toFilter(): boolean {
  const filter = document.querySelector<HTMLInputElement>('main input[data-filter]');
  filter?.focus();
  filter?.select();
  return filter !== null;
}

/** Listens to the keys of the frame. While something stands above the page only those that switch it count. */
export function useKeys(frame: Frame, above: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const letters = plain && !above && !takesText(event.target);
      const taken = ((): boolean => {
        if (
          (event.ctrlKey || event.metaKey) &&
          !event.altKey &&
          !event.shiftKey &&
          event.key.toLowerCase() === 'k'
        ) {
          frame.show({ kind: 'palette' });
          return true;
        }
        if (event.key === 'F1' && plain) {
          const term = focusedTerm();
          frame.show({ kind: 'glossary', ...(term === undefined ? {} : { term }) });
          return true;
        }
        if (event.key === 'F5' && plain && !event.shiftKey) {
          frame.refresh();
          return true;
        }
        if (event.key === '/' && letters) return toFilter();
        if (event.key === '?' && letters) {
          frame.show({ kind: 'keys' });
          return true;
        }
        return false;
      })();
      if (taken) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [frame, above]);
}
