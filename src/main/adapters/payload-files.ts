import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodes, failure, type Failure } from '../../contract/errors.ts';
import type { PayloadFiles } from '../ports.ts';

/** Pieces of one megabyte: few calls. */
const pieceBytes = 1 << 20;

function refusal(error: unknown, file: string): Failure | undefined {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !/^E[A-Z]+$/u.test(code)) return undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return failure(errorCodes.payloadMissing, 'payload.look', { params: { file }, retry: 'after-fix' });
  return unreadable(file, code, error);
}

const unreadable = (file: string, reason: string, cause?: unknown): Failure =>
  failure(errorCodes.payloadUnreadable, 'payload.look', {
    params: { file, reason },
    origin: { kind: 'file', id: reason },
    cause,
  });

/** Says what the disk says, in words of the product. */
async function inWords<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusal(error, file) ?? error;
  }
}

/** Files that a person brought to this computer. */
export function createPayloadFiles(): PayloadFiles {
  async function find(folder: string, levels: number): Promise<string[] | undefined> {
    let entries;
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch {
      // Not there, no folder, or not for us to read: for a list of suggestions that is one and the same.
      return undefined;
    }
    const found = entries
      .filter((entry) => entry.isFile() && /.\.msi$/iu.test(entry.name))
      .map(({ name }) => join(folder, name));
    if (levels === 0) return found.sort();
    const below = entries.filter((entry) => entry.isDirectory());
    const inside = await Promise.all(below.map(({ name }) => find(join(folder, name), levels - 1)));
    return [...found, ...inside.flatMap((files) => files ?? [])].sort();
  }

  return {
    find,
    async open(path) {
      return inWords(path, async () => {
        // Asked before it is opened: opening a pipe would wait for somebody to write.
        if (!(await stat(path)).isFile()) throw unreadable(path, 'no-file');
        const handle = await open(path, 'r');
        const { size } = await handle.stat();
        const read = async (offset: number, length: number): Promise<Buffer> =>
          inWords(path, async () => {
            const part = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
            let done = 0;
            while (done < part.length) {
              const { bytesRead } = await handle.read(part, done, part.length - done, offset + done);
              if (bytesRead === 0) throw unreadable(path, 'changed');
              done += bytesRead;
            }
            return part;
          });
        return {
          bytes: size,
          read,
          async sha256() {
            const hash = createHash('sha256');
            for (let at = 0; at < size; at += pieceBytes) hash.update(await read(at, pieceBytes));
            return hash.digest('hex');
          },
          close: () => handle.close(),
        };
      });
    },
  };
}
