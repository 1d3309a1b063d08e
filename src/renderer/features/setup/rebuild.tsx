import { Button, Text } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Goal } from '../../../contract/jobs.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { StartPlan } from '../jobs/start.tsx';
import { touchTarget } from './fields.tsx';

/**
 * The plan of the setup, and on a host with EFLOW the way to have it removed and made anew as the same device instead: its
 * own plan with its loss, which has to be agreed to.
 */
export function Rebuild({ goal, children }: { goal: Goal; children: ReactNode }) {
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  const status = useReading('status.read', {});
  const installed = status.data?.links.some(({ id, state }) => id === 'host' && state !== 'absent') ?? false;
  if (goal.kind !== 'setup' || goal.setup.identity === undefined || !installed) return children;
  const turn = (
    <Button style={{ minHeight: touchTarget, alignSelf: 'start' }} onClick={() => setWanted(!wanted)}>
      {t(wanted ? 'app.rebuild.back' : 'app.rebuild.offer')}
    </Button>
  );
  if (!wanted)
    return (
      <>
        {children}
        {turn}
      </>
    );
  return (
    <>
      <Section title={t('app.rebuild.title')}>
        <Text>{t('app.rebuild.about')}</Text>
        <StartPlan goal={{ ...goal, rebuild: true }} loss="rebuild" verb={t('app.rebuild.start')} />
      </Section>
      {turn}
    </>
  );
}
