import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { JobEvent } from '../../../src/contract/jobs.ts';
import { createJournal } from '../../../src/main/adapters/journal-files.ts';
import { ended, header, jobId, otherJobId, planEvent, started, stateEvent } from '../../support/events.ts';
import { at } from '../../support/facts.ts';
import { refusalOf } from '../../support/refusals.ts';
import { tempFolder } from '../../support/temp.ts';

const story: JobEvent[] = [
  header(),
  planEvent(),
  stateEvent('running'),
  started('a'),
  ended('a'),
  stateEvent('succeeded', 9),
];
const lines = (events: readonly JobEvent[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const pathOf = (folder: string, id = jobId) => join(folder, 'jobs', `${id}.ndjson`);

/** A state folder that holds this text as the journal of a job. */
function folderWith(text: string | Buffer, id = jobId): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'jobs'));
  writeFileSync(pathOf(folder, id), text);
  return folder;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a journal', () => {
  test('gives back what was appended, one line an event', async () => {
    const folder = tempFolder();
    const journal = createJournal(folder);
    const writer = await journal.create(jobId);
    for (const event of story) await writer.append(event, true);
    await writer.close();
    expect(await journal.read(jobId)).toEqual({ events: story, tornBytes: 0 });
    expect(readFileSync(pathOf(folder), 'utf8')).toBe(lines(story));
  });

  test('keeps a text beside it, written anew each time, which is no journal of its own', async () => {
    const folder = tempFolder();
    const journal = createJournal(folder);
    await journal.keep(jobId, 'adopted.json', 'first, and longer');
    await journal.keep(jobId, 'adopted.json', 'second');
    expect(readFileSync(join(folder, 'jobs', `${jobId}.adopted.json`), 'utf8')).toBe('second');
    expect(await journal.list()).toEqual([]);
    await refusalOf(() => journal.keep('../outside', 'adopted.json', 'x'));
    expect(readdirSync(folder)).toEqual(['jobs']);
  });

  test('keeps the order of events that nobody waited for', async () => {
    const journal = createJournal(tempFolder());
    const writer = await journal.create(jobId);
    const said = Array.from({ length: 200 }, (_, i): JobEvent => ({
      t: 'line',
      at: at(i),
      step: 'a',
      stream: 'information',
      text: 'x'.repeat(i * 7),
    }));
    const events = [header(), ...said];
    await Promise.all([...events.map((event, i) => writer.append(event, i % 50 === 0)), writer.close()]);
    expect((await journal.read(jobId)).events).toEqual(events);
  });

  test('has an event on the disk as soon as its appending ends, while it is still open', async () => {
    const folder = tempFolder();
    const writer = await createJournal(folder).create(jobId);
    await writer.append(header(), true);
    expect(readFileSync(pathOf(folder), 'utf8')).toBe(lines([header()]));
    await writer.close();
  });

  test('keeps line breaks and odd characters of a text within its line', async () => {
    const folder = tempFolder();
    const journal = createJournal(folder);
    const odd: JobEvent = {
      t: 'line',
      at: at(1),
      step: 'a',
      stream: 'error',
      text: 'a\nb\r\u2028\u0000 \ud83d\ude80',
    };
    const writer = await journal.create(jobId);
    await writer.append(header(), false);
    await writer.append(odd, false);
    await writer.close();
    expect((await journal.read(jobId)).events[1]).toEqual(odd);
    expect(readFileSync(pathOf(folder), 'utf8').split('\n')).toHaveLength(3);
  });

  test('is begun once', async () => {
    const journal = createJournal(tempFolder());
    await (await journal.create(jobId)).close();
    expect(await refusalOf(() => journal.create(jobId))).toMatchObject({
      code: 'EFD-JRN-003',
      params: { reason: 'EEXIST' },
    });
  });

  test('goes on where it ended', async () => {
    const journal = createJournal(folderWith(lines(story.slice(0, 3))));
    const writer = await journal.reopen(jobId, at(20));
    for (const event of story.slice(3)) await writer.append(event, true);
    await writer.close();
    expect((await journal.read(jobId)).events).toEqual(story);
  });
});

describe('a last line that was torn by a kill', () => {
  const whole = Buffer.from(lines(story.slice(0, 4)));
  const last: JobEvent = { t: 'line', at: at(5), step: 'a', stream: 'information', text: 'Größe: 4 \u2713' };
  const line = Buffer.from(lines([last]));
  const offsets = Array.from({ length: line.length - 1 }, (_, i) => i + 1);

  test('is told, kept aside and never mixed with what comes, at every byte of it', async () => {
    for (const cut of offsets) {
      const torn = line.subarray(0, cut);
      const folder = folderWith(Buffer.concat([whole, torn]));
      const journal = createJournal(folder);
      expect(await journal.read(jobId)).toEqual({ events: story.slice(0, 4), tornBytes: cut });

      const writer = await journal.reopen(jobId, at(20));
      await writer.append(ended('a'), true);
      await writer.close();
      const keptAs = `${jobId}.torn-${whole.length}`;
      const events = [...story.slice(0, 4), { t: 'torn', at: at(20), keptAs, bytes: cut }, ended('a')];
      expect(await journal.read(jobId)).toEqual({ events, tornBytes: 0 });
      expect(readFileSync(join(folder, 'jobs', keptAs)).equals(torn)).toBe(true);
      expect(await journal.list()).toEqual([jobId]);
    }
  });

  test('of the first line leaves a job that was never begun', async () => {
    const journal = createJournal(folderWith(line.subarray(0, 9)));
    expect(await journal.read(jobId)).toEqual({ events: [], tornBytes: 9 });
    const writer = await journal.reopen(jobId, at(20));
    await writer.close();
    expect((await journal.read(jobId)).events).toEqual([
      { t: 'torn', at: at(20), keptAs: `${jobId}.torn-0`, bytes: 9 },
    ]);
  });

  test('leaves no trace when the file is whole', async () => {
    const folder = folderWith(whole);
    await (await createJournal(folder).reopen(jobId, at(20))).close();
    expect(readFileSync(pathOf(folder)).equals(whole)).toBe(true);
    expect(readdirSync(join(folder, 'jobs'))).toEqual([`${jobId}.ndjson`]);
  });
});

describe('a journal that cannot be trusted', () => {
  const damaged: [string, string, number][] = [
    ['text in the midst', `${lines(story.slice(0, 2))}oops\n${lines(story.slice(2))}`, 3],
    ['an empty line', `${lines(story.slice(0, 1))}\n${lines(story.slice(1))}`, 2],
    ['an event nobody knows', `${lines(story.slice(0, 1))}{"t":"magic","at":"x"}\n`, 2],
    ['an event that lacks a field', `${lines(story.slice(0, 1))}{"t":"state","at":"x"}\n`, 2],
    ['null in place of the header', `null\n${lines(story)}`, 1],
    ['a number in place of the header', '7\n', 1],
    ['two lines in one', `${lines(story.slice(0, 1))}${lines(story.slice(1, 3)).replace('\n', '')}`, 2],
  ];
  test.each(damaged)('%s is refused with the number of the line', async (_name, text, line) => {
    const folder = folderWith(text);
    const journal = createJournal(folder);
    const words = { code: 'EFD-JRN-002', params: { job: jobId, line }, retry: 'never' };
    expect(await refusalOf(() => journal.read(jobId))).toMatchObject(words);
    expect(await refusalOf(() => journal.reopen(jobId, at(20)))).toMatchObject(words);
    expect(readFileSync(pathOf(folder), 'utf8')).toBe(text);
  });

  test('a newer one is refused with words, whatever its events look like', async () => {
    const newer = `${JSON.stringify({ t: 'job2', schema: 2, id: jobId })}\n{"t":"magic"}\n`;
    const folder = folderWith(newer);
    const journal = createJournal(folder);
    const words = { code: 'EFD-JRN-001', params: { job: jobId, version: 2, known: 1 }, retry: 'never' };
    expect(await refusalOf(() => journal.read(jobId))).toMatchObject(words);
    expect(await refusalOf(() => journal.reopen(jobId, at(20)))).toMatchObject(words);
    expect(readFileSync(pathOf(folder), 'utf8')).toBe(newer);
  });
});

describe('the name of a job', () => {
  const names = [
    '../secret',
    '..\\secret',
    `../jobs/${jobId}`,
    `${jobId}/../x`,
    'C:\\x',
    '',
    'latest',
    `${jobId}\u0000`,
    '20260301-080000-000G',
    `${jobId}\n`,
  ];
  test.each(names)('is never %j', async (name) => {
    const folder = folderWith(lines(story));
    writeFileSync(join(folder, 'secret.ndjson'), lines(story));
    const journal = createJournal(folder);
    const before = readdirSync(folder, { recursive: true });
    for (const work of [
      () => journal.read(name),
      () => journal.reopen(name, at(20)),
      () => journal.create(name),
    ]) {
      expect(await refusalOf(work)).toMatchObject({ code: 'EFD-JOB-002', params: { job: name } });
    }
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test('that no file has is unknown', async () => {
    const journal = createJournal(tempFolder());
    expect(await refusalOf(() => journal.read(otherJobId))).toMatchObject({ code: 'EFD-JOB-002' });
    expect(await refusalOf(() => journal.reopen(otherJobId, at(20)))).toMatchObject({ code: 'EFD-JOB-002' });
  });
});

describe('the list of journals', () => {
  test('is empty where there are none', async () => {
    expect(await createJournal(tempFolder()).list()).toEqual([]);
  });

  test('has the newest first and nothing else that lies there', async () => {
    const folder = folderWith(lines(story));
    for (const name of [`${otherJobId}.ndjson`, `${jobId}.torn-7`, 'notes.txt', 'x.ndjson']) {
      writeFileSync(join(folder, 'jobs', name), '');
    }
    expect(await createJournal(folder).list()).toEqual([otherJobId, jobId]);
  });
});

describe('a folder that cannot be written', () => {
  test('is told with the reason', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'jobs'), 'a file stands where the folder belongs');
    const error = await refusalOf(() => createJournal(folder).create(jobId));
    expect(error).toMatchObject({
      code: 'EFD-JRN-003',
      doing: 'journal.write',
      params: { folder: join(folder, 'jobs') },
    });
    expect(error.params['reason']).toMatch(/^E[A-Z]+$/u);
  });

  test('is told of a single line, too', async () => {
    const writer = await createJournal(tempFolder()).create(jobId);
    await writer.close();
    expect(await refusalOf(() => writer.append(header(), true))).toMatchObject({ code: 'EFD-JRN-003' });
  });
});

describe('a disk that is full in the midst of a line', () => {
  /** The next append writes a part of the line and fails. */
  async function failOnce(folder: string): Promise<void> {
    const any = await open(join(folder, 'any'), 'w');
    const handle = Object.getPrototypeOf(any) as FileHandle;
    await any.close();
    vi.spyOn(handle, 'appendFile').mockImplementationOnce(async function (this: FileHandle, data) {
      await this.write((data as Buffer).subarray(0, 10));
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
  }

  test('fails that line, and the next one does not stand behind its rest', async () => {
    const folder = tempFolder();
    const journal = createJournal(folder);
    const writer = await journal.create(jobId);
    await writer.append(header(), true);
    await failOnce(folder);
    expect(await refusalOf(() => writer.append(planEvent(), true))).toMatchObject({
      code: 'EFD-JRN-003',
      params: { reason: 'ENOSPC' },
    });
    expect(await journal.read(jobId)).toEqual({ events: [header()], tornBytes: 10 });
    await writer.append(stateEvent('failed'), true);
    await writer.close();
    expect(await journal.read(jobId)).toEqual({ events: [header(), stateEvent('failed')], tornBytes: 0 });
  });

  test('and a kill afterwards leave a torn last line as any kill does', async () => {
    const folder = tempFolder();
    const journal = createJournal(folder);
    const writer = await journal.create(jobId);
    await writer.append(header(), true);
    await failOnce(folder);
    await refusalOf(() => writer.append(planEvent(), true));
    await writer.close();
    const again = await journal.reopen(jobId, at(20));
    await again.close();
    expect((await journal.read(jobId)).events.map((event) => event.t)).toEqual(['job', 'torn']);
    expect(existsSync(pathOf(folder))).toBe(true);
  });
});
