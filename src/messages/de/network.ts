/** Words of the choice of a switch for the VM. */
export const network = {
  'net.choice.default-switch': 'Default Switch',
  'net.choice.external': 'Externer vSwitch über {over}',
  'net.choice.internal-nat-static': 'Interner vSwitch mit NAT und fester Adresse',
  'net.choice.internal-dhcp': 'Interner vSwitch mit NAT und DHCP dieses Servers',
  'net.status.possible': 'möglich',
  'net.status.unknown': 'noch nicht bekannt',
  'net.status.refused': 'nicht möglich',

  'net.reason.default-ready':
    'Windows bringt diesen vSwitch mit, samt Adressen und Weg nach außen. Am Host ändert sich nichts.',
  'net.reason.external-on-plant':
    'Die VM wird ein Gerät im Netz von {adapter}, und andere Geräte dort erreichen sie.',
  'net.reason.switch-exists': 'Den vSwitch {name} gibt es schon. Am Host ändert sich nichts.',
  'net.reason.nat-made':
    'Der vSwitch {name} bekommt das Netz {prefix}; es trifft auf kein Netz, das dieser Host kennt.',
  'net.reason.nat-exists': 'Den vSwitch {name} mit dem NAT-Netz {prefix} gibt es schon.',
  'net.reason.dhcp-scope': 'DHCP dieses Servers gibt der VM eine Adresse von {from} bis {to}.',

  'net.refusal.windows-too-old': 'Dieses Windows hat den Build {build}. EFLOW braucht mindestens {min}.',
  'net.refusal.default-on-server': 'Windows Server hat keinen Default Switch.',
  'net.refusal.default-missing':
    'Dieses Windows hat keinen Default Switch. Starten Sie Windows neu; Hyper-V legt ihn dabei neu an.',
  'net.refusal.default-not-fixed': 'Der Default Switch nimmt keine feste Adresse an.',
  'net.refusal.sharing-forbidden':
    'Eine Richtlinie verbietet die gemeinsame Nutzung der Internetverbindung. Ohne sie vergibt der Default Switch keine Adresse.',
  'net.refusal.internal-on-client':
    'Unter Windows 10 und 11 nimmt EFLOW keinen internen vSwitch an, nur unter Windows Server.',
  'net.refusal.hides-the-vm':
    'Hinter diesem vSwitch erreicht die VM die Anlage, aber die Anlage erreicht die VM nicht.',
  'net.refusal.dhcp-not-fixed': 'Mit DHCP ist die Adresse der VM nicht fest.',
  'net.refusal.external-on-azure': 'Ein externer vSwitch funktioniert in einer Azure-VM nicht.',
  'net.refusal.no-adapter': 'Dieser Host hat keinen physischen Netzwerkadapter.',
  'net.refusal.adapter-down': 'Der Adapter {adapter} ist nicht verbunden.',
  'net.refusal.no-plant-dhcp':
    'Im Anlagennetz antwortet kein DHCP-Server. Die VM braucht dort eine feste Adresse.',
  'net.refusal.double-switch':
    'Es gibt zwei vSwitches namens {name} vom Typ {type}. EFLOW kann sie nicht unterscheiden; benennen Sie einen um.',
  'net.refusal.prefix-overlaps':
    'Das Netz {prefix} überschneidet sich mit {with}, das dieser Host schon nutzt.',
  'net.refusal.no-free-prefix':
    'Jedes private Netz überschneidet sich mit einem, das dieser Host schon nutzt.',
  'net.refusal.no-free-address': 'In {prefix} ist keine Adresse mehr frei.',
  'net.refusal.no-room-for-scope': 'Das Netz {prefix} ist zu klein für den DHCP-Bereich .100 bis .200.',
  'net.refusal.dns-not-ipv4': 'Der DNS-Server {value} ist keine IPv4-Adresse.',
  'net.refusal.address.not-ipv4':
    '{field} ist keine IPv4-Adresse. Schreiben Sie vier Zahlen von 0 bis 255 ohne führende Nullen.',
  'net.refusal.address.prefix-length': '{field} muss eine ganze Zahl von {min} bis {max} sein.',
  'net.refusal.address.special': '{field}: {value} ist reserviert. Kein Gerät kann diese Adresse haben.',
  'net.refusal.address.outside': '{field}: {value} liegt nicht im Netz {prefix}.',
  'net.refusal.address.network-address': '{field}: {value} ist die Adresse des Netzes selbst.',
  'net.refusal.address.broadcast-address': '{field}: {value} ist die Broadcast-Adresse des Netzes.',
  'net.refusal.address.same-as-gateway': '{field}: {value} ist die Adresse des Gateways.',
  'net.refusal.address.of-host': '{field}: {value} ist eine Adresse dieses Hosts.',

  'net.find.windows': 'Welches Windows dies ist, Client oder Server, und sein Build.',
  'net.find.place': 'Ob dieses Windows in einer VM läuft, und unter welchem Hypervisor.',
  'net.find.switches': 'Welche vSwitches es gibt. Sie zu lesen braucht Hyper-V und erhöhte Rechte.',
  'net.find.switch-adapter': 'Über welchen Adapter der vSwitch {name} führt.',
  'net.find.adapters': 'Welche Netzwerkadapter dieser Host hat, und ihre Adressen.',
  'net.find.sharing': 'Ob eine Richtlinie die gemeinsame Nutzung der Internetverbindung verbietet.',
  'net.find.nats': 'Welche NAT-Netze von Hyper-V es gibt.',
  'net.find.routes':
    'Zu welchen anderen Netzen dieser Host Routen hat. Verbinden Sie vorher das VPN, wenn es eines gibt.',
  'net.find.domain': 'Ob dieser Host zu einer Domäne gehört.',
  'net.find.session': 'Über welchen Adapter jemand aus der Ferne an diesem Host arbeitet.',
  'net.find.plant-dhcp': 'Ob im Anlagennetz ein DHCP-Server antwortet. Fragen Sie, wer das Netz betreibt.',
  'net.find.plant-address':
    'Eine feste Adresse für die VM mit Präfixlänge, Gateway und DNS-Servern. Fragen Sie, wer das Netz betreibt.',
  'net.find.dns-servers':
    'Welche DNS-Server die VM fragen soll. Mit fester Adresse findet sie ohne diese keinen Namen.',

  'net.break.address-changes': 'Die Adresse der VM kann sich mit jedem Neustart des Hosts ändern.',
  'net.break.outbound-only': 'Nur die VM baut Verbindungen auf. Kein anderes Gerät erreicht sie.',
  'net.break.link-drops': 'Während der vSwitch angelegt wird, ist {adapter} einige Sekunden ohne Verbindung.',
  'net.break.in-use':
    'Der Host selbst nutzt {adapter}. Während der vSwitch angelegt wird, ist er einige Sekunden nicht im Netz.',
  'net.break.session-drops':
    'Sie arbeiten über {adapter} an diesem Host. Die Sitzung bricht ab; ohne Ihre Bestätigung binnen 60 Sekunden wird die Änderung zurückgenommen.',
  'net.break.host-static':
    'Die feste Adresse von {adapter} zieht auf den vSwitch um. Notieren Sie vorher Adresse, DNS und VLAN.',
  'net.break.wifi': '{adapter} ist WLAN. Die meisten Zugangspunkte lassen darüber kein zweites Gerät zu.',
  'net.break.no-uplink':
    'Der Host geht nicht über {adapter} nach außen. Die VM erreicht die Cloud nur, wenn jenes Netz einen Weg nach außen hat.',
  'net.break.bound-to-adapter':
    'Die VM bleibt an {adapter}. Wechselt der Host auf einen anderen Adapter, wechselt die VM nicht mit.',
  'net.break.must-be-free':
    'Kein anderes Gerät darf die Adresse {address} haben. Prüfen Sie das mit Ping, bevor Sie weitermachen.',
  'net.break.dhcp-pool': 'Die Adresse {address} muss außerhalb des Bereichs liegen, den DHCP vergibt.',
  'net.break.other-subnet': '{adapter} hat keine Adresse im Netz von {address}. Prüfen Sie beides.',
  'net.break.second-nat': 'Das NAT-Netz {name} gibt es schon. Ein zweites verweigert Windows womöglich.',
  'net.break.guest-network': 'Das Netz {prefix} trifft auf das der Container in der VM.',
  'net.break.dhcp-role': 'Auf diesem Server wird die DHCP-Rolle installiert.',
  'net.break.dhcp-unauthorised':
    'Dieser Server gehört zu einer Domäne. DHCP vergibt nichts, bevor ein Administrator der Domäne es autorisiert.',
  'net.break.dhcp-rogue':
    'DHCP dieses Servers darf nur am neuen vSwitch antworten, sonst stört es das Anlagennetz.',
  'net.break.not-documented': 'Keine Quelle sagt, dass EFLOW unter diesem Hypervisor funktioniert.',

  'net.task.hyper-v-expose':
    'Auf dem äußeren Hyper-V-Host, bei ausgeschalteter VM: Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true',
  'net.task.hyper-v-mac-spoofing':
    'Auf dem äußeren Hyper-V-Host: am Netzwerkadapter dieser VM das Spoofing von MAC-Adressen zulassen.',
  'net.task.vmware-expose':
    'In vSphere, bei ausgeschalteter VM: „Expose hardware assisted virtualization to the guest OS“ einschalten.',
  'net.task.vmware-intel': 'Der ESXi-Host muss Version 6.7 oder 7.0 und einen Intel-Prozessor haben.',
  'net.task.vmware-promiscuous': 'In vSphere: an der Portgruppe dieser VM den Promiscuous Mode zulassen.',
  'net.task.azure-size':
    'In Azure: eine VM-Größe wählen, die geschachtelte Virtualisierung unterstützt. Die B-Serie tut das nicht.',
  'net.task.documented-hypervisor':
    'Wenn es nicht funktioniert: zu Hyper-V, VMware ESXi oder einer physischen Maschine wechseln.',
} as const;
