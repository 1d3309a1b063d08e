import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Where the clock is set from (field-notes, clock). In a domain the domain sets it.
 *
 * @assumed eflow.md 6.2 HC-23: W32Time synchronises with nobody when its Type is NoSync, and with nobody when it is NTP without servers | verify: w32tm /query /source under each
 */
export const timeSource: Check = {
  id: 'HC-52',
  area: 'windows',
  needs: ['windows.timeSource'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-23',
  judge(facts) {
    const source = facts.value('windows.timeSource');
    if (source === undefined) return unknownOf(facts, 'windows.timeSource');
    const remedies = [instruct('name-time-server')];
    switch (source.type.toUpperCase()) {
      case 'NOSYNC':
        return warn('nobody', remedies);
      case 'NTP':
        return source.servers === ''
          ? warn('no-server', remedies)
          : pass('servers', { servers: source.servers });
      case 'NT5DS':
        return pass('domain');
      default:
        return pass('other', { type: source.type });
    }
  },
};
