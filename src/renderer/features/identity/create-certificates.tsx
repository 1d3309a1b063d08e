import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { NewKeyKind } from '../../../contract/certificates.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { touchTarget, type Form } from '../setup/fields.tsx';
import { PathField } from '../setup/path-field.tsx';
import { Running } from './running.tsx';
import { useAsk } from '../../app/use-ask.ts';
import { Written } from './written.tsx';
import type { Way } from './ways.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'stretch' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  radio: { minHeight: touchTarget, alignItems: 'center' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

const keyKinds = [
  'ec-p256',
  'ec-p384',
  'ec-p521',
  'rsa-2048',
  'rsa-3072',
  'rsa-4096',
] as const satisfies readonly NewKeyKind[];

type What = 'pair' | 'request' | 'authority';

/** What can be made for a way: the hub knows a pair by its thumbprints, DPS trusts an authority (provisioning.md 3.1). */
const choices: Partial<Record<Way, readonly What[]>> = {
  ManualX509: ['pair', 'request'],
  DpsX509: ['authority', 'request'],
};

/** Makes what is not there: a self-signed pair, a test authority with a certificate of this device, or a request for the PKI. */
export function CreateCertificates(props: { form: Form; way: Way; name: string; onWritten(): void }) {
  const styles = useStyles();
  const { t } = useWords();
  const { form, way, onWritten } = props;
  const offered = choices[way] ?? [];
  const [chosen, setWhat] = useState<What>();
  const [named, setName] = useState<string>();
  const [keyKind, setKeyKind] = useState<NewKeyKind>('ec-p256');
  const [folder, setFolder] = useState('');
  const create = useAsk('identity.certificate.create');
  const request = useAsk('identity.certificate.request');
  const what = chosen ?? offered[0] ?? 'request';
  const name = named ?? props.name;
  const running = what === 'request' ? request : create;
  const shown = what === 'request' ? request.answer : create.answer;
  async function make(): Promise<void> {
    if (what === 'request') await request.ask({ name, keyKind, folder });
    else if (what === 'pair') await create.ask({ what, deviceId: name, keyKind, folder });
    else {
      const authority = { name: `${name}-test-ca`.slice(0, 64), intermediates: 1, days: 365 };
      await create.ask({ what, ...authority, devices: [name], keyKind, folder });
    }
    onWritten();
  }
  return (
    <Accordion collapsible>
      <AccordionItem value="create">
        <AccordionHeader>{t('app.identity.create')}</AccordionHeader>
        <AccordionPanel className={styles.box}>
          <RadioGroup
            aria-label={t('app.identity.create')}
            value={what}
            onChange={(_event, data) => {
              create.forget();
              request.forget();
              setWhat(data.value as What);
            }}
          >
            {offered.map((one) => (
              <Radio key={one} className={styles.radio} value={one} label={t(`app.identity.create.${one}`)} />
            ))}
          </RadioGroup>
          <Field label={t('app.identity.create.name')} required hint={t('app.identity.create.name.hint')}>
            <Input
              name="identity.create.name"
              size="large"
              value={name}
              spellCheck={false}
              autoComplete="off"
              onChange={(_event, data) => setName(data.value)}
            />
          </Field>
          <Field label={t('app.identity.create.key')} hint={t('app.identity.create.key.hint')}>
            <Select
              name="identity.create.key"
              size="large"
              value={keyKind}
              onChange={(_event, data) => setKeyKind(keyKinds.find((one) => one === data.value) ?? 'ec-p256')}
            >
              {keyKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`app.identity.create.key.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          <PathField
            name="identity.create.folder"
            label={t('app.identity.folder')}
            hint={t('app.identity.folder.hint')}
            what="folder"
            value={folder}
            required
            onPath={setFolder}
          />
          <div>
            <Text weight="semibold">{t('app.identity.create.will')}</Text>
            <ul className={styles.list}>
              {willBe(what).map((one) => (
                <li key={one}>{t(`app.identity.create.will.${one}`, { name: name === '' ? '…' : name })}</li>
              ))}
            </ul>
          </div>
          <div className={styles.row}>
            <Button
              className={styles.button}
              disabled={name === '' || folder === '' || running.since !== undefined}
              onClick={() => void make()}
            >
              {t('app.identity.create.make')}
            </Button>
            <Running since={running.since} stop={running.stop} />
          </div>
          {running.error === undefined ? null : <Broken error={running.error} />}
          {shown === undefined ? null : <Written written={shown} form={form} />}
          {shown === undefined ? null : <Text>{t(`app.identity.create.next.${what}`)}</Text>}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

/** What is going to be made, said before it is. */
const willBe = (what: What): readonly string[] =>
  ({
    pair: ['pair', 'pair-time', 'nothing-over'],
    authority: ['authority', 'authority-device', 'nothing-over'],
    request: ['request', 'request-key', 'nothing-over'],
  })[what];
