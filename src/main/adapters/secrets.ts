import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { errorCodes, failure } from '../../contract/errors.ts';
import { mark } from '../domain/redact.ts';
import type { SecretHandle, Secrets } from '../ports.ts';

export interface SecretsOptions {
  /** Folder of the key that makes fingerprints. */
  stateFolder: string;
  env: NodeJS.ProcessEnv;
  /** Asks a person without showing what is typed; undefined without a terminal. */
  ask?: (field: string) => Promise<string | undefined>;
}

/** The key of fingerprints: made once for a state folder, readable by its owner only. */
function fingerprintKeyOf(stateFolder: string): string {
  try {
    return takeFingerprintKey(stateFolder);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.stateNotWritable, 'secret.read', {
      params: { folder: stateFolder, reason },
      origin: { kind: 'file', id: reason },
      cause: error,
    });
  }
}

function takeFingerprintKey(stateFolder: string): string {
  const path = join(stateFolder, 'fingerprint.key');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  mkdirSync(dirname(path), { recursive: true });
  // Whole or not at all, and the first of two processes wins.
  const fresh = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(path, 'utf8');
}

/** Secrets in memory. `env:` is read once and removed, so that no child process inherits it. */
export function createSecrets(options: SecretsOptions): Secrets {
  const values = new Map<string, string>();
  /** What was asked for, also while it is being read: an environment variable can be read only once. */
  const known = new Map<string, Promise<SecretHandle | undefined>>();
  /** Given by a person beforehand, by field. */
  const offered = new Map<string, string>();
  let count = 0;
  let key: string | undefined;
  let keyHandle: SecretHandle | undefined;

  const hold = (text: string): SecretHandle => {
    const handle = { handle: `secret-${++count}` };
    values.set(handle.handle, text);
    return handle;
  };
  const keyText = () => (key ??= fingerprintKeyOf(options.stateFolder));

  /** By what a reference is known: one person is asked for more than one thing. */
  const nameOf = (ref: string, field: string, folder: string): string => {
    if (ref === 'prompt') return `prompt:${field}`;
    return ref.startsWith('file:') ? `file:${filePath(ref, folder)}` : ref;
  };

  /** One relative path means another file in another folder. */
  const filePath = (ref: string, folder: string) => {
    const path = ref.slice('file:'.length);
    return isAbsolute(path) ? path : join(folder, path);
  };

  async function read(ref: string, field: string, folder: string): Promise<string | undefined> {
    if (ref === 'prompt') return offered.get(field) ?? options.ask?.(field);
    if (ref.startsWith('env:')) {
      const name = ref.slice('env:'.length);
      const value = options.env[name];
      delete options.env[name];
      return value === undefined || value === '' ? undefined : value;
    }
    try {
      return await readFile(filePath(ref, folder), 'utf8');
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? '';
      throw failure(errorCodes.secretMissing, 'secret.read', {
        params: { field, reason },
        origin: { kind: 'file', id: reason },
      });
    }
  }

  async function take(ref: string, field: string, folder: string): Promise<SecretHandle | undefined> {
    const text = await read(ref, field, folder);
    return text === undefined ? undefined : hold(text.replace(/\r?\n$/u, ''));
  }

  return {
    async resolve(ref, field, folder) {
      const name = nameOf(ref, field, folder);
      const taken = known.get(name) ?? take(ref, field, folder);
      known.set(name, taken);
      let handle: SecretHandle | undefined;
      try {
        handle = await taken;
        return handle;
      } finally {
        // What could not be had now may be had later.
        if (handle === undefined) known.delete(name);
      }
    },
    reveal(handle) {
      const value = values.get(handle.handle);
      if (value === undefined) throw new Error('no such secret');
      return value;
    },
    hold,
    offer(field, text) {
      // Masked from now on, whether or not it is ever used.
      hold(text);
      offered.set(field, text);
      known.delete(nameOf('prompt', field, ''));
    },
    fingerprint: (text) => createHmac('sha256', keyText()).update(text).digest('hex'),
    fingerprintKey: () => (keyHandle ??= hold(keyText())),
    mask(text) {
      // Shorter texts would hide innocent words. Longer ones go first, since one secret may be a part of another.
      const held = [...values.values()]
        .filter((value) => value.length >= 8)
        .flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
        .toSorted((a, b) => b.length - a.length);
      return held.reduce((clean, value) => clean.replaceAll(value, mark), text);
    },
    forget() {
      values.clear();
      known.clear();
      offered.clear();
      keyHandle = undefined;
    },
  };
}
