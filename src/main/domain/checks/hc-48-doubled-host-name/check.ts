import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';
import { versionOf } from '../version.ts';

/**
 * The host name fault of EFLOW 1.5.6 (eflow.md 3.1; user-needs.md 1 pain 36): the identity service and the VM call the device
 * differently, or the VM is called NAME-EFLOW-EFLOW.
 */
export const doubledHostName: Check = {
  id: 'HC-48',
  area: 'eflow',
  needs: ['eflow.products', 'eflow.vm'],
  ...alone,
  judge(facts, wanted) {
    if (facts.value('eflow.products') === undefined) return unknownOf(facts, 'eflow.products');
    const version = versionOf(facts, wanted);
    if (version === undefined) return notApplicable('no-version');
    const name = facts.value('eflow.vm')?.name ?? '';
    const newer = [instruct('take-1-5-7')];
    if (/-EFLOW-EFLOW$/iu.test(name)) return warn('doubled', newer, { name });
    return version.startsWith('1.5.6.') ? warn('defect', newer, { version }) : pass('without', { version });
  },
};
