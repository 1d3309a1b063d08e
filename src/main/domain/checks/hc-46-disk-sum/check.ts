import { alone, type Check } from '../check.ts';
import { deploymentFacts, vmDeployed } from '../deployment.ts';
import { notApplicable, pass, undecided, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

const packageGb = 0.6;
const cacheGb = 0.6;
const programGb = 2.6;
/** What the VM's disk grows to without its data partition. */
const vmSystemGb = 10;

/**
 * What the whole work takes on the system drive, added up (field-notes, checks beyond HC-27): the copy of the package, the
 * cache of Windows Installer, the program with its image, and the VM's disk where it goes there.
 *
 * @assumed eflow.md 4.3: package and installer cache take about 0.6 GB each, the program with its image 2.6 GB | verify: measure C: before and after installing 1.5.7
 */
export const diskSum: Check = {
  id: 'HC-46',
  area: 'hardware',
  needs: ['host.volumes', ...deploymentFacts],
  ...alone,
  assumed: 'eflow.md 4.3',
  judge(facts, wanted) {
    if (vmDeployed(facts) === true) return notApplicable('deployed');
    const volumes = facts.value('host.volumes');
    if (volumes === undefined) return unknownOf(facts, 'host.volumes');
    const system = volumes.find((one) => one.drive.toUpperCase() === 'C:');
    if (system === undefined) return undecided('no-system-drive');
    const vmGb = wanted.drive.toUpperCase() === 'C:' ? vmSystemGb + wanted.vmDataSize : 0;
    const needsGb = Math.round((packageGb + cacheGb + programGb + vmGb) * 10) / 10;
    const params = { freeGb: system.freeGb, needsGb, packageGb, cacheGb, programGb, vmGb };
    return system.freeGb < needsGb
      ? warn('short', [instruct('free-disk', { drive: 'C:' })], params)
      : pass('enough', params);
  },
};
