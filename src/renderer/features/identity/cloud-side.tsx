import { makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { valueAt, withValue } from '../setup/draft.ts';
import { Fields, TextField, Tick, touchTarget, type Form } from '../setup/fields.tsx';
import { FileField } from '../setup/file-field.tsx';
import type { Journey } from '../setup/journey.ts';
import { hasProxy, wantsPassword } from '../setup/proxy-draft.ts';
import { SecretInput } from '../setup/secret-input.tsx';
import { cloudFields, makesCloudSide, mayBeGrouped, willBeMade, withCloudSide } from './cloud-draft.ts';
import { CloudLook } from './cloud-look.tsx';
import { isDps, type Way } from './ways.ts';

const useStyles = makeStyles({
  radio: { minHeight: touchTarget, alignItems: 'center' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
});

/** Who makes the device or the enrollment in the cloud: somebody else, or the job with a service string. */
export function CloudSide({ journey, form, way }: { journey: Journey; form: Form; way: Way }) {
  const styles = useStyles();
  const { t } = useWords();
  const makes = makesCloudSide(form.draft);
  return (
    <Section title={t('app.identity.cloud')}>
      <RadioGroup
        aria-label={t('app.identity.cloud')}
        value={makes ? 'make' : 'there'}
        onChange={(_event, data) => {
          journey.otherSecrets['cloud.service'].set('none');
          journey.otherSecrets['cloud.service'].fail(undefined);
          journey.secret.set('none');
          form.change((draft) => withCloudSide(draft, data.value === 'make'));
        }}
      >
        {(['there', 'make'] as const).map((one) => (
          <Radio key={one} className={styles.radio} value={one} label={t(`app.identity.cloud.${one}`)} />
        ))}
      </RadioGroup>
      {makes ? <Making journey={journey} form={form} way={way} /> : null}
    </Section>
  );
}

function Making({ journey, form, way }: { journey: Journey; form: Form; way: Way }) {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change } = form;
  const service = isDps(way) ? 'dps' : 'hub';
  const group = valueAt(draft, 'cloud.group') !== undefined;
  const hubService = valueAt(draft, 'cloud.hubService');
  return (
    <>
      <Text>{t(`app.identity.cloud.needs.${service}`)}</Text>
      {valueAt(draft, 'cloud.service') === 'prompt' ? (
        <SecretInput field="cloud.service" secret={journey.otherSecrets['cloud.service']} />
      ) : (
        <TextField form={form} path="cloud.service" hint={t('app.hint.cloud.service')} />
      )}
      {mayBeGrouped(way) ? (
        <Tick
          name="cloud.in-group"
          label={t('app.identity.cloud.in-group')}
          checked={group}
          onChange={(checked) =>
            change((now) => {
              const next = withValue(now, 'cloud.group', checked ? { id: '' } : undefined);
              // The device of a group has no name of its own.
              return checked ? withValue(next, 'cloud.deviceId', undefined) : next;
            })
          }
        />
      ) : null}
      <Fields>
        {group ? <TextField form={form} path="cloud.group.id" hint={t('app.hint.cloud.group.id')} /> : null}
        {group && way === 'DpsX509' ? (
          <FileField
            form={form}
            path="cloud.group.caCertPath"
            what="authority"
            optional
            hint={t('app.hint.cloud.group.caCertPath')}
          />
        ) : null}
        {cloudFields(way, draft).map((name) => (
          <TextField
            key={name}
            form={form}
            path={`cloud.${name}`}
            hint={t(`app.hint.cloud.${name}`)}
            {...(way === 'ManualConnectionString' ? {} : { optional: true })}
          />
        ))}
      </Fields>
      {isDps(way) ? (
        <Tick
          name="cloud.has-hub-service"
          label={t('app.identity.cloud.has-hub-service')}
          checked={hubService !== undefined}
          onChange={(checked) =>
            change((now) => withValue(now, 'cloud.hubService', checked ? 'prompt' : undefined))
          }
        />
      ) : null}
      {hubService === 'prompt' ? (
        <SecretInput field="cloud.hubService" secret={journey.otherSecrets['cloud.hubService']} />
      ) : null}
      {hasProxy(draft) ? (
        <Tick
          name="cloud.viaProxy"
          label={t('app.field.cloud.viaProxy')}
          checked={valueAt(draft, 'cloud.viaProxy') === true}
          onChange={(checked) =>
            change((now) => withValue(now, 'cloud.viaProxy', checked ? true : undefined))
          }
        />
      ) : null}
      <CloudLook
        key={service}
        form={form}
        way={way}
        given={
          (valueAt(draft, 'cloud.service') !== 'prompt' ||
            journey.otherSecrets['cloud.service'].state === 'given') &&
          (valueAt(draft, 'cloud.viaProxy') !== true ||
            (form.errors.every(({ path }) => !path.startsWith('proxy')) &&
              (!wantsPassword(draft) || journey.proxySecret.state === 'given')))
        }
      />
      <div data-will="">
        <Text weight="semibold">{t('app.identity.cloud.will')}</Text>
        <ul className={styles.list}>
          {willBeMade(way, draft).map((one) => (
            <li key={one}>{t(`app.identity.cloud.will.${one}`)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
