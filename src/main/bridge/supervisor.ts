import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../ports.ts';
import { openChannel, type Channel } from './channel.ts';
import { farewellMs, helloMs, watchHeart } from './heartbeat.ts';
import { LaunchError, type Launch, type Launched } from './launch.ts';

/** There is no PowerShell to be had now, and why. */
export class BridgeDown extends Error {
  readonly reason: string;
  readonly stray: string;
  constructor(reason: string, stray = '') {
    super(reason);
    this.name = 'BridgeDown';
    this.reason = reason;
    this.stray = stray;
  }
}

/** One PowerShell process and the connection to it. */
export interface Session {
  readonly channel: Channel;
  /** Whether it runs elevated; null where it cannot tell. */
  readonly elevated: boolean | null;
}

export interface Supervisor {
  /** The PowerShell at work, started when there is none. Throws {@link BridgeDown}. */
  acquire(): Promise<Session>;
  /** A request on a session ended; that PowerShell may be due for replacement now. */
  settled(session: Session, how: { fresh: boolean; abandoned: boolean }): void;
  /** Opens lanes of the PowerShell at work, or of a new one, and loads their modules. Never fails: a call will say why. */
  prewarm(lanes: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface SupervisorOptions {
  launch: Launch;
  clock: Clock;
  /** SHA-256 of the catalogue file that this program was made with. */
  catalogueHash: string;
}

/** Numbers of powershell-bridge.md 4.7 and 4.8. */
const pauses = [0, 1_000, 5_000, 30_000] as const;
const mostDeaths = 5;
const deathsWithinMs = 600_000;
const mostRequests = 2_000;
const oldestMs = 8 * 3_600_000;
const mostAbandoned = 2;
/** Private bytes. */
const mostMemory = 500 * 1024 * 1024;

interface Living extends Session {
  readonly process: Launched;
  readonly since: number;
  requests: number;
  abandoned: number;
  retiring: boolean;
  /** It was told goodbye, so that the end of its connection is no death. */
  leaving: boolean;
}

/** Keeps one PowerShell alive: starts it when it is needed, listens to its heart, replaces it when it is old or dead. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { clock, launch } = options;
  let living: Promise<Living> | undefined;
  let deaths: number[] = [];
  let lost = 0;
  /** Why the last start failed, if it did. */
  let cause: BridgeDown | undefined;
  const ending = new AbortController();
  const processes = new Set<Launched>();
  /** Of sessions that were told goodbye and have not ended. */
  const farewells = new Set<Promise<void>>();
  const isClosed = () => ending.signal.aborted;

  /** Waits as long as the deaths before say; refuses when there were too many. */
  async function pause(): Promise<void> {
    deaths = deaths.filter((at) => clock.now() - at < deathsWithinMs);
    if (deaths.length >= mostDeaths) throw cause ?? new BridgeDown('given-up');
    if (deaths.length === 0) lost = 0;
    const ms = lost === 0 ? 0 : (pauses[Math.min(lost - 1, pauses.length - 1)] ?? 0);
    if (ms > 0) await clock.sleep(ms, ending.signal);
    if (isClosed()) throw new BridgeDown('closed');
  }

  function died(): void {
    deaths.push(clock.now());
    lost += 1;
  }

  /** Memory that grew, or a command that was given up and will not end (powershell-bridge.md 4.7 and 4.8). */
  function isWorn({ channel }: Living): boolean {
    const { memory, deaf } = channel.health();
    return memory > mostMemory || deaf > 0;
  }

  /** Replaces an idle PowerShell that has grown too large or holds commands that were given up. */
  function retireIfWorn(session: Living): boolean {
    if (session.requests === 0 || session.channel.open() > 0 || !isWorn(session)) return false;
    retire(session);
    return true;
  }

  async function begin(): Promise<Living> {
    await pause();
    const secret = randomBytes(32).toString('hex');
    let process: Launched;
    try {
      process = await launch(createHash('sha256').update(secret).digest('hex'));
    } catch (error) {
      died();
      cause =
        error instanceof LaunchError
          ? new BridgeDown(error.reason, error.stray)
          : new BridgeDown('not-started');
      throw cause;
    }
    cause = undefined;
    processes.add(process);
    void process.exited.then(() => processes.delete(process));
    const { channel, hello } = openChannel(process.socket, secret);
    void process.exited.then(() => channel.close('process ended'));
    const waiting = new AbortController();
    const late = clock.sleep(helloMs, waiting.signal).then(() => undefined);
    const host = await Promise.race([hello.catch(() => undefined), late]);
    waiting.abort();
    const wrong = host === undefined || host['catalogue'] !== options.catalogueHash || isClosed();
    if (wrong) {
      channel.close('handshake');
      process.kill();
      if (!isClosed()) died();
      throw new BridgeDown(
        isClosed() ? 'closed' : host === undefined ? 'handshake' : 'catalogue-differs',
        process.stray(),
      );
    }
    const session: Living = {
      channel,
      process,
      elevated: typeof host['elevated'] === 'boolean' ? host['elevated'] : null,
      since: clock.now(),
      requests: 0,
      abandoned: 0,
      retiring: false,
      leaving: false,
    };
    void channel.closed.then(() => ended(session));
    void watchHeart(session.channel, clock, () => retireIfWorn(session));
    return session;
  }

  /** The connection is over: by our wish, or because the process died, hung or broke the protocol. */
  function ended(session: Living): void {
    // Who was told goodbye ends by itself: it has things of its own to put away, and time for that.
    if (session.leaving) return;
    session.process.kill();
    if (session.retiring || isClosed()) return;
    died();
    living = undefined;
  }

  /** Lets a session go once nothing runs in it. The next request already gets another one. */
  function retire(session: Living): void {
    if (!session.retiring) {
      session.retiring = true;
      living = undefined;
    }
    if (session.channel.open() > 0) return;
    sayGoodbye(session, 'retired');
  }

  /** Lets a session end by itself, and ends it when it takes too long. */
  function sayGoodbye(session: Living, why: string): void {
    if (session.leaving) return;
    session.leaving = true;
    session.channel.bye();
    const farewell = Promise.race([session.process.exited, clock.sleep(farewellMs)]).then(() => {
      session.channel.close(why);
      if (processes.has(session.process)) session.process.kill();
      farewells.delete(farewell);
    });
    farewells.add(farewell);
  }

  async function acquire(): Promise<Living> {
    if (isClosed()) throw new BridgeDown('closed');
    living ??= begin();
    const mine = living;
    try {
      return await mine;
    } catch (error) {
      if (living === mine) living = undefined;
      throw error;
    }
  }

  return {
    acquire,
    async prewarm(lanes) {
      try {
        (await acquire()).channel.warm(lanes);
      } catch (error) {
        if (!(error instanceof BridgeDown)) throw error;
      }
    },
    settled(session, how) {
      const mine = session as Living;
      mine.requests += 1;
      if (how.abandoned) mine.abandoned += 1;
      const idle = mine.channel.open() === 0;
      const due =
        how.fresh ||
        mine.abandoned > mostAbandoned ||
        (idle && (mine.requests >= mostRequests || clock.now() - mine.since > oldestMs || isWorn(mine)));
      if (due || mine.retiring) retire(mine);
    },
    async close() {
      ending.abort();
      const session = await living?.catch(() => undefined);
      if (session !== undefined) sayGoodbye(session, 'closed');
      await Promise.all(farewells);
      const left = [...processes];
      for (const process of left) process.kill();
      await Promise.all(left.map((process) => process.exited));
    },
  };
}
