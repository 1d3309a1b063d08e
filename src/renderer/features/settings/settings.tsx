import { Field, MessageBar, MessageBarBody, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { Settings as Chosen } from '../../../contract/settings.ts';
import { useReading } from '../../app/calls.ts';
import { usePreferences, useSetPreferences } from '../../app/preferences.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Page, Section } from '../../design/parts.tsx';

/** How the app looks and speaks, what is to be told about the file that keeps this, and which app it is. */
export function Settings() {
  const { t } = useWords();
  const { settings, problem } = usePreferences();
  const { set, error } = useSetPreferences();
  const about = useReading('app.about', {});
  const fixed = problem !== null && problem.kind !== 'damaged';
  return (
    <Page title={t('app.nav.settings')}>
      {problem === null ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t(`app.settings.problem.${problem.kind}`, problem)}</MessageBarBody>
        </MessageBar>
      )}
      {error === undefined ? null : <Broken error={error} />}
      <Section title={t('app.settings.look')}>
        <Field label={t('app.settings.theme')}>
          <RadioGroup
            value={settings.theme}
            disabled={fixed}
            onChange={(_event, data) => set({ theme: data.value as Chosen['theme'] })}
          >
            {(['system', 'light', 'dark'] as const).map((one) => (
              <Radio key={one} value={one} label={t(`app.settings.theme.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={t('app.settings.language')}>
          <RadioGroup
            value={settings.language}
            disabled={fixed}
            onChange={(_event, data) => set({ language: data.value as Chosen['language'] })}
          >
            <Radio value="system" label={t('app.settings.theme.system')} />
            <Radio value="en" label="English" />
            <Radio value="de" label="Deutsch" />
          </RadioGroup>
        </Field>
      </Section>
      <Section title={t('app.settings.about')}>
        <Text>{t('app.settings.version', { version: about.data?.version ?? '' })}</Text>
        <Text>{t('app.settings.unverified')}</Text>
      </Section>
    </Page>
  );
}
