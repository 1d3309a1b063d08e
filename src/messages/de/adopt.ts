export const adopt = {
  'error.EFD-SETUP-005':
    'Auf diesem Rechner gibt es kein EFLOW, das sich in ein Einrichtungsdokument lesen ließe.',
  'doing.adopt': 'diesen Rechner in ein Einrichtungsdokument lesen',

  'help.adopt': 'liest diesen Rechner in ein Einrichtungsdokument',
  'help.adopt.long':
    'Für einen Rechner, der nicht mit EFLOW Desk eingerichtet wurde: liest die VM, ihr Netzwerk und ihre Identität und gibt ein Einrichtungsdokument aus oder speichert es mit --out. Ändert nichts.\nGeheimnisse bleiben in der VM; das Dokument fragt danach. Was nicht bekannt ist, was zu ergänzen ist und was das Dokument nicht sagen kann, steht Feld für Feld dabei.\nExitcode: 11, denn mindestens das Installationspaket ist zu ergänzen; 10 kein EFLOW auf diesem Rechner.\n  eflow-desk adopt [--out DATEI]',

  'adopt.kind.open': 'Zu ergänzen:',
  'adopt.kind.unknown': 'Nicht bekannt; das Dokument hat den Standardwert:',
  'adopt.kind.not-taken': 'Auf diesem Rechner und nicht im Dokument:',
  'adopt.kind.secret': 'Geheimnisse:',
  'adopt.kind.check': 'Vor Ort zu prüfen:',
  'adopt.read': 'Vom Rechner gelesen:',
  'adopt.value': '{path} = {value} ({source})',

  'adopt.unknown': 'Es ließ sich nicht lesen ({reason}).',
  'adopt.reason.elevation': 'braucht erhöhte Rechte',
  'adopt.reason.timeout': 'keine Antwort in der Zeit',
  'adopt.reason.absent': 'der Rechner sagt es nicht',
  'adopt.reason.failed': 'das Lesen misslang; vielleicht ist die VM aus',
  'adopt.not-told': 'Der Rechner sagt es nicht.',
  'adopt.refused-by-setup': 'Das Einrichtungsdokument nimmt den Wert nicht, den der Rechner hat.',
  'adopt.installer-file': 'Nennen Sie das Installationspaket dieser Version. Windows behält es nicht.',
  'adopt.installer-sha256':
    'Geben Sie den SHA-256 des Installationspakets an, von einer Stelle, der Sie vertrauen.',
  'adopt.several-products':
    'Es ist nicht genau ein EFLOW installiert ({products}). Sagen Sie, welche Version gewünscht ist.',
  'adopt.no-vm': 'EFLOW ist installiert, und es gibt keine VM.',
  'adopt.eula-open': 'Die Lizenz von EFLOW hat hier noch niemand angenommen.',
  'adopt.log-size':
    'Kein Cmdlet sagt die Größe der Protokollpartition. Small ist der Standardwert von EFLOW.',
  'adopt.data-size-rounded':
    'Die VM nennt {storageMb} MB, etwas weniger, als sie bekommen hat; im Dokument steht das nächste ganze GB.',
  'adopt.no-connection': 'EFLOW nennt keine Netzwerkverbindung der VM.',
  'adopt.nic-not-said':
    'Die VM hat eine weitere Netzwerkkarte, {name} an {vswitchName} mit der Adresse {address}, auf eine Weise, die das Dokument nicht sagen kann.',
  'adopt.gpu-open':
    'Die VM hat {count} Grafikkarte(n). Welche, und auf welche Weise, sagt EFLOW nicht sicher; ergänzen Sie vm.gpu.',
  'adopt.switch-gone': 'Den Switch {vswitchName} der VM gibt es nicht mehr.',
  'adopt.network-not-said':
    'Die VM ist an {vswitchName} (Art {type}, feste Adresse: {fixed}). Das kann das Dokument nicht sagen; es hat den Default Switch.',
  'adopt.dns-open':
    'Die VM hat eine feste Adresse und fragt keinen DNS-Server über IPv4. Nennen Sie mindestens einen.',
  'adopt.dns-not-ipv4': 'Die VM fragt auch {servers}; das ist keine IPv4-Adresse.',
  'adopt.not-provisioned': 'Die VM hat noch keine Identität.',
  'adopt.identity-not-said':
    'Die VM ist mit {source}/{method} eingerichtet; das ist keine Provisionierungsart von EFLOW.',
  'adopt.registration-of-tpm':
    'Die VM ist als {registrationId} registriert, dem Namen, den das TPM selbst gibt. Er bleibt weg, damit es der des TPM bleibt.',
  'adopt.registration-unsure':
    'Ob jemand {registrationId} gewählt hat oder das TPM den Namen gab, ließ sich nicht herausfinden; er steht im Dokument.',
  'adopt.file-on-host':
    'In der VM ist es {inVm}. Nennen Sie die Datei auf diesem Windows oder einer Freigabe; EFLOW Desk holt keine aus der VM.',
  'adopt.secret-string':
    'Die Verbindungszeichenfolge des Geräts {deviceId} in {hub} bleibt in der VM. Das Dokument fragt danach; halten Sie sie vor einem Neuaufbau bereit.',
  'adopt.secret-key':
    'Der symmetrische Schlüssel von {registrationId} bleibt in der VM. Das Dokument fragt danach; halten Sie ihn vor einem Neuaufbau bereit.',
  'adopt.feature-tpm': 'Das TPM steht der VM offen, obwohl die Identität es nicht braucht.',
  'adopt.agent-proxy': 'edgeAgent geht über den Proxy {proxy}.',

  'adopt.proxy-places-differ':
    'Nicht jeder Teil der VM hat denselben Proxy. Das Dokument gibt allen den ihrer Dienste.',
  'adopt.proxy-not-said': 'Die VM geht über {proxy}, in einer Form, die das Dokument nicht nimmt.',
  'adopt.secret-proxy': 'Das Kennwort des Proxys bleibt in der VM. Das Dokument fragt danach.',
  'adopt.shares-not-listed':
    'EFLOW listet die Ordner nicht auf, die die VM teilt. Ergänzen Sie die, von denen Sie wissen.',
  'adopt.roots-not-listed':
    'EFLOW Desk hat der VM keine Zertifizierungsstelle gegeben. Eine, die jemand anders ihr gegeben hat, wird nicht erkannt; ergänzen Sie sie, wenn dieser Standort TLS öffnet.',
  'adopt.root-file':
    'Nennen Sie die Datei mit dieser Zertifizierungsstelle; EFLOW Desk nimmt keine aus der VM.',
  'adopt.root-differs':
    'Die VM vertraut dieser Stelle nicht überall; ihre Module haben {modules}. Das Dokument gibt allen diese eine.',
  'adopt.bundle-not-said':
    'Jemand anders hat das Vertrauensbündel der Module gesetzt ({bundle}). Das Dokument kann das nicht sagen.',

  'hint.adopt-first':
    'Auf diesem Rechner ist EFLOW, und kein Job von EFLOW Desk hat es eingerichtet. Lesen Sie ihn vor jeder Reparatur in ein Einrichtungsdokument: Danach kann es zu spät sein.',

  'app.adopt.title': 'Diesen Rechner lesen',
  'app.adopt.about':
    'Für einen Rechner, der nicht mit EFLOW Desk eingerichtet wurde: liest VM, Netzwerk und Identität in ein Einrichtungsdokument. Geheimnisse bleiben in der VM. Es wird nichts geändert.',
  'app.adopt.read': 'Diesen Rechner in ein Einrichtungsdokument lesen',
  'app.adopt.reading': 'Der Rechner wird gelesen …',
  'app.adopt.take': 'Im Formular öffnen',
  'app.adopt.replaces': 'Es tritt an die Stelle dessen, was im Formular steht.',

  'cli.act.rebuild': 'entfernt EFLOW und baut es als dasselbe Gerät neu auf: do rebuild --setup DATEI',
  'app.job.goal.rebuild': 'Neuaufbau: {name}',
  'loss.rebuild':
    'Das deinstalliert EFLOW und löscht die VM mit allen Moduldaten; dann wird es als dasselbe Gerät neu aufgebaut. Nichts bringt die VM zurück, auch kein Rückgängigmachen.',
  'note.not-compared':
    'Die VM hat ihre Identität nicht genannt; ob das Dokument zu diesem Gerät gehört, konnte niemand prüfen.',
  'note.loses-modules': 'Module, die mit ihren Daten verloren gehen: {modules}.',
  'note.loses-volumes': 'Volumes, die verloren gehen: {volumes}; zusammen {megabytes} MB.',
  'note.loses-no-volumes': 'Die VM hat keine Volumes von Modulen.',
  'note.loses-unknown-modules':
    'Welche Module verloren gehen, ließ sich nicht lesen; vielleicht ist die VM aus.',
  'note.loses-unknown-volumes': 'Welche Volumes verloren gehen und wie groß sie sind, ließ sich nicht lesen.',
  'error.EFD-PLAN-011':
    'Auf diesem Rechner gibt es kein EFLOW, das sich neu aufbauen ließe. Wenden Sie stattdessen die Einrichtung an.',
  'error.EFD-PLAN-012':
    'Das Einrichtungsdokument nennt keine Identität; das Gerät könnte nicht als dasselbe wiederkommen.',
  'error.EFD-PLAN-013':
    'Das Einrichtungsdokument gehört zu einem anderen Gerät: {field} ist {wanted}, und die VM hat {has}.',
  'app.plan.notes': 'Vor dem Start zu wissen',
  'app.rebuild.offer': 'Mit derselben Identität neu aufbauen …',
  'app.rebuild.back': 'Zurück zum Plan ohne Neuaufbau',
  'app.rebuild.title': 'Neuaufbau mit derselben Identität',
  'app.rebuild.about':
    'EFLOW wird entfernt, neu installiert und bereitgestellt, und das Gerät bekommt die Identität dieses Dokuments. Installationspaket, Geheimnis und Zertifikatsdateien müssen bereitliegen; das wird geprüft, bevor etwas entfernt wird. Wie der Rechner jetzt ist, wird neben dem Journal aufbewahrt.',
  'app.rebuild.start': 'Neu aufbauen',
} as const;
