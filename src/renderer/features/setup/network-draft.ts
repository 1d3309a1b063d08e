import type { Json, JsonObject } from '../../../contract/json.ts';
import type { NetworkOption } from '../../../contract/network.ts';
import { isObject, valueAt, type Draft } from './draft.ts';

/** The kinds of switch that a setup knows. */
export type NetworkKind = 'Default Switch' | 'External' | 'Internal';

/** The kind that the draft says; anything else counts as the default. */
export function kindOf(draft: Draft): NetworkKind {
  const kind = valueAt(draft, 'network.vswitch');
  return kind === 'External' || kind === 'Internal' ? kind : 'Default Switch';
}

/** A static address that is still to be filled in; an Internal switch mostly has a whole byte for its devices. */
export const emptyAddress: JsonObject = {
  ip4Address: '',
  ip4PrefixLength: 24,
  ip4GatewayAddress: '',
  dnsServers: [],
};

/** A network of another kind: what both have in common stays. */
export function networkOfKind(kind: NetworkKind, before: Json | undefined): JsonObject {
  const old = isObject(before) ? before : {};
  const vswitchName = old['vswitchName'] ?? '';
  switch (kind) {
    case 'Default Switch':
      return { vswitch: kind };
    case 'External':
      return {
        vswitch: kind,
        vswitchName,
        ...(isObject(old['address']) ? { address: old['address'] } : {}),
      };
    case 'Internal':
      return { vswitch: kind, vswitchName, create: false, address: old['address'] ?? emptyAddress };
  }
}

/** The network that choosing an option puts into the draft; undefined where it cannot be chosen. */
export function networkOfOption(option: NetworkOption): JsonObject | undefined {
  if (option.status === 'possible') return (option.network as JsonObject | null) ?? undefined;
  // Not known yet is no refusal: a client gets this switch together with Hyper-V.
  return option.status === 'unknown' && option.kind === 'default-switch'
    ? { vswitch: 'Default Switch' }
    : undefined;
}

/** True when the draft has chosen this option: the same switch; its addresses may have been changed since. */
export function isChosen(draft: Draft, option: NetworkOption): boolean {
  const kind = kindOf(draft);
  if (option.kind === 'default-switch') return kind === 'Default Switch';
  const wanted = networkOfOption(option);
  return (
    wanted !== undefined &&
    wanted['vswitch'] === kind &&
    wanted['vswitchName'] === valueAt(draft, 'network.vswitchName')
  );
}
