import { Button, Dropdown, Field, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../client/desk.tsx';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Code, Page, Section, Waiting } from '../../design/parts.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});

/** The hands on the practice machine: what a person would do beside the app, and what may go wrong. */
export function Practice() {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const queries = useQueryClient();
  const machine = useReading('practice.show', {}, { everyMs: 5000 });
  const faults = useReading('practice.faults', {});
  const [fault, setFault] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [said, setSaid] = useState('');

  async function act(work: () => Promise<string>): Promise<void> {
    setError(undefined);
    try {
      setSaid(await work());
      await queries.invalidateQueries();
    } catch (reason) {
      setError(reason);
    }
  }
  const reboot = (fastStartup: boolean) =>
    act(async () => {
      await client.call('practice.reboot', { fastStartup });
      return t(fastStartup ? 'practice.fast' : 'practice.rebooted');
    });

  return (
    <Page title={t('app.nav.practice')} lead={t('app.practice.lead')}>
      {error === undefined ? null : <Broken error={error} />}
      <Text role="status">{said}</Text>
      <Section title={t('app.practice.power')}>
        <div className={styles.row}>
          <Button onClick={() => void reboot(false)}>{t('app.practice.reboot')}</Button>
          <Button onClick={() => void reboot(true)}>{t('app.practice.fast')}</Button>
          <Button
            onClick={() =>
              void act(async () => {
                await client.call('practice.reset', {});
                return t('practice.reset');
              })
            }
          >
            {t('app.practice.reset')}
          </Button>
        </div>
      </Section>
      <Section title={t('app.practice.colleague')}>
        <div className={styles.row}>
          <Button
            onClick={() =>
              void act(async () => t('practice.enrolled', await client.call('practice.enroll', {})))
            }
          >
            {t('app.practice.enroll')}
          </Button>
        </div>
      </Section>
      <Section title={t('app.practice.break')}>
        <div className={styles.row}>
          <Field label={t('app.practice.fault')}>
            <Dropdown
              placeholder={t('app.practice.choose')}
              onOptionSelect={(_event, data) => setFault(data.optionValue)}
            >
              {(faults.data ?? []).map((one) => (
                <Option key={one.name} value={one.name} text={one.name}>
                  {one.name}: {one.about}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Button
            disabled={fault === undefined}
            onClick={() =>
              void act(async () => {
                await client.call('practice.break', { fault: fault ?? '' });
                return t('practice.broken', { fault: fault ?? '' });
              })
            }
          >
            {t('app.practice.break-it')}
          </Button>
        </div>
      </Section>
      <Section title={t('app.practice.machine')}>
        {machine.data === undefined ? (
          <Waiting label={t('app.loading')} />
        ) : (
          <Code label={t('app.practice.machine')}>{JSON.stringify(machine.data, null, 2)}</Code>
        )}
      </Section>
    </Page>
  );
}
