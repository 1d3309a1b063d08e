import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue, LogLine } from '../../../contract/facts.ts';
import type { Proof, ProofItem } from '../../../contract/jobs.ts';
import { connectedLine, diagnoseProof, identityEnd, linesSince } from '../diagnosis/unproven.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type Diagnosis } from './kind.ts';

const Prove = z.object({
  withinMinutes: z.number().int(),
  /** Names of images that were carried into the VM, and that nobody has to pull. */
  carried: z.array(z.string()).optional(),
});

type Runtime = FactValue<'guest.runtime'>;

const firstWith = (lines: readonly LogLine[], fragment: string) =>
  lines.find((line) => line.text.includes(fragment));

function item(id: string, line: LogLine | undefined): ProofItem {
  return { id, met: line !== undefined, at: line?.at ?? null, text: line?.text ?? '' };
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
    item('connected', connectedLine(agent)),
    item('twin', firstWith(agent, 'Obtained Edge agent twin')),
  ];
  const proven = from !== null && runtime.provisioning !== null && items.every((one) => one.met);
  return { verdict: proven ? 'proven' : 'not-proven', since: from, items };
}

/**
 * The likely cause of a proof that is not there. Without an address no name is found either, and DNS servers are not to
 * blame: the lease is gone, as after a change of the adapter below an External switch (F94).
 */
export function causeOf(runtime: Runtime, facts: Facts, carried?: readonly string[]): Diagnosis | undefined {
  const cause = diagnoseProof(runtime, facts.get('guest.runtime').at, carried);
  const endpoints = facts.value('eflow.endpoints') ?? [];
  const without = endpoints.length > 0 && endpoints.every(({ address }) => address === '');
  return without && cause?.code === errorCodes.noNames
    ? {
        code: errorCodes.vmWithoutAddress,
        params: { name: endpoints.map(({ vswitchName }) => vswitchName).join(', ') },
        id: 'F94',
        final: false,
      }
    : cause;
}

/** The proof as the facts show it, with the likely cause where it is not there. */
export function judged(facts: Facts, carried?: readonly string[]): Proof {
  const runtime = facts.value('guest.runtime');
  if (runtime === undefined) return { verdict: 'not-proven', since: null, items: [] };
  const proof = proofOf(runtime);
  if (proof.verdict === 'proven') return proof;
  const why = causeOf(runtime, facts, carried);
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
  needs: () => [{ id: 'guest.runtime' }, { id: 'eflow.endpoints' }],
  state: (_input, facts) => {
    const runtime = facts.value('guest.runtime');
    if (runtime === undefined || runtime.provisioning === null) return 'later';
    return proofOf(runtime).verdict === 'proven' ? 'done' : 'todo';
  },
  action: () => ({ port: 'wait' }),
  // One batch a minute: the VM blocks a source after more than three new SSH connections a minute (eflow.md 1).
  settle: ({ withinMinutes }) => ({ everyMs: 60_000, forMs: withinMinutes * 60_000 }),
  diagnose: ({ carried }, facts) => {
    const runtime = facts.value('guest.runtime');
    const found = runtime === undefined ? undefined : causeOf(runtime, facts, carried);
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
  proof: ({ carried }, facts) => judged(facts, carried),
  undo: () => ({ none: 'proof' }),
});
