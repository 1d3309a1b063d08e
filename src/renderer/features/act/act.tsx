import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import type { Params } from '../../../contract/errors.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { StartPlan } from '../jobs/start.tsx';

/** A remedy that the product can do: shows its plan first, then starts it. */
export function ActButton({ act, params }: { act: string; params: Params }) {
  const { t } = useWords();
  const acts = useReading('acts.list', {});
  const loss = acts.data?.find(({ id }) => id === act)?.loss ?? undefined;
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small">{t('app.act.look')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`act.${act}`)}</DialogTitle>
          <DialogContent>
            <StartPlan goal={{ kind: 'act', id: act, params }} loss={loss} verb={t('app.act.do')} />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('app.close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
