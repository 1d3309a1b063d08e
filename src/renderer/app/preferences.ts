import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings, SettingsChange, SettingsProblem, SettingsView } from '../../contract/settings.ts';
import { useClient } from '../client/desk.tsx';
import { useReading } from './calls.ts';

/** What holds until the program has said what does. */
const usualSettings: Settings = { theme: 'system', language: 'system' };

/** How the person at this page likes to see the app. */
export interface Preferences {
  settings: Settings;
  /** What is to be told about the file that keeps them; null when there is nothing to tell. */
  problem: SettingsProblem | null;
  /** True once it is known what holds: nothing is shown before, lest it change under the eyes. */
  known: boolean;
}

/** The preferences of the person at this page, asked for once `when` holds. Without an answer everything is as usual. */
export function usePreferences(when = true): Preferences {
  const { data, failureCount } = useReading('settings.read', {}, { when });
  return {
    settings: data?.settings ?? usualSettings,
    problem: data?.problem ?? null,
    known: data !== undefined || failureCount > 0,
  };
}

/** Keeps a choice. It shows at once, and is taken back with its reason when it cannot be kept. */
export function useSetPreferences(): { set(change: SettingsChange): void; error: unknown } {
  const client = useClient();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const key = ['settings.read', {}];
  async function set(change: SettingsChange): Promise<void> {
    const before = queries.getQueryData<SettingsView>(key);
    const { theme, language } = before?.settings ?? usualSettings;
    const settings = { theme: change.theme ?? theme, language: change.language ?? language };
    queries.setQueryData<SettingsView>(key, { settings, problem: before?.problem ?? null });
    setError(undefined);
    try {
      queries.setQueryData(key, await client.call('settings.write', change));
    } catch (reason) {
      setError(reason);
      queries.setQueryData(key, before);
    }
  }
  return { set: (change) => void set(change), error };
}
