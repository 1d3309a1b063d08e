import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Proxy of the host (eflow.md 6.2 HC-22). EFLOW has no proxy parameter: in the VM it has to be set in four places (10.5).
 */
export const proxy: Check = {
  id: 'HC-22',
  area: 'network',
  needs: ['windows.proxy'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-22',
  judge(facts) {
    const proxy = facts.value('windows.proxy');
    if (proxy === undefined) return unknownOf(facts, 'windows.proxy');
    const named = [proxy.user, proxy.machine, proxy.environment].filter((one) => one !== null);
    if (named.length === 0) return pass('none');
    const proxies = [...new Set(named)].join(', ');
    return warn('proxy', [instruct('proxy-in-vm')], { proxies });
  },
};
