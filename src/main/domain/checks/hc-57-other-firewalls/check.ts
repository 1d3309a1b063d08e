import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Firewalls beside that of Windows (eflow.md 6.2 HC-20): wssdagent and its helpers talk on local ports 45000 and 45001, which
 * some of them close (I228). Only clients tell of them.
 */
export const otherFirewalls: Check = {
  id: 'HC-57',
  area: 'network',
  needs: ['host.os', 'windows.firewallProducts'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-20',
  judge(facts) {
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    if (os.productType !== 1) return notApplicable('server');
    const products = facts.value('windows.firewallProducts');
    if (products === undefined) return unknownOf(facts, 'windows.firewallProducts');
    const names = products.filter(({ on }) => on).map(({ name }) => name);
    return names.length === 0
      ? pass('none')
      : warn('on', [instruct('allow-agent-ports')], { names: names.join(', ') });
  },
};
