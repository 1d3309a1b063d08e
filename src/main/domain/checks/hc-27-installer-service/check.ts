import { alone, type Check } from '../check.ts';
import { fail, pass, unknownOf } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Windows Installer's service (eflow.md 6.2 HC-27). It starts on demand, so only a start type of Disabled matters.
 */
export const installerService: Check = {
  id: 'HC-27',
  area: 'windows',
  needs: ['windows.installerService'],
  ...alone,
  judge(facts) {
    const services = facts.value('windows.installerService');
    if (services === undefined) return unknownOf(facts, 'windows.installerService');
    const [service] = services;
    if (service === undefined) return fail('missing', [instruct('repair-windows')]);
    return service.startType === 'Disabled'
      ? fail('disabled', [instruct('allow-installer-service')])
      : pass('ready', { state: service.startType });
  },
};
