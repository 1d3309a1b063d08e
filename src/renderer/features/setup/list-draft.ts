import type { Json, JsonObject } from '../../../contract/json.ts';
import { isObject, valueAt, withValue, type Draft } from './draft.ts';

/** The lists of a setup whose items have fields of their own. */
export type ItemList = 'nics' | 'sharedFolders' | 'carriedImages';

/** The items of a list, valid or not. */
export function itemsOf(draft: Draft, list: ItemList): JsonObject[] {
  const all = valueAt(draft, list);
  return Array.isArray(all) ? all.map((one: Json) => (isObject(one) ? one : {})) : [];
}

/** The draft with one more item. */
export const withItem = (draft: Draft, list: ItemList, item: JsonObject): Draft =>
  withValue(draft, list, [...itemsOf(draft, list), item]);

/** The draft without the item at this place; without the list when it was the only one. */
export function withoutItem(draft: Draft, list: ItemList, at: number): Draft {
  const rest = itemsOf(draft, list).filter((_item, i) => i !== at);
  return withValue(draft, list, rest.length === 0 ? undefined : rest);
}

/** A shared folder that is still to be filled in. */
export const freshShare: JsonObject = { root: '', folder: '', target: '', readOnly: false };

/** A NIC that is still to be filled in; without an address it asks the DHCP server of its network. */
export const freshNic: JsonObject = { name: '', vswitch: 'External', vswitchName: '' };

/** A static address of a NIC that is still to be filled in. DNS servers are those of the VM. */
export const freshNicAddress: JsonObject = { ip4Address: '', ip4PrefixLength: 24, ip4GatewayAddress: '' };

/** A NIC on another kind of switch: on an Internal one nobody gives addresses, so it needs its own. */
export const nicOn = (vswitch: string, nic: JsonObject): JsonObject =>
  vswitch === 'Internal' ? { address: freshNicAddress, ...nic, vswitch } : { ...nic, vswitch };
