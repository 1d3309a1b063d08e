import { alone, type Check } from '../check.ts';
import { fail, pass, unknownOf } from '../judgement.ts';
import { instructWithRestart } from '../remedies.ts';

/**
 * Unified Write Filter (field-notes, checks beyond HC-27): with it on, the VM's disk and the journal are gone after the next
 * restart. Whether it is installed everybody may ask; whether it is on only administrators.
 *
 * @assumed field-notes.md checks: CurrentEnabled of UWF_Filter says that the filter protects the Windows that runs | verify: read it with the filter on and off
 */
export const writeFilter: Check = {
  id: 'HC-36',
  area: 'hardware',
  needs: ['windows.writeFilterInstalled', 'windows.writeFilterOn'],
  ...alone,
  assumed: 'field-notes.md checks',
  judge(facts) {
    const installed = facts.value('windows.writeFilterInstalled');
    if (installed === undefined) return unknownOf(facts, 'windows.writeFilterInstalled');
    if (!installed) return pass('not-installed');
    const on = facts.value('windows.writeFilterOn');
    if (on === undefined) return unknownOf(facts, 'windows.writeFilterOn');
    return on ? fail('on', [instructWithRestart('write-filter-off')]) : pass('off');
  },
};
