import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Internet Connection Sharing (user-needs.md 1 pains 6 and 55): the Default Switch of clients rests on it, and security
 * baselines forbid it.
 */
export const connectionSharing: Check = {
  id: 'HC-56',
  area: 'network',
  needs: ['host.os', 'net.sharingForbidden', 'windows.networkServices'],
  ...alone,
  judge(facts, wanted) {
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    if (os.productType !== 1) return notApplicable('server');
    if (wanted.vswitch !== undefined && wanted.vswitch.name !== 'Default Switch')
      return pass('other-switch', { name: wanted.vswitch.name });
    const forbidden = facts.value('net.sharingForbidden');
    if (forbidden === undefined) return unknownOf(facts, 'net.sharingForbidden');
    if (forbidden) return warn('forbidden', [instruct('allow-sharing'), instruct('own-switch')]);
    const services = facts.value('windows.networkServices');
    if (services === undefined) return unknownOf(facts, 'windows.networkServices');
    const service = services.find(({ name }) => name.toLowerCase() === 'sharedaccess');
    return service?.startType === 'Disabled'
      ? warn('disabled', [instruct('sharing-service-on'), instruct('own-switch')])
      : pass('allowed');
  },
};
