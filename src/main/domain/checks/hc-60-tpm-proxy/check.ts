import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { act, instruct } from '../remedies.ts';

/**
 * The service that hands the TPM to the VM (user-needs.md 1 pain 5; F70): it runs only while the feature DpsTpm is on.
 */
export const tpmProxy: Check = {
  id: 'HC-60',
  area: 'eflow',
  needs: ['eflow.products', 'eflow.dpsTpm', 'eflow.services'],
  ...alone,
  judge(facts) {
    const products = facts.value('eflow.products');
    if (products === undefined) return unknownOf(facts, 'eflow.products');
    if (products.length === 0) return notApplicable('no-eflow');
    const on = facts.value('eflow.dpsTpm');
    if (on === undefined) return unknownOf(facts, 'eflow.dpsTpm');
    if (!on) return notApplicable('feature-off');
    const services = facts.value('eflow.services');
    if (services === undefined) return unknownOf(facts, 'eflow.services');
    const proxy = services.find(({ name }) => name.toLowerCase() === 'eflowproxy');
    if (proxy === undefined) return warn('missing', [instruct('tpm-feature-anew')]);
    return proxy.status === 'Running'
      ? pass('running')
      : warn('stopped', [act('start-tpm-proxy'), instruct('tpm-feature-anew')], { state: proxy.status });
  },
};
