import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Sticks that hold no file beyond 4 GB (field-notes, checks beyond HC-27): an image of the VM or a set of container images does
 * not fit on them.
 */
export const removableDrives: Check = {
  id: 'HC-47',
  area: 'hardware',
  needs: ['host.removable'],
  ...alone,
  judge(facts) {
    const drives = facts.value('host.removable');
    if (drives === undefined) return unknownOf(facts, 'host.removable');
    const small = drives.filter(({ fileSystem }) => /^FAT/iu.test(fileSystem)).map(({ drive }) => drive);
    if (small.length > 0) return warn('fat32', [instruct('other-format')], { drives: small.join(', ') });
    return drives.length === 0
      ? pass('none')
      : pass('fit', { drives: drives.map(({ drive }) => drive).join(', ') });
  },
};
