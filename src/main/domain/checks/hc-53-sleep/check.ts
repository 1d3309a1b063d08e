import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Sleep on mains power (user-needs.md 1 pain 56; F90): a host that sleeps takes its device offline, and the VM wakes with an
 * old clock.
 */
export const sleep: Check = {
  id: 'HC-53',
  area: 'hardware',
  needs: ['windows.sleepSeconds'],
  ...alone,
  assumed: 'user-needs.md 1 pain 56',
  judge(facts) {
    const seconds = facts.value('windows.sleepSeconds');
    if (seconds === undefined) return unknownOf(facts, 'windows.sleepSeconds');
    if (seconds === 0) return pass('never');
    return warn('sleeps', [instruct('never-sleep')], { minutes: Math.ceil(seconds / 60) });
  },
};
