import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

const roots = ['Microsoft Root Certificate Authority 2010', 'Microsoft Root Certificate Authority 2011'];

/**
 * Root certificates of EFLOW's signatures (eflow.md 6.2 HC-25, 5.2). Hosts that never saw the Internet lack them, and the
 * module refuses its own files (user-needs.md 1 pain 1).
 */
export const signingRoots: Check = {
  id: 'HC-30',
  area: 'windows',
  needs: ['windows.certificates'],
  ...alone,
  assumed: 'eflow.md 5.2',
  judge(facts) {
    const certificates = facts.value('windows.certificates');
    if (certificates === undefined) return unknownOf(facts, 'windows.certificates');
    const missing = roots.filter((name) => !certificates.roots.includes(name));
    return missing.length === 0
      ? pass('present')
      : warn('missing', [instruct('import-roots')], { names: missing.join(', ') });
  },
};
