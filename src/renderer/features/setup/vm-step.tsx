import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Mark } from '../../design/marks.tsx';
import { Section } from '../../design/parts.tsx';
import { boundsOf, diskParts, diskSum, type HostBounds } from './bounds.ts';
import { valueAt } from './draft.ts';
import { ChoiceField, Fields, NumberField, type Form } from './fields.tsx';
import { ImageFields } from './image-fields.tsx';
import type { Journey } from './journey.ts';
import { FeatureFields, GpuFields, ShareFields } from './vm-parts.tsx';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  sums: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) max-content',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    maxWidth: '560px',
  },
  number: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  sum: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, fontWeight: tokens.fontWeightSemibold },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

/** The smallest memory of the VM and of its data partition (eflow.md 8.3). */
const leastMemoryMb = 1024;
const leastDataGb = 2;

/** The size of the VM, beside what the host has. */
export function VmStep({ journey, form }: { journey: Journey; form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const bounds = boundsOf(journey.scan.report);
  const { processors, freeMemoryMb, disk } = bounds;
  const hint = (key: string, n: number | undefined, params: Record<string, string> = {}) =>
    n === undefined ? t('app.setup.vm.no-bound') : t(`app.setup.vm.bound.${key}`, { ...params, n });
  return (
    <>
      <Section>
        <Fields>
          <div className={styles.field}>
            <NumberField
              form={form}
              path="vm.cpuCount"
              min={1}
              max={240}
              bound={processors}
              hint={hint('processors', processors)}
            />
          </div>
          <div className={styles.field}>
            <NumberField
              form={form}
              path="vm.memoryInMB"
              min={leastMemoryMb}
              max={1_048_576}
              step={256}
              bound={freeMemoryMb === undefined ? undefined : freeMemoryMb - (freeMemoryMb % 256)}
              hint={hint('memory', freeMemoryMb)}
            />
          </div>
          <div className={styles.field}>
            <NumberField
              form={form}
              path="vm.vmDataSize"
              min={leastDataGb}
              max={2000}
              bound={disk === undefined ? undefined : Math.min(disk.freeGb, 2000)}
              hint={hint('disk', disk?.freeGb, { drive: disk?.drive ?? '' })}
            />
          </div>
          <ChoiceField form={form} path="vm.vmLogSize" choices={['Small', 'Large']} />
        </Fields>
      </Section>
      <Disk form={form} disk={bounds.disk} />
      <GpuFields form={form} />
      <FeatureFields form={form} />
      <ShareFields form={form} />
      <ImageFields form={form} />
    </>
  );
}

function Disk({ form, disk }: { form: Form; disk: HostBounds['disk'] }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const bytes = valueAt(form.draft, 'payload.sizeBytes');
  const data = valueAt(form.draft, 'vm.vmDataSize');
  const parts = diskParts({
    installerBytes: typeof bytes === 'number' ? bytes : undefined,
    vmDataSize: typeof data === 'number' ? data : 0,
    largeLog: valueAt(form.draft, 'vm.vmLogSize') === 'Large',
  });
  const sum = diskSum(parts);
  const gb = (n: number | undefined) =>
    n === undefined
      ? t('app.setup.unknown')
      : t('app.setup.vm.disk.gb', {
          n: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(n),
        });
  const verdict = disk === undefined ? 'unknown' : sum <= disk.freeGb ? 'fits' : 'tight';
  return (
    <Section title={t('app.setup.vm.disk')}>
      <dl className={styles.sums}>
        {parts.map((part) => (
          <Row key={part.id} name={t(`app.setup.vm.disk.${part.id}`)} value={gb(part.gb)} />
        ))}
        <Row name={t('app.setup.vm.disk.sum')} value={gb(sum)} sum />
        {disk === undefined ? null : (
          <Row name={t('app.setup.vm.disk.free', { drive: disk.drive })} value={gb(disk.freeGb)} />
        )}
      </dl>
      <span className={styles.verdict}>
        <Mark tone={verdict === 'fits' ? 'good' : verdict === 'tight' ? 'attention' : 'unknown'} />
        <Text>{t(`app.setup.vm.disk.${verdict}`)}</Text>
      </span>
      <Text size={200}>{t('app.setup.vm.disk.assumed')}</Text>
    </Section>
  );
}

function Row({ name, value, sum = false }: { name: string; value: string; sum?: boolean }) {
  const styles = useStyles();
  const own = sum ? styles.sum : undefined;
  return (
    <>
      <dt className={own}>{name}</dt>
      <dd className={`${styles.number} ${own ?? ''}`}>{value}</dd>
    </>
  );
}
