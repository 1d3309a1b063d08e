import { Text } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { isObject, valueAt, withValue } from './draft.ts';
import { Fields, TextField, Tick, type Form } from './fields.tsx';
import { FileField } from './file-field.tsx';

/** The certificate authority of a site that opens TLS: its file, its thumbprint, and whether modules get it, too. */
export function InspectionFields({ form }: { form: Form }) {
  const { t } = useWords();
  const { draft, change } = form;
  const used = isObject(valueAt(draft, 'inspectionCa'));
  return (
    <Section title={t('app.setup.inspection')}>
      <Tick
        name="inspectionCa.use"
        label={t('app.setup.inspection.use')}
        checked={used}
        onChange={(checked) =>
          change((now) => withValue(now, 'inspectionCa', checked ? { file: '', thumbprint: '' } : undefined))
        }
      />
      {used ? (
        <>
          <Fields>
            <FileField
              form={form}
              path="inspectionCa.file"
              what="authority"
              hint={t('app.hint.inspectionCa.file')}
            />
            <TextField
              form={form}
              path="inspectionCa.thumbprint"
              hint={t('app.hint.inspectionCa.thumbprint')}
            />
          </Fields>
          <Tick
            name="inspectionCa.modules"
            label={t('app.field.inspectionCa.modules')}
            checked={valueAt(draft, 'inspectionCa.modules') === true}
            onChange={(checked) =>
              change((now) => withValue(now, 'inspectionCa.modules', checked ? true : undefined))
            }
          />
          <Text size={200}>{t('app.setup.inspection.means')}</Text>
        </>
      ) : null}
    </Section>
  );
}
