import { mkdir, open, readdir, readFile, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodes, Failure, failure } from '../../contract/errors.ts';
import { JobEvent, JobId, journalSchema } from '../../contract/jobs.ts';
import type { Journal, JournalWriter } from '../ports.ts';

const newline = 10;

/** Splits a file into whole lines and the bytes after the last line end. */
function wholeLines(bytes: Buffer): { lines: string[]; torn: Buffer } {
  const end = bytes.lastIndexOf(newline) + 1;
  const text = bytes.subarray(0, end).toString('utf8');
  return { lines: text.split('\n').slice(0, -1), torn: bytes.subarray(end) };
}

/**
 * Reads the lines of a journal. A newer version is refused with words; a line that is not of its shape in the midst of
 * the file means that somebody else wrote there, and is refused, too.
 */
function parse(id: string, lines: readonly string[]): JobEvent[] {
  return lines.map((line, i) => {
    let data: unknown;
    try {
      data = JSON.parse(line);
    } catch {
      throw failure(errorCodes.journalDamaged, 'journal.read', {
        params: { job: id, line: i + 1 },
        retry: 'never',
      });
    }
    const schema = i === 0 ? (data as { schema?: unknown } | null)?.schema : undefined;
    if (typeof schema === 'number' && schema > journalSchema) {
      throw failure(errorCodes.journalNewer, 'journal.read', {
        params: { job: id, version: schema, known: journalSchema },
        retry: 'never',
      });
    }
    const event = JobEvent.safeParse(data);
    if (event.success) return event.data;
    throw failure(errorCodes.journalDamaged, 'journal.read', {
      params: { job: id, line: i + 1 },
      retry: 'never',
    });
  });
}

/** Does work on the state folder and says in words that it cannot be written. */
type Writable = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Appends in order; every line is one write, so that a kill tears at most the last one. A line that could not be written
 * whole is taken away before the next one, which would stand behind its rest and damage the file.
 */
function writerOn(file: FileHandle, path: string, size: number, writable: Writable): JournalWriter {
  let whole = size;
  let rest = false;
  let last: Promise<void> = Promise.resolve();
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work);
    // The next line is tried even if this one failed; the failure belongs to who asked for this line.
    last = next.catch(() => undefined);
    return next;
  };
  return {
    append: (event, flush) =>
      inOrder(async () => {
        const line = Buffer.from(`${JSON.stringify(event)}\n`);
        await writable(async () => {
          // By path, since Windows does not let a handle for appending cut the file.
          if (rest) await truncate(path, whole);
          rest = true;
          await file.appendFile(line);
          rest = false;
          whole += line.length;
          if (flush) await file.datasync();
        });
      }),
    close: () => inOrder(() => file.close()),
  };
}

/** Journals as NDJSON files `jobs/<id>.ndjson` in the state folder. */
export function createJournal(stateFolder: string): Journal {
  const folder = join(stateFolder, 'jobs');
  const pathOf = (id: JobId) => {
    if (JobId.safeParse(id).success) return join(folder, `${id}.ndjson`);
    throw failure(errorCodes.jobUnknown, 'journal.read', { params: { job: id }, retry: 'never' });
  };

  async function bytesOf(id: JobId): Promise<Buffer> {
    const path = pathOf(id);
    try {
      return await readFile(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw failure(errorCodes.jobUnknown, 'journal.read', { params: { job: id }, retry: 'never' });
    }
  }

  async function writable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failure) throw error;
      const code = (error as NodeJS.ErrnoException).code ?? '';
      throw failure(errorCodes.stateNotWritable, 'journal.write', {
        params: { folder, reason: code },
        origin: { kind: 'file', id: code },
        cause: error,
      });
    }
  }

  return {
    async create(id) {
      const path = pathOf(id);
      return writable(async () => {
        await mkdir(folder, { recursive: true });
        return writerOn(await open(path, 'ax'), path, 0, writable);
      });
    },

    async reopen(id, at) {
      const bytes = await bytesOf(id);
      const { torn, lines } = wholeLines(bytes);
      parse(id, lines);
      return writable(async () => {
        const path = pathOf(id);
        let keptAs: string | undefined;
        if (torn.length > 0) {
          keptAs = `${id}.torn-${bytes.length - torn.length}`;
          await writeFile(join(folder, keptAs), torn);
          await truncate(path, bytes.length - torn.length);
        }
        const writer = writerOn(await open(path, 'a'), path, bytes.length - torn.length, writable);
        if (keptAs !== undefined) await writer.append({ t: 'torn', at, keptAs, bytes: torn.length }, true);
        return writer;
      });
    },

    async read(id) {
      const { lines, torn } = wholeLines(await bytesOf(id));
      return { events: parse(id, lines), tornBytes: torn.length };
    },

    async keep(id, ending, text) {
      const path = pathOf(id).replace(/\.ndjson$/u, `.${ending}`);
      await writable(async () => {
        await mkdir(folder, { recursive: true });
        await writeFile(path, text, { flush: true });
      });
    },

    async list() {
      try {
        const names = await readdir(folder);
        return names
          .filter((name) => name.endsWith('.ndjson'))
          .map((name) => name.slice(0, -'.ndjson'.length))
          .filter((id) => JobId.safeParse(id).success)
          .sort()
          .reverse();
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? '';
        if (code === 'ENOENT') return [];
        throw failure(errorCodes.stateNotWritable, 'journal.read', {
          params: { folder, reason: code },
          origin: { kind: 'file', id: code },
          cause: error,
        });
      }
    },
  };
}
