import { judge, shown, type Goal } from '../goals.ts';
import type { Entry, Row } from './run.ts';

const entryOf = (rows: readonly Row[], id: string, who: string): Entry | undefined =>
  rows.find((row) => row.id === id)?.entries.find((entry) => entry.who === who);

/** A ratio with the interval that says how sure it is. */
export function ratioText({ ratio }: Entry): string {
  if (ratio === undefined) return '';
  const { median, interval } = ratio;
  const between = interval === undefined ? `n=${ratio.n}` : `${shown(interval[0])}..${shown(interval[1])}`;
  return `${shown(median)} x [${between}]`;
}

/** Rows in which the bridge takes longer than node-powershell, and whether that is sure. */
function slower(rows: readonly Row[]): { compared: number; told: string[] } {
  const told: string[] = [];
  let compared = 0;
  for (const { title, entries } of rows) {
    const other = entries.find(({ who }) => who === 'node-powershell');
    if (other?.ratio === undefined) continue;
    compared += 1;
    if (other.ratio.median >= 1) continue;
    const isSure = other.ratio.interval !== undefined && other.ratio.interval[1] < 1;
    told.push(`${title} ${ratioText(other)}${isSure ? '' : ' (not sure)'}`);
  }
  return { compared, told };
}

/** The goals of the bridge beside what was measured. */
export function goalsOf(rows: readonly Row[]): Goal[] {
  const ms = (value: number) => `${shown(value)} ms`;
  const times = (value: number) => `${shown(value)} x`;
  const echo = entryOf(rows, 'echo', 'bridge')?.ms.p50;
  const spawn = entryOf(rows, 'echo', 'spawn')?.ratio?.median;
  const big = entryOf(rows, 'text-64', 'node-powershell')?.ratio?.median;
  const huge = rows.find(({ id }) => id === 'linear')?.entries.at(1)?.ratio?.median;
  const cancel = entryOf(rows, 'cancel', 'bridge')?.ms.p95;
  const objects = entryOf(rows, 'objects', 'bridge')?.perSecond;
  const storm = entryOf(rows, 'progress', 'bridge, told')?.ratio?.median;
  const compared = slower(rows);
  return [
    judge('trivial round trip, p50: 1 ms at most', echo, (value) => value <= 1, ms),
    judge('trivial round trip: 200 x faster than a spawn', spawn, (value) => value >= 200, times),
    judge(
      'no row slower than node-powershell',
      compared.compared === 0 ? undefined : compared,
      ({ told }) => told.length === 0,
      ({ told, compared }) =>
        told.length === 0 ? `${compared} rows` : `${told.length} of ${compared}: ${told.join('; ')}`,
    ),
    judge('64 MB of text: 60 x faster than node-powershell', big, (value) => value >= 60, times),
    judge('linear: 256 MB take 4.4 x as long as 64 MB at most', huge, (value) => value <= 4.4, times),
    judge('cancel, p95: 20 ms at most', cancel, (value) => value <= 20, ms),
    judge(
      '10-property objects: 10,000 a second',
      objects,
      (value) => value >= 10_000,
      (value) => `${Math.round(value).toLocaleString('en')} a second`,
    ),
    judge('storm of progress: 1.2 x silent at most', storm, (value) => value <= 1.2, times),
  ];
}
