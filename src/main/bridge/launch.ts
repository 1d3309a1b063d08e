import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Clock } from '../ports.ts';
import { childEnvironment, locatePowerShell, systemProgram } from './locate.ts';

/** Why there is no PowerShell to talk to. */
export type LaunchFailure =
  | 'not-found'
  | 'script-missing'
  | 'ended'
  | 'too-slow'
  | 'no-connection'
  | 'policy-language-mode'
  | 'policy-32-bit'
  | 'policy-execution';

/** PowerShell did not come up. `stray` is what it printed. */
export class LaunchError extends Error {
  readonly reason: LaunchFailure;
  readonly stray: string;
  constructor(reason: LaunchFailure, stray: string) {
    super(reason);
    this.name = 'LaunchError';
    this.reason = reason;
    this.stray = stray;
  }
}

/** A PowerShell that serves its pipe, with a connection to it. */
export interface Launched {
  readonly pid: number;
  readonly socket: Duplex;
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>;
  /** Ends it and all it started. */
  kill(): void;
  /** The last of what it and its children printed past the protocol. */
  stray(): string;
}

/** Starts a PowerShell that will accept the secret whose SHA-256 is `proof`. */
export type Launch = (proof: string) => Promise<Launched>;

/** A program with what stands before our own arguments. */
export interface Engine {
  command: string;
  args: readonly string[];
}

export interface LaunchOptions {
  /** Absolute path of bridge-host.ps1. */
  script: string;
  /** Absolute path of catalogue.json. */
  catalogue: string;
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** In place of Windows PowerShell; for tests. */
  engine?: Engine;
  /** Folders of modules in place of those of Windows; for tests. */
  modules?: string;
}

/** First run after a boot, with a scanner looking on (powershell-bridge.md 4.2). */
const startBudgetMs = 20_000;
const keptStray = 16 * 1024;
const lastWordsMs = 1_000;
const onWindows = process.platform === 'win32';

/** A pipe nobody can guess: a name on Windows, elsewhere a socket in a folder of our own. */
function newPipe(): { name: string; path: string; remove(): void } {
  const random = randomBytes(16).toString('hex');
  if (onWindows) {
    const name = `eflow-desk-${random}`;
    return { name, path: `\\\\.\\pipe\\${name}`, remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
  chmodSync(folder, 0o700);
  const path = join(folder, 'pipe');
  return { name: path, path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Ends a process with its children: `child.kill()` leaves grandchildren (powershell-bridge.md 4.7). */
function killTree(child: ChildProcess, env: LaunchOptions['env']): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (onWindows) {
    const program = systemProgram(env, 'taskkill.exe');
    spawnSync(program, ['/PID', String(child.pid), '/T', '/F'], { windowsHide: true, timeout: 10_000 });
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function commandOf(options: LaunchOptions): Engine {
  if (options.engine !== undefined) return options.engine;
  const command = locatePowerShell(options.env, existsSync);
  if (!existsSync(command)) throw new LaunchError('not-found', command);
  return { command, args: [] };
}

function environmentOf(options: LaunchOptions): NodeJS.ProcessEnv {
  const child: NodeJS.ProcessEnv = onWindows
    ? childEnvironment(options.env, dirname(options.script))
    : { PATH: options.env['PATH'], HOME: options.env['HOME'], TMPDIR: options.env['TMPDIR'] };
  for (const [name, value] of Object.entries(options.env))
    if (options.engine !== undefined && /^(?:DOTNET_|EFLOW_DESK_TEST_)/u.test(name)) child[name] = value;
  if (options.modules === undefined) return child;
  return { ...child, PSModulePath: options.modules, EFLOWDESK_MODULES: options.modules };
}

/**
 * What PowerShell says of a script that the execution policy keeps from running: the same in every language, while its
 * sentences are not. A publisher that AllSigned does not trust yet is asked about, which -NonInteractive makes the same error.
 *
 * @assumed powershell-bridge.md 2.7: a script that Group Policy keeps from running ends -File with one of these ids on stderr | verify: test 49 on Windows with Restricted and AllSigned, unsigned, signed and tampered
 */
const policyMarks = /\b(?:UnauthorizedAccess|PSSecurityException)\b/u;

/** The files that make up the host script. */
const scriptFiles = [
  'bridge-calls.ps1',
  'bridge-elevate.psm1',
  'bridge-elevation.ps1',
  'bridge-lane.psm1',
  'bridge-request.psm1',
  'bridge-values.ps1',
];

/** Answers of the host script that it cannot work here. */
const refusals: Readonly<Record<string, LaunchFailure>> = {
  'language-mode': 'policy-language-mode',
  '32-bit': 'policy-32-bit',
};

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
}

/**
 * Starts `powershell.exe -File bridge-host.ps1` with closed stdin and an environment from a list. Nothing secret stands on
 * its command line: `Proof` is the hash of a secret that only this process has.
 *
 * @assumed powershell-bridge.md 6: the tests of test/windows pass under Windows PowerShell 5.1; none of them has run yet | verify: the Windows job of .github/workflows/ci.yml
 * @assumed powershell-bridge.md 2.7: no window flashes when it starts, nor when its commands start programs | verify: test 54, watch the screen while the app starts and deploys
 * @assumed powershell-bridge.md 8.1: with stdin closed, -File reads nothing from it | verify: start the app on Windows 10 and 11 and run a command that starts ssh
 */
export function createLaunch(options: LaunchOptions): Launch {
  return async (proof) => {
    const { command, args } = commandOf(options);
    const files = scriptFiles.map((name) => join(dirname(options.script), name));
    const gone = [options.script, options.catalogue, ...files].find((file) => !existsSync(file));
    if (gone !== undefined) throw new LaunchError('script-missing', gone);
    const pipe = newPipe();
    const shell = ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'];
    const script = ['-File', options.script, '-Pipe', pipe.name, '-Proof', proof];
    const more = ['-Parent', String(process.pid), '-Catalogue', options.catalogue];
    const child = spawn(command, [...args, ...shell, ...script, ...more], {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      shell: false,
      // A group of its own, so that all of it can be ended.
      detached: !onWindows,
      ...(onWindows ? { cwd: dirname(systemProgram(options.env, 'x')) } : {}),
      env: environmentOf(options),
    });
    let stray = '';
    let line = '';
    let told: (text: string) => void = () => undefined;
    const firstLine = new Promise<string>((resolve) => {
      told = resolve;
    });
    const keep = (text: string): void => {
      stray = (stray + text).slice(-keptStray);
    };
    let first = true;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!first) {
        keep(text);
        return;
      }
      line += text;
      const end = line.indexOf('\n');
      if (end < 0) return;
      first = false;
      told(line.slice(0, end));
      keep(line.slice(end + 1));
    });
    child.stderr.setEncoding('utf8').on('data', keep);
    const exited = new Promise<void>((resolve) => {
      const end = (): void => {
        pipe.remove();
        // What it started may outlive it and hold its outputs open; that must not keep our own process from ending.
        for (const output of [child.stdout, child.stderr]) if (output instanceof Socket) output.unref();
        resolve();
      };
      child.once('exit', end);
      child.once('error', end);
    });
    const printed = new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.once('error', () => resolve());
    });
    const fail = (reason: LaunchFailure): LaunchError => {
      killTree(child, options.env);
      return new LaunchError(reason, line + stray);
    };

    const waiting = new AbortController();
    const outcome = await Promise.race([
      firstLine,
      exited.then(() => 'ended' as const),
      options.clock.sleep(startBudgetMs, waiting.signal).then(() => 'too-slow' as const),
    ]);
    waiting.abort();
    if (outcome === 'too-slow') throw fail(outcome);
    const answer = outcome === 'ended' ? '' : readyLine(outcome);
    if (Object.hasOwn(refusals, answer)) throw fail(refusals[answer] ?? 'ended');
    if (answer !== 'ready') {
      // The last words may come after the end.
      await Promise.race([printed, options.clock.sleep(lastWordsMs)]);
      throw fail(policyMarks.test(line + stray) ? 'policy-execution' : 'ended');
    }
    let socket: Socket;
    try {
      socket = await connected(pipe.path);
    } catch {
      throw fail('no-connection');
    }
    return {
      pid: child.pid ?? 0,
      socket,
      exited,
      kill: () => killTree(child, options.env),
      stray: () => stray,
    };
  };
}

/** `ready`, or what the script refuses for. */
function readyLine(line: string): string {
  try {
    const data = JSON.parse(line) as { bridge?: unknown; ready?: unknown; refused?: unknown };
    if (data.bridge !== 1) return '';
    return data.ready === true ? 'ready' : typeof data.refused === 'string' ? data.refused : '';
  } catch {
    return '';
  }
}
