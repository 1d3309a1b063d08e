import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { AnswerItem, AnswerReport, SheetRequest } from '../../../contract/sheets.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { touchTarget, type Form } from '../setup/fields.tsx';
import type { Journey } from '../setup/journey.ts';
import { withAnswer } from './answer-draft.ts';
import { HiddenPaste } from './hidden-paste.tsx';
import { problemsTold, toneOf, ToldList } from './problems.tsx';
import { Running } from './running.tsx';
import { useAsk } from '../../app/use-ask.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  button: { minHeight: touchTarget },
  hidden: { display: 'none' },
});

const tones: Readonly<Record<AnswerReport['verdict'], Tone>> = {
  fits: 'good',
  doubts: 'attention',
  differs: 'bad',
};

/** One thing of an answer in words. */
function itemText({ t, maybe }: Words, { about, rule, params }: AnswerItem): string {
  return t('app.identity.answer.item', {
    about: t(`answer.about.${about}`),
    says: maybe(`answer.${rule}.${about}`, params) ?? t(`answer.${rule}`, params),
  });
}

/** What a colleague answered, compared with what was asked for. A request that was saved can be opened again. */
export function Answer(props: {
  journey: Journey;
  form: Form;
  request: SheetRequest | undefined;
  setRequest(request: SheetRequest): void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { journey, form, request, setRequest } = props;
  const picker = useRef<HTMLInputElement>(null);
  const answer = useAsk('identity.answer');
  const [said, setSaid] = useState<string>();

  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    answer.forget();
    setSaid(undefined);
    try {
      const found = JSON.parse(await file.text()) as Partial<SheetRequest> | null;
      if (found?.kind !== 'eflow-desk-request') throw new TypeError('kind');
      setRequest(found as SheetRequest);
    } catch {
      setSaid(t('app.identity.answer.no-request'));
    }
  }

  function take(report: AnswerReport): void {
    form.change((draft) => withAnswer(draft, report));
    if (report.secrets.length > 0) journey.secret.set('given');
    answer.forget();
    setSaid(t('app.identity.answer.taken'));
  }

  return (
    <div className={styles.box} data-answer="">
      <Text weight="semibold">{t('app.identity.answer')}</Text>
      <div className={styles.row}>
        <Text>
          {request === undefined
            ? t('app.identity.answer.first')
            : t('app.identity.answer.to', {
                what: t(`sheet.object.${request.object}`),
                name: request.registrationId ?? request.deviceId ?? request.host,
              })}
        </Text>
        <input
          ref={picker}
          type="file"
          accept=".json"
          className={styles.hidden}
          aria-label={t('app.identity.answer.open')}
          onChange={({ target }) => {
            void open(target.files?.[0]);
            target.value = '';
          }}
        />
        <Button className={styles.button} onClick={() => picker.current?.click()}>
          {t('app.identity.answer.open')}
        </Button>
      </div>
      {request === undefined ? null : (
        <HiddenPaste
          name="identity.answer"
          label={t('app.identity.answer.label')}
          hint={t('app.identity.answer.hint')}
          button={t('app.identity.answer.check')}
          busy={answer.since !== undefined}
          onText={(text) => {
            setSaid(undefined);
            void answer.ask({ text, request });
          }}
          onRefused={(reason) => setSaid(t(`app.identity.paste.${reason}`))}
        >
          <Running since={answer.since} stop={answer.stop} />
        </HiddenPaste>
      )}
      {answer.error === undefined ? null : <Broken error={answer.error} />}
      {answer.answer === undefined ? null : (
        <Compared report={answer.answer} take={() => answer.answer !== undefined && take(answer.answer)} />
      )}
      <Text role="status">{said ?? ''}</Text>
    </div>
  );
}

function Compared({ report, take }: { report: AnswerReport; take(): void }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { verdict, items, problems, assignedHub, fills, secrets } = report;
  const filled = Object.keys(fills).length + secrets.length > 0;
  return (
    <div className={styles.box} role="status" data-verdict={verdict}>
      <div className={styles.row}>
        <Mark tone={tones[verdict]} />
        <Text weight="semibold">{t(`answer.verdict.${verdict}`)}</Text>
      </div>
      <ToldList told={items.map((item) => ({ tone: toneOf[item.severity], text: itemText(words, item) }))} />
      <ToldList told={problemsTold(words, { problems, parts: [] })} />
      {assignedHub === null ? null : <Text>{t('answer.assigned', { hub: assignedHub })}</Text>}
      {verdict === 'differs' || !filled ? null : (
        <div>
          <Button className={styles.button} appearance="primary" onClick={take}>
            {t('app.identity.answer.take')}
          </Button>
        </div>
      )}
    </div>
  );
}
