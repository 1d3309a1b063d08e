import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';
import { versionOf } from '../version.ts';

/** Windows 10 1809, LTSC 2019 and Server 2019. */
const oldest = 17_763;

/**
 * Attestation by TPM on the oldest Windows with EFLOW 1.5 (user-needs.md 1 pain 5; F46): its OpenSSH is too old for how the
 * feature DpsTpm is turned on.
 *
 * @assumed eflow.md 19 F46: it is the OpenSSH of build 17763 that fails with EFLOW 1.5 | verify: enable DpsTpm with 1.5.7 on LTSC 2019, with its own OpenSSH and with a newer one
 */
export const ltscTpm: Check = {
  id: 'HC-64',
  area: 'eflow',
  needs: ['host.os', 'eflow.products'],
  ...alone,
  assumed: 'eflow.md 19 F46',
  judge(facts, wanted) {
    if (!wanted.tpm) return notApplicable('not-needed');
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    if (os.build !== oldest) return pass('newer', { build: os.version });
    if (facts.value('eflow.products') === undefined) return unknownOf(facts, 'eflow.products');
    const version = versionOf(facts, wanted);
    if (version === undefined) return notApplicable('no-version');
    return version.startsWith('1.5.')
      ? warn('old-openssh', [instruct('custom-ssh')], { version })
      : pass('other-version', { version });
  },
};
