import type { identity as en } from '../en/identity.ts';

/** The words of `en/identity.ts` in German. */
export const identity: Record<keyof typeof en, string> = {
  'identity.kind.nothing': 'Nichts',
  'identity.kind.unknown': 'Nicht erkannt',
  'identity.kind.device-string': 'Verbindungszeichenfolge eines Geräts',
  'identity.kind.gateway-string': 'Verbindungszeichenfolge eines Geräts mit Gateway',
  'identity.kind.module-string': 'Verbindungszeichenfolge eines Moduls',
  'identity.kind.x509-string': 'Verbindungszeichenfolge eines Geräts mit Zertifikaten',
  'identity.kind.token-string': 'Verbindungszeichenfolge mit einem Token statt des Schlüssels',
  'identity.kind.hub-string': 'Dienst-Verbindungszeichenfolge eines IoT Hub',
  'identity.kind.dps-string': 'Dienst-Verbindungszeichenfolge eines Device Provisioning Service',
  'identity.kind.service-string': 'Dienst-Verbindungszeichenfolge',
  'identity.kind.event-hub-string': 'Verbindungszeichenfolge von Event Hubs oder Service Bus',
  'identity.kind.storage-string': 'Verbindungszeichenfolge eines Speicherkontos',
  'identity.kind.partial-string': 'Unvollständige Verbindungszeichenfolge',
  'identity.kind.scope-id': 'ID-Bereich',
  'identity.kind.registration-id': 'Registrierungs-ID',
  'identity.kind.device-id': 'Geräte-ID',
  'identity.kind.hub-host': 'Hostname eines IoT Hub',
  'identity.kind.dps-host': 'Hostname eines Device Provisioning Service',
  'identity.kind.dps-endpoint': 'DPS-Endpunkt für Geräte',
  'identity.kind.symmetric-key': 'Symmetrischer Schlüssel',
  'identity.kind.sas-token': 'SAS-Token',
  'identity.kind.endorsement-key': 'Endorsement Key eines TPM',
  'identity.kind.tpm-info': 'Registrierungs-ID und Endorsement Key eines TPM',
  'identity.kind.thumbprint-sha1': 'Fingerabdruck (SHA-1)',
  'identity.kind.thumbprint-sha256': 'Fingerabdruck (SHA-256)',
  'identity.kind.certificate': 'Zertifikat (PEM)',
  'identity.kind.private-key': 'Privater Schlüssel (PEM)',
  'identity.kind.certificate-request': 'Zertifikatanforderung (PEM)',
  'identity.kind.public-key': 'Öffentlicher Schlüssel (PEM)',
  'identity.kind.der': 'Zertifikat oder Schlüssel in DER',
  'identity.kind.az-device': 'Antwort von az: ein Gerät eines IoT Hub',
  'identity.kind.az-enrollment': 'Antwort von az: ein individuelles Enrollment',
  'identity.kind.az-enrollment-group': 'Antwort von az: eine Enrollmentgruppe',
  'identity.kind.az-dps': 'Antwort von az: ein Device Provisioning Service',
  'identity.kind.az-hub': 'Antwort von az: ein IoT Hub',
  'identity.kind.json': 'Daten in JSON',

  'identity.part.hub': 'Hub',
  'identity.part.dps': 'Hostname des DPS',
  'identity.part.deviceId': 'Geräte-ID',
  'identity.part.moduleId': 'Modul-ID',
  'identity.part.gateway': 'Gateway-Host',
  'identity.part.policy': 'Richtlinie',
  'identity.part.key': 'Schlüssel',
  'identity.part.secondKey': 'Sekundärschlüssel',
  'identity.part.groupKey': 'Gruppenschlüssel',
  'identity.part.secondGroupKey': 'Sekundärer Gruppenschlüssel',
  'identity.part.token': 'Token-Text',
  'identity.part.resource': 'Gilt für',
  'identity.part.scopeId': 'ID-Bereich',
  'identity.part.registrationId': 'Registrierungs-ID',
  'identity.part.groupId': 'Enrollmentgruppe',
  'identity.part.endpoint': 'Endpunkt',
  'identity.part.thumbprint': 'Fingerabdruck',
  'identity.part.secondThumbprint': 'Sekundärer Fingerabdruck',
  'identity.part.endorsementKey': 'Schlüssel des TPM (Endorsement Key)',
  'identity.part.keyType': 'Art des Schlüssels',

  'identity.field.text': 'Der Text',
  'identity.field.devConnString': 'Verbindungszeichenfolge des Geräts',
  'identity.field.iotHubHostname': 'Hostname des IoT Hub',
  'identity.field.deviceId': 'Geräte-ID',
  'identity.field.scopeId': 'ID-Bereich',
  'identity.field.registrationId': 'Registrierungs-ID',
  'identity.field.symmKey': 'Symmetrischer Schlüssel',
  'identity.field.globalEndpoint': 'DPS-Endpunkt',

  'identity.severity.error': 'Zu berichtigen:',
  'identity.severity.warning': 'Anzusehen:',
  'identity.severity.repaired': 'Wurde berichtigt:',
  'identity.also': 'Es kann auch sein: {kinds}.',
  'identity.hidden': 'wird nicht gezeigt',
  'identity.hidden-bytes': '{bytes} Bytes, wird nicht gezeigt',
  'identity.fills': 'Gehört in:',
  'identity.fills-field': '{field} (Parameter {parameter})',
  'cli.paste': 'Fügen Sie den Text ein; was Sie eingeben, wird nicht gezeigt. Ende mit einer leeren Zeile: ',
  'identity.ask-group-key': 'Gruppenschlüssel',
  'identity.derived': 'Der Schlüssel des Geräts {registrationId} steht in {file}.',
  'identity.derived-posix':
    'Nur Ihr Konto kann diese Datei lesen. Löschen Sie sie, sobald das Gerät provisioniert ist.',
  'identity.derived-windows':
    'Wer diesen Ordner lesen darf, kann die Datei lesen. Löschen Sie sie, sobald das Gerät provisioniert ist.',

  'rule.identity.empty': 'ist leer',
  'rule.identity.too-long': 'ist länger als {max} Zeichen; fügen Sie nur ein, was dazugehört',
  'rule.identity.unknown':
    'gehört zu keiner Identität; kopieren Sie es im Portal noch einmal über die Schaltfläche zum Kopieren',
  'rule.identity.other-kind': 'nimmt etwas anderes, als eingefügt wurde',
  'rule.identity.several': 'enthält {count} Antworten; fügen Sie eine davon ein',
  'rule.identity.invisible-character':
    'unsichtbares oder nur ähnlich aussehendes Zeichen {code} an Stelle {position} (insgesamt {count})',
  'rule.identity.quotes': 'Anführungszeichen außen herum',
  'rule.identity.blanks-around': 'Leerzeichen oder leere Zeilen außen herum',
  'rule.identity.line-break': 'Zeilenumbruch an Stelle {position}; vergleichen Sie das Ergebnis',
  'rule.identity.blank-inside': 'Leerzeichen an Stelle {position}; vergleichen Sie das Ergebnis',
  'rule.identity.separator': '{code} anstelle von ; oder = ({count})',
  'rule.identity.no-host': 'HostName= fehlt',
  'rule.identity.no-device': 'DeviceId= fehlt',
  'rule.identity.no-key': 'SharedAccessKey= fehlt',
  'rule.identity.double-part':
    'nennt einen Bestandteil zweimal mit verschiedenen Werten; kopieren Sie es noch einmal',
  'rule.identity.service-string':
    'gibt die Kontrolle über den ganzen Dienst und darf nie auf ein Gerät; ein Gerät nimmt seine eigene Zeichenfolge, in der DeviceId= steht',
  'rule.identity.module-string':
    'gehört zu einem Modul, nicht zum Gerät; nehmen Sie die Zeichenfolge des IoT-Edge-Geräts selbst',
  'rule.identity.x509-string':
    'gehört zu einem Gerät, das sich mit Zertifikaten anmeldet; provisionieren Sie es mit X.509 (manuell)',
  'rule.identity.token':
    'ist ein kurzlebiges Token; IoT Edge braucht einen Schlüssel oder die Zeichenfolge mit SharedAccessKey=',
  'rule.identity.event-hub-string':
    'ist der Event-Hub-kompatible Endpunkt; nehmen Sie die Zeichenfolge des Geräts, in der DeviceId= steht',
  'rule.identity.storage-string': 'gehört zu einem Speicherkonto; nehmen Sie die Zeichenfolge des Geräts',
  'rule.identity.gateway-ignored':
    'wird von IoT Edge nicht beachtet; ein Gerät unter einem anderen lässt sich so nicht provisionieren',
  'rule.identity.key-alone': 'nimmt die ganze Zeichenfolge; das ist nur der Schlüssel',
  'rule.identity.host-name': 'ist kein Hostname',
  'rule.identity.host-scheme': 'nimmt nur den Hostnamen, ohne https://',
  'rule.identity.hub-short': 'ist der Name ohne seine Domäne; meinen Sie {guess}?',
  'rule.identity.hub-domain': 'liegt in keiner hier bekannten Domäne von Azure IoT Hub; prüfen Sie es',
  'rule.identity.private-link':
    'ist ein Name für private Verbindungen; Geräte nehmen meist den ohne privatelink',
  'rule.identity.dps-host': 'ist ein Host von DPS, nicht von einem IoT Hub',
  'rule.identity.hub-host': 'ist ein Host eines IoT Hub, nicht von DPS',
  'rule.identity.global-host': 'ist der Endpunkt für Geräte; eine Dienst-Zeichenfolge nennt den DPS selbst',
  'rule.identity.dps-domain': 'ist nicht geschrieben wie der Hostname eines DPS; prüfen Sie es',
  'rule.identity.id-length': 'hat {length} Zeichen; höchstens {max} sind erlaubt',
  'rule.identity.id-character': 'enthält ein Zeichen, das nicht erlaubt ist: {code} an Stelle {position}',
  'rule.identity.first-character': 'muss mit einem Buchstaben oder einer Ziffer beginnen',
  'rule.identity.last-character': 'muss mit einem Buchstaben, einer Ziffer oder einem Bindestrich enden',
  'rule.identity.last-dash': 'endet mit einem Bindestrich; das nimmt nicht jedes Werkzeug',
  'rule.identity.capitals':
    'Großbuchstaben; DPS beachtet sie nicht, der Hub und die Ableitung von Schlüsseln schon, deshalb werden Kleinbuchstaben verwendet',
  'rule.identity.semicolon':
    'enthält einen Strichpunkt, den keine Verbindungszeichenfolge aufnehmen kann; wählen Sie eine andere ID',
  'rule.identity.sdk-character':
    'enthält + oder #, was die Geräte-SDKs nicht unterstützen; nehmen Sie für ein neues Gerät eine andere ID',
  'rule.identity.outside-safe-set':
    'enthält Großbuchstaben oder Zeichen, die manche Werkzeuge anders behandeln; schreiben Sie es überall genau so',
  'rule.identity.longer-than-cn': 'hat {length} Zeichen; mit Zertifikaten sind höchstens {max} möglich',
  'rule.identity.guid':
    'sieht aus wie die ID eines Abonnements oder Mandanten; ist es wirklich die ID eines Geräts?',
  'rule.identity.scope-id':
    'ist kein ID-Bereich; er steht auf der Übersichtsseite des DPS und beginnt mit 0ne',
  'rule.identity.scope-host':
    'ist eine Adresse; der ID-Bereich steht auf der Übersichtsseite des DPS und beginnt mit 0ne',
  'rule.identity.scope-guid':
    'enthält einen Bindestrich wie die ID eines Abonnements oder Mandanten; der ID-Bereich steht auf der Übersichtsseite des DPS und beginnt mit 0ne',
  'rule.identity.scope-letter-o':
    'beginnt mit dem Buchstaben O; ID-Bereiche beginnen mit der Ziffer 0: meinen Sie {guess}?',
  'rule.identity.scope-unusual':
    'ist nicht geschrieben wie die üblichen ID-Bereiche (0ne und 8 Stellen); vergleichen Sie ihn',
  'rule.identity.endpoint-form': 'ist keine https-Adresse wie https://global.azure-devices-provisioning.net',
  'rule.identity.endpoint-scheme': 'https:// fehlte',
  'rule.identity.endpoint-http': 'muss mit https:// beginnen, nicht mit http://',
  'rule.identity.endpoint-path': 'muss hinter dem Hostnamen enden, ohne Pfad',
  'rule.identity.endpoint-unusual': 'ist kein Endpunkt einer öffentlichen Azure-Cloud; prüfen Sie ihn',
  'rule.identity.endpoint-service':
    'ist die Adresse eines einzelnen DPS; Geräte nehmen meist https://global.azure-devices-provisioning.net',
  'rule.identity.key-alphabet':
    'enthält an Stelle {position} ein Zeichen, das kein Schlüssel hat; kopieren Sie ihn noch einmal',
  'rule.identity.key-url-alphabet':
    'ist mit - und _ für Adressen geschrieben; setzen Sie + für - und / für _',
  'rule.identity.key-padding': 'hat {length} Zeichen, das = am Ende fehlt; kopieren Sie ihn noch einmal',
  'rule.identity.key-cut-off':
    'ist wohl abgeschnitten: {length} Zeichen, Schlüssel haben ein Vielfaches von 4; kopieren Sie ihn noch einmal über die Schaltfläche zum Kopieren',
  'rule.identity.key-base64':
    'ist kein Base64, wie ein Schlüssel es ist; kopieren Sie ihn noch einmal über die Schaltfläche zum Kopieren',
  'rule.identity.key-short': 'ergibt {bytes} Bytes; erlaubt sind 16 bis 64',
  'rule.identity.key-long': 'ergibt {bytes} Bytes; erlaubt sind 16 bis 64',
  'rule.identity.group-key':
    'ist der Schlüssel einer Gruppe und darf nie auf ein Gerät; leiten Sie den Schlüssel des Geräts ab: eflow-desk identity derive',
  'rule.identity.group-key-possible':
    'hat 64 Bytes: der Schlüssel eines Enrollments oder einer Gruppe, das verrät der Schlüssel allein nicht. Der Schlüssel einer Gruppe darf nicht auf ein Gerät; leiten Sie zuerst davon ab: eflow-desk identity derive',
  'rule.identity.derived-key-likely':
    'hat 32 Bytes wie abgeleitete Schlüssel; wurde er schon abgeleitet, darf es nicht noch einmal geschehen',
  'rule.identity.thumbprint-length': 'hat {length} Stellen; SHA-1 hat 40 und SHA-256 hat 64',
  'rule.identity.ek-form': 'ist kein Endorsement Key',
  'rule.identity.ek-cut-off': 'ist abgeschnitten; kopieren Sie noch einmal alle seine Zeilen',
  'rule.identity.ek-trailing': 'hat am Ende {bytes} Bytes zu viel; kopieren Sie ihn noch einmal',
  'rule.identity.ek-no-size': 'die Länge, die DPS davor haben will, fehlte',
  'rule.identity.ek-type': 'ist weder ein RSA- noch ein ECC-Schlüssel (Typ {type})',
  'rule.identity.ek-hash': 'verwendet für seinen Namen nicht SHA-256 (Algorithmus {hash})',
  'rule.identity.ek-attributes': 'ist ein Schlüssel des TPM, aber keiner zur Bestätigung (Endorsement)',
  'rule.identity.ek-template':
    'wurde nicht nach der Standardvorlage gemacht; vergleichen Sie ihn mit dem Schlüssel, den die VM zeigt',
  'rule.identity.ek-bits': 'hat {bits} Bits; IoT Edge macht Schlüssel mit 2048',
  'rule.identity.ek-modulus': 'enthält keinen brauchbaren RSA-Schlüssel; kopieren Sie ihn noch einmal',
  'rule.identity.ek-point': 'enthält keinen brauchbaren ECC-Schlüssel; kopieren Sie ihn noch einmal',
  'rule.identity.ek-ecc':
    'ist ein ECC-Schlüssel; ob DPS ihn nimmt, ist nicht bestätigt, IoT Edge verwendet den RSA-Schlüssel',
  'rule.identity.ek-other-id':
    'ist nicht die ID, die sich aus dem Endorsement Key ergibt; das Enrollment muss genau diese haben',
  'rule.identity.pem-cut-off':
    'ist nicht vollständig: BEGIN und END passen nicht zusammen; kopieren Sie die ganze Datei',
  'rule.identity.json-syntax':
    'beginnt wie JSON und ist keines; kopieren Sie die ganze Antwort, von Klammer zu Klammer',
  'rule.identity.json-unknown': 'ist JSON, aber keine hier bekannte Antwort von az iot',
  'rule.identity.not-edge':
    'ist nicht als IoT-Edge-Gerät gekennzeichnet; ohne das bekommt es nie Module. Legen Sie es mit eingeschaltetem „IoT Edge device“ neu an',
  'rule.identity.disabled': 'ist in der Cloud deaktiviert; aktivieren Sie es dort',

  'usage.on-the-line':
    'Auf diese Befehlszeile wird nichts eingefügt: Es bliebe im Verlauf stehen. Fügen Sie es ein, wenn danach gefragt wird, oder leiten Sie es hinein.',
  'usage.identity-field': '--field ist eines von: {known}.',
  'usage.group-key':
    '--group-key nimmt einen Verweis, nie den Schlüssel selbst: prompt, env:NAME oder file:PFAD.',
  'usage.registration-id': 'Nennen Sie die Registrierungs-ID: --registration-id ID.',
  'usage.out-file': 'Nennen Sie eine neue Datei für den Schlüssel: --out FILE.',
  'usage.out-exists': 'Eine Datei {value} gibt es schon; sie wird nicht überschrieben.',

  'doing.identity.read': 'den eingefügten Text lesen',

  'help.identity check': 'sagt, was ein eingefügter Text ist und ob er stimmt',
  'help.identity check.long':
    'Nimmt alles, was zu einer Identität gehört: Verbindungszeichenfolge, ID-Bereich, ID, Schlüssel, Endorsement Key, Fingerabdruck, Zertifikat, Antwort von az. Sagt, was es ist, was daran falsch ist und wohin es gehört. Schlüssel werden nie gezeigt, nichts wird aufgehoben oder gesendet.\nAn einem Terminal fragt es, ohne zu zeigen, was eingegeben wird; sonst liest es seine Eingabe. In PowerShell:\n  Get-Clipboard | eflow-desk identity check\n--field beurteilt es für einen Parameter von Provision-EflowVm: devConnString, iotHubHostname, deviceId, scopeId, registrationId, symmKey oder globalEndpoint.\nExit: 0 richtig, 2 etwas zu berichtigen.\n  eflow-desk identity check [--field NAME]',
  'help.identity derive': 'leitet aus einem Gruppenschlüssel den Schlüssel eines Geräts ab',
  'help.identity derive.long':
    'Berechnet den Schlüssel eines Geräts einer Enrollmentgruppe und schreibt ihn in eine neue Datei, für symmKey dieses Geräts. Nach dem Gruppenschlüssel wird gefragt, oder er kommt aus env:NAME oder file:PFAD; auf ein Gerät darf er nie.\nDer abgeleitete Schlüssel kommt in die Datei und wird nie ausgegeben: Was ausgegeben wird, bleibt in Mitschriften, Protokollen und Aufzeichnungen.\n  eflow-desk identity derive --registration-id ID --out FILE [--group-key env:NAME|file:PFAD]',
};
