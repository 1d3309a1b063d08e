/** Worte des Beraters: welche Plattform und welcher Weg der Provisionierung, und warum. */
export const adviser = {
  'adviser.status.possible': 'möglich',
  'adviser.status.unknown': 'offen: erst ist etwas zu klären',
  'adviser.status.refused': 'nicht möglich',

  'adviser.ask.system': 'Was läuft auf dem Rechner?',
  'adviser.ask.system.why':
    'Unter Windows läuft IoT Edge in der virtuellen Maschine von EFLOW; unter Linux braucht es keine.',
  'adviser.ask.system.windows': 'Windows, und das bleibt so',
  'adviser.ask.system.linux': 'Linux',
  'adviser.ask.containers': 'Für welche Container sind die Module gebaut?',
  'adviser.ask.containers.why':
    'IoT Edge führt Linux-Container aus. Für Windows-Container gab es nach 1.1 nichts Neueres.',
  'adviser.ask.containers.linux-containers': 'Linux-Container',
  'adviser.ask.containers.windows-containers': 'Windows-Container',
  'adviser.ask.architecture': 'Welchen Prozessor hat er?',
  'adviser.ask.architecture.why': 'Nicht jede Version und nicht jede Distribution hat Pakete für jeden.',
  'adviser.ask.architecture.x64': 'x64 (Intel, AMD)',
  'adviser.ask.architecture.arm64': 'ARM64',
  'adviser.ask.architecture.arm32': 'ARM, 32 Bit',
  'adviser.ask.purpose': 'Wofür ist es?',
  'adviser.ask.purpose.why': 'Was zum Ausprobieren schnell geht, soll nicht jahrelang laufen.',
  'adviser.ask.purpose.trial': 'Zum Ausprobieren',
  'adviser.ask.purpose.production': 'Für den Betrieb',
  'adviser.ask.devices': 'Wie viele Geräte sollen es werden?',
  'adviser.ask.devices.why': 'Jedes von Hand einzurichten geht bei wenigen.',
  'adviser.ask.devices.few': 'Eines oder wenige',
  'adviser.ask.devices.many': 'Viele',
  'adviser.ask.dps': 'Gibt es einen Device Provisioning Service?',
  'adviser.ask.dps.why':
    'DPS sagt einem Gerät, welcher IoT Hub der seine ist. Ohne ihn wird jedes Gerät von Hand im Hub angelegt.',
  'adviser.ask.dps.yes': 'Ja, oder es kann einen geben',
  'adviser.ask.dps.no': 'Nein',
  'adviser.ask.enrollment': 'Eine Registrierung für jedes Gerät oder eine für alle?',
  'adviser.ask.enrollment.why':
    'Eine Gruppe lässt jedes Gerät ein, das ein Zertifikat einer Stelle oder einen abgeleiteten Schlüssel hat.',
  'adviser.ask.enrollment.individual': 'Eine für jedes Gerät',
  'adviser.ask.enrollment.group': 'Eine Gruppe für alle',
  'adviser.ask.pki': 'Gibt es eine Zertifizierungsstelle, die Zertifikate für Geräte ausstellt?',
  'adviser.ask.pki.why': 'Mit einer sind Zertifikate der Weg, der für den Betrieb empfohlen wird.',
  'adviser.ask.pki.yes': 'Ja',
  'adviser.ask.pki.no': 'Nein',
  'adviser.ask.tpm': 'Hat der Rechner ein TPM 2.0?',
  'adviser.ask.tpm.why':
    'Die Bereitschaftsprüfung zeigt es. Der Schlüssel eines TPM lässt sich nicht kopieren.',
  'adviser.ask.tpm.yes': 'Ja',
  'adviser.ask.tpm.no': 'Nein',
  'adviser.ask.keys': 'Wo muss der Schlüssel des Geräts liegen?',
  'adviser.ask.keys.why':
    'EFLOW nimmt Dateien. Ein reines Linux-Gerät kann einen Schlüssel in einem Hardware-Sicherheitsmodul benutzen.',
  'adviser.ask.keys.files': 'Eine Datei ist erlaubt',
  'adviser.ask.keys.hsm': 'In Hardware: HSM oder TPM',
  'adviser.ask.moves': 'Kommt das Gerät vielleicht einmal an einen anderen IoT Hub?',
  'adviser.ask.moves.why': 'Mit DPS geht das ohne Besuch.',
  'adviser.ask.moves.yes': 'Ja',
  'adviser.ask.moves.no': 'Nein',
  'adviser.ask.first': 'Erreicht das Gerät Azure, wenn es das erste Mal startet?',
  'adviser.ask.first.why': 'Mit DPS erfährt ein Gerät nur durch Fragen, wer es ist.',
  'adviser.ask.first.online': 'Ja',
  'adviser.ask.first.offline': 'Nein, es wird ohne Netz eingerichtet',
  'adviser.ask.inspection': 'Öffnet ein Proxy oder eine Firewall verschlüsselte Verbindungen unterwegs?',
  'adviser.ask.inspection.why':
    'Das heißt TLS-Inspektion. Die Netzwerkabteilung weiß es; die Bereitschaftsprüfung vergleicht Zertifikate.',
  'adviser.ask.inspection.no': 'Nein',
  'adviser.ask.inspection.yes': 'Ja',

  'adviser.platform.linux-on-windows': 'Linux-Container unter Windows (EFLOW)',
  'adviser.platform.linux-on-linux': 'Linux-Container unter Linux',
  'adviser.platform.windows-containers': 'Windows-Container unter Windows',

  'adviser.method.ManualConnectionString': 'Verbindungszeichenfolge, von Hand',
  'adviser.method.ManualX509': 'Zertifikat, von Hand',
  'adviser.method.DpsSymmetricKey': 'DPS mit symmetrischem Schlüssel',
  'adviser.method.DpsX509': 'DPS mit Zertifikat',
  'adviser.method.DpsTPM': 'DPS mit dem TPM',

  'adviser.reason.windows-stays': 'Windows-Programme und IoT Edge teilen sich den Rechner.',
  'adviser.reason.vm-kept-up': 'Die virtuelle Maschine bringt IoT Edge mit und wird als Ganzes aktualisiert.',
  'adviser.reason.linux-there': 'IoT Edge wird mit den Paketen des Systems installiert.',
  'adviser.reason.takes-pkcs11': 'Schlüssel können über PKCS#11 in einem Hardware-Sicherheitsmodul bleiben.',
  'adviser.reason.no-vm': 'Es ist keine virtuelle Maschine nötig.',
  'adviser.reason.quick-trial': 'Der schnellste Weg zu einem Gerät, das läuft.',
  'adviser.reason.for-production': 'Microsoft empfiehlt es für den Betrieb.',
  'adviser.reason.pki-there': 'Ihre Zertifizierungsstelle stellt aus, was gebraucht wird.',
  'adviser.reason.self-signed-will-do':
    'Zwei selbst signierte Zertifikate genügen; eine Zertifizierungsstelle ist nicht nötig.',
  'adviser.reason.tpm-there': 'Das TPM ist da, und kein Geheimnis muss übergeben werden.',
  'adviser.reason.scales': 'Für viele Geräte gemacht.',
  'adviser.reason.one-group': 'Eine Registrierung lässt alle Geräte ein.',
  'adviser.reason.moves': 'Das Gerät kann ohne Besuch an einen anderen Hub geschickt werden.',
  'adviser.reason.no-dps-needed': 'Ein Device Provisioning Service ist nicht nötig.',
  'adviser.reason.identity-on-board':
    'Das Gerät hat seine Identität dabei und verbindet sich, sobald es eine Leitung gibt.',
  'adviser.reason.pkcs11':
    'Der Schlüssel kann im Hardware-Sicherheitsmodul bleiben, benannt mit einer pkcs11:-Adresse.',
  'adviser.reason.key-in-chip': 'Der Schlüssel steckt im Chip und lässt sich nicht kopieren.',

  'adviser.against.own-machine':
    'Es braucht einen Linux-Rechner oder eine virtuelle Maschine, um die Sie sich selbst kümmern.',
  'adviser.against.files-only':
    'EFLOW nimmt Schlüssel als Dateien, nicht aus einem Hardware-Sicherheitsmodul.',
  'adviser.against.arm64-ends':
    'Für ARM64 gibt es nichts Neueres als 1.5.7; Version 1.6 gibt es nur für x64.',
  'adviser.against.one-vm':
    'Ein Host hat genau eine EFLOW-VM, angelegt und verwaltet von einem Administratorkonto.',
  'adviser.against.carry-images':
    'Ohne Weg zur Registrierung müssen die Container-Images zum Gerät getragen werden, in einer Datei, die docker save schreibt. Bei EFLOW nennt die Einrichtung diese Datei („Container-Images“), und EFLOW Desk lädt sie.',
  'adviser.against.modules-to-rebuild': 'Die Module müssen für Linux-Container neu gebaut werden.',
  'adviser.against.getting-started':
    'Zum Kennenlernen gedacht. Wer die Zeichenfolge hat, kann sich als das Gerät ausgeben.',
  'adviser.against.legacy-key':
    'Zum Kennenlernen und für ältere Geräte gedacht; ein Zertifikat oder ein TPM ist sicherer.',
  'adviser.against.key-on-disk': 'Der Schlüssel liegt auf dem Gerät.',
  'adviser.against.private-key-on-disk': 'Der private Schlüssel liegt in einer Datei auf dem Gerät.',
  'adviser.against.by-hand-each': 'Jedes Gerät wird von Hand angelegt und eingerichtet.',
  'adviser.against.stays-with-hub': 'Ein anderer Hub verlangt einen Besuch bei jedem Gerät.',
  'adviser.against.no-renewal':
    'Das Zertifikat erneuert sich nicht selbst. Merken Sie sich den Tag, an dem es abläuft.',
  'adviser.against.certificates-to-make':
    'Ohne Zertifizierungsstelle braucht jedes Gerät ein Zertifikat, das jemand macht und registriert.',
  'adviser.against.enroll-each': 'Jedes TPM wird einzeln registriert.',
  'adviser.against.board-swap':
    'Das Löschen des TPM lässt den Endorsement Key, wie er ist; eine andere Platine hat einen anderen und braucht eine neue Registrierung.',
  'adviser.against.tpm-relay':
    'Nach einem Neustart kann der Weg von der VM zum TPM unterbrochen sein, bis EFLOWProxy und die VM neu gestartet sind.',
  'adviser.against.clock': 'Die Uhr des Geräts muss stimmen: Sein Token für DPS gilt 30 Sekunden.',
  'adviser.against.no-registration-id':
    'Lassen Sie bei EFLOW die Registrierungs-ID weg: Ältere Versionen scheitern damit, und der Name im Zertifikat genügt.',

  'adviser.refusal.none-after-1-1':
    'Nach Version 1.1, die am 13. Dezember 2022 endete, gibt es kein IoT Edge für Windows-Container.',
  'adviser.refusal.needs-windows': 'EFLOW läuft unter Windows.',
  'adviser.refusal.eflow-arm32': 'Für ARM mit 32 Bit gibt es kein EFLOW.',
  'adviser.refusal.no-dps': 'Es gibt keinen Device Provisioning Service.',
  'adviser.refusal.dps-offline':
    'Ohne Netz kann das Gerät DPS nicht fragen, wer es ist, und eine frühere Antwort hat es nicht.',
  'adviser.refusal.tpm-no-group':
    'Ein TPM kann nicht in einer Registrierungsgruppe sein; DPS nimmt nur Einzelregistrierungen.',
  'adviser.refusal.no-tpm': 'Der Rechner hat kein TPM 2.0.',
  'adviser.refusal.no-group-without-dps': 'Eine Gruppe ist ein Eintrag in DPS; ohne DPS gibt es keine.',
  'adviser.refusal.group-needs-authority': 'Eine Gruppe von Zertifikaten braucht eine Zertifizierungsstelle.',
  'adviser.refusal.inspection-x509':
    'Ein Client-Zertifikat kommt nicht durch einen Proxy, der die Verbindung öffnet.',
  'adviser.refusal.hsm-on-eflow':
    'EFLOW nimmt Schlüssel als Dateien; im Hardware-Sicherheitsmodul kann der Schlüssel nicht bleiben.',
  'adviser.refusal.string-in-hsm': 'Eine Verbindungszeichenfolge ist Text, in dem der Schlüssel steht.',

  'adviser.way.rebuild-modules':
    'Bauen Sie die Module für Linux-Container, und führen Sie sie mit EFLOW oder unter Linux aus.',
  'adviser.way.plain-linux': 'Installieren Sie IoT Edge unter Linux selbst; das Linux-Paket hat die Befehle.',
  'adviser.way.manual-or-dps':
    'Nehmen Sie einen Weg ohne DPS, oder lassen Sie einen Device Provisioning Service anlegen und mit dem Hub verknüpfen.',
  'adviser.way.first-start-online':
    'Geben Sie dem Gerät für den ersten Start eine Leitung, oder nehmen Sie einen Weg ohne DPS.',
  'adviser.way.enroll-each-tpm':
    'Registrieren Sie jedes TPM einzeln, oder nehmen Sie Zertifikate oder Schlüssel für eine Gruppe.',
  'adviser.way.other-method': 'Nehmen Sie Zertifikate oder einen symmetrischen Schlüssel.',
  'adviser.way.each-device-alone': 'Legen Sie jedes Gerät im Hub an, oder nehmen Sie einen Weg mit DPS.',
  'adviser.way.leaf-or-key-group':
    'Registrieren Sie jedes Zertifikat einzeln, oder nehmen Sie eine Gruppe mit symmetrischem Schlüssel.',
  'adviser.way.inspection-bypass':
    'Lassen Sie die Netzwerkabteilung die Verbindungen dieses Geräts ungeöffnet durchlassen, oder nehmen Sie Schlüssel oder das TPM.',
  'adviser.way.linux-pkcs11':
    'Nehmen Sie das TPM oder ein reines Linux-Gerät: Dort kann der Schlüssel mit einer pkcs11:-Adresse benannt werden.',
  'adviser.way.certificate-in-hsm':
    'Nehmen Sie ein Zertifikat; sein privater Schlüssel kann in der Hardware bleiben.',

  'adviser.cloud.hub-device': 'ein IoT-Edge-Gerät im Hub',
  'adviser.cloud.individual': 'eine Einzelregistrierung in DPS',
  'adviser.cloud.group': 'eine Registrierungsgruppe in DPS',

  'adviser.needs.value': 'Zu wissen',
  'adviser.needs.file': 'Dateien',
  'adviser.needs.right': 'Rechte',
  'adviser.needs.hardware': 'Hardware',
  'adviser.needs.person': 'Jemand anders',
  'adviser.need.device-string': 'die Verbindungszeichenfolge des Geräts, mit DeviceId= darin',
  'adviser.need.hub-host': 'der Hostname des IoT Hubs',
  'adviser.need.device-id': 'die Geräte-ID, mit ihren Großbuchstaben',
  'adviser.need.two-thumbprints': 'zwei Fingerabdrücke im Hub; ein Zertifikat darf für beide dienen',
  'adviser.need.id-scope': 'der ID-Bereich des DPS',
  'adviser.need.registration-id': 'die Registrierungs-ID, in Kleinbuchstaben',
  'adviser.need.enrollment-key': 'der Schlüssel der Registrierung, wie er ist',
  'adviser.need.derived-key':
    'der Schlüssel, der für dieses Gerät aus dem der Gruppe abgeleitet ist; der Gruppenschlüssel selbst verlässt das Büro nie',
  'adviser.need.edge-flag': 'das Kennzeichen „IoT Edge-Gerät“ in der Cloud, von Anfang an',
  'adviser.need.linked-hub': 'ein Hub, der mit dem DPS verknüpft ist',
  'adviser.need.tpm-feature': 'das Feature DpsTpm von EFLOW, das ein Schritt einschaltet',
  'adviser.need.certificate-and-key':
    'das Zertifikat und sein privater Schlüssel in zwei PEM-Dateien, der Schlüssel ohne Kennwort',
  'adviser.need.chain-and-key':
    'das Zertifikat mit seinen Ausstellern, das des Geräts zuerst, und sein privater Schlüssel, in zwei PEM-Dateien',
  'adviser.need.tpm-2': 'ein TPM 2.0',
  'adviser.need.pkcs11-library': 'die PKCS#11-Bibliothek des Hardware-Sicherheitsmoduls und seine PIN',
  'adviser.need.verified-authority': 'jemand, der die Zertifizierungsstelle in DPS bestätigen lässt',
  'adviser.need.endorsement-key-enrolled': 'jemand, der den Endorsement Key registriert',
  'adviser.need.registry-write':
    'zum Anlegen des Geräts: eine Richtlinie des Hubs mit RegistryWrite, etwa iothubowner',
  'adviser.need.enrollment-write':
    'zum Registrieren: eine Richtlinie des DPS mit EnrollmentWrite, etwa provisioningserviceowner',
  'adviser.need.root': 'root auf dem Gerät',
  'adviser.need.elevated-account': 'immer dasselbe Administratorkonto auf dem Host',

  'app.adviser.title': 'Welches IoT Edge, und wie es zu seiner Identität kommt',
  'app.adviser.lead':
    'Beantworten Sie, was Sie wissen. Was offen ist, bleibt offen, und nichts wird davon angenommen.',
  'app.adviser.questions': 'Fragen',
  'app.adviser.open': 'Nicht bekannt',
  'app.adviser.begin': 'Neu beginnen',
  'app.adviser.glossary': 'Begriffe des Fachs',
  'app.adviser.platforms': 'Plattformen',
  'app.adviser.methods': 'Wege der Provisionierung',
  'app.adviser.weighing': 'Die Antworten werden abgewogen',
  'app.adviser.for': 'Was dafür spricht',
  'app.adviser.against': 'Zu bedenken',
  'app.adviser.find': 'Erst zu klären',
  'app.adviser.ways': 'Ausweg',
  'app.adviser.needs': 'Was er braucht',
  'app.adviser.in-cloud': 'In der Cloud: {cloud}',
  'app.adviser.take': 'Diesen Weg nehmen',
  'app.adviser.tree': 'Die üblichen Entscheidungen',
  'app.adviser.tree.path': 'Mit diesen Antworten: {path}.',
  'app.adviser.node.system': 'System',
  'app.adviser.node.containers': 'Container',
  'app.adviser.node.purpose': 'Zweck',
  'app.adviser.node.dps': 'DPS',
  'app.adviser.node.pki': 'Zertifizierungsstelle',
  'app.adviser.node.tpm': 'TPM 2.0',
  'app.adviser.node.devices': 'Geräte',
  'app.adviser.picture.windows': 'Windows',
  'app.adviser.picture.linux': 'Linux',
  'app.adviser.picture.vm': 'EFLOW-VM',
  'app.adviser.picture.modules': 'Module',
  'app.adviser.kit': 'Linux-Paket',
  'app.adviser.kit.lead':
    'Konfiguration und Befehle für ein reines Linux-Gerät mit der Identität aus dem Einrichtungsformular: {way}. Kein Geheimnis ist darin.',
  'app.adviser.kit.change': 'Die Identität ändern',
  'app.adviser.kit.empty':
    'Das Einrichtungsformular hat noch keine vollständige Identität; ohne sie lässt sich kein Paket machen.',
  'app.adviser.kit.fill': 'Die Identität ausfüllen',
  'app.adviser.kit.distribution': 'Distribution',
  'app.adviser.kit.architecture': 'Prozessor',
  'app.adviser.kit.making': 'Das Paket wird gemacht',
  'app.adviser.kit.save': '{file} speichern',
  'app.adviser.kit.copy': '{file} kopieren',

  'cli.adviser.title': 'Welches IoT Edge, und wie es zu seiner Identität kommt',
  'cli.adviser.platforms': 'Plattformen',
  'cli.adviser.methods': 'Wege der Provisionierung',
  'cli.adviser.against': 'zu bedenken',
  'cli.adviser.find': 'zu klären',
  'cli.adviser.way': 'Ausweg',
  'cli.adviser.in-cloud': 'in der Cloud',
  'cli.adviser.open': 'Noch nicht beantwortet, jeweils mit --answer:',
  'usage.answer': '--answer wird als Frage=Wahl geschrieben. Bekannt: {known}.',
  'usage.term': 'Das Glossar hat keinen Begriff {value}.',
  'help.identity advise': 'sagt, welche Plattform und welcher Weg der Provisionierung passen',
  'help.identity advise.long':
    'Ordnet die Plattformen von IoT Edge und die fünf Wege der Provisionierung nach Ihren Antworten: was für und gegen jeden spricht, was er braucht, und warum einige nicht gehen. Ohne Antwort zählt der Befehl die Fragen auf. Er fragt keinen Host und ändert nichts.\nEnde: 0 der erste Weg geht, 11 erst ist etwas zu klären, 10 nichts ist möglich.\n  eflow-desk identity advise [--answer FRAGE=WAHL]...\n  eflow-desk identity advise --answer system=windows --answer purpose=production --answer dps=yes --answer tpm=yes',
  'help.glossary': 'erklärt die Begriffe des Fachs',
  'help.glossary.long':
    'Erklärt einen Begriff in einfachen Worten. Ohne Begriff zählt der Befehl alle auf; ein Teil eines Begriffs findet jeden, in dem er vorkommt.\n  eflow-desk glossary [BEGRIFF]',
} as const;
