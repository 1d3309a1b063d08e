/** Words of the choice of a switch for the VM. */
export const network = {
  'net.choice.default-switch': 'Default Switch',
  'net.choice.external': 'External switch over {over}',
  'net.choice.internal-nat-static': 'Internal switch with NAT and a fixed address',
  'net.choice.internal-dhcp': 'Internal switch with NAT and DHCP of this server',
  'net.status.possible': 'possible',
  'net.status.unknown': 'not known yet',
  'net.status.refused': 'not possible',

  'net.reason.default-ready':
    'Windows brings this switch along, with addresses and the way out. Nothing on the host changes.',
  'net.reason.external-on-plant':
    'The VM becomes a device in the network of {adapter}, and other devices there can reach it.',
  'net.reason.switch-exists': 'The switch {name} is there already. Nothing on the host changes.',
  'net.reason.nat-made':
    'The switch {name} gets the network {prefix}, which meets no network that this host knows.',
  'net.reason.nat-exists': 'The switch {name} with the NAT network {prefix} is there already.',
  'net.reason.dhcp-scope': 'DHCP of this server gives the VM an address from {from} to {to}.',

  'net.refusal.windows-too-old': 'This Windows has build {build}. EFLOW needs at least {min}.',
  'net.refusal.default-on-server': 'Windows Server has no Default Switch.',
  'net.refusal.default-missing':
    'This Windows has no Default Switch. Restart Windows; Hyper-V makes it anew.',
  'net.refusal.default-not-fixed': 'The Default Switch takes no fixed address.',
  'net.refusal.sharing-forbidden':
    'A policy forbids Internet Connection Sharing. The Default Switch gives no address without it.',
  'net.refusal.internal-on-client':
    'On Windows 10 and 11 EFLOW accepts no Internal switch, only on Windows Server.',
  'net.refusal.hides-the-vm':
    'Behind this switch the VM reaches the plant, but the plant does not reach the VM.',
  'net.refusal.dhcp-not-fixed': 'With DHCP the address of the VM is not fixed.',
  'net.refusal.external-on-azure': 'An External switch does not work in an Azure VM.',
  'net.refusal.no-adapter': 'This host has no physical network adapter.',
  'net.refusal.adapter-down': 'The adapter {adapter} is not connected.',
  'net.refusal.no-plant-dhcp':
    'No DHCP server answers in the plant network. The VM needs a fixed address there.',
  'net.refusal.double-switch':
    'There are two switches named {name} of type {type}. EFLOW cannot tell them apart; rename one.',
  'net.refusal.prefix-overlaps': 'The network {prefix} overlaps {with}, which this host uses already.',
  'net.refusal.no-free-prefix': 'Every private network overlaps one that this host uses already.',
  'net.refusal.no-free-address': 'There is no free address left in {prefix}.',
  'net.refusal.no-room-for-scope': 'The network {prefix} is too small for the DHCP range .100 to .200.',
  'net.refusal.dns-not-ipv4': 'The DNS server {value} is not an IPv4 address.',
  'net.refusal.address.not-ipv4':
    '{field} is not an IPv4 address. Write four numbers from 0 to 255 without leading zeros.',
  'net.refusal.address.prefix-length': '{field} must be a whole number from {min} to {max}.',
  'net.refusal.address.special': '{field}: {value} is reserved. No device can have it.',
  'net.refusal.address.outside': '{field}: {value} is not in the network {prefix}.',
  'net.refusal.address.network-address': '{field}: {value} is the address of the network itself.',
  'net.refusal.address.broadcast-address': '{field}: {value} is the broadcast address of the network.',
  'net.refusal.address.same-as-gateway': '{field}: {value} is the address of the gateway.',
  'net.refusal.address.of-host': '{field}: {value} is an address of this host.',

  'net.find.windows': 'Which Windows this is, client or server, and its build.',
  'net.find.place': 'Whether this Windows runs in a VM, and of which hypervisor.',
  'net.find.switches': 'Which virtual switches there are. Reading them needs Hyper-V and elevation.',
  'net.find.switch-adapter': 'Over which adapter the switch {name} leads.',
  'net.find.adapters': 'Which network adapters this host has, and their addresses.',
  'net.find.sharing': 'Whether a policy forbids Internet Connection Sharing.',
  'net.find.nats': 'Which NAT networks of Hyper-V there are.',
  'net.find.routes': 'Which other networks this host has routes to. Connect the VPN first if there is one.',
  'net.find.domain': 'Whether this host belongs to a domain.',
  'net.find.session': 'Over which adapter somebody works on this host from afar.',
  'net.find.plant-dhcp': 'Whether a DHCP server answers in the plant network. Ask who runs the network.',
  'net.find.plant-address':
    'A fixed address for the VM with prefix length, gateway and DNS servers. Ask who runs the network.',
  'net.find.dns-servers':
    'Which DNS servers the VM is to ask. With a fixed address it finds no name without them.',

  'net.break.address-changes': 'The address of the VM can change with every restart of the host.',
  'net.break.outbound-only': 'Only the VM opens connections. No other device reaches it.',
  'net.break.link-drops': 'While the switch is made, {adapter} is without a connection for some seconds.',
  'net.break.in-use':
    'The host itself uses {adapter}. While the switch is made, it is off the network for some seconds.',
  'net.break.session-drops':
    'You work on this host over {adapter}. The session drops; without your confirmation within 60 seconds the change is taken back.',
  'net.break.host-static':
    'The fixed address of {adapter} moves to the switch. Write down address, DNS and VLAN beforehand.',
  'net.break.wifi': '{adapter} is Wi-Fi. Most access points let no second device through it.',
  'net.break.no-uplink':
    'The host does not go out over {adapter}. The VM reaches the cloud only if that network has a way out.',
  'net.break.bound-to-adapter':
    'The VM stays on {adapter}. When the host changes to another adapter, the VM does not.',
  'net.break.must-be-free': 'No other device may have the address {address}. Ping it before you go on.',
  'net.break.dhcp-pool': 'The address {address} must lie outside the range that DHCP gives out.',
  'net.break.other-subnet': '{adapter} has no address in the network of {address}. Check both.',
  'net.break.second-nat': 'There is the NAT network {name} already. Windows may refuse a second one.',
  'net.break.guest-network': 'The network {prefix} meets the one that containers in the VM use.',
  'net.break.dhcp-role': 'The DHCP role is installed on this server.',
  'net.break.dhcp-unauthorised':
    'This server belongs to a domain. DHCP gives out nothing before an administrator of the domain authorises it.',
  'net.break.dhcp-rogue':
    'DHCP of this server must answer on the new switch only, or it disturbs the plant network.',
  'net.break.not-documented': 'No source says that EFLOW works under this hypervisor.',

  'net.task.hyper-v-expose':
    'On the outer Hyper-V host, with this VM off: Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true',
  'net.task.hyper-v-mac-spoofing':
    'On the outer Hyper-V host: allow MAC address spoofing on the network adapter of this VM.',
  'net.task.vmware-expose':
    'In vSphere, with this VM off: turn on “Expose hardware assisted virtualization to the guest OS”.',
  'net.task.vmware-intel': 'The ESXi host must be version 6.7 or 7.0 with an Intel processor.',
  'net.task.vmware-promiscuous': 'In vSphere: allow promiscuous mode on the port group of this VM.',
  'net.task.azure-size':
    'In Azure: choose a VM size that supports nested virtualisation. The B series does not.',
  'net.task.documented-hypervisor':
    'If it does not work, move to Hyper-V, VMware ESXi or a physical machine.',
} as const;
