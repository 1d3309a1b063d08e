import { makeStyles, tokens } from '@fluentui/react-components';
import type { Plan, PlannedStep } from '../../../contract/jobs.ts';
import { durationOf } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0 },
});

/** What a plan asks of the person and the place, in a few lines: what is planned around before anything starts. */
export function Glance({ plan }: { plan: Plan }) {
  const styles = useStyles();
  const { t } = useWords();
  const open = plan.steps.filter((step) => step.state !== 'done');
  const names = (which: (step: PlannedStep) => boolean) =>
    [...new Set(open.filter(which).map((step) => t(`step.${step.kind}`)))].join(', ');
  const elevated = open.filter((step) => step.elevated).length;
  const restarts = names((step) => step.reboot);
  const persons = names((step) => step.person);
  const cable = plan.steps.find((step) => step.key === plan.cableFrom);
  const time = durationOf(open.reduce((sum, step) => sum + step.typicalMs, 0));
  const no = t('app.glance.no');
  const rows = {
    changes: t('app.glance.changes.n', { n: open.length, all: plan.steps.length }),
    elevation: elevated === 0 ? no : t('app.glance.elevation.yes', { n: elevated }),
    restart: restarts === '' ? no : t('app.glance.restart.yes', { steps: restarts }),
    person: persons === '' ? no : t('app.glance.person.yes', { steps: persons }),
    network:
      cable === undefined
        ? no
        : t('app.glance.network.yes', {
            step: t(`step.${cable.kind}`),
            network: cable.network === undefined ? '' : t(`network.${cable.network}`),
          }),
    time: t(time.key, time.params),
    undo: t(plan.residues.length === 0 ? 'app.glance.undo.all' : 'app.glance.undo.some'),
  };
  return (
    <dl className={styles.list} aria-label={t('app.glance')}>
      {Object.entries(rows).map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }} data-glance={name}>
          <dt className={styles.name}>{t(`app.glance.${name}`)}</dt>
          <dd className={styles.value}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
