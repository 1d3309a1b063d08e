import { Button, Field, makeStyles, Spinner, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Output } from '../../../contract/procedures.ts';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import { Section } from '../../design/parts.tsx';
import { valueAt, withValue } from './draft.ts';
import { Fields, type Form } from './fields.tsx';
import { FileField } from './file-field.tsx';
import { fileAt, freshImages, imagesOfText, textOfImages, withRead } from './images-draft.ts';
import { Items } from './items.tsx';

const useStyles = makeStyles({ read: { marginBlockEnd: tokens.spacingVerticalM } });

/** Files of container images for a VM that reaches no registry, each with the images that it brings. */
export function ImageFields({ form }: { form: Form }) {
  const { t } = useWords();
  return (
    <Section title={t('app.setup.carriedImages')}>
      <Text>{t('app.setup.carriedImages.about')}</Text>
      <Items form={form} list="carriedImages" fresh={freshImages}>
        {(path) => <ImageFile form={form} path={path} />}
      </Items>
    </Section>
  );
}

function ImageFile({ form, path }: { form: Form; path: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [read, setRead] = useState<Output<'payload.images'>>();
  const file = fileAt(form.draft, path);

  async function look(): Promise<void> {
    if (file === '' || busy) return;
    setBusy(true);
    setError(undefined);
    setRead(undefined);
    try {
      const found = await client.call('payload.images', { file });
      setRead(found);
      form.change((draft) => withRead(draft, path, file, found));
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Fields>
        <FileField
          form={form}
          path={`${path}.file`}
          what="images"
          hint={t('app.hint.carriedImages.file')}
          onEnter={() => void look()}
        />
        <ImageList form={form} path={`${path}.images`} />
      </Fields>
      <div className={styles.read}>
        <Button size="large" disabled={file === '' || busy} onClick={() => void look()}>
          {t('app.setup.carriedImages.read')}
        </Button>
      </div>
      {busy ? <Spinner size="tiny" label={t('app.setup.carriedImages.reading')} /> : null}
      {error === undefined ? null : <Broken error={error} />}
      {read?.file === file
        ? read.against.map((one) => (
            <Text key={`${one.code} ${String(one.params['image'])}`} role="alert">
              {t(`error.${one.code}`, one.params)}
            </Text>
          ))
        : null}
    </>
  );
}

/** The images of a file, one a line. What is typed stays as it is; the document has what it means. */
function ImageList({ form, path }: { form: Form; path: string }) {
  const { t } = useWords();
  const images = valueAt(form.draft, path);
  const [typed, setTyped] = useState(textOfImages(images));
  // What was read from the file is another text; otherwise the text is told by what it means alone.
  const text = textOfImages(imagesOfText(typed)) === textOfImages(images) ? typed : textOfImages(images);
  const errors = form.errors.filter((one) => one.path === path);
  const shown = errors.length > 0 && (form.left || text !== '');
  const problem = errors.map(({ rule, params }) => t(`rule.${rule}`, params)).join(' ');
  return (
    <Field
      label={t('app.field.carriedImages.images')}
      required
      hint={t('app.hint.carriedImages.images')}
      {...(shown ? { validationMessage: problem } : {})}
    >
      <Textarea
        name={path}
        size="large"
        rows={6}
        resize="vertical"
        value={text}
        spellCheck={false}
        onChange={(_event, data) => {
          setTyped(data.value);
          form.change((draft) => withValue(draft, path, imagesOfText(data.value)));
        }}
      />
    </Field>
  );
}
