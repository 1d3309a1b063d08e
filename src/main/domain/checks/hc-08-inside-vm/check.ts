import type { Check } from '../check.ts';
import { hypervisorRunning } from '../hc-07-hypervisor-running/check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { nestingAdvice } from '../nesting.ts';
import { placeFacts, placeOf } from '../place.ts';

/**
 * Running inside a VM (eflow.md 6.2 HC-08, 2.3). Always a warning with the advice for its outer hypervisor; a fail when
 * Hyper-V is on and does not run in there. VMware is documented for Intel hosts only.
 *
 * @assumed eflow.md 2.3: a VM under VMware shows the processor name of its host | verify: read Win32_Processor in a VM on an AMD host
 */
export const insideVm: Check = {
  id: 'HC-08',
  area: 'hardware',
  needs: [...hypervisorRunning.needs, 'host.processor'],
  after: [],
  unknownBlocks: false,
  curedBy: { 'not-running': ['hypervisor-launch', 'start-service'] },
  assumed: 'eflow.md 2.3',
  judge(facts, wanted) {
    const place = placeOf(facts);
    if (place === undefined) return unknownOf(facts, ...placeFacts);
    const { manufacturer = '', model = '' } = facts.value('host.computer') ?? {};
    const params = { manufacturer, model };
    if (place === 'physical') return pass('physical', params);
    const advice = nestingAdvice(place);
    // Before Hyper-V is on, or while its restart is outstanding, nothing can run yet.
    const on = facts.value('hyperv.feature')?.state === 'Enabled';
    if (on && hypervisorRunning.judge(facts, wanted).status === 'fail') {
      return fail('not-running', advice, params);
    }
    const amd = /\bamd\b/iu.test(facts.value('host.processor')?.name ?? '');
    return warn(place === 'vmware' && amd ? 'vmware-amd' : place, advice, params);
  },
};
