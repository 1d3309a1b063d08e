import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue, LogLine } from '../../../contract/facts.ts';
import type { Proof, ProofItem } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type Diagnosis } from './kind.ts';

const Prove = z.object({ withinMinutes: z.number().int() });

type Runtime = FactValue<'guest.runtime'>;

/** Phrases of the identity service that say why it failed (eflow.md 9.3), in the order in which they decide. */
const identityFailures: readonly { match: RegExp; code: Diagnosis['code']; id: string; final: boolean }[] = [
  { match: /device identity not found/u, code: errorCodes.notEnrolled, id: 'F62', final: true },
  { match: /authentication error|authorization error/u, code: errorCodes.wrongKey, id: 'F60', final: true },
  { match: /DPS client error|Hub client error/u, code: errorCodes.neverConnected, id: 'F62', final: false },
];

/** Lines written since a moment; none before there is such a moment. */
export const linesSince = (lines: readonly LogLine[], at: string | null) =>
  at === null ? [] : lines.filter((line) => line.at >= at);
const firstWith = (lines: readonly LogLine[], fragment: string) =>
  lines.find((line) => line.text.includes(fragment));

function item(id: string, line: LogLine | undefined): ProofItem {
  return { id, met: line !== undefined, at: line?.at ?? null, text: line?.text ?? '' };
}

/** The last word of the identity service: in one second both may stand, so the order of the lines decides. */
function identityEnd(identity: readonly LogLine[]): { good: LogLine | undefined; bad: LogLine | undefined } {
  const good = identity.findLastIndex((line) => line.text.includes('Provisioning complete.'));
  const bad = identity.findLastIndex((line) => line.text.includes('Failed to provision with IoT Hub'));
  return good > bad ? { good: identity[good], bad: undefined } : { good: undefined, bad: identity[bad] };
}

/**
 * What has to be seen before anything is called a success, all of it since this configuration was applied, by the VM's
 * own clock (field-notes, proof): services up, the identity service finished, hub and device assigned, edgeAgent
 * running, and edgeAgent's own word that it is connected and has its twin. A running edgeAgent alone proves nothing.
 *
 * @assumed field-notes.md proof: edgeAgent logs "connected to IoT Hub via" and "Obtained Edge agent twin" once it really is connected | verify: read its log after provisioning a device, and again with port 5671 blocked
 */
export function proofOf(runtime: Runtime): Proof {
  const from = runtime.configuredAt;
  const identity = linesSince(runtime.identityLog, from);
  const agent = linesSince(runtime.agentLog, from);
  const down = runtime.services.filter((service) => service.state !== 'Running' && service.state !== 'Ready');
  const services: ProofItem = {
    id: 'services',
    met: runtime.services.length > 0 && down.length === 0,
    at: runtime.now,
    text: runtime.services.map((service) => `${service.name} ${service.state}`).join(', '),
  };
  const edgeAgent = runtime.modules.find((module) => module.name === 'edgeAgent');
  const assigned =
    firstWith(identity, 'Assigned to IoT hub') ?? firstWith(identity, 'Updated device info for');
  const items: ProofItem[] = [
    services,
    item('identity', identityEnd(identity).good),
    item('assigned', assigned),
    {
      id: 'edge-agent',
      met: edgeAgent?.status === 'running',
      at: edgeAgent === undefined ? null : runtime.now,
      text: edgeAgent === undefined ? '' : `${edgeAgent.status}, ${edgeAgent.description}`,
    },
    item('connected', firstWith(agent, 'connected to IoT Hub via')),
    item('twin', firstWith(agent, 'Obtained Edge agent twin')),
  ];
  const proven = from !== null && runtime.provisioning !== null && items.every((one) => one.met);
  return { verdict: proven ? 'proven' : 'not-proven', since: from, items };
}

/** The likely cause of a proof that is not there, from the same facts. */
export function diagnoseProof(runtime: Runtime): Diagnosis | undefined {
  const { good, bad } = identityEnd(linesSince(runtime.identityLog, runtime.configuredAt));
  if (bad !== undefined) {
    for (const failure of identityFailures) {
      if (failure.match.test(bad.text)) {
        return { code: failure.code, params: { text: bad.text }, id: failure.id, final: failure.final };
      }
    }
    return { code: errorCodes.neverConnected, params: { text: bad.text }, id: 'F62', final: false };
  }
  const down = runtime.services.find((service) => service.state.startsWith('Down'));
  if (down !== undefined) {
    return {
      code: errorCodes.runtimeDown,
      params: { service: down.name, state: down.state },
      id: 'F65',
      final: false,
    };
  }
  const amqp = runtime.ports.find((port) => port.port === 5671);
  const https = runtime.ports.find((port) => port.port === 443);
  if (amqp?.open === false) {
    const params = { host: amqp.host, port: amqp.port, other: https?.open === true ? 443 : 0 };
    return { code: errorCodes.amqpBlocked, params, final: false };
  }
  const agent = linesSince(runtime.agentLog, runtime.configuredAt);
  return good !== undefined && agent.length > 0
    ? { code: errorCodes.neverConnected, params: { text: agent.at(-1)?.text ?? '' }, id: 'F62', final: false }
    : undefined;
}

function judged(facts: Facts): Proof {
  const runtime = facts.value('guest.runtime');
  if (runtime === undefined) return { verdict: 'not-proven', since: null, items: [] };
  const proof = proofOf(runtime);
  if (proof.verdict === 'proven') return proof;
  const why = diagnoseProof(runtime);
  if (why === undefined) return proof;
  return {
    ...proof,
    verdict: why.final ? 'refuted' : 'not-proven',
    cause: { code: why.code, params: why.params },
  };
}

/** Waits for the proof. It changes nothing, so there is nothing to undo. */
export const prove = defineKind({
  kind: 'prove',
  input: Prove,
  typicalMs: 300_000,
  network: 'hub',
  assumed: 'field-notes.md proof and what is not proof',
  needs: () => [{ id: 'guest.runtime' }],
  state: (_input, facts) => {
    const runtime = facts.value('guest.runtime');
    if (runtime === undefined || runtime.provisioning === null) return 'later';
    return proofOf(runtime).verdict === 'proven' ? 'done' : 'todo';
  },
  action: () => ({ port: 'wait' }),
  // One batch a minute: the VM blocks a source after more than three new SSH connections a minute (eflow.md 1).
  settle: ({ withinMinutes }) => ({ everyMs: 60_000, forMs: withinMinutes * 60_000 }),
  diagnose: (_input, facts) => {
    const runtime = facts.value('guest.runtime');
    const found = runtime === undefined ? undefined : diagnoseProof(runtime);
    return found ?? { code: errorCodes.notConnectedYet, params: {}, final: false };
  },
  movement: (_input, facts) => {
    const runtime = facts.value('guest.runtime');
    const items = runtime === undefined ? [] : proofOf(runtime).items;
    const met = items.filter((one) => one.met).length;
    const missing = items.find((one) => !one.met)?.id ?? '';
    return {
      code: missing === 'edge-agent' ? 'pulling' : 'proving',
      params: { met, of: items.length, missing, megabytes: Math.round((runtime?.imageBytes ?? 0) / 1e6) },
      percent: items.length === 0 ? null : Math.round((100 * met) / items.length),
    };
  },
  proof: (_input, facts) => judged(facts),
  undo: () => ({ none: 'proof' }),
});
