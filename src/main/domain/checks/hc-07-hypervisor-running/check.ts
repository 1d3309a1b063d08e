import type { Facts } from '../../facts.ts';
import type { Check, Judgement } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { placeFacts, placeOf } from '../place.ts';
import { act, instruct, restartWindows } from '../remedies.ts';

/** `hvhost` may be started on demand, so it does not count. */
const coreServices = ['vmms', 'vmcompute'];

/** What keeps the core services from working, or undefined when they run. */
function serviceProblem(facts: Facts): Judgement | undefined {
  const services = facts.value('hyperv.services');
  if (services === undefined) return unknownOf(facts, 'hyperv.services');
  const found = coreServices.map((name) => ({
    name,
    service: services.find((service) => service.name.toLowerCase() === name),
  }));
  const names = (list: typeof found) => ({ services: list.map(({ name }) => name).join(', ') });
  const missing = found.filter(({ service }) => service === undefined);
  if (missing.length > 0) {
    // Without Hyper-V there are no such services, so as long as that may be the reason nothing is wrong with them.
    return facts.value('hyperv.feature') === undefined
      ? unknownOf(facts, 'hyperv.feature')
      : fail('services-missing', [instruct('reinstall-hyper-v')], names(missing));
  }
  const stopped = found.filter(({ service }) => service?.status !== 'Running');
  const disabled = stopped.filter(({ service }) => service?.startType === 'Disabled');
  if (disabled.length > 0) {
    return fail('services-disabled', [instruct('allow-hyper-v-services')], names(disabled));
  }
  return stopped.length > 0
    ? fail('services-stopped', [act('start-hyper-v-services')], names(stopped))
    : undefined;
}

/**
 * Hypervisor running (eflow.md 6.2 HC-07). Turned on but absent means that a restart is due or that the boot entry keeps
 * the hypervisor off. In a VM the outer hypervisor is always present, so there only boot entry and services count.
 *
 * @assumed eflow.md 6.2 HC-07: with vmms and vmcompute running Hyper-V works, hvhost need not run | verify: Get-Service vmms, vmcompute, hvhost on hosts where EFLOW runs
 */
export const hypervisorRunning: Check = {
  id: 'HC-07',
  area: 'hyper-v',
  needs: [...placeFacts, 'hyperv.feature', 'hyperv.services', 'hyperv.launchType'],
  after: ['HC-05', 'HC-06'],
  unknownBlocks: true,
  curedBy: {
    'restart-pending': ['reboot'],
    'launch-off': ['hypervisor-launch'],
    'services-stopped': ['start-service'],
  },
  assumed: 'eflow.md 6.2 HC-07',
  judge(facts) {
    if (facts.value('hyperv.feature')?.state === 'EnablePending') {
      return fail('restart-pending', [restartWindows]);
    }
    const present = facts.value('host.computer')?.hypervisorPresent;
    if (present === undefined) return unknownOf(facts, 'host.computer');
    const launchOff = facts.value('hyperv.launchType')?.toLowerCase() === 'off';
    const launchAuto = [act('hypervisor-launch-auto')];
    const own = placeOf(facts) === 'physical' && present;
    if (!own && launchOff) return fail('launch-off', launchAuto);
    if (!present) {
      return facts.value('hyperv.feature') === undefined
        ? unknownOf(facts, 'hyperv.feature')
        : fail('not-running', [restartWindows]);
    }
    return serviceProblem(facts) ?? (launchOff ? warn('launch-off-next', launchAuto) : pass('running'));
  },
};
