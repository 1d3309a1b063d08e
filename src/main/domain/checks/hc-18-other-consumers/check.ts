import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { programsOf } from '../programs.ts';
import { instruct } from '../remedies.ts';

/**
 * Software beside EFLOW that runs virtual machines of its own (eflow.md 6.2 HC-18). AKS Edge Essentials is built on the same
 * agent as EFLOW.
 *
 * @assumed eflow.md 6.2 HC-18: AKS Edge Essentials and EFLOW on one host disturb each other | verify: deploy both on one host
 */
export const otherConsumers: Check = {
  id: 'HC-18',
  area: 'hyper-v',
  needs: ['host.programs'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-18',
  judge(facts) {
    const aksEdge = programsOf(facts, 'aks-edge');
    const beside = programsOf(facts, 'containers');
    if (aksEdge === undefined || beside === undefined) return unknownOf(facts, 'host.programs');
    if (aksEdge.length > 0) return warn('aks-edge', [instruct('one-of-both')], { names: aksEdge.join(', ') });
    return beside.length > 0 ? pass('beside', { names: beside.join(', ') }) : pass('none');
  },
};
