import { describe, expect, test } from 'vitest';
import { commands, mustBeText, WrongAnswer } from './commands.ts';
import { fakeShell, fakeTimer, type FakeShell } from './fake-shell.ts';
import { goalsOf } from './goals.ts';
import { tell, type Report } from './report.ts';
import { runScenario, type Contestant, type Row, type Scenario } from './run.ts';
import { scenariosOf, type Size } from './scenarios.ts';
import { textOf, valueOf, ways, type Answer, type Command, type Way } from './shells.ts';
import { randomFrom } from './statistics.ts';

type Change = (answer: Answer, command: Command) => Answer;

/** The rows of the bench among shells that answer in no real time. */
function stage(change?: Change, size: Size = 'tiny') {
  const timer = fakeTimer();
  const opened: FakeShell[] = [];
  const open = (way: Way) => {
    const shell = fakeShell(way, timer, change);
    opened.push(shell);
    return shell;
  };
  const around = { open, random: randomFrom(1), tidy: () => undefined };
  const scenarios = scenariosOf(size, open, timer);
  return { scenarios, opened, timer, run: (scenario: Scenario) => runScenario(scenario, around) };
}

const ids = stage().scenarios.map(({ id }) => id);

describe('each row', () => {
  test.each(ids)('%s takes true answers, and closes what it opened once', async (id) => {
    const { scenarios, opened, run } = stage();
    for (const scenario of scenarios.filter((one) => one.id === id)) {
      const { entries } = await run(scenario);
      expect(entries.map(({ who }) => who)).toEqual(scenario.contestants.map(({ who }) => who));
      expect(entries.slice(1).every(({ ratio }) => ratio !== undefined)).toBe(true);
    }
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.map((shell) => shell.closed())).toEqual(opened.map(() => 1));
  });

  const lies: [string, Change][] = [
    ['nothing', (answer) => ({ ...answer, value: [], progress: { count: 0, done: false } })],
    ['the answer to another question', (answer) => ({ ...answer, value: ['word 4711'] })],
    [
      'less than all',
      ({ value, ...answer }) => ({
        ...answer,
        value: Array.isArray(value) ? value.slice(1) : String(value).slice(1),
      }),
    ],
    [
      'more than all',
      ({ value, ...answer }) => ({
        ...answer,
        value: Array.isArray(value) ? [...(value as unknown[]), 'x'] : `${String(value)}x`,
      }),
    ],
    ['a call that was stopped', (answer) => ({ ...answer, state: 'stopped' })],
  ];
  test.each(ids.flatMap((id) => lies.map(([lie, change]) => [id, lie, change] as const)))(
    '%s notices %s',
    async (id, lie, change) => {
      const { scenarios, opened, run } = stage(change);
      const [scenario] = scenarios.filter((one) => one.id === id);
      // The channel reads items and knows no state.
      if (scenario === undefined || (id === 'linear' && lie === 'a call that was stopped')) return;
      await expect(run(scenario)).rejects.toThrow(WrongAnswer);
      expect(opened.every((shell) => shell.closed() === 1)).toBe(true);
    },
  );

  test('notices who did not wait, told progress that nobody wanted, or told none', async () => {
    const { scenarios, run } = stage((answer) => ({ ...answer, progress: { count: 1, done: false } }));
    const of = (id: string) => scenarios.filter((one) => one.id === id);
    for (const scenario of of('progress')) {
      for (const contestant of scenario.contestants)
        await expect(run({ ...scenario, contestants: [contestant] })).rejects.toThrow(WrongAnswer);
    }
    const quick = stage((answer, { params }) => {
      if (typeof params['Ms'] === 'number') quick.timer.pass(-params['Ms'] * Number(params['Count'] ?? 3));
      return answer;
    });
    for (const scenario of quick.scenarios.filter(({ id }) => id === 'together' || id === 'first'))
      await expect(quick.run(scenario)).rejects.toThrow(WrongAnswer);
  });

  test('notices what was to be stopped and ended by itself', async () => {
    const { scenarios, run } = stage((answer, { entry }) =>
      entry === 'bench.wait' ? { ...answer, state: 'ok' } : answer,
    );
    for (const scenario of scenarios.filter(({ id }) => id === 'cancel')) {
      for (const contestant of scenario.contestants)
        await expect(run({ ...scenario, contestants: [contestant] })).rejects.toThrow(WrongAnswer);
    }
  });

  test('asks everybody for the same', async () => {
    const { scenarios, opened, run } = stage();
    const [scenario] = scenarios.filter(({ id }) => id === 'objects');
    if (scenario === undefined) throw new Error('no row');
    await run({ ...scenario, rounds: 3 });
    const kinds = opened.map(({ asked }) =>
      asked.map((command) => [command.name, command.params['Count'], command.as]),
    );
    expect(kinds).toHaveLength(ways.length);
    expect(kinds).toEqual(kinds.map(() => kinds[0]));
  });

  test.each(['full', 'quick'] as const)('of a %s run has the sizes that its title tells', (size) => {
    const rows = stage(undefined, size).scenarios;
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.find(({ id }) => id === 'linear')?.contestants.map(({ who }) => who)).toEqual([
      'bridge, 64 MB',
      'bridge, 256 MB',
    ]);
  });
});

describe('a run', () => {
  /** Somebody whose calls take as long as is said. */
  const one = (who: string, ms: (serial: number) => number, more: Partial<Contestant> = {}) => {
    const log: number[] = [];
    const contestant: Contestant = {
      who,
      way: 'bridge',
      turn: 1,
      async measure(_, serial) {
        log.push(serial);
        return { ms: ms(serial), verify: () => undefined };
      },
      ...more,
    };
    return { contestant, log };
  };
  const around = {
    open: () => fakeShell('bridge', fakeTimer()),
    random: randomFrom(2),
    tidy: () => undefined,
  };
  const row = { id: 'x', title: 'X', warmUps: 0, rounds: 8 };

  test('leaves warm-ups out and lets each take its turns', async () => {
    const a = one('a', (serial) => (serial < 10 ? 1000 : 2), { turn: 4 });
    const b = one('b', (serial) => (serial < 10 ? 1000 : 6), { rounds: 3 });
    const { entries } = await runScenario(
      { ...row, warmUps: 5, count: 10, contestants: [a.contestant, b.contestant] },
      around,
    );
    expect(entries).toEqual([
      { who: 'a', ms: { n: 32, min: 2, p50: 2, p95: 2, p99: 2, max: 2 }, perSecond: 5000 },
      {
        who: 'b',
        ms: { n: 3, min: 6, p50: 6, p95: 6, p99: 6, max: 6 },
        perSecond: 10_000 / 6,
        ratio: { n: 3, median: 3 },
      },
    ]);
    expect(a.log).toHaveLength(5 + 32);
    expect(b.log).toHaveLength(5 + 3);
  });

  test('changes the order from round to round', async () => {
    const order: string[] = [];
    const named = (who: string): Contestant => ({
      who,
      way: 'bridge',
      turn: 1,
      async measure() {
        order.push(who);
        return { ms: 1, verify: () => undefined };
      },
    });
    await runScenario({ ...row, rounds: 40, contestants: ['a', 'b', 'c'].map(named) }, around);
    const rounds = Array.from({ length: 40 }, (_, index) => order.slice(index * 3, index * 3 + 3));
    expect(rounds.every((round) => round.toSorted().join('') === 'abc')).toBe(true);
    expect(new Set(rounds.map((round) => round.join(''))).size).toBe(6);
  });

  test('verifies outside of the time, and before anybody else has a turn', async () => {
    const seen: string[] = [];
    const careful = (who: string): Contestant => ({
      who,
      way: 'bridge',
      turn: 2,
      async measure() {
        seen.push(`${who} works`);
        return { ms: 1, verify: () => void seen.push(`${who} is verified`) };
      },
    });
    await runScenario({ ...row, rounds: 1, contestants: [careful('a'), careful('b')] }, around);
    expect(seen.filter((_, index) => index % 2 === 1)).toEqual(
      seen.filter((_, index) => index % 2 === 0).map((text) => text.replace('works', 'is verified')),
    );
  });

  test('leaves out who took part in no round', async () => {
    const absent = one('b', () => 1, { rounds: 0 }).contestant;
    const { entries } = await runScenario(
      { ...row, contestants: [one('a', () => 1).contestant, absent] },
      around,
    );
    expect(entries.map(({ who }) => who)).toEqual(['a']);
  });
});

describe('answers', () => {
  test('of text interfaces are taken apart as callers have to', () => {
    expect(valueOf('a\r\nb\n', 'lines')).toEqual(['a', 'b']);
    expect(valueOf('{"a":1}', 'objects')).toEqual([{ a: 1 }]);
    expect(valueOf('[{"a":1},{"a":2}]', 'objects')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(() => valueOf('WARNING: x', 'objects')).toThrow(SyntaxError);
  });

  test('commands are written with their values quoted', () => {
    expect(textOf(commands.echo("it's $(x)"))).toBe("Bench\\Get-BenchEcho -Text 'it''s $(x)'");
    expect(textOf(commands.objects(2, 7))).toBe(
      'Bench\\Get-BenchObject -Count 2 -Index 7 | BenchJson\\ConvertTo-Json -Compress',
    );
    expect(textOf(commands.text(1, true))).toBe('Bench\\Get-BenchText -Length 65536 -Count 16 -Log');
  });

  test('of the wrong kind are no text', () => {
    for (const value of [undefined, 1, {}, '', ['x']])
      expect(() => mustBeText('text', value, 1, false)).toThrow(WrongAnswer);
  });
});

describe('goals', () => {
  const ms = (p50: number, p95 = p50) => ({ n: 9, min: p50, p50, p95, p99: p95, max: p95 });
  const against = (median: number, interval?: [number, number]) => ({
    ratio: { n: 9, median, ...(interval === undefined ? {} : { interval }) },
  });
  /** Rows that reach every goal exactly, but for what is changed. */
  const rows = (
    change: Partial<
      Record<'echo' | 'spawn' | 'other' | 'big' | 'huge' | 'cancel' | 'rate' | 'storm', number>
    > = {},
  ): Row[] => {
    const at = {
      echo: 1,
      spawn: 200,
      other: 1,
      big: 60,
      huge: 4.4,
      cancel: 20,
      rate: 10_000,
      storm: 1.2,
      ...change,
    };
    return [
      {
        id: 'echo',
        title: 'echo',
        entries: [
          { who: 'bridge', ms: ms(at.echo, 90) },
          {
            who: 'node-powershell',
            ms: ms(1),
            ...against(at.other, [at.other - 0.1, at.other + 0.005]),
          },
          { who: 'spawn', ms: ms(1), ...against(at.spawn) },
        ],
      },
      {
        id: 'text-64',
        title: '64 MB',
        entries: [
          { who: 'bridge', ms: ms(1) },
          { who: 'node-powershell', ms: ms(1), ...against(at.big) },
        ],
      },
      {
        id: 'linear',
        title: 'linear',
        entries: [
          { who: 'bridge, 64 MB', ms: ms(1) },
          { who: 'bridge, 256 MB', ms: ms(1), ...against(at.huge) },
        ],
      },
      { id: 'cancel', title: 'cancel', entries: [{ who: 'bridge', ms: ms(1, at.cancel) }] },
      {
        id: 'progress',
        title: 'storm',
        entries: [
          { who: 'bridge, silent', ms: ms(1) },
          { who: 'bridge, told', ms: ms(1), ...against(at.storm) },
        ],
      },
      {
        id: 'objects',
        title: 'objects',
        entries: [{ who: 'bridge', ms: ms(1), perSecond: at.rate }],
      },
    ];
  };
  const missed = (change: Parameters<typeof rows>[0]) =>
    goalsOf(rows(change)).flatMap(({ goal, state }) => (state === 'missed' ? [goal.split(':')[0]] : []));

  test('are reached at their border', () => {
    expect(goalsOf(rows()).map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'reached'));
  });

  test.each([
    [{ echo: 1.01 }, 'trivial round trip, p50'],
    [{ spawn: 199 }, 'trivial round trip'],
    [{ other: 0.99 }, 'no row slower than node-powershell'],
    [{ big: 59 }, '64 MB of text'],
    [{ huge: 4.5 }, 'linear'],
    [{ cancel: 20.1 }, 'cancel, p95'],
    [{ rate: 9_999 }, '10-property objects'],
    [{ storm: 1.21 }, 'storm of progress'],
  ])('%j misses one', (change, goal) => {
    expect(missed(change)).toEqual([goal]);
  });

  test('name the rows that are slower, and whether that is sure', () => {
    const told = (other: number) =>
      goalsOf(rows({ other })).find(({ goal }) => goal.startsWith('no row'))?.measured;
    expect(told(0.9)).toBe('1 of 2: echo 0.90 x [0.80..0.91]');
    expect(told(0.998)).toBe('1 of 2: echo 1.00 x [0.90..1.00] (not sure)');
  });

  test('that nothing was measured for are neither reached nor missed', () => {
    expect(goalsOf([]).map(({ state, measured }) => [state, measured])).toEqual(
      Array.from({ length: 8 }, () => ['not measured', '']),
    );
  });

  test('stand in the report, beside ratios and what is not to be believed', () => {
    const report: Report = {
      schemaVersion: 1,
      header: {
        engine: 'PowerShell 7.6.9',
        node: 'v20.20.2',
        platform: 'linux x64',
        cores: 2,
        load: { before: 0.6, after: 1 },
        nodePowerShell: { version: '5.0.1', licence: 'MIT' },
        size: 'full',
        seed: 1,
        seconds: 400,
      },
      rows: rows({ cancel: 21 }),
      memory: [
        { who: 'bridge', calls: 10_000, before: { node: 50, shell: 150 }, after: { node: 60, shell: 160 } },
        { who: 'node-powershell', calls: 10_000, before: { node: 50 }, after: { node: 90 } },
      ],
      goals: goalsOf(rows({ cancel: 21 })),
    };
    const told = tell(report);
    expect(told).toContain('NOT idle');
    expect(told).toContain('node-powershell 5.0.1 (licence MIT)');
    expect(told).toContain("not Microsoft's console host");
    expect(told).toMatch(/^cancel, p95: 20 ms at most +MISSED +21\.0 ms$/mu);
    expect(told).toMatch(/^echo +1\.00 ms +1\.00 ms +1\.00 ms +1\.00 x \[0\.90\.\.1\.00\] +200 x \[n=9\]$/mu);
    expect(told).toMatch(/^objects +10,000\/s +- +- +- +-$/mu);
    expect(told).toMatch(/^storm: bridge, silent 1\.00 ms, bridge, told 1\.00 ms, ratio 1\.20 x/mu);
    expect(told).toMatch(/^bridge +10,000 +50 MB -> 60 MB +150 MB -> 160 MB$/mu);
    const idle = { ...report, header: { ...report.header, load: { before: 0.1, after: 1 } } };
    expect(tell(idle)).not.toContain('NOT idle');
  });
});
