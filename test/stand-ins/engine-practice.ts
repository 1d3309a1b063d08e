import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../src/main/ports.ts';
import type * as Module from '../../src/practice/index.ts';
import type { Strings } from './guest.ts';
import { openEngineHost } from './host.ts';

/**
 * Connection strings by their digest, for every process of a test run: what one process gives to the VM, the next one
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

/** A host that is opened by the first call: most of what opens a machine asks it nothing. */
function lazy(label: string, open: () => Promise<Host>): Host & { close(): Promise<void> } {
  let opened: Promise<Host> | undefined;
  let closed = false;
  const host = (): Promise<Host> => {
    if (closed) return Promise.reject(new Error('the engine is closed'));
    return (opened ??= open());
  };
  return {
    label,
    read: async (calls, signal) => (await host()).read(calls, signal),
    run: async (call, onRecord, signal) => (await host()).run(call, onRecord, signal),
    async close() {
      closed = true;
      await (await opened)?.close();
    },
  };
}

/** Engines whose simulated process may die without a word: its bridge has to die with it. */
const open = new Map<Host, () => boolean>();

async function reap(): Promise<void> {
  const dead = [...open].filter(([, alive]) => !alive()).map(([host]) => host);
  for (const host of dead) open.delete(host);
  await Promise.all(dead.map((host) => host.close()));
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
  const { label } = opened.world;
  const host = lazy(label, () =>
    openEngineHost({
      label,
      machine: () => session,
      reveal: options.reveal,
      strings: fileStrings(),
      // Whoever is killed in a simulation takes the machine's time and its bridge along.
      forgives: (error) => error instanceof Error && error.constructor.name === 'Killed',
    }),
  );
  const { pid, isAlive } = options;
  const closing = host.close;
  const closeOnce: Host = {
    ...host,
    close: async () => {
      open.delete(closeOnce);
      await closing();
    },
  };
  open.set(closeOnce, () => pid === undefined || isAlive === undefined || isAlive(pid));
  return { ...opened, world: { ...opened.world, host: closeOnce } };
}
