import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Who holds the lock, as it stands in the file: `pid.uuid`, unique for each holding. */
type Token = string;

const pidOf = (token: Token) => Number(token.split('.')[0]);

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

/** The token in a lock or a claim; both are made whole, so there is never half of one. */
function readToken(path: string): Token | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a file with a token in it in one step; false when it exists. */
function createWhole(path: string, token: Token): boolean {
  const draft = `${path}.${token}.draft`;
  writeFileSync(draft, token);
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
function takeOver(path: string, dead: Token, me: Token, isAlive: (pid: number) => boolean): boolean {
  const claims: string[] = [];
  let last = dead;
  for (;;) {
    const claim = `${path}.${last}.claim`;
    claims.push(claim);
    if (createWhole(claim, me)) break;
    const claimer = readToken(claim);
    if (claimer === undefined || isAlive(pidOf(claimer))) return false;
    last = claimer;
  }
  if (readToken(path) !== dead) {
    rmSync(claims.at(-1) ?? '', { force: true });
    return false;
  }
  const draft = `${path}.${me}.draft`;
  writeFileSync(draft, me);
  replaceFile(draft, path);
  for (const claim of claims) rmSync(claim, { force: true });
  return true;
}

/**
 * Removes drafts and claims of dead processes from the folder of the lock. Only the holder of the lock does it, to whom
 * no claim matters any more. A draft has its writer in its name, since its content may not be there yet.
 */
export function sweep(path: string, isAlive: (pid: number) => boolean): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const writer = /\.(\d+)\.[0-9a-f-]{36}\.draft$/u.exec(name)?.[1];
    const owner = writer ?? (name.endsWith('.claim') ? readToken(file)?.split('.')[0] : undefined);
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(file, { force: true });
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
  const me = `${pid}.${randomUUID()}`;
  const release = () => {
    if (readToken(path) === me) rmSync(path, { force: true });
  };
  for (let left = tries; left > 0; left -= 1) {
    if (createWhole(path, me)) return { token: me, release };
    const owner = readToken(path);
    if (owner !== undefined && !isAlive(pidOf(owner)) && takeOver(path, owner, me, isAlive)) {
      sweep(path, isAlive);
      return { token: me, release };
    }
    if (owner !== undefined) pause(pauseMs);
  }
  return undefined;
}
