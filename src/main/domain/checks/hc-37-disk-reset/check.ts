import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { programsOf } from '../programs.ts';
import { instruct } from '../remedies.ts';

/**
 * Other software that puts the disk back at a restart (field-notes, checks beyond HC-27). That it is installed does not say
 * whether it does so at the moment.
 */
export const diskReset: Check = {
  id: 'HC-37',
  area: 'hardware',
  needs: ['host.programs'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-18',
  judge(facts) {
    const names = programsOf(facts, 'disk-reset');
    if (names === undefined) return unknownOf(facts, 'host.programs');
    return names.length === 0
      ? pass('none')
      : warn('installed', [instruct('thaw-disk')], { names: names.join(', ') });
  },
};
