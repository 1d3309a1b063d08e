import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { takeLock } from '../../src/practice/store/lock.ts';
import { openStore } from '../../src/practice/store/store.ts';
import { bench, edit, handTime, tempFolder } from './support.ts';

const happy = 'happy-client-default-switch';
const files = (folder: string) => readdirSync(folder).toSorted();

describe('the folder', () => {
  it('holds two files and nothing else once everybody is done', async () => {
    const b = await bench(happy);
    b.machine.enroll();
    await b.world.clock.sleep(1_000);
    expect(files(b.folder)).toEqual(['cloud.json', 'handed-over', 'machine.json']);
  });

  it('is opened again as it was left', async () => {
    const b = await bench(happy);
    b.machine.break('disk-full');
    const again = await bench(happy, { folder: b.folder, real: b.real });
    expect(await again.fact('host.volumes')).toMatchObject([{ freeGb: 1 }]);
  });

  it('belongs to its scenario', async () => {
    const b = await bench(happy);
    await expect(bench('vm-off', { folder: b.folder })).rejects.toMatchObject({
      error: { code: errorCodes.practiceDamaged, params: { reason: 'other-scenario' } },
    });
  });

  it('is made whole when a kill came between its two files', async () => {
    const b = await bench(happy);
    const folder = tempFolder();
    writeFileSync(join(folder, 'cloud.json'), readFileSync(join(b.folder, 'cloud.json')));
    const again = await bench(happy, { folder });
    expect(again.machine.show()).toMatchObject({ scenario: happy });
  });

  it.each([
    ['machine.json', 'is torn', '{"schemaVersion":2,"scen'],
    ['machine.json', 'is empty', ''],
    ['machine.json', 'is something else', '{"schemaVersion":2,"scenario":"x"}'],
    ['machine.json', 'has a version that is no number', '{"schemaVersion":"1","scenario":"x"}'],
    ['machine.json', 'has no version', '{"scenario":"x"}'],
    ['cloud.json', 'is torn', '{'],
  ])('is refused, and left alone, when %s %s', async (file, _what, content) => {
    const b = await bench(happy);
    writeFileSync(join(b.folder, file), content);
    await expect(bench(happy, { folder: b.folder })).rejects.toMatchObject({
      error: { code: errorCodes.practiceDamaged, params: { file, reason: 'damaged' } },
    });
    expect(readFileSync(join(b.folder, file), 'utf8')).toBe(content);
  });

  const ofVersion1 = readFileSync(new URL('fixtures/machine-v1.json', import.meta.url), 'utf8');

  it.each([
    ['machine.json', 'that version 1 made', ofVersion1, 1, 2],
    ['machine.json', 'of a version to come', '{"schemaVersion":3,"colour":"blue"}', 3, 2],
    ['cloud.json', 'of a version to come', '{"schemaVersion":7,"scopeId":"x"}', 7, 2],
  ])('with a %s %s is told as such, and left alone', async (file, _what, content, found, known) => {
    const b = await bench(happy);
    writeFileSync(join(b.folder, file), content);
    await expect(bench(happy, { folder: b.folder })).rejects.toMatchObject({
      error: { code: errorCodes.practiceVersion, params: { scenario: happy, file, found, known } },
    });
    expect(readFileSync(join(b.folder, file), 'utf8')).toBe(content);
  });

  it('is refused with an unknown property or a value out of its set', async () => {
    for (const change of [
      { colour: 'blue' },
      { clockOffsetMs: 'soon' },
      { hold: { op: 'Remove-Item', point: 'before' } },
    ]) {
      const b = await bench(happy);
      edit(b, (machine) => Object.assign(machine, change));
      await expect(bench(happy, { folder: b.folder })).rejects.toMatchObject({
        error: { code: errorCodes.practiceDamaged },
      });
    }
  });

  it('is refused also while it is open', async () => {
    const b = await bench(happy);
    writeFileSync(join(b.folder, 'machine.json'), '{');
    expect(() => b.machine.show()).toThrow(errorCodes.practiceDamaged);
    await expect(b.read('account.read')).rejects.toMatchObject({
      error: { code: errorCodes.practiceDamaged },
    });
  });

  it('changes nothing when a change is refused', async () => {
    const b = await bench(happy);
    const before = readFileSync(join(b.folder, 'machine.json'), 'utf8');
    expect(() => {
      b.machine.break('no-such');
    }).toThrow(errorCodes.badInput);
    expect(readFileSync(join(b.folder, 'machine.json'), 'utf8')).toBe(before);
    expect(files(b.folder)).toEqual(['cloud.json', 'handed-over', 'machine.json']);
  });
});

describe('the lock', () => {
  const alive = { pid: 1, isAlive: () => true, tries: 3 };
  const dead = { pid: 2, isAlive: (pid: number) => pid !== 1, tries: 3 };

  it('is held by one at a time', () => {
    const path = join(tempFolder(), 'lock');
    const first = takeLock(path, alive);
    expect(readFileSync(path, 'utf8')).toMatch(/^1\./u);
    expect(takeLock(path, { ...alive, pid: 2 })).toBeUndefined();
    first?.release();
    expect(existsSync(path)).toBe(false);
    expect(takeLock(path, { ...alive, pid: 2 })).toBeDefined();
  });

  it('of a dead process is taken over, with what it left', () => {
    const folder = tempFolder();
    const path = join(folder, 'machine.lock');
    const first = takeLock(path, alive);
    writeFileSync(join(folder, `machine.json.${first?.token ?? ''}.draft`), 'half');
    const second = takeLock(path, dead);
    expect(second).toBeDefined();
    expect(files(folder)).toEqual(['machine.lock']);
    // The dead one's release comes too late to hurt.
    first?.release();
    expect(readFileSync(path, 'utf8')).toMatch(/^2\./u);
    second?.release();
    expect(files(folder)).toEqual([]);
  });

  it('is not taken over while another living process is about to', () => {
    const folder = tempFolder();
    const path = join(folder, 'lock');
    writeFileSync(path, '1.dead');
    writeFileSync(`${path}.1.dead.claim`, '3.claimer');
    expect(takeLock(path, dead)).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('1.dead');
  });

  it('is taken over also from one who died while taking over', () => {
    const folder = tempFolder();
    const path = join(folder, 'lock');
    writeFileSync(path, '1.dead');
    writeFileSync(`${path}.1.dead.claim`, '3.claimer');
    const lock = takeLock(path, { pid: 2, isAlive: (pid) => pid === 2, tries: 3 });
    expect(lock).toBeDefined();
    expect(files(folder)).toEqual(['lock']);
    lock?.release();
    expect(files(folder)).toEqual([]);
  });

  it('of a process that has it too long ends in an error that may be tried again', async () => {
    const b = await bench(happy);
    const store = openStore({
      folder: b.folder,
      scenario: happy,
      pid: 2,
      isAlive: () => true,
      isToSettle: () => false,
      settle: () => undefined,
      start: () => {
        throw new Error('it is there');
      },
      lockTries: 2,
    });
    writeFileSync(join(b.folder, 'machine.lock'), '1.somebody');
    expect(() => {
      store.change(() => undefined);
    }).toThrow(errorCodes.stateNotWritable);
  });

  it('draft of a killed process is cleared away at the next opening, one of a living process is not', async () => {
    const b = await bench(happy);
    const draft = (pid: number) => `machine.lock.${pid}.00000000-0000-0000-0000-000000000000.draft`;
    for (const pid of [1, 2]) writeFileSync(join(b.folder, draft(pid)), '');
    await bench(happy, { folder: b.folder, pid: 2, isAlive: (pid) => pid === 2 });
    expect(files(b.folder)).toEqual(['cloud.json', 'handed-over', 'machine.json', draft(2)]);
  });

  it('left by a killed process does not stop the next one', async () => {
    const b = await bench(happy, { pid: 2, isAlive: (pid) => pid === 2, real: handTime() });
    writeFileSync(join(b.folder, 'machine.lock'), '1.left-behind');
    b.machine.break('disk-full');
    expect(files(b.folder)).toEqual(['cloud.json', 'handed-over', 'machine.json']);
  });
});
