import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SheetRequest } from '../../../contract/sheets.ts';
import { useWords } from '../../app/words.tsx';
import { CallError } from '../../client/client.ts';
import { Broken } from '../../design/failure.tsx';
import { Section } from '../../design/parts.tsx';
import { FieldErrors } from '../setup/corrections.tsx';
import { touchTarget, type Form } from '../setup/fields.tsx';
import type { Journey } from '../setup/journey.ts';
import { Answer } from './answer.tsx';
import { makesCloudSide, mayBeGrouped } from './cloud-draft.ts';
import { FirewallTable } from './firewall-table.tsx';
import { Running } from './running.tsx';
import { groupAsked, scopedDraft, sheetDraft, sheetErrors, type GroupDraft } from './sheet-draft.ts';
import { CsrOf, GroupOf, type PickedCsr } from './sheet-more.tsx';
import { SheetView } from './sheet-view.tsx';
import { useAsk } from '../../app/use-ask.ts';
import { hasFiles, wayOf } from './ways.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
});

/** What a colleague is asked for: the cloud side by a sheet whose answer is checked, the firewall by a ticket. */
export function Colleague({ journey, form }: { journey: Journey; form: Form }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const check = useAsk('setup.check');
  const sheet = useAsk('identity.sheet');
  const firewall = useAsk('identity.firewall');
  const [request, setRequest] = useState<SheetRequest>();
  const [group, setGroup] = useState<GroupDraft>();
  const [csr, setCsr] = useState<PickedCsr>();
  const missing =
    check.error instanceof CallError && check.error.error.fields !== undefined
      ? sheetErrors(check.error.error.fields)
      : undefined;

  const way = wayOf(form.draft);
  const asksGroup = way !== undefined && mayBeGrouped(way) && !makesCloudSide(form.draft);
  const asksCsr = hasFiles(way);

  async function make(what: 'sheet' | 'firewall'): Promise<void> {
    sheet.forget();
    firewall.forget();
    const { draft, scopeUnknown } = scopedDraft(sheetDraft(form.draft));
    const setup = await check.ask({ text: JSON.stringify(draft) });
    if (setup === undefined) return;
    if (what === 'firewall') {
      await firewall.ask({ setup, folder: '', language });
      return;
    }
    const made = await sheet.ask({
      setup,
      folder: '',
      language,
      scopeUnknown,
      ...(asksGroup && group !== undefined ? { group: groupAsked(group, way) } : {}),
      ...(asksCsr && csr !== undefined ? { csr: csr.text } : {}),
    });
    if (made !== undefined) setRequest(made.request);
  }

  return (
    <Section title={t('app.identity.colleague')}>
      <Text>{t('app.identity.colleague.lead')}</Text>
      {asksGroup ? <GroupOf way={way} group={group} setGroup={setGroup} /> : null}
      {asksCsr ? <CsrOf csr={csr} setCsr={setCsr} /> : null}
      <div className={styles.row}>
        {(['sheet', 'firewall'] as const).map((what) => (
          <Button
            key={what}
            className={styles.button}
            disabled={sheet.since !== undefined || firewall.since !== undefined}
            onClick={() => void make(what)}
          >
            {t(`app.identity.${what}.make`)}
          </Button>
        ))}
        <Running since={sheet.since} stop={sheet.stop} />
        <Running since={firewall.since} stop={firewall.stop} />
      </div>
      {missing === undefined ? (
        check.error === undefined ? null : (
          <Broken error={check.error} />
        )
      ) : (
        <div role="alert">
          <Text>{t('app.identity.sheet.missing')}</Text>
          <FieldErrors errors={missing} />
        </div>
      )}
      {[sheet.error, firewall.error].map((error, i) =>
        error === undefined ? null : <Broken key={i === 0 ? 'sheet' : 'firewall'} error={error} />,
      )}
      {sheet.answer === undefined ? null : <SheetView sheet={sheet.answer} />}
      {firewall.answer === undefined ? null : <FirewallTable ticket={firewall.answer} />}
      <Answer journey={journey} form={form} request={request} setRequest={setRequest} />
    </Section>
  );
}
