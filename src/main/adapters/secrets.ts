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
  const known = new Map<string, SecretHandle>();
  let count = 0;
  let key: string | undefined;

  const hold = (text: string): SecretHandle => {
    const handle = { handle: `secret-${++count}` };
    values.set(handle.handle, text);
    return handle;
  };
  const keyText = () => (key ??= fingerprintKeyOf(options.stateFolder));

  async function read(ref: string, field: string, folder: string): Promise<string | undefined> {
    if (ref === 'prompt') return options.ask?.(field);
    if (ref.startsWith('env:')) {
      const name = ref.slice('env:'.length);
      const value = options.env[name];
      delete options.env[name];
      return value === undefined || value === '' ? undefined : value;
    }
    const path = ref.slice('file:'.length);
    try {
      return await readFile(isAbsolute(path) ? path : join(folder, path), 'utf8');
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? '';
      throw failure(errorCodes.secretMissing, 'secret.read', { params: { field, reason }, origin: { kind: 'file', id: reason } });
    }
  }

  return {
    async resolve(ref, field, folder) {
      const before = known.get(ref);
      if (before !== undefined) return before;
      const text = await read(ref, field, folder);
      if (text === undefined) return undefined;
      const handle = hold(text.replace(/\r?\n$/u, ''));
      known.set(ref, handle);
      return handle;
    },
    reveal(handle) {
      const value = values.get(handle.handle);
      if (value === undefined) throw new Error('no such secret');
      return value;
    },
    hold,
    fingerprint: (text) => createHmac('sha256', keyText()).update(text).digest('hex'),
    fingerprintKey: () => {
      const before = known.get('fingerprint-key');
      if (before !== undefined) return before;
      const handle = hold(keyText());
      known.set('fingerprint-key', handle);
      return handle;
    },
    mask(text) {
      let clean = text;
      for (const value of values.values()) {
        // Shorter texts would hide innocent words.
        if (value.length >= 8) clean = clean.replaceAll(value, mark);
      }
      return clean;
    },
    forget() {
      values.clear();
      known.clear();
    },
  };
}
