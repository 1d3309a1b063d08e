import { z } from 'zod';
import { Params } from './errors.ts';
import { UnknownReason } from './facts.ts';
import { Ip4, Network, StaticAddress } from './setup.ts';

/** What is wanted of the network of the VM. */
export const NetworkWish = z.strictObject({
  /** Devices of the plant open connections to the VM, not only the VM to them. */
  reachable: z.boolean(),
  /** `automatic`: whatever comes. `fixed`: one that stays, still to be chosen. Or the very address. */
  address: z.union([
    z.enum(['automatic', 'fixed']),
    StaticAddress.extend({ dnsServers: z.array(Ip4).max(8) }),
  ]),
  /** Whether a DHCP server answers in the plant's network; null when nobody knows. */
  plantDhcp: z.boolean().nullable(),
});
export type NetworkWish = z.infer<typeof NetworkWish>;

/** A code with the values of its words, and the section of the domain notes when it rests on an assumption. */
const Note = z.object({ code: z.string(), params: Params, assumed: z.string().optional() });
const Find = Note.extend({ why: UnknownReason.optional() });

const HostAddress = z.object({ address: z.string(), prefixLength: z.number().int() });

/** Everything that has to be there or be made for a choice. */
const Needs = z.object({
  vswitchName: z.string(),
  vswitchType: z.enum(['Internal', 'External']).nullable(),
  makeSwitch: z.boolean(),
  adapterName: z.string().nullable(),
  hostAddress: HostAddress.nullable(),
  nat: z.object({ name: z.string(), prefix: z.string(), make: z.boolean() }).nullable(),
  address: z
    .object({ ip4Address: z.string(), ip4PrefixLength: z.number().int(), ip4GatewayAddress: z.string() })
    .nullable(),
  dhcpScope: z.object({ from: z.string(), to: z.string(), router: z.string() }).nullable(),
  dnsServers: z.array(z.string()),
});

const judged = {
  /** The words are `net.choice.KIND`. */
  kind: z.enum(['default-switch', 'external', 'internal-nat-static', 'internal-dhcp']),
  /** The adapter or switch it is about, where one kind has several; empty where there is one. */
  over: z.string(),
  /** What it breaks or risks; the words are `net.break.CODE`. */
  breaks: z.array(Note),
  /** To be set outside this Windows; the words are `net.task.CODE`. */
  tasks: z.array(z.string()),
};

/** One way to connect the VM with its judgement. */
export const NetworkOption = z.discriminatedUnion('status', [
  z.object({
    ...judged,
    status: z.literal('possible'),
    /** What speaks for it; the words are `net.reason.CODE`. */
    reasons: z.array(Note),
    needs: Needs,
    /** The network of a setup that takes this choice; null where a person has to make something first. */
    network: Network.nullable(),
  }),
  /** What has to be found out first; the words are `net.find.CODE`. */
  z.object({ ...judged, status: z.literal('unknown'), findOut: z.array(Find) }),
  /** Why it cannot be; the words are `net.refusal.CODE`. */
  z.object({ ...judged, status: z.literal('refused'), refusals: z.array(Note) }),
]);
export type NetworkOption = z.infer<typeof NetworkOption>;

/** The ways to connect the VM of this host: possible ones first, best first, then unknown, then refused ones. */
export const NetworkAdvice = z.object({
  at: z.iso.datetime(),
  host: z.string(),
  verdict: z.enum(['possible', 'unknown', 'refused']),
  options: z.array(NetworkOption),
});
export type NetworkAdvice = z.infer<typeof NetworkAdvice>;
