import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { go, useRoute } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Page, Section } from '../../design/parts.tsx';
import { Corrections } from './corrections.tsx';
import { DocumentButtons } from './document.tsx';
import { NumberField, type Form } from './fields.tsx';
import { HostStep } from './host-step.tsx';
import { IdentityStep } from './identity-step.tsx';
import { useJourney, type Journey } from './journey.ts';
import { NetworkStep } from './network-step.tsx';
import { PayloadStep } from './payload-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { stepOf, stepOfField, steps, type StepName, type StepState } from './steps.ts';
import { Stepper } from './stepper.tsx';
import { VmStep } from './vm-step.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '1100px' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  heading: { outlineStyle: 'none' },
  told: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Sets a device up, step by step: one document, gone through freely until its plan is started. */
export function SetUp() {
  const styles = useStyles();
  const { t } = useWords();
  const here = stepOf(useRoute().item);
  const journey = useJourney(here);
  const heading = useHeadingFocus(here);
  const k = steps.indexOf(here);
  const next = steps[k + 1];
  const previous = steps[k - 1];
  const form: Form = {
    draft: journey.draft,
    change: journey.change,
    errors: journey.errors,
    left: journey.left.has(here),
  };
  return (
    <div className={styles.all}>
      <DocumentButtons journey={journey} />
      <Stepper here={here} states={journey.states} />
      <Told step={here} state={journey.states[here]} />
      <Page
        title={t('app.setup.step-of', { k: k + 1, n: steps.length, step: t(`app.setup.step.${here}`) })}
        lead={t(`app.setup.${here}.lead`)}
        heading={heading}
      >
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (next !== undefined) go({ page: 'setup', item: next });
          }}
        >
          <Step step={here} journey={journey} form={form} />
          {here === 'review' || !form.left ? null : (
            <Corrections errors={journey.errors.filter(({ path }) => stepOfField(path) === here)} />
          )}
          <div className={styles.row}>
            {next === undefined ? null : (
              <Button size="large" type="submit" appearance="primary">
                {t('app.setup.next', { step: t(`app.setup.step.${next}`) })}
              </Button>
            )}
            {previous === undefined ? null : (
              <Button size="large" onClick={() => go({ page: 'setup', item: previous })}>
                {t('app.setup.back')}
              </Button>
            )}
            {here === 'review' ? null : <Text size={200}>{t('app.setup.nothing-yet')}</Text>}
          </div>
        </form>
      </Page>
    </div>
  );
}

/** Moves the focus to the heading when the step changes, so that reading and tabbing go on from there. */
function useHeadingFocus(step: StepName) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return undefined;
    before.current = step;
    heading.current?.focus({ preventScroll: true });
    // After the frame of the page has gone to its top: on a small screen the heading is further down than that.
    const frame = requestAnimationFrame(() => {
      const place = heading.current?.getBoundingClientRect();
      if (place !== undefined && place.bottom > window.innerHeight) heading.current?.scrollIntoView();
    });
    return () => cancelAnimationFrame(frame);
  }, [step]);
  return heading;
}

/** Tells a change of the state of the step that the person is at, and nothing else. */
function Told({ step, state }: { step: StepName; state: StepState }) {
  const styles = useStyles();
  const { t } = useWords();
  const [was, setWas] = useState({ step, state });
  const [text, setText] = useState('');
  if (was.step !== step || was.state !== state) {
    setWas({ step, state });
    setText(
      was.step === step
        ? t('app.setup.announce', {
            step: t(`app.setup.step.${step}`),
            state: t(`app.setup.state.${state}`),
          })
        : '',
    );
  }
  return (
    <div role="status" className={styles.told}>
      {text}
    </div>
  );
}

function Step({ step, journey, form }: { step: StepName; journey: Journey; form: Form }) {
  switch (step) {
    case 'host':
      return <HostStep journey={journey} form={form} />;
    case 'payload':
      return <PayloadStep journey={journey} form={form} />;
    case 'vm':
      return <VmStep journey={journey} form={form} />;
    case 'network':
      return <NetworkStep journey={journey} form={form} />;
    case 'identity':
      return <IdentityStep journey={journey} form={form} />;
    case 'proof':
      return <ProofStep form={form} />;
    case 'review':
      return <ReviewStep journey={journey} />;
  }
}

function ProofStep({ form }: { form: Form }) {
  const { t } = useWords();
  return (
    <Section>
      <Text>{t('app.setup.proof.means')}</Text>
      <NumberField
        form={form}
        path="proof.withinMinutes"
        min={1}
        max={240}
        hint={t('app.setup.proof.hint')}
      />
    </Section>
  );
}
