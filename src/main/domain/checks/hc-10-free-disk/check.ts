import type { Check } from '../check.ts';
import { deploymentFacts, ifNotDeployed, vmDeployed } from '../deployment.ts';
import { fail, notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** The documented minimum. */
const documentedGb = 10;
/** Below this Deploy-Eflow has been seen to refuse, whatever the size of the data partition (F21). */
const deployGb = 18;
/** From here on there is room for container images and for the growing disk. */
const comfortableGb = 25;
/** What the VM's disk grows to without its data partition: two systems of 4.2 GB and the small log partition. */
const systemGb = 10;

/**
 * Free disk space on the drive of the VM's disk (eflow.md 6.2 HC-10, 2.2). Once there is a VM its deployment asks for
 * nothing more.
 *
 * @assumed eflow.md 6.2 HC-10: the VM's disk needs a local NTFS or ReFS volume | verify: install with VHDXDIR on an exFAT volume and on a network drive, and deploy
 */
export const freeDisk: Check = {
  id: 'HC-10',
  area: 'hardware',
  needs: ['host.volumes', ...deploymentFacts],
  after: [],
  unknownBlocks: true,
  curedBy: {},
  assumed: 'eflow.md 6.2 HC-10',
  judge(facts, { drive, vmDataSize }) {
    if (vmDeployed(facts) === true) return notApplicable('deployed');
    const volumes = facts.value('host.volumes');
    if (volumes === undefined) return unknownOf(facts, 'host.volumes');
    const volume = volumes.find((one) => one.drive.toUpperCase() === drive.toUpperCase());
    const otherDrive = instruct('other-drive');
    if (volume === undefined) return ifNotDeployed(facts, fail('drive-missing', [otherDrive], { drive }));
    const { freeGb, fileSystem } = volume;
    if (!volume.local) return ifNotDeployed(facts, fail('not-local', [otherDrive], { drive }));
    if (!['NTFS', 'REFS'].includes(fileSystem.toUpperCase())) {
      return ifNotDeployed(facts, fail('file-system', [otherDrive], { drive, fileSystem }));
    }
    const fullGb = systemGb + vmDataSize;
    const params = { drive, freeGb };
    const remedies = [instruct('free-disk', { drive }), otherDrive];
    if (freeGb < documentedGb) {
      return ifNotDeployed(facts, fail('too-little', remedies, { ...params, documentedGb }));
    }
    if (freeGb < deployGb) {
      return ifNotDeployed(facts, fail('deploy-refuses', remedies, { ...params, documentedGb, deployGb }));
    }
    if (freeGb < comfortableGb) {
      return ifNotDeployed(facts, warn('tight', remedies, { ...params, comfortableGb }));
    }
    return freeGb < fullGb
      ? ifNotDeployed(facts, warn('will-fill', remedies, { ...params, fullGb, systemGb, dataGb: vmDataSize }))
      : pass('enough', params);
  },
};
