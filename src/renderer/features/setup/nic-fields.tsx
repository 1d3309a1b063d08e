import { Text } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import type { JsonObject } from '../../../contract/json.ts';
import { Section } from '../../design/parts.tsx';
import { isObject, withValue } from './draft.ts';
import { ChoiceField, Fields, NumberField, TextField, Tick, type Form } from './fields.tsx';
import { Items } from './items.tsx';
import { freshNic, freshNicAddress, nicOn } from './list-draft.ts';

/** The NICs that the VM has beside the one it is deployed with (eflow.md 10.4). */
export function NicFields({ form }: { form: Form }) {
  const { t } = useWords();
  return (
    <Section title={t('app.setup.nics')}>
      <Text>{t('app.setup.nics.about')}</Text>
      <Items form={form} list="nics" fresh={freshNic}>
        {(path, nic) => <NicItem form={form} path={path} nic={nic} />}
      </Items>
    </Section>
  );
}

function NicItem({ form, path, nic }: { form: Form; path: string; nic: JsonObject }) {
  const { t } = useWords();
  const fixed = isObject(nic['address']);
  const set = (at: string, value: JsonObject | undefined) =>
    form.change((draft) => withValue(draft, at, value));
  return (
    <>
      <ChoiceField
        form={form}
        path={`${path}.vswitch`}
        choices={['External', 'Internal']}
        onChoice={(choice) => set(path, nicOn(choice, nic))}
      />
      <Fields>
        <TextField form={form} path={`${path}.name`} hint={t('app.hint.nics.name')} />
        <TextField form={form} path={`${path}.vswitchName`} hint={t('app.hint.nics.vswitchName')} />
      </Fields>
      {nic['vswitch'] === 'Internal' && fixed ? null : (
        <Tick
          name={`${path}.fixed`}
          label={t('app.setup.nics.fixed')}
          checked={fixed}
          onChange={(checked) => set(`${path}.address`, checked ? freshNicAddress : undefined)}
        />
      )}
      {fixed ? (
        <Fields>
          <TextField form={form} path={`${path}.address.ip4Address`} />
          <NumberField
            form={form}
            path={`${path}.address.ip4PrefixLength`}
            min={1}
            max={30}
            hint={t('app.hint.network.address.ip4PrefixLength')}
          />
          <TextField form={form} path={`${path}.address.ip4GatewayAddress`} />
        </Fields>
      ) : null}
    </>
  );
}
