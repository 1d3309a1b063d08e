import type { App } from 'electron';
import { languageOf, say, type MessageParams } from '../../../messages/index.ts';
import type { Router } from '../../services/router.ts';

/** Words in the language of the person, as it is chosen now. */
export type Say = (key: string, params?: MessageParams) => string;

/** The words for a dialog that is about to open: the chosen language, else that of Windows. */
export async function wordsNow(router: Router, app: Pick<App, 'getLocale'>): Promise<Say> {
  const answer = await router.call('settings.read', {}, { id: 'shell', may: 'read' });
  const chosen = answer.ok ? answer.value.settings.language : 'system';
  const language = chosen === 'system' ? languageOf(app.getLocale()) : chosen;
  return (key, params) => say(language, key, params);
}
