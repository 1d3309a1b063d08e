import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { errorCodes, Failure, failure } from '../../contract/errors.ts';
import { CloudState, cloudVersion } from '../state/cloud.ts';
import { upgradeCloud } from '../state/cloud-v1.ts';
import { MachineState, machineVersion } from '../state/machine.ts';
import { keyFile, type Vault } from './keys.ts';
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
  /** Seals keys of the cloud. */
  vault: Vault;
  /** A secret that the VM was given and that practice cannot derive, by the id that its configuration keeps. */
  keptKey(id: string): string | undefined;
  /** Keeps one. Others that the VM's configuration does not name are dropped. */
  keepKey(id: string, text: string): void;
  /** Where the certificate and the key of a device lie that a colleague has handed over. */
  handedOver(id: string): { identityCertPath: string; identityPrivKeyPath: string };
  /** Puts both back to this start. */
  replace(start: () => { machine: MachineState; cloud: CloudState }): void;
}

export interface StoreOptions {
  folder: string;
  pid: number;
  isAlive(pid: number): boolean;
  /** Whether there is anything to settle. */
  isToSettle(machine: MachineState): boolean;
  settle: Settle;
  scenario: string;
  /** Makes the start of the scenario when the folder is new, with the virtual clock this far ahead of the real one. */
  start(clockOffsetMs: number): { machine: MachineState; cloud: CloudState };
  /** Makes the start also in place of a state that is damaged or of another version. */
  replaceUnusable?: boolean;
  lockTries?: number;
}

interface Document<T> {
  /** As it stands. Not to be changed: who means to change it takes a `draft`. */
  read(): T;
  draft(): Draft<T>;
  write(value: T, token: string): void;
  exists(): boolean;
}

interface Draft<T> {
  value: T;
  isChanged(): boolean;
}

interface Form<T> {
  file: string;
  version: number;
  schema: z.ZodType<T>;
  scenario: string;
  /** Reads what earlier versions wrote; undefined when it cannot. */
  upgrade?(raw: unknown): T | undefined;
}

/** What a file held when it was read or written last, and its value as text of this version. */
interface Kept<T> {
  file: string;
  value: T;
  text: string;
}

const textOf = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** One file of the state. What was read last is kept with its text, so that an unchanged file is not checked again. */
function document<T>(folder: string, { file, version, schema, scenario, upgrade }: Form<T>): Document<T> {
  const path = join(folder, file);
  let last: Kept<T> | undefined;
  const damaged = (cause: unknown) =>
    failure(errorCodes.practiceDamaged, 'practice.open', { params: { file, reason: 'damaged' }, cause });

  function parse(text: string): T {
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch (error) {
      throw damaged(error);
    }
    const found = numberIn(raw, 'schemaVersion');
    const upgraded = found !== undefined && found < version ? upgrade?.(raw) : undefined;
    if (upgraded !== undefined) return upgraded;
    if (found !== undefined && found !== version) {
      throw failure(errorCodes.practiceVersion, 'practice.open', {
        params: { scenario, file, found, known: version },
        retry: 'after-fix',
      });
    }
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw damaged(parsed.error);
    return parsed.data;
  }

  function read(): Kept<T> {
    let file: string;
    try {
      file = readFileSync(path, 'utf8');
    } catch (error) {
      throw damaged(error);
    }
    if (last?.file !== file) {
      const value = parse(file);
      last = { file, value, text: textOf(value) };
    }
    return last;
  }

  return {
    exists: () => existsSync(path),
    read: () => read().value,
    draft() {
      const { text } = read();
      const value = JSON.parse(text) as T;
      return { value, isChanged: () => textOf(value) !== text };
    },
    write(value, token) {
      const checked = schema.parse(value);
      const text = textOf(checked);
      const draft = `${path}.${token}.draft`;
      writeFileSync(draft, text);
      replaceFile(draft, path);
      last = { file: text, value: checked, text };
    },
  };
}

/** A number in a document whose shape is not known. */
function numberIn(raw: unknown, name: string): number | undefined {
  const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** How far the clock of an unusable machine was ahead, so that the next one's does not go back. */
function clockOffsetIn(path: string): number {
  try {
    return Math.max(0, numberIn(JSON.parse(readFileSync(path, 'utf8')), 'clockOffsetMs') ?? 0);
  } catch {
    return 0;
  }
}

const lockFile = 'machine.lock';

/** Opens the state in a folder, making it from the start of the scenario when it is not there. */
export function openStore(options: StoreOptions): Store {
  const { folder, scenario, pid, isAlive, isToSettle, settle, start, lockTries = 4_000 } = options;
  mkdirSync(folder, { recursive: true });
  const machine = document(folder, {
    file: 'machine.json',
    version: machineVersion,
    schema: MachineState,
    scenario,
  });
  const cloud = document(folder, {
    file: 'cloud.json',
    version: cloudVersion,
    schema: CloudState,
    scenario,
    upgrade: upgradeCloud,
  });
  const keys = keyFile(folder, pid);

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
      const draft = doc.draft();
      before(draft.value);
      const result = change(draft.value);
      if (draft.isChanged()) doc.write(draft.value, token);
      return result;
    });
  }

  /** True for a state of this version that is whole. */
  function usable(): boolean {
    try {
      machine.read();
      cloud.read();
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  function replace(make: Parameters<Store['replace']>[0]): void {
    locked((token) => {
      const made = make();
      cloud.write(made.cloud, token);
      machine.write(made.machine, token);
      writeHandedOver(folder, made.cloud);
    });
  }

  locked((token) => {
    sweep(join(folder, lockFile), isAlive);
    const there = machine.exists();
    if (there && (options.replaceUnusable !== true || usable())) {
      // What is wrong with the machine is told first: its cloud may be as old.
      machine.read();
      writeHandedOver(folder, cloud.read());
      return;
    }
    // The machine is written last, so that a machine is never there without its cloud.
    const made = start(there ? clockOffsetIn(join(folder, 'machine.json')) : 0);
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
      return isToSettle(state) ? change((draft) => draft) : state;
    },
    cloud: () => cloud.read(),
    change,
    vault: keys,
    keptKey: keys.kept,
    keepKey(id, text) {
      locked(() => {
        const config = machine.read().vm?.guest.config;
        keys.keep(
          id,
          text,
          [config?.digest, config?.keyId].filter((one) => typeof one === 'string'),
        );
      });
    },
    handedOver: (id) => handedOverFiles(folder, id),
    changeCloud(work) {
      const result = changeOf(cloud, () => undefined, work);
      writeHandedOver(folder, cloud.read());
      return result;
    },
    replace,
  };
}
