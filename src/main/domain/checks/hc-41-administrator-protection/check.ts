import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Administrator Protection (field-notes, accounts): what runs elevated runs under a hidden account of its own, and that one
 * would own the VM.
 *
 * @assumed field-notes.md accounts: with Administrator Protection a deployed VM belongs to the separate elevated account | verify: deploy with it on and off and call Get-EflowVm under both
 */
export const administratorProtection: Check = {
  id: 'HC-41',
  area: 'rights',
  needs: ['windows.administratorProtection'],
  ...alone,
  assumed: 'field-notes.md accounts',
  judge(facts) {
    const on = facts.value('windows.administratorProtection');
    if (on === undefined) return unknownOf(facts, 'windows.administratorProtection');
    return on ? warn('on', [instruct('one-account')]) : pass('off');
  },
};
