import type { setup as english } from '../en/setup.ts';

/** Words of the page on which a device is set up, in German. */
export const setup: Record<keyof typeof english, string> = {
  'app.setup.steps': 'Schritte des Einrichtens',
  'app.setup.step-of': 'Schritt {k} von {n}: {step}',
  'app.setup.step.host': 'Host',
  'app.setup.step.payload': 'Installer',
  'app.setup.step.vm': 'VM',
  'app.setup.step.network': 'Netz',
  'app.setup.step.identity': 'Identität',
  'app.setup.step.proof': 'Beweis',
  'app.setup.step.review': 'Durchsicht',
  'app.setup.state.done': 'fertig',
  'app.setup.state.correct': 'zu berichtigen',
  'app.setup.state.open': 'noch offen',
  'app.setup.announce': '{step}: {state}',
  'app.setup.next': 'Weiter: {step}',
  'app.setup.back': 'Zurück',
  'app.setup.document': 'Setup-Dokument',
  'app.setup.open': 'Dokument öffnen',
  'app.setup.save': 'Dokument sichern',
  'app.setup.clear': 'Neu beginnen',
  'app.setup.not-json': 'Diese Datei ist kein Setup-Dokument.',
  'app.setup.to-correct': 'Auszufüllen oder zu berichtigen: {count}',
  'app.setup.nothing-yet': 'Nichts wird geändert, bevor Sie im letzten Schritt den Plan starten.',
  'app.setup.unknown': 'nicht bekannt',

  'app.setup.host.lead': 'Ob dieser Host trägt, was Sie hier einrichten.',
  'app.setup.host.ready': 'Nichts steht im Weg. Sie können weitergehen.',
  'app.setup.host.warnings':
    'Nichts steht im Weg, aber etwas verlangt Aufmerksamkeit. Sie können weitergehen.',
  'app.setup.host.not-ready':
    'Sie können trotzdem weitergehen. Der Plan im letzten Schritt behebt manches davon selbst und sagt, was ihn noch am Start hindert.',
  'app.setup.host.all': 'Alle Befunde, mit Belegen und Abhilfen',
  'app.setup.host.again': 'Erneut prüfen',
  'app.setup.host.for-setup': 'Beurteilt für das, was hier ausgefüllt ist.',
  'app.setup.host.in-general': 'Beurteilt für die üblichen Werte, bis alle Schritte ausgefüllt sind.',
  'app.setup.host.verdict': 'Bereitschaft',
  'app.setup.host.device': 'Dieses Gerät',

  'app.setup.payload.lead': 'Welches EFLOW installiert wird, und aus welcher Datei.',
  'app.setup.payload.found': 'Welche Datei',
  'app.setup.payload.other': 'Eine andere Datei, nach ihrem Pfad',
  'app.setup.payload.none':
    'In den Ordnern, in denen EFLOW Desk sucht, liegt kein Installer. Legen Sie einen hinein und suchen Sie erneut, oder geben Sie den Pfad der Datei an.',
  'app.setup.payload.looked-in': 'Gesucht in:',
  'app.setup.payload.not-there': '(nicht vorhanden)',
  'app.setup.payload.more': 'Es gibt noch mehr; gezeigt werden die ersten.',
  'app.setup.payload.list-again': 'Erneut nach Dateien suchen',
  'app.setup.payload.choose': 'Datei auswählen',
  'app.setup.payload.look': 'Diese Datei ansehen',
  'app.setup.payload.looking': 'Die ganze Datei wird gelesen',
  'app.setup.payload.says': '{product} {version}, {platform}, {size}',
  'app.setup.payload.any-platform': 'Plattform nicht genannt',
  'app.setup.payload.says-itself':
    'Die Datei sagt über sich: {product}, Version {version}, {platform}, {size}.',
  'app.setup.payload.doubt.not-eflow': 'Nicht EFLOW, sondern ein anderes Produkt.',
  'app.setup.payload.doubt.update-package':
    'Dem Namen nach ein Updatepaket: Es aktualisiert ein installiertes EFLOW und kann keines installieren.',
  'app.setup.payload.doubt.other-platform': 'Für eine andere Prozessorart gemacht, als dieser Host hat.',
  'app.setup.payload.digest.computed':
    'Der SHA-256 wurde aus genau dieser Datei berechnet. Er beweist nur, dass sie sich von jetzt bis zur Installation nicht ändert. Woher sie stammt, beweist ein SHA-256 von einer Stelle, der Sie vertrauen: Tragen Sie den unten ein.',
  'app.setup.payload.digest.same': 'Diese Datei hat den SHA-256, der im Setup-Dokument steht.',
  'app.setup.payload.digest.differs':
    'Diese Datei hat nicht den SHA-256, der im Setup-Dokument steht. Sie ist beschädigt oder eine andere. Ihr eigener ist {sha256}.',
  'app.setup.payload.digest.take': 'SHA-256 dieser Datei übernehmen',
  'app.setup.payload.expected': 'Was installiert wird',
  'app.setup.payload.licence': 'Lizenz und Telemetrie',

  'app.setup.vm.lead': 'Was die virtuelle Maschine von diesem Host bekommt.',
  'app.setup.vm.bound.processors': 'Dieser Host hat {n} logische Prozessoren.',
  'app.setup.vm.bound.memory': '{n} MB sind auf diesem Host gerade frei.',
  'app.setup.vm.bound.disk': '{n} GB sind auf {drive} frei.',
  'app.setup.vm.no-bound':
    'Wie viel dieser Host davon hat, ist nicht bekannt; die Zahl ist hier deshalb nicht begrenzt.',
  'app.setup.vm.above': 'Mehr, als auf dem Host frei ist.',
  'app.setup.vm.slider': '{field}, Schieberegler',
  'app.setup.vm.disk': 'Speicherplatz',
  'app.setup.vm.disk.copy': 'Kopie des Installers und die, die Windows behält',
  'app.setup.vm.disk.image': 'Abbild der VM',
  'app.setup.vm.disk.system': 'System der VM, wenn es voll ist',
  'app.setup.vm.disk.log': 'Logpartition über die kleine hinaus',
  'app.setup.vm.disk.data': 'Datenpartition, wenn sie voll ist',
  'app.setup.vm.disk.sum': 'Höchstens',
  'app.setup.vm.disk.free': 'Frei auf {drive}',
  'app.setup.vm.disk.gb': '{n} GB',
  'app.setup.vm.disk.fits': 'Das passt, auch wenn alles voll ist.',
  'app.setup.vm.disk.tight':
    'Das passt nicht mehr, wenn alles voll ist. Der Datenträger wächst mit der Nutzung: Die VM arbeitet, bis das Laufwerk voll ist.',
  'app.setup.vm.disk.unknown': 'Ob das passt, ist nicht bekannt.',
  'app.setup.vm.disk.assumed':
    'Nicht an einem echten Host geprüft: Die Größen von Abbild und System stammen von früheren EFLOW-Versionen.',

  'app.setup.network.lead': 'Wie die VM ins Netz kommt.',
  'app.setup.network.ways': 'Wege, die VM dieses Hosts anzuschließen',
  'app.setup.network.reading': 'Das Netz dieses Hosts wird gelesen',
  'app.setup.network.again': 'Noch einmal lesen',
  'app.setup.network.wish.reachable': 'Maschinen am Standort müssen die VM erreichen',
  'app.setup.network.wish.fixed': 'Die Adresse der VM darf sich nicht ändern',
  'app.setup.network.wish.dhcp': 'Antwortet im Netz des Standorts ein DHCP-Server?',
  'app.setup.network.wish.dhcp.yes': 'Ja',
  'app.setup.network.wish.dhcp.no': 'Nein',
  'app.setup.network.wish.dhcp.unknown': 'Nicht bekannt',
  'app.setup.network.chosen-refused': 'Das Setup verlangt diesen Weg. Wählen Sie einen anderen.',
  'app.setup.network.mind': 'Beachten Sie',
  'app.setup.network.need.switch': 'Der Job legt den internen vSwitch {name} an.',
  'app.setup.network.need.host':
    'Der Job gibt dem Host daran die Adresse {address}; sie ist das Gateway der VM.',
  'app.setup.network.need.nat': 'Der Job legt das NAT-Netz {prefix} an.',
  'app.setup.network.need.address':
    'Die VM bekommt die Adresse {address} und fragt die DNS-Server {servers}.',
  'app.setup.network.fields': 'Netz im Setup',
  'app.setup.network.fixed': 'Der VM eine feste Adresse geben',
  'app.setup.network.must-be-free':
    'Kein anderes Gerät darf diese Adresse haben, und kein DHCP-Server darf sie vergeben. Pingen Sie sie an, bevor Sie weitergehen.',
  'app.setup.network.way': 'Der Weg hinaus',
  'app.setup.network.picture.Default Switch':
    'Bild: Die EFLOW-VM ist in diesem Host mit dem Default Switch verbunden. Der Switch übersetzt Adressen (NAT) und führt über die Netzwerkkarte des Hosts in das Netz des Standorts und in die Cloud.',
  'app.setup.network.picture.External':
    'Bild: Die EFLOW-VM ist mit einem externen vSwitch dieses Hosts verbunden, der in beide Richtungen in das Netz des Standorts führt.',
  'app.setup.network.picture.Internal':
    'Bild: Die EFLOW-VM ist in diesem Host mit einem internen vSwitch verbunden. Dahinter übersetzt NAT von Windows die Adressen und führt hinaus in das Netz des Standorts und in die Cloud.',
  'app.setup.network.vm': 'EFLOW-VM',
  'app.setup.network.default-switch': 'Default Switch (NAT)',
  'app.setup.network.external-switch': 'Externer vSwitch',
  'app.setup.network.internal-switch': 'Interner vSwitch',
  'app.setup.network.nat': 'NAT von Windows',
  'app.setup.network.host': 'Dieser Host',
  'app.setup.network.site': 'Standort, Cloud',
  'app.setup.network.means': 'Was das am Standort bedeutet',
  'app.setup.network.means.out':
    'Alles geht mit der Adresse des Hosts hinaus: Der Standort braucht für die VM weder eine Adresse noch einen Anschluss.',
  'app.setup.network.means.in':
    'Nichts kommt herein: Keine Maschine am Standort erreicht ein Modul in der VM.',
  'app.setup.network.means.address':
    'Die Adresse der VM kann sich mit jedem Neustart des Hosts ändern; notieren Sie sie nirgends.',
  'app.setup.network.means.inner':
    'Die VM behält ihre Adresse. Sie gilt nur in diesem Host; ein anderer Host darf dieselbe verwenden.',
  'app.setup.network.means.own':
    'Die VM ist ein eigenes Gerät im Netz des Standorts, mit einer eigenen Adresse.',
  'app.setup.network.means.reached': 'Maschinen am Standort können Module in der VM erreichen.',
  'app.setup.network.means.bound':
    'Die VM hängt an dem Adapter unter dem vSwitch; ein anderes Kabel oder das WLAN des Hosts hilft ihr nicht.',
  'app.setup.network.means.ask':
    'Fragen Sie die Netzbetreuung: Manche Standorte lassen nur bekannte Geräte zu, und die Firewall sieht die VM als neues Gerät.',
  'app.setup.network.means.firewall':
    'Was die Firewall für diesen Host sperrt, ist auch für die VM gesperrt. IoT Edge geht über Port 5671 oder 443 hinaus.',
  'app.setup.network.not-yet': 'Wird hier nicht gemacht',
  'app.setup.network.not-yet.dhcp':
    'Eine DHCP-Rolle auf diesem Server: In einer Domäne vergibt ein nicht autorisierter Server nichts, und anderswo antwortet er vielleicht für die ganze Anlage. Geben Sie der VM eine feste Adresse.',

  'app.setup.identity.lead': 'Wer das Gerät in der Cloud ist.',
  'app.setup.identity.DpsTPM':
    'Das TPM dieses Hosts beweist, wer er ist; niemand gibt einen Schlüssel ein. Eine Kollegin oder ein Kollege legt dafür ein Enrollment im Device Provisioning Service an; der Auftrag wartet darauf und sagt, was dafür gebraucht wird.',
  'app.setup.identity.DpsSymmetricKey':
    'Ein Kollege hat das Gerät im Device Provisioning Service registriert und übergibt ID-Bereich, Registrierungs-ID und Schlüssel. Bei einer Registrierungsgruppe nehmen Sie den für dieses Gerät abgeleiteten Schlüssel, nie den der Gruppe: Fügen Sie ihn oben ein, dann wird er hier abgeleitet.',
  'app.setup.identity.DpsX509':
    'Ein Kollege hat das Zertifikat oder seinen Aussteller im Device Provisioning Service registriert. Zertifikat und privater Schlüssel liegen als PEM, DER oder PFX auf diesem Host; der Name im Zertifikat (CN) ist die Registrierungs-ID. Der Schlüssel verlässt diesen Host nur in die VM.',
  'app.setup.identity.ManualConnectionString':
    'Die Zeichenfolge enthält den Schlüssel eines einzelnen Geräts, aus dem IoT Hub. Wer sie hat, kann dieses Gerät sein: Sie geht geradewegs an EFLOW Desk und steht in keinem Dokument.',
  'app.setup.identity.ManualX509':
    'Der IoT Hub kennt das Gerät am Fingerabdruck seines Zertifikats. Zertifikat und privater Schlüssel liegen als PEM, DER oder PFX auf diesem Host; der Name im Zertifikat (CN) ist die Geräte-ID. Der Schlüssel verlässt diesen Host nur in die VM.',

  'app.setup.proof.lead': 'Wann das Einrichten als gelungen gilt.',
  'app.setup.proof.means':
    'Ein Befehl, der OK sagt, beweist nichts. Bewiesen ist: edgeAgent dieses Geräts hat sich seit der Provisionierung mit dem IoT Hub verbunden, in der VM gesehen. Bis dahin wartet der Auftrag, und wenn es nicht dazu kommt, sagt er, was fehlt.',
  'app.setup.proof.hint': 'Langsame Leitungen brauchen länger: Die ersten Abbilder haben mehrere hundert MB.',

  'app.setup.review.lead': 'Jede Änderung an diesem Host, der Reihe nach. Es beginnt, wenn Sie es sagen.',
  'app.setup.review.incomplete': 'Es gibt noch keinen Plan. Noch auszufüllen oder zu berichtigen:',
  'app.setup.review.no-secret':
    'In diesem Fenster wurde das Geheimnis nicht eingegeben. Ohne es wartet der Auftrag vor der Provisionierung.',
  'app.setup.review.start': 'Dieses Gerät einrichten',
  'app.setup.review.no-back':
    'Nach dem Start hat der Auftrag eine eigene Seite. Dort können Sie ihn abbrechen und danach zurücknehmen.',
  'app.setup.review.plan': 'Der Plan',

  'app.glance': 'Auf einen Blick',
  'app.glance.changes': 'Änderungen',
  'app.glance.changes.n': '{n} von {all} Schritten sind noch zu tun',
  'app.glance.elevation': 'Administratorrechte',
  'app.glance.elevation.yes': 'nötig für {n} Schritte',
  'app.glance.restart': 'Neustart von Windows',
  'app.glance.restart.yes': 'nötig oder möglich: {steps}',
  'app.glance.person': 'Ein Mensch',
  'app.glance.person.yes': 'nötig: {steps}',
  'app.glance.network': 'Netzwerkkabel',
  'app.glance.network.yes': 'ab „{step}“: {network}',
  'app.glance.time': 'Übliche Dauer',
  'app.glance.undo': 'Zurücknehmen',
  'app.glance.undo.all': 'nimmt alles zurück',
  'app.glance.undo.some': 'nimmt zurück, was sich zurücknehmen lässt; was bleibt, steht unten',
  'app.glance.no': 'nicht nötig',

  'app.field.document': 'Das Dokument',
  'app.field.name': 'Name, nur für Menschen',
  'app.field.acceptEula': 'Ich nehme die Lizenz von EFLOW an',
  'app.field.optionalTelemetry': 'Optionale Telemetrie an Microsoft senden',
  'app.field.payload.file': 'Installationsdatei (.msi)',
  'app.field.payload.version': 'Version',
  'app.field.payload.sha256': 'SHA-256',
  'app.field.payload.sizeBytes': 'Größe (Bytes)',
  'app.field.network.vswitchName': 'Name des vSwitch',
  'app.field.network.create': 'Den vSwitch, die Adresse des Hosts und das NAT-Netz anlegen',
  'app.field.network.address.ip4Address': 'Adresse der VM',
  'app.field.network.address.ip4PrefixLength': 'Präfixlänge',
  'app.field.network.address.ip4GatewayAddress': 'Standardgateway',
  'app.field.network.address.dnsServers': 'DNS-Server',
  'app.field.vm.cpuCount': 'Prozessoren',
  'app.field.vm.memoryInMB': 'Arbeitsspeicher (MB)',
  'app.field.vm.vmDataSize': 'Datenpartition (GB)',
  'app.field.vm.vmLogSize': 'Logpartition',
  'app.field.network.vswitch': 'Virtueller Switch',
  'app.field.identity.provisioningType': 'Wie das Gerät zu seiner Identität kommt',
  'app.field.identity.scopeId': 'ID-Bereich',
  'app.field.identity.registrationId': 'Registrierungs-ID',
  'app.field.identity.globalEndpoint': 'DPS-Endpunkt',
  'app.field.identity.devConnString': 'Woher die Verbindungszeichenfolge kommt',
  'app.field.identity.symmKey': 'Woher der symmetrische Schlüssel kommt',
  'app.field.identity.iotHubHostname': 'Hostname des IoT Hub',
  'app.field.identity.deviceId': 'Geräte-ID',
  'app.field.identity.identityCertPath': 'Zertifikatsdatei',
  'app.field.identity.identityPrivKeyPath': 'Datei des privaten Schlüssels',
  'app.field.proof.withinMinutes': 'Auf den Beweis warten (Minuten)',
  'app.choice.DpsTPM': 'Device Provisioning Service mit dem TPM dieses Hosts',
  'app.choice.DpsSymmetricKey': 'Device Provisioning Service mit einem symmetrischen Schlüssel',
  'app.choice.DpsX509': 'Device Provisioning Service mit einem Zertifikat',
  'app.choice.ManualConnectionString': 'Verbindungszeichenfolge eines einzelnen Geräts',
  'app.choice.ManualX509': 'Zertifikat eines einzelnen Geräts',
  'app.choice.Default Switch': 'Default Switch',
  'app.choice.External': 'Vorhandener externer vSwitch',
  'app.choice.Internal': 'Interner vSwitch (Windows Server)',
  'app.choice.Small': 'Klein (1 GB)',
  'app.choice.Large': 'Groß (6 GB)',
  'app.hint.name': 'Steht im Verlauf und im gesicherten Dokument, zum Beispiel: Presse 3.',
  'app.hint.payload.file': 'Voller Pfad auf diesem Host, zum Beispiel von einem Stick.',
  'app.hint.payload.version':
    'Vier Zahlen, etwa 1.5.7.01026. Das installierte Produkt muss genau diese haben.',
  'app.hint.payload.sha256':
    'Dort genommen, wo der Datei vertraut wird; der Installer wird vor dem Ausführen damit verglichen.',
  'app.hint.network.vswitchName': 'Wie Get-VMSwitch ihn nennt; Großschreibung zählt.',
  'app.hint.network.address.ip4Address': 'Zum Beispiel 192.168.200.2.',
  'app.hint.network.address.ip4PrefixLength': '24 ist die Maske 255.255.255.0.',
  'app.hint.network.address.ip4GatewayAddress':
    'Am internen vSwitch die Adresse des Hosts; am Standort der Router.',
  'app.hint.network.address.dnsServers': 'Einer oder mehrere, durch Leerzeichen oder Kommas getrennt.',
  'app.hint.identity.scopeId': 'Von der Übersichtsseite des Device Provisioning Service, etwa 0ne00ABCDEF.',
  'app.hint.identity.registrationId': 'Leer: die, die das TPM nennt.',
  'app.hint.identity.globalEndpoint': 'Leer: der für ganz Azure.',
  'app.hint.identity.devConnString':
    'prompt: Sie geben sie hier ein. env:NAME oder file:PFAD: Sie wird dort gelesen, wenn der Auftrag sie braucht. Nie die Zeichenfolge selbst.',
  'app.hint.identity.registrationId.enrolled':
    'Unter der das Gerät registriert ist, in Kleinbuchstaben, zum Beispiel presse-3.',
  'app.hint.identity.registrationId.certificate': 'Leer: der Name im Zertifikat (CN).',
  'app.hint.identity.iotHubHostname': 'Von der Übersichtsseite des IoT Hub, etwa contoso.azure-devices.net.',
  'app.hint.identity.deviceId': 'Wie sie im IoT Hub steht; Großbuchstaben zählen.',
  'app.hint.identity.identityCertPath':
    'Voller Pfad auf diesem Host. Das Zertifikat des Geräts zuerst, dann die seiner Aussteller.',
  'app.hint.identity.identityPrivKeyPath':
    'Voller Pfad auf diesem Host. Löschen Sie die Datei, sobald das Gerät provisioniert ist, oder bewahren Sie sie dort auf, wo nur Sie sie lesen können.',
  'app.hint.identity.symmKey':
    'prompt: Sie geben ihn hier ein. env:NAME oder file:PFAD: Er wird dort gelesen, wenn der Auftrag ihn braucht. Nie der Schlüssel selbst.',
  'app.secret.identity.devConnString': 'Verbindungszeichenfolge',
  'app.secret.identity.symmKey': 'Symmetrischer Schlüssel',
  'app.secret.hint':
    'Bleibt im Arbeitsspeicher, bis EFLOW Desk endet; sie steht in keinem Dokument, Journal oder Log.',
  'app.secret.give': 'Verwenden',
  'app.secret.given': 'EFLOW Desk hat das Geheimnis jetzt.',
};
