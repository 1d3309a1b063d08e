import { alone, type Check } from '../check.ts';
import { fail, notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * The Host Network Service (user-needs.md 1 pains 4 and 22): all networking of VMs goes through it, and feature updates have
 * been seen to disable it.
 */
export const networkService: Check = {
  id: 'HC-55',
  area: 'network',
  needs: ['windows.networkServices', 'host.computer'],
  ...alone,
  judge(facts) {
    const services = facts.value('windows.networkServices');
    if (services === undefined) return unknownOf(facts, 'windows.networkServices');
    const service = services.find(({ name }) => name.toLowerCase() === 'hns');
    if (service?.startType === 'Disabled') return fail('disabled', [instruct('network-service-on')]);
    if (service !== undefined) return pass('ready', { state: service.status });
    const present = facts.value('host.computer')?.hypervisorPresent;
    if (present === undefined) return unknownOf(facts, 'host.computer');
    // It comes with Hyper-V.
    return present ? warn('missing', [instruct('reinstall-hyper-v')]) : notApplicable('before-hyper-v');
  },
};
