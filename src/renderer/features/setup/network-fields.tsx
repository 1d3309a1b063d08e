import { Text } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { isObject, valueAt, withValue } from './draft.ts';
import {
  ChoiceField,
  Fields,
  ListField,
  NumberField,
  TextField,
  Tick,
  YesField,
  type Form,
} from './fields.tsx';
import { emptyAddress, kindOf, networkOfKind, type NetworkKind } from './network-draft.ts';

const kinds: readonly NetworkKind[] = ['Default Switch', 'External', 'Internal'];

/** The network as the document has it: what was chosen can be changed, and a switch can be named that nobody read. */
export function NetworkFields({ form }: { form: Form }) {
  const { t } = useWords();
  const kind = kindOf(form.draft);
  const fixed = isObject(valueAt(form.draft, 'network.address'));
  return (
    <Section title={t('app.setup.network.fields')}>
      <ChoiceField
        form={form}
        path="network.vswitch"
        choices={kinds}
        onChoice={(choice) =>
          form.change((draft) =>
            withValue(
              draft,
              'network',
              networkOfKind(kinds.find((one) => one === choice) ?? 'Default Switch', draft['network']),
            ),
          )
        }
      />
      {kind === 'Default Switch' ? null : (
        <>
          <TextField form={form} path="network.vswitchName" hint={t('app.hint.network.vswitchName')} />
          {kind === 'Internal' ? <YesField form={form} path="network.create" /> : null}
          {kind === 'External' ? (
            <>
              <Tick
                name="network.create"
                label={t('app.setup.network.make-external')}
                checked={isObject(valueAt(form.draft, 'network.create'))}
                onChange={(checked) =>
                  form.change((draft) =>
                    withValue(draft, 'network.create', checked ? { adapter: '' } : undefined),
                  )
                }
              />
              {isObject(valueAt(form.draft, 'network.create')) ? (
                <TextField
                  form={form}
                  path="network.create.adapter"
                  hint={t('app.hint.network.create.adapter')}
                />
              ) : null}
            </>
          ) : null}
          {kind === 'External' ? (
            <Tick
              name="network.fixed"
              label={t('app.setup.network.fixed')}
              checked={fixed}
              onChange={(checked) =>
                form.change((draft) =>
                  withValue(draft, 'network.address', checked ? emptyAddress : undefined),
                )
              }
            />
          ) : null}
          {fixed ? <AddressFields form={form} /> : null}
        </>
      )}
    </Section>
  );
}

/** A static address with its DNS servers: all of it or nothing (eflow.md 10.2). */
function AddressFields({ form }: { form: Form }) {
  const { t } = useWords();
  const hint = (name: string) => t(`app.hint.network.address.${name}`);
  return (
    <>
      <Fields>
        <TextField form={form} path="network.address.ip4Address" hint={hint('ip4Address')} />
        <NumberField
          form={form}
          path="network.address.ip4PrefixLength"
          min={1}
          max={30}
          hint={hint('ip4PrefixLength')}
        />
        <TextField form={form} path="network.address.ip4GatewayAddress" hint={hint('ip4GatewayAddress')} />
        <ListField form={form} path="network.address.dnsServers" hint={hint('dnsServers')} />
      </Fields>
      <Text size={200}>{t('app.setup.network.must-be-free')}</Text>
    </>
  );
}
