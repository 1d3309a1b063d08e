import type { UnknownReason } from '../../../contract/facts.ts';
import type { Place } from '../checks/place.ts';
import type { StaticTriple } from './addresses.ts';

/** A value that was learnt, or the reason why it was not. A fact as it is gathered fits. */
export type Knowable<T> = { readonly value: T } | { readonly unknown: UnknownReason };

/** An IPv4 address of the host with its subnet. */
export interface HostAddress {
  readonly address: string;
  readonly prefixLength: number;
}

/** A virtual switch of the host. */
export interface HostSwitch {
  readonly id: string;
  readonly name: string;
  readonly type: 'Internal' | 'External' | 'Private';
  /** Name of the physical adapter below an External switch; null when it is not known, and for other types. */
  readonly adapter: string | null;
  /** Addresses of the host's own side, `vEthernet (NAME)`. */
  readonly addresses: readonly HostAddress[];
}

/** A physical adapter of the host. */
export interface HostAdapter {
  readonly name: string;
  readonly up: boolean;
  readonly wireless: boolean;
  /** The host's way to everywhere else leads over it. */
  readonly defaultRoute: boolean;
  /** The host has its address there by DHCP. */
  readonly dhcp: boolean;
  readonly addresses: readonly HostAddress[];
  readonly dnsServers: readonly string[];
}

/** A NAT network of Hyper-V (`Get-NetNat`), with its internal prefix as `a.b.c.d/n`. */
export interface HostNat {
  readonly name: string;
  readonly prefix: string;
}

/** What the choice of a switch depends on (eflow.md 10). */
export interface NetworkFacts {
  readonly windows: Knowable<{ readonly server: boolean; readonly build: number }>;
  readonly place: Knowable<Place>;
  readonly switches: Knowable<readonly HostSwitch[]>;
  readonly adapters: Knowable<readonly HostAdapter[]>;
  /** Policy forbids Internet Connection Sharing, on which the Default Switch rests. */
  readonly sharingForbidden: Knowable<boolean>;
  readonly nats: Knowable<readonly HostNat[]>;
  /** Every other network that the host has a route to, VPN included, as `a.b.c.d/n`; without the default route. */
  readonly routes: Knowable<readonly string[]>;
  readonly domainMember: Knowable<boolean>;
  /** The adapter over which somebody works on this host from afar; null when nobody does. */
  readonly sessionAdapter: Knowable<string | null>;
}

/** An address for the VM, given by whoever runs the network. */
export interface FixedAddress extends StaticTriple {
  readonly dnsServers: readonly string[];
}

/** What is wanted of the network. */
export interface NetworkWanted {
  /** Devices of the plant open connections to the VM, not only the VM to them. */
  readonly reachable: boolean;
  /** `automatic`: whatever comes. `fixed`: one that stays, still to be chosen. Or the very address. */
  readonly address: 'automatic' | 'fixed' | FixedAddress;
  /** Whether a DHCP server answers in the plant's network. */
  readonly plantDhcp: Knowable<boolean>;
}
