import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * The service that keeps the clock right (field-notes, clock; user-needs.md 1 pain 29). On clients it starts on demand.
 */
export const timeService: Check = {
  id: 'HC-51',
  area: 'windows',
  needs: ['windows.timeService'],
  ...alone,
  judge(facts) {
    const services = facts.value('windows.timeService');
    if (services === undefined) return unknownOf(facts, 'windows.timeService');
    const [service] = services;
    const remedies = [instruct('time-service-on')];
    if (service === undefined) return warn('missing', remedies);
    if (service.startType === 'Disabled') return warn('disabled', remedies);
    return pass(service.status === 'Running' ? 'running' : 'on-demand');
  },
};
