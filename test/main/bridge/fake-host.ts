import { Duplex } from 'node:stream';
import type { Launch, Launched } from '../../../src/main/bridge/launch.ts';
import type { Clock } from '../../../src/main/ports.ts';

type Frame = Record<string, unknown>;

/** The host's side of a connection: what it was sent, and what it sends. */
export interface FakeHost {
  readonly socket: Duplex;
  readonly got: Frame[];
  /** Sends frames with the next host-wide numbers; `n` of a frame stays if it has one. */
  say(...frames: Frame[]): void;
  raw(bytes: string | Uint8Array): void;
  hangUp(): void;
  /** Hangs up and ends, as a PowerShell does that was told goodbye. */
  leave(): void;
}

/** A host that does what `script` does with each frame it gets. */
export function fakeHost(
  script: (frame: Frame, host: FakeHost) => void = () => undefined,
  exit: () => void = () => undefined,
): FakeHost {
  const got: Frame[] = [];
  let n = 0;
  let rest = '';
  const socket = new Duplex({
    read: () => undefined,
    write(bytes: Buffer, _, done) {
      rest += bytes.toString('utf8');
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const frame = JSON.parse(line) as Frame;
        got.push(frame);
        script(frame, host);
      }
      done();
    },
  });
  const host: FakeHost = {
    socket,
    got,
    say(...frames) {
      for (const frame of frames) {
        host.raw(`${JSON.stringify({ n, ...frame })}\n`);
        n += 1;
      }
    },
    raw(bytes) {
      if (!socket.destroyed) socket.push(bytes);
    },
    hangUp() {
      if (!socket.destroyed) socket.push(null);
    },
    leave() {
      host.hangUp();
      exit();
    },
  };
  return host;
}

export const hostHash = 'hash of the catalogue';

/** Greets, answers pings, and runs every request as asked for by its name. */
export function obliging(frame: Frame, host: FakeHost): void {
  const { id } = frame;
  switch (frame['t']) {
    case 'hello':
      host.say({
        t: 'hello',
        v: 1,
        host: { edition: 'Fake', version: '5.1', elevated: null, catalogue: hostHash },
      });
      break;
    case 'ping':
      host.say({ t: 'pong' });
      break;
    case 'run':
      host.say({ t: 'start', id, s: 0 });
      if (frame['c'] === 'ok')
        host.say({ t: 'out', id, s: 1, v: 1 }, { t: 'end', id, s: 2, st: 'ok', ms: 5 });
      if (frame['c'] === 'abandon') host.say({ t: 'end', id, s: 1, st: 'abandoned', why: 'timeout', ms: 5 });
      if (frame['c'] === 'die') host.hangUp();
      break;
    case 'bye':
      host.leave();
      break;
    default:
  }
}

/** Launches fake hosts and counts them. `refuse` makes a launch fail. */
export function fakeLaunch(script: (frame: Frame, host: FakeHost) => void = obliging) {
  const hosts: FakeHost[] = [];
  const killed: number[] = [];
  let refuse: Error | undefined;
  const launch: Launch = async () => {
    if (refuse !== undefined) throw refuse;
    const pid = hosts.length;
    let exit: () => void = () => undefined;
    const exited = new Promise<void>((resolve) => {
      exit = resolve;
    });
    const host = fakeHost(script, () => exit());
    hosts.push(host);
    const launched: Launched = {
      pid,
      socket: host.socket,
      exited,
      stray: () => '',
      kill() {
        killed.push(pid);
        exit();
      },
    };
    return launched;
  };
  return {
    launch,
    hosts,
    killed,
    refuseWith(error: Error | undefined) {
      refuse = error;
    },
  };
}

/** A clock that stands still until it is moved; sleepers wake in the order of their times. */
export function handClock(): Clock & { move(ms: number): Promise<void>; slept: number[] } {
  let now = 1_000_000;
  let sleepers: { at: number; wake: () => void }[] = [];
  const slept: number[] = [];
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    slept,
    now: () => now,
    sleep(ms, signal) {
      slept.push(ms);
      if (signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.push({ at: now + ms, wake });
        signal?.addEventListener('abort', wake);
      });
    },
    async move(ms) {
      const end = now + ms;
      await turn();
      for (;;) {
        const next = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.wake();
        await turn();
        await turn();
      }
      now = end;
      await turn();
    },
  };
}
