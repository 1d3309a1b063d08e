import { alone, type Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Windows PowerShell (eflow.md 6.2 HC-14). The bridge always starts the 64-bit one of Windows, so its version and what takes
 * its language away are left to ask.
 */
export const powershell: Check = {
  id: 'HC-14',
  area: 'tools',
  needs: ['powershell.engine'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-14',
  judge(facts) {
    const engine = facts.value('powershell.engine');
    if (engine === undefined) return unknownOf(facts, 'powershell.engine');
    const { version } = engine;
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < 5 || (major === 5 && minor < 1))
      return fail('too-old', [instruct('install-wmf')], { version });
    if (engine.lockdown) return fail('constrained', [instruct('allow-language')], { version });
    if (engine.scriptRules === 'enforced')
      return warn('script-rules', [instruct('rule-for-eflow')], { version });
    return pass('ready', { version });
  },
};
