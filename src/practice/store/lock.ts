import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Who holds the lock. `token` is unique for each holding, so that two holdings by one process differ. */
interface Owner {
  pid: number;
  token: string;
}

export interface LockOptions {
  pid: number;
  isAlive(pid: number): boolean;
  /** How often to look again before giving up, {@link pauseMs} apart. */
  tries: number;
}

const pauseMs = 5;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread for some milliseconds: transactions are synchronous and short. */
export function pause(ms: number): void {
  Atomics.wait(sleeper, 0, 0, ms);
}

/** Puts a file in the place of another. Windows refuses for the moment in which a process reads the other one. */
export function replaceFile(from: string, to: string): void {
  for (let left = 100; ; left -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (left === 0) throw error;
      pause(pauseMs);
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function readOwner(path: string): Owner | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [pid, token] = text.split(' ');
  return { pid: Number(pid), token: token ?? '' };
}

/** Makes a file with its content in one step; false when it exists. */
function createWhole(path: string, owner: Owner): boolean {
  const draft = `${path}.${owner.token}.draft`;
  writeFileSync(draft, `${owner.pid} ${owner.token}`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the place of a dead owner, for exactly one of all who try. The right to it is a claim file named after the dead
 * owner's token; only its maker may replace the lock. A claim whose maker died is itself claimed in the same way. After
 * claiming, the lock is read again: had somebody replaced it meanwhile, the claim is worth nothing.
 */
function takeOver(path: string, dead: Owner, me: Owner, isAlive: (pid: number) => boolean): boolean {
  const claims: string[] = [];
  let last = dead;
  for (;;) {
    const claim = `${path}.${last.token}.claim`;
    if (createWhole(claim, me)) {
      claims.push(claim);
      break;
    }
    const claimer = readOwner(claim);
    if (claimer === undefined || isAlive(claimer.pid)) return false;
    claims.push(claim);
    last = claimer;
  }
  if (readOwner(path)?.token !== dead.token) {
    rmSync(claims.at(-1) ?? '', { force: true });
    return false;
  }
  const draft = `${path}.${me.token}.draft`;
  writeFileSync(draft, `${me.pid} ${me.token}`);
  replaceFile(draft, path);
  for (const claim of claims) rmSync(claim, { force: true });
  return true;
}

/** Removes what a killed owner left beside the lock: drafts that were never renamed, and claims it had made. */
function sweep(path: string, token: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const claimed =
      name.startsWith(basename(path)) && name.endsWith('.claim') && readOwner(file)?.token === token;
    if (claimed || name.includes(token)) rmSync(file, { force: true });
  }
}

/** A held lock. `token` is unique for this holding and fit for names of draft files beside it. */
export interface HeldLock {
  token: string;
  release(): void;
}

/**
 * Takes a lock file for a moment. It names its owner's pid, so that one left by a killed process is taken over; undefined
 * when a living process keeps it too long.
 */
export function takeLock(path: string, { pid, isAlive, tries }: LockOptions): HeldLock | undefined {
  const me: Owner = { pid, token: randomUUID() };
  const release = () => {
    if (readOwner(path)?.token === me.token) rmSync(path, { force: true });
  };
  for (let left = tries; left > 0; left -= 1) {
    if (createWhole(path, me)) return { token: me.token, release };
    const owner = readOwner(path);
    if (owner !== undefined && !isAlive(owner.pid) && takeOver(path, owner, me, isAlive)) {
      sweep(path, owner.token);
      return { token: me.token, release };
    }
    if (owner !== undefined) pause(pauseMs);
  }
  return undefined;
}
