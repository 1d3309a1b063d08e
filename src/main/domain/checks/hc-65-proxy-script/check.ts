import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * A script that chooses the proxy (eflow.md 6.2 HC-22). Nothing in the VM runs such scripts.
 *
 * @assumed eflow.md 6.2 HC-22: neither the runtime nor the container engine in the VM understands proxy scripts | verify: set one in the VM's environment and look whether it is used
 */
export const proxyScript: Check = {
  id: 'HC-65',
  area: 'network',
  needs: ['windows.proxy'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-22',
  judge(facts) {
    const proxy = facts.value('windows.proxy');
    if (proxy === undefined) return unknownOf(facts, 'windows.proxy');
    if (proxy.script === null) return pass('none');
    return warn('script', [instruct('name-proxy')], { script: proxy.script });
  },
};
