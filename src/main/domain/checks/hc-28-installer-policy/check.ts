import { alone, type Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Policy about Windows Installer: DisableMSI (eflow.md 6.2 HC-27, exit code 1625).
 */
export const installerPolicy: Check = {
  id: 'HC-28',
  area: 'rights',
  needs: ['windows.installer'],
  ...alone,
  judge(facts) {
    const installer = facts.value('windows.installer');
    if (installer === undefined) return unknownOf(facts, 'windows.installer');
    const remedies = [instruct('allow-installer-policy')];
    if (installer.policy === 2) return fail('nobody', remedies);
    return installer.policy === 1 ? warn('managed', remedies) : pass('allowed');
  },
};
