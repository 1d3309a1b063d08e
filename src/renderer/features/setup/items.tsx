import { Button } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import type { JsonObject } from '../../../contract/json.ts';
import type { Form } from './fields.tsx';
import { itemsOf, withItem, withoutItem, type ItemList } from './list-draft.ts';

/**
 * The items of a list, each with its fields and a way to take it out, and a way to add one. The words are
 * `app.setup.LIST.one`, `.add` and `.remove`. `children` makes the fields of the item at a path such as `nics[0]`.
 */
export function Items(props: {
  form: Form;
  list: ItemList;
  fresh: JsonObject;
  children: (path: string, item: JsonObject) => React.ReactNode;
}) {
  const { t } = useWords();
  const { form, list, fresh, children } = props;
  return (
    <>
      {itemsOf(form.draft, list).map((item, at) => (
        // An item has no name of its own, and none changes its place.
        <div key={at} role="group" aria-label={t(`app.setup.${list}.one`, { n: at + 1 })}>
          {children(`${list}[${at}]`, item)}
          <Button size="large" onClick={() => form.change((draft) => withoutItem(draft, list, at))}>
            {t(`app.setup.${list}.remove`, { n: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="large" onClick={() => form.change((draft) => withItem(draft, list, fresh))}>
          {t(`app.setup.${list}.add`)}
        </Button>
      </div>
    </>
  );
}
