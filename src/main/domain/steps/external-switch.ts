import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactQuery, FactRecord } from '../../../contract/facts.ts';
import type { Json } from '../../../contract/json.ts';
import { pickFacts, type Facts } from '../facts.ts';
import { interfaceOn } from '../network/gather.ts';
import { defineKind } from './kind.ts';
import { pace, switchesNamed, switchTaken } from './network.ts';

/** Making the switch takes up to half a minute; whoever confirms it has a minute (field-notes Network). */
const rollbackSeconds = 90;

const Over = z.object({ name: z.string(), adapter: z.string() });
/** `made` is what making the switch told; it keeps a step from being judged before that. */
const Kept = z.object({
  name: z.string(),
  made: z.string().nullable(),
  /** The gateway that the adapter had before; null where it had none. */
  gateway: z.string().nullable(),
});

const settings: readonly FactQuery[] = [
  { id: 'net.adapters' },
  { id: 'net.addresses' },
  { id: 'net.dnsServers' },
  { id: 'net.gateways' },
  { id: 'net.vlans' },
];

const isHere = (facts: Facts, name: string) =>
  switchesNamed(facts, name)?.some(({ type }) => type === 'External');
const rollbackOf = (facts: Facts, name: string) =>
  facts.value('net.rollbacks')?.find((one) => one.vswitchName === name);

/** Whom the break meets while the switch is made, as codes of notes (user-needs.md pain 39). */
function whoLoses({ adapter }: z.infer<typeof Over>, facts: Facts): string {
  const own = (facts.value('net.addresses') ?? []).filter((one) => one.adapter === adapter);
  const sessions = facts.value('net.sessions') ?? [];
  if (own.some(({ address }) => sessions.includes(address))) return 'switch-cuts-session';
  const carries = facts.value('net.gateways')?.some((one) => one.adapter === adapter);
  return carries === true ? 'switch-cuts-host' : 'switch-cuts-adapter';
}

/**
 * Has Windows itself remove the switch again unless it is confirmed, before it is made: a rollback that outlives this
 * program, its PowerShell and the session of whoever started it (field-notes Network).
 */
export const armRollback = defineKind({
  kind: 'arm-rollback',
  input: Over,
  typicalMs: 3_000,
  assumed: 'field-notes.md Network',
  needs: () => [{ id: 'hyperv.switches' }, { id: 'net.rollbacks' }, { id: 'net.sessions' }, ...settings],
  state: ({ name }, facts) => {
    const here = isHere(facts, name);
    if (here === undefined || facts.value('net.rollbacks') === undefined) return 'later';
    return here || rollbackOf(facts, name) !== undefined ? 'done' : 'todo';
  },
  action: ({ name, adapter }, facts) => {
    const own = (facts.value('net.addresses') ?? []).filter((one) => one.adapter === adapter);
    // What DHCP gave it gives again.
    const fixed = own.filter(({ dhcp }) => !dhcp);
    const gateway = facts.value('net.gateways')?.find((one) => one.adapter === adapter)?.gateway;
    const dns = facts.value('net.dnsServers')?.find((one) => one.adapter === adapter)?.servers ?? [];
    return {
      port: 'host',
      op: 'rollback.arm',
      args: {
        Switch: name,
        Adapter: adapter,
        Seconds: rollbackSeconds,
        Addresses: fixed.map(({ address, prefixLength }) => `${address}/${prefixLength}`),
        ...(fixed.length === 0 || gateway === undefined ? {} : { Gateway: gateway }),
        DnsServers: fixed.length === 0 ? [] : [...dns],
      },
    };
  },
  settle: () => pace,
  goesOn: pace,
  notes: (input, facts) => [
    {
      code: whoLoses(input, facts),
      params: { adapter: input.adapter, seconds: rollbackSeconds },
      lasting: false,
    },
  ],
  undo: ({ name }) => ({ step: { kind: 'disarm-rollback', input: { name, made: null, gateway: null } } }),
  goesWith: ['make-switch'],
});

/** Makes an External switch over an adapter that stays the host's own way, too (eflow.md 10.3). */
export const makeExternalSwitch = defineKind({
  kind: 'make-external-switch',
  input: Over,
  typicalMs: 15_000,
  assumed: 'eflow.md 10.3',
  needs: () => [{ id: 'hyperv.switches' }, ...settings],
  state: ({ name, adapter }, facts) => {
    const found = switchesNamed(facts, name);
    const adapters = facts.value('net.adapters');
    if (found === undefined || adapters === undefined) return 'later';
    if (found.length === 0) return 'todo';
    const below = adapters.find((one) => one.name === adapter)?.description;
    const [only] = found;
    if (found.length > 1 || only?.type !== 'External' || only.adapterDescription !== below) return 'unclear';
    return adapters.some((one) => one.name === interfaceOn(name)) ? 'done' : 'later';
  },
  action: ({ name, adapter }) => ({
    port: 'host',
    op: 'vswitch.createExternal',
    args: { Name: name, NetAdapterName: adapter },
  }),
  settle: () => pace,
  goesOn: pace,
  diagnose: ({ name }, facts) => switchTaken(facts, name),
  recover: () => ({ none: errorCodes.switchTaken }),
  // The settings of the adapter before and after stand in the journal, so that nobody has to remember them.
  made: ({ name, adapter }, before, now): Json => {
    const kept = (facts: Facts): FactRecord => pickFacts(facts.record(), settings);
    const gateway = before.value('net.gateways')?.find((one) => one.adapter === adapter)?.gateway ?? null;
    return {
      switch: name,
      gateway,
      before: kept(before) as unknown as Json,
      after: kept(now) as unknown as Json,
    };
  },
  undo: ({ name, adapter }) => ({ step: { kind: 'remove-external-switch', input: { name, adapter } } }),
});

/** Removes an External switch; Windows gives the adapter its settings back: the undo of {@link makeExternalSwitch}. */
export const removeExternalSwitch = defineKind({
  kind: 'remove-external-switch',
  input: Over,
  typicalMs: 10_000,
  needs: () => [{ id: 'hyperv.switches' }],
  state: ({ name }, facts) => {
    const here = isHere(facts, name);
    if (here === undefined) return 'later';
    return here ? 'todo' : 'done';
  },
  action: ({ name }) => ({ port: 'host', op: 'vswitch.remove', args: { Name: name } }),
  settle: () => pace,
  goesOn: pace,
  undo: (input) => ({ step: { kind: 'make-external-switch', input } }),
});

/**
 * Waits until a person says that this Windows is still reached over the new switch. Only an answer that was given since the
 * rollback was armed counts: an earlier one was about another try.
 */
export const confirmSwitch = defineKind({
  kind: 'confirm-switch',
  input: Kept,
  typicalMs: 20_000,
  needs: () => [
    { id: 'hyperv.switches' },
    { id: 'net.rollbacks' },
    { id: 'net.gateways' },
    { id: 'person.answer', arg: 'confirm-switch' },
  ],
  state: ({ name }, facts) => {
    const here = isHere(facts, name);
    if (here === undefined || facts.value('net.rollbacks') === undefined) return 'later';
    const armed = rollbackOf(facts, name);
    if (armed === undefined) return here ? 'done' : 'later';
    const answer = facts.get('person.answer', 'confirm-switch');
    const confirmed = 'value' in answer && answer.value.answer === 'confirmed' && answer.at >= armed.armedAt;
    return confirmed ? 'done' : 'todo';
  },
  action: ({ name }, facts) => ({
    port: 'person',
    ask: 'confirm-switch',
    params: { switch: name, dueAt: rollbackOf(facts, name)?.dueAt ?? '' },
  }),
  settle: () => ({ everyMs: 5_000, forMs: 180_000 }),
  // That this Windows gets somewhere over the switch is what a person would look at, too.
  agreed: ({ name, gateway }, facts) => {
    if (gateway === null) return 'confirmed';
    const own = facts
      .value('net.gateways')
      ?.find((one) => one.adapter === interfaceOn(name) && one.gateway === gateway);
    return own?.answers === true ? 'confirmed' : undefined;
  },
  diagnose: ({ name }) => ({ code: errorCodes.switchRolledBack, params: { name }, final: true }),
  undo: () => ({ with: 'make-switch' }),
  goesWith: ['make-switch'],
});

/** Calls the rollback off: the switch stays. */
export const disarmRollback = defineKind({
  kind: 'disarm-rollback',
  input: Kept,
  typicalMs: 2_000,
  needs: () => [{ id: 'net.rollbacks' }],
  state: ({ name }, facts) => {
    if (facts.value('net.rollbacks') === undefined) return 'later';
    return rollbackOf(facts, name) === undefined ? 'done' : 'todo';
  },
  action: ({ name }) => ({ port: 'host', op: 'rollback.disarm', args: { Switch: name } }),
  settle: () => pace,
  goesOn: pace,
  undo: () => ({ with: 'make-switch' }),
  goesWith: ['make-switch'],
});
