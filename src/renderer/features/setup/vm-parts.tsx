import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { isObject, valueAt, withValue } from './draft.ts';
import { ChoiceField, Fields, TextField, Tick, type Form } from './fields.tsx';
import { sharesOf, shareTexts, withMoreShares, withoutShare, withShareValue } from './shares-draft.ts';

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
        onChange={(checked) => change(withValue(draft, 'features', checked ? { defender: true } : undefined))}
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
        onChange={(checked) => change(withValue(draft, 'vm.gpu', checked ? fresh : undefined))}
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
  const { draft, change, errors, left } = form;
  const shares = sharesOf(draft);
  const problem = (at: number, field: string): { validationMessage?: string } => {
    const error = errors.find(({ path }) => path === `sharedFolders[${at}].${field}`);
    const empty = shares[at]?.[field] === '' || shares[at]?.[field] === undefined;
    return error === undefined || (empty && !left)
      ? {}
      : { validationMessage: t(`rule.${error.rule}`, error.params) };
  };
  return (
    <Section title={t('app.setup.shares')}>
      <Text>{t('app.setup.shares.about')}</Text>
      {shares.map((share, at) => (
        // A folder has no name of its own, and none changes its place.
        <div key={at} role="group" aria-label={t('app.setup.shares.one', { n: at + 1 })}>
          <Fields>
            {shareTexts.map((field) => (
              <Field
                key={field}
                label={t(`app.field.sharedFolders.${field}`)}
                required
                hint={t(`app.hint.sharedFolders.${field}`)}
                {...problem(at, field)}
              >
                <Input
                  name={`sharedFolders.${at}.${field}`}
                  size="large"
                  value={typeof share[field] === 'string' ? share[field] : ''}
                  spellCheck={false}
                  autoComplete="off"
                  onChange={(_event, data) => change(withShareValue(draft, at, field, data.value))}
                />
              </Field>
            ))}
          </Fields>
          <Tick
            name={`sharedFolders.${at}.readOnly`}
            label={t('app.field.sharedFolders.readOnly')}
            checked={share['readOnly'] === true}
            onChange={(checked) => change(withShareValue(draft, at, 'readOnly', checked))}
          />
          <Button size="large" onClick={() => change(withoutShare(draft, at))}>
            {t('app.setup.shares.remove', { n: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="large" onClick={() => change(withMoreShares(draft))}>
          {t('app.setup.shares.add')}
        </Button>
      </div>
    </Section>
  );
}
