import { alone, type Check } from '../check.ts';
import { pass, undecided, unknownOf, warn } from '../judgement.ts';
import { proxiesOf, reachFacts } from '../reach.ts';
import { instruct } from '../remedies.ts';

/**
 * Names of the Internet (eflow.md 6.2 HC-23).
 */
export const nameResolution: Check = {
  id: 'HC-32',
  area: 'network',
  needs: [...reachFacts],
  ...alone,
  judge(facts) {
    const found = facts.value('reach.endpoints');
    if (found === undefined) return unknownOf(facts, 'reach.endpoints');
    const lost = [...new Set(found.filter(({ resolved }) => !resolved).map(({ host }) => host))];
    if (found.length > 0 && lost.length === 0) return pass('found');
    const proxies = proxiesOf(facts);
    if (proxies === undefined) return unknownOf(facts, 'windows.proxy');
    // Behind a proxy it is the proxy that looks names up.
    if (proxies !== '') return undecided('behind-proxy', { names: lost.join(', '), proxies });
    return warn('not-found', [instruct('look-at-dns')], { names: lost.join(', ') });
  },
};
