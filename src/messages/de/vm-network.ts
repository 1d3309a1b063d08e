import type { vmNetwork as en } from '../en/vm-network.ts';

/** Wörter für den Proxy der VM. */
export const vmNetwork: Record<keyof typeof en, string> = {
  'step.set-vm-proxy': 'Den Diensten der VM ihren Proxy nennen',
  'step.set-agent-proxy': 'edgeAgent seinen Proxy nennen',
  'step.clear-vm-proxy': 'Den Proxy aus der VM nehmen',
  'changes.set-vm-proxy': 'den Diensten der VM wurde ihr Proxy genannt',
  'changes.set-agent-proxy': 'edgeAgent wurde sein Proxy genannt',
  'changes.clear-vm-proxy': 'der Proxy wurde aus der VM genommen',
  'residue.proxy-replaced':
    'der frühere Proxy der VM kommt nicht zurück: Er hatte ein Kennwort, und das ist nicht aufbewahrt',

  'note.agent-environment':
    'Das erste Deployment ersetzt die Umgebung von edgeAgent. Wer sein Manifest schreibt, muss https_proxy = {proxy} und UpstreamProtocol = AmqpWs in die env von edgeAgent und von edgeHub eintragen; sonst ist das Gerät danach nicht mehr zu erreichen.',

  'error.EFD-NET-009': 'Die VM hat den Proxy {proxy} nicht überall. Er fehlt oder ist anders in: {places}.',
  'error.EFD-NET-010':
    'In der config.toml der VM ist der Teil über edgeAgent so geschrieben, dass EFLOW Desk ihn nicht bearbeitet. Darin wurde nichts geändert.',

  'rule.proxy-url':
    'muss aus http:// oder https://, Host und Port bestehen, etwa http://proxy.example:3128; vor dem Host darf ein Benutzer stehen, nie ein Kennwort',
  'rule.proxy-user':
    'muss den Benutzer nennen, zu dem das Kennwort gehört, etwa http://user@proxy.example:3128',
  'rule.no-proxy': 'muss ein Host sein, eine Domäne wie .plant.example oder ein Adressbereich wie 10.0.0.0/8',

  'step.arm-rollback': 'Windows den externen vSwitch zurücknehmen lassen, wenn ihn niemand bestätigt',
  'step.make-external-switch': 'Den externen vSwitch anlegen',
  'step.remove-external-switch': 'Den externen vSwitch entfernen',
  'step.confirm-switch': 'Auf das Wort warten, dass dieser Host noch erreichbar ist',
  'step.disarm-rollback': 'Den externen vSwitch behalten',
  'changes.arm-rollback': 'Windows wurde beauftragt, den vSwitch selbst zurückzunehmen',
  'changes.make-external-switch': 'ein externer vSwitch wurde angelegt',
  'changes.remove-external-switch': 'der externe vSwitch wurde entfernt',
  'changes.disarm-rollback': 'der externe vSwitch wurde behalten',
  'note.switch-cuts-session':
    'Ihre eigene Fernsitzung läuft über {adapter}. Sie steht einige Sekunden still, während der vSwitch entsteht, und muss vielleicht neu geöffnet werden. Ohne Bestätigung binnen {seconds} Sekunden entfernt Windows den vSwitch selbst, und der Adapter hat wieder seine Einstellungen.',
  'note.switch-cuts-host':
    'Die Verbindung dieses Hosts läuft über {adapter}: Wer mit ihm arbeitet, verliert sie für einige Sekunden, auch Fernsitzungen und Freigaben. Ohne Bestätigung binnen {seconds} Sekunden entfernt Windows den vSwitch selbst, und der Adapter hat wieder seine Einstellungen.',
  'note.switch-cuts-adapter':
    'Was {adapter} benutzt, verliert seine Verbindung für einige Sekunden. Ohne Bestätigung binnen {seconds} Sekunden entfernt Windows den vSwitch selbst, und der Adapter hat wieder seine Einstellungen.',
  'wait.confirm-switch':
    'Der vSwitch {switch} ist angelegt. Wenn dieser Host im Netz noch erreichbar ist, sagen Sie es vor {dueAt} (UTC): eflow-desk resume --answer confirmed\nSonst entfernt Windows ihn selbst, und der Adapter hat wieder seine Einstellungen.',
  'error.EFD-NET-011':
    'Der externe vSwitch {name} wurde nicht rechtzeitig bestätigt: Das Gateway antwortete nicht über ihn. Windows nimmt ihn selbst zurück; der Adapter hat dann wieder seine Einstellungen.',
  'error.EFD-NET-012': 'Auf diesem Host gibt es keinen Netzwerkadapter {adapter}. Es gibt: {known}.',
  'error.EFD-NET-013':
    'Der externe vSwitch {name} benutzt den Adapter {adapter} schon, und es kann nur einen geben.',
  'app.wait.confirm-switch.title': 'Ist dieser Host noch erreichbar?',
  'app.wait.confirm-switch':
    'Der externe vSwitch ist angelegt. Wenn Sie ihn nicht rechtzeitig bestätigen, entfernt Windows ihn selbst, und der Adapter hat wieder seine Einstellungen.',
  'app.wait.confirm-switch.go-on': 'Er ist erreichbar: den vSwitch behalten',
  'app.wait.person.switch': 'vSwitch',
  'app.wait.person.dueAt': 'Verschwindet um (UTC)',
  'app.setup.network.make-external': 'Den vSwitch gibt es noch nicht: über einem Adapter anlegen',
  'app.field.network.create.adapter': 'Netzwerkadapter',
  'app.hint.network.create.adapter': 'Wie Windows ihn nennt, zum Beispiel Ethernet.',

  'fault.port-security':
    'Der Netzwerkanschluss des Standorts nimmt nur eine Karte: Ein vSwitch über einem Adapter trennt dieses Windows ab.',
  'fault.proxy-required':
    'Von der VM kommt nur noch HTTPS über den Proxy http://proxy.plant.example:3128 hinaus.',
  'fault.proxy-asks-for-password':
    'Von der VM kommt nur noch HTTPS über den Proxy http://line@proxy.plant.example:3128 hinaus, der ein Kennwort verlangt und jedes nimmt.',

  'app.setup.proxy': 'Proxy',
  'app.setup.proxy.use': 'Die VM kommt über einen Proxy ins Internet',
  'app.setup.proxy.means':
    'Er wird überall gesetzt, wo er gebraucht wird: vor dem Provisionieren in den Diensten, der Container-Engine und der Shell der VM, danach für edgeAgent. Das Gerät spricht dann AMQP über WebSockets auf Port 443.',
  'app.setup.proxy.host': 'Dieses Windows verwendet {proxy}.',
  'app.setup.proxy.take': 'Für die VM verwenden',
  'app.setup.proxy.has-password': 'Der Proxy verlangt ein Kennwort',
  'app.field.proxy.https': 'Proxy für HTTPS',
  'app.field.proxy.http': 'Proxy für HTTP',
  'app.field.proxy.noProxy': 'Ohne Proxy',
  'app.field.proxy.password': 'Woher das Kennwort des Proxys kommt',
  'app.hint.proxy.https':
    'Host und Port, mit dem Benutzer, wenn er einen verlangt: http://user@proxy.example:3128',
  'app.hint.proxy.http': 'Nur wenn einfaches HTTP einen anderen Weg nimmt.',
  'app.hint.proxy.noProxy': 'Hosts, Domänen und Adressbereiche, durch Kommas getrennt.',
  'app.hint.proxy.password':
    'prompt fragt Sie; env:NAME und file:PFAD nennen, wo es steht. Nie das Kennwort selbst.',
  'app.secret.proxy.password': 'Kennwort des Proxys',
  'app.job.notes': 'Weiterhin zu beachten',
  'run.notes': 'Weiterhin zu beachten:',

  'step.add-network': 'Der VM ein weiteres Netz geben',
  'step.remove-network': 'Der VM ein weiteres Netz nehmen',
  'step.add-nic': 'Der VM eine weitere Netzwerkkarte (NIC) geben',
  'step.remove-nic': 'Der VM eine weitere Netzwerkkarte (NIC) nehmen',
  'changes.add-network': 'die VM bekam ein weiteres Netz',
  'changes.remove-network': 'der VM wurde ein weiteres Netz genommen',
  'changes.add-nic': 'die VM bekam eine weitere Netzwerkkarte (NIC)',
  'changes.remove-nic': 'der VM wurde eine weitere Netzwerkkarte (NIC) genommen',
  'note.nic-route':
    'Mit der Netzwerkkarte {name} hat die VM mehr als einen Weg hinaus; welchen sie für das nimmt, wofür es keine eigene Route gibt, ist nicht bestimmt. Legen Sie die Routen in der VM fest.',
  'error.EFD-NET-014':
    'Auf diesem Host gibt es keinen Switch {name} vom Typ {type}. Für eine weitere Netzwerkkarte legt EFLOW Desk keinen an.',
  'error.EFD-NET-015':
    'Die VM hat schon eine Netzwerkkarte {name}, aber anders: Sie liegt an {vswitchName} mit der Adresse {address}.',
  'error.EFD-NET-016': 'EFLOW hat die Netzwerkkarten der VM nicht geändert: {text}',
  'fix.EFD-NET-014':
    'Legen Sie den Switch zuerst an (New-VMSwitch), oder nennen Sie einen, den es gibt; Get-VMSwitch zeigt sie.',
  'fix.EFD-NET-015':
    'Nehmen Sie sie der VM zuerst (Remove-EflowVmEndpoint), oder schreiben Sie in die Einrichtung, was da ist.',
  'fix.EFD-NET-016':
    'Vergleichen Sie mit dem, was Get-EflowNetwork, Get-EflowVmEndpoint und Get-VMSwitch zeigen.',
  'error.EFD-NET-017':
    'Die VM hat an {name} keine Adresse. Ihr externer Switch hängt vielleicht an einer Karte, die nicht mehr verbunden ist.',
  'fix.EFD-NET-017':
    'Stecken Sie das Kabel wieder ein, oder geben Sie der VM eine feste Adresse. Nach dem Wechsel vom Kabel ins WLAN muss der Switch über der Karte angelegt werden, die benutzt wird.',
  'rule.dhcp-role':
    'muss eine feste Adresse sein: EFLOW Desk installiert keinen DHCP-Server. In einer Domäne vergibt ein nicht autorisierter nichts, anderswo antwortet er vielleicht für die ganze Anlage',
  'rule.nic-name': 'darf nur Buchstaben, Ziffern, Punkte, Striche und Unterstriche haben, höchstens 64',
  'rule.nic-double': 'ist doppelt; jede Netzwerkkarte braucht einen eigenen Namen und einen eigenen Switch',
  'rule.nic-address': 'fehlt: An einem internen Switch vergibt niemand Adressen',
  'rule.nic-own-switch': 'ist der Switch der VM selbst; eine weitere Netzwerkkarte braucht einen anderen',
};
