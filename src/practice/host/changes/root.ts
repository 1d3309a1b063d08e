import { z } from 'zod';
import { reapplyConfig, restartRuntime } from '../../guest/power.ts';
import type { Vm } from '../../state/vm.ts';
import { defineChange } from './change.ts';

const vmOff = "Can't process request, EFLOW VM is OFF!";

const Part = z.enum(['system', 'modules']);
export type RootPart = z.infer<typeof Part>;

/** Docker and the services of IoT Edge read the store when they start; the trust bundle is part of the configuration. */
function restart(vm: Vm, part: RootPart, at: number): void {
  if (part === 'system') restartRuntime(vm, at);
  else reapplyConfig(vm, at);
}

const Set = z.strictObject({ part: Part, pem: z.string().nullable() });

/** Gives the VM or its modules a certificate authority of the site, or takes it away. */
export const guestRootSet = defineChange<z.infer<typeof Set>>({
  id: 'guest.setRoot',
  data: Set,
  onCallerDeath: { left: () => undefined },
  phases: () => [
    {
      name: 'set',
      virtualMs: 12_000,
      effect: ({ vm }, { part, pem }, at) => {
        if (vm?.power !== 'Running') return { failed: vmOff };
        const changed = pem !== null || vm.guest.roots[part] !== null;
        if (changed) {
          restart(vm, part, at);
          vm.guest.roots[part] = pem;
        }
        return { output: [{ Changed: changed, Refused: null }] };
      },
    },
  ],
});
