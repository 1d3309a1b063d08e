import { z } from 'zod';
import { sameName } from '../like.ts';
import { defineChange } from './change.ts';

const Service = z.strictObject({ name: z.string() });

/** Win32_Service.Delete: a stopped service is gone at once. */
export const serviceUnregister = defineChange<z.infer<typeof Service>>({
  id: 'service.unregister',
  data: Service,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'delete',
      virtualMs: 500,
      effect: (machine, { name }) => {
        delete machine.services[name];
        return { output: [{ ReturnValue: 0 }] };
      },
    },
  ],
});

const Item = z.strictObject({ place: z.enum(['files', 'registry']), path: z.string() });

const isBelow = (path: string, folder: string) => sameName(path.slice(0, folder.length + 1), `${folder}\\`);

/** Remove-Item -Recurse: a folder or a key goes with all that is in it. */
export const itemRemove = defineChange<z.infer<typeof Item>>({
  id: 'item.remove',
  data: Item,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'remove',
      virtualMs: 2_000,
      effect: ({ settings }, { place, path }) => {
        if (place === 'files') settings.files = settings.files.filter((file) => !isBelow(file, path));
        else delete settings.registry[path];
        return {};
      },
    },
  ],
});
