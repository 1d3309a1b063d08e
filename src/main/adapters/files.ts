import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCodes, failure, type Failure } from '../../contract/errors.ts';
import type { Files } from '../ports.ts';

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Read and write in pieces of one megabyte: few calls, and a cancel is noticed quickly. */
const pieceBytes = 1 << 20;

/** Writes all of it: on a disk that is almost full one write may take a part and say so only by its length. */
async function writeWhole(target: FileHandle, piece: Buffer): Promise<void> {
  let written = 0;
  while (written < piece.length) {
    written += (await target.write(piece, written, piece.length - written)).bytesWritten;
  }
}

const notWritten = (path: string, error: unknown): Failure =>
  failure(errorCodes.fileNotWritten, 'files.write', {
    params: { file: path, reason: (error as NodeJS.ErrnoException).code ?? '' },
    cause: error,
  });

/** Files of this computer. */
export function createFiles(): Files {
  return {
    async stat(path) {
      try {
        const found = await stat(path);
        return found.isFile() ? { bytes: found.size } : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async sha256(path, signal) {
      const hash = createHash('sha256');
      const stream = createReadStream(path, {
        highWaterMark: pieceBytes,
        ...(signal === undefined ? {} : { signal }),
      });
      for await (const piece of stream) hash.update(piece as Buffer);
      return hash.digest('hex');
    },

    async copy(from, to, onBytes, signal) {
      const partial = `${to}.partial`;
      const doing = { params: { from, to } };
      let opened = false;
      try {
        const source = await open(from, 'r');
        opened = true;
        try {
          await mkdir(dirname(to), { recursive: true });
          const total = (await source.stat()).size;
          const target = await open(partial, 'w');
          try {
            const piece = Buffer.alloc(pieceBytes);
            let done = 0;
            for (;;) {
              if (signal?.aborted === true) {
                throw failure(errorCodes.cancelled, 'files.copy', { ...doing, retry: 'safe' });
              }
              const { bytesRead } = await source.read(piece, 0, piece.length, done);
              if (bytesRead === 0) break;
              await writeWhole(target, piece.subarray(0, bytesRead));
              done += bytesRead;
              onBytes(done, total);
            }
            await target.sync();
          } finally {
            await target.close();
          }
        } finally {
          await source.close();
        }
        await rename(partial, to);
      } catch (error) {
        // What cannot even be removed was never there; the first failure is the one to tell.
        await rm(partial, { force: true }).catch(() => undefined);
        const code = (error as NodeJS.ErrnoException).code;
        if (code === undefined || !/^E[A-Z]+$/u.test(code)) throw error;
        const missing = !opened && isMissing(error);
        throw failure(missing ? errorCodes.payloadMissing : errorCodes.payloadCopy, 'files.copy', {
          params: { file: missing ? from : to, reason: code },
          origin: { kind: 'file', id: code },
          cause: error,
        });
      }
    },

    async write(path, text) {
      const partial = `${path}.partial`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(partial, text, { flush: true });
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        throw notWritten(path, error);
      }
    },

    async writePrivate(path, text) {
      const partial = `${path}.partial`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        // One that was left behind may have another owner or be open to others.
        await rm(partial, { force: true });
        await writeFile(partial, text, { flag: 'wx', mode: 0o600, flush: true });
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        throw notWritten(path, error);
      }
    },

    async writeNew(path, text, secret) {
      try {
        await writeFile(path, text, { flag: 'wx', ...(secret ? { mode: 0o600 } : {}), flush: true });
      } catch (error) {
        throw notWritten(path, error);
      }
    },

    async remove(path) {
      await rm(path, { force: true });
      await rm(`${path}.partial`, { force: true });
    },

    async readText(path) {
      return readFile(path, 'utf8');
    },

    async readBytes(path) {
      return readFile(path);
    },
  };
}
