import type { FactValue } from '../../../../contract/facts.ts';
import type { Facts } from '../../facts.ts';
import { agentKey } from '../../leftovers.ts';
import type { Check, Judgement, Wanted } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { act, instruct, restartWindows } from '../remedies.ts';

const agentOf = (services: FactValue<'eflow.services'>) =>
  services.find(({ name }) => name.toLowerCase() === 'wssdagent');

/** No uninstall entry: nothing must be left of an earlier EFLOW (`absent` or `residue`). */
function judgeAbsent(facts: Facts): Judgement {
  const files = facts.value('eflow.files');
  const services = facts.value('eflow.services');
  const folders = facts.value('eflow.leftFiles');
  const key = facts.value('eflow.agentKey');
  const left = [
    files?.module === true && 'AzureEFLOW.psm1',
    files?.program === true && 'nodectl.exe',
    ...(files?.vmDisks ?? []),
    ...(folders ?? []).map(({ folder }) => folder),
    ...(services ?? []).map(({ name }) => name),
    key === true && agentKey,
  ].filter((one) => one !== false);
  const vms = (facts.value('eflow.vmListed') ?? []).map(({ id }) => id);
  if (left.length > 0 || vms.length > 0) {
    const remedies = [
      ...(left.length > 0 ? [act('remove-leftovers')] : []),
      // A VM without its agent ends with the hypervisor.
      ...(vms.length > 0 ? [restartWindows] : []),
      instruct('remove-residue'),
    ];
    return warn('residue', remedies, { left: [...left, ...vms].join(', ') });
  }
  return files === undefined || services === undefined || folders === undefined || key === undefined
    ? unknownOf(facts, 'eflow.files', 'eflow.services', 'eflow.leftFiles', 'eflow.agentKey')
    : pass('absent');
}

/** The agent answers for all of EFLOW; without it nothing else can be asked (`agentDown`). */
function agentProblem(facts: Facts, version: string): Judgement | undefined {
  const services = facts.value('eflow.services');
  if (services === undefined) return unknownOf(facts, 'eflow.services');
  const agent = agentOf(services);
  if (agent === undefined) return fail('agent-missing', [act('remove-eflow')], { version });
  return agent.status === 'Running'
    ? undefined
    : fail('agent-down', [act('start-eflow-agent'), restartWindows], { version, state: agent.status });
}

function judgeInstalled(facts: Facts, version: string, wanted: Wanted): Judgement {
  const files = facts.value('eflow.files');
  if (files === undefined) return unknownOf(facts, 'eflow.files');
  if (!files.module) return fail('incomplete', [instruct('repair-eflow'), act('remove-eflow')], { version });
  const problem = agentProblem(facts, version);
  if (problem !== undefined) return problem;
  const deployed = facts.value('eflow.verify');
  if (deployed === undefined) return unknownOf(facts, 'eflow.verify');
  if (!deployed && files.vmDisks.length > 0) {
    return fail('deploy-failed', [act('remove-eflow')], { version, disk: files.vmDisks.join(', ') });
  }
  if (wanted.version !== undefined && wanted.version !== version) {
    return warn('other-version', [act('remove-eflow')], { version, wanted: wanted.version });
  }
  if (!deployed) return pass('installed', { version });
  const power = facts.value('eflow.vm')?.power;
  return power === undefined || power === 'Running'
    ? pass('deployed', { version })
    : warn('stopped', [act('start-vm')], { version, power });
}

/**
 * Existing EFLOW (eflow.md 6.2 HC-17): in which state of eflow.md 7.1 this host is, asked from cheap to expensive. What
 * only the VM itself can tell belongs to the status, not here.
 *
 * @assumed eflow.md 19 F97: installing the same MSI again and uninstalling it takes away what an incomplete removal left | verify: delete the uninstall entry of an installed EFLOW, install and uninstall the same MSI
 */
export const existingEflow: Check = {
  id: 'HC-17',
  area: 'eflow',
  needs: [
    'eflow.products',
    'eflow.files',
    'eflow.leftFiles',
    'eflow.agentKey',
    'eflow.services',
    'eflow.vmListed',
    'eflow.verify',
    'eflow.vm',
  ],
  after: [],
  unknownBlocks: false,
  // The deploy step itself removes a half-made deployment, with consent, and makes it anew.
  // An installer that asked for a restart leaves the agent down until then.
  curedBy: {
    'deploy-failed': ['deploy'],
    'agent-down': ['start-service', 'reboot', 'remove-msi'],
    'agent-missing': ['reboot', 'remove-msi'],
    incomplete: ['reboot', 'remove-msi'],
  },
  assumed: 'eflow.md 19 F97',
  judge(facts, wanted) {
    const products = facts.value('eflow.products');
    if (products === undefined) return unknownOf(facts, 'eflow.products');
    const [product] = products;
    if (product === undefined) return judgeAbsent(facts);
    if (products.length > 1) {
      const names = products.map(({ displayName, displayVersion }) => `${displayName} ${displayVersion}`);
      return fail('several', [instruct('remove-all-products')], { products: names.join(', ') });
    }
    return judgeInstalled(facts, product.displayVersion, wanted);
  },
};
