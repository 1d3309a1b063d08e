import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AppError } from '../../src/contract/errors.ts';
import { errorCodes } from '../../src/contract/errors.ts';
import type { Json } from '../../src/contract/json.ts';
import type { HostRecord } from '../../src/main/ports.ts';
import type { Prompt } from '../../src/practice/state/machine.ts';
import { clixml, type StandInValue } from './clixml.ts';

/** A command that a script called, with every parameter that was bound, exactly as it arrived. A switch is a boolean. */
export interface StandInCall {
  /** Module-qualified name. */
  command: string;
  parameters: Readonly<Record<string, Json>>;
  /** Aborts when the pipeline of the command is stopped. */
  signal: AbortSignal;
}

/** What a stand-in is to play back, one after the other. What `next` is given answers the prompt before. */
export type StandInItem =
  | HostRecord
  | { kind: 'output'; value: StandInValue }
  | { kind: 'exit'; code: number }
  | { kind: 'prompt'; prompt: Prompt }
  | { kind: 'problem'; error: AppError }
  /** The whole process ends here, as when the machine restarts. */
  | { kind: 'gone' };

export type StandInStream = AsyncGenerator<StandInItem, void, string | undefined>;
export type Answer = (call: StandInCall) => StandInStream;

export interface StandIns {
  /** What the engine has to be started with to find this server. */
  env: Readonly<Record<'EFLOW_DESK_TEST_STAND_INS', string>>;
  /** Closes; throws what an answer threw, unless `forgives` it. */
  close(): Promise<void>;
}

export interface StandInOptions {
  /** Errors of answers that are no fault of the test. */
  forgives?(error: unknown): boolean;
}

/** A value of the wire: a text is base64 of its UTF-16, a table is a list of pairs. */
function fromWire(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  if (Array.isArray(value)) return value.map(fromWire);
  const { $: tag, v, e } = value as { $: 's' | 'h'; v: string; e: [unknown, unknown][] };
  if (tag === 's') return Buffer.from(v, 'base64').toString('utf16le');
  return Object.fromEntries(e.map(([name, item]) => [fromWire(name), fromWire(item)]));
}

/** Frames of a call's way out. `undefined`: nothing is to be said of it. */
function frameOf(item: Exclude<StandInItem, { kind: 'problem' }>): object {
  switch (item.kind) {
    case 'output':
      return { t: 'out', x: clixml(item.value) };
    case 'information':
      return { t: 'inf', m: item.text };
    case 'warning':
      return { t: 'wrn', m: item.text };
    case 'verbose':
      return { t: 'vrb', m: item.text };
    case 'error':
      return { t: 'err', m: item.text, id: 'StandInError', cat: 'InvalidOperation' };
    case 'progress':
      return { t: 'prg', act: item.activity, st: item.status, pct: item.percent ?? -1 };
    case 'exit':
      return { t: 'exit', code: item.code };
    case 'prompt':
      return { t: 'ask', way: item.prompt.way, m: item.prompt.text };
    case 'gone':
      return { t: 'gone' };
  }
}

/** The error by which a real command ends where practice has this problem; undefined where none of its own ends it. */
function endingError(error: AppError, text: string): object | undefined {
  const param = (name: string) => String(error.params[name] ?? '');
  switch (error.code) {
    case errorCodes.commandFailed:
      return { t: 'fail', m: param('text'), id: 'StandInFailed', cat: 'InvalidOperation' };
    case errorCodes.commandAbsent:
      return {
        t: 'fail',
        m: text,
        id: 'CouldNotAutoLoadModule',
        cat: 'ObjectNotFound',
        absent: param('command'),
      };
    case errorCodes.hostGone:
      return { t: 'gone' };
    default:
      return undefined;
  }
}

/** Serves one call: pulls its answer item by item, each when the one before has been played. */
async function serve(socket: Socket, answer: Answer): Promise<void> {
  const lines = createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const stop = new AbortController();
  let reply: (text: string | undefined) => void = () => undefined;
  let stopped: () => void = () => undefined;
  stop.signal.addEventListener('abort', () => stopped(), { once: true });
  const send = (frame: object): void => {
    if (socket.writable) socket.write(`${JSON.stringify(frame)}\n`);
  };
  /** Sends a frame and waits until it is played; undefined once the pipeline is stopped. */
  const play = (frame: object): Promise<{ v: string | undefined } | undefined> =>
    new Promise((resolve) => {
      reply = (text) => resolve({ v: text });
      stopped = () => resolve(undefined);
      if (stop.signal.aborted) stopped();
      else send(frame);
    });

  const first = await lines.next();
  if (first.done === true) return;
  const { command, parameters } = JSON.parse(first.value) as { command: unknown; parameters: unknown };
  const read = async (): Promise<void> => {
    try {
      for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
        const { t, v } = JSON.parse(next.value) as { t: string; v?: unknown };
        if (t === 'stop') stop.abort();
        else reply(v === undefined ? undefined : (fromWire(v) as string));
      }
    } catch (error) {
      // A PowerShell that was killed leaves its side as it was.
      if (!socket.destroyed) throw error;
    }
    stop.abort();
  };
  const reading = read();
  const call = {
    command: fromWire(command) as string,
    parameters: fromWire(parameters) as Record<string, Json>,
    signal: stop.signal,
  };
  const stream = answer(call);
  let given: string | undefined;
  let asked = false;
  /** An error that is told as the one that ends the command, if it is. */
  let held: { kind: 'error'; text: string } | undefined;
  for (;;) {
    if (asked && stop.signal.aborted) {
      // Nobody will answer: the command ends where it asks.
      await stream.return();
      break;
    }
    asked = false;
    const next = await stream.next(given);
    given = undefined;
    if (held !== undefined && !(next.done !== true && next.value.kind === 'problem'))
      await play(frameOf(held));
    const said = held?.text ?? '';
    held = undefined;
    if (next.done === true) break;
    const item = next.value;
    if (stop.signal.aborted) continue;
    if (item.kind === 'error') held = { kind: item.kind, text: item.text };
    else if (item.kind === 'problem') {
      const frame = endingError(item.error, said);
      if (frame !== undefined) {
        send(frame);
        socket.end();
        await reading;
        return;
      }
    } else {
      asked = item.kind === 'prompt';
      given = (await play(frameOf(item)))?.v;
    }
  }
  send({ t: 'end' });
  socket.end();
  await reading;
}

/**
 * Opens what the stand-in modules ask. Every command that a script of ours runs on the engine arrives at `answer`, and is
 * played back what it yields.
 *
 * ```ts
 * const calls: StandInCall[] = [];
 * const standIns = await openStandIns(recordingAnswer(calls));
 * const { modulePath } = await ensureStandIns();
 * const host = createBridgeHost({ ..., env: { ...process.env, ...standIns.env }, parts: { engine, modules: modulePath, elevated: true } });
 * await host.run({ op: 'service.start', args: { Name: "o'clock" }, timeoutMs: 5_000 }, () => undefined);
 * calls; // [{ command: 'Microsoft.PowerShell.Management\\Start-Service', parameters: { Name: ["o'clock"] }, signal }]
 * await host.close();
 * await standIns.close();
 * ```
 *
 * Texts arrive exactly as the cmdlet got them, lone surrogates and NUL included.
 */
export async function openStandIns(answer: Answer, options: StandInOptions = {}): Promise<StandIns> {
  const onWindows = process.platform === 'win32';
  const folder = onWindows ? undefined : mkdtempSync(join(tmpdir(), 'stand-ins-'));
  const name = folder === undefined ? `stand-ins-${randomBytes(8).toString('hex')}` : join(folder, 'pipe');
  const failures: unknown[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A PowerShell that was killed leaves its side as it was.
    socket.on('error', () => undefined);
    serve(socket, answer).catch((error: unknown) => {
      if (options.forgives?.(error) !== true) failures.push(error);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(onWindows ? `\\\\.\\pipe\\${name}` : name, resolve);
  });
  return {
    env: { EFLOW_DESK_TEST_STAND_INS: name },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** An answer that does nothing but remember: for tests of what arrives at a cmdlet. */
export function recordingAnswer(calls: StandInCall[]): Answer {
  return async function* (call) {
    calls.push(call);
    yield* [];
  };
}
