import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { judge, shown, toldState, type Goal } from '../goals.ts';
import { median, percentile } from '../bridge/statistics.ts';
import { table } from '../bridge/report.ts';
import {
  coldLoad,
  framesOf,
  heldOver,
  openBarePage,
  type ColdLoad,
  type Frames,
  type Held,
} from './measure.ts';
import { openBenchDesk } from './server.ts';

export interface UiBench {
  /** Folder of the built windows. */
  assets: string;
  openBrowser(): Promise<Browser>;
  /** Cold loads, each by a browser of its own. */
  loads: number;
  /** Lines that a job prints while frames are counted, and how many a second. */
  lines: number;
  perSecond: number;
  /** Minutes of a page's own time over which its memory is looked at. */
  minutes: number;
  say(text: string): void;
}

interface Overtime {
  where: 'status' | 'job';
  before: Held;
  after: Held;
  requests: number;
}

export interface UiReport {
  schemaVersion: 1;
  header: { browser: string; platform: string; cores: number; load: { before: number; after: number } };
  loads: ColdLoad[];
  frames: { quiet: Frames; busy: Frames; lines: number; perSecond: number };
  memory: Overtime[];
  minutes: number;
  goals: Goal[];
}

const scriptGoal = 350 * 1024;
const firstGoalMs = 1000;
const frameGoalMs = 50;
const load = (): number => loadavg()[0] ?? 0;

const goal = (text: string, value: number, limit: number, told: string): Goal =>
  judge(
    text,
    value,
    () => value <= limit,
    () => told,
  );

/** All of it, one after the other, since each would disturb the next. */
export async function benchUi(options: UiBench): Promise<UiReport> {
  const before = load();
  const desk = await openBenchDesk(options.assets);
  const bare = await openBarePage();
  const loads: ColdLoad[] = [];
  let version = '';
  try {
    // The first one warms the server, which in the product waits with its modules loaded.
    for (let round = -1; round < options.loads; round += 1) {
      const browser = await options.openBrowser();
      version = browser.version();
      const one = await coldLoad(browser, desk, bare.url);
      if (round >= 0) loads.push(one);
      await browser.close();
    }
    options.say(`${loads.length} cold loads`);
    const browser = await options.openBrowser();
    try {
      const { lines, perSecond, minutes } = options;
      const quiet = await framesOf(browser, desk, {
        lines: 0,
        perSecond,
        quietMs: (lines / perSecond) * 1000,
      });
      const busy = await framesOf(browser, desk, { lines, perSecond, quietMs: 0 });
      options.say(`${lines} events`);
      const memory: Overtime[] = [];
      for (const where of ['status', 'job'] as const) {
        memory.push({ where, ...(await heldOver(browser, desk, where, minutes)) });
        options.say(`${minutes} minutes of the ${where} page`);
      }
      const bytes = Math.max(...loads.map(({ scriptBytes }) => scriptBytes));
      const paint = median(loads.map((one) => one.paint));
      const status = median(loads.map((one) => one.status));
      return {
        schemaVersion: 1,
        header: {
          browser: `Chromium ${version}`,
          platform: `${process.platform} ${process.arch}`,
          cores: cpus().length,
          load: { before, after: load() },
        },
        loads,
        frames: { quiet, busy, lines, perSecond },
        memory,
        minutes,
        goals: [
          goal(
            'first load: 350 KB of script at most, compressed',
            bytes,
            scriptGoal,
            `${shown(bytes / 1024)} KB`,
          ),
          goal('first paint: 1 s at most', paint, firstGoalMs, `${shown(paint)} ms`),
          goal('first status: 1 s at most', status, firstGoalMs, `${shown(status)} ms`),
          goal(
            `${lines} events: no frame over 50 ms`,
            busy.longest,
            frameGoalMs,
            `${shown(busy.longest)} ms`,
          ),
        ],
      };
    } finally {
      await browser.close();
    }
  } finally {
    await bare.close();
    await desk.close();
  }
}

const mb = (bytes: number): string => `${shown(bytes / 1024 / 1024)} MB`;

/** The report as text. */
export function tellUi({ header, loads, frames, memory, minutes, goals }: UiReport): string {
  const times = (pick: (one: ColdLoad) => number): string[] => {
    const values = loads.map(pick);
    return [`${shown(median(values))} ms`, `${shown(percentile(values, 1))} ms`];
  };
  const ratio = median(loads.map((one) => one.paint / one.barePaint));
  const scripts = loads[0];
  const frameRow = (name: string, one: Frames): string[] => [
    name,
    String(one.frames),
    `${shown(one.longest)} ms`,
    String(one.over50),
    String(one.longTasks),
  ];
  return [
    `${header.browser}, ${header.platform}, ${header.cores} cores, load ${header.load.before.toFixed(2)} before, ${header.load.after.toFixed(2)} after`,
    'The windows in a browser against the web host on this machine; not Electron, not Windows.',
    '',
    `cold loads: ${loads.length}, each by a browser that was just started`,
    ...table([
      ['', 'median', 'longest'],
      ['a page of one heading', ...times((one) => one.barePaint)],
      ['first paint', ...times((one) => one.paint)],
      ['first status', ...times((one) => one.status)],
    ]),
    `first paint takes ${shown(ratio)} times as long as that of the bare page`,
    `scripts until the first status: ${scripts?.scripts ?? 0}, ${shown((scripts?.scriptBytes ?? 0) / 1024)} KB compressed`,
    '',
    `a job's page while it prints ${frames.lines} lines, ${frames.perSecond} a second`,
    ...table([
      ['', 'frames', 'longest', 'over 50 ms', 'long tasks'],
      frameRow('nothing printed', frames.quiet),
      frameRow('lines printed', frames.busy),
    ]),
    '',
    `memory over ${minutes} minutes of the page's own time`,
    ...table([
      ['page', 'heap before', 'after', 'nodes before', 'after', 'listeners before', 'after', 'requests'],
      ...memory.map(({ where, before, after, requests }) => [
        where,
        mb(before.heapBytes),
        mb(after.heapBytes),
        String(before.nodes),
        String(after.nodes),
        String(before.listeners),
        String(after.listeners),
        String(requests),
      ]),
    ]),
    '',
    ...table(goals.map((one) => [one.goal, toldState(one), one.measured])),
  ].join('\n');
}
