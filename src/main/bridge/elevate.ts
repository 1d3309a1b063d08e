import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCodes, failure, type AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Clock } from '../ports.ts';
import { openChannel, type Channel, type ElevationAnswer } from './channel.ts';
import { farewellMs, helloMs, watchHeart } from './heartbeat.ts';
import { BridgeDown, type Session, type Supervisor } from './supervisor.ts';

/** What the elevated instance is started with. Nothing of it is secret: `proof` is a hash. */
export interface ElevationRequest {
  /** 32 hexadecimal digits; the host script makes the pipe's name of it. */
  pipe: string;
  /** Where this process connects to. */
  address: string;
  proof: string;
}

/** Starts an elevated instance; resolves once a person has answered. */
export type StartElevated = (request: ElevationRequest) => Promise<ElevationAnswer>;

export interface ElevatorOptions {
  /** By consent, from the plain instance. */
  ask: StartElevated;
  /** Without a question, from the elevated instance itself; in place of its own frame, for tests. */
  renew?: StartElevated;
  clock: Clock;
  catalogueHash: string;
  /** What the instance must say of itself; null where PowerShell cannot tell, for tests. */
  mark?: true | null;
}

/** The elevated PowerShell: started by consent, used by one job, never started again without a person. */
export interface Elevator extends Supervisor {
  /** Asks a person. Undefined when granted, else why not. Somebody who holds it already is granted again. */
  grant(): Promise<AppError | undefined>;
  /** True while there is one. */
  held(): boolean;
  /** Lets it go. A person can be asked again. */
  release(): Promise<void>;
}

/** Time a person has for the dialog (powershell-bridge.md 5). */
const dialogMs = 120_000;
/** Time from the consent to the pipe: first run after a boot, with a scanner looking on. */
const startMs = 20_000;
const retryMs = 25;
const mostAbandoned = 2;

/** Where the elevated instance makes its pipe. The prefix can be used by administrators only (powershell-bridge.md 2.8). */
function addressOf(pipe: string): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\ProtectedPrefix\\Administrators\\eflow-desk-${pipe}`
    : join(tmpdir(), `eflow-desk-${pipe}`);
}

/** Words for why there is no elevated instance that have a failure of their own; any other is told as it is. */
const codes: Readonly<Record<string, ErrorCode>> = {
  declined: errorCodes.elevationDeclined,
  'dialog-timeout': errorCodes.elevationTimeout,
  'folder-writable': errorCodes.elevationFolder,
};

/** The failure that a person is told. */
function refusal(obstacle: string): AppError {
  const code = codes[obstacle] ?? errorCodes.elevationFailed;
  return failure(code, 'host.elevate', {
    params: code === errorCodes.elevationFailed ? { reason: obstacle } : {},
    retry: code === errorCodes.elevationFolder ? 'after-fix' : 'safe',
  }).error;
}

function connectOnce(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const fail = (): void => {
      socket.destroy();
      resolve(undefined);
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}

interface Living extends Session {
  readonly channel: Channel;
  abandoned: number;
}

class Refused extends Error {
  readonly obstacle: string;
  constructor(obstacle: string) {
    super(obstacle);
    this.obstacle = obstacle;
  }
}

/** Keeps the one elevated instance that a person consented to. */
export function createElevator(options: ElevatorOptions): Elevator {
  const { clock, catalogueHash, mark = true } = options;
  let living: Living | undefined;
  let coming: Promise<Living> | undefined;
  const ending = new AbortController();

  /** Connects as soon as the pipe is there, for as long as a start may take. */
  async function connected(address: string): Promise<Socket> {
    const until = clock.now() + startMs;
    for (;;) {
      const socket = await connectOnce(address);
      if (socket !== undefined) return socket;
      if (ending.signal.aborted || clock.now() >= until) throw new Refused('no-connection');
      await clock.sleep(retryMs, ending.signal);
    }
  }

  async function within<T>(work: Promise<T>, ms: number, obstacle: string): Promise<T> {
    const waiting = new AbortController();
    const late = clock.sleep(ms, waiting.signal).then((): never => {
      throw new Refused(obstacle);
    });
    late.catch(() => undefined);
    try {
      return await Promise.race([work, late]);
    } finally {
      waiting.abort();
    }
  }

  /** Starts, connects, says the secret, and looks whom it reached. */
  async function open(start: StartElevated): Promise<Living> {
    const secret = randomBytes(32).toString('hex');
    const pipe = randomBytes(16).toString('hex');
    const address = addressOf(pipe);
    const proof = createHash('sha256').update(secret).digest('hex');
    const started = await within(start({ pipe, address, proof }), dialogMs, 'dialog-timeout');
    if (started.state !== 'started')
      throw new Refused(started.state === 'failed' ? `failed ${started.code}` : started.state);
    const { channel, hello } = openChannel(await connected(address), secret);
    try {
      // What the host says before it lets nobody in is the reason why the connection ends.
      const reason = channel.closed.then((why): never => {
        throw new Refused(/^fatal: ([a-z-]+)$/u.exec(why)?.[1] ?? 'handshake');
      });
      reason.catch(() => undefined);
      const host = await within(Promise.race([reason, hello.catch(() => reason)]), helloMs, 'handshake');
      if (host['catalogue'] !== catalogueHash) throw new Refused('catalogue-differs');
      if (host['elevated'] !== mark) throw new Refused('not-elevated');
      if (ending.signal.aborted) throw new Refused('closed');
    } catch (error) {
      channel.close('handshake');
      throw error;
    }
    const session: Living = { channel, elevated: true, abandoned: 0 };
    living = session;
    void channel.closed.then(() => {
      if (living === session) living = undefined;
    });
    // One that answers nothing is let go; it ends by itself when its connection does.
    void watchHeart(channel, clock);
    return session;
  }

  /** One start at a time, and nobody waits for one that is over. */
  function opening(work: () => Promise<Living>): Promise<Living> {
    const mine = work();
    coming = mine;
    const forget = (): void => {
      if (coming === mine) coming = undefined;
    };
    void mine.then(forget, forget);
    return mine;
  }

  /** A fresh process in place of this one, started by it, since a person was asked already. */
  async function renewed(old: Living): Promise<Living> {
    const start = options.renew ?? ((request: ElevationRequest) => old.channel.elevate(request));
    try {
      return await open(start);
    } finally {
      leave(old);
    }
  }

  function leave(session: Living): void {
    if (living === session) living = undefined;
    session.channel.bye();
    void Promise.race([session.channel.closed, clock.sleep(farewellMs)]).then(() =>
      session.channel.close('retired'),
    );
  }

  async function release(): Promise<void> {
    await coming?.catch(() => undefined);
    const session = living;
    if (session === undefined) return;
    leave(session);
    await session.channel.closed;
  }

  return {
    held: () => living !== undefined || coming !== undefined,
    async grant() {
      if (ending.signal.aborted) return refusal('closed');
      try {
        if (living === undefined) await (coming ?? opening(() => open(options.ask)));
        return undefined;
      } catch (error) {
        if (error instanceof Refused) return refusal(error.obstacle);
        throw error;
      }
    },
    async acquire() {
      try {
        if (coming !== undefined) return await coming;
      } catch (error) {
        throw error instanceof Refused ? new BridgeDown(error.obstacle) : error;
      }
      if (living === undefined) throw new BridgeDown('elevation-over');
      return living;
    },
    prewarm: () => Promise.resolve(),
    settled(session, how) {
      const mine = session as Living;
      if (how.abandoned) mine.abandoned += 1;
      const due = how.fresh || mine.abandoned > mostAbandoned;
      if (due && living === mine && coming === undefined) {
        const next = opening(() => renewed(mine));
        next.catch(() => undefined);
      }
    },
    release,
    async close() {
      ending.abort();
      await release();
    },
  };
}
