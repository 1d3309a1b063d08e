import type { FactId, FactValue } from '../../../contract/facts.ts';
import type { RelayLink, RelayLinkName } from '../../../contract/sheets.ts';
import type { Params, Remedy } from '../../../contract/errors.ts';
import { act, instruct } from '../checks/remedies.ts';
import { evidenceOf, type Facts } from '../facts.ts';

/** What is said of one link before its place in the chain counts. */
interface Judged {
  state: 'whole' | 'broken' | 'unknown' | 'not-needed';
  code: string;
  params?: Params;
  remedies?: Remedy[];
  failure?: string;
}

/** One link: which facts it is judged by, and how. */
interface Link {
  name: RelayLinkName;
  needs: readonly FactId[];
  judge(facts: Facts): Judged;
}

const whole = (code: string, params: Params = {}): Judged => ({ state: 'whole', code, params });
const unknown: Judged = { state: 'unknown', code: 'unknown' };
const broken = (code: string, failure: string, remedies: Remedy[], params: Params = {}): Judged => ({
  state: 'broken',
  code,
  failure,
  remedies,
  params,
});

/** Mends what was up and is no longer (F72): the proxy first, then the VM, which brings its own half up with its start. */
const upAgain = [act('restart-vm'), instruct('tpm-feature-anew')];

/**
 * How often a service may have begun anew before that is told as a fault. A boot needs one or two.
 *
 * @assumed user-needs.md 1 pain 5: a broker that cannot reach the TPM starts again without end, and one that can does not | verify: systemctl show tpm2-abrmd -p NRestarts on a VM that attested, after a day
 */
const mostRestarts = 10;

type Unit = FactValue<'guest.tpmRelay'>['units'][number];

/** A service of the relay that has to run in the VM (eflow.md 11). */
function unitOf(facts: Facts, name: string, failure: string): Judged | Unit {
  const relay = facts.value('guest.tpmRelay');
  if (relay === undefined) return unknown;
  const unit = relay.units.find((one) => one.name === name);
  if (unit?.loaded !== true)
    return broken('service-missing', failure, [instruct('tpm-feature-anew')], { service: name });
  const { active, restarts } = unit;
  if (active !== 'active' && active !== 'activating')
    return broken('service-down', failure, upAgain, { service: name, state: active });
  return active === 'activating' || (restarts ?? 0) > mostRestarts
    ? broken('service-restarts', failure, upAgain, { service: name, restarts: restarts ?? 0 })
    : unit;
}

/** Both ports need the network of the relay as well. */
function relayPort(facts: Facts, port: number): Judged {
  for (const name of ['tpm2-netns', `tpm2-socat@${port}`]) {
    const found = unitOf(facts, name, 'F72');
    // A service of one shot, such as the one that makes a network, ends and stays `active`.
    if ('code' in found) return found;
  }
  return whole('relay-runs', { port });
}

/** The host as seen from the VM: the relay looks for it among the VM's neighbours (user-needs.md 1 pain 5). */
function neighbour(facts: Facts): Judged {
  const relay = facts.value('guest.tpmRelay');
  const own = facts.value('net.addresses');
  if (relay === undefined || relay.neighbours === null || own === undefined) return unknown;
  const host = relay.neighbours.find(
    (one) => one.answers && own.some(({ address }) => address === one.address),
  );
  return host === undefined
    ? broken('no-neighbour', 'F72', [instruct('tpm-neighbour')])
    : whole('neighbour', { address: host.address });
}

function hostTpm(facts: Facts): Judged {
  const tpm = facts.value('tpm.state');
  const spec = facts.value('tpm.spec');
  if (tpm === undefined) return unknown;
  if (!tpm.present || !tpm.enabled)
    return broken('no-tpm', 'F68', [instruct('enable-tpm'), instruct('add-virtual-tpm')]);
  if (spec === undefined) return unknown;
  return spec.version.startsWith('2.0')
    ? whole('tpm', { manufacturer: tpm.manufacturer, spec: spec.version })
    : broken('old-tpm', 'F68', [instruct('switch-tpm-2')], { spec: spec.version });
}

function feature(facts: Facts): Judged {
  const on = facts.value('eflow.dpsTpm');
  if (on === undefined) return unknown;
  return on ? whole('feature-on') : broken('feature-off', 'F69', [instruct('tpm-feature-on')]);
}

function proxyService(facts: Facts): Judged {
  const services = facts.value('eflow.services');
  if (services === undefined) return unknown;
  const proxy = services.find(({ name }) => name.toLowerCase() === 'eflowproxy');
  if (proxy === undefined) return broken('proxy-missing', 'F71', [instruct('tpm-feature-anew')]);
  return proxy.status === 'Running'
    ? whole('proxy-runs')
    : broken('proxy-stopped', 'F70', [act('start-tpm-proxy'), ...upAgain], { state: proxy.status });
}

function vm(facts: Facts): Judged {
  const told = facts.value('eflow.vm');
  if (told === undefined) return unknown;
  return told.power === 'Running'
    ? whole('vm-runs')
    : broken('vm-off', 'F72', [act('start-vm')], { power: told.power });
}

function broker(facts: Facts): Judged {
  const found = unitOf(facts, 'tpm2-abrmd', 'F73');
  return 'code' in found ? found : whole('broker-runs', { restarts: found.restarts ?? 0 });
}

function answer(facts: Facts): Judged {
  const fact = facts.get('eflow.tpmInfo');
  if ('value' in fact) return whole('answer', { registrationId: fact.value.registrationId });
  return fact.unknown === 'absent' ? broken('no-answer', 'F70', upAgain) : unknown;
}

/** The service of IoT Edge that signs with the TPM. Only a device that was provisioned with it needs it now. */
function runtime(facts: Facts): Judged {
  const told = facts.value('guest.runtime');
  if (told === undefined) return unknown;
  if (told.provisioning?.method !== 'tpm') return { state: 'not-needed', code: 'not-provisioned' };
  const service = told.services.find(({ name }) => name === 'aziot-tpmd');
  if (service === undefined) return unknown;
  // Ready: systemd starts it with the first question, which is healthy (eflow.md 16.2).
  return service.state === 'Running' || service.state === 'Ready'
    ? whole('runtime-runs', { state: service.state })
    : broken('runtime-down', 'F73', upAgain, { state: service.state });
}

/**
 * Every link between the TPM of Windows and the runtime in the VM, in its order (eflow.md 11; user-needs.md 1 pain 5).
 */
const links: readonly Link[] = [
  { name: 'host-tpm', needs: ['tpm.state', 'tpm.spec'], judge: hostTpm },
  { name: 'feature', needs: ['eflow.dpsTpm'], judge: feature },
  { name: 'proxy-service', needs: ['eflow.services'], judge: proxyService },
  { name: 'vm', needs: ['eflow.vm'], judge: vm },
  { name: 'neighbour', needs: ['guest.tpmRelay', 'net.addresses'], judge: neighbour },
  { name: 'relay-2321', needs: ['guest.tpmRelay'], judge: (facts) => relayPort(facts, 2321) },
  { name: 'relay-2322', needs: ['guest.tpmRelay'], judge: (facts) => relayPort(facts, 2322) },
  { name: 'broker', needs: ['guest.tpmRelay'], judge: broker },
  { name: 'answer', needs: ['eflow.tpmInfo'], judge: answer },
  { name: 'runtime', needs: ['guest.runtime'], judge: runtime },
];

/** Facts that {@link relayLinks} reads. */
export const relayFacts: readonly FactId[] = [
  'eflow.products',
  ...new Set(links.flatMap(({ needs }) => needs)),
];

/**
 * Judges the chain. What stands behind the first broken link proves nothing and only waits for it, so that one cause is
 * told once. Without EFLOW there is no chain beyond the TPM itself.
 */
export function relayLinks(facts: Facts): { links: RelayLink[]; broken: RelayLinkName | null } {
  const none = facts.value('eflow.products')?.length === 0;
  let first: RelayLinkName | null = null;
  const told = links.map(({ name, needs, judge }): RelayLink => {
    const evidence = needs.map((id) => evidenceOf(facts, id));
    if (none && name !== 'host-tpm')
      return { name, state: 'not-needed', code: 'no-eflow', params: {}, evidence: [], remedies: [] };
    if (first !== null) return { name, state: 'waits', code: 'waits', params: {}, evidence, remedies: [] };
    const { params = {}, remedies = [], ...judged } = judge(facts);
    if (judged.state === 'broken') first = name;
    return { name, params, evidence, remedies, ...judged };
  });
  return { links: told, broken: first };
}
