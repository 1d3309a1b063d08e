import { z } from 'zod';

/** Version of the shape of the stored settings. A file of a newer version is refused with words and left as it is. */
export const settingsSchema = 1;

/** How a person likes to see the app; of no consequence for the machine. */
export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
});
export type Settings = z.infer<typeof Settings>;

/** What holds where nothing was chosen. It is never written down, so that a later version may choose otherwise. */
export const usualSettings: Settings = { theme: 'system', language: 'system' };

/** Some of the settings, to be changed. */
export const SettingsChange = Settings.partial();
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The settings as they lie in their file: only what a person chose. */
export const StoredSettings = SettingsChange.extend({ schemaVersion: z.literal(settingsSchema) });
export type StoredSettings = z.infer<typeof StoredSettings>;

/**
 * Why the stored settings do not hold. `damaged`: the file made no sense and was kept under another name. `newer`: it
 * belongs to a newer version and stays as it is. `unreadable`: it cannot be read or moved.
 */
export const SettingsProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('damaged'), keptAs: z.string() }),
  z.object({ kind: z.literal('newer'), version: z.number(), known: z.number() }),
  z.object({ kind: z.literal('unreadable'), reason: z.string() }),
]);
export type SettingsProblem = z.infer<typeof SettingsProblem>;

/** The settings that hold now, and what is to be told about their file. */
export const SettingsView = z.object({ settings: Settings, problem: SettingsProblem.nullable() });
export type SettingsView = z.infer<typeof SettingsView>;
