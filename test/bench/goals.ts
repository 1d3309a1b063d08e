/** What a figure should be, and whether it is. */
export interface Goal {
  goal: string;
  /** What was measured, in words; empty when it was not. */
  measured: string;
  state: 'reached' | 'missed' | 'not measured';
}

/** Three digits that count, as ratios are told. */
export const shown = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** A goal beside what was measured. */
export function judge<T>(
  goal: string,
  value: T | undefined,
  holds: (value: T) => boolean,
  tell: (value: T) => string,
): Goal {
  if (value === undefined) return { goal, measured: '', state: 'not measured' };
  return { goal, measured: tell(value), state: holds(value) ? 'reached' : 'missed' };
}

/** How a goal stands, so that one that is missed is seen. */
export const toldState = ({ state }: Goal): string => (state === 'missed' ? 'MISSED' : state);
