import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';

/** What the Linux side of the suite prepared; all paths are those of Windows. */
export interface Ground {
  /** The program as it would be installed: `cli` with `ps-scripts` in it, and `examples`. */
  program: string;
  /** The executable of the command line, with its files beside it. */
  consoleProgram: string;
  /** Catalogue of the stand-ins of the bridge's tests and of the probes. */
  standIns: string;
  /** Folder of the installer packages. */
  packages: string;
  /** A module that makes Windows pipes as Windows does; see pipe-names.mjs. */
  pipeNames: string;
  /** Programs that stand in for msiexec, by exit code. */
  installers: Record<string, string>;
  /** Where those write the command line they were given. */
  installerLog: string;
  product: { code: string; name: string; version: string };
}

export const ground = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Ground;

export const join = win32.join;

/** Where programs of Windows stand. */
export const system32 = (name: string) => join(process.env['SystemRoot'] ?? '', 'System32', name);

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A win32 program under way. Ended by force when it takes longer than its limit, which is then told as an error. */
export function begin(
  command: string,
  words: readonly string[],
  options: { env?: NodeJS.ProcessEnv; verbatim?: boolean; limitMs?: number } = {},
) {
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    windowsVerbatimArguments: options.verbatim ?? false,
    env: { ...process.env, ...options.env },
  });
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      heard[name] += text;
    });
  }
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill();
  }, options.limitMs ?? 120_000);
  const ended = once(child, 'close').then(([code]): Ran => {
    clearTimeout(limit);
    if (late) throw new Error(`${command} ${words.join(' ')} took too long\n${heard.stdout}${heard.stderr}`);
    return { code: code as number | null, ...heard };
  });
  ended.catch(() => undefined);
  return { child, ended, heard };
}

/** Runs a win32 program to its end. */
export const ran = (...given: Parameters<typeof begin>): Promise<Ran> => begin(...given).ended;

/** Waits until something has happened, and says what did not when it takes too long. */
export async function eventually(what: string, happened: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 60_000;
  while (!(await happened())) {
    if (Date.now() > until) throw new Error(`in a minute it did not happen: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

/** Whether a process of Windows is there. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
