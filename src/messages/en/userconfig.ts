/** Words of the conversion from and to eflow-userconfig.json. */
export const userconfig = {
  'error.EFD-UC-001': 'This eflow-userconfig.json is not JSON: see line {line}, column {column}.',
  'error.EFD-UC-002': 'This eflow-userconfig.json has {count} field(s) to correct.',
  'error.EFD-UC-003':
    'An eflow-userconfig.json cannot say version {version}: it has products of 1.1 to 1.5 only.',
  'doing.userconfig.read': 'reading an eflow-userconfig.json',
  'doing.userconfig.write': 'writing an eflow-userconfig.json',

  'help.setup import-userconfig': 'makes a setup document of an eflow-userconfig.json',
  'help.setup import-userconfig.long':
    'Reads the file of the vendor’s deployment script (schema 1.0 or 1.1) with all its rules and prints a setup document, or saves it with --out.\nWhat the setup document cannot say is told field by field. Secrets are left behind and asked for later. The installer is still to be filled in.\n--windows says where the file is to be used, since some rules differ; without it they are told as things to check.\nExit: 11, since the installer at least is to be filled in; 2 the file breaks a rule.\n  eflow-desk setup import-userconfig FILE [--windows client|server] [--out FILE]',
  'help.setup export-userconfig': 'makes an eflow-userconfig.json of a setup document',
  'help.setup export-userconfig.long':
    'Writes a setup document as a file for the vendor’s deployment script (schema 1.1), or saves it with --out.\nPlaceholders stand where secrets belong. What the file cannot say is told field by field, and what that script does wrong.\nExit: 11, since the file cannot say the installer and its SHA-256; 2 the setup document is not right.\n  eflow-desk setup export-userconfig --setup FILE [--out FILE]',
  'usage.windows': '--windows takes client or server.',

  'rule.userconfig.double-field': 'is there twice, in different letters',
  'rule.userconfig.newer-schema': 'belongs to schema {schema}; this file says 1.0',
  'rule.userconfig.url': 'must be a whole address, such as https://server/file.msi',
  'rule.userconfig.path': 'has characters that no Windows path can have',
  'rule.userconfig.eula': 'must be Yes: EFLOW cannot be deployed without accepting its licence',
  'rule.userconfig.internal-on-client': 'must not be Internal on Windows 10 and 11, only on Windows Server',
  'rule.userconfig.needed-for': 'is missing; {field} needs it',
  'rule.userconfig.all-or-none': 'is missing: address, prefix length and gateway go together',
  'rule.userconfig.static-on-default':
    'does not go with the Default Switch; name another switch, or leave the address out',
  'rule.userconfig.proxy': 'must be an address that begins with {schemes}',
  'rule.userconfig.not-for-product': 'does not exist for {product}',
  'rule.userconfig.excludes': 'does not go together with {field}',
  'rule.userconfig.one-gpu': 'must be 1 with ParaVirtualization',
  'rule.userconfig.foreign': 'does not belong to {type}',
  'rule.userconfig.host': 'must be the host name of an IoT Hub, without https://',
  'rule.userconfig.device-id': 'is not a device ID',
  'rule.userconfig.key': 'must be a key in base64 of 16 to 64 bytes; it may be cut off, copy it again',
  'rule.address.not-ipv4': 'must be an IPv4 address: four numbers from 0 to 255 without leading zeros',
  'rule.address.prefix-length': 'must be a whole number from {min} to {max}',
  'rule.address.special': 'is {value}, which is reserved; no device can have it',
  'rule.address.outside': 'is {value}, which is not in the network {prefix}',
  'rule.address.network-address': 'is {value}, the address of the network itself',
  'rule.address.broadcast-address': 'is {value}, the broadcast address of the network',
  'rule.address.same-as-gateway': 'is {value}, the address of the gateway',
  'rule.address.of-host': 'is {value}, an address of this host',

  'userconfig.kind.not-taken': 'Not taken over:',
  'userconfig.kind.to-fill': 'To fill in:',
  'userconfig.kind.secret': 'Secrets:',
  'userconfig.kind.upstream': 'What the vendor’s script does differently:',
  'userconfig.kind.check': 'To check on site:',

  'userconfig.no-place': 'The other document has no field for it.',
  'userconfig.unknown-field': 'This is no field of the format.',
  'userconfig.refused-by-setup': 'The setup document does not take this value.',
  'userconfig.proxy-ignored': 'useHostProxy is on, so it has no effect.',
  'userconfig.payload':
    'The file names {product} and no installer. Add payload with file, sha256 and version to the setup document.',
  'userconfig.secret-asked':
    'It stands in the file in plain text. The setup document asks for it; remove it from the file.',
  'userconfig.secret-placeholder':
    'A placeholder stands in its place. Fill it in before use and clear it afterwards, for the file keeps it in plain text.',
  'userconfig.repaired': 'The spelling was put right. Compare it with the file.',
  'userconfig.dps-tpm-implied': 'It is off in the file. EFLOW Desk turns it on, since DpsTPM needs it.',
  'userconfig.default-switch-instead':
    'The file wants a switch of type {type}, whose VM gets its address from a DHCP server. The setup document has no such switch and would use the Default Switch.',
  'userconfig.switch-must-exist':
    'The switch {name} must be there already: EFLOW Desk makes no External switch.',
  'userconfig.adapter-to-fill':
    'The format names the adapter below an External switch, and the setup document does not. Add it.',
  'userconfig.client-only':
    'Without a switch the file is for Windows 10 and 11; Windows Server has no Default Switch.',
  'userconfig.server-only': 'Internal works on Windows Server only.',
  'userconfig.adapter-up': 'The adapter {adapter} must be a physical one and connected.',
  'userconfig.ping-address': 'Nobody may answer at {address}. Ping it first.',
  'userconfig.ping-gateway': 'The gateway {address} must answer a ping.',
  'userconfig.dns-missing': 'With a fixed address the VM finds no name without DNS servers.',
  'userconfig.host-proxy': 'The host must have a proxy set, or there is none to take over.',
  'userconfig.file-exists': 'The file must be there on the host.',
  'userconfig.architecture-assumed':
    'The name of the installer tells no architecture, so the file says {product}. Change it for ARM64.',
  'userconfig.upstream-no-product':
    'The script knows no product of this version and refuses it. The key is our extension.',
  'userconfig.upstream-product-name':
    'The script compares the product by its name, which differs from the installed one. On a host that has EFLOW it refuses.',
  'userconfig.upstream-install-options':
    'The script reads installOptions wrongly, so it may not use this path.',
  'userconfig.upstream-registration-id': 'The script drops the registration ID for this provisioning type.',
  'userconfig.upstream-same-24':
    'The script refuses a gateway outside the same /24, whatever the prefix length.',
  'userconfig.upstream-https-proxy': 'The script demands https:// here. Most proxies want http://.',
  'userconfig.upstream-provisioned-test':
    'The script takes a VM that is off, or one newer than 1.1, for provisioned or not by chance.',
  'userconfig.upstream-relative-msi':
    'The script looks for AzureIoTEdge.msi in whatever folder it was started from.',
  'userconfig.upstream-exit-code': 'The script ignores the exit code of the installer.',
  'userconfig.upstream-noreboot':
    'The script removes EFLOW with /noreboot, which Windows Installer does not know.',
} as const;
