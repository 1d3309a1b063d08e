/** Words for the TPM as an identity, for sheets to a colleague at the cloud, for the answers, and for the firewall ticket. */
export const sheets = {
  'error.EFD-SHT-001': 'The setup names no identity, so there is nothing to ask the cloud for.',
  'error.EFD-SHT-002': 'This file is no request of EFLOW Desk (not understood: {where}).',
  'error.EFD-SHT-003': 'This file holds no certificate request, or a private key beside it.',
  'error.EFD-SHT-004': 'There is no endorsement key in what was given as the enrollment.',
  'error.EFD-SHT-005': 'Only a device that comes by DPS with a key or a certificate can belong to a group.',
  'fix.EFD-SHT-001': 'Choose in the setup how the device proves itself.',
  'fix.EFD-SHT-002': 'Take the JSON file that identity sheet --out saved beside the page.',
  'fix.EFD-SHT-003': 'Give a file with one CERTIFICATE REQUEST block. The private key stays on the device.',
  'fix.EFD-SHT-004': 'Give the answer of: az iot dps enrollment show.',
  'fix.EFD-SHT-005':
    'Make the sheet without a group, or choose DPS with a key or a certificate in the setup.',
  'doing.sheet.make': 'making the sheet',
  'doing.sheet.compare': 'comparing with the cloud',
  'usage.request': 'Name the request: --request FILE, the JSON file that identity sheet saved.',

  'tpm.title': 'TPM of {host}',
  'tpm.verdict.usable': 'EFLOW can use this TPM.',
  'tpm.verdict.later': 'EFLOW can use this TPM after something was done.',
  'tpm.verdict.unusable': 'EFLOW cannot use the TPM of this machine.',
  'tpm.verdict.unknown': 'It is not known whether EFLOW can use this TPM.',
  'tpm.source.host': 'Endorsement key as Windows tells it ({keyType})',
  'tpm.source.vm': 'Endorsement key as the VM tells it ({keyType})',
  'tpm.source.enrollment': 'Endorsement key of the enrollment ({keyType})',
  'tpm.compare.none': 'Nobody tells an endorsement key: neither Windows nor the VM.',
  'tpm.compare.one-only':
    'Only one source tells the endorsement key, so there is nothing to compare it with.',
  'tpm.compare.same': 'All {count} sources tell the same endorsement key.',
  'tpm.compare.host-differs':
    'VM and enrollment agree; Windows tells another key. The TPM or the mainboard was changed, or this disk moved to another machine. Enroll the new key before the device has to register again.',
  'tpm.compare.vm-differs':
    'The VM tells another key than Windows. It does not reach the TPM of this machine: turn DpsTpm off and on again, then read the key anew.',
  'tpm.compare.other-tpm':
    'The enrollment is for another TPM. Either it was made for another machine, or the mainboard or TPM was changed since. Clearing a TPM does not change the key. Make a new enrollment for this key, and delete the old one together with its registration record.',
  'tpm.compare.all-differ':
    'Windows, VM and enrollment each tell another key. First bring VM and Windows together, then enroll.',
  'tpm.compare.typed-wrong':
    'The key of the enrollment differs from that of the device in {places} places: it was typed or copied wrong. Copy it again.',
  'tpm.compare.cut-off': 'The key of the enrollment is not whole or is damaged. Copy it again.',
  'tpm.compare.id-of-other-key':
    'The enrollment has the registration ID of this device and the key of another one. Put the key of this device into it.',
  'tpm.compare.id-typed-wrong':
    'The enrollment has the right key, and its registration ID {enrolled} differs from {derived} in {places} places. It was typed wrong.',
  'tpm.compare.id-chosen':
    'The enrollment has a registration ID of its own ({enrolled}). Put it into the setup; the device would register as {derived}.',
  'tpm.chain': 'The way of the TPM into the VM',
  'tpm.link.host-tpm': 'TPM of Windows',
  'tpm.link.feature': 'Feature DpsTpm',
  'tpm.link.proxy-service': 'Service EFLOWProxy',
  'tpm.link.vm': 'EFLOW VM',
  'tpm.link.neighbour': 'Host as seen from the VM',
  'tpm.link.relay-2321': 'Relay, port 2321',
  'tpm.link.relay-2322': 'Relay, port 2322',
  'tpm.link.broker': 'Resource manager tpm2-abrmd',
  'tpm.link.answer': 'Key from the VM',
  'tpm.link.runtime': 'Service aziot-tpmd',
  'tpm.state.whole': 'whole',
  'tpm.state.broken': 'broken',
  'tpm.state.unknown': 'not known',
  'tpm.state.waits': 'waits',
  'tpm.state.not-needed': 'not needed',
  'tpm.relay.unknown': 'Not known: it could not be read.',
  'tpm.relay.waits': 'Not judged while a link before it is broken.',
  'tpm.relay.no-eflow': 'There is no EFLOW on this host yet.',
  'tpm.relay.tpm': 'TPM {spec} ({manufacturer}).',
  'tpm.relay.no-tpm': 'Windows shows no TPM, or one that is turned off.',
  'tpm.relay.old-tpm': 'The TPM has version {spec}; EFLOW takes 2.0.',
  'tpm.relay.feature-on': 'On.',
  'tpm.relay.feature-off': 'Off: EFLOW does not hand the TPM on.',
  'tpm.relay.proxy-runs': 'Runs.',
  'tpm.relay.proxy-missing': 'There is no such service, although the feature is on.',
  'tpm.relay.proxy-stopped': 'Does not run ({state}).',
  'tpm.relay.vm-runs': 'Runs.',
  'tpm.relay.vm-off': 'Does not run ({power}).',
  'tpm.relay.neighbour': 'The VM sees its host as {address}.',
  'tpm.relay.no-neighbour':
    'The VM sees its host under none of its addresses. That looks like a fault of the TPM and is one of the network: a firewall, or a switch that was changed.',
  'tpm.relay.relay-runs': 'Runs (port {port}).',
  'tpm.relay.service-missing': 'There is no service {service} in the VM.',
  'tpm.relay.service-down': '{service} does not run in the VM ({state}).',
  'tpm.relay.service-restarts': '{service} starts again and again in the VM ({restarts} times so far).',
  'tpm.relay.broker-runs': 'Runs.',
  'tpm.relay.answer': 'The VM tells the key; its registration ID is {registrationId}.',
  'tpm.relay.no-answer': 'The VM tells no endorsement key, although everything before it runs.',
  'tpm.relay.not-provisioned': 'The device was not provisioned with the TPM.',
  'tpm.relay.runtime-runs': 'Ready ({state}).',
  'tpm.relay.runtime-down': 'Does not run ({state}).',
  'remedy.tpm-neighbour':
    'Look whether a firewall keeps VM and host apart, and whether the switch of the VM was changed since DpsTpm was turned on. Then turn the feature off and on again.',
  'remedy.tpm-feature-on':
    'Apply a setup with DPS and TPM, or in an elevated PowerShell: Set-EflowVmFeature -feature DpsTpm -enable.',
  'remedy.restart-vm': 'Stop the EFLOW VM and start it again. Its modules stand meanwhile.',

  'sheet.title': 'Request to the cloud: {what}',
  'sheet.from': 'For {name}, made on {host} at {at} by EFLOW Desk {version}.',
  'sheet.object.hub-device-key': 'IoT Edge device with a key',
  'sheet.object.hub-device-certificate': 'IoT Edge device with a certificate',
  'sheet.object.enrollment-key': 'individual enrollment with a key',
  'sheet.object.enrollment-certificate': 'individual enrollment with a certificate',
  'sheet.object.enrollment-tpm': 'individual enrollment with a TPM',
  'sheet.object.enrollment-group-key': 'enrollment group with a key',
  'sheet.object.enrollment-group-certificate': 'enrollment group with a certificate authority',
  'sheet.asked.hub-device-key':
    'Please make this device in the IoT Hub and send back its connection string, by a way on which others cannot read it.',
  'sheet.asked.hub-device-certificate':
    'Please make this device in the IoT Hub with the thumbprints of its certificate. Nothing of this sheet is secret.',
  'sheet.asked.enrollment-key':
    'Please make this enrollment in the Device Provisioning Service and send back its primary key, by a way on which others cannot read it.',
  'sheet.asked.enrollment-certificate':
    'Please make this enrollment in the Device Provisioning Service with the certificate below. Nothing of this sheet is secret.',
  'sheet.asked.enrollment-tpm':
    'Please make this enrollment in the Device Provisioning Service with the endorsement key below. Nothing of this sheet is secret.',
  'sheet.asked.enrollment-group-key':
    'Please make this enrollment group in the Device Provisioning Service, or take the one that is there, and send back the key of this one device, by a way on which others cannot read it.',
  'sheet.asked.enrollment-group-certificate':
    'Please make this enrollment group in the Device Provisioning Service, or take the one that is there. It has to trust the authority that issued the certificate of the device. Nothing of this sheet is secret.',
  'sheet.section.values': 'Values',
  'sheet.section.notes': 'To be heeded',
  'sheet.section.codes': 'To be scanned',
  'sheet.section.portal': 'In the Azure portal',
  'sheet.section.commands': 'Or with az',
  'sheet.section.certificate': 'Certificate of the device',
  'sheet.section.csr': 'Certificate request',
  'sheet.section.environment': 'For the deployment manifest',
  'sheet.section.images': 'Images that the device carries along',
  'sheet.section.reply': 'Reply',
  'sheet.section.authority': 'Certificate of the authority',
  'sheet.value.hub': 'IoT Hub',
  'sheet.value.deviceId': 'Device ID',
  'sheet.value.scopeId': 'ID scope',
  'sheet.value.registrationId': 'Registration ID',
  'sheet.value.globalEndpoint': 'DPS endpoint',
  'sheet.value.endorsementKey': 'Endorsement key',
  'sheet.value.commonName': 'Common name',
  'sheet.value.sha1': 'Thumbprint (SHA-1)',
  'sheet.value.sha256': 'Thumbprint (SHA-256)',
  'sheet.value.notAfter': 'Valid until',
  'sheet.value.thumbprint': 'Thumbprint (SHA-256)',
  'sheet.value.groupId': 'Enrollment group',
  'sheet.note.no-endorsement-key':
    'The endorsement key is still missing. Run this elevated, or again once the VM is there and DpsTpm is on.',
  'sheet.note.no-registration-id':
    'The registration ID is still missing: neither the setup nor the certificate names it.',
  'sheet.note.no-certificate':
    'The certificate is still missing: the file that the setup names cannot be read as one.',
  'sheet.note.certificate-locked':
    'The certificate file opens only with its passphrase, and that is missing or wrong. Give it and make the sheet again.',
  'sheet.note.no-device-id': 'Choose a device ID: the name of this machine is not fit to be one.',
  'sheet.note.certificate-expired': 'The certificate has expired ({at}). Have a new one issued first.',
  'sheet.note.edge-flag':
    'It must be an IoT Edge device. Without that it registers, and never gets any modules. Set it at once: it is best not changed later.',
  'sheet.note.individual-only': 'DPS takes a TPM in individual enrollments only, never in a group.',
  'sheet.note.id-proposed': 'The device ID is a proposal. If you take another one, send it along.',
  'sheet.note.id-chosen':
    'The setup wants the registration ID {registrationId} in place of the one of the TPM ({derived}). Enroll it exactly like that.',
  'sheet.note.key-from-host':
    'The endorsement key was read from the TPM of Windows. It is compared with what the VM tells before the device registers.',
  'sheet.note.key-from-vm': 'The endorsement key was read in the VM.',
  'sheet.note.keys-differ':
    'Windows and the VM tell different endorsement keys. Do not enroll any before that is cleared up: identity tpm.',
  'sheet.note.proxy-environment':
    'The device is behind a proxy. Every manifest must set the environment below for edgeAgent and edgeHub, or the device goes dark with the first deployment.',
  'sheet.note.proxy-password':
    'The proxy asks for a password, which is not on this sheet. It has to be put into the address in the manifest.',
  'sheet.note.windows-shell':
    'A value has characters that the command prompt of Windows reads for itself. Use the line for bash or the portal.',
  'sheet.note.no-scope':
    'The ID scope is not known here. Please send it back: it stands on the overview page of the Device Provisioning Service.',
  'sheet.note.no-authority':
    'The certificate of the authority is not on this sheet. The group has to trust the one that issued the certificate of the device.',
  'sheet.note.group-edge':
    'The group makes IoT Edge devices of all its members. A group of plain devices cannot take this one.',
  'sheet.note.group-key-stays':
    'Never send the key of the group: whoever has it can make the key of every device. Send the key that is made from it for this registration ID.',
  'sheet.command.create-device': 'Make the device:',
  'sheet.command.show-string': 'Show its connection string, which is secret:',
  'sheet.command.create-enrollment': 'Make the enrollment:',
  'sheet.command.show-keys': 'Show its keys, which are secret:',
  'sheet.command.show-enrollment': 'Show it, for the reply:',
  'sheet.command.add-authority': 'Make the authority known, as verified:',
  'sheet.command.create-group': 'Make the group, where it is not there yet:',
  'sheet.command.show-group': 'Show it, for the reply:',
  'sheet.command.compute-key': 'Make the key of this device, which is secret:',
  'sheet.shell.bash': 'bash',
  'sheet.shell.powershell': 'PowerShell',
  'sheet.no-line': 'No line for this shell.',
  'sheet.fill-in': 'What is written in capitals is to be filled in.',
  'sheet.portal.hub-devices': 'Open the IoT Hub, then Device management, Devices.',
  'sheet.portal.hub-add': 'Choose Add Device and enter the device ID.',
  'sheet.portal.hub-key': 'Leave the authentication type at Symmetric key, with keys generated.',
  'sheet.portal.hub-thumbprints':
    'Choose X.509 Self-Signed and enter the thumbprint twice, as primary and as secondary.',
  'sheet.portal.hub-edge': 'Tick IoT Edge Device.',
  'sheet.portal.dps-enrollments':
    'Open the Device Provisioning Service, then Manage enrollments, Individual enrollments.',
  'sheet.portal.dps-add': 'Choose Add individual enrollment.',
  'sheet.portal.dps-key': 'Choose Symmetric key as attestation, with keys generated.',
  'sheet.portal.dps-certificate':
    'Choose X.509 client certificates as attestation and upload the certificate below.',
  'sheet.portal.dps-certificate-later':
    'Choose X.509 client certificates as attestation; the certificate follows.',
  'sheet.portal.dps-tpm':
    'Choose Trusted Platform Module (TPM) as attestation and enter the endorsement key.',
  'sheet.portal.dps-id': 'Enter the registration ID.',
  'sheet.portal.dps-edge': 'Set IoT Edge device to true (Enable IoT Edge on provisioned devices).',
  'sheet.portal.save': 'Save.',
  'sheet.portal.copy-string': 'Open the device and copy the primary connection string.',
  'sheet.portal.copy-key': 'Open the enrollment and copy the primary key.',
  'sheet.portal.dps-groups':
    'Open the Device Provisioning Service, then Manage enrollments, Enrollment groups.',
  'sheet.portal.group-add': 'Choose Add enrollment group, or open the one that is there and check the rest.',
  'sheet.portal.group-id': 'Enter the name of the group.',
  'sheet.portal.group-certificate':
    'Choose X.509 certificates uploaded to this Device Provisioning Service as attestation, and the authority of the device.',
  'sheet.portal.group-device-key':
    'The portal shows the key of the group alone. Make the key of the device from it with the line for az below, and send only that.',
  'sheet.portal.dps-certificates':
    'Open the Device Provisioning Service, then Certificates, and add the certificate below.',
  'sheet.portal.authority-verified': 'Tick Set certificate status to verified on upload.',
  'sheet.about.certificate': 'Save it as {file}. It holds no private key.',
  'sheet.about.csr': 'Have it signed by the PKI of the site. It holds no private key.',
  'sheet.about.environment': 'Into edgeAgent and edgeHub of every deployment manifest:',
  'sheet.about.images':
    'The device gets these images from a file. Each module with one of them needs these lines in every deployment manifest; without them edgeAgent asks the registry and the module does not start:',
  'sheet.about.reply': 'Send this back, or the answer of az. Keys never go on paper.',
  'sheet.about.authority': 'Save it as {file}. It holds no private key.',
  'sheet.reply.hub': 'IoT Hub',
  'sheet.reply.deviceId': 'Device ID',
  'sheet.reply.scopeId': 'ID scope',
  'sheet.reply.registrationId': 'Registration ID',
  'sheet.reply.edge': 'IoT Edge device: yes / no',
  'sheet.reply.devConnString': 'Connection string: sent by',
  'sheet.reply.symmKey': 'Primary key: sent by',
  'sheet.reply.groupId': 'Enrollment group',

  'answer.verdict.fits': 'The answer fits the request.',
  'answer.verdict.doubts': 'The answer fits as far as it goes. Look at what it does not tell.',
  'answer.verdict.differs': 'The answer is not what was asked for. Nothing of it was taken.',
  'answer.about.answer': 'Answer',
  'answer.about.registrationId': 'Registration ID',
  'answer.about.deviceId': 'Device ID',
  'answer.about.scopeId': 'ID scope',
  'answer.about.hub': 'IoT Hub',
  'answer.about.endorsementKey': 'Endorsement key',
  'answer.about.thumbprint': 'Thumbprint',
  'answer.about.secondThumbprint': 'Secondary thumbprint',
  'answer.about.attestation': 'Kind of proof',
  'answer.about.edge': 'IoT Edge device',
  'answer.about.status': 'Status',
  'answer.about.symmKey': 'Key',
  'answer.about.devConnString': 'Connection string',
  'answer.about.groupId': 'Enrollment group',
  'answer.same': 'as asked for',
  'answer.chosen': '{told}, as the colleague chose',
  'answer.not-told': 'the answer does not say so',
  'answer.not-told.edge':
    'the answer does not say whether it is one. Ask: without it the device never gets modules',
  'answer.not-told.scopeId': 'the answer does not tell it, and it is not known here. Ask for it',
  'answer.other': '{told}, and {asked} was asked for',
  'answer.other.endorsementKey':
    'another key than was asked for: it differs from character {position} on ({length} characters, {asked} asked for)',
  'answer.other-case':
    '{told}, and {asked} was asked for. The hub tells capitals from small letters, so that is another device',
  'answer.edge-missing':
    'it was made as a plain device. Delete it and make it again as an IoT Edge device; otherwise it never gets modules',
  'answer.disabled': 'disabled; the device will be refused',
  'answer.other-attestation': '{told}, and {asked} was asked for',
  'answer.group': 'this is an enrollment group, and an individual enrollment was asked for',
  'answer.secret-there': 'there, and not shown',
  'answer.secret-missing': 'not in the answer; az leaves it out unless it is asked for',
  'answer.service-string':
    'a service connection string, which gives control of the whole service and must never be put on a device. Have its key changed if it went by mail',
  'answer.not-for-this-method': 'the answer has one, and this method takes none',
  'answer.newer': 'written by a newer version (schema {version})',
  'answer.not-understood': 'nothing in it is understood, or a value of it cannot be right',
  'answer.assigned': 'The device is assigned to {hub}.',
  'answer.secret':
    'Nothing secret was written. Give it to the setup by {field}, as prompt, env:NAME or file:PATH.',

  'firewall.title': 'Firewall request for the IoT Edge device on {host} ({at})',
  'firewall.group.required': 'Must be open:',
  'firewall.group.one-of': 'One of these is enough:',
  'firewall.group.optional': 'Only where it is used:',
  'firewall.column.host': 'Destination',
  'firewall.column.port': 'Port',
  'firewall.column.transport': 'Transport',
  'firewall.column.protocol': 'Protocol',
  'firewall.column.from': 'Opened by',
  'firewall.column.need': 'Needed',
  'firewall.column.purpose': 'Purpose',
  'firewall.column.inspection': 'TLS inspection',
  'firewall.column.proxy': 'Way',
  'firewall.protocol.https': 'HTTPS',
  'firewall.protocol.amqps': 'AMQP over TLS',
  'firewall.protocol.amqp-websockets': 'AMQP over WebSockets',
  'firewall.protocol.mqtts': 'MQTT over TLS',
  'firewall.protocol.http-proxy': 'HTTP proxy (CONNECT)',
  'firewall.protocol.ntp': 'NTP',
  'firewall.protocol.http': 'HTTP',
  'firewall.protocol.ldap': 'LDAP',
  'firewall.protocol.ldaps': 'LDAP over TLS',
  'firewall.from.host': 'Windows host',
  'firewall.from.vm': 'EFLOW VM',
  'firewall.need.required': 'always',
  'firewall.need.one-of': 'one of several',
  'firewall.need.optional': 'where used',
  'firewall.purpose.provisioning': 'Registering with the Device Provisioning Service.',
  'firewall.purpose.hub-https': 'Calls of the runtime to the IoT Hub.',
  'firewall.purpose.hub-amqp': 'Messages and deployments, the usual way.',
  'firewall.purpose.hub-websockets': 'Messages and deployments where 5671 is shut or a proxy is between.',
  'firewall.purpose.hub-mqtt': 'Only for modules that are told to use MQTT.',
  'firewall.purpose.registry': 'Images of edgeAgent and edgeHub.',
  'firewall.purpose.registry-data': 'Content of these images.',
  'firewall.purpose.private-registry': 'Images of your own from Azure Container Registry.',
  'firewall.purpose.private-registry-data': 'Content of these images.',
  'firewall.purpose.docker-hub': 'Modules from Docker Hub.',
  'firewall.purpose.time': 'Time. Tokens of the device live 30 seconds, so its clock must be right.',
  'firewall.purpose.installer': 'Download of EFLOW, unless its installer is carried there.',
  'firewall.purpose.windows-update': 'OpenSSH and updates of EFLOW.',
  'firewall.purpose.proxy': 'The proxy itself.',
  'firewall.purpose.revocation':
    'List of revoked certificates (CRL). Named by the certificate “{certificate}”.',
  'firewall.purpose.revocation-answer':
    'Answers whether a certificate is revoked (OCSP). Named by the certificate “{certificate}”.',
  'firewall.purpose.issuer': 'Certificate of the issuer. Named by the certificate “{certificate}”.',
  'firewall.inspection.must-bypass':
    'Must not be opened: the device proves itself with a certificate inside TLS.',
  'firewall.inspection.trust-needed': 'If it is opened, the VM needs the certificate of the inspection.',
  'firewall.inspection.host-trust': 'If it is opened, Windows needs the certificate of the inspection.',
  'firewall.inspection.not-tls': 'No TLS.',
  'firewall.proxy.via': 'by the proxy',
  'firewall.proxy.direct': 'direct',
  'firewall.note.outbound-only': 'All connections are opened from inside. Nothing has to be let in.',
  'firewall.note.vm-own-address':
    'The VM has an address of its own in the network; the rules must count for it, too.',
  'firewall.note.vm-behind-host': 'The VM appears under the address of its Windows host.',
  'firewall.note.hub-unknown':
    'Which IoT Hub it will be is not in the setup, so {domain} stands for it. Ask the cloud colleague for its name to narrow the rule.',
  'firewall.note.x509-bypass':
    'TLS inspection must be off for the Device Provisioning Service and the IoT Hub: a certificate of the device does not pass it.',
  'firewall.note.inspection-ca':
    'TLS inspection is possible where the VM trusts its certificate; leaving these names out of it is simpler.',
  'firewall.note.sovereign':
    'The names end in .{cloud}: this is a cloud of its own. Ask its operator whether registry and downloads have other names there.',
  'firewall.note.proxy-443': 'Behind the proxy everything goes over 443; 5671 and 8883 are not needed.',
  'firewall.note.proxy-time':
    'NTP does not pass an HTTP proxy. Open it directly, or give the site’s own time server.',
  'firewall.note.chain-unknown':
    'The certificate of the device could not be read, so the hosts that it names for revocation (CRL, OCSP) are missing here.',
  'firewall.note.chain-named':
    'The hosts for revocation (CRL, OCSP) are those that the certificates of the device name. IoT Edge is not known to ask them itself; a proxy or a tool of the site may.',
  'firewall.note.directory':
    'The certificates also name a directory (LDAP) without a host, as authorities of a Windows domain do. Whoever runs the authority knows where it is reached.',
  'firewall.note.services-chain':
    'The certificates of the Azure services name hosts for their own revocation as well. Which ones depends on their issuer and changes; they are not listed here.',
  'firewall.note.no-icmp': 'Ping proves nothing here: test the ports.',

  'help.identity tpm': 'says whether EFLOW can use the TPM, and tells its key',
  'help.identity tpm.long':
    'identity tpm [--enrollment FILE]\n\nTells endorsement key and registration ID of this host, also before any install, compares them with the VM and with the enrollment in the cloud (FILE: the answer of az iot dps enrollment show), and shows which link between TPM and VM is broken. Changes nothing. Ends with 0 (usable), 11 (something is to be done first, or it is not known), 10 (not usable, or the keys contradict each other).',
  'help.identity sheet': 'makes the request to the cloud for a setup',
  'help.identity sheet.long':
    'identity sheet --setup FILE [--csr FILE] [--group ID [--authority FILE]] [--out FILE]\n\nWrites what somebody has to make in the cloud for this device: values, QR codes, the way through the portal and lines for az. With --out a page to be printed is saved, and beside it the request as JSON, with which identity answer compares the answer. --group asks for an enrollment group, with the certificate of its authority. An ID scope that the setup does not name yet is asked for, too. Secrets are nowhere in it. Ends with 0 (whole) or 11 (something is still missing).',
  'help.identity answer': 'compares an answer from the cloud with its request',
  'help.identity answer.long':
    'identity answer [FILE] --request FILE\n\nReads the answer: of az, a connection string, or a mail with labels. Without FILE it is pasted or read from the input. Every value is compared with the request. Secrets are neither shown nor written. Ends with 0 (fits), 11 (fits as far as it goes), 10 (does not fit).',
  'help.identity firewall': 'writes the firewall request for a setup',
  'help.identity firewall.long':
    'identity firewall --setup FILE [--csv] [--out FILE]\n\nNames every destination that this device has to reach, with port, protocol, purpose, and whether TLS inspection must be off. As text for a mail, with --csv for a spreadsheet. Changes nothing.',
} as const;
