import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { steps, type StepName, type StepState } from './steps.ts';
import { touchTarget } from './fields.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    minWidth: touchTarget,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    borderBottom: '3px solid transparent',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    // Forced colours show a transparent border, too.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
  },
  here: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottomColor: tokens.colorBrandStroke1,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
  words: { display: 'flex', flexDirection: 'column' },
  state: { color: tokens.colorNeutralForeground2 },
});

export const stepTones: Record<StepState, Tone> = { done: 'good', correct: 'bad', open: 'off' };

/** All steps with how each stands, by mark and by word. Every one can be gone to at any time. */
export function Stepper({ here, states }: { here: StepName; states: Record<StepName, StepState> }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <nav aria-label={t('app.setup.steps')}>
      <ol className={styles.list}>
        {steps.map((step, i) => (
          <li key={step}>
            <a
              href={hrefOf({ page: 'setup', item: step })}
              className={mergeClasses(styles.step, step === here && styles.here)}
              data-step={step}
              data-state={states[step]}
              {...(step === here ? { 'aria-current': 'step' as const } : {})}
            >
              <Mark tone={stepTones[states[step]]} />
              <span className={styles.words}>
                <Text weight={step === here ? 'semibold' : 'regular'}>
                  {i + 1}. {t(`app.setup.step.${step}`)}
                </Text>
                <Text size={200} className={styles.state}>
                  {t(`app.setup.state.${states[step]}`)}
                </Text>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
