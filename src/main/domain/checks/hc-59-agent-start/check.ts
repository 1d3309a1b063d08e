import { alone, type Check } from '../check.ts';
import { notApplicable, pass, undecided, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Whether EFLOW's agent starts with Windows (user-needs.md 1 pain 4): the VM comes back after a power cut by it.
 */
export const agentStart: Check = {
  id: 'HC-59',
  area: 'eflow',
  needs: ['eflow.products', 'eflow.services'],
  ...alone,
  judge(facts) {
    const products = facts.value('eflow.products');
    if (products === undefined) return unknownOf(facts, 'eflow.products');
    if (products.length === 0) return notApplicable('no-eflow');
    const services = facts.value('eflow.services');
    if (services === undefined) return unknownOf(facts, 'eflow.services');
    const agent = services.find(({ name }) => name.toLowerCase() === 'wssdagent');
    // That it is missing is the matter of another check.
    if (agent === undefined) return undecided('no-agent');
    return agent.startType === 'Automatic'
      ? pass('automatic')
      : warn('not-automatic', [instruct('agent-automatic')], { start: agent.startType });
  },
};
