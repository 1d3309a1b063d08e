import { Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Page, Waiting } from '../../design/parts.tsx';
import type { Act } from './act.ts';
import { Controls } from './controls.tsx';
import { MachineCard } from './machine.tsx';
import { Scenarios } from './scenarios.tsx';

/** Practice: which machine to rehearse on, and the hands on it: what a person would do beside the app, and what may go wrong. */
export function Practice() {
  const { t } = useWords();
  const queries = useQueryClient();
  const about = useReading('app.about', {});
  const [error, setError] = useState<unknown>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const practice = about.data?.world === 'practice';

  const act: Act = async (work) => {
    setError(undefined);
    setSaid('');
    setBusy(true);
    try {
      setSaid(await work());
      await queries.invalidateQueries();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page
      title={t('app.nav.practice')}
      lead={about.data === undefined || practice ? t('app.practice.lead') : t('app.practice.local-lead')}
    >
      {error === undefined ? null : <Broken error={error} />}
      <Text role="status">{said}</Text>
      {practice ? (
        <>
          <MachineCard />
          <Controls key={about.data?.scenario} act={act} busy={busy} />
        </>
      ) : null}
      {about.data === undefined ? (
        <Waiting label={t('app.loading')} />
      ) : (
        <Scenarios about={about.data} act={act} busy={busy} />
      )}
    </Page>
  );
}
