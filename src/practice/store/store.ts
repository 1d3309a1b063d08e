import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { errorCodes, failure } from '../../contract/errors.ts';
import { CloudState } from '../state/cloud.ts';
import { MachineState } from '../state/machine.ts';
import { replaceFile, sweep, takeLock } from './lock.ts';
import { handedOverFiles, writeHandedOver } from './pem-files.ts';

/** Puts right what dead callers left, before anything else sees the machine. */
export type Settle = (machine: MachineState) => void;

/** The state of one practice machine on the disk, shared by every process that opened it. */
export interface Store {
  /** The machine as it stands. Not to be changed. */
  machine(): MachineState;
  cloud(): CloudState;
  /** Changes the machine in one step that no other process can see half done. Throwing changes nothing. */
  change<T>(change: (machine: MachineState) => T): T;
  changeCloud<T>(change: (cloud: CloudState) => T): T;
  /** Where the certificate and the key of a device lie that a colleague has handed over. */
  handedOver(id: string): { identityCertPath: string; identityPrivKeyPath: string };
  /** Puts both back to this start. */
  replace(start: () => { machine: MachineState; cloud: CloudState }): void;
}

export interface StoreOptions {
  folder: string;
  pid: number;
  isAlive(pid: number): boolean;
  settle: Settle;
  /** Makes the start of the scenario when the folder is new. */
  start(): { machine: MachineState; cloud: CloudState };
  lockTries?: number;
}

interface Document<T> {
  read(): T;
  write(value: T, token: string): void;
  exists(): boolean;
}

/** One file of the state. What was read last is kept with its text, so that an unchanged file is not checked again. */
function document<T>(folder: string, file: string, schema: z.ZodType<T>): Document<T> {
  const path = join(folder, file);
  let last: { text: string; value: T } | undefined;
  const refuse = (reason: 'damaged' | 'newer', cause?: unknown) =>
    failure(errorCodes.practiceDamaged, 'practice.open', { params: { file, reason }, cause });

  function parse(text: string): T {
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch (error) {
      throw refuse('damaged', error);
    }
    const newer =
      typeof raw === 'object' &&
      raw !== null &&
      'schemaVersion' in raw &&
      typeof raw.schemaVersion === 'number' &&
      raw.schemaVersion > 1;
    if (newer) throw refuse('newer');
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw refuse('damaged', parsed.error);
    return parsed.data;
  }

  return {
    exists: () => existsSync(path),
    read() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        throw refuse('damaged', error);
      }
      if (last?.text !== text) last = { text, value: parse(text) };
      return last.value;
    },
    write(value, token) {
      const checked = schema.parse(value);
      const text = `${JSON.stringify(checked, null, 1)}\n`;
      const draft = `${path}.${token}.draft`;
      writeFileSync(draft, text);
      replaceFile(draft, path);
      last = { text, value: checked };
    },
  };
}

const lockFile = 'machine.lock';

/** Opens the state in a folder, making it from the start of the scenario when it is not there. */
export function openStore({ folder, pid, isAlive, settle, start, lockTries = 4_000 }: StoreOptions): Store {
  mkdirSync(folder, { recursive: true });
  const machine = document(folder, 'machine.json', MachineState);
  const cloud = document(folder, 'cloud.json', CloudState);

  function locked<T>(work: (token: string) => T): T {
    const lock = takeLock(join(folder, lockFile), { pid, isAlive, tries: lockTries });
    if (lock === undefined) {
      throw failure(errorCodes.stateNotWritable, 'practice.open', {
        params: { folder: lockFile, reason: 'locked' },
        retry: 'safe',
      });
    }
    try {
      return work(lock.token);
    } finally {
      lock.release();
    }
  }

  function changeOf<T, R>(doc: Document<T>, before: (draft: T) => void, change: (draft: T) => R): R {
    return locked((token) => {
      const was = doc.read();
      const draft = structuredClone(was);
      before(draft);
      const result = change(draft);
      if (JSON.stringify(draft) !== JSON.stringify(was)) doc.write(draft, token);
      return result;
    });
  }

  function replace(make: StoreOptions['start']): void {
    locked((token) => {
      const made = make();
      cloud.write(made.cloud, token);
      machine.write(made.machine, token);
      writeHandedOver(folder, made.cloud);
    });
  }

  locked((token) => {
    sweep(join(folder, lockFile), isAlive);
    if (machine.exists()) {
      writeHandedOver(folder, cloud.read());
      return;
    }
    // The machine is written last, so that a machine is never there without its cloud.
    const made = start();
    cloud.write(made.cloud, token);
    machine.write(made.machine, token);
    writeHandedOver(folder, made.cloud);
  });
  machine.read();
  cloud.read();

  const change = <R>(work: (draft: MachineState) => R) => changeOf(machine, settle, work);
  return {
    machine() {
      const state = machine.read();
      if (state.running.length === 0 && state.held === null) return state;
      return change((draft) => draft);
    },
    cloud: () => cloud.read(),
    change,
    handedOver: (id) => handedOverFiles(folder, id),
    changeCloud: (work) => changeOf(cloud, () => undefined, work),
    replace,
  };
}
