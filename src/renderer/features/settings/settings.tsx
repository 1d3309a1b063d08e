import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useReading } from '../../app/calls.ts';
import { setPreferences, usePreferences, type Preferences } from '../../app/preferences.ts';
import { useWords } from '../../app/words.tsx';
import { Page, Section } from '../../design/parts.tsx';

/** How the app looks and speaks, and which one it is. */
export function Settings() {
  const { t } = useWords();
  const { theme, language } = usePreferences();
  const about = useReading('app.about', {});
  return (
    <Page title={t('app.nav.settings')}>
      <Section title={t('app.settings.look')}>
        <Field label={t('app.settings.theme')}>
          <RadioGroup
            value={theme}
            onChange={(_event, data) => setPreferences({ theme: data.value as Preferences['theme'] })}
          >
            {(['system', 'light', 'dark'] as const).map((one) => (
              <Radio key={one} value={one} label={t(`app.settings.theme.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={t('app.settings.language')}>
          <RadioGroup
            value={language}
            onChange={(_event, data) => setPreferences({ language: data.value as Preferences['language'] })}
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
