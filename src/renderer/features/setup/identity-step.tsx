import { Text } from '@fluentui/react-components';
import type { Json, JsonObject } from '../../../contract/json.ts';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { isObject, valueAt, withValue } from './draft.ts';
import { ChoiceField, Fields, TextField, type Form } from './fields.tsx';
import type { Journey } from './journey.ts';
import { SecretInput } from './secret-input.tsx';
import { secretFields, secretOf } from './steps.ts';

/** A field of an identity: its name, whether it may stay empty, and its hint where the type has one of its own. */
interface IdentityField {
  name: string;
  optional?: boolean;
  hint?: string;
}

const dps: readonly IdentityField[] = [{ name: 'globalEndpoint', optional: true }];

const files: readonly IdentityField[] = [{ name: 'identityCertPath' }, { name: 'identityPrivKeyPath' }];

/** What each way of provisioning asks for, the usual ways first; the words for each are `app.setup.identity.TYPE`. */
const ways: Readonly<Record<string, readonly IdentityField[]>> = {
  DpsTPM: [{ name: 'scopeId' }, { name: 'registrationId', optional: true }, ...dps],
  DpsSymmetricKey: [
    { name: 'scopeId' },
    { name: 'registrationId', hint: 'app.hint.identity.registrationId.enrolled' },
    { name: 'symmKey' },
    ...dps,
  ],
  DpsX509: [
    { name: 'scopeId' },
    { name: 'registrationId', optional: true, hint: 'app.hint.identity.registrationId.certificate' },
    ...files,
    ...dps,
  ],
  ManualConnectionString: [{ name: 'devConnString' }],
  ManualX509: [{ name: 'iotHubHostname' }, { name: 'deviceId' }, ...files],
};

/** An identity of another way: what both ways have in common stays, and a secret is asked for. */
function identityOf(way: string, before: Json | undefined): JsonObject {
  const old = isObject(before) ? before : {};
  const fields = (ways[way] ?? []).flatMap(({ name, optional }) => {
    const value = secretFields.has(`identity.${name}`) ? 'prompt' : (old[name] ?? '');
    return optional === true && value === '' ? [] : [[name, value] as const];
  });
  return { provisioningType: way, ...Object.fromEntries(fields) };
}

/** Who the device is in the cloud. */
export function IdentityStep({ journey, form }: { journey: Journey; form: Form }) {
  const { t } = useWords();
  const type = valueAt(form.draft, 'identity.provisioningType');
  const way = typeof type === 'string' && Object.hasOwn(ways, type) ? type : undefined;
  const secret = secretOf(form.draft);
  return (
    <Section>
      <ChoiceField
        form={form}
        path="identity.provisioningType"
        choices={Object.keys(ways)}
        onChoice={(choice) => {
          journey.secret.set('none');
          journey.secret.fail(undefined);
          form.change(withValue(form.draft, 'identity', identityOf(choice, form.draft['identity'])));
        }}
      />
      {way === undefined ? null : (
        <>
          <Text>{t(`app.setup.identity.${way}`)}</Text>
          <Fields>
            {(ways[way] ?? []).map(({ name, optional, hint }) => (
              <TextField
                key={name}
                form={form}
                path={`identity.${name}`}
                hint={t(hint ?? `app.hint.identity.${name}`)}
                {...(optional === true ? { optional } : {})}
              />
            ))}
          </Fields>
        </>
      )}
      {secret === undefined ? null : <SecretInput key={secret} field={secret} secret={journey.secret} />}
    </Section>
  );
}
