import { errorCodes } from '../../contract/errors.ts';
import type { FactId, FactQuery, FactValue } from '../../contract/facts.ts';
import type { Management, Status, StatusLink, VmUse } from '../../contract/status.ts';
import { defaultWanted } from './checks/check.ts';
import { agentCertificate } from './checks/hc-49-agent-certificate/check.ts';
import { clockOffMinutes, diagnoseProof, diskIsFull } from './diagnosis/unproven.ts';
import type { Facts } from './facts.ts';
import type { Diagnosis } from './steps/kind.ts';
import { proofOf } from './steps/prove.ts';

/** Facts the status rests on, from cheap to expensive; `guest.runtime` is one batch into the VM. */
export const statusFacts: readonly FactQuery[] = [
  { id: 'host.os' },
  { id: 'hyperv.feature' },
  { id: 'eflow.products' },
  { id: 'eflow.services' },
  { id: 'eflow.installedOn' },
  { id: 'eflow.verify' },
  { id: 'eflow.vm' },
  { id: 'eflow.endpoints' },
  { id: 'guest.runtime' },
];

type State = StatusLink['state'];

function link(
  facts: Facts,
  id: StatusLink['id'],
  fact: FactId,
  state: State,
  code: string,
  params: StatusLink['params'] = {},
  failure?: string,
): StatusLink {
  return {
    id,
    state,
    code,
    params,
    ...(failure === undefined ? {} : { failure }),
    at: facts.get(fact).at,
  };
}

/** A link whose fact is unknown: elevation may cure that, so the reason is named. */
function unknownLink(facts: Facts, id: StatusLink['id'], fact: FactId): StatusLink {
  const got = facts.get(fact);
  return link(
    facts,
    id,
    fact,
    'unknown',
    'unknown' in got && got.unknown === 'elevation' ? 'unknown-elevation' : 'unknown',
  );
}

function hostLink(facts: Facts): StatusLink {
  const products = facts.value('eflow.products');
  if (products === undefined) return unknownLink(facts, 'host', 'eflow.products');
  const [product] = products;
  if (product === undefined) return link(facts, 'host', 'eflow.products', 'absent', 'not-installed');
  const services = facts.value('eflow.services');
  if (services === undefined) return unknownLink(facts, 'host', 'eflow.services');
  const agent = services.find((service) => service.name.toLowerCase() === 'wssdagent');
  return agent?.status === 'Running'
    ? link(facts, 'host', 'eflow.services', 'good', 'installed', { version: product.displayVersion })
    : link(facts, 'host', 'eflow.services', 'broken', 'agent-down', { version: product.displayVersion });
}

/**
 * True when nothing of the VM can be asked because the agent's certificate has expired: every cmdlet fails then, while the
 * workload probably goes on (field-notes, proof; F45).
 *
 * @assumed field-notes.md proof: modules run on when the certificate of wssdagent has expired | verify: set the clock of a 1.5.6 host a year ahead and look at the hub
 */
function isBlind(facts: Facts): boolean {
  const verify = facts.get('eflow.verify');
  const asked = 'unknown' in verify && verify.unknown !== 'elevation' && verify.unknown !== 'absent';
  return asked && agentCertificate.judge(facts, defaultWanted).code === 'over';
}

function vmLink(facts: Facts): StatusLink {
  if (facts.value('eflow.products')?.length === 0)
    return link(facts, 'vm', 'eflow.products', 'absent', 'not-deployed');
  const verify = facts.value('eflow.verify');
  if (verify === undefined)
    return isBlind(facts)
      ? link(facts, 'vm', 'eflow.verify', 'unknown', 'blind', {}, 'F45')
      : unknownLink(facts, 'vm', 'eflow.verify');
  if (!verify) return link(facts, 'vm', 'eflow.verify', 'absent', 'not-deployed');
  const vm = facts.value('eflow.vm');
  if (vm === undefined) return unknownLink(facts, 'vm', 'eflow.vm');
  if (vm.power !== 'Running') return link(facts, 'vm', 'eflow.vm', 'broken', 'off', { name: vm.name });
  const endpoints = facts.value('eflow.endpoints') ?? [];
  // Its External switch hangs on an adapter that is not connected any more (F94).
  return endpoints.length > 0 && endpoints.every((one) => one.address === '')
    ? link(facts, 'vm', 'eflow.endpoints', 'broken', 'no-address', { name: vm.name }, 'F94')
    : link(facts, 'vm', 'eflow.vm', 'good', 'running', { name: vm.name });
}

type Runtime = FactValue<'guest.runtime'>;

/** From this part of the data partition on in use, in percent, the disk is told of (eflow.md 16.4, threshold assumed). */
const diskTightPercent = 85;

/** The runtime: its services first, then what the VM needs to be of use at all. */
function runtimeLink(facts: Facts, runtime: Runtime, why: Diagnosis | undefined): StatusLink {
  const of = (state: State, code: string, params: StatusLink['params'] = {}, failure?: string) =>
    link(facts, 'runtime', 'guest.runtime', state, code, params, failure);
  const down = runtime.services.find((service) => service.state.startsWith('Down'));
  if (down !== undefined)
    return of('broken', 'service-down', { service: down.name, state: down.state }, 'F65');
  if (why?.code === errorCodes.tpmUnreachable) return of('broken', 'tpm-lost', {}, 'F72');
  const { diskFreePercent } = runtime;
  if (diskIsFull(runtime)) return of('broken', 'disk-full', { free: diskFreePercent }, 'F89');
  const minutes = clockOffMinutes(runtime, facts.get('guest.runtime').at);
  if (minutes !== 0) return of('broken', 'clock-wrong', { minutes }, 'F90');
  const proxy = facts.value('eflow.services')?.find((one) => one.name.toLowerCase() === 'eflowproxy');
  if (runtime.provisioning?.method === 'tpm' && proxy !== undefined && proxy.status !== 'Running')
    return of('attention', 'tpm-proxy-down', {}, 'F70');
  if (diskFreePercent !== null && diskFreePercent < 100 - diskTightPercent)
    return of('attention', 'disk-tight', { free: diskFreePercent }, 'F89');
  return of('good', 'running', { version: facts.value('eflow.vm')?.runtimeVersion ?? '' });
}

function guestLinks(facts: Facts, vm: StatusLink): StatusLink[] {
  const runtime = facts.value('guest.runtime');
  if (runtime === undefined) {
    const state: State = vm.state === 'absent' ? 'absent' : 'unknown';
    return (['runtime', 'modules', 'cloud'] as const).map((id) => ({
      id,
      state,
      code: state === 'absent' ? 'no-vm' : 'unknown',
      params: {},
      at: facts.get('guest.runtime').at,
    }));
  }
  if (runtime.provisioning === null) {
    return (['runtime', 'modules', 'cloud'] as const).map((id) =>
      link(facts, id, 'guest.runtime', 'absent', 'not-provisioned'),
    );
  }
  const proof = proofOf(runtime);
  const proven = proof.verdict === 'proven';
  const why = proven ? undefined : diagnoseProof(runtime, facts.get('guest.runtime').at);
  const agent = runtime.modules.find((module) => module.name === 'edgeAgent');
  const broken = runtime.modules.filter((module) => module.status !== 'running');
  const modules: [State, string] =
    agent?.status !== 'running'
      ? ['broken', 'agent-missing']
      : broken.length > 0
        ? ['attention', 'some-down']
        : // Without a deployment there is no edgeHub, and the portal shows 417: expected (F67).
          ['good', runtime.modules.length === 1 ? 'only-agent' : 'running'];
  return [
    runtimeLink(facts, runtime, why),
    link(
      facts,
      'modules',
      'guest.runtime',
      modules[0],
      modules[1],
      { count: runtime.modules.length, down: broken.length },
      modules[1] === 'only-agent' ? 'F67' : undefined,
    ),
    proven
      ? link(facts, 'cloud', 'guest.runtime', 'good', 'connected', {
          hub: runtime.provisioning.hub ?? '',
          deviceId: runtime.provisioning.deviceId ?? '',
        })
      : link(
          facts,
          'cloud',
          'guest.runtime',
          'broken',
          'not-connected',
          {
            missing: proof.items
              .filter((item) => !item.met)
              .map((item) => item.id)
              .join(', '),
          },
          why?.id,
        ),
  ];
}

/**
 * The one word for the path (eflow.md 16.4). A VM that is off or an agent that is down says nothing about what lies
 * behind it, so host and VM decide first; of the rest what is not known weighs more than what is known to be bad.
 */
function overallOf(links: readonly StatusLink[]): Status['overall'] {
  for (const { state } of links.filter(({ id }) => id === 'host' || id === 'vm')) {
    if (state === 'broken') return 'offline';
    if (state === 'absent') return 'not-set-up';
    if (state === 'unknown') return 'unknown';
  }
  const has = (state: State) => links.some((one) => one.state === state);
  if (has('unknown')) return 'unknown';
  if (has('absent')) return 'not-set-up';
  if (has('broken')) return 'unhealthy';
  return has('attention') ? 'attention' : 'healthy';
}

/** The numbers of the VM; null when there is none, or none that was told of. */
function vmUse(facts: Facts): VmUse | null {
  const vm = facts.value('eflow.vm');
  if (vm === undefined) return null;
  return {
    name: vm.name,
    power: vm.power,
    cpuCount: vm.cpuCount,
    load: facts.value('guest.runtime')?.load ?? null,
    memory: { usedMb: vm.usedMemoryMb, totalMb: vm.memoryMb },
    storage: { usedMb: vm.usedStorageMb, totalMb: vm.storageMb },
    at: facts.get('eflow.vm').at,
  };
}

/** What could not be read. What cannot be there yet, for want of EFLOW or of a VM that runs, is not missing. */
function unreadOf(facts: Facts, vm: StatusLink): Management['unread'] {
  return statusFacts.flatMap(({ id }) => {
    const fact = facts.get(id);
    if (!('unknown' in fact)) return [];
    const expected =
      fact.unknown === 'elevation' ||
      !(vm.state === 'absent' || vm.state === 'broken') ||
      !(id.startsWith('eflow.v') || id === 'eflow.endpoints' || id.startsWith('guest.'));
    return expected && fact.unknown !== 'absent' ? [{ fact: id, reason: fact.unknown }] : [];
  });
}

/** How the machine stands by these facts, and how well this program can tell. */
export function statusOf(facts: Facts, at: string, host: string, job: Management['job']): Status {
  const vm = vmLink(facts);
  const links = [hostLink(facts), vm, ...guestLinks(facts, vm)];
  return {
    schemaVersion: 1,
    at,
    host,
    overall: overallOf(links),
    links,
    first: links.find((one) => one.state !== 'good')?.id ?? null,
    modules: facts.value('guest.runtime')?.modules ?? [],
    vm: vmUse(facts),
    management: {
      engine: statusFacts.some(({ id }) => 'value' in facts.get(id)) ? 'answers' : 'silent',
      unread: unreadOf(facts, vm),
      job,
    },
  };
}
