import type { Duplex } from 'node:stream';
import { createFrameReader, encodeFrame, ProtocolError, type Frame } from './framing.ts';
import { endOf, recordsOf, type BridgeRecord, type CallEnd } from './records.ts';
import type { Pieces } from './values.ts';

/** Characters of output that may be under way for one request. */
export const creditWindow = 4 * 1024 * 1024;

/** Who listens to a request. A promise from `onRecord` holds credit back until it resolves. */
export interface Listener {
  onRecord(record: BridgeRecord): void | Promise<void>;
  /** Called exactly once, after everything else. */
  onEnd(end: CallEnd): void;
}

/** A request as it stands in its frame. */
export interface RunFrame {
  c: string;
  p: Readonly<Record<string, unknown>>;
  /** Time limit in milliseconds. */
  to: number;
  /** Milliseconds between asking to stop and giving up. */
  g: number;
  /** Streams wanted beside output, errors, warnings and information: v(erbose), p(rogress). */
  st: string;
  /** Depth of objects. */
  d: number;
}

/** One connection to a PowerShell host. Whatever breaks the protocol closes it, and closing ends all requests. */
export interface Channel {
  /** Starts requests with one write and answers their numbers in the same order. */
  start(requests: readonly { frame: RunFrame; listener: Listener }[]): number[];
  cancel(id: number): void;
  ping(): void;
  /** Asks the host to start an elevated instance, which waits for a person; one at a time. */
  elevate(request: { pipe: string; proof: string }): Promise<ElevationAnswer>;
  /** Opens lanes and loads their modules, so that no call waits for that. Nothing is heard of it. */
  warm(lanes: readonly string[]): void;
  bye(): void;
  /** Frames received so far; a heartbeat sees in it whether the other side lives. */
  heard(): number;
  /** What the host said of itself with its last heartbeat. */
  health(): Health;
  /** Requests that have not ended. */
  open(): number;
  close(why: string): void;
  /** Resolves with the reason when the connection is over. */
  readonly closed: Promise<string>;
}

/** What came of starting an elevated instance. `gone`: the connection ended before it was told. */
export interface ElevationAnswer {
  state: 'started' | 'declined' | 'failed' | 'unavailable' | 'gone';
  /** The system's own number, 0 when there is none. */
  code: number;
}

const elevationStates = ['started', 'declined', 'failed', 'unavailable'] as const;

/** How a host is doing; zeros as long as it has not said. */
export interface Health {
  /** Private bytes of its process. */
  memory: number;
  /** Commands that were given up more than a minute ago and still run, without critical ones. */
  deaf: number;
}

const count = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

interface OpenCall {
  listener: Listener;
  started: boolean;
  /** Next sequence number. */
  next: number;
  pieces: Map<number, string[]>;
  /** Taken characters that no credit was given for yet. */
  owed: number;
}

/** A request as its line; undefined when it is longer than a line may be. */
function encodeRun(id: number, frame: RunFrame): string | undefined {
  try {
    return encodeFrame({ t: 'run', id, win: creditWindow, ...frame });
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** Says the secret and waits for the answer. Everything after that is requests. */
export function openChannel(
  socket: Duplex,
  secret: string,
): { channel: Channel; hello: Promise<Readonly<Record<string, unknown>>> } {
  const reader = createFrameReader();
  const calls = new Map<number, OpenCall>();
  let lastId = 0;
  let sequence = 0;
  let heard = 0;
  let health: Health = { memory: 0, deaf: 0 };
  let over: string | undefined;
  let elevation: ((answer: ElevationAnswer) => void) | undefined;
  let greet: (host: Readonly<Record<string, unknown>>) => void;
  let refuse: (error: Error) => void;
  let finish: (why: string) => void;
  const hello = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
    greet = resolve;
    refuse = reject;
  });
  const closed = new Promise<string>((resolve) => {
    finish = resolve;
  });
  // Whoever does not wait for the answer learns of the end through `closed`.
  hello.catch(() => undefined);

  const send = (data: Readonly<Record<string, unknown>>): void => {
    if (over === undefined) socket.write(encodeFrame(data));
  };

  const close = (why: string): void => {
    if (over !== undefined) return;
    over = why;
    socket.destroy();
    refuse(new ProtocolError(why));
    const left = [...calls.values()];
    calls.clear();
    for (const { listener, started } of left) listener.onEnd({ state: 'gone', started, ms: 0, why });
    elevation?.({ state: 'gone', code: 0 });
    finish(why);
  };

  const credit = (id: number, call: OpenCall, length: number): void => {
    call.owed += length;
    if (call.owed < creditWindow / 4 || !calls.has(id)) return;
    send({ t: 'credit', id, b: call.owed });
    call.owed = 0;
  };

  const piecesOf =
    (call: OpenCall): Pieces =>
    (number) => {
      const parts = call.pieces.get(number);
      if (parts === undefined) throw new ProtocolError('pieces that never came');
      call.pieces.delete(number);
      return parts.join('');
    };

  const ofCall = (id: number, call: OpenCall, frame: Frame): void => {
    const { data, length } = frame;
    // A lane that is given up may have taken a number for a frame it never wrote.
    if (data['s'] !== call.next && data['st'] !== 'abandoned')
      throw new ProtocolError('sequence of a request');
    call.next += 1;
    switch (data['t']) {
      case 'start':
        call.started = true;
        return;
      case 'end': {
        const end = endOf(frame, call.started);
        calls.delete(id);
        call.listener.onEnd(end);
        return;
      }
      case 'chunk': {
        const number = Number(data['c']);
        const text = data['d'];
        if (typeof text !== 'string') throw new ProtocolError('chunk without text');
        const known = call.pieces.get(number);
        if (known === undefined) call.pieces.set(number, [text]);
        else known.push(text);
        credit(id, call, length);
        return;
      }
      default: {
        const waits: Promise<void>[] = [];
        for (const record of recordsOf(data, piecesOf(call))) {
          const taken = call.listener.onRecord(record);
          if (taken !== undefined) waits.push(taken);
        }
        if (waits.length === 0) credit(id, call, length);
        else void Promise.allSettled(waits).then(() => credit(id, call, length));
      }
    }
  };

  const receive = (frame: Frame): void => {
    const { data } = frame;
    if (data['n'] !== sequence) throw new ProtocolError('sequence of the host');
    sequence += 1;
    heard += 1;
    const { id } = data;
    if (typeof id === 'number') {
      const call = calls.get(id);
      if (call !== undefined) ofCall(id, call, frame);
      // A lane that was given up may have been in the middle of a frame.
      else if (id > lastId) throw new ProtocolError('request that was never made');
      return;
    }
    switch (data['t']) {
      case 'hello':
        greet((data['host'] ?? {}) as Readonly<Record<string, unknown>>);
        break;
      case 'elevation': {
        const state = elevationStates.find((one) => one === data['st']) ?? 'failed';
        elevation?.({ state, code: Number(data['code'] ?? 0) });
        elevation = undefined;
        break;
      }
      case 'pong':
        health = { memory: count(data['mem']), deaf: count(data['deaf']) };
        break;
      case 'fatal':
        close(`fatal: ${String(data['why'])}`);
        break;
      default:
    }
  };

  socket.on('data', (bytes: Buffer) => {
    try {
      for (const frame of reader.push(bytes)) {
        if (over !== undefined) return;
        receive(frame);
      }
    } catch (error) {
      close(error instanceof Error ? error.message : 'protocol');
    }
  });
  socket.on('error', () => close('connection broken'));
  socket.on('end', () => close('connection closed'));
  socket.on('close', () => close('connection closed'));
  send({ t: 'hello', v: 1, min: 1, secret });

  return {
    hello,
    channel: {
      start(requests) {
        const lines: string[] = [];
        const ids = requests.map(({ frame, listener }) => {
          lastId += 1;
          const notStarted = { started: false, ms: 0 };
          if (over !== undefined) listener.onEnd({ state: 'gone', ...notStarted, why: over });
          else {
            const line = encodeRun(lastId, frame);
            if (line === undefined) {
              listener.onEnd({
                state: 'refused',
                ...notStarted,
                refusal: { parameter: '', rule: 'size' },
              });
            } else {
              lines.push(line);
              calls.set(lastId, { listener, started: false, next: 0, pieces: new Map(), owed: 0 });
            }
          }
          return lastId;
        });
        if (lines.length > 0) socket.write(lines.join(''));
        return ids;
      },
      cancel(id) {
        if (calls.has(id)) send({ t: 'cancel', id });
      },
      ping: () => send({ t: 'ping' }),
      elevate: ({ pipe, proof }) =>
        new Promise((resolve) => {
          if (over !== undefined) resolve({ state: 'gone', code: 0 });
          elevation = resolve;
          send({ t: 'elevate', pipe, proof });
        }),
      warm: (lanes) => lanes.forEach((lane) => send({ t: 'warm', lane })),
      health: () => health,
      bye: () => send({ t: 'bye' }),
      heard: () => heard,
      open: () => calls.size,
      close,
      closed,
    },
  };
}
