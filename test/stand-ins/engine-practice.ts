import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../src/main/ports.ts';
import type { Session } from '../../src/practice/host/stream.ts';
import type * as Module from '../../src/practice/index.ts';
import type { Strings } from './guest.ts';
import { openEngineHost, type EngineHost } from './host.ts';

/**
 * Secrets by their digest, for every process of a test run: what one process gives to the VM, the next one
 * finds in it. Beside the state folders, where no secret may lie; the strings are those of tests.
 */
function fileStrings(): Strings {
  const folder = join(tmpdir(), 'eflow-desk-test-strings');
  const file = (digest: string) => join(folder, createHash('sha256').update(digest).digest('hex'));
  return {
    get: (digest) => (existsSync(file(digest)) ? readFileSync(file(digest), 'utf8') : undefined),
    set: (digest, text) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file(digest), text, { mode: 0o600 });
    },
  };
}

/** An engine, and the machine that is behind it at the moment. */
interface Line {
  host: EngineHost;
  behind: { session: Session; reveal: Module.PracticeOptions['reveal'] };
}

/** Engines that wait for the next machine. In a program of its own none does: there an engine ends with its app. */
const idle: Line[] = [];
let keeps = false;

/** As many wait, since machines with an EFLOW leave engines behind that those without one cannot take, and each costs. */
const mostIdle = 3;

/** Lets engines wait for the next app of this process, as many tests open many of them. */
export function keepEngines(): void {
  keeps = true;
}

/** Ends the engines that wait. */
export async function endEngines(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ host }) => host.close()));
}

async function lineFor(behind: Line['behind']): Promise<Line> {
  const at = idle.findIndex(({ host }) => host.fits(behind.session));
  const [waiting] = at < 0 ? [] : idle.splice(at, 1);
  if (waiting !== undefined) {
    waiting.behind = behind;
    return waiting;
  }
  const line: Partial<Line> = { behind };
  line.host = await openEngineHost({
    label: 'engine',
    machine: () => (line as Line).behind.session,
    reveal: (handle) => (line as Line).behind.reveal(handle),
    strings: fileStrings(),
    hidesModule: true,
    // Whoever is killed in a simulation takes the machine's time and its bridge along.
    forgives: (error) => error instanceof Error && error.constructor.name === 'Killed',
  });
  return line as Line;
}

/** Hosts whose simulated process may die without a word: its bridge has to die with it. */
const open = new Map<Host, { isAlive(): boolean; kill(): Promise<void> }>();

async function reap(): Promise<void> {
  const dead = [...open].filter(([, { isAlive }]) => !isAlive());
  for (const [host] of dead) open.delete(host);
  await Promise.all(dead.map(([, { kill }]) => kill()));
}

/** A host that gets its engine with the first call: most of what opens a machine asks it nothing. */
function hostOn(label: string, behind: Line['behind'], isAlive: () => boolean): Host {
  let line: Promise<Line> | undefined;
  let closed = false;
  const engine = async (): Promise<EngineHost> => {
    if (closed) throw new Error('the engine is closed');
    return (await (line ??= lineFor(behind))).host;
  };
  const end = async (kept: boolean): Promise<void> => {
    if (closed) return;
    closed = true;
    open.delete(host);
    const mine = await line;
    if (mine === undefined) return;
    if (kept && mine.host.fits(mine.behind.session)) idle.push(mine);
    else await mine.host.close();
    await Promise.all(idle.splice(0, idle.length - mostIdle).map((one) => one.host.close()));
  };
  const host: Host = {
    label,
    read: async (calls, signal) => (await engine()).read(calls, signal),
    run: async (call, onRecord, signal) => (await engine()).run(call, onRecord, signal),
    close: () => end(keeps && isAlive()),
  };
  open.set(host, { isAlive, kill: () => end(false) });
  return host;
}

/**
 * A practice machine of which everything goes through the engine: what stands in place of `openPractice` when the whole
 * suite runs so (`EFLOW_DESK_TEST_HOST=engine`). The machine, its clock and its controls are the same.
 */
export async function openOnEngine(
  options: Module.PracticeOptions,
  practice: Pick<typeof Module, 'openPractice' | 'openSession'>,
): Promise<Module.Practice> {
  await reap();
  const opened = await practice.openPractice(options);
  const { session } = practice.openSession(options);
  const { pid, isAlive, reveal } = options;
  const alive = () => pid === undefined || isAlive === undefined || isAlive(pid);
  const host = hostOn(opened.world.label, { session, reveal }, alive);
  return { ...opened, world: { ...opened.world, host } };
}
