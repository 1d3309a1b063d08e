import { mkdir, open, readdir, readFile, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodes, failure } from '../../contract/errors.ts';
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
      throw failure(errorCodes.journalDamaged, 'journal.read', { params: { job: id, line: i + 1 }, retry: 'never' });
    }
    const schema = i === 0 ? (data as { schema?: unknown }).schema : undefined;
    if (typeof schema === 'number' && schema > journalSchema) {
      throw failure(errorCodes.journalNewer, 'journal.read', {
        params: { job: id, version: schema, known: journalSchema },
        retry: 'never',
      });
    }
    const event = JobEvent.safeParse(data);
    if (event.success) return event.data;
    throw failure(errorCodes.journalDamaged, 'journal.read', { params: { job: id, line: i + 1 }, retry: 'never' });
  });
}

/** Appends in order; every line is one write, so that a kill tears at most the last one. */
function writerOn(file: FileHandle): JournalWriter {
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
        await file.appendFile(`${JSON.stringify(event)}\n`);
        if (flush) await file.datasync();
      }),
    close: () => inOrder(() => file.close()),
  };
}

/** Journals as NDJSON files `jobs/<id>.ndjson` in the state folder. */
export function createJournal(stateFolder: string): Journal {
  const folder = join(stateFolder, 'jobs');
  const pathOf = (id: JobId) => join(folder, `${id}.ndjson`);

  async function bytesOf(id: JobId): Promise<Buffer> {
    if (!JobId.safeParse(id).success) throw failure(errorCodes.jobUnknown, 'journal.read', { params: { job: id } });
    try {
      return await readFile(pathOf(id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw failure(errorCodes.jobUnknown, 'journal.read', { params: { job: id }, retry: 'never' });
    }
  }

  async function writable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      throw failure(errorCodes.stateNotWritable, 'journal.write', {
        params: { folder, reason: code },
        origin: { kind: 'file', id: code },
        cause: error,
      });
    }
  }

  return {
    create: (id) =>
      writable(async () => {
        await mkdir(folder, { recursive: true });
        return writerOn(await open(pathOf(id), 'ax'));
      }),

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
        const writer = writerOn(await open(path, 'a'));
        if (keptAs !== undefined) await writer.append({ t: 'torn', at, keptAs, bytes: torn.length }, true);
        return writer;
      });
    },

    async read(id) {
      const { lines, torn } = wholeLines(await bytesOf(id));
      return { events: parse(id, lines), tornBytes: torn.length };
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
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
  };
}
