import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../../src/main/adapters/log-file.ts';
import { mark } from '../../../src/main/domain/redact.ts';
import type { Clock } from '../../../src/main/ports.ts';
import { at } from '../../support/facts.ts';
import { tempFolder } from '../../support/temp.ts';

const clock: Clock = { now: () => Date.parse(at(0)), sleep: async () => undefined };
const pathOf = (folder: string) => join(folder, 'logs', 'eflow-desk.log');
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  test('is one JSON line a message', () => {
    const folder = tempFolder();
    const log = createLog(folder, clock, (text) => text);
    log.write('info', 'call', { name: 'jobs.list', ms: 3 });
    log.write('error', 'call.broke', { error: 'two\nlines' });
    expect(linesOf(pathOf(folder))).toEqual([
      { at: at(0), level: 'info', event: 'call', name: 'jobs.list', ms: 3 },
      { at: at(0), level: 'error', event: 'call.broke', error: 'two\nlines' },
    ]);
  });

  test('holds no secret, neither by its shape nor by its value', () => {
    const folder = tempFolder();
    const log = createLog(folder, clock, (text) => text.replaceAll('CANARY-value', mark));
    log.write('warn', 'x', { a: 'SharedAccessKey=CANARY', b: ['sig=CANARY&x', { c: 'plain CANARY-value' }] });
    expect(readFileSync(pathOf(folder), 'utf8')).not.toContain('CANARY');
    expect(linesOf(pathOf(folder))[0]).toMatchObject({
      a: `SharedAccessKey=${mark}`,
      b: [`sig=${mark}&x`, { c: `plain ${mark}` }],
    });
  });

  test('begins anew when it gets long, and keeps one older file', () => {
    const folder = tempFolder();
    const log = createLog(folder, clock, (text) => text);
    const text = 'x'.repeat(400_000);
    for (let n = 1; n <= 5; n++) log.write('info', `n${n}`, { text });
    expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual(['eflow-desk.log', 'eflow-desk.log.1']);
    expect(linesOf(pathOf(folder)).map((line) => line['event'])).toEqual(['n5']);
    expect(linesOf(`${pathOf(folder)}.1`).map((line) => line['event'])).toEqual(['n3', 'n4']);
    expect(statSync(`${pathOf(folder)}.1`).size).toBeLessThanOrEqual(1 << 20);
  });

  test('falls silent where it cannot be written, for good', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'logs'), 'a file stands where the folder belongs');
    const log = createLog(folder, clock, (text) => text);
    log.write('info', 'one', {});
    rmSync(join(folder, 'logs'));
    log.write('info', 'two', {});
    expect(readdirSync(folder)).toEqual([]);
  });

  test('falls silent where its file is a folder', () => {
    const folder = tempFolder();
    mkdirSync(pathOf(folder), { recursive: true });
    const log = createLog(folder, clock, (text) => text);
    expect(() => log.write('info', 'one', {})).not.toThrow();
  });
});
