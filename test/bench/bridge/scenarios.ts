import {
  contestantsBy,
  echo,
  objects,
  processTimer,
  record,
  strings,
  text,
  type MakeCall,
} from './contestants.ts';
import type { Contestant, Scenario } from './run.ts';
import type { Shell, Way } from './shells.ts';

/** How much is done: for figures, for a first look, or only to see that everybody does the work. */
export type Size = 'full' | 'quick' | 'tiny';

/** All rows but memory. `open` starts a way of calling anew. */
export function scenariosOf(size: Size, open: (way: Way) => Shell, timer = processTimer): Scenario[] {
  const { contestant, start, read, together, first, cancel, storm } = contestantsBy(timer);
  const pick = <T>(full: T, quick: T, tiny: T): T => ({ full, quick, tiny })[size];
  const warmUps = pick(5, 2, 1);
  /** All three ways in one row; those with a PowerShell that is there take more calls in a turn. */
  const three = (turn: number, call: MakeCall): Contestant[] => [
    contestant('bridge', turn, call),
    contestant('node-powershell', turn, call),
    contestant('spawn', 1, call),
  ];
  /** node-powershell takes as long as all others together, so it has fewer rounds. */
  const big = (megabytes: number, log: boolean, others: number): Contestant[] => [
    contestant('bridge', 1, text(megabytes, log), undefined, text(1)),
    contestant('node-powershell', 1, text(megabytes, log), others, text(1)),
    contestant('spawn', 1, text(megabytes, log), undefined, text(1)),
  ];
  const objectCount = pick(10_000, 5_000, 20);
  const stringCount = pick(100_000, 20_000, 20);
  const [middle, large, huge] = [pick(16, 16, 1), pick(64, 64, 2), pick(256, 256, 4)];
  return [
    {
      id: 'start',
      title: 'start to first answer',
      rounds: pick(30, 4, 1),
      warmUps: pick(2, 1, 0),
      contestants: [start('bridge', open), start('node-powershell', open), start('spawn', open)],
    },
    {
      id: 'echo',
      title: 'trivial round trip',
      rounds: pick(40, 8, 1),
      warmUps,
      contestants: three(pick(50, 50, 2), echo),
    },
    {
      id: 'record',
      title: 'object of 1 KB',
      rounds: pick(30, 6, 1),
      warmUps,
      contestants: three(pick(20, 20, 2), record),
    },
    {
      id: 'objects-1000',
      title: '1,000 objects of 10 properties',
      rounds: pick(15, 3, 1),
      warmUps,
      contestants: three(1, objects(pick(1000, 1000, 10))),
    },
    {
      id: 'text-1',
      title: '1 MB of text',
      rounds: pick(20, 4, 1),
      warmUps,
      contestants: three(1, text(1)),
    },
    {
      id: 'text-16',
      title: '16 MB of text',
      rounds: pick(10, 2, 1),
      warmUps: pick(5, 1, 1),
      contestants: big(middle, false, pick(6, 1, 1)),
    },
    {
      id: 'text-64',
      title: '64 MB of text',
      rounds: pick(10, 2, 1),
      warmUps: pick(5, 1, 1),
      contestants: big(large, false, pick(1, 0, 1)),
    },
    {
      id: 'log-16',
      title: '16 MB of log (much to escape)',
      rounds: pick(6, 1, 1),
      warmUps: pick(5, 1, 1),
      contestants: big(middle, true, pick(2, 0, 1)),
    },
    {
      id: 'linear',
      title: '64 and 256 MB at the channel',
      rounds: pick(8, 1, 1),
      warmUps: pick(5, 1, 1),
      contestants: [read(large), read(huge)],
    },
    {
      id: 'together',
      title: 'three calls of 300 ms at once',
      rounds: pick(10, 2, 1),
      warmUps: pick(2, 1, 1),
      contestants: (['bridge', 'node-powershell', 'spawn'] as const).map((way) =>
        together(way, pick(300, 300, 30)),
      ),
    },
    {
      id: 'first',
      title: 'first item of a stream',
      rounds: pick(20, 3, 1),
      warmUps: pick(5, 1, 1),
      contestants: (['bridge', 'node-powershell', 'spawn'] as const).map((way) =>
        first(way, pick(20, 20, 5)),
      ),
    },
    {
      id: 'cancel',
      title: 'cancel',
      rounds: pick(60, 15, 1),
      warmUps: pick(5, 1, 0),
      contestants: [cancel('bridge', pick(60, 15, 1)), cancel('spawn', pick(20, 3, 1))],
    },
    {
      id: 'progress',
      title: 'storm of progress',
      rounds: pick(8, 3, 1),
      warmUps: pick(3, 1, 0),
      contestants: [false, true].map((isLoud) => storm(isLoud, pick(100_000, 30_000, 500))),
    },
    {
      id: 'objects',
      title: '10-property objects',
      rounds: pick(10, 2, 1),
      warmUps: pick(3, 1, 0),
      count: objectCount,
      contestants: three(1, objects(objectCount)),
    },
    {
      id: 'strings',
      title: 'small strings',
      rounds: pick(10, 2, 1),
      warmUps: pick(3, 1, 0),
      count: stringCount,
      contestants: three(1, strings(stringCount)),
    },
  ];
}
