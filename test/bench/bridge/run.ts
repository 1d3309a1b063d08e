import { median, ratio, shuffled, summary, type Estimate, type Summary } from './statistics.ts';
import type { Shell, Way } from './shells.ts';

/** A measurement and what is looked at afterwards, outside of the measured time. */
export interface Measured {
  /** Milliseconds. */
  ms: number;
  /** Throws unless the work was really done. Also tidies up. */
  verify(): void | Promise<void>;
}

/** Somebody who takes part in a row. */
export interface Contestant {
  who: string;
  way: Way;
  /** Timed calls in a row when it is its turn. */
  turn: number;
  /** Rounds it takes part in, the first ones; all by default. */
  rounds?: number;
  measure(shell: () => Shell, serial: number): Promise<Measured>;
  /** What is done before anything is timed; what is measured by default. */
  warmUp?(shell: () => Shell, serial: number): Promise<Measured>;
}

/** One question that all contestants are asked. */
export interface Scenario {
  id: string;
  title: string;
  rounds: number;
  warmUps: number;
  /** Things in one call, for what is told as a rate. */
  count?: number;
  /** The first one is what the others are compared with. */
  contestants: readonly Contestant[];
}

export interface Entry {
  who: string;
  /** Milliseconds of each timed call. */
  ms: Summary;
  /** Things a second, where the row counts things. */
  perSecond?: number;
  /** How many times as long as the first contestant of the row. */
  ratio?: Estimate;
}

export interface Row {
  id: string;
  title: string;
  /** Those that took part, in the order of the scenario. */
  entries: Entry[];
}

export interface Surroundings {
  open(way: Way): Shell;
  /** Numbers from 0 to 1. */
  random(): number;
  /** Called before each turn, so that nobody pays for the garbage of another. */
  tidy(): void;
}

async function verified({ verify, ms }: Measured): Promise<number> {
  await verify();
  return ms;
}

/** Runs a row: warms all up, then lets them take turns in an order that chance decides anew in each round. */
export async function runScenario(scenario: Scenario, around: Surroundings): Promise<Row> {
  const shells = new Map<Way, Shell>();
  const open = (way: Way) => (): Shell => {
    const shell = shells.get(way) ?? around.open(way);
    shells.set(way, shell);
    return shell;
  };
  const asked = scenario.contestants.map((contestant) => ({
    contestant,
    times: [] as number[],
    // What a turn took in the middle, by its round: turns of one round met the same machine.
    turns: new Map<number, number>(),
  }));
  let serial = 0;
  try {
    for (let round = 0; round < scenario.warmUps; round++) {
      for (const { contestant } of asked) {
        const warm = contestant.warmUp ?? contestant.measure;
        await verified(await warm(open(contestant.way), serial++));
      }
    }
    for (let round = 0; round < scenario.rounds; round++) {
      for (const { contestant, times, turns } of shuffled(asked, around.random)) {
        if (round >= (contestant.rounds ?? scenario.rounds)) continue;
        around.tidy();
        const turn: number[] = [];
        for (let call = 0; call < contestant.turn; call++)
          turn.push(await verified(await contestant.measure(open(contestant.way), serial++)));
        times.push(...turn);
        turns.set(round, median(turn));
      }
    }
  } finally {
    await Promise.all([...shells.values()].map((shell) => shell.close()));
  }
  const [base] = asked;
  const entries = asked.flatMap(({ contestant: { who }, times, turns }): Entry[] => {
    if (times.length === 0) return [];
    const ms = summary(times);
    const against = base === undefined || turns === base.turns ? undefined : ratio(turns, base.turns);
    return [
      {
        who,
        ms,
        ...(scenario.count === undefined ? {} : { perSecond: (scenario.count * 1000) / ms.p50 }),
        ...(against === undefined ? {} : { ratio: against }),
      },
    ];
  });
  return { id: scenario.id, title: scenario.title, entries };
}
