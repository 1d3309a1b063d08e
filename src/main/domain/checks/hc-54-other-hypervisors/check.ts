import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Other virtualisation software (eflow.md 6.2 HC-18). Beside Hyper-V it runs slower, or not at all in old versions.
 */
export const otherHypervisors: Check = {
  id: 'HC-54',
  area: 'hyper-v',
  needs: ['host.programs', 'host.computer'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-18',
  judge(facts) {
    const programs = facts.value('host.programs');
    if (programs === undefined) return unknownOf(facts, 'host.programs');
    const names = programs.filter(({ kind }) => kind === 'virtualisation').map(({ name }) => name);
    if (names.length === 0) return pass('none');
    const params = { names: names.join(', ') };
    const present = facts.value('host.computer')?.hypervisorPresent;
    if (present === undefined) return unknownOf(facts, 'host.computer');
    return present ? pass('beside', params) : warn('before-hyper-v', [instruct('check-other-vms')], params);
  },
};
