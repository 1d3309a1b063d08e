import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSettings, type SettingsOptions } from '../../../src/main/adapters/settings.ts';
import { testFolder } from '../../support/app.ts';
import { refusalOf } from '../../support/refusals.ts';

const usual = { theme: 'system', language: 'system' };
let folder = '';
let remove = (): void => undefined;
beforeEach(() => {
  ({ folder, remove } = testFolder());
});
afterEach(() => remove());

const clock = { now: () => Date.parse('2026-03-02T08:00:00.123Z') };
const open = (more: Partial<SettingsOptions> = {}) => createSettings({ folder, clock, ...more });
const file = () => join(folder, 'settings.json');
const stored = () => JSON.parse(readFileSync(file(), 'utf8')) as unknown;
const store = (text: string) => writeFileSync(file(), text);

describe('settings', () => {
  test('are as usual where nothing was chosen, and reading writes nothing', async () => {
    expect(await open().read()).toEqual({ settings: usual, problem: null });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keep a choice, and only what was chosen', async () => {
    expect(await open().write({ theme: 'dark' })).toEqual({
      settings: { theme: 'dark', language: 'system' },
      problem: null,
    });
    expect(stored()).toEqual({ schemaVersion: 1, theme: 'dark' });
    expect((await open().read()).settings.theme).toBe('dark');
  });

  test('of one process are seen by another, and a later choice leaves the earlier one', async () => {
    const [one, two] = [open(), open()];
    await one.write({ theme: 'light' });
    await two.write({ language: 'de' });
    expect((await one.read()).settings).toEqual({ theme: 'light', language: 'de' });
    expect(stored()).toEqual({ schemaVersion: 1, theme: 'light', language: 'de' });
  });
});

describe('a file that makes no sense', () => {
  test.each([
    ['half a document', '{"schemaVersion": 1, "the'],
    ['nothing at all', ''],
    ['no document', 'null'],
    ['a list', '[]'],
    ['no version', '{"theme": "dark"}'],
    ['a version that is a text', '{"schemaVersion": "1"}'],
    ['a version that never was', '{"schemaVersion": 0, "theme": "dark"}'],
    ['a theme that does not exist', '{"schemaVersion": 1, "theme": "neon"}'],
    ['a key that does not exist', '{"schemaVersion": 1, "font": "big"}'],
  ])('(%s) is kept aside as it was, and told until the end', async (_what, text) => {
    store(text);
    const settings = open();
    const keptAs = join(folder, 'settings.damaged-20260302T080000123Z.json');
    expect(await settings.read()).toEqual({ settings: usual, problem: { kind: 'damaged', keptAs } });
    expect(readFileSync(keptAs, 'utf8')).toBe(text);
    expect(existsSync(file())).toBe(false);
    expect(await settings.write({ theme: 'dark' })).toEqual({
      settings: { theme: 'dark', language: 'system' },
      problem: { kind: 'damaged', keptAs },
    });
    expect((await open().read()).problem).toBeNull();
  });
});

describe('a file of a newer version', () => {
  const text = '{"schemaVersion": 2, "theme": {"name": "dark"}}';

  test('stays as it is, and nothing is kept over it', async () => {
    store(text);
    const settings = open();
    expect(await settings.read()).toEqual({
      settings: usual,
      problem: { kind: 'newer', version: 2, known: 1 },
    });
    expect(await refusalOf(() => settings.write({ theme: 'dark' }))).toMatchObject({
      code: 'EFD-SET-001',
      retry: 'never',
      params: { version: 2, known: 1 },
    });
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('a file of an older version', () => {
  test('goes the way from version to version, and is written in the new shape with the next choice', async () => {
    store('{"schemaVersion": -1, "look": "night"}');
    const migrations: SettingsOptions['migrations'] = {
      [-1]: ({ look }) => ({ night: look === 'night' }),
      0: ({ night }) => ({ theme: night === true ? 'dark' : 'light' }),
    };
    const settings = open({ migrations });
    expect(await settings.read()).toEqual({
      settings: { theme: 'dark', language: 'system' },
      problem: null,
    });
    await settings.write({ language: 'en' });
    expect(stored()).toEqual({ schemaVersion: 1, theme: 'dark', language: 'en' });
  });
});

describe('a file that cannot be used', () => {
  test('because it is a folder is told, and a choice is refused with the reason', async () => {
    mkdirSync(file());
    const settings = open();
    expect(await settings.read()).toEqual({
      settings: usual,
      problem: { kind: 'unreadable', reason: 'EISDIR' },
    });
    expect(await refusalOf(() => settings.write({ theme: 'dark' }))).toMatchObject({
      code: 'EFD-JRN-003',
      doing: 'settings.write',
      params: { reason: 'EISDIR' },
    });
  });

  test('because the store cannot be written refuses the choice', async () => {
    const settings = open({
      open: async () => ({
        get store() {
          return {};
        },
        set store(_value) {
          throw Object.assign(new Error('no'), { code: 'ENOSPC' });
        },
      }),
    });
    expect(await refusalOf(() => settings.write({ theme: 'dark' }))).toMatchObject({
      code: 'EFD-JRN-003',
      params: { reason: 'ENOSPC' },
    });
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'because it may not be moved is told as it is',
    async () => {
      store('nonsense');
      chmodSync(folder, 0o500);
      expect((await open().read()).problem).toEqual({ kind: 'unreadable', reason: 'EACCES' });
      chmodSync(folder, 0o700);
    },
  );
});

describe('a store of a host', () => {
  test('is opened with its folder and name, and gets what was chosen', async () => {
    const seen: unknown[] = [];
    const settings = open({
      open: async (options) => {
        seen.push(options);
        return {
          get store() {
            return {};
          },
          set store(value: Record<string, unknown>) {
            seen.push(value);
          },
        };
      },
    });
    await settings.write({ language: 'de' });
    expect(seen).toEqual([
      { cwd: folder, configName: 'settings', accessPropertiesByDotNotation: false },
      { schemaVersion: 1, language: 'de' },
    ]);
  });
});
