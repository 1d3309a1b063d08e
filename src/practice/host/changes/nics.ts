import { z } from 'zod';
import { ExtraNetwork, Nic } from '../../state/vm.ts';
import { defineChange } from './change.ts';

const Connections = z.strictObject({ networks: z.array(ExtraNetwork), nics: z.array(Nic) });

/** Add- and Remove-EflowNetwork, Add- and Remove-EflowVmEndpoint: afterwards the VM has exactly these beside its own. */
export const nicsSet = defineChange<z.infer<typeof Connections>>({
  id: 'eflow.setNics',
  data: Connections,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'set',
      virtualMs: 9_000,
      effect: ({ vm }, data) => {
        if (vm !== null) Object.assign(vm, data);
        return { output: [] };
      },
    },
  ],
});
