import { errorCodes, type ErrorCode, type Params } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { Setup } from '../../../contract/setup.ts';
import { isServer, type Facts } from '../facts.ts';
import type { StepRef } from '../steps/kind.ts';

/**
 * What gives the VM its further NICs, for which it has to run: for each the network, then the NIC on it. An undo takes them
 * in the reverse order, as EFLOW wants it (eflow.md 10.4).
 */
export function nicSteps(nics: Setup['nics']): StepRef[] {
  if (nics === undefined || nics.length === 0) return [];
  return [
    { key: 'start-vm', kind: 'start-vm', input: {} },
    ...nics.flatMap(({ name, vswitch, vswitchName, address }, i): StepRef[] => [
      { key: `add-network-${i + 1}`, kind: 'add-network', input: { vswitchName, vswitchType: vswitch } },
      { key: `add-nic-${i + 1}`, kind: 'add-nic', input: { name, vswitchName, address: address ?? null } },
    ]),
  ];
}

/** Facts that {@link nicBlockers} reads. */
export const nicBlockerFacts = (nics: Setup['nics']): FactQuery[] =>
  nics === undefined || nics.length === 0 ? [] : [{ id: 'hyperv.switches' }, { id: 'net.addresses' }];

interface Blocker {
  id: string;
  code: ErrorCode;
  params: Params;
  failure?: string;
}

/**
 * Why a further NIC cannot be, known before anything is touched: its switch has to be there beforehand, and an Internal one
 * needs Windows Server (eflow.md 10.1, 10.4). `open` are the kinds of steps that are still to be done.
 */
export function nicBlockers({ nics }: Setup, facts: Facts, open: readonly string[]): Blocker[] {
  if (nics === undefined || !open.includes('add-network') || facts.value('host.os') === undefined) return [];
  const switches = facts.value('hyperv.switches');
  const addresses = facts.value('net.addresses') ?? [];
  return nics.flatMap(({ vswitch, vswitchName, address }): Blocker[] => {
    if (vswitch === 'Internal' && !isServer(facts))
      return [{ id: 'nics', code: errorCodes.internalOnClient, params: {}, failure: 'F25' }];
    const found = switches?.filter(({ name }) => name.toLowerCase() === vswitchName.toLowerCase());
    if (found !== undefined && !found.some(({ type }) => type === vswitch)) {
      const params = { name: vswitchName, type: vswitch };
      return [{ id: 'nics', code: errorCodes.nicSwitchMissing, params, failure: 'F24' }];
    }
    const own = addresses.find((one) => one.address === address?.ip4Address);
    return own === undefined
      ? []
      : [
          {
            id: 'nics',
            code: errorCodes.addressOfHost,
            params: { address: own.address, adapter: own.adapter },
          },
        ];
  });
}
