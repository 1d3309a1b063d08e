import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { Advice, AdviserAnswers } from '../../../contract/adviser.ts';
import { useWords } from '../../app/words.tsx';
import { touchTarget } from '../setup/fields.tsx';
import { withAnswer } from './answers.ts';

const useStyles = makeStyles({
  all: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
  },
  choices: { flexWrap: 'wrap' },
  choice: { minHeight: touchTarget, alignItems: 'center' },
});

/** The questions that have a meaning now, each with "not known" among its choices. */
export function Questions(props: {
  questions: Advice['questions'];
  answers: AdviserAnswers;
  change(answers: AdviserAnswers): void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { questions, answers, change } = props;
  return (
    <div className={styles.all}>
      {questions.map(({ id, choices }) => (
        <Field key={id} label={t(`adviser.ask.${id}`)} hint={t(`adviser.ask.${id}.why`)} data-question={id}>
          <RadioGroup
            layout="horizontal"
            className={styles.choices}
            value={answers[id] ?? ''}
            onChange={(_event, data) => change(withAnswer(answers, id, data.value))}
          >
            {choices.map((choice) => (
              <Radio
                key={choice}
                className={styles.choice}
                value={choice}
                label={t(`adviser.ask.${id}.${choice}`)}
              />
            ))}
            <Radio className={styles.choice} value="" label={t('app.adviser.open')} />
          </RadioGroup>
        </Field>
      ))}
    </div>
  );
}
