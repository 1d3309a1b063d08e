import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './lock.ts';

/** Keys of the practice cloud and of the VM, kept so that no search of the folder finds one. */
export interface Vault {
  /** The text as only {@link unseal} of the same machine reads it. */
  seal(text: string): string;
  /** Undefined for what this machine did not seal. */
  unseal(sealed: string): string | undefined;
}

const nonceBytes = 12;
const tagBytes = 16;

/**
 * A vault with this key of 32 bytes: AES-256-GCM. It keeps keys out of sight of whoever searches files, backs them up or
 * sends them; it does not keep them from somebody who may read the whole folder, where its key lies too.
 */
export function vaultOf(key: () => Buffer): Vault {
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key(), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const cipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceBytes));
        cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return cipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

const Keys = z.strictObject({
  schemaVersion: z.literal(1),
  seal: z.base64(),
  /** What the VM keeps, sealed: by the digest of a key, or by the id of a private key. */
  vm: z.record(z.string(), z.string()),
});
type Keys = z.infer<typeof Keys>;

/** `keys.json` of a machine: there once a key is to be kept that practice cannot derive. */
export interface KeyFile extends Vault {
  kept(id: string): string | undefined;
  /** Keeps a text under its id and drops all but these others. Only the holder of the machine's lock calls it. */
  keep(id: string, text: string, others: readonly string[]): void;
}

export function keyFile(folder: string, pid: number): KeyFile {
  const path = join(folder, 'keys.json');
  const draftOf = (keys: Keys): string => {
    const draft = `${path}.${pid}.${randomUUID()}.draft`;
    writeFileSync(draft, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
    return draft;
  };

  function read(): Keys | undefined {
    try {
      return Keys.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Makes the file in one step. Two who do so at once get the same one; a damaged one opens nothing any more. */
  function made(): Keys {
    const known = read();
    if (known !== undefined) return known;
    const keys: Keys = { schemaVersion: 1, seal: randomBytes(32).toString('base64'), vm: {} };
    const draft = draftOf(keys);
    try {
      linkSync(draft, path);
      return keys;
    } catch {
      const other = read();
      if (other !== undefined) return other;
      replaceFile(draft, path);
      return keys;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  const vault = vaultOf(() => Buffer.from(made().seal, 'base64'));
  return {
    ...vault,
    unseal: (sealed) => (read() === undefined ? undefined : vault.unseal(sealed)),
    kept(id) {
      const sealed = read()?.vm[id];
      return sealed === undefined ? undefined : vault.unseal(sealed);
    },
    keep(id, text, others) {
      const { vm, ...rest } = made();
      const left = Object.entries(vm).filter(([name]) => others.includes(name));
      replaceFile(draftOf({ ...rest, vm: { ...Object.fromEntries(left), [id]: vault.seal(text) } }), path);
    },
  };
}
