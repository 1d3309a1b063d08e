import { Text } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { isObject, valueAt, withValue } from './draft.ts';
import { ChoiceField, Fields, TextField, Tick, YesField, type Form } from './fields.tsx';
import { Items } from './items.tsx';
import { freshShare } from './list-draft.ts';

/** The features of the VM beside the TPM: whether the Defender for IoT micro agent is to be on. */
export function FeatureFields({ form }: { form: Form }) {
  const { t } = useWords();
  const { draft, change } = form;
  return (
    <Section title={t('app.setup.features')}>
      <Tick
        name="features.defender"
        label={t('app.field.features.defender')}
        checked={valueAt(draft, 'features.defender') === true}
        // Left out, it stays as it is on the device.
        onChange={(checked) =>
          change((now) => withValue(now, 'features', checked ? { defender: true } : undefined))
        }
      />
    </Section>
  );
}

/** The graphics card of the VM: its name as EFLOW tells it, and the way in which the VM gets it. */
export function GpuFields({ form }: { form: Form }) {
  const { t } = useWords();
  const { draft, change } = form;
  const used = isObject(valueAt(draft, 'vm.gpu'));
  const fresh = { gpuName: '', gpuPassthroughType: 'ParaVirtualization' };
  return (
    <Section title={t('app.setup.gpu')}>
      <Tick
        name="vm.gpu.use"
        label={t('app.setup.gpu.use')}
        checked={used}
        onChange={(checked) => change((now) => withValue(now, 'vm.gpu', checked ? fresh : undefined))}
      />
      {used ? (
        <>
          <Fields>
            <TextField form={form} path="vm.gpu.gpuName" hint={t('app.hint.vm.gpu.gpuName')} />
            <ChoiceField
              form={form}
              path="vm.gpu.gpuPassthroughType"
              choices={['ParaVirtualization', 'DirectDeviceAssignment']}
            />
          </Fields>
          <Text size={200}>{t('app.setup.gpu.means')}</Text>
        </>
      ) : null}
    </Section>
  );
}

/** Folders of this Windows that the VM sees, each with its place in the VM. */
export function ShareFields({ form }: { form: Form }) {
  const { t } = useWords();
  return (
    <Section title={t('app.setup.sharedFolders')}>
      <Text>{t('app.setup.sharedFolders.about')}</Text>
      <Items form={form} list="sharedFolders" fresh={freshShare}>
        {(path) => (
          <>
            <Fields>
              {['root', 'folder', 'target'].map((field) => (
                <TextField
                  key={field}
                  form={form}
                  path={`${path}.${field}`}
                  hint={t(`app.hint.sharedFolders.${field}`)}
                />
              ))}
            </Fields>
            <YesField form={form} path={`${path}.readOnly`} />
          </>
        )}
      </Items>
    </Section>
  );
}
