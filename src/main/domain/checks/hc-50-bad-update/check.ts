import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';
import { isBefore, versionOf } from '../version.ts';

const curedBy = '1.5.7';
/** Windows 11 22H2 and 23H2. */
const builds = [22_621, 22_631];
const sinceRevision = 5624;
const update = 'KB5062552';

/** The failure that a Windows update brings to this version of EFLOW, as a key of the failure catalogue. */
export function breaks(kb: string | null, version: string | undefined): string | undefined {
  return kb === update && (version === undefined || isBefore(version, curedBy)) ? 'F74' : undefined;
}

/**
 * A Windows update that broke the TPM of EFLOW: KB5062552, cured by 1.5.7 (F74). Updates are cumulative, so its revision and
 * all later ones have it.
 *
 * @assumed eflow.md 19 F74: KB5062552 is revision 5624 of the builds 22621 and 22631, and later revisions behave alike | verify: read the UBR after installing it, and enable DpsTpm with 1.5.6 on a later one
 */
export const badUpdate: Check = {
  id: 'HC-50',
  area: 'eflow',
  needs: ['host.os', 'host.ubr', 'eflow.products', 'eflow.dpsTpm'],
  ...alone,
  assumed: 'eflow.md 19 F74',
  judge(facts, wanted) {
    if (!wanted.tpm && facts.value('eflow.dpsTpm') !== true) return notApplicable('no-tpm');
    if (facts.value('eflow.products') === undefined) return unknownOf(facts, 'eflow.products');
    const version = versionOf(facts, wanted);
    if (version === undefined) return notApplicable('no-version');
    if (!isBefore(version, curedBy)) return pass('cured', { version });
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    if (!builds.includes(os.build)) return pass('other-build', { version, build: os.version });
    const revision = facts.value('host.ubr');
    if (revision === undefined) return unknownOf(facts, 'host.ubr');
    const params = { version, build: `${os.version}.${revision}` };
    return revision < sinceRevision
      ? pass('not-yet', params)
      : warn('known-bad', [instruct('take-1-5-7')], params);
  },
};
