import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Recognition } from '../../../contract/identity.ts';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import { Section } from '../../design/parts.tsx';
import { touchTarget, type Form } from '../setup/fields.tsx';
import type { Journey } from '../setup/journey.ts';
import { HiddenPaste } from './hidden-paste.tsx';
import { ToldList } from './problems.tsx';
import { fieldToAsk, withTake, type Take } from './recognition.ts';
import { Recognised } from './recognised.tsx';

const useStyles = makeStyles({
  button: { minHeight: touchTarget },
  told: { display: 'grid', gap: tokens.spacingVerticalM },
});

/** A text that was looked at. It stays in memory until it is taken over or forgotten, and is in the page in no form. */
interface Looked {
  text: string;
  told: Recognition;
}

/**
 * One box for whatever a colleague, the portal or az gave. What is pasted or dropped is taken out of the page at once: the box never shows it, since it may be a secret.
 */
export function PasteBox({ journey, form }: { journey: Journey; form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const [looked, setLooked] = useState<Looked>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [said, setSaid] = useState<{ bad: boolean; text: string }>();

  async function look(text: string): Promise<void> {
    setLooked(undefined);
    setError(undefined);
    setSaid(undefined);
    setBusy(true);
    try {
      const told = await client.call('identity.recognise', { text });
      const field = fieldToAsk(told, form.draft);
      setLooked({
        text,
        told: field === undefined ? told : await client.call('identity.recognise', { text, field }),
      });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  async function take(one: Take, registrationId: string | undefined): Promise<void> {
    if (looked === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      if (one.secret !== undefined) {
        await client.call('identity.take', {
          text: looked.text,
          field: one.secret,
          ...(registrationId === undefined ? {} : { derive: registrationId }),
        } as Parameters<typeof client.call<'identity.take'>>[1]);
      }
      form.change((draft) => withTake(draft, one, registrationId));
      if (one.secret === 'cloud.service') journey.otherSecrets['cloud.service'].set('given');
      else if (one.secret !== undefined) journey.secret.set('given');
      setLooked(undefined);
      setSaid({ bad: false, text: t(`app.identity.took.${one.kind}`) });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t('app.identity.paste')}>
      <HiddenPaste
        name="identity.paste"
        label={t('app.identity.paste.label')}
        hint={t('app.identity.paste.hint')}
        button={t('app.identity.paste.look')}
        busy={busy}
        onText={(text) => void look(text)}
        onRefused={(reason) => setSaid({ bad: true, text: t(`app.identity.paste.${reason}`) })}
      >
        {looked === undefined ? null : (
          <Button className={styles.button} onClick={() => setLooked(undefined)}>
            {t('app.identity.paste.forget')}
          </Button>
        )}
        {busy ? <Spinner size="tiny" label={t('app.identity.paste.looking')} /> : null}
      </HiddenPaste>
      <div role="status" className={styles.told} data-pasted="">
        {looked === undefined ? null : (
          <Recognised
            told={looked.told}
            length={looked.text.length}
            draft={form.draft}
            busy={busy}
            take={(one, id) => void take(one, id)}
          />
        )}
        {said === undefined ? null : said.bad ? (
          <ToldList told={[{ tone: 'attention', text: said.text }]} />
        ) : (
          <Text weight="semibold">{said.text}</Text>
        )}
      </div>
      {error === undefined ? null : <Broken error={error} />}
    </Section>
  );
}
