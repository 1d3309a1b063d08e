import { z } from 'zod';
import { Share } from '../../state/vm.ts';
import { defineChange } from './change.ts';

const Shares = z.strictObject({ shares: z.array(Share) });

/** Add- and Remove-EflowVmSharedFolder: afterwards the VM has exactly these. */
export const sharesSet = defineChange<z.infer<typeof Shares>>({
  id: 'eflow.setShares',
  data: Shares,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'set',
      virtualMs: 8_000,
      effect: ({ vm }, { shares }) => {
        if (vm !== null) vm.shares = shares;
        return { output: ['OK'] };
      },
    },
  ],
});
