export const cloud = {
  'error.EFD-CLD-001': 'This computer has no way to {host}: no network, or no route to it.',
  'error.EFD-CLD-002':
    'The name {host} was not found. Either it is written wrongly, or this computer gets no answer from a name server.',
  'error.EFD-CLD-003': '{host} refuses the connection on port {port}.',
  'error.EFD-CLD-004':
    'The certificate that {host} shows is not trusted by this computer ({reason}). Something on the way may be opening the encryption (TLS inspection).',
  'error.EFD-CLD-005':
    'The certificate shown for {host} is made out to another name. The connection was led to another server.',
  'error.EFD-CLD-006': 'The proxy {proxy} asks for a user and a password, and none were given (407).',
  'error.EFD-CLD-007': 'The proxy {proxy} does not let {host} through (status {status}).',
  'error.EFD-CLD-008': '{host} gave no answer within {seconds} seconds.',
  'error.EFD-CLD-009':
    'Something between this computer and {host} answered in place of Azure: a sign-in page of the network, a proxy or a filter.',
  'error.EFD-CLD-010': 'The connection to {host} was cut in the middle of an answer, several times.',
  'error.EFD-CLD-011': '{host} does not accept the key of the policy {policy}.',
  'error.EFD-CLD-012':
    '{host} does not accept the sign-in, and the clock of this computer is {minutes} minutes away from that of Azure.',
  'error.EFD-CLD-013': 'The policy {policy} of {host} lacks the right {right}.',
  'error.EFD-CLD-014': '{host} knows nothing of the name {id}.',
  'error.EFD-CLD-015': 'Under the name {id} there is something else in {host} already.',
  'error.EFD-CLD-016': '{id} was changed in {host} by somebody else at the same time, twice in a row.',
  'error.EFD-CLD-017': '{host} is busy and asked to be left alone; after {tries} tries it still is.',
  'error.EFD-CLD-018': '{host} has a failure of its own (status {status}).',
  'error.EFD-CLD-019': '{host} does not accept what was asked of it (status {status}, code {number}).',
  'error.EFD-CLD-020': '{host} takes no more: a limit of the service or the quota of the day is used up.',
  'error.EFD-CLD-021': '{id} exists in {host}, but is no IoT Edge device. Such a device never gets modules.',
  'error.EFD-CLD-022': '{id} exists in {host} with another value for {what} than this device has.',
  'error.EFD-CLD-023': '{id} is disabled in {host}.',
  'error.EFD-CLD-024':
    'There is no service connection string, so nothing can be learnt or changed in the cloud.',
  'error.EFD-CLD-025': 'The service connection string belongs to {has}; the setup wants {wanted}.',
  'error.EFD-CLD-026': 'DPS assigned the device to {has}; the setup wants {wanted}.',
  'error.EFD-CLD-028': '{host} answered in a form that EFLOW Desk does not know.',
  'error.EFD-CLD-029': '{host} let {id} in and could not assign it to a hub (code {number}).',
  'error.EFD-CLD-030':
    '{id} is enrolled in {host} with the endorsement key of another TPM than that of this host.',
  'error.EFD-CLD-031': 'The proxy {proxy} refuses the user or the password that it was given (407).',
  'error.EFD-CLD-032': 'The proxy {proxy} cannot be reached ({reason}).',
  'error.EFD-PRV-084': 'DPS let {registrationId} in and could not assign it to a hub. The VM says: {text}',
  'fix.EFD-PRV-084':
    'Have a hub linked to the DPS, or the enrollment name one that is; then: eflow-desk resume',
  'fix.EFD-CLD-001':
    'Connect this computer to the network, or use one that reaches Azure: the cloud side may be made on any computer.',
  'fix.EFD-CLD-002':
    'Compare the name with the overview page of the service in the portal; then ask for DNS of this network.',
  'fix.EFD-CLD-003': 'Have the firewall let HTTPS (port 443) through to this host.',
  'fix.EFD-CLD-004':
    'Have the host excepted from TLS inspection, or have the root certificate of the site installed on this computer.',
  'fix.EFD-CLD-005': 'Ask whoever runs this network why the name leads to another server.',
  'fix.EFD-CLD-006': 'Give the user in the proxy address and the password by a secret reference.',
  'fix.EFD-CLD-007': 'Have the proxy let this host through on port 443.',
  'fix.EFD-CLD-008':
    'Try again. If it stays so, something on the way swallows the connection: ask for the firewall.',
  'fix.EFD-CLD-009':
    'Open a web page on this computer and sign in to the network if it asks; then try again.',
  'fix.EFD-CLD-010': 'Try again. What was done already is recognised and is not done twice.',
  'fix.EFD-CLD-011':
    'Copy the connection string of the policy again from the portal (Shared access policies); the key may have been renewed.',
  'fix.EFD-CLD-012': 'Set the clock of this computer right, then try again.',
  'fix.EFD-CLD-013':
    'Use the string of a policy with this right: provisioningserviceowner for DPS, iothubowner or registryReadWrite for a hub.',
  'fix.EFD-CLD-014': 'Compare the ID with the portal; DPS ignores capitals, the hub does not.',
  'fix.EFD-CLD-015': 'Use what is there, choose another ID, or delete it in the cloud first.',
  'fix.EFD-CLD-016': 'Find out who else is working on this device; then try again.',
  'fix.EFD-CLD-017': 'Try again in a few minutes.',
  'fix.EFD-CLD-018': 'Try again in a few minutes; look at the status page of Azure.',
  'fix.EFD-CLD-019':
    'Compare the values of the setup with the rules of Azure. The details hold the tracking ID for a support request.',
  'fix.EFD-CLD-020': 'Wait for the next day or ask for a larger tier.',
  'fix.EFD-CLD-021':
    'Agree to have it replaced by an IoT Edge device (resume with consent), or choose another ID.',
  'fix.EFD-CLD-022':
    'Choose another ID, or delete what is there in the cloud first when it belongs to a device that is gone.',
  'fix.EFD-CLD-023':
    'Find out why it was disabled; enable it with the act enable-cloud-device or enable-cloud-enrollment.',
  'fix.EFD-CLD-024': 'Name one by a secret reference under cloud.service in the setup.',
  'fix.EFD-CLD-025': 'Paste the string of the service that the setup names, or correct the setup.',
  'fix.EFD-CLD-026': 'Look which hubs the enrollment names, and whether the wanted one is linked to the DPS.',
  'fix.EFD-CLD-028': 'Send the details to support: they hold the tracking ID.',
  'fix.EFD-CLD-029':
    'In the portal, compare the linked IoT hubs of the DPS with the hubs that the enrollment names: one of them must be linked. Then: eflow-desk resume',
  'fix.EFD-CLD-030':
    'After a change of the mainboard, remove the enrollment (eflow-desk do remove-cloud-enrollment) and apply again; the device in the hub stays. Otherwise another device has this ID: choose another one.',
  'fix.EFD-CLD-031':
    'Compare the user in the proxy address with what the network team handed over, and give the password anew: it may have been changed.',
  'fix.EFD-CLD-032':
    'Compare name and port of the proxy with what the network team handed over, and see that this computer may reach it.',
  'step.cloud-device': 'Make the device in the IoT hub',
  'step.cloud-enrollment': 'Enroll the device in DPS',
  'step.cloud-group': 'Make or find the enrollment group in DPS',
  'step.cloud-assigned': 'See in DPS that the device was assigned',
  'step.remove-cloud-device': 'Remove the device from the IoT hub',
  'step.remove-cloud-enrollment': 'Remove the enrollment from DPS',
  'step.remove-cloud-group': 'Remove the enrollment group from DPS',
  'step.forget-registration': 'Remove what DPS made of the device',
  'step.set-cloud-device': 'Enable or disable the device in the IoT hub',
  'step.set-cloud-enrollment': 'Enable or disable the enrollment in DPS',
  'changes.cloud-device': 'a device was made in the IoT hub',
  'changes.cloud-enrollment': 'the device was enrolled in DPS',
  'changes.cloud-group': 'an enrollment group was made in DPS',
  'changes.remove-cloud-device': 'the device was removed from the IoT hub',
  'changes.remove-cloud-enrollment': 'the enrollment was removed from DPS',
  'changes.remove-cloud-group': 'the enrollment group was removed from DPS',
  'changes.forget-registration':
    'the registration in DPS was removed, and the device in the IoT hub if DPS made it for this job',
  'changes.set-cloud-device': 'the device in the IoT hub was enabled or disabled',
  'changes.set-cloud-enrollment': 'the enrollment in DPS was enabled or disabled',
  'residue.cloud-removed': 'what was removed from the cloud is not brought back',
  'network.azure': 'network from this computer to Azure (HTTPS)',
  'progress.cloud-busy': 'Azure is busy and asked to wait {seconds} s',
  'progress.cloud-broken': 'Azure has a failure of its own; trying again in {seconds} s',
  'progress.cloud-connection': 'the connection was cut; looking again in {seconds} s',
  'act.enable-cloud-device': 'Enables the device in the IoT hub',
  'act.disable-cloud-device': 'Disables the device in the IoT hub',
  'act.remove-cloud-device': 'Removes the device from the IoT hub',
  'act.enable-cloud-enrollment': 'Enables the enrollment in DPS',
  'act.disable-cloud-enrollment': 'Disables the enrollment in DPS',
  'act.remove-cloud-enrollment': 'Removes the enrollment from DPS',
  'loss.cloud-disconnects': 'The device loses its connection to the IoT hub until it is enabled again.',
  'loss.cloud-device':
    'The device with its twin, its keys and its modules is lost in the hub and cannot be brought back.',
  'loss.cloud-enrollment':
    'The enrollment with its keys is lost; a device that is made anew needs another one.',
  'rule.cloud-needed':
    '“cloud” stands for a secret of the cloud; the setup has no part cloud that says how it is reached.',
  'rule.cloud-secret': 'Write “cloud” here: with a part cloud the key is read from there.',
  'rule.cloud-identity': 'There is no identity whose cloud side could be made.',
  'rule.cloud-not-here': 'This has no meaning with this way of provisioning.',
  'rule.cloud-proxy': 'The setup has no proxy to go through.',
  'rule.cloud.service-kind':
    'This is {kind}; a service connection string of {wanted} is needed. It contains SharedAccessKeyName=.',
  'rule.cloud.service-policy': 'The name of the policy in it cannot be used.',
  'app.field.act.enable-cloud-device.deviceId': 'Device ID',
  'app.field.act.enable-cloud-device.service':
    'Where the service string of the hub is: prompt, env:NAME or file:PATH',
  'app.field.act.enable-cloud-device.proxy':
    'The proxy to Azure, where there is no other way: http://USER@HOST:PORT',
  'app.field.act.enable-cloud-device.proxyPassword': 'Where its password is: prompt, env:NAME or file:PATH',
  'app.field.act.enable-cloud-enrollment.registrationId': 'Registration ID',
  'app.field.act.enable-cloud-enrollment.service':
    'Where the service string of the DPS is: prompt, env:NAME or file:PATH',
  'app.field.act.enable-cloud-enrollment.proxy':
    'The proxy to Azure, where there is no other way: http://USER@HOST:PORT',
  'app.field.act.enable-cloud-enrollment.proxyPassword':
    'Where its password is: prompt, env:NAME or file:PATH',
  'app.field.act.disable-cloud-device.deviceId': 'Device ID',
  'app.field.act.disable-cloud-device.service':
    'Where the service string of the hub is: prompt, env:NAME or file:PATH',
  'app.field.act.disable-cloud-device.proxy':
    'The proxy to Azure, where there is no other way: http://USER@HOST:PORT',
  'app.field.act.disable-cloud-device.proxyPassword': 'Where its password is: prompt, env:NAME or file:PATH',
  'app.field.act.disable-cloud-enrollment.registrationId': 'Registration ID',
  'app.field.act.disable-cloud-enrollment.service':
    'Where the service string of the DPS is: prompt, env:NAME or file:PATH',
  'app.field.act.disable-cloud-enrollment.proxy':
    'The proxy to Azure, where there is no other way: http://USER@HOST:PORT',
  'app.field.act.disable-cloud-enrollment.proxyPassword':
    'Where its password is: prompt, env:NAME or file:PATH',
  'app.field.act.remove-cloud-device.deviceId': 'Device ID',
  'app.field.act.remove-cloud-device.service':
    'Where the service string of the hub is: prompt, env:NAME or file:PATH',
  'app.field.act.remove-cloud-device.proxy':
    'The proxy to Azure, where there is no other way: http://USER@HOST:PORT',
  'app.field.act.remove-cloud-device.proxyPassword': 'Where its password is: prompt, env:NAME or file:PATH',
  'app.field.act.remove-cloud-enrollment.registrationId': 'Registration ID',
  'app.field.act.remove-cloud-enrollment.service':
    'Where the service string of the DPS is: prompt, env:NAME or file:PATH',
  'app.field.act.remove-cloud-enrollment.proxy':
    'The proxy to Azure, where there is no other way: http://USER@HOST:PORT',
  'app.field.act.remove-cloud-enrollment.proxyPassword':
    'Where its password is: prompt, env:NAME or file:PATH',
  'doing.cloud.call': 'asking Azure',
  'doing.cloud.open': 'opening the way into the cloud',
  'note.cloud-replaced':
    '{id} is there and is no IoT Edge device. With your consent it is replaced; its keys and its twin are gone then, and no undo brings them back.',
  'note.cloud-clock':
    'The clock of this computer is {minutes} minutes away from that of Azure. Set it right: a device whose clock is half a minute off cannot register.',
  'usage.reference': '{option} takes a reference, never the secret itself: prompt, env:NAME or file:PATH.',
  'usage.way-proxy':
    '--proxy takes http://[USER@]HOST:PORT, never with a password in it; --proxy-password needs it, with the user.',
  'help.identity enroll':
    'makes the cloud side of a setup alone: the device in the hub or the enrollment in DPS',
  'help.identity enroll.long':
    'Makes what the part cloud of a setup asks for, on whichever computer reaches Azure; nothing of this host is changed and no elevation is needed. What is there already is used. The service string is taken from prompt, env:NAME or file:PATH, held in memory only and never stored.\n  eflow-desk identity enroll --setup FILE [--what-if]\nWith TPM the key of this host is enrolled, before EFLOW is installed. undo takes it back.',
  'help.identity cloud show': 'shows what the cloud knows under a name',
  'help.identity cloud show.long':
    'Reads the device, the enrollment, the group and the registration of this name, without their keys, and says what is wrong with them: no IoT Edge device, disabled, left behind. Changes nothing.\n  eflow-desk identity cloud show ID --service prompt|env:NAME|file:PATH [--hub-service ...] [--proxy ADDRESS [--proxy-password ...]]\nThe service string may be that of a DPS or of a hub; with both, all is read.\n--proxy is the one of this computer on the way to Azure, http://[USER@]HOST:PORT; its password is given like the service string.',
  'help.identity cloud find': 'finds devices, enrollments and groups by a part of their name',
  'help.identity cloud find.long':
    'Lists what has this text in its name, whatever its case; at most a hundred are printed. Changes nothing.\n  eflow-desk identity cloud find TEXT --service prompt|env:NAME|file:PATH [--hub-service ...] [--proxy ADDRESS [--proxy-password ...]]',
  'cloud.part.device': 'Device in the hub',
  'cloud.part.enrollment': 'Enrollment',
  'cloud.part.group': 'Enrollment group',
  'cloud.part.registration': 'Registration',
  'cloud.field.edge': 'IoT Edge device',
  'cloud.field.enabled': 'enabled',
  'cloud.field.authentication': 'signs in with',
  'cloud.field.thumbprints': 'thumbprints',
  'cloud.field.connected': 'connected',
  'cloud.field.activity': 'last heard of',
  'cloud.field.hubs': 'hubs',
  'cloud.field.created': 'made',
  'cloud.field.status': 'status',
  'cloud.field.device': 'device ID',
  'cloud.yes': 'yes',
  'cloud.no': 'no',
  'cloud.never': 'never',
  'cloud.mark.not-edge': 'no IoT Edge device',
  'cloud.mark.disabled': 'disabled',
  'cloud.access.hub': 'IoT hub {host}, policy {policy}',
  'cloud.access.dps': 'DPS {host}, policy {policy}',
  'cloud.not-there': '{part}: there is none named {id}.',
  'cloud.unread': '{part}: could not be read ({code}).',
  'cloud.found': '{total} found, {shown} shown.',
  'cloud.problem.not-edge':
    '{part}: it is not marked as an IoT Edge device. Such a device never gets modules.',
  'cloud.problem.disabled': '{part}: it is disabled.',
  'cloud.problem.left-behind':
    'The enrollment is gone, but the registration and the device in {hub} are still there.',
  'cloud.problem.failed': 'The last registration failed with {number}.',
} as const;
