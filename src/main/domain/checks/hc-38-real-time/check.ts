import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Real-time software and soft PLCs (field-notes, checks beyond HC-27): they claim cores or timers for themselves, which a
 * hypervisor below takes away.
 */
export const realTime: Check = {
  id: 'HC-38',
  area: 'hyper-v',
  needs: ['host.programs', 'host.computer'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-18',
  judge(facts) {
    const programs = facts.value('host.programs');
    if (programs === undefined) return unknownOf(facts, 'host.programs');
    const names = programs.filter(({ kind }) => kind === 'real-time').map(({ name }) => name);
    if (names.length === 0) return pass('none');
    const params = { names: names.join(', ') };
    const present = facts.value('host.computer')?.hypervisorPresent;
    if (present === undefined) return unknownOf(facts, 'host.computer');
    return present
      ? pass('beside', params)
      : warn('before-hyper-v', [instruct('ask-real-time-owner')], params);
  },
};
