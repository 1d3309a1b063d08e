/** Words for the proxy of the VM. */
export const vmNetwork = {
  'step.set-vm-proxy': 'Tell the services of the VM their proxy',
  'step.set-agent-proxy': 'Tell edgeAgent its proxy',
  'step.clear-vm-proxy': 'Take the proxy out of the VM',
  'changes.set-vm-proxy': 'the services of the VM were told their proxy',
  'changes.set-agent-proxy': 'edgeAgent was told its proxy',
  'changes.clear-vm-proxy': 'the proxy was taken out of the VM',
  'residue.proxy-replaced':
    'the proxy that the VM had before is not put back: it had a password, which is not kept',

  'note.agent-environment':
    'The first deployment replaces edgeAgent’s environment. Whoever writes its manifest has to put https_proxy = {proxy} and UpstreamProtocol = AmqpWs into the env of edgeAgent and of edgeHub; otherwise the device goes dark with it.',

  'error.EFD-NET-009':
    'The VM does not have the proxy {proxy} everywhere. It is missing or different in: {places}.',
  'error.EFD-NET-010':
    'In the VM’s config.toml the part about edgeAgent is written in a way that EFLOW Desk does not edit. Nothing was changed in it.',

  'rule.proxy-url':
    'must be http:// or https://, host and port, such as http://proxy.example:3128; a user may stand before the host, a password never',
  'rule.proxy-user':
    'must name the user to whom the password belongs, such as http://user@proxy.example:3128',
  'rule.no-proxy': 'must be a host, a domain such as .plant.example, or an address range such as 10.0.0.0/8',

  'step.arm-rollback': 'Have Windows take the External switch back unless it is confirmed',
  'step.make-external-switch': 'Make the External switch',
  'step.remove-external-switch': 'Remove the External switch',
  'step.confirm-switch': 'Wait for the word that this host is still reached',
  'step.disarm-rollback': 'Keep the External switch',
  'changes.arm-rollback': 'Windows was told to take the switch back by itself',
  'changes.make-external-switch': 'an External switch was made',
  'changes.remove-external-switch': 'the External switch was removed',
  'changes.disarm-rollback': 'the External switch was kept',
  'note.switch-cuts-session':
    'Your own remote session runs over {adapter}. It stops for some seconds while the switch is made, and may have to be opened again. Unless it is confirmed within {seconds} seconds, Windows removes the switch by itself and the adapter has its settings again.',
  'note.switch-cuts-host':
    'This host’s own connection runs over {adapter}: everybody who works with it, remote sessions and shares included, loses it for some seconds. Unless it is confirmed within {seconds} seconds, Windows removes the switch by itself and the adapter has its settings again.',
  'note.switch-cuts-adapter':
    'Whatever uses {adapter} loses its connection for some seconds. Unless it is confirmed within {seconds} seconds, Windows removes the switch by itself and the adapter has its settings again.',
  'wait.confirm-switch':
    'The switch {switch} is made. If this host is still reached over the network, say so before {dueAt} (UTC): eflow-desk resume --answer confirmed\nOtherwise Windows removes it by itself and the adapter has its settings again.',
  'error.EFD-NET-011':
    'The External switch {name} was not confirmed in time: the gateway did not answer over it. Windows takes it back by itself; the adapter has its settings again then.',
  'error.EFD-NET-012': 'There is no network adapter {adapter} on this host. There are: {known}.',
  'error.EFD-NET-013':
    'The External switch {name} uses the adapter {adapter} already, and there can be one only.',
  'app.wait.confirm-switch.title': 'Is this host still reached?',
  'app.wait.confirm-switch':
    'The External switch is made. Unless you confirm it in time, Windows removes it by itself and the adapter has its settings again.',
  'app.wait.confirm-switch.go-on': 'It is reached: keep the switch',
  'app.wait.person.switch': 'Switch',
  'app.wait.person.dueAt': 'Goes again at (UTC)',
  'app.setup.network.make-external': 'The switch is not there yet: make it over an adapter',
  'app.field.network.create.adapter': 'Network adapter',
  'app.hint.network.create.adapter': 'As Windows names it, for example Ethernet.',

  'fault.port-security':
    'The port of the site takes one card only: a switch over an adapter cuts this Windows off.',
  'fault.proxy-required':
    'Nothing of the VM gets out any more but HTTPS through the proxy http://proxy.plant.example:3128.',
  'fault.proxy-asks-for-password':
    'Nothing of the VM gets out any more but HTTPS through the proxy http://line@proxy.plant.example:3128, which asks for a password and takes any.',

  'app.setup.proxy': 'Proxy',
  'app.setup.proxy.use': 'The VM gets to the Internet through a proxy',
  'app.setup.proxy.means':
    'Set in every place that needs it: the services, the container engine and the shell of the VM before provisioning, edgeAgent after it. Device traffic then uses AMQP over WebSockets on port 443.',
  'app.setup.proxy.host': 'This Windows uses {proxy}.',
  'app.setup.proxy.take': 'Use it for the VM',
  'app.setup.proxy.has-password': 'The proxy asks for a password',
  'app.field.proxy.https': 'Proxy for HTTPS',
  'app.field.proxy.http': 'Proxy for HTTP',
  'app.field.proxy.noProxy': 'Without proxy',
  'app.field.proxy.password': 'Where the password of the proxy is to be had',
  'app.hint.proxy.https':
    'Host and port, with the user where it asks for one: http://user@proxy.example:3128',
  'app.hint.proxy.http': 'Only where plain HTTP takes another way.',
  'app.hint.proxy.noProxy': 'Hosts, domains and address ranges, with commas between.',
  'app.hint.proxy.password':
    'prompt asks you; env:NAME and file:PATH name where it is. Never the password itself.',
  'app.secret.proxy.password': 'Password of the proxy',
  'app.job.notes': 'Still to be known',
  'run.notes': 'Still to be known:',

  'step.add-network': 'Give the VM one more network',
  'step.remove-network': 'Take a further network from the VM',
  'step.add-nic': 'Give the VM one more network card (NIC)',
  'step.remove-nic': 'Take a further network card (NIC) from the VM',
  'changes.add-network': 'the VM was given one more network',
  'changes.remove-network': 'a further network was taken from the VM',
  'changes.add-nic': 'the VM was given one more network card (NIC)',
  'changes.remove-nic': 'a further network card (NIC) was taken from the VM',
  'note.nic-route':
    'With the network card {name} the VM has more than one way out, and which it takes for what has no route of its own is not determined. Set the routes in the VM.',
  'error.EFD-NET-014':
    'This host has no {type} switch with the name {name}. EFLOW Desk makes none for a further network card.',
  'error.EFD-NET-015':
    'The VM has a network card {name} already, in another way: it is on {vswitchName} with the address {address}.',
  'error.EFD-NET-016': 'EFLOW did not change the network cards of the VM: {text}',
  'fix.EFD-NET-014':
    'Make the switch first (New-VMSwitch), or write the name of one that is there; Get-VMSwitch lists them.',
  'fix.EFD-NET-015':
    'Take it from the VM first (Remove-EflowVmEndpoint), or write into the setup document what is there.',
  'fix.EFD-NET-016': 'Compare with what Get-EflowNetwork, Get-EflowVmEndpoint and Get-VMSwitch show.',
  'error.EFD-NET-017':
    'The VM has no address on {name}. Its External switch may hang on an adapter that is not connected any more.',
  'fix.EFD-NET-017':
    'Plug the cable in again, or give the VM a fixed address. After a change from cable to Wi-Fi the switch has to be made over the adapter that is in use.',
  'rule.dhcp-role':
    'must be a static address: EFLOW Desk installs no DHCP server. In a domain an unauthorised one leases nothing; elsewhere it may answer for the whole plant',
  'rule.nic-name': 'must be letters, digits, dots, dashes or underscores, at most 64',
  'rule.nic-double': 'is there twice; each network card needs a name and a switch of its own',
  'rule.nic-address': 'is needed: on an Internal switch nobody gives addresses',
  'rule.nic-own-switch': 'is the switch of the VM itself; a further network card needs another one',
} as const;
