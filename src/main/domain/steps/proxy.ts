import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { isJsonObject } from '../../../contract/json.ts';
import type { StepState } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';
import { hasProxy, servicePlaces, type ProxyInput } from '../network/proxy.ts';
import { defineKind, type Action, type Diagnosis, type Pace, type StepKind, type Undo } from './kind.ts';

/** Services of the VM restart, which its slow disks may draw out. */
const pace: Pace = { everyMs: 5_000, forMs: 60_000 };

const Input: z.ZodType<ProxyInput> = z.object({
  https: z.string(),
  http: z.string().nullable(),
  noProxy: z.string().nullable(),
  password: z.string().nullable(),
});

type Part = 'daemons' | 'agent';
const placesOf = (part: Part) => (part === 'daemons' ? servicePlaces : (['agent'] as const));

/** The protocol that passes a proxy, as edgeAgent takes it (eflow.md 10.5). */
const throughProxy = 'AmqpWs';

function stateOf(part: Part, input: ProxyInput, facts: Facts): StepState {
  const has = facts.value('guest.proxy');
  if (facts.value('eflow.verify') !== true || has === undefined) return 'later';
  const wanted =
    input.password === null ? null : facts.value('secret.fingerprint', input.password)?.fingerprint;
  if (part === 'agent' && has.upstreamProtocol !== throughProxy) return 'todo';
  const found = placesOf(part).map((name) => has.places.find(({ place }) => place === name));
  // Without its secret a password can only be compared with nothing.
  const same = found.every((one) =>
    hasProxy(one, input, wanted === undefined ? (one?.fingerprint ?? null) : wanted),
  );
  if (!same) return 'todo';
  return wanted === undefined ? 'later' : 'done';
}

const actionOf = (part: Part, { https, http, noProxy, password }: ProxyInput): Action => ({
  port: 'host',
  op: part === 'daemons' ? 'guest.setProxy' : 'guest.setAgentProxy',
  args: {
    Https: https,
    ...(http === null ? {} : { Http: http }),
    ...(noProxy === null ? {} : { NoProxy: noProxy }),
    ...(password === null ? {} : { Password: { secret: password, field: 'proxy.password' } }),
  },
});

function diagnosis(part: Part, input: ProxyInput, facts: Facts): Diagnosis {
  const has = facts.value('guest.proxy');
  const without = placesOf(part).filter(
    (name) => has?.places.find(({ place }) => place === name)?.https !== input.https,
  );
  return {
    code: errorCodes.vmProxyDiffers,
    params: { proxy: input.https, places: without.join(', ') },
    id: 'F85',
    final: false,
  };
}

/**
 * What takes the proxy of a part away. Settings of others lie beside ours and come back by themselves; earlier ones of ours
 * are written again, unless they had a password, which nobody kept.
 */
function undoOf(kind: string, part: Part, before: Facts): Undo {
  const had = before.value('guest.proxy');
  if (had === undefined) return { with: 'install-msi' };
  const clear: Undo = { step: { kind: 'clear-vm-proxy', input: { part } } };
  if (!had.own.includes(part)) return clear;
  const [first] = placesOf(part).flatMap((name) => had.places.find(({ place }) => place === name) ?? []);
  if (first === undefined) return clear;
  const { https, http, noProxy, fingerprint } = first;
  return fingerprint === null
    ? { step: { kind, input: { https, http, noProxy, password: null } } }
    : { none: 'proxy-replaced' };
}

function proxyKind(kind: string, part: Part): StepKind<ProxyInput> {
  return {
    kind,
    input: Input,
    typicalMs: 40_000,
    assumed: 'eflow.md 10.5',
    needs: ({ password }) => [
      { id: 'eflow.verify' },
      { id: 'guest.proxy' },
      ...(password === null ? [] : [{ id: 'secret.fingerprint' as const, arg: password }]),
    ],
    state: (input, facts) => stateOf(part, input, facts),
    action: (input) => actionOf(part, input),
    settle: () => pace,
    goesOn: pace,
    // Only config.toml can be written in a way that nobody should edit.
    refusal: ({ output }) => {
      const last = output.at(-1);
      return isJsonObject(last) && last['Refused'] === 'agent-table'
        ? { code: errorCodes.agentTableUnreadable, params: {}, final: true }
        : undefined;
    },
    diagnose: (input, facts) => diagnosis(part, input, facts),
    undo: (_input, before) => undoOf(kind, part, before),
    goesWith: ['install-msi', 'remove-eflow'],
  };
}

/** Tells the services and the shell of the VM their proxy, before anything in it asks the cloud (eflow.md 10.5). */
export const setVmProxy = defineKind(proxyKind('set-vm-proxy', 'daemons'));

/**
 * Tells edgeAgent its proxy and to speak AMQP over WebSockets, in the configuration that provisioning wrote. The first
 * deployment replaces this environment, so whoever writes it has to be told (field-notes Proof and what is not proof).
 */
export const setAgentProxy = defineKind({
  ...proxyKind('set-agent-proxy', 'agent'),
  // Kept so that a later resume can recognise the password without asking for it again: nothing after this step needs it.
  made: ({ password }, _before, now) =>
    password === null ? null : (now.value('secret.fingerprint', password) ?? null),
  notes: ({ https, noProxy }) => [
    { code: 'agent-environment', params: { proxy: https, noProxy: noProxy ?? '' }, lasting: true },
  ],
});

const Cleared = z.object({ part: z.enum(['daemons', 'agent']) });

/** Takes what this product set as proxy out of the VM again: the undo of both. */
export const clearVmProxy = defineKind({
  kind: 'clear-vm-proxy',
  input: Cleared,
  typicalMs: 30_000,
  needs: () => [{ id: 'guest.proxy' }],
  state: ({ part }, facts) => {
    const has = facts.value('guest.proxy');
    if (has === undefined) return 'later';
    return has.own.includes(part) ? 'todo' : 'done';
  },
  action: ({ part }) => ({ port: 'host', op: 'guest.clearProxy', args: { Part: part } }),
  settle: () => pace,
  goesOn: pace,
  undo: () => ({ none: 'proxy-replaced' }),
  goesWith: ['install-msi', 'remove-eflow'],
});
