import { shown, toldState, type Goal } from '../goals.ts';
import { ratioText } from './goals.ts';
import type { MemoryRow } from './memory.ts';
import type { Entry, Row } from './run.ts';
import { ways } from './shells.ts';

export interface Header {
  /** As the engine tells it. */
  engine: string;
  node: string;
  platform: string;
  cores: number;
  /** Load average of the last minute, before and after; not known on Windows. */
  load: { before: number; after: number };
  nodePowerShell: { version: string; licence: string };
  size: string;
  seed: number;
  seconds: number;
}

export interface Report {
  schemaVersion: 1;
  header: Header;
  rows: Row[];
  memory: MemoryRow[];
  goals: Goal[];
}

const time = (ms: number): string => (ms >= 10_000 ? `${shown(ms / 1000)} s` : `${shown(ms)} ms`);
const rate = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en')}/s`;
const middle = ({ ms, perSecond }: Entry): string =>
  perSecond === undefined ? time(ms.p50) : rate(perSecond);

/** Columns as wide as their widest cell; all but the first to the right. */
export function table(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

function sideBySide(rows: readonly Row[]): string[] {
  const head = ['median', ...ways, 'node-powershell / bridge', 'spawn / bridge'];
  const lines = rows.flatMap(({ title, entries }): string[][] => {
    const of = (who: string) => entries.find((entry) => entry.who === who);
    const bridge = of('bridge');
    if (bridge === undefined) return [];
    const others = ways.slice(1).map(of);
    const cell = (entry: Entry | undefined, tell: (entry: Entry) => string) =>
      entry === undefined ? '-' : tell(entry);
    return [
      [
        title,
        middle(bridge),
        ...others.map((one) => cell(one, middle)),
        ...others.map((one) => cell(one, ratioText)),
      ],
    ];
  });
  return table([head, ...lines]);
}

/** Rows in which the bridge is compared with itself. */
function withItself(rows: readonly Row[]): string[] {
  return rows.flatMap(({ title, entries: [one, other] }) =>
    one === undefined || other === undefined || one.who === 'bridge'
      ? []
      : [`${title}: ${one.who} ${middle(one)}, ${other.who} ${middle(other)}, ratio ${ratioText(other)}`],
  );
}

function spread(rows: readonly Row[]): string[] {
  const lines = rows.flatMap(({ title, entries }) =>
    entries.map(({ who, ms }) => [
      title,
      who,
      time(ms.p50),
      time(ms.p95),
      time(ms.p99),
      time(ms.max),
      String(ms.n),
    ]),
  );
  return table([['each call', '', 'p50', 'p95', 'p99', 'max', 'n'], ...lines]);
}

function held(memory: readonly MemoryRow[]): string[] {
  const mb = (value: number | undefined) => (value === undefined ? '-' : `${Math.round(value)} MB`);
  const lines = memory.map(({ who, calls, before, after }) => [
    who,
    calls.toLocaleString('en'),
    `${mb(before.node)} -> ${mb(after.node)}`,
    `${mb(before.shell)} -> ${mb(after.shell)}`,
  ]);
  return table([['resident memory', 'calls', 'Node', 'PowerShell'], ...lines]);
}

function headOf({
  engine,
  node,
  platform,
  cores,
  load,
  nodePowerShell,
  size,
  seed,
  seconds,
}: Header): string[] {
  const busy = load.before > 0.5 ? '  (the machine was NOT idle: these figures say little)' : '';
  return [
    `engine ${engine}, Node ${node}, ${platform}, ${cores} cores, ${size} run of ${Math.round(seconds)} s, seed ${seed}`,
    `load average ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after${busy}`,
    `All ways run the same commands on one executable, the test engine, not on Windows PowerShell 5.1.`,
    `node-powershell ${nodePowerShell.version} (licence ${nodePowerShell.licence}) talks to that engine's own loop for`,
    `"-NoLogo -NoExit -Command -": this measures the package, not Microsoft's console host.`,
    `Objects reach it and spawn as JSON of a compiled ConvertTo-Json. It hands a text over when all is there, so its first`,
    `item is its last. The bridge is replaced every 2,000 calls, so its memory is that of the youngest PowerShell.`,
    `Ratios: times as long as the bridge, median of the rounds [95 % interval, from six rounds on].`,
  ];
}

/** The report for people. */
export function tell({ header, rows, memory, goals }: Report): string {
  const goalLines = goals.map((one) => `${one.goal.padEnd(58)} ${toldState(one).padEnd(13)} ${one.measured}`);
  return [
    headOf(header),
    sideBySide(rows),
    withItself(rows),
    spread(rows),
    memory.length === 0 ? [] : held(memory),
    goalLines,
  ]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}
