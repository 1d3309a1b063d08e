import { alone, type Check } from '../check.ts';
import { besideHypervisor, besideHypervisorFacts } from '../programs.ts';
import { instruct } from '../remedies.ts';

/**
 * Real-time software and soft PLCs (field-notes, checks beyond HC-27): they claim cores or timers for themselves, which a
 * hypervisor below takes away.
 */
export const realTime: Check = {
  id: 'HC-38',
  area: 'hyper-v',
  needs: [...besideHypervisorFacts],
  ...alone,
  assumed: 'eflow.md 6.2 HC-18',
  judge(facts) {
    return besideHypervisor(facts, 'real-time', instruct('ask-real-time-owner'));
  },
};
