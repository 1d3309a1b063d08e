import { Text } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useWords } from '../../app/words.tsx';
import { Section, Waiting } from '../../design/parts.tsx';
import { JudgedField } from '../identity/judged-field.tsx';
import { PasteBox } from '../identity/paste-box.tsx';
import { fieldsOf, hasFiles, judgedField, wayNames, wayOf, withWay, type Way } from '../identity/ways.ts';
import { valueAt } from './draft.ts';
import { ChoiceField, Fields, TextField, type Form } from './fields.tsx';
import type { Journey } from './journey.ts';
import { SecretInput } from './secret-input.tsx';
import { secretOf } from './steps.ts';

/** What only some ways need, and what comes after the fields, is fetched when it is shown. */
const CertificatesOf = lazy(async () => ({
  default: (await import('../identity/certificates.tsx')).Certificates,
}));
const TpmOf = lazy(async () => ({ default: (await import('../identity/tpm.tsx')).TpmVerdict }));
const CloudSideOf = lazy(async () => ({ default: (await import('../identity/cloud-side.tsx')).CloudSide }));
const ColleagueOf = lazy(async () => ({ default: (await import('../identity/colleague.tsx')).Colleague }));

/** Files have a section of their own, in which they are looked at. */
const fileFields = new Set(['identityCertPath', 'identityPrivKeyPath']);

/** Who the device is in the cloud. */
export function IdentityStep({ journey, form }: { journey: Journey; form: Form }) {
  const { t } = useWords();
  const way = wayOf(form.draft);
  const secret = secretOf(form.draft);
  return (
    <>
      <PasteBox journey={journey} form={form} />
      <Section>
        <ChoiceField
          form={form}
          path="identity.provisioningType"
          choices={wayNames}
          onChoice={(choice) => {
            for (const one of [journey.secret, ...Object.values(journey.otherSecrets)]) {
              one.set('none');
              one.fail(undefined);
            }
            form.change((draft) => withWay(draft, choice as Way));
          }}
        />
        {way === undefined ? null : (
          <>
            <Text>{t(`app.setup.identity.${way}`)}</Text>
            <Fields>
              {fieldsOf(way)
                .filter(({ name }) => !fileFields.has(name))
                .map((field) => (
                  <OneField key={field.name} form={form} {...field} />
                ))}
            </Fields>
          </>
        )}
        {secret === undefined ? null : <SecretInput key={secret} field={secret} secret={journey.secret} />}
      </Section>
      {way === undefined ? null : (
        <Suspense fallback={<Waiting rows={3} label={t('app.loading')} />}>
          {hasFiles(way) ? <CertificatesOf key={way} journey={journey} form={form} way={way} /> : null}
          {way === 'DpsTPM' ? <TpmOf form={form} /> : null}
          <CloudSideOf journey={journey} form={form} way={way} />
          <ColleagueOf journey={journey} form={form} />
        </Suspense>
      )}
    </>
  );
}

/** A field of a way: a reference to a secret as it stands, everything else judged while it is typed. */
function OneField(props: { form: Form; name: string; optional?: boolean; hint?: string }) {
  const { t } = useWords();
  const { form, name, optional, hint } = props;
  const more = optional === true ? { optional } : {};
  const said = t(hint ?? `app.hint.identity.${name}`);
  const judged = judgedField(name);
  // The cloud side below says where it comes from.
  if (valueAt(form.draft, `identity.${name}`) === 'cloud') return null;
  return judged === undefined ? (
    <TextField form={form} path={`identity.${name}`} hint={said} {...more} />
  ) : (
    <JudgedField form={form} name={judged} hint={said} {...more} />
  );
}
