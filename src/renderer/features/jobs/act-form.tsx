import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActEntry, ActParam } from '../../../contract/acts.ts';
import type { Params } from '../../../contract/errors.ts';
import { useReading } from '../../app/calls.ts';
import { actItem, go } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { boundsOf } from '../setup/bounds.ts';
import { isObject, valueAt, type Draft } from '../setup/draft.ts';
import { memoryStepMb, sizeHints, valuesToBegin, type Hints } from './act-values.ts';
import { Fields, NumberField, TextField, YesField, type Form } from '../setup/fields.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  row: { display: 'flex' },
});

function useHints(act: string): Hints | undefined {
  const resize = act === 'resize-vm';
  const status = useReading('status.read', {}, { when: resize });
  const scan = useReading('host.scan', {}, { when: resize });
  if (!resize) return {};
  if (status.data === undefined && status.error === null) return undefined;
  return sizeHints(status.data?.vm, boundsOf(scan.data));
}

/** The values of an act as fields. What is wrong with them, the plan says. */
export function ActForm({ act }: { act: ActEntry }) {
  const styles = useStyles();
  const { t } = useWords();
  const hints = useHints(act.id);
  const [typed, setTyped] = useState<Draft>();
  const begun: Draft = { act: { [act.id]: valuesToBegin(act, hints ?? {}) } };
  const draft = typed ?? begun;
  const form: Form = {
    draft,
    change: (update) => setTyped((before) => update(before ?? begun)),
    errors: [],
    left: false,
  };
  const values = valueAt(draft, `act.${act.id}`);
  return (
    <form
      className={styles.all}
      data-act={act.id}
      onSubmit={(event) => {
        event.preventDefault();
        go({ page: 'history', item: actItem(act.id, isObject(values) ? (values as Params) : {}) });
      }}
    >
      <Fields>
        {act.params.map((param) => (
          <div key={param.name} className={styles.field}>
            <Value
              form={form}
              path={`act.${act.id}.${param.name}`}
              param={param}
              bound={hints?.[param.name]?.bound}
            />
          </div>
        ))}
      </Fields>
      <div className={styles.row}>
        <Button type="submit" size="large" appearance="primary" disabled={hints === undefined}>
          {t('app.act.look')}
        </Button>
      </div>
    </form>
  );
}

function Value(props: { form: Form; path: string; param: ActParam; bound: number | undefined }) {
  const { form, path, param, bound } = props;
  switch (param.type) {
    case 'integer':
      return (
        <NumberField
          form={form}
          path={path}
          min={param.min ?? 0}
          max={param.max ?? Number.MAX_SAFE_INTEGER}
          step={param.name === 'memoryInMB' ? memoryStepMb : 1}
          bound={bound}
        />
      );
    case 'boolean':
      return <YesField form={form} path={path} />;
    case 'text':
      return <TextField form={form} path={path} optional={!param.required} />;
  }
}
