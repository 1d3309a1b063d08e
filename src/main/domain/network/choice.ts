import type { Params } from '../../../contract/errors.ts';
import type { UnknownReason } from '../../../contract/facts.ts';
import type { AddressFault, StaticTriple } from './addresses.ts';
import type { HostAddress, Knowable } from './facts.ts';
import type { TaskCode } from './recipes.ts';

/** The ways to connect the VM, as eflow.md 10.1 knows them. */
export const choiceKinds = ['default-switch', 'external', 'internal-nat-static', 'internal-dhcp'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

/** What speaks for a choice; the words are `net.reason.CODE`. */
export const reasonCodes = [
  'default-ready',
  'external-on-plant',
  'switch-exists',
  'nat-made',
  'nat-exists',
  'dhcp-scope',
] as const;

/** Why a choice is refused; the words are `net.refusal.CODE`. */
export const refusalCodes = [
  'windows-too-old',
  'default-on-server',
  'default-missing',
  'default-not-fixed',
  'sharing-forbidden',
  'internal-on-client',
  'hides-the-vm',
  'dhcp-not-fixed',
  'external-on-azure',
  'no-adapter',
  'adapter-down',
  'no-plant-dhcp',
  'double-switch',
  'prefix-overlaps',
  'no-free-prefix',
  'no-free-address',
  'no-room-for-scope',
  'dns-not-ipv4',
] as const;

/** What has to be found out before a choice can be judged; the words are `net.find.CODE`. */
export const findCodes = [
  'windows',
  'place',
  'switches',
  'switch-adapter',
  'adapters',
  'sharing',
  'nats',
  'routes',
  'domain',
  'session',
  'plant-dhcp',
  'plant-address',
  'dns-servers',
] as const;

/** What a choice breaks or risks; the words are `net.break.CODE`. */
export const breakCodes = [
  'address-changes',
  'outbound-only',
  'link-drops',
  'in-use',
  'session-drops',
  'host-static',
  'wifi',
  'no-uplink',
  'bound-to-adapter',
  'must-be-free',
  'dhcp-pool',
  'other-subnet',
  'second-nat',
  'guest-network',
  'dhcp-role',
  'dhcp-unauthorised',
  'dhcp-rogue',
  'not-documented',
] as const;

/** A code with the values its words name. */
export interface Note<C extends string> {
  readonly code: C;
  readonly params: Params;
  /** Section of the domain notes when this rests on an assumption. */
  readonly assumed?: string;
}

type Reason = Note<(typeof reasonCodes)[number]>;
type Refusal = Note<(typeof refusalCodes)[number] | `address.${AddressFault['code']}`>;
/** `why` tells why it is not known; absent where only a person can say it. */
type Find = Note<(typeof findCodes)[number]> & { readonly why?: UnknownReason };
type Break = Note<(typeof breakCodes)[number]>;

/** Everything that has to be there or be made. Addresses and prefixes are IPv4. */
export interface NetworkNeeds {
  readonly vswitchName: string;
  /** As Deploy-Eflow takes it; null where it has to be left out, with the Default Switch (eflow.md 8.3). */
  readonly vswitchType: 'Internal' | 'External' | null;
  readonly makeSwitch: boolean;
  /** The physical adapter below an External switch. */
  readonly adapterName: string | null;
  /** The host's own address on an Internal switch; it is the VM's gateway. */
  readonly hostAddress: HostAddress | null;
  readonly nat: { readonly name: string; readonly prefix: string; readonly make: boolean } | null;
  /** The VM's own address; null when it comes by DHCP. */
  readonly address: StaticTriple | null;
  readonly dhcpScope: { readonly from: string; readonly to: string; readonly router: string } | null;
  /** To be set in the VM after deployment; empty when DHCP brings them. */
  readonly dnsServers: readonly string[];
}

interface Judged {
  readonly kind: ChoiceKind;
  /** The adapter or switch it is about, where one kind has several; empty where there is one. */
  readonly over: string;
  readonly breaks: readonly Break[];
  /** To be set outside this Windows. */
  readonly tasks: readonly TaskCode[];
}

/** One way to connect the VM with its judgement. What is needed is told only of what is possible. */
export type NetworkChoice = Judged &
  (
    | { readonly status: 'possible'; readonly reasons: readonly Reason[]; readonly needs: NetworkNeeds }
    | { readonly status: 'unknown'; readonly findOut: readonly Find[] }
    | { readonly status: 'refused'; readonly refusals: readonly Refusal[] }
  );

/** A choice while it is being judged: refusals weigh more than what is unknown, and that more than reasons. */
export interface Draft {
  /** The value of a fact; when it is not known, that is noted as to be found out. */
  ask<T>(fact: Knowable<T>, code: Find['code']): T | undefined;
  find(code: Find['code'], params?: Params): void;
  refuse(code: Refusal['code'], params?: Params, assumed?: string): void;
  reason(code: Reason['code'], params?: Params): void;
  breaks(code: Break['code'], params?: Params, assumed?: string): void;
  tasks(codes: readonly TaskCode[]): void;
  /** Ends the judgement. A choice whose needs are not known is never possible. */
  close(needs: NetworkNeeds | undefined): NetworkChoice;
}

const note = <C extends string>(code: C, params: Params, assumed?: string): Note<C> => ({
  code,
  params,
  ...(assumed === undefined ? {} : { assumed }),
});

/** Begins to judge one choice. */
export function openDraft(kind: ChoiceKind, over = ''): Draft {
  const reasons: Reason[] = [];
  const refusals: Refusal[] = [];
  const findOut: Find[] = [];
  const breaks: Break[] = [];
  const tasks: TaskCode[] = [];
  return {
    ask(fact, code) {
      if ('value' in fact) return fact.value;
      if (!findOut.some((one) => one.code === code)) findOut.push({ ...note(code, {}), why: fact.unknown });
      return undefined;
    },
    find: (code, params = {}) => void findOut.push(note(code, params)),
    refuse: (code, params = {}, assumed) => void refusals.push(note(code, params, assumed)),
    reason: (code, params = {}) => void reasons.push(note(code, params)),
    breaks: (code, params = {}, assumed) => void breaks.push(note(code, params, assumed)),
    tasks: (codes) => void tasks.push(...codes),
    close(needs) {
      const judged = { kind, over, breaks, tasks };
      if (refusals.length > 0) return { ...judged, status: 'refused', refusals };
      if (findOut.length > 0) return { ...judged, status: 'unknown', findOut };
      if (needs === undefined) throw new Error(`network choice ${kind} has neither needs nor a judgement`);
      return { ...judged, status: 'possible', reasons, needs };
    },
  };
}
