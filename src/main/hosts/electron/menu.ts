import type { MenuItemConstructorOptions } from 'electron';
import type { Say } from './words.ts';

/**
 * The menu: leaving, the size of what is shown, and nothing that could load a page anew or open another. Copying and
 * pasting work by their keys without it.
 */
export function menuTemplate(say: Say, tools: boolean): MenuItemConstructorOptions[] {
  return [
    { label: say('shell.menu.file'), submenu: [{ role: 'quit', label: say('shell.menu.quit') }] },
    {
      label: say('shell.menu.view'),
      submenu: [
        { role: 'zoomIn', label: say('shell.menu.larger') },
        { role: 'zoomOut', label: say('shell.menu.smaller') },
        { role: 'resetZoom', label: say('shell.menu.usual') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: say('shell.menu.full') },
        ...(tools ? [{ role: 'toggleDevTools' as const, label: say('shell.menu.tools') }] : []),
      ],
    },
  ];
}
