/** Words of the conversion from and to eflow-userconfig.json. */
export const userconfig = {
  'error.EFD-UC-001': 'Diese eflow-userconfig.json ist kein JSON: siehe Zeile {line}, Spalte {column}.',
  'error.EFD-UC-002': 'In dieser eflow-userconfig.json sind {count} Felder zu berichtigen.',
  'error.EFD-UC-003':
    'Eine eflow-userconfig.json kann die Version {version} nicht ausdrücken: Sie kennt nur Produkte von 1.1 bis 1.5.',
  'doing.userconfig.read': 'beim Lesen einer eflow-userconfig.json',
  'doing.userconfig.write': 'beim Schreiben einer eflow-userconfig.json',

  'help.setup import-userconfig': 'macht aus einer eflow-userconfig.json ein Setup-Dokument',
  'help.setup import-userconfig.long':
    'Liest die Datei des Bereitstellungsskripts des Herstellers (Schema 1.0 oder 1.1) mit all ihren Regeln und gibt ein Setup-Dokument aus oder speichert es mit --out.\nWas das Setup-Dokument nicht ausdrücken kann, wird Feld für Feld genannt. Geheimnisse bleiben zurück und werden später erfragt. Der Installer ist noch einzutragen.\n--windows sagt, wo die Datei verwendet wird, denn einige Regeln hängen davon ab; ohne die Angabe werden sie als zu prüfen genannt.\nEnde: 11, denn zumindest der Installer ist einzutragen; 2 die Datei bricht eine Regel.\n  eflow-desk setup import-userconfig FILE [--windows client|server] [--out FILE]',
  'help.setup export-userconfig': 'macht aus einem Setup-Dokument eine eflow-userconfig.json',
  'help.setup export-userconfig.long':
    'Schreibt ein Setup-Dokument als Datei für das Bereitstellungsskript des Herstellers (Schema 1.1) oder speichert es mit --out.\nWo Geheimnisse hingehören, stehen Platzhalter. Was die Datei nicht ausdrücken kann, wird Feld für Feld genannt, ebenso was jenes Skript falsch macht.\nEnde: 11, denn die Datei kann den Installer und seinen SHA-256 nicht nennen; 2 das Setup-Dokument ist nicht richtig.\n  eflow-desk setup export-userconfig --setup FILE [--out FILE]',
  'usage.windows': '--windows nimmt client oder server.',

  'rule.userconfig.double-field': 'steht zweimal da, in verschiedener Groß- und Kleinschreibung',
  'rule.userconfig.newer-schema': 'gehört zu Schema {schema}; diese Datei sagt 1.0',
  'rule.userconfig.url': 'muss eine vollständige Adresse sein, etwa https://server/file.msi',
  'rule.userconfig.path': 'hat Zeichen, die kein Windows-Pfad haben kann',
  'rule.userconfig.eula': 'muss Yes sein: Ohne Annahme der Lizenz lässt sich EFLOW nicht bereitstellen',
  'rule.userconfig.internal-on-client':
    'darf unter Windows 10 und 11 nicht Internal sein, nur unter Windows Server',
  'rule.userconfig.needed-for': 'fehlt; {field} braucht es',
  'rule.userconfig.all-or-none': 'fehlt: Adresse, Präfixlänge und Gateway gehören zusammen',
  'rule.userconfig.static-on-default':
    'passt nicht zum Default Switch; nennen Sie einen anderen vSwitch, oder lassen Sie die Adresse weg',
  'rule.userconfig.proxy': 'muss eine Adresse sein, die mit {schemes} beginnt',
  'rule.userconfig.not-for-product': 'gibt es für {product} nicht',
  'rule.userconfig.excludes': 'geht nicht zusammen mit {field}',
  'rule.userconfig.one-gpu': 'muss bei ParaVirtualization 1 sein',
  'rule.userconfig.foreign': 'gehört nicht zu {type}',
  'rule.userconfig.host': 'muss der Hostname eines IoT Hub sein, ohne https://',
  'rule.userconfig.device-id': 'ist keine Geräte-ID',
  'rule.userconfig.key':
    'muss ein Schlüssel in Base64 von 16 bis 64 Byte sein; vielleicht ist er abgeschnitten, kopieren Sie ihn neu',
  'rule.address.not-ipv4': 'muss eine IPv4-Adresse sein: vier Zahlen von 0 bis 255 ohne führende Nullen',
  'rule.address.prefix-length': 'muss eine ganze Zahl von {min} bis {max} sein',
  'rule.address.special': 'ist {value}, was reserviert ist; kein Gerät kann diese Adresse haben',
  'rule.address.outside': 'ist {value}, was nicht im Netz {prefix} liegt',
  'rule.address.network-address': 'ist {value}, die Adresse des Netzes selbst',
  'rule.address.broadcast-address': 'ist {value}, die Broadcast-Adresse des Netzes',
  'rule.address.same-as-gateway': 'ist {value}, die Adresse des Gateways',
  'rule.address.of-host': 'ist {value}, eine Adresse dieses Hosts',

  'userconfig.kind.not-taken': 'Nicht übernommen:',
  'userconfig.kind.to-fill': 'Einzutragen:',
  'userconfig.kind.secret': 'Geheimnisse:',
  'userconfig.kind.upstream': 'Was das Skript des Herstellers anders macht:',
  'userconfig.kind.check': 'Vor Ort zu prüfen:',

  'userconfig.no-place': 'Das andere Dokument hat kein Feld dafür.',
  'userconfig.unknown-field': 'Dies ist kein Feld des Formats.',
  'userconfig.refused-by-setup': 'Das Setup-Dokument nimmt diesen Wert nicht an.',
  'userconfig.proxy-ignored': 'useHostProxy ist an, daher bleibt es ohne Wirkung.',
  'userconfig.payload':
    'Die Datei nennt {product} und keinen Installer. Ergänzen Sie im Setup-Dokument payload mit file, sha256 und version.',
  'userconfig.secret-asked':
    'Es steht im Klartext in der Datei. Das Setup-Dokument fragt danach; entfernen Sie es aus der Datei.',
  'userconfig.secret-placeholder':
    'An seiner Stelle steht ein Platzhalter. Tragen Sie es vor Gebrauch ein und löschen Sie es danach, denn die Datei hält es im Klartext.',
  'userconfig.repaired': 'Die Schreibweise wurde berichtigt. Vergleichen Sie sie mit der Datei.',
  'userconfig.dps-tpm-implied':
    'In der Datei ist es aus. EFLOW Desk schaltet es ein, denn DpsTPM braucht es.',
  'userconfig.default-switch-instead':
    'Die Datei will einen vSwitch vom Typ {type}, an dem ein DHCP-Server der VM die Adresse gibt. Das Setup-Dokument kennt keinen solchen und würde den Default Switch verwenden.',
  'userconfig.switch-must-exist':
    'Den vSwitch {name} muss es schon geben: EFLOW Desk legt keinen externen vSwitch an.',
  'userconfig.adapter-to-fill':
    'Das Format nennt den Adapter unter einem externen vSwitch, das Setup-Dokument nicht. Tragen Sie ihn ein.',
  'userconfig.client-only':
    'Ohne vSwitch gilt die Datei für Windows 10 und 11; Windows Server hat keinen Default Switch.',
  'userconfig.server-only': 'Internal funktioniert nur unter Windows Server.',
  'userconfig.adapter-up': 'Der Adapter {adapter} muss ein physischer und verbunden sein.',
  'userconfig.ping-address': 'Unter {address} darf niemand antworten. Prüfen Sie das vorher mit Ping.',
  'userconfig.ping-gateway': 'Das Gateway {address} muss auf einen Ping antworten.',
  'userconfig.dns-missing': 'Mit fester Adresse findet die VM ohne DNS-Server keinen Namen.',
  'userconfig.host-proxy':
    'Auf dem Host muss ein Proxy eingestellt sein, sonst gibt es keinen zu übernehmen.',
  'userconfig.file-exists': 'Die Datei muss auf dem Host vorhanden sein.',
  'userconfig.architecture-assumed':
    'Der Name des Installers verrät keine Architektur, daher steht {product} in der Datei. Ändern Sie das für ARM64.',
  'userconfig.upstream-no-product':
    'Das Skript kennt kein Produkt dieser Version und lehnt es ab. Der Schlüssel ist unsere Erweiterung.',
  'userconfig.upstream-product-name':
    'Das Skript vergleicht das Produkt am Namen, der vom installierten abweicht. Auf einem Host mit EFLOW lehnt es ab.',
  'userconfig.upstream-install-options':
    'Das Skript liest installOptions falsch und benutzt diesen Pfad womöglich nicht.',
  'userconfig.upstream-registration-id':
    'Das Skript lässt die Registrierungs-ID bei diesem Provisionierungstyp weg.',
  'userconfig.upstream-same-24':
    'Das Skript lehnt ein Gateway außerhalb desselben /24 ab, gleich welche Präfixlänge gilt.',
  'userconfig.upstream-https-proxy': 'Das Skript verlangt hier https://. Die meisten Proxys wollen http://.',
  'userconfig.upstream-provisioned-test':
    'Ob eine VM schon provisioniert ist, erkennt das Skript nicht sicher, wenn sie aus oder neuer als 1.1 ist.',
  'userconfig.upstream-relative-msi':
    'Das Skript sucht AzureIoTEdge.msi in dem Ordner, aus dem es gestartet wurde.',
  'userconfig.upstream-exit-code': 'Das Skript beachtet den Exitcode des Installers nicht.',
  'userconfig.upstream-noreboot':
    'Das Skript entfernt EFLOW mit /noreboot, was der Windows Installer nicht kennt.',
} as const;
