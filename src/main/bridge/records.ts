import type { Json } from '../../contract/json.ts';
import { ProtocolError, type Frame } from './framing.ts';
import { takeValue, type Loss, type Pieces } from './values.ts';

/** An error record of PowerShell. Ids and categories are the same in every language; only those may be matched upon. */
export interface ErrorInfo {
  text: string;
  id: string;
  category: string;
  type: string;
  target: string;
  hresult: number;
  line: number;
  inner: { type: string; text: string }[];
}

/** What a command says, in the order it says it. */
export type BridgeRecord =
  | { kind: 'output'; value: Json; lost: Loss[] }
  | { kind: 'error'; how: 'nonterm' | 'term' | 'native'; error: ErrorInfo }
  | { kind: 'warning' | 'verbose' | 'debug' | 'information'; text: string }
  | {
      kind: 'progress';
      id: number;
      parent: number;
      activity: string;
      status: string;
      operation: string;
      percent: number | null;
      done: boolean;
    };

/** How a request ended. `gone`: its PowerShell did, or there was none to be had. */
export interface CallEnd {
  state: 'ok' | 'failed' | 'cancelled' | 'timeout' | 'abandoned' | 'refused' | 'busy' | 'gone';
  /** The command may have done something. */
  started: boolean;
  /** Milliseconds in PowerShell. */
  ms: number;
  /** For `abandoned`: what it did not stop for. For `gone`: why. */
  why?: string;
  /** For `gone`: what PowerShell printed before anybody could talk to it, so before it knew any secret. */
  printed?: string[];
  /** For `refused`: which parameter broke which rule of the catalogue. */
  refusal?: { parameter: string; rule: string };
  /** A question that nobody may answer. */
  question?: { id: string; text: string };
  /** Exit code of the last native program. */
  exit?: number;
}

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

function errorInfo(value: unknown): ErrorInfo {
  const data = (typeof value === 'object' && value !== null ? value : {}) as Data;
  const inner = Array.isArray(data['inner']) ? (data['inner'] as Data[]) : [];
  return {
    text: text(data['msg']),
    id: text(data['id']),
    category: text(data['cat']),
    type: text(data['type']),
    target: text(data['target']),
    hresult: number(data['hresult']),
    line: number(data['line']),
    inner: inner.map((one) => ({ type: text(one['type']), text: text(one['msg']) })),
  };
}

const textKinds = { wrn: 'warning', vrb: 'verbose', dbg: 'debug', inf: 'information' } as const;

/** A frame of a request as its records in order; none for kinds that say nothing or are newer than this code. */
export function recordsOf(data: Frame['data'], pieces: Pieces): BridgeRecord[] {
  if (data['t'] === 'outs') {
    // Output that followed closely, gathered by the host.
    if (!Array.isArray(data['v'])) throw new ProtocolError('output without values');
    return data['v'].map((value: unknown) => ({ kind: 'output', ...takeValue(value, pieces) }));
  }
  const record = recordOf(data, pieces);
  return record === undefined ? [] : [record];
}

function recordOf(data: Frame['data'], pieces: Pieces): BridgeRecord | undefined {
  const kind = data['t'];
  switch (kind) {
    case 'out':
      return { kind: 'output', ...takeValue(data['v'], pieces) };
    case 'err': {
      const how = data['k'] === 'term' || data['k'] === 'native' ? data['k'] : 'nonterm';
      return { kind: 'error', how, error: errorInfo(data['e']) };
    }
    case 'wrn':
    case 'vrb':
    case 'dbg':
    case 'inf':
      return { kind: textKinds[kind], text: text(data['m']) };
    case 'prg':
      return {
        kind: 'progress',
        id: number(data['a']),
        parent: number(data['pa']),
        activity: text(data['act']),
        status: text(data['st']),
        operation: text(data['op']),
        percent: number(data['pct']) < 0 ? null : number(data['pct']),
        done: data['done'] === true,
      };
    default:
      return undefined;
  }
}

const ends: readonly unknown[] = ['ok', 'failed', 'cancelled', 'timeout', 'abandoned', 'refused', 'busy'];

/** The last frame of a request. */
export function endOf({ data }: Frame, started: boolean): CallEnd {
  const state = data['st'];
  if (!ends.includes(state)) throw new ProtocolError('end without a state');
  const ask = data['ask'] as Data | undefined;
  return {
    state: state as CallEnd['state'],
    started,
    ms: number(data['ms']),
    ...(typeof data['why'] === 'string' ? { why: data['why'] } : {}),
    ...(state === 'refused'
      ? { refusal: { parameter: text(data['parameter']), rule: text(data['rule']) } }
      : {}),
    ...(ask === undefined ? {} : { question: { id: text(ask['id']), text: text(ask['text']) } }),
    ...(typeof data['exit'] === 'number' ? { exit: data['exit'] } : {}),
  };
}
