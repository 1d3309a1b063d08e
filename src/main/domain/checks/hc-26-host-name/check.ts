import { alone, type Check } from '../check.ts';
import { deploymentFacts, vmDeployed } from '../deployment.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instructWithRestart } from '../remedies.ts';

const label = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/iu;
/** What NetBIOS takes. */
const longest = 15;

/**
 * Host name (eflow.md 6.2 HC-26). The VM is called after the host, and `iotedge check` complains about what is no label of
 * RFC 1035.
 */
export const hostName: Check = {
  id: 'HC-26',
  area: 'eflow',
  needs: ['host.os', ...deploymentFacts],
  ...alone,
  judge(facts) {
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    const params = { name: os.hostName };
    if (label.test(os.hostName) && os.hostName.length <= longest) return pass('fits', params);
    // Renaming the host of a deployed VM breaks more than the name does.
    return vmDeployed(facts) === true
      ? pass('deployed', params)
      : warn('no-label', [instructWithRestart('rename-host')], params);
  },
};
