import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  settingsSchema,
  StoredSettings,
  usualSettings,
  type SettingsProblem,
  type SettingsView,
} from '../../contract/settings.ts';
import { errorCodes, failure } from '../../contract/errors.ts';
import type { Clock, Settings } from '../ports.ts';

/** What a store of settings is made with: the file is `NAME.json` in the folder. */
export interface StoreOptions {
  cwd: string;
  configName: string;
  /** Keys are plain names, never paths. */
  accessPropertiesByDotNotation: false;
}

/** The part of a `Conf` that is used here; an `ElectronStore` is one. */
export interface Store {
  store: Record<string, unknown>;
}

/** Opens the store; for Electron an `ElectronStore`, else a `Conf`. */
export type OpenStore = (options: StoreOptions) => Promise<Store>;

const openConf: OpenStore = async (options) => {
  // Loaded when it is needed: a cold start of the command line must not pay for it.
  const { default: Conf } = await import('conf');
  return new Conf<Record<string, unknown>>(options);
};

/** The way from each older version of the shape to the next; none is older yet. */
export type Migrations = Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>;
const ownMigrations: Migrations = {};

export interface SettingsOptions {
  /** The state folder. */
  folder: string;
  clock: Pick<Clock, 'now'>;
  open?: OpenStore;
  migrations?: Migrations;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Settings in `settings.json` of the state folder. Every call reads the file: other processes write it, too. */
export function createSettings(options: SettingsOptions): Settings {
  const { folder, clock, open = openConf, migrations = ownMigrations } = options;
  const path = join(folder, 'settings.json');
  /** Told as long as this program runs, since nobody may have looked when it happened. */
  let setAside: SettingsProblem | null = null;

  type Found = { stored: StoredSettings } | { problem: SettingsProblem };

  function migrated(document: Record<string, unknown>, version: number): Record<string, unknown> {
    let now = document;
    for (let at = version; at < settingsSchema; at += 1) {
      const step = migrations[at];
      // A version without a way on is none that ever was.
      if (step === undefined) return {};
      now = { ...step(now), schemaVersion: at + 1 };
    }
    return now;
  }

  /** Moves a file that makes no sense out of the way, whole, for whoever wants to look at it. */
  function keepAside(): Found {
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[-:.]/gu, '');
    const keptAs = join(folder, `settings.damaged-${stamp}.json`);
    try {
      renameSync(path, keptAs);
    } catch (error) {
      // Another process was quicker.
      if (codeOf(error) === 'ENOENT') return load();
      return { problem: { kind: 'unreadable', reason: codeOf(error) } };
    }
    setAside = { kind: 'damaged', keptAs };
    return { stored: { schemaVersion: settingsSchema } };
  }

  function load(): Found {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { stored: { schemaVersion: settingsSchema } };
      return { problem: { kind: 'unreadable', reason: codeOf(error) } };
    }
    let document: Record<string, unknown> | null;
    try {
      document = JSON.parse(text) as Record<string, unknown> | null;
    } catch {
      return keepAside();
    }
    const version = document?.['schemaVersion'];
    if (document === null || typeof version !== 'number') return keepAside();
    if (version > settingsSchema) return { problem: { kind: 'newer', version, known: settingsSchema } };
    const parsed = StoredSettings.safeParse(migrated(document, version));
    return parsed.success ? { stored: parsed.data } : keepAside();
  }

  function viewOf(found: Found): SettingsView {
    if ('problem' in found) return { settings: usualSettings, problem: found.problem };
    const { theme = usualSettings.theme, language = usualSettings.language } = found.stored;
    return { settings: { theme, language }, problem: setAside };
  }

  return {
    read: async () => viewOf(load()),
    async write(change) {
      const found = load();
      if ('problem' in found) {
        if (found.problem.kind === 'newer')
          throw failure(errorCodes.settingsNewer, 'settings.write', {
            params: { version: found.problem.version, known: found.problem.known },
            retry: 'never',
          });
        throw notWritable(found.problem.kind === 'unreadable' ? found.problem.reason : '');
      }
      const stored: StoredSettings = { ...found.stored, ...change };
      try {
        const store = await open({
          cwd: folder,
          configName: 'settings',
          accessPropertiesByDotNotation: false,
        });
        store.store = stored;
      } catch (error) {
        throw notWritable(codeOf(error), error);
      }
      return viewOf({ stored });
    },
  };

  function notWritable(reason: string, cause?: unknown) {
    return failure(errorCodes.stateNotWritable, 'settings.write', {
      params: { folder, reason },
      origin: { kind: 'file', id: reason },
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
