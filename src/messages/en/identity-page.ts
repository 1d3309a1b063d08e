/** Words of the step on which a device gets its identity: pasting, files, the cloud side and colleagues. */
export const identityPage = {
  'app.identity.paste': 'Paste what you were given',
  'app.identity.paste.label': 'Anything: connection string, key, ID, answer of az, service string',
  'app.identity.paste.hint':
    'For example a mail of a colleague. It is recognised and checked here; the box does not show what you paste, since it may be secret.',
  'app.identity.paste.look': 'Say what it is',
  'app.identity.paste.file': 'Read a text file',
  'app.identity.paste.forget': 'Forget it',
  'app.identity.paste.looking': 'Being looked at',
  'app.identity.paste.too-large': 'This file has more than 64 KB. Nothing of an identity is that long.',
  'app.identity.paste.by-path':
    'Certificates and keys are not taken from here. Choose a way with a certificate below; there is a place for its files.',
  'app.identity.is': 'This is: {kind} ({length} characters).',
  'app.identity.severity.error': 'Wrong',
  'app.identity.severity.warning': 'Please check',
  'app.identity.severity.repaired': 'Repaired',
  'app.identity.severity.info': 'Good to know',
  'app.identity.problem': '{severity} – {about}: {says}',
  'app.rule.identity.group-key':
    'is the key of a group and must never be put on a device. The key of this one device can be derived from it below',
  'app.rule.identity.group-key-possible':
    'has 64 bytes: the key of one enrollment, or of a group, which the key alone does not tell. Ask whoever gave it to you: of a group take the derived key below',
  'app.identity.fills.way': 'The way becomes: {way}',
  'app.identity.fills.secret.fill': 'The secret is kept in memory for this device; it is not shown again.',
  'app.identity.fills.secret.derive': 'The derived key is kept in memory for this device; it is not shown.',
  'app.identity.fills.secret.service': 'The service string is kept in memory until EFLOW Desk ends.',
  'app.identity.take.fill': 'Take it over',
  'app.identity.take.derive': 'Derive the key of this device',
  'app.identity.take.service': 'Use it to make the cloud side',
  'app.identity.take.fill.means': 'If it is the key of this one device or of its own enrollment:',
  'app.identity.take.derive.means':
    'If it is the key of an enrollment group: the key of this device is computed from it and its registration ID. The key of the group is forgotten right after and never reaches the device.',
  'app.identity.take.derive.agree': 'It is the key of a group, and this device may be a member of it',
  'app.identity.take.service.means':
    'This string gives control of the whole service and is never put on a device. The job can use it to make the device or the enrollment in the cloud.',
  'app.identity.took.fill': 'Taken over. The form below shows it.',
  'app.identity.took.derive': 'Derived and taken over. The key of the group is forgotten.',
  'app.identity.took.service': 'EFLOW Desk has the service string now. What it makes with it stands below.',
  'app.identity.used-as': 'Is used as: {value}',
  'app.identity.use': 'Use {value}',
  'app.identity.running': 'Running for {time}',
  'app.identity.stop': 'Stop',
  'app.identity.copy': 'Copy: {what}',

  'app.identity.certificates': 'Certificate and key',
  'app.identity.drop.label':
    'Drop the certificate and its key here, or choose them. They are judged at once. Of a key nothing is shown but which one it is, and nothing is kept.',
  'app.identity.drop.choose': 'Look at files of this computer',
  'app.identity.drop.is.certificate': '{file}: the certificate',
  'app.identity.drop.is.key': '{file}: the private key',
  'app.identity.drop.is.both': '{file}: certificate and private key',
  'app.identity.drop.no-path':
    'A browser does not tell where these files lie, and a job reads them from their folder. Write their full paths on this host into the fields below.',
  'app.identity.drop.paths': 'Their paths stand in the fields below.',
  'app.identity.drop.too-many': 'At most two files: the certificate and its key.',
  'app.identity.drop.too-large': 'This file has more than 256 KB. No certificate and no key is that long.',
  'app.identity.drop.empty': 'This file is empty, or it is a folder.',
  'app.identity.drop.unreadable': 'This file cannot be read any more. Drop it once again.',
  'app.identity.same-file': 'The key is in the same file',
  'app.identity.has-passphrase': 'The key or the PFX file has a passphrase',
  'app.identity.give-passphrase': 'Give the passphrase',
  'app.identity.enrolled-as': 'How the certificate is enrolled',
  'app.identity.enrolled-as.individual': 'Itself, as an individual enrollment',
  'app.identity.enrolled-as.group': 'By its authority, as a member of a group',
  'app.identity.look': 'Look at the files',
  'app.identity.certificate.problem': '{severity} – {about}: {says} ({check})',
  'app.identity.certificate.line': 'Issued by {issuer}. Key: {key}. Signed with {signature}.',
  'app.identity.place.device': 'Device',
  'app.identity.place.intermediate': 'Intermediate authority',
  'app.identity.place.root': 'Root authority',
  'app.identity.chain.broken': 'The chain is broken here: the certificate {why}',
  'app.identity.validity': '{from} to {until}: {state}',
  'app.identity.validity.not-yet': 'begins in {days} days',
  'app.identity.validity.valid': '{days} days left',
  'app.identity.validity.over': 'ended {days} days ago',
  'app.identity.key-is': 'Private key: {key}, {state}.',
  'app.identity.key.encrypted': 'encrypted in its file',
  'app.identity.key.open': 'not encrypted',
  'app.identity.folder': 'Folder to write into',
  'app.identity.folder.hint':
    'Full path of a folder on this host that is there. Nothing in it is overwritten.',
  'app.identity.convert': 'Write converted copies',
  'app.identity.convert.opened':
    'The job opens these files by itself when it provisions and removes the copies afterwards. You can also have the copies written now.',
  'app.identity.convert.needed':
    'The device needs converted copies: have them written, and use these files for this device.',
  'app.identity.written.use': 'Use these files for this device',
  'app.identity.written.used': 'The setup names these files now.',
  'app.identity.create': 'There is no certificate yet: make one',
  'app.identity.create.pair': 'Two self-signed certificates for this device',
  'app.identity.create.authority': 'A test authority with a certificate of this device',
  'app.identity.create.request': 'A certificate request for the PKI of the site',
  'app.identity.create.name': 'Name of the device',
  'app.identity.create.name.hint':
    'Device ID or registration ID, such as press-3; at most 64 characters. It becomes the common name.',
  'app.identity.create.key': 'Kind of key',
  'app.identity.create.key.hint':
    'EC P-256 is what Microsoft tests most. RSA with 4096 bits takes some seconds.',
  'app.identity.create.key.ec-p256': 'EC P-256',
  'app.identity.create.key.ec-p384': 'EC P-384',
  'app.identity.create.key.ec-p521': 'EC P-521',
  'app.identity.create.key.rsa-2048': 'RSA 2048',
  'app.identity.create.key.rsa-3072': 'RSA 3072',
  'app.identity.create.key.rsa-4096': 'RSA 4096',
  'app.identity.create.will': 'This is going to be made:',
  'app.identity.create.will.pair':
    'Two certificates for {name} with a private key each, signed by themselves.',
  'app.identity.create.will.pair-time':
    'The first lasts 365 days, the second 548, so that one can be replaced.',
  'app.identity.create.will.authority':
    'A root and an intermediate authority for tests, valid for 365 days. Never use them in production.',
  'app.identity.create.will.authority-device': 'A certificate and a private key for {name}, issued by them.',
  'app.identity.create.will.request': 'A request for {name}, which the PKI of the site signs.',
  'app.identity.create.will.request-key': 'A private key, which stays on this host.',
  'app.identity.create.will.nothing-over':
    'Private keys are written unencrypted: choose a folder that only you can read.',
  'app.identity.create.make': 'Make the files',
  'app.identity.create.next.pair':
    'Next: give both thumbprints to whoever creates the device in the hub, or have EFLOW Desk make it below.',
  'app.identity.create.next.authority':
    'Next: enroll the authority as a group, or the certificate of the device itself.',
  'app.identity.create.next.request':
    'Next: send the request to the PKI. When its certificate comes back, name its file above, with the key that was written here.',

  'app.identity.tpm': 'TPM of this host',
  'app.identity.tpm.lead':
    'Whether EFLOW can use it, and the endorsement key that a colleague enrolls. It is only read; nothing is changed.',
  'app.identity.tpm.read': 'Look at the TPM',
  'app.identity.tpm.again': 'Look again',
  'app.identity.tpm.link': '{link}: {state}. {says}',
  'app.identity.tpm.use-id': 'Use this registration ID in the setup',
  'app.identity.tpm.enrollment': 'Compare with the enrollment in the cloud',
  'app.identity.tpm.enrollment.hint':
    'Paste the endorsement key, or the answer of az iot dps enrollment show.',
  'app.identity.tpm.compare': 'Compare',

  'app.identity.cloud': 'The cloud side',
  'app.identity.cloud.there': 'It is there already, or a colleague makes it',
  'app.identity.cloud.make': 'EFLOW Desk makes it, with a service connection string',
  'app.identity.cloud.needs.hub':
    'Needed is the connection string of a shared access policy of the IoT hub that may write its registry, for example registryReadWrite. Without one, ask a colleague with the sheet below.',
  'app.identity.cloud.needs.dps':
    'Needed is the connection string of a shared access policy of the Device Provisioning Service that may write enrollments, for example provisioningserviceowner. Without one, ask a colleague with the sheet below.',
  'app.identity.cloud.look': 'See what is there already',
  'app.identity.cloud.there-is':
    '{part} {id} is there. IoT Edge device: {edge}. Enabled: {enabled}. Proves itself with: {proof}.',
  'app.identity.cloud.in-group': 'The device is a member of an enrollment group',
  'app.identity.cloud.has-hub-service':
    'I have a service string of the hub, too: then the device is seen there, and an undo removes it',
  'app.identity.cloud.will': 'The job is going to do this in the cloud:',
  'app.identity.cloud.will.ManualConnectionString':
    'Make the device in the hub, with keys that the hub generates.',
  'app.identity.cloud.will.ManualX509': 'Make the device in the hub, with the thumbprint of its certificate.',
  'app.identity.cloud.will.DpsTPM':
    'Make an individual enrollment with the endorsement key that the VM tells.',
  'app.identity.cloud.will.DpsX509': 'Make an individual enrollment with the certificate of the device.',
  'app.identity.cloud.will.DpsX509.group':
    'Make the enrollment group with the certificate of its authority, unless it is there.',
  'app.identity.cloud.will.DpsSymmetricKey': 'Make an individual enrollment with keys that DPS generates.',
  'app.identity.cloud.will.DpsSymmetricKey.group':
    'Make the enrollment group, unless it is there, and derive the key of this device from its key.',
  'app.identity.cloud.will.edge': 'Mark it as an IoT Edge device: without that it never gets modules.',
  'app.identity.cloud.will.hub-by-dps': 'DPS makes the device in the hub when it registers.',
  'app.identity.cloud.will.secret':
    'Hand the secret of the device straight on to EFLOW; nobody has to type it.',
  'app.identity.cloud.will.undo':
    'What is there already is used as it is. An undo removes only what was made.',
  'app.field.cloud.service': 'Where the service string is to be had',
  'app.field.cloud.hubService': 'Where the service string of the hub is to be had',
  'app.field.cloud.deviceId': 'Device ID in the hub',
  'app.field.cloud.group.id': 'Name of the enrollment group',
  'app.field.cloud.group.caCertPath': 'Certificate of the authority (PEM)',
  'app.field.cloud.hub': 'Only this hub',
  'app.field.cloud.viaProxy': 'Reach Azure through the proxy of this setup',
  'app.hint.cloud.service':
    'prompt: you give it here. env:NAME or file:PATH: it is read there when the job needs it. Never the string itself.',
  'app.hint.cloud.deviceId': 'As it is to stand in the hub, such as press-3; capitals count.',
  'app.hint.cloud.group.id': 'In lower case, such as line-1.',
  'app.hint.cloud.group.caCertPath': 'Full path on this host. Empty: the group is there already.',
  'app.hint.cloud.hub':
    'Host name such as contoso.azure-devices.net. Empty: DPS chooses among those linked to it.',
  'app.secret.cloud.service': 'Service connection string',
  'app.secret.cloud.hubService': 'Service connection string of the hub',

  'app.identity.colleague': 'Ask a colleague',
  'app.identity.colleague.lead':
    'A sheet with everything that somebody with rights in the cloud needs, and a request for those who run the firewall. There are no secrets in either.',
  'app.identity.sheet.make': 'Make the sheet for the cloud',
  'app.identity.firewall.make': 'Make the firewall request',
  'app.identity.sheet.in-group': 'The device belongs to an enrollment group',
  'app.identity.sheet.authority': 'Certificate of the authority (optional)',
  'app.identity.sheet.authority.hint':
    'Full path on this host: the public certificate of the authority that issued the one of the device. The group has to trust it.',
  'app.identity.sheet.csr': 'Put a certificate request on the sheet',
  'app.identity.sheet.csr.added': 'On the sheet: {file}',
  'app.identity.sheet.csr.drop': 'Leave it out',
  'app.identity.sheet.missing': 'Before that, fill in or correct:',
  'app.identity.sheet.save-page': 'Save as a page to be printed',
  'app.identity.sheet.save-request': 'Save the request (JSON)',
  'app.identity.sheet.code': 'QR code: {what}',
  'app.identity.firewall.save': 'Save as CSV',
  'app.identity.firewall.copy': 'Copy as text for a mail',
  'app.identity.answer': 'The answer',
  'app.identity.answer.first': 'Make the sheet first, or open a request that was saved.',
  'app.identity.answer.to': 'To the request: {what} for {name}.',
  'app.identity.answer.open': 'Open a saved request',
  'app.identity.answer.no-request': 'This file is no request of EFLOW Desk.',
  'app.identity.answer.label': 'What the colleague answered',
  'app.identity.answer.hint':
    'Paste the mail, the answer of az or the connection string. It is compared with the request; what is secret is not shown.',
  'app.identity.answer.check': 'Compare with the request',
  'app.identity.answer.item': '{about}: {says}',
  'app.identity.answer.take': 'Take it over',
  'app.identity.answer.taken': 'Taken over. The form above shows it.',
} as const;
