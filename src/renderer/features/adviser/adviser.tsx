import { Button } from '@fluentui/react-components';
import { BookOpenRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Advice, MethodAdvice } from '../../../contract/adviser.ts';
import { useReading } from '../../app/calls.ts';
import { useFrame } from '../../app/frame.ts';
import { go } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Page, Section, Waiting } from '../../design/parts.tsx';
import { withWay } from '../identity/ways.ts';
import { storedDraft, storeDraft } from '../setup/use-draft.ts';
import { useAnswers } from './answers.ts';
import { Methods, Platforms } from './judgement.tsx';
import { Kit } from './kit.tsx';
import { Questions } from './questions.tsx';
import { TreePicture } from './tree-picture.tsx';

/** Takes a way into the set-up form: what the form has in common with it stays. */
function take(method: MethodAdvice['method']): void {
  storeDraft(withWay(storedDraft(), method));
  go({ page: 'setup', item: 'identity' });
}

/** Which IoT Edge and which way of provisioning fit, weighed anew with every answer. */
export function Adviser() {
  const { t } = useWords();
  const frame = useFrame();
  const [answers, change] = useAnswers();
  const reading = useReading('identity.advise', { answers });
  const [advice, hold] = useState<Advice>();
  // What was said last stays while the next answer is weighed.
  if (reading.data !== undefined && reading.data !== advice) hold(reading.data);
  return (
    <Page
      title={t('app.adviser.title')}
      lead={t('app.adviser.lead')}
      actions={
        <>
          <Button icon={<BookOpenRegular />} onClick={() => frame.show({ kind: 'glossary' })}>
            {t('app.adviser.glossary')}
          </Button>
          <Button disabled={Object.keys(answers).length === 0} onClick={() => change({})}>
            {t('app.adviser.begin')}
          </Button>
        </>
      }
    >
      {reading.error === null ? null : <Broken error={reading.error} />}
      {advice === undefined ? (
        reading.error === null ? (
          <Waiting rows={6} label={t('app.adviser.weighing')} />
        ) : null
      ) : (
        <>
          <Section title={t('app.adviser.questions')}>
            <Questions questions={advice.questions} answers={answers} change={change} />
          </Section>
          <Section title={t('app.adviser.platforms')}>
            <Platforms platforms={advice.platforms} />
          </Section>
          <Section title={t('app.adviser.methods')}>
            <Methods methods={advice.methods} take={take} />
          </Section>
          <Section title={t('app.adviser.tree')}>
            <TreePicture tree={advice.tree} />
          </Section>
          <Kit draft={storedDraft()} architecture={answers.architecture} />
        </>
      )}
    </Page>
  );
}
