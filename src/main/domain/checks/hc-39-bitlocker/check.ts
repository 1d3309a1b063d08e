import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * BitLocker before a change to firmware or boot (field-notes, checks beyond HC-27): it asks for its recovery key when the
 * machine starts otherwise than before. While a hypervisor runs nothing of that kind is due.
 */
export const bitLocker: Check = {
  id: 'HC-39',
  area: 'hardware',
  needs: ['windows.bitLocker', 'host.computer'],
  ...alone,
  assumed: 'field-notes.md checks',
  judge(facts) {
    const on = facts.value('windows.bitLocker');
    if (on === undefined) return unknownOf(facts, 'windows.bitLocker');
    if (!on) return pass('off');
    const present = facts.value('host.computer')?.hypervisorPresent;
    if (present === undefined) return unknownOf(facts, 'host.computer');
    return present ? pass('nothing-due') : warn('before-boot-change', [instruct('suspend-bitlocker')]);
  },
};
