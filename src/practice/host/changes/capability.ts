import { z } from 'zod';
import { defineChange } from './change.ts';

const OpenSsh = z.strictObject({ present: z.boolean() });

/** The OpenSSH client of Windows is added or removed. Windows' servicing goes on when the caller is gone (HC-15). */
export const openSshSet = defineChange<z.infer<typeof OpenSsh>>({
  id: 'capability.set',
  data: OpenSsh,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'service',
      virtualMs: 45_000,
      says: () => [{ kind: 'progress', activity: 'Operation', status: 'Running', percent: 20 }],
      effect: (machine, { present }) => {
        machine.windows.openSshClient = present;
        return { output: [{ RestartNeeded: false }] };
      },
    },
  ],
});
