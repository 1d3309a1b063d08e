import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue } from '../../../contract/facts.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type CommandAnswer, type Diagnosis } from './kind.ts';

const settle = { everyMs: 5_000, forMs: 60_000 };

const Network = z.object({ vswitchName: z.string(), vswitchType: z.enum(['Internal', 'External']) });

const Triple = z.object({
  ip4Address: z.string(),
  ip4PrefixLength: z.number().int(),
  ip4GatewayAddress: z.string(),
});
const Nic = z.object({ name: z.string(), vswitchName: z.string(), address: Triple.nullable() });
type Nic = z.infer<typeof Nic>;
type Endpoint = FactValue<'eflow.endpoints'>[number];

/** What the cmdlets for networks and NICs print when they refuse (F24 to F26, F79, F80, F84). */
function refusal(answer: CommandAnswer): Diagnosis | undefined {
  const known = matchFailure(answer.lines, answer.output);
  return known === undefined
    ? undefined
    : { code: errorCodes.nicRefused, params: { text: known.text }, id: known.id, final: true };
}

const shared = {
  assumed: 'eflow.md 10.4',
  settle: () => settle,
  goesOn: settle,
  refusal,
  goesWith: ['install-msi', 'remove-eflow'],
};

/** True when the VM has the network; undefined when it is not known. */
function hasNetwork(vswitchName: string, facts: Facts): boolean | undefined {
  if (facts.value('eflow.verify') !== true) return undefined;
  const name = vswitchName.toLowerCase();
  return facts.value('eflow.networks')?.some((one) => one.name.toLowerCase() === name);
}

/** Gives the VM one more network over a switch that is there (eflow.md 10.4). */
export const addNetwork = defineKind({
  ...shared,
  kind: 'add-network',
  input: Network,
  typicalMs: 15_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.networks' }],
  state: ({ vswitchName }, facts) => {
    const has = hasNetwork(vswitchName, facts);
    if (has === undefined) return 'later';
    return has ? 'done' : 'todo';
  },
  action: (input) => ({ port: 'host', op: 'eflow.addNetwork', args: input }),
  undo: (input) => ({ step: { kind: 'remove-network', input } }),
});

/** Takes a further network from the VM: the undo of {@link addNetwork}. Its NICs have to be gone. */
export const removeNetwork = defineKind({
  ...shared,
  kind: 'remove-network',
  input: Network,
  typicalMs: 10_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.networks' }],
  state: ({ vswitchName }, facts) => {
    const has = hasNetwork(vswitchName, facts);
    if (has === undefined) return 'later';
    return has ? 'todo' : 'done';
  },
  action: ({ vswitchName }) => ({ port: 'host', op: 'eflow.removeNetwork', args: { vswitchName } }),
  undo: (input) => ({ step: { kind: 'add-network', input } }),
});

/** The NIC of that name; undefined when it is not known, and null when there is none. */
function nicNamed(name: string, facts: Facts): Endpoint | null | undefined {
  if (facts.value('eflow.verify') !== true) return undefined;
  const all = facts.value('eflow.endpoints');
  return all === undefined
    ? undefined
    : (all.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null);
}

const isSame = ({ vswitchName, address }: Nic, has: Endpoint): boolean =>
  has.vswitchName === vswitchName &&
  (address === null
    ? !has.fixed
    : has.fixed &&
      has.address === address.ip4Address &&
      has.prefixLength === address.ip4PrefixLength &&
      has.gateway === address.ip4GatewayAddress);

/** Gives the VM a NIC on one of its further networks. One of that name that is otherwise is left as it is. */
export const addNic = defineKind({
  ...shared,
  kind: 'add-nic',
  input: Nic,
  typicalMs: 20_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.endpoints' }],
  state: (input, facts) => {
    const has = nicNamed(input.name, facts);
    if (has === undefined) return 'later';
    if (has === null) return 'todo';
    return isSame(input, has) ? 'done' : 'unclear';
  },
  action: ({ name, vswitchName, address }) => ({
    port: 'host',
    op: 'eflow.addNic',
    args: { vswitchName, vendpointName: name, ...address },
  }),
  // Which NIC the VM takes for what has no route of its own is not determined (eflow.md 10.4).
  notes: ({ name }) => [{ code: 'nic-route', params: { name }, lasting: true }],
  diagnose: ({ name }, facts) => {
    const has = nicNamed(name, facts);
    return has == null
      ? undefined
      : {
          code: errorCodes.nicDiffers,
          params: { name, vswitchName: has.vswitchName, address: has.address },
          final: true,
        };
  },
  recover: () => ({ none: errorCodes.nicDiffers }),
  undo: (input) => ({ step: { kind: 'remove-nic', input } }),
});

/** Takes a NIC from the VM: the undo of {@link addNic}. */
export const removeNic = defineKind({
  ...shared,
  kind: 'remove-nic',
  input: Nic,
  typicalMs: 15_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.endpoints' }],
  state: ({ name }, facts) => {
    const has = nicNamed(name, facts);
    if (has === undefined) return 'later';
    return has === null ? 'done' : 'todo';
  },
  action: ({ name }) => ({ port: 'host', op: 'eflow.removeNic', args: { vendpointName: name } }),
  undo: (input) => ({ step: { kind: 'add-nic', input } }),
});
