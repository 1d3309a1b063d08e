import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { ensureEngine } from '../../scripts/ps-engine.mjs';

/** Folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const inCi = !['', '0', 'false', undefined].includes(process.env['CI']);
const engine = await ensureEngine();

/** What a run of the engine came to. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  ms: number;
}

/** Runs the engine with the arguments of powershell.exe, and a text as its standard input. */
export async function run(args: string[], input = '', env: Record<string, string> = {}): Promise<Ran> {
  if ('missing' in engine) throw new Error(engine.missing);
  const begin = performance.now();
  const child = spawn(engine.command, [...engine.args, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const ran: Ran = { code: null, stdout: '', stderr: '', ms: 0 };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => (ran[name] += text));
  }
  // A program that ends early does not take all that it is told.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  ran.code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  ran.ms = performance.now() - begin;
  // .NET ends lines as the platform does.
  ran.stdout = ran.stdout.replaceAll('\r\n', '\n');
  ran.stderr = ran.stderr.replaceAll('\r\n', '\n');
  return ran;
}

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-ps-'));
let count = 0;

/** A script of this text, by its path. */
export function script(text: string): string {
  count += 1;
  const path = join(folder, `script-${count}.ps1`);
  writeFileSync(path, text);
  return path;
}

/** Runs a script as the product would. */
export const runScript = (text: string, ...args: string[]): Promise<Ran> =>
  run([
    '-NoLogo',
    '-NoProfile',
    '-NonInteractive',
    '-ExecutionPolicy',
    'Bypass',
    '-File',
    script(text),
    ...args,
  ]);

/** The lines of standard output. */
export const lines = (ran: Ran): string[] => ran.stdout.split('\n').slice(0, -1);

/** True where tests that need the engine are left out. In CI they run all the same, and fail with the reason. */
export const leftOut = 'missing' in engine && !inCi;

/** Stands behind the name of such tests, so that the summary says why they are left out. */
export const why = 'missing' in engine ? ` (${engine.missing})` : '';

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
