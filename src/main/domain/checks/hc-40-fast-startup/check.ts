import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Fast Startup (field-notes, accounts; user-needs.md 1 pain 56): shutdown and power-on are no restart then, so changes wait
 * on and people believe they were made.
 */
export const fastStartup: Check = {
  id: 'HC-40',
  area: 'windows',
  needs: ['windows.fastStartup'],
  ...alone,
  assumed: 'field-notes.md accounts',
  judge(facts) {
    const on = facts.value('windows.fastStartup');
    if (on === undefined) return unknownOf(facts, 'windows.fastStartup');
    return on ? warn('on', [instruct('fast-startup-off')]) : pass('off');
  },
};
