import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Policy that keeps Windows from fetching root certificates (user-needs.md 1 pain 1).
 */
export const rootUpdates: Check = {
  id: 'HC-62',
  area: 'rights',
  needs: ['windows.rootUpdateOff', 'windows.certificates'],
  ...alone,
  judge(facts) {
    const off = facts.value('windows.rootUpdateOff');
    if (off === undefined) return unknownOf(facts, 'windows.rootUpdateOff');
    if (!off) return pass('allowed');
    const certificates = facts.value('windows.certificates');
    if (certificates === undefined) return unknownOf(facts, 'windows.certificates');
    // What EFLOW's signatures need is there; others, such as those of a new release, would not come.
    return certificates.roots.length >= 2
      ? pass('not-needed')
      : warn('forbidden', [instruct('import-roots')]);
  },
};
