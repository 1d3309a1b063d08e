import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Output } from '../../../contract/procedures.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { useOpenWorld } from '../../app/world.ts';
import { Broken } from '../../design/failure.tsx';
import { Section, Waiting } from '../../design/parts.tsx';
import type { Act } from './act.ts';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  here: { border: `2px solid ${tokens.colorBrandStroke1}` },
  name: { margin: 0 },
  lessons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  go: { marginBlockStart: 'auto' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Every scenario with what it teaches, the one that is open, and the way back to this computer. */
export function Scenarios({ about, act, busy }: { about: Output<'app.about'>; act: Act; busy: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const openWorld = useOpenWorld();
  const scenarios = useReading('app.scenarios', {});
  const verb = t(busy ? 'app.practice.opening' : 'app.practice.open');
  return (
    <>
      {about.world === 'practice' && about.localHost && about.switches ? (
        <Section title={t('app.practice.leave')}>
          <div className={styles.row}>
            <Text>{t('app.practice.leave.lead')}</Text>
            <Button
              disabled={busy}
              onClick={() =>
                void act(async () => {
                  await openWorld('local');
                  return t('app.practice.left');
                })
              }
            >
              {t('app.practice.leave')}
            </Button>
          </div>
        </Section>
      ) : null}
      <Section title={t('app.practice.scenarios')}>
        <Text>{about.switches ? t('app.practice.scenarios.lead') : t('app.practice.fixed')}</Text>
        {scenarios.error === null ? null : <Broken error={scenarios.error} />}
        {scenarios.data === undefined ? (
          <Waiting label={t('app.loading')} />
        ) : (
          <ul className={styles.cards}>
            {scenarios.data.map(({ name, shows }) => {
              const title = t(`scenario-title.${name}`);
              const here = about.scenario === name;
              return (
                <li
                  key={name}
                  className={mergeClasses(styles.card, here && styles.here)}
                  data-scenario={name}
                >
                  <Text as="h3" weight="semibold" className={styles.name}>
                    {title}
                  </Text>
                  <Text size={200}>{t(`scenario.${name}`)}</Text>
                  <span className={styles.lessons}>
                    {shows.map((lesson) => (
                      <Badge key={lesson} appearance="tint" color="informative">
                        {t(`teaches.${lesson}`)}
                      </Badge>
                    ))}
                  </span>
                  {here ? (
                    <Text weight="semibold" className={styles.go}>
                      {t('app.practice.here')}
                    </Text>
                  ) : about.switches ? (
                    <Button
                      className={styles.go}
                      disabled={busy}
                      aria-label={t('app.practice.open-named', { verb, name: title })}
                      onClick={() =>
                        void act(async () => {
                          await openWorld(`practice:${name}`);
                          return t('app.practice.opened', { name: title });
                        })
                      }
                    >
                      {verb}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        )}
      </Section>
    </>
  );
}
