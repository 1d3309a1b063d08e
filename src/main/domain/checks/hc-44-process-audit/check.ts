import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Auditing of command lines, event 4688 (field-notes, checks beyond HC-27): EFLOW starts ssh.exe with what it has to do in the
 * VM as arguments. Whether processes are audited at all only administrators may ask; the switch for command lines is what
 * makes the difference.
 */
export const processAudit: Check = {
  id: 'HC-44',
  area: 'rights',
  needs: ['windows.processAudit'],
  ...alone,
  assumed: 'field-notes.md checks',
  judge(facts, wanted) {
    const on = facts.value('windows.processAudit');
    if (on === undefined) return unknownOf(facts, 'windows.processAudit');
    if (!on) return pass('off');
    return wanted.tpm ? pass('no-secret') : warn('records', [instruct('pause-logging'), instruct('use-tpm')]);
  },
};
