import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Another installation under way (eflow.md 6.2 HC-27). The install step waits for it by itself, up to its limit.
 */
export const installerBusy: Check = {
  id: 'HC-29',
  area: 'windows',
  needs: ['windows.installer'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-27',
  judge(facts) {
    const installer = facts.value('windows.installer');
    if (installer === undefined) return unknownOf(facts, 'windows.installer');
    return installer.busy ? warn('busy', [instruct('wait-for-installer')]) : pass('free');
  },
};
