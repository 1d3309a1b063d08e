/** Words of the Linux kit: configuration and commands for a plain Linux device. */
export const linuxKit = {
  'kit.distribution.ubuntu-24.04': 'Ubuntu 24.04',
  'kit.distribution.ubuntu-22.04': 'Ubuntu 22.04',
  'kit.distribution.debian-12': 'Debian 12 and Raspberry Pi OS (Bookworm)',
  'kit.distribution.debian-11': 'Debian 11 and Raspberry Pi OS (Bullseye)',
  'kit.distribution.rhel-9': 'Red Hat Enterprise Linux 9',
  'kit.distribution.rhel-8': 'Red Hat Enterprise Linux 8',

  'kit.step.package-proxy': 'Tell this terminal the proxy',
  'kit.step.repository': 'Add the repository of Microsoft',
  'kit.step.engine': 'Install the container engine',
  'kit.step.logging': 'Keep logs of containers small',
  'kit.step.runtime': 'Install IoT Edge; this accepts the licence in the package',
  'kit.step.services-proxy': 'Tell the services the proxy',
  'kit.step.tpm-access': 'Let IoT Edge use the TPM',
  'kit.step.files': 'Put the certificate files in place',
  'kit.step.config': 'Put the configuration in place',
  'kit.step.config-secret': 'Fill the secret into the configuration and put it in place',
  'kit.step.apply': 'Make it count',
  'kit.step.check': 'Look whether it runs',

  'kit.note.expiry': 'The certificate does not renew itself. Note the day on which it expires.',
  'kit.note.enroll-first':
    'The endorsement key has to be enrolled under this registration ID before the configuration is applied.',
  'kit.note.hsm-access':
    'The user aziotks must be able to open the library and the slot of the hardware security module; how, is in the manual of the module.',
  'kit.note.manifest-proxy':
    'The first deployment replaces the environment of edgeAgent: its manifest has to name the proxy and AmqpWs again, for edgeAgent and edgeHub.',
  'kit.note.fresh-device':
    'On a fresh device iotedge check ends with an error though all is well: edgeHub and its storage are there only after the first deployment, and the portal shows 417 until then.',

  'kit.script.head':
    'Read before you run it: bash commands.sh, beside config.toml and the certificate files, as a user who may use sudo.',
  'kit.script.secret':
    'No secret is in these files. What is secret is asked for without being shown, or read from the file that EFLOW_DESK_SECRET_FILE names.',

  'error.EFD-KIT-001': 'This Linux kit cannot be made.',
  'doing.kit.make': 'making a Linux kit',
  'rule.kit-packages': 'for {distribution} Microsoft has packages for {has} only.',
  'rule.kit-registration-id': 'with a TPM a plain Linux device needs its registration ID in config.toml.',
  'rule.kit-hsm-string':
    'a connection string has its key in it; take a certificate or DPS for a key in hardware.',
  'rule.kit-hsm-tpm': 'with the TPM the key is in hardware already.',
  'rule.kit-proxy-password': 'a proxy with a password is not carried by the kit; set it up on the device.',
  'rule.linux-path': 'must be a full path on the Linux device.',
  'rule.pkcs11-uri': 'must be an address that begins with pkcs11: and has no PIN in it; write @ as %40.',
  'rule.linux-hostname': 'must be a host name: letters, digits, dashes and dots.',
  'rule.file-name': 'must be the name of a file, without a folder.',
  'rule.image': 'must be a container image such as mcr.microsoft.com/azureiotedge-agent:1.5.',

  'cli.kit.saved':
    'Saved in {folder}: {files}. Bring them to the device together with the certificate files, if there are any.',
  'usage.distribution': '--distribution is one of: {known}.',
  'usage.architecture': '--architecture is one of: {known}.',
  'usage.pkcs11': 'A key in hardware needs all three: --pkcs11-library, --pkcs11-slot and --pkcs11-key.',
  'usage.no-identity': 'The setup {file} has no identity.',
  'help.identity linux-kit': 'makes configuration and commands for a plain Linux device',
  'help.identity linux-kit.long':
    'Makes config.toml and the commands that install IoT Edge on a plain Linux device with the identity of a setup document, and prints them, or saves them in a new folder with --out. Changes nothing on this host. No secret is in it: the commands ask for it on the device.\nDISTRIBUTION is ubuntu-24.04, ubuntu-22.04, debian-12, debian-11, rhel-9 or rhel-8; ARCHITECTURE is x64, arm64 or arm32.\n--hostname names the device, --trust-bundle a file with certificates that modules trust, --agent-image another first edgeAgent.\n--reprovisioning is Dynamic, AlwaysOnStartup or OnErrorOnly. --pkcs11-library, --pkcs11-slot and --pkcs11-key name a key in a hardware security module, without its PIN.\n  eflow-desk identity linux-kit --setup FILE --distribution DISTRIBUTION --architecture ARCHITECTURE [--out FOLDER]',
} as const;
