import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { VmUse } from '../../../contract/status.ts';
import { durationOf } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { Meter, Sparkline } from '../../design/meter.tsx';
import { Age, Section } from '../../design/parts.tsx';
import { percentOf, type UsePoint } from './history.ts';
import { VmMenu } from './vm-menu.tsx';

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalXXL,
  },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  subtle: { color: tokens.colorNeutralForeground2 },
});

/** What the VM uses of its memory and disk, now and in the last hour; its processors as far as they are told of. */
export function VmUseCard({ vm, points }: { vm: VmUse | null; points: readonly UsePoint[] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (vm === null)
    return (
      <Section title={t('app.use.title')}>
        <Text>{t('app.use.none')}</Text>
      </Section>
    );
  return (
    <Section
      title={t('app.use.title')}
      aside={
        <>
          <Age at={vm.at} />
          <VmMenu power={vm.power} />
        </>
      }
    >
      {vm.power === 'Running' ? null : <Text>{t('app.use.off')}</Text>}
      <div className={styles.parts}>
        <Part part="memory" use={vm.memory} points={points} />
        <Part part="storage" use={vm.storage} points={points} />
        <Processors vm={vm} points={points} />
      </div>
    </Section>
  );
}

function Part({
  part,
  use,
  points,
}: {
  part: 'memory' | 'storage';
  use: VmUse['memory'];
  points: readonly UsePoint[];
}) {
  const styles = useStyles();
  const { t } = useWords();
  const what = t(`app.use.${part}`);
  const percent = percentOf(use.usedMb, use.totalMb);
  const text =
    percent === null
      ? t('app.use.not-told')
      : t('app.use.of', {
          used: Math.round(use.usedMb ?? 0),
          total: Math.round(use.totalMb ?? 0),
          percent,
        });
  return (
    <div className={styles.part} data-use={part}>
      <Text weight="semibold">{what}</Text>
      {percent === null ? null : <Meter percent={percent} label={what} text={text} />}
      <Text size={200}>{text}</Text>
      {percent === null ? null : <LastHour what={what} part={part} points={points} />}
    </div>
  );
}

/** The load of the last minute against the number of processors: what a VM tells of how busy it is. */
function Processors({ vm, points }: { vm: VmUse; points: readonly UsePoint[] }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const what = t('app.use.cpu');
  const percent = percentOf(vm.load, vm.cpuCount);
  const count = vm.cpuCount ?? '?';
  const text =
    vm.load === null
      ? vm.cpuCount === null
        ? t('app.use.not-told')
        : t('app.use.cpu.count', { count })
      : t('app.use.cpu.load', {
          count,
          load: new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(vm.load),
        });
  return (
    <div className={styles.part} data-use="cpu">
      <Text weight="semibold">{what}</Text>
      {percent === null ? null : <Meter percent={percent} label={what} text={text} />}
      <Text size={200}>{text}</Text>
      {percent === null ? null : <LastHour what={what} part="cpu" points={points} />}
    </div>
  );
}

function LastHour({
  what,
  part,
  points,
}: {
  what: string;
  part: 'memory' | 'storage' | 'cpu';
  points: readonly UsePoint[];
}) {
  const styles = useStyles();
  const { t } = useWords();
  const told = points.flatMap((point) => {
    const percent = point[part];
    return percent === null ? [] : [{ at: point.at, percent }];
  });
  const [first] = told;
  const last = told.at(-1);
  if (first === undefined || last === undefined || told.length < 2)
    return (
      <Text size={200} className={styles.subtle}>
        {t('app.use.history.soon')}
      </Text>
    );
  const time = durationOf(last.at - first.at);
  const summary = t('app.use.history', {
    what,
    time: t(time.key, time.params),
    from: first.percent,
    to: last.percent,
    most: Math.max(...told.map(({ percent }) => percent)),
  });
  return (
    <>
      <Sparkline points={told} spanMs={last.at - first.at} summary={summary} />
      <Text size={200} className={styles.subtle}>
        {summary}
      </Text>
    </>
  );
}
