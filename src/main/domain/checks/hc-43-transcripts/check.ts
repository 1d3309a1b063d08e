import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Transcripts of PowerShell by policy (field-notes, checks beyond HC-27): what a session shows goes into files.
 */
export const transcripts: Check = {
  id: 'HC-43',
  area: 'rights',
  needs: ['powershell.logging'],
  ...alone,
  judge(facts, wanted) {
    const logging = facts.value('powershell.logging');
    if (logging === undefined) return unknownOf(facts, 'powershell.logging');
    if (!logging.transcripts) return pass('off');
    return wanted.tpm ? pass('no-secret') : warn('records', [instruct('pause-logging'), instruct('use-tpm')]);
  },
};
