/** Words of reading a running host into a setup document, of its history and of rebuilding it. */
export const adopt = {
  'error.EFD-SETUP-005': 'There is no EFLOW on this host that could be read into a setup document.',
  'doing.adopt': 'reading this host into a setup document',

  'help.adopt': 'reads this host into a setup document',
  'help.adopt.long':
    'For a host that was not set up with EFLOW Desk: reads the VM, its network and its identity and prints a setup document, or saves it with --out. Changes nothing.\nSecrets stay in the VM; the document asks for them. What is not known, what is to be filled in and what the document cannot say is told field by field.\nExit: 11, since the installer at least is to be filled in; 10 no EFLOW on this host.\n  eflow-desk adopt [--out FILE]',

  'adopt.kind.open': 'To fill in:',
  'adopt.kind.unknown': 'Not known; the document has its default:',
  'adopt.kind.not-taken': 'On this host, and not in the document:',
  'adopt.kind.secret': 'Secrets:',
  'adopt.kind.check': 'To check on site:',
  'adopt.read': 'Read from the host:',
  'adopt.value': '{path} = {value} ({source})',

  'adopt.unknown': 'It could not be read ({reason}).',
  'adopt.reason.elevation': 'needs elevation',
  'adopt.reason.timeout': 'no answer in time',
  'adopt.reason.absent': 'the host does not tell it',
  'adopt.reason.failed': 'reading it failed; the VM may be off',
  'adopt.not-told': 'The host does not tell it.',
  'adopt.refused-by-setup': 'The setup document does not take the value that the host has.',
  'adopt.installer-file': 'Name the installer of this version. Windows does not keep it.',
  'adopt.installer-sha256': 'Give the SHA-256 of the installer, taken where you trust it.',
  'adopt.several-products': 'Not exactly one EFLOW is installed ({products}). Say which version is wanted.',
  'adopt.no-vm': 'EFLOW is installed and no VM is deployed.',
  'adopt.eula-open': 'Nobody has accepted the licence of EFLOW here yet.',
  'adopt.log-size': 'No cmdlet tells the size of the log partition. Small is the default of EFLOW.',
  'adopt.data-size-rounded':
    'The VM tells {storageMb} MB, a little less than it was given; the document has the next whole GB.',
  'adopt.no-connection': 'EFLOW tells no network connection of the VM.',
  'adopt.nic-not-said':
    'The VM has one more network card, {name} on {vswitchName} with the address {address}, in a way that the document cannot say.',
  'adopt.gpu-open':
    'The VM has {count} graphics card(s). Which, and in which way, EFLOW does not tell for certain; add vm.gpu.',
  'adopt.switch-gone': 'The switch {vswitchName} of the VM is not there any more.',
  'adopt.network-not-said':
    'The VM is on {vswitchName} (type {type}, fixed address: {fixed}). The document cannot say this; it has the Default Switch.',
  'adopt.dns-open': 'The VM has a fixed address and asks no DNS server by IPv4. Name at least one.',
  'adopt.dns-not-ipv4': 'The VM also asks {servers}, which is no IPv4 address.',
  'adopt.not-provisioned': 'The VM has no identity yet.',
  'adopt.identity-not-said':
    'The VM is configured by {source}/{method}, which no provisioning type of EFLOW is.',
  'adopt.registration-of-tpm':
    'The VM is registered as {registrationId}, the name that the TPM itself gives. It is left out, so that it stays the TPM’s own.',
  'adopt.registration-unsure':
    'Whether somebody chose {registrationId} or the TPM gave it could not be found out; it is written down.',
  'adopt.file-on-host':
    'In the VM it is {inVm}. Name the file on this Windows or on a share; EFLOW Desk takes none out of the VM.',
  'adopt.secret-string':
    'The connection string of device {deviceId} in {hub} stays in the VM. The document asks for it; have it ready before a rebuild.',
  'adopt.secret-key':
    'The symmetric key of {registrationId} stays in the VM. The document asks for it; have it ready before a rebuild.',
  'adopt.feature-tpm': 'The TPM is open to the VM although the identity does not need it.',
  'adopt.agent-proxy': 'edgeAgent goes through the proxy {proxy}.',

  'adopt.proxy-places-differ':
    'Not every part of the VM has the same proxy. The document gives all of them the one of its services.',
  'adopt.proxy-not-said': 'The VM goes through {proxy}, in a form that the document does not take.',
  'adopt.secret-proxy': 'The password of the proxy stays in the VM. The document asks for it.',
  'adopt.shares-not-listed': 'EFLOW does not list the folders that the VM shares. Add those you know of.',
  'adopt.roots-not-listed':
    'EFLOW Desk has given the VM no certificate authority. One that somebody else gave it is not recognised; where this site opens TLS, add it.',
  'adopt.root-file': 'Name the file with this certificate authority; EFLOW Desk takes none out of the VM.',
  'adopt.root-differs':
    'The VM does not trust this authority in every place; its modules have {modules}. The document gives all of them this one.',
  'adopt.bundle-not-said':
    'Somebody else has set the trust bundle of the modules ({bundle}). The document cannot say this.',

  'hint.adopt-first':
    'EFLOW is on this host, and no job of EFLOW Desk has set it up. Before any repair, read it into a setup document: afterwards it may be too late.',

  'app.adopt.title': 'Read this host',
  'app.adopt.about':
    'For a host that was not set up with EFLOW Desk: reads VM, network and identity into a setup document. Secrets stay in the VM. Nothing is changed.',
  'app.adopt.read': 'Read this host into a setup document',
  'app.adopt.reading': 'Reading the host …',
  'app.adopt.take': 'Open it in the form',
  'app.adopt.replaces': 'It takes the place of what stands in the form.',

  'cli.act.rebuild': 'removes EFLOW and makes it anew as the same device: do rebuild --setup FILE',
  'app.job.goal.rebuild': 'Rebuild: {name}',
  'loss.rebuild':
    'This uninstalls EFLOW and deletes the VM with all module data in it, then makes it anew as the same device. Nothing brings the VM back, an undo neither.',
  'note.not-compared':
    'The VM did not tell its identity, so nobody could check that the document is this device’s.',
  'note.loses-modules': 'Modules that are lost with their data: {modules}.',
  'note.loses-volumes': 'Volumes that are lost: {volumes}; {megabytes} MB together.',
  'note.loses-no-volumes': 'The VM has no volumes of modules.',
  'note.loses-unknown-modules': 'Which modules are lost could not be read; the VM may be off.',
  'note.loses-unknown-volumes': 'Which volumes are lost, and how large they are, could not be read.',
  'error.EFD-PLAN-011': 'There is no EFLOW on this host to rebuild. Apply the setup instead.',
  'error.EFD-PLAN-012':
    'The setup document names no identity, so the device could not come back as the same.',
  'error.EFD-PLAN-013':
    'The setup document is that of another device: {field} is {wanted}, and the VM has {has}.',
  'app.plan.notes': 'To be known before it starts',
  'app.rebuild.offer': 'Rebuild with the same identity …',
  'app.rebuild.back': 'Back to the plan without a rebuild',
  'app.rebuild.title': 'Rebuild with the same identity',
  'app.rebuild.about':
    'EFLOW is removed, installed and deployed again, and the device gets the identity of this document. Installer, secret and certificate files have to be at hand; this is checked before anything is removed. How the host is now is kept beside the journal.',
  'app.rebuild.start': 'Rebuild',
} as const;
