import { isDeepStrictEqual } from 'node:util';
import type { Answer, Command, Way } from './shells.ts';

/** Characters of an item of a big text. */
export const itemLength = 65_536;
export const itemsPerMegabyte = (1024 * 1024) / itemLength;

export const commands = {
  echo: (text: string): Command => ({
    entry: 'bench.echo',
    name: 'Bench\\Get-BenchEcho',
    params: { Text: text },
    as: 'lines',
  }),
  record: (index: number): Command => ({
    entry: 'bench.record',
    name: 'Bench\\Get-BenchRecord',
    params: { Index: index },
    as: 'objects',
  }),
  objects: (count: number, index: number): Command => ({
    entry: 'bench.objects',
    name: 'Bench\\Get-BenchObject',
    params: { Count: count, Index: index },
    as: 'objects',
  }),
  text: (megabytes: number, log = false): Command => ({
    entry: 'bench.text',
    name: 'Bench\\Get-BenchText',
    params: {
      Length: itemLength,
      Count: megabytes * itemsPerMegabyte,
      ...(log ? { Log: true as const } : {}),
    },
    as: 'text',
  }),
  strings: (count: number): Command => ({
    entry: 'bench.strings',
    name: 'Bench\\Get-BenchString',
    params: { Count: count },
    as: 'lines',
  }),
  /** The lane matters to the bridge only, which runs lanes beside each other. */
  wait: (ms: number, text: string, lane: '' | 'B' | 'C' = ''): Command => ({
    entry: `bench.wait${lane}`,
    name: 'Bench\\Wait-Bench',
    params: { Ms: ms, Text: text },
    as: 'lines',
  }),
  stream: (count: number, ms: number): Command => ({
    entry: 'bench.stream',
    name: 'Bench\\Get-BenchStream',
    params: { Count: count, Ms: ms },
    as: 'lines',
  }),
  progress: (count: number): Command => ({
    entry: 'bench.progress',
    name: 'Bench\\Write-BenchProgress',
    params: { Count: count },
    as: 'lines',
  }),
};

/** The work was not done: what came is not what was asked for. */
export class WrongAnswer extends Error {
  constructor(what: string, got: unknown) {
    super(`${what}: wrong answer ${JSON.stringify({ got }).slice(0, 300)}`);
    this.name = 'WrongAnswer';
  }
}

/** Throws {@link WrongAnswer} unless an answer ended well with exactly these values. */
export function mustEqual(what: string, answer: Answer, expected: unknown): void {
  if (answer.state !== 'ok' || !isDeepStrictEqual(answer.value, expected))
    throw new WrongAnswer(what, answer);
}

export function recordOf(index: number): unknown {
  const long = 'r'.repeat(180);
  return {
    Index: index,
    Name: `record ${index}`,
    Path: 'C:\\Program Files\\Azure IoT Edge',
    A: long,
    B: long,
    C: long,
    D: long,
    Flag: true,
    Nothing: null,
    Ratio: 0.5,
  };
}

/** The object with this number, as each way writes times and enums: the bridge by name, ConvertTo-Json by number. */
export function objectOf(index: number, way: Way): unknown {
  return {
    Index: index,
    Name: `name ${index}`,
    Size: 1234567890123,
    Flag: true,
    Nothing: null,
    At: way === 'bridge' ? '2026-03-01T08:00:00.000Z' : '2026-03-01T08:00:00Z',
    State: way === 'bridge' ? 'Monday' : 1,
    Id: '00000000-0000-0000-0000-000000000000',
    Path: 'C:\\Program Files\\x',
    Ratio: 0.5,
  };
}

/** The item of a big text with this number. */
export function itemOf(index: number, log: boolean): string {
  const length = itemLength - 9;
  const line = 'C:\\ProgramData\\iotedge\\edge.log "started"\n';
  const body = log ? line.repeat(Math.ceil(length / line.length)).slice(0, length) : 'x'.repeat(length);
  return `${String(index).padStart(8, '0')} ${body}`;
}

/** Throws {@link WrongAnswer} unless these are the items of a big text, or what printing them as lines gives. */
export function mustBeText(what: string, value: unknown, megabytes: number, log: boolean): void {
  const count = megabytes * itemsPerMegabyte;
  if (Array.isArray(value)) {
    const wrong = value.findIndex((item, index) => item !== itemOf(index, log));
    if (value.length !== count || wrong !== -1)
      throw new WrongAnswer(what, { items: value.length, wrong, is: value[wrong] as unknown });
    return;
  }
  const lines = Array.from({ length: count }, (_, index) => itemOf(index, log)).join('\n');
  // A text interface gives neither the kind of line end back nor what blank space stood last.
  if (typeof value !== 'string' || value.replaceAll('\r\n', '\n').trimEnd() !== lines.trimEnd())
    throw new WrongAnswer(what, typeof value === 'string' ? { length: value.length } : value);
}
