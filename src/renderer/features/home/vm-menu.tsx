import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { VmUse } from '../../../contract/status.ts';
import { actItem, go } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { touchTarget } from '../setup/fields.tsx';

/** What can be done to the VM, and whether it has to run for it. Each shows its plan first. */
const acts = [
  { id: 'start-vm', running: false },
  { id: 'stop-vm', running: true },
  { id: 'restart-vm', running: true },
  { id: 'resize-vm', running: true },
  { id: 'set-telemetry', running: true },
  { id: 'upgrade', running: true },
] as const;

/** The acts for the VM, beside what it uses. */
export function VmMenu({ power }: Pick<VmUse, 'power'>) {
  const { t } = useWords();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button style={{ minHeight: touchTarget }}>{t('app.use.acts')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {acts.map(({ id, running }) => (
            <MenuItem
              key={id}
              disabled={(power === 'Running') !== running}
              onClick={() => go({ page: 'history', item: actItem(id, {}) })}
            >
              {t(`act.${id}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
