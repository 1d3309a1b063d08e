import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What a program of the VM says. */
export interface ProgramAnswer {
  stdout?: string;
  stderr?: string;
  exitCode?: number;
}

/**
 * The VM as its shell sees it. What our functions ask for, all of it:
 *
 * Get-EflowDeskGuest, `commands` by these exact keys:
 * - `date -u +%Y-%m-%dT%H:%M:%S.%3NZ`: `2026-03-01T08:00:00.000Z`
 * - `iotedge system status`, `iotedge list`, `iotedge logs edgeAgent --tail 200`: text; exit code not 0 where they fail
 * - `journalctl -q -u aziot-identityd -n 200 --no-pager -o short`: text; asked twice when DPS assigns the hub
 * - `du -s -x -c -B 1 /var/lib/docker/overlay2 /var/lib/docker/tmp`: last line `<bytes>\ttotal`
 * - `journalctl -q -u aziot-edged -n 100 --no-pager -o short`: text
 * - `df -P -k /var/lib/docker`: last line with `<used>% /var`
 * - `getent ahostsv4 mcr.microsoft.com`: exit code 0 where names are found, else 2
 *
 * and `files`:
 * - `/etc/aziot/config.toml` (cat): what tells whether, how and as what the VM is provisioned
 * - the file that `identity_cert` in it names (cat)
 * - `/etc/aziot/identityd/config.d/00-super.toml` (stat): its time is when a configuration was applied last; not there
 *   before the first time
 *
 * and `open`: which of `hub:5671`, `hub:8883`, `hub:443` and `mcr.microsoft.com:443` open (timeout, bash).
 *
 * Reset-EflowDeskGuest, `files` `/var/.eflow/config/config.toml.template` and `/etc/aziot/config.toml` (cat, cp; the same
 * text means that nothing is to be done), and `commands` with the key
 * `iotedge config apply -c /var/.eflow/config/config.toml.template`. That it is among `ran` means: applied.
 */
export interface GuestAnswers {
  /** By program and arguments with one blank between. What is not here ends with 127. */
  commands?: Readonly<Record<string, ProgramAnswer>>;
  /** By absolute path; `changedAt` in milliseconds since 1970. */
  files?: Readonly<Record<string, { text: string; changedAt?: number }>>;
  /** `host:port` that open from inside the VM; nothing is really connected. */
  open?: readonly string[];
}

export interface GuestRun {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** Programs of the VM that ran, each with its arguments: not sudo, sh, timeout and the filters. */
  ran: string[][];
  /** All files of the VM afterwards. */
  files: Record<string, string>;
}

/** A VM's shell that is ready to run commands. */
export interface Guest {
  /** Program and arguments that run the text which is appended. */
  argv: string[];
  ran(): string[][];
  files(): Record<string, string>;
  close(): void;
}

/** A program of this machine; what it is called and where it is differs between systems. */
function real(name: string): string {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`this machine has no ${name}`);
  return path;
}

/** A text as one word of the shell. */
const word = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Why there can be no guest shell here, or undefined. */
export const noShell =
  process.platform === 'win32' ? 'a VM stands in on a machine with sh and coreutils' : undefined;

/**
 * Makes the VM's shell: the real sh of this machine with a PATH of nothing but shims, so that it can touch and read
 * nothing outside its own folder: files are those below its own root, filters take no paths, and the rest prints answers.
 */
export function openGuest(answers: GuestAnswers): Guest {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'eflow-desk-guest-')));
  const [bin, root, said] = ['bin', 'root', 'said'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [bin, root, said]) mkdirSync(one);
  const record = join(folder, 'ran');
  writeFileSync(record, '');
  const sh = realpathSync(real('sh'));

  const shim = (name: string, lines: readonly string[], told = true) => {
    const note = told ? [`printf '%s\\0' ${word(name)} "$@" "$(printf '\\001')" >> ${word(record)}`] : [];
    writeFileSync(join(bin, name), [`#!${sh}`, ...note, ...lines, ''].join('\n'), { mode: 0o755 });
  };
  const noPaths = (name: string) => [
    `for one; do case "$one" in /*|*/etc/*|*..*) echo ${word(`${name}: no paths here`)} >&2; exit 126;; esac; done`,
    `exec ${word(real(name))} "$@"`,
  ];
  const belowRoot = (name: string) => [
    `for one; do shift; case "$one" in *..*) exit 126;; /*) one=${word(root)}$one;; esac; set -- "$@" "$one"; done`,
    `${word(real(name))} "$@" 2>${word(folder)}/err.$$`,
    'code=$?',
    // No name of this machine in what the VM says.
    `${word(real('sed'))} -e ${word(`s|${root}||g`)} -e ${word(`s|^/[^:]*/${name}:|${name}:|`)} ${word(folder)}/err.$$ >&2`,
    'exit $code',
  ];
  shim('sudo', ['exec "$@"'], false);
  shim('sh', [`exec ${word(sh)} "$@"`], false);
  for (const name of ['base64', 'tail', 'sed']) shim(name, noPaths(name), false);
  for (const name of ['cat', 'chmod', 'cp', 'mkdir', 'mv', 'rm', 'stat', 'tee']) shim(name, belowRoot(name));
  // Nothing hangs here, so the time is not looked at.
  shim('timeout', ['[ "$1" = -k ] && shift 2', 'shift', 'exec "$@"'], false);
  const reached = (answers.open ?? []).map((place) => `${word(place)}) exit 0;;`);
  shim('bash', ['[ "$1" = -c ] || exit 126', 'case "$3:$4" in', ...reached, 'esac', 'exit 1']);

  const programs = new Map<string, string[]>();
  for (const [index, [line, { stdout = '', stderr = '', exitCode = 0 }]] of Object.entries(
    answers.commands ?? {},
  ).entries()) {
    const [name = '', ...rest] = line.split(' ');
    writeFileSync(join(said, `${index}.out`), stdout);
    writeFileSync(join(said, `${index}.err`), stderr);
    const show = (kind: string) => `${word(real('cat'))} ${word(join(said, `${index}.${kind}`))}`;
    const cases = programs.get(name) ?? [];
    cases.push(`${word(rest.join(' '))}) ${show('out')}; ${show('err')} >&2; exit ${exitCode};;`);
    programs.set(name, cases);
  }
  for (const [name, cases] of programs) {
    if (existsSync(join(bin, name))) throw new Error(`${name} is none of the programs that are answered for`);
    shim(name, [
      'case "$*" in',
      ...cases,
      'esac',
      `echo ${word(name)}': not answered:' "$*" >&2`,
      'exit 127',
    ]);
  }
  for (const [path, { text, changedAt }] of Object.entries(answers.files ?? {})) {
    if (!path.startsWith('/') || path.includes('..')) throw new Error(`${path} is no absolute path`);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    if (changedAt !== undefined) utimesSync(join(root, path), changedAt / 1000, changedAt / 1000);
  }

  return {
    argv: [real('env'), '-i', '-C', root, `PATH=${bin}`, `HOME=${root}`, 'TZ=UTC', sh, '-c'],
    ran: () =>
      readFileSync(record, 'utf8')
        .split('\u0001\0')
        .slice(0, -1)
        .map((line) => line.split('\0').slice(0, -1)),
    files: () =>
      Object.fromEntries(
        readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]),
      ),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs what arrives at Invoke-EflowVmCommand, once. A signal ends it with all that it started, and rejects. */
export async function runGuestShell(
  text: string,
  answers: GuestAnswers,
  signal?: AbortSignal,
): Promise<GuestRun> {
  signal?.throwIfAborted();
  const guest = openGuest(answers);
  try {
    const [command = '', ...args] = guest.argv;
    // A group of its own, so that the end of the shell is the end of its pipes too.
    const child = spawn(command, [...args, text], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    const stop = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    signal?.addEventListener('abort', stop);
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        resolve(code ?? 255);
      });
    });
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
    return {
      stdout: Buffer.concat(out).toString('utf8'),
      stderr: Buffer.concat(err).toString('utf8'),
      exitCode,
      ran: guest.ran(),
      files: guest.files(),
    };
  } finally {
    guest.close();
  }
}
