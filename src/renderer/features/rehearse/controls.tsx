import {
  Button,
  Dropdown,
  Field,
  makeStyles,
  Option,
  OptionGroup,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Section } from '../../design/parts.tsx';
import type { Act } from './act.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  wide: { minWidth: 'min(320px, 100%)' },
});

/** Paces to choose from, each with the real time per practice time; `upTo` says which one a given pace is nearest to. */
const paces = [
  { id: 'at-once', scale: 0, upTo: 0 },
  { id: 'fast', scale: 0.02, upTo: 0.05 },
  { id: 'brisk', scale: 0.1, upTo: 0.5 },
  { id: 'real', scale: 1, upTo: 1 },
] as const;

const groups = ['eflow', 'windows', 'network', 'account', 'cure'] as const;

/** Power button, pace, the colleague in the cloud, and what may go wrong. */
export function Controls({ act, busy }: { act: Act; busy: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const machine = useReading('practice.show', {}, { everyMs: 5000 });
  const faults = useReading('practice.faults', {});
  const [fault, setFault] = useState<string>();
  const [sure, setSure] = useState(false);
  const pace = paces.find(({ upTo }) => (machine.data?.speed ?? 0) <= upTo) ?? paces[0];

  const reboot = (fastStartup: boolean) =>
    act(async () => {
      await client.call('practice.reboot', { fastStartup });
      return t(fastStartup ? 'practice.fast' : 'practice.rebooted');
    });
  const reset = () =>
    act(async () => {
      setSure(false);
      await client.call('practice.reset', {});
      return t('practice.reset');
    });
  const setPace = (id: string) =>
    act(async () => {
      await client.call('practice.speed', { scale: paces.find((one) => one.id === id)?.scale ?? 0 });
      return t('app.practice.speed.set');
    });

  return (
    <>
      <Section title={t('app.practice.power')}>
        <div className={styles.row}>
          <Button disabled={busy} onClick={() => void reboot(false)}>
            {t('app.practice.reboot')}
          </Button>
          <Button disabled={busy} onClick={() => void reboot(true)}>
            {t('app.practice.fast')}
          </Button>
          {sure ? null : <Button onClick={() => setSure(true)}>{t('app.practice.reset')}</Button>}
        </div>
        {sure ? (
          <div className={styles.row} role="group" aria-label={t('app.practice.reset')}>
            <Text>{t('app.practice.reset.sure')}</Text>
            <Button appearance="primary" disabled={busy} onClick={() => void reset()}>
              {t('app.practice.reset.yes')}
            </Button>
            <Button onClick={() => setSure(false)}>{t('app.practice.reset.no')}</Button>
          </div>
        ) : null}
        <Field label={t('app.practice.speed')}>
          <RadioGroup value={pace.id} onChange={(_event, data) => void setPace(data.value)}>
            {paces.map(({ id }) => (
              <Radio key={id} value={id} label={t(`app.practice.speed.${id}`)} />
            ))}
          </RadioGroup>
        </Field>
      </Section>
      <Section title={t('app.practice.colleague')}>
        <div className={styles.row}>
          <Button
            disabled={busy}
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
          <Field label={t('app.practice.fault')} className={styles.wide}>
            <Dropdown
              clearButton={{ 'aria-label': t('app.practice.choose') }}
              placeholder={t('app.practice.choose')}
              onOptionSelect={(_event, data) => setFault(data.optionValue)}
            >
              {groups.map((group) => (
                <OptionGroup key={group} label={t(`faults.${group}`)}>
                  {(faults.data ?? [])
                    .filter((one) => one.group === group)
                    .map(({ name }) => (
                      <Option key={name} value={name}>
                        {t(`fault.${name}`)}
                      </Option>
                    ))}
                </OptionGroup>
              ))}
            </Dropdown>
          </Field>
          <Button
            disabled={busy || fault === undefined}
            onClick={() =>
              void act(async () => {
                await client.call('practice.break', { fault: fault ?? '' });
                return t('practice.broken', { fault: t(`fault.${fault ?? ''}`) });
              })
            }
          >
            {t('app.practice.break-it')}
          </Button>
          {machine.data?.held == null ? null : (
            <Button
              onClick={() =>
                void act(async () => {
                  await client.call('practice.release', {});
                  return t('practice.released');
                })
              }
            >
              {t('app.practice.release')}
            </Button>
          )}
        </div>
      </Section>
    </>
  );
}
