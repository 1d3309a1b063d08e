import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { JobRecord } from '../../../contract/jobs.ts';
import type { PracticeView } from '../../../contract/practice.ts';
import { useReading } from '../../app/calls.ts';
import { timeText } from '../../app/time.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Code, Section, Waiting } from '../../design/parts.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8em, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0 },
});

/** What the machine waits for, first what holds everything up. */
function waitsFor({ t }: Words, machine: PracticeView, wait: JobRecord['waitingFor']): string {
  if (machine.held !== null) return t('app.practice.waits.held', { op: machine.held.op });
  const [command] = machine.running;
  if (command !== undefined) return t('app.practice.waits.command', { op: command.op });
  if (wait?.kind === 'person') return t('app.practice.waits.colleague');
  const restart = machine.boot.restartPending || wait?.kind === 'reboot';
  return t(restart ? 'app.practice.waits.restart' : 'app.practice.waits.nobody');
}

/** The machine in words, one line a fact. */
function factsOf(
  words: Words,
  machine: PracticeView,
  wait: JobRecord['waitingFor'],
): [name: string, value: ReactNode][] {
  const { t, maybe, language } = words;
  const { windows, boot, features, msi, vm, cloud } = machine;
  const when = (at: string | null) =>
    at === null ? t('app.age.never') : <time dateTime={at}>{timeText(language, at)}</time>;
  const identity = vm?.provisioning ?? null;
  return [
    [
      'windows',
      t('app.practice.windows', {
        caption: windows.caption,
        host: windows.hostName,
        memory: Math.round(windows.freeMemoryMb),
      }),
    ],
    ['clock', when(machine.clock)],
    ['boot', when(boot.last)],
    [
      'hyperv',
      boot.hypervisor
        ? t('app.practice.hyperv.runs')
        : t('app.practice.hyperv.off', { feature: features.hyperV }),
    ],
    [
      'eflow',
      msi === null ? t('app.practice.eflow.none') : t('app.practice.eflow.version', { version: msi.version }),
    ],
    [
      'vm',
      vm === null
        ? t('app.practice.vm.none')
        : t('app.practice.vm.is', {
            power: maybe(`vm-power.${vm.power}`) ?? vm.power,
            cpus: vm.cpuCount,
            memory: vm.memoryMb,
          }),
    ],
    [
      'identity',
      identity === null
        ? t('app.practice.identity.none')
        : [identity.method, identity.deviceId].filter((part) => part !== null).join(', '),
    ],
    [
      'cloud',
      cloud.enrollments.length === 0
        ? t('app.practice.cloud.none')
        : cloud.enrollments.map(({ registrationId }) => registrationId).join(', '),
    ],
    ['waits', waitsFor(words, machine, wait)],
  ];
}

/** How the simulated machine stands, for people; everything the simulation knows is one step away. */
export function MachineCard() {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const machine = useReading('practice.show', {}, { everyMs: 5000 });
  const jobs = useReading('jobs.list', {}, { everyMs: 5000 });
  return (
    <Section title={t('app.practice.now')}>
      {machine.error === null ? null : <Broken error={machine.error} />}
      {machine.data === undefined ? (
        machine.error === null ? (
          <Waiting label={t('app.loading')} />
        ) : null
      ) : (
        <>
          <dl className={styles.facts}>
            {factsOf(words, machine.data, jobs.data?.[0]?.waitingFor).map(([name, value]) => (
              <Fact key={name} name={t(`app.practice.fact.${name}`)} value={value} />
            ))}
          </dl>
          <Accordion collapsible>
            <AccordionItem value="all">
              <AccordionHeader>{t('app.practice.everything')}</AccordionHeader>
              <AccordionPanel>
                <Code label={t('app.practice.everything')}>{JSON.stringify(machine.data, null, 2)}</Code>
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
        </>
      )}
    </Section>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
