import { z } from 'zod';
import { reapplyConfig, restartRuntime } from '../../guest/power.ts';
import { GuestProxy, type Vm } from '../../state/vm.ts';
import { defineChange } from './change.ts';

const vmOff = "Can't process request, EFLOW VM is OFF!";

const Part = z.enum(['daemons', 'agent']);
export type ProxyPart = z.infer<typeof Part>;

/** The services restart with what they now know; edgeAgent's part is in the configuration, which is applied anew. */
function restart(vm: Vm, part: ProxyPart, at: number): void {
  if (part === 'daemons') restartRuntime(vm, at);
  else reapplyConfig(vm, at);
}

const Set = z.strictObject({ part: Part, proxy: GuestProxy });

/** Sets the proxy of the services, or that of edgeAgent, whose configuration is applied anew (eflow.md 10.5). */
export const guestProxySet = defineChange<z.infer<typeof Set>>({
  id: 'guest.setProxy',
  data: Set,
  onCallerDeath: { left: () => undefined },
  phases: () => [
    {
      name: 'set',
      virtualMs: 18_000,
      effect: ({ vm }, { part, proxy }, at) => {
        if (vm?.power !== 'Running') return { failed: vmOff };
        restart(vm, part, at);
        vm.guest.proxy[part] = proxy;
        return { output: [{ Changed: true, Refused: null }] };
      },
    },
  ],
});

const Clear = z.strictObject({ part: Part });

/** Takes the proxy of a part away again. */
export const guestProxyClear = defineChange<z.infer<typeof Clear>>({
  id: 'guest.clearProxy',
  data: Clear,
  onCallerDeath: { left: () => undefined },
  phases: () => [
    {
      name: 'clear',
      virtualMs: 15_000,
      effect: ({ vm }, { part }, at) => {
        if (vm?.power !== 'Running') return { failed: vmOff };
        const changed = vm.guest.proxy[part] !== null;
        if (changed) {
          restart(vm, part, at);
          vm.guest.proxy[part] = null;
        }
        return { output: [{ Changed: changed, Refused: null }] };
      },
    },
  ],
});
