import type { Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct, instructWithRestart } from '../remedies.ts';

/** Windows 10 1809, LTSC 2019 and Server 2019: the oldest build that EFLOW takes. */
const oldest = 17_763;
/** Windows 10 2004 to 22H2, then Windows 11 21H2 to 25H2. */
const clientBuilds = new Set([
  19_041, 19_042, 19_043, 19_044, 19_045, 22_000, 22_621, 22_631, 26_100, 26_200,
]);
/** Windows Server 2022. */
const serverBuilds = new Set([20_348]);

/**
 * Windows build (eflow.md 6.2 HC-03). The oldest build carries the network service that EFLOW needs (HNS 9.2) only with
 * its updates, and no fact tells that version, so it warns.
 *
 * @assumed eflow.md 2.1: these are the build numbers of the documented releases | verify: run winver on each release
 */
export const windowsBuild: Check = {
  id: 'HC-03',
  area: 'windows',
  needs: ['host.os', 'host.ubr'],
  after: [],
  unknownBlocks: true,
  curedBy: {},
  assumed: 'eflow.md 2.1',
  judge(facts) {
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    // The update revision completes what is shown; the judgement does not depend on it.
    const revision = facts.value('host.ubr');
    const params = { build: revision === undefined ? os.version : `${os.version}.${revision}` };
    if (os.build < oldest) return fail('too-old', [instruct('newer-windows')], params);
    if (os.build === oldest) return warn('needs-updates', [instructWithRestart('windows-update')], params);
    const listed = os.productType === 1 ? clientBuilds : serverBuilds;
    if (listed.has(os.build)) return pass('documented', params);
    return warn('unlisted', [instruct('documented-windows')], params);
  },
};
