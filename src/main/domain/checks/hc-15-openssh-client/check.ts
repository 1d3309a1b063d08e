import { alone, type Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { act, instruct } from '../remedies.ts';

/**
 * OpenSSH client (eflow.md 6.2 HC-15). Its files tell whether it is there without the minute that DISM would take, and
 * without elevation. Deploy-Eflow adds a missing client by itself, which takes Windows Update.
 *
 * @assumed eflow.md 6.2 HC-15: the client of Windows is there exactly when ssh.exe and scp.exe are in C:\Windows\System32\OpenSSH | verify: look before and after adding the capability
 */
export const openSshClient: Check = {
  id: 'HC-15',
  area: 'tools',
  needs: ['ssh.client', 'windows.updateSource', 'reach.endpoints'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-15',
  judge(facts) {
    const client = facts.value('ssh.client');
    if (client === undefined) return unknownOf(facts, 'ssh.client');
    if (client.ssh && client.scp) return pass('present');
    const missing = {
      files: [!client.ssh && 'ssh.exe', !client.scp && 'scp.exe'].filter(Boolean).join(', '),
    };
    const source = facts.value('windows.updateSource');
    const closedUp = source !== undefined && source.wsus !== null && !source.featuresFromMicrosoft;
    const online = facts.value('reach.endpoints')?.some((one) => one.open);
    if (closedUp || online === false)
      return fail('missing-offline', [instruct('add-openssh-source')], missing);
    return warn('missing', [act('add-openssh'), instruct('add-openssh-source')], missing);
  },
};
