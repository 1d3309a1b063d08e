import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { buildIfStale } from '../../../../scripts/build.mjs';
import { engineCli } from '../../../stand-ins/cli.mjs';
import type { AppError } from '../../../../src/contract/errors.ts';
import type { ScanReport } from '../../../../src/contract/findings.ts';
import type { JobEvent, JobRecord, Plan } from '../../../../src/contract/jobs.ts';
import type { Json } from '../../../../src/contract/json.ts';
import type { Status } from '../../../../src/contract/status.ts';
import { main } from '../../../../src/main/hosts/cli/cli.ts';
import type { Terminal } from '../../../../src/main/hosts/cli/terminal.ts';
import { onEngine } from '../../../support/limits.ts';

export const root = fileURLToPath(new URL('../../../..', import.meta.url));
export const tpmFile = join(root, 'examples/dps-tpm.json');
export const manualFile = join(root, 'examples/connection-string.json');
export const imagesFile = join(root, 'examples/practice-images_X64.tar');

/** What `--json` prints, as far as tests look at it. */
export interface Answer {
  schemaVersion: number;
  command: string;
  exitCode: number;
  verdict?: string;
  changes?: string[] | null;
  text?: string;
  begun?: string;
  blockers?: { id: string; code: string; text: string }[];
  job?: JobRecord;
  jobs?: JobRecord[];
  events?: JobEvent[];
  plan?: Plan;
  report?: ScanReport;
  status?: Status;
  machine?: Shown;
  error?: AppError;
  script?: string;
}

/** What `practice show` prints, as far as tests look at it. */
export interface Shown {
  clock: string;
  boot: Record<string, Json>;
  features: Record<string, Json>;
  msi: Json;
  vm: Json;
  cloud: { devices: { deviceId: string; handedOver: string | null }[]; enrollments: Json[] };
  [name: string]: unknown;
}

/** Keys and values that never belong before a person's eyes: a message key, a placeholder, a value that is none. */
const raw = [
  /\b(?:finding|finding-status|error|step|step-state|plan-state|remedy|rule|fix|usage|none|residue|doing|status|state|progress|wait|proof|verdict|act|loss|notice|changes|undo|network|run|cli|plan|scan|practice|time|script|journey)\.[A-Za-z]/u,
  /undefined|\[object|\bNaN\b/u,
  /\{[A-Za-z]\w*\}/u,
];

/** File names, fact names and catalogue names look like keys and are meant to be seen. */
const innocent =
  /(?:https?:\/\/\S+)|[\w-]+(?:\.[\w-]+)+\.net\b|[\w-]+\.(?:json|msi|log|ndjson|ps1|md|key)\b|\b(?:host|hyperv|tpm|eflow|guest|windows|file|feature|role|msi|os|service)\.[A-Za-z]+(?:\.[A-Za-z]+)*|\b(?:identity|payload|vm|network|proof)\.(?:[a-z]+[A-Z]|file\b|sha256\b|version\b|vswitch\b)\w*/gu;

/** What is found in a text in place of words, each with what stands around it. */
export function notWords(text: string): string[] {
  const clean = text.replaceAll(innocent, '');
  return raw.flatMap((pattern) => {
    const at = clean.search(pattern);
    return at < 0 ? [] : [clean.slice(Math.max(0, at - 60), at + 60)];
  });
}

/** Demands that a text is made of words. */
export function expectWords(text: string): void {
  expect(notWords(text)).toEqual([]);
}

const closings = {
  en: /^(?:Nothing was changed\.|Changed so far: .*|Begun, not confirmed as done: .*)$/u,
  de: /^(?:Es wurde nichts geändert\.|Bisher geändert: .*|Begonnen, nicht als erledigt bestätigt: .*)$/u,
};

/** The line of a text that must be the word about changes: the last one, or the one before the way back. */
export function closingOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  if (/eflow-desk undo \d{8}-\d{6}-[0-9a-f]{4}$/u.test(lines.at(-1) ?? '')) lines.pop();
  return lines.at(-1) ?? '';
}

/** True when a text ends with the word about changes. */
export const isClosed = (text: string, language: 'en' | 'de' = 'en'): boolean =>
  closings[language].test(closingOf(text));

/** Demands that a text ends with the word about changes, and with the way back where there are some. */
export function expectClosing(text: string, language: 'en' | 'de' = 'en'): void {
  expect(closingOf(text)).toMatch(closings[language]);
}

/** Variables of whoever runs the tests that would change what the command line says. */
const unwanted = new Set(['LANG', 'LC_ALL', 'LC_MESSAGES', 'NO_COLOR', 'FORCE_COLOR', 'EFLOW_DESK_DEVICE']);

/** The environment of a command line on a practice machine that waits for nothing. */
export function environment(folder: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !unwanted.has(name));
  return {
    ...Object.fromEntries(inherited),
    XDG_DATA_HOME: folder,
    ProgramData: folder,
    EFLOW_DESK_PRACTICE_SCALE: '0',
    ...more,
  };
}

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** Both, in the order in which they came. */
  all: string;
  /** What was asked, by a terminal with a person. */
  asked: string[];
  /** What of it was taken back before there was an answer. */
  takenBack: string[];
}

export interface Way {
  env?: NodeJS.ProcessEnv;
  /** A person at a terminal with these answers, in order; `\u0003` is Ctrl-C. */
  answers?: string[];
  /** What a pipe brings, where there is no person. */
  input?: string;
  rich?: boolean;
}

/** Runs a command line in this process. */
export async function run(argv: readonly string[], folder: string, way: Way = {}): Promise<Ran> {
  const ran: Ran = { exitCode: -1, stdout: '', stderr: '', all: '', asked: [], takenBack: [] };
  const write = (to: 'stdout' | 'stderr') => (text: string) => {
    ran[to] += text;
    ran.all += text;
  };
  const answers = [...(way.answers ?? [])];
  const answer = async (question: string): Promise<string> => {
    ran.asked.push(question);
    const next = answers.shift();
    if (next === undefined) throw new Error(`nobody expected to be asked: ${question}`);
    return next;
  };
  const terminal: Terminal = {
    out: (text) => write('stdout')(`${text}\n`),
    err: (text) => write('stderr')(`${text}\n`),
    draw: write('stdout'),
    interactive: way.answers !== undefined,
    rich: way.rich ?? false,
    columns: 100,
    ask: (question, takenBack) =>
      new Promise((resolve, reject) => {
        takenBack?.addEventListener('abort', () => {
          ran.takenBack.push(question);
          resolve('');
        });
        answer(question).then((given) => {
          if (given !== 'never answered') resolve(given);
        }, reject);
      }),
    askHidden: async (question) => {
      const typed = await answer(question);
      return typed === '\u0003' ? undefined : typed;
    },
    paste: (question) =>
      way.answers === undefined ? Promise.resolve(way.input ?? '') : terminal.askHidden(question),
  };
  ran.exitCode = await main(argv, { ...environment(folder), ...way.env }, '9.8.7', terminal);
  return ran;
}

/** The one document that a command line with `--json` must print. */
export function documentOf(stdout: string): Answer {
  expect(stdout.endsWith('\n')).toBe(true);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Answer;
}

/** A command line on a practice machine, in this process: text, or the document of `--json`. */
export function deskOf(scenario: string, folder: string) {
  const base = ['--host', `practice:${scenario}`, '--state', folder];
  return {
    text: (argv: readonly string[], way?: Way) => run([...base, ...argv], folder, way),
    async json(argv: readonly string[], way?: Way): Promise<Answer> {
      const ran = await run([...base, '--json', ...argv], folder, way);
      const answer = documentOf(ran.stdout);
      expect(answer.exitCode).toBe(ran.exitCode);
      return answer;
    },
    async handedOver(): Promise<string> {
      const ran = await run([...base, '--json', 'practice', 'show'], folder);
      return documentOf(ran.stdout).machine?.cloud.devices[0]?.handedOver ?? 'none was handed over';
    },
  };
}

/** A command line in a process of its own. */
export interface Process {
  child: ChildProcess;
  pid: number;
  stdout(): string;
  stderr(): string;
  /** Waits until its outputs together match. */
  until(pattern: RegExp): Promise<void>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

let program = '';

/** Builds the program once, with its practice machines behind the engine when the suite runs so; for `beforeAll`. */
export async function built(): Promise<void> {
  program = onEngine ? await engineCli() : await buildIfStale();
}

/** Starts the built program with nobody at its input. */
export function start(argv: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): Process {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: root,
    env: environment(folder, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      heard[name] += text;
    });
  }
  const ended = new Promise<Awaited<Process['ended']>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...heard }));
  });
  return {
    child,
    pid: child.pid ?? 0,
    stdout: () => heard.stdout,
    stderr: () => heard.stderr,
    until: (pattern) => eventually(() => pattern.test(heard.stdout + heard.stderr)),
    ended,
  };
}

/** Runs the built program to its end: its document, with the code that the system saw. */
export async function spawned(
  argv: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ answer: Answer; code: number | null; stderr: string }> {
  const { code, stdout, stderr } = await start(['--state', folder, '--json', ...argv], folder, env).ended;
  const answer = documentOf(stdout);
  // Windows keeps the whole number, others eight bits of it.
  expect((code ?? -1) % 256).toBe(answer.exitCode % 256);
  return { answer, code, stderr };
}

/** Waits for something another process does; gives up after a deadline. */
export async function eventually(happened: () => boolean | Promise<boolean>): Promise<void> {
  // Behind the engine each program starts a PowerShell first.
  const deadline = Date.now() + (onEngine ? 120_000 : 15_000);
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error(`did not happen in time: ${happened.toString()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

/** Every file below a folder whose bytes hold this text. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => readFileSync(join(folder, name)).includes(text));
}

/** The secret part of a connection string. */
export const keyOf = (connectionString: string): string =>
  /SharedAccessKey=(.{16,})$/u.exec(connectionString)?.[1] ?? 'no key in it';
