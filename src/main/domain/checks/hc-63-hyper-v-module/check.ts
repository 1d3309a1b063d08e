import type { Check } from '../check.ts';
import { fail, notApplicable, pass, unknownOf } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * The PowerShell module of Hyper-V (eflow.md 6.2 HC-06; user-needs.md 1 pain 24): Deploy-Eflow asks for it beside Hyper-V
 * itself, and it can be left out.
 *
 * @assumed eflow.md 6.2 HC-06: the module is there exactly when Hyper-V.psd1 is in a version folder below the modules of Windows PowerShell | verify: look with and without Microsoft-Hyper-V-Management-PowerShell
 */
export const hyperVModule: Check = {
  id: 'HC-63',
  area: 'hyper-v',
  needs: ['hyperv.module', 'hyperv.feature'],
  after: ['HC-06'],
  unknownBlocks: false,
  curedBy: {},
  assumed: 'eflow.md 6.2 HC-06',
  judge(facts) {
    const present = facts.value('hyperv.module');
    if (present === undefined) return unknownOf(facts, 'hyperv.module');
    if (present) return pass('present');
    const feature = facts.value('hyperv.feature');
    if (feature === undefined) return unknownOf(facts, 'hyperv.feature');
    // It comes with the restart that Hyper-V waits for.
    return feature.state === 'Enabled'
      ? fail('missing', [instruct('hyper-v-tools')])
      : notApplicable('not-yet');
  },
};
