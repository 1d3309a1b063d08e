import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Logging of PowerShell that would keep secrets: events 4103 and 4104 hold the parameters of cmdlets and the text of scripts
 * (field-notes, checks beyond HC-27). EFLOW takes the connection string or the key as a parameter; an identity by TPM has none.
 *
 * @assumed field-notes.md secrets: with module logging on, the event log shows the parameters of Provision-EflowVm | verify: provision a test device with it on and read events 4103 and 4104
 */
export const powershellLogging: Check = {
  id: 'HC-42',
  area: 'rights',
  needs: ['powershell.logging'],
  ...alone,
  assumed: 'field-notes.md secrets',
  judge(facts, wanted) {
    const logging = facts.value('powershell.logging');
    if (logging === undefined) return unknownOf(facts, 'powershell.logging');
    const events = [logging.modules && '4103', logging.scripts && '4104'].filter((one) => one !== false);
    if (events.length === 0) return pass('off');
    const params = { events: events.join(', ') };
    return wanted.tpm
      ? pass('no-secret', params)
      : warn('records', [instruct('pause-logging'), instruct('use-tpm')], params);
  },
};
