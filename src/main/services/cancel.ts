import type { CancelState } from './job-runner.ts';

/** A cancel that can be asked for once and again: first softly, then at once. */
export interface CancelSwitch {
  readonly state: CancelState;
  ask(now: boolean): void;
  /** Tells who writes the journal. */
  onAsked(listener: (now: boolean) => void): void;
}

export function createCancelSwitch(): CancelSwitch {
  const soft = new AbortController();
  const hard = new AbortController();
  let asked: CancelState['asked'] = 'no';
  let tell: ((now: boolean) => void) | undefined;
  return {
    state: {
      get asked() {
        return asked;
      },
      soft: soft.signal,
      hard: hard.signal,
    },
    ask(now) {
      if (asked === 'now' || (asked === 'after-step' && !now)) return;
      asked = now ? 'now' : 'after-step';
      tell?.(now);
      soft.abort();
      if (now) hard.abort();
    },
    onAsked(listener) {
      tell = listener;
      if (asked !== 'no') listener(asked === 'now');
    },
  };
}
