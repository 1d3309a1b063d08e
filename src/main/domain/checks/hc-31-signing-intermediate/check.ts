import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * The intermediate certificate of EFLOW's signatures (eflow.md 6.2 HC-25, 5.2). Windows fetches it where it can.
 *
 * @assumed eflow.md 5.2: current EFLOW files are signed below Microsoft Code Signing PCA 2011 | verify: Get-AuthenticodeSignature of AzureEFLOW.psm1 and nodectl.exe of the installed version
 */
export const signingIntermediate: Check = {
  id: 'HC-31',
  area: 'windows',
  needs: ['windows.certificates', 'reach.endpoints'],
  ...alone,
  assumed: 'eflow.md 5.2',
  judge(facts) {
    const certificates = facts.value('windows.certificates');
    if (certificates === undefined) return unknownOf(facts, 'windows.certificates');
    if (certificates.intermediates.length > 0) return pass('present');
    const found = facts.value('reach.endpoints');
    if (found === undefined) return unknownOf(facts, 'reach.endpoints');
    return found.some(({ open }) => open)
      ? pass('fetched')
      : warn('missing', [instruct('import-intermediate')]);
  },
};
