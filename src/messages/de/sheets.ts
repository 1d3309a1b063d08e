/** Wörter für das TPM als Identität, für Anforderungen an die Cloud, für die Antworten und für den Firewall-Antrag. */
export const sheets = {
  'error.EFD-SHT-001': 'Das Setup nennt keine Identität, also ist in der Cloud nichts anzufordern.',
  'error.EFD-SHT-002': 'Diese Datei ist keine Anforderung von EFLOW Desk (nicht verstanden: {where}).',
  'error.EFD-SHT-003':
    'In dieser Datei ist keine Zertifikatsanforderung, oder daneben ein privater Schlüssel.',
  'error.EFD-SHT-004': 'In dem, was als Registrierung angegeben wurde, ist kein Endorsement Key.',
  'error.EFD-SHT-005':
    'Zu einer Gruppe kann nur ein Gerät gehören, das über DPS mit Schlüssel oder Zertifikat kommt.',
  'fix.EFD-SHT-001': 'Wählen Sie im Setup, womit sich das Gerät ausweist.',
  'fix.EFD-SHT-002': 'Nehmen Sie die JSON-Datei, die identity sheet --out neben der Seite gespeichert hat.',
  'fix.EFD-SHT-003':
    'Geben Sie eine Datei mit einem Block CERTIFICATE REQUEST an. Der private Schlüssel bleibt auf dem Gerät.',
  'fix.EFD-SHT-004': 'Geben Sie die Antwort von az iot dps enrollment show an.',
  'fix.EFD-SHT-005':
    'Erstellen Sie die Anforderung ohne Gruppe, oder wählen Sie im Setup DPS mit Schlüssel oder Zertifikat.',
  'doing.sheet.make': 'Anforderung erstellen',
  'doing.sheet.compare': 'mit der Cloud vergleichen',
  'usage.request': 'Nennen Sie die Anforderung: --request DATEI, die JSON-Datei von identity sheet.',

  'tpm.title': 'TPM von {host}',
  'tpm.verdict.usable': 'EFLOW kann dieses TPM verwenden.',
  'tpm.verdict.later': 'EFLOW kann dieses TPM verwenden, wenn vorher etwas getan wird.',
  'tpm.verdict.unusable': 'EFLOW kann das TPM dieser Maschine nicht verwenden.',
  'tpm.verdict.unknown': 'Ob EFLOW dieses TPM verwenden kann, ist nicht bekannt.',
  'tpm.source.host': 'Endorsement Key, wie Windows ihn nennt ({keyType})',
  'tpm.source.vm': 'Endorsement Key, wie die VM ihn nennt ({keyType})',
  'tpm.source.enrollment': 'Endorsement Key der Registrierung ({keyType})',
  'tpm.compare.none': 'Niemand nennt einen Endorsement Key: weder Windows noch die VM.',
  'tpm.compare.one-only': 'Nur eine Quelle nennt den Endorsement Key, also gibt es nichts zu vergleichen.',
  'tpm.compare.same': 'Alle {count} Quellen nennen denselben Endorsement Key.',
  'tpm.compare.host-differs':
    'VM und Registrierung stimmen überein, Windows nennt einen anderen Schlüssel. TPM oder Hauptplatine wurden getauscht, oder diese Platte steckt jetzt in einer anderen Maschine. Lassen Sie den neuen Schlüssel registrieren, bevor sich das Gerät wieder anmelden muss.',
  'tpm.compare.vm-differs':
    'Die VM nennt einen anderen Schlüssel als Windows. Sie erreicht das TPM dieser Maschine nicht: Schalten Sie DpsTpm aus und wieder ein, und lesen Sie den Schlüssel neu.',
  'tpm.compare.other-tpm':
    'Die Registrierung gilt für ein anderes TPM. Entweder wurde sie für eine andere Maschine angelegt, oder Hauptplatine oder TPM wurden seither getauscht. Das Löschen eines TPM ändert den Schlüssel nicht. Lassen Sie eine neue Registrierung für diesen Schlüssel anlegen, und die alte samt ihrem Registrierungseintrag löschen.',
  'tpm.compare.all-differ':
    'Windows, VM und Registrierung nennen je einen anderen Schlüssel. Bringen Sie zuerst VM und Windows zusammen, dann lassen Sie registrieren.',
  'tpm.compare.typed-wrong':
    'Der Schlüssel der Registrierung weicht an {places} Stellen von dem des Geräts ab: Er wurde falsch abgetippt oder kopiert. Kopieren Sie ihn noch einmal.',
  'tpm.compare.cut-off':
    'Der Schlüssel der Registrierung ist nicht vollständig oder beschädigt. Kopieren Sie ihn noch einmal.',
  'tpm.compare.id-of-other-key':
    'Die Registrierung hat die Registrierungs-ID dieses Geräts und den Schlüssel eines anderen. Tragen Sie den Schlüssel dieses Geräts ein.',
  'tpm.compare.id-typed-wrong':
    'Die Registrierung hat den richtigen Schlüssel, aber ihre Registrierungs-ID {enrolled} weicht an {places} Stellen von {derived} ab. Sie wurde falsch abgetippt.',
  'tpm.compare.id-chosen':
    'Die Registrierung hat eine eigene Registrierungs-ID ({enrolled}). Tragen Sie sie ins Setup ein; sonst meldet sich das Gerät als {derived} an.',
  'tpm.chain': 'Der Weg des TPM in die VM',
  'tpm.link.host-tpm': 'TPM von Windows',
  'tpm.link.feature': 'Funktion DpsTpm',
  'tpm.link.proxy-service': 'Dienst EFLOWProxy',
  'tpm.link.vm': 'EFLOW-VM',
  'tpm.link.neighbour': 'Host, von der VM aus gesehen',
  'tpm.link.relay-2321': 'Weiterleitung, Port 2321',
  'tpm.link.relay-2322': 'Weiterleitung, Port 2322',
  'tpm.link.broker': 'Ressourcenverwalter tpm2-abrmd',
  'tpm.link.answer': 'Schlüssel aus der VM',
  'tpm.link.runtime': 'Dienst aziot-tpmd',
  'tpm.state.whole': 'heil',
  'tpm.state.broken': 'gerissen',
  'tpm.state.unknown': 'nicht bekannt',
  'tpm.state.waits': 'wartet',
  'tpm.state.not-needed': 'nicht nötig',
  'tpm.relay.unknown': 'Nicht bekannt: Es ließ sich nicht lesen.',
  'tpm.relay.waits': 'Nicht beurteilt, solange ein Glied davor gerissen ist.',
  'tpm.relay.no-eflow': 'Auf diesem Host gibt es noch kein EFLOW.',
  'tpm.relay.tpm': 'TPM {spec} ({manufacturer}).',
  'tpm.relay.no-tpm': 'Windows zeigt kein TPM, oder es ist ausgeschaltet.',
  'tpm.relay.old-tpm': 'Das TPM hat Version {spec}; EFLOW nimmt 2.0.',
  'tpm.relay.feature-on': 'Ein.',
  'tpm.relay.feature-off': 'Aus: EFLOW reicht das TPM nicht weiter.',
  'tpm.relay.proxy-runs': 'Läuft.',
  'tpm.relay.proxy-missing': 'Den Dienst gibt es nicht, obwohl die Funktion eingeschaltet ist.',
  'tpm.relay.proxy-stopped': 'Läuft nicht ({state}).',
  'tpm.relay.vm-runs': 'Läuft.',
  'tpm.relay.vm-off': 'Läuft nicht ({power}).',
  'tpm.relay.neighbour': 'Die VM sieht ihren Host als {address}.',
  'tpm.relay.no-neighbour':
    'Die VM sieht ihren Host unter keiner seiner Adressen. Das sieht aus wie ein Fehler des TPM und ist einer des Netzes: eine Firewall oder ein geänderter vSwitch.',
  'tpm.relay.relay-runs': 'Läuft (Port {port}).',
  'tpm.relay.service-missing': 'In der VM gibt es den Dienst {service} nicht.',
  'tpm.relay.service-down': '{service} läuft in der VM nicht ({state}).',
  'tpm.relay.service-restarts': '{service} startet in der VM immer wieder neu (bisher {restarts}-mal).',
  'tpm.relay.broker-runs': 'Läuft.',
  'tpm.relay.answer': 'Die VM nennt den Schlüssel; seine Registrierungs-ID ist {registrationId}.',
  'tpm.relay.no-answer': 'Die VM nennt keinen Endorsement Key, obwohl alles davor läuft.',
  'tpm.relay.not-provisioned': 'Das Gerät wurde nicht mit dem TPM bereitgestellt.',
  'tpm.relay.runtime-runs': 'Bereit ({state}).',
  'tpm.relay.runtime-down': 'Läuft nicht ({state}).',
  'remedy.tpm-neighbour':
    'Sehen Sie nach, ob eine Firewall VM und Host trennt, und ob der vSwitch der VM geändert wurde, seit DpsTpm eingeschaltet ist. Schalten Sie die Funktion dann aus und wieder ein.',
  'remedy.tpm-feature-on':
    'Wenden Sie ein Setup mit DPS und TPM an, oder in einer PowerShell mit erhöhten Rechten: Set-EflowVmFeature -feature DpsTpm -enable.',
  'remedy.restart-vm':
    'Halten Sie die EFLOW-VM an, und starten Sie sie wieder. Ihre Module stehen währenddessen.',

  'sheet.title': 'Anforderung an die Cloud: {what}',
  'sheet.from': 'Für {name}, erstellt auf {host} am {at} mit EFLOW Desk {version}.',
  'sheet.object.hub-device-key': 'IoT-Edge-Gerät mit Schlüssel',
  'sheet.object.hub-device-certificate': 'IoT-Edge-Gerät mit Zertifikat',
  'sheet.object.enrollment-key': 'Einzelregistrierung mit Schlüssel',
  'sheet.object.enrollment-certificate': 'Einzelregistrierung mit Zertifikat',
  'sheet.object.enrollment-tpm': 'Einzelregistrierung mit TPM',
  'sheet.object.enrollment-group-key': 'Registrierungsgruppe mit Schlüssel',
  'sheet.object.enrollment-group-certificate': 'Registrierungsgruppe mit Zertifizierungsstelle',
  'sheet.asked.hub-device-key':
    'Bitte legen Sie dieses Gerät im IoT Hub an, und senden Sie seine Verbindungszeichenfolge auf einem Weg zurück, auf dem andere sie nicht lesen können.',
  'sheet.asked.hub-device-certificate':
    'Bitte legen Sie dieses Gerät im IoT Hub mit den Fingerabdrücken seines Zertifikats an. Nichts auf diesem Blatt ist geheim.',
  'sheet.asked.enrollment-key':
    'Bitte legen Sie diese Registrierung im Device Provisioning Service an, und senden Sie ihren Primärschlüssel auf einem Weg zurück, auf dem andere ihn nicht lesen können.',
  'sheet.asked.enrollment-certificate':
    'Bitte legen Sie diese Registrierung im Device Provisioning Service mit dem Zertifikat unten an. Nichts auf diesem Blatt ist geheim.',
  'sheet.asked.enrollment-tpm':
    'Bitte legen Sie diese Registrierung im Device Provisioning Service mit dem Endorsement Key unten an. Nichts auf diesem Blatt ist geheim.',
  'sheet.asked.enrollment-group-key':
    'Bitte legen Sie diese Registrierungsgruppe im Device Provisioning Service an, oder nehmen Sie die vorhandene, und senden Sie den Schlüssel dieses einen Geräts auf einem Weg zurück, auf dem andere ihn nicht lesen können.',
  'sheet.asked.enrollment-group-certificate':
    'Bitte legen Sie diese Registrierungsgruppe im Device Provisioning Service an, oder nehmen Sie die vorhandene. Sie muss der Stelle vertrauen, die das Zertifikat des Geräts ausgestellt hat. Nichts auf diesem Blatt ist geheim.',
  'sheet.section.values': 'Werte',
  'sheet.section.notes': 'Zu beachten',
  'sheet.section.codes': 'Zum Scannen',
  'sheet.section.portal': 'Im Azure-Portal',
  'sheet.section.commands': 'Oder mit az',
  'sheet.section.certificate': 'Zertifikat des Geräts',
  'sheet.section.csr': 'Zertifikatsanforderung',
  'sheet.section.environment': 'Für das Bereitstellungsmanifest',
  'sheet.section.images': 'Images, die das Gerät mitbringt',
  'sheet.section.reply': 'Antwort',
  'sheet.section.authority': 'Zertifikat der Zertifizierungsstelle',
  'sheet.value.hub': 'IoT Hub',
  'sheet.value.deviceId': 'Geräte-ID',
  'sheet.value.scopeId': 'ID-Bereich',
  'sheet.value.registrationId': 'Registrierungs-ID',
  'sheet.value.globalEndpoint': 'DPS-Endpunkt',
  'sheet.value.endorsementKey': 'Endorsement Key',
  'sheet.value.commonName': 'Allgemeiner Name',
  'sheet.value.sha1': 'Fingerabdruck (SHA-1)',
  'sheet.value.sha256': 'Fingerabdruck (SHA-256)',
  'sheet.value.notAfter': 'Gültig bis',
  'sheet.value.thumbprint': 'Fingerabdruck (SHA-256)',
  'sheet.value.groupId': 'Registrierungsgruppe',
  'sheet.note.no-endorsement-key':
    'Der Endorsement Key fehlt noch. Rufen Sie dies mit erhöhten Rechten auf, oder noch einmal, sobald die VM da ist und DpsTpm eingeschaltet.',
  'sheet.note.no-registration-id':
    'Die Registrierungs-ID fehlt noch: Weder Setup noch Zertifikat nennen sie.',
  'sheet.note.no-certificate':
    'Das Zertifikat fehlt noch: Die Datei, die das Setup nennt, lässt sich nicht als eines lesen.',
  'sheet.note.certificate-locked':
    'Die Zertifikatsdatei lässt sich nur mit ihrem Kennwort öffnen, und das fehlt oder ist falsch. Geben Sie es an und erstellen Sie das Blatt noch einmal.',
  'sheet.note.no-device-id': 'Wählen Sie eine Geräte-ID: Der Name dieser Maschine eignet sich nicht dafür.',
  'sheet.note.certificate-expired':
    'Das Zertifikat ist abgelaufen ({at}). Lassen Sie zuerst ein neues ausstellen.',
  'sheet.note.edge-flag':
    'Es muss ein IoT-Edge-Gerät sein. Sonst meldet es sich zwar an, bekommt aber nie Module. Setzen Sie das gleich beim Anlegen: Später sollte es nicht mehr geändert werden.',
  'sheet.note.individual-only': 'DPS nimmt ein TPM nur in Einzelregistrierungen, nie in einer Gruppe.',
  'sheet.note.id-proposed':
    'Die Geräte-ID ist ein Vorschlag. Wenn Sie eine andere nehmen, senden Sie sie mit.',
  'sheet.note.id-chosen':
    'Das Setup will die Registrierungs-ID {registrationId} anstelle der des TPM ({derived}). Tragen Sie sie genau so ein.',
  'sheet.note.key-from-host':
    'Der Endorsement Key wurde aus dem TPM von Windows gelesen. Bevor sich das Gerät anmeldet, wird er mit dem verglichen, was die VM nennt.',
  'sheet.note.key-from-vm': 'Der Endorsement Key wurde in der VM gelesen.',
  'sheet.note.keys-differ':
    'Windows und die VM nennen verschiedene Endorsement Keys. Registrieren Sie keinen davon, bevor das geklärt ist: identity tpm.',
  'sheet.note.proxy-environment':
    'Das Gerät steht hinter einem Proxy. Jedes Manifest muss die Umgebung unten für edgeAgent und edgeHub setzen, sonst ist das Gerät nach der ersten Bereitstellung nicht mehr erreichbar.',
  'sheet.note.proxy-password':
    'Der Proxy verlangt ein Kennwort, das nicht auf diesem Blatt steht. Es muss im Manifest in die Adresse eingesetzt werden.',
  'sheet.note.windows-shell':
    'Ein Wert enthält Zeichen, die die Eingabeaufforderung von Windows selbst auswertet. Nehmen Sie die Zeile für bash oder das Portal.',
  'sheet.note.no-scope':
    'Der ID-Bereich ist hier nicht bekannt. Bitte senden Sie ihn mit: Er steht auf der Übersichtsseite des Device Provisioning Service.',
  'sheet.note.no-authority':
    'Das Zertifikat der Zertifizierungsstelle steht nicht auf diesem Blatt. Die Gruppe muss der Stelle vertrauen, die das Zertifikat des Geräts ausgestellt hat.',
  'sheet.note.group-edge':
    'Die Gruppe macht alle ihre Mitglieder zu IoT-Edge-Geräten. Eine Gruppe einfacher Geräte kann dieses nicht aufnehmen.',
  'sheet.note.group-key-stays':
    'Senden Sie nie den Schlüssel der Gruppe: Wer ihn hat, kann den Schlüssel jedes Geräts erzeugen. Senden Sie den, der daraus für diese Registrierungs-ID entsteht.',
  'sheet.command.create-device': 'Das Gerät anlegen:',
  'sheet.command.show-string': 'Seine Verbindungszeichenfolge zeigen, die geheim ist:',
  'sheet.command.create-enrollment': 'Die Registrierung anlegen:',
  'sheet.command.show-keys': 'Ihre Schlüssel zeigen, die geheim sind:',
  'sheet.command.show-enrollment': 'Sie zeigen, für die Antwort:',
  'sheet.command.add-authority': 'Die Zertifizierungsstelle bekannt machen, als überprüft:',
  'sheet.command.create-group': 'Die Gruppe anlegen, wo es sie noch nicht gibt:',
  'sheet.command.show-group': 'Sie zeigen, für die Antwort:',
  'sheet.command.compute-key': 'Den Schlüssel dieses Geräts erzeugen, der geheim ist:',
  'sheet.shell.bash': 'bash',
  'sheet.shell.powershell': 'PowerShell',
  'sheet.no-line': 'Für diese Shell gibt es keine Zeile.',
  'sheet.fill-in': 'Was in Großbuchstaben steht, ist einzusetzen.',
  'sheet.portal.hub-devices': 'Öffnen Sie den IoT Hub, dann Geräteverwaltung, Geräte.',
  'sheet.portal.hub-add': 'Wählen Sie „Gerät hinzufügen“, und geben Sie die Geräte-ID ein.',
  'sheet.portal.hub-key':
    'Lassen Sie den Authentifizierungstyp auf „Symmetrischer Schlüssel“, Schlüssel automatisch.',
  'sheet.portal.hub-thumbprints':
    'Wählen Sie „X.509 selbstsigniert“, und geben Sie den Fingerabdruck zweimal ein, primär und sekundär.',
  'sheet.portal.hub-edge': 'Haken Sie „IoT Edge-Gerät“ an.',
  'sheet.portal.dps-enrollments':
    'Öffnen Sie den Device Provisioning Service, dann „Registrierungen verwalten“, „Individuelle Registrierungen“.',
  'sheet.portal.dps-add': 'Wählen Sie „Individuelle Registrierung hinzufügen“.',
  'sheet.portal.dps-key': 'Wählen Sie als Nachweis „Symmetrischer Schlüssel“, Schlüssel automatisch.',
  'sheet.portal.dps-certificate':
    'Wählen Sie als Nachweis „X.509-Clientzertifikate“, und laden Sie das Zertifikat unten hoch.',
  'sheet.portal.dps-certificate-later':
    'Wählen Sie als Nachweis „X.509-Clientzertifikate“; das Zertifikat folgt.',
  'sheet.portal.dps-tpm':
    'Wählen Sie als Nachweis „Trusted Platform Module (TPM)“, und geben Sie den Endorsement Key ein.',
  'sheet.portal.dps-id': 'Geben Sie die Registrierungs-ID ein.',
  'sheet.portal.dps-edge':
    'Stellen Sie „IoT Edge-Gerät“ auf „true“ (IoT Edge auf bereitgestellten Geräten aktivieren).',
  'sheet.portal.save': 'Speichern Sie.',
  'sheet.portal.copy-string': 'Öffnen Sie das Gerät, und kopieren Sie die primäre Verbindungszeichenfolge.',
  'sheet.portal.copy-key': 'Öffnen Sie die Registrierung, und kopieren Sie den Primärschlüssel.',
  'sheet.portal.dps-groups':
    'Öffnen Sie den Device Provisioning Service, dann „Registrierungen verwalten“, „Registrierungsgruppen“.',
  'sheet.portal.group-add':
    'Wählen Sie „Registrierungsgruppe hinzufügen“, oder öffnen Sie die vorhandene, und prüfen Sie das Übrige.',
  'sheet.portal.group-id': 'Geben Sie den Namen der Gruppe ein.',
  'sheet.portal.group-certificate':
    'Wählen Sie als Nachweis die X.509-Zertifikate, die in diesem Device Provisioning Service hochgeladen sind, und die Zertifizierungsstelle des Geräts.',
  'sheet.portal.group-device-key':
    'Das Portal zeigt nur den Schlüssel der Gruppe. Erzeugen Sie daraus mit der Zeile für az unten den Schlüssel des Geräts, und senden Sie nur diesen.',
  'sheet.portal.dps-certificates':
    'Öffnen Sie den Device Provisioning Service, dann „Zertifikate“, und fügen Sie das Zertifikat unten hinzu.',
  'sheet.portal.authority-verified': 'Haken Sie an, dass das Zertifikat beim Hochladen als überprüft gilt.',
  'sheet.about.certificate': 'Speichern Sie es als {file}. Es enthält keinen privaten Schlüssel.',
  'sheet.about.csr':
    'Lassen Sie sie von der PKI des Standorts signieren. Sie enthält keinen privaten Schlüssel.',
  'sheet.about.environment': 'In edgeAgent und edgeHub jedes Bereitstellungsmanifests:',
  'sheet.about.images':
    'Das Gerät bekommt diese Images aus einer Datei. Jedes Modul mit einem von ihnen braucht diese Zeilen in jedem Bereitstellungsmanifest; ohne sie fragt edgeAgent die Registry, und das Modul startet nicht:',
  'sheet.about.reply': 'Senden Sie dies zurück, oder die Antwort von az. Schlüssel gehören nie auf Papier.',
  'sheet.about.authority': 'Speichern Sie es als {file}. Es enthält keinen privaten Schlüssel.',
  'sheet.reply.hub': 'IoT Hub',
  'sheet.reply.deviceId': 'Geräte-ID',
  'sheet.reply.scopeId': 'ID-Bereich',
  'sheet.reply.registrationId': 'Registrierungs-ID',
  'sheet.reply.edge': 'IoT-Edge-Gerät: ja / nein',
  'sheet.reply.devConnString': 'Verbindungszeichenfolge: gesendet per',
  'sheet.reply.symmKey': 'Primärschlüssel: gesendet per',
  'sheet.reply.groupId': 'Registrierungsgruppe',

  'answer.verdict.fits': 'Die Antwort passt zur Anforderung.',
  'answer.verdict.doubts': 'Die Antwort passt, soweit sie reicht. Sehen Sie an, was sie nicht sagt.',
  'answer.verdict.differs': 'Die Antwort ist nicht, was angefordert wurde. Nichts davon wurde übernommen.',
  'answer.about.answer': 'Antwort',
  'answer.about.registrationId': 'Registrierungs-ID',
  'answer.about.deviceId': 'Geräte-ID',
  'answer.about.scopeId': 'ID-Bereich',
  'answer.about.hub': 'IoT Hub',
  'answer.about.endorsementKey': 'Endorsement Key',
  'answer.about.thumbprint': 'Fingerabdruck',
  'answer.about.secondThumbprint': 'Sekundärer Fingerabdruck',
  'answer.about.attestation': 'Art des Nachweises',
  'answer.about.edge': 'IoT-Edge-Gerät',
  'answer.about.status': 'Status',
  'answer.about.symmKey': 'Schlüssel',
  'answer.about.devConnString': 'Verbindungszeichenfolge',
  'answer.about.groupId': 'Registrierungsgruppe',
  'answer.same': 'wie angefordert',
  'answer.chosen': '{told}, von Ihrem Gegenüber gewählt',
  'answer.not-told': 'die Antwort sagt dazu nichts',
  'answer.not-told.edge':
    'die Antwort sagt nicht, ob es eines ist. Fragen Sie nach: Sonst bekommt das Gerät nie Module',
  'answer.not-told.scopeId': 'die Antwort nennt ihn nicht, und hier ist er nicht bekannt. Fragen Sie danach',
  'answer.other': '{told}, angefordert war {asked}',
  'answer.other.endorsementKey':
    'ein anderer Schlüssel als angefordert: Er weicht ab Zeichen {position} ab ({length} Zeichen, angefordert {asked})',
  'answer.other-case':
    '{told}, angefordert war {asked}. Der Hub unterscheidet Groß- und Kleinbuchstaben, also ist das ein anderes Gerät',
  'answer.edge-missing':
    'es wurde als einfaches Gerät angelegt. Lassen Sie es löschen und als IoT-Edge-Gerät neu anlegen, sonst bekommt es nie Module',
  'answer.disabled': 'deaktiviert; das Gerät wird abgewiesen',
  'answer.other-attestation': '{told}, angefordert war {asked}',
  'answer.group': 'das ist eine Registrierungsgruppe, angefordert war eine Einzelregistrierung',
  'answer.secret-there': 'vorhanden, wird nicht gezeigt',
  'answer.secret-missing': 'nicht in der Antwort; az lässt ihn weg, wenn man nicht danach fragt',
  'answer.service-string':
    'eine Dienst-Verbindungszeichenfolge, die Gewalt über den ganzen Dienst gibt und nie auf ein Gerät gehört. Lassen Sie ihren Schlüssel ändern, wenn sie per Mail kam',
  'answer.not-for-this-method': 'die Antwort enthält einen, und dieses Verfahren braucht keinen',
  'answer.newer': 'von einer neueren Version geschrieben (Schema {version})',
  'answer.not-understood': 'nichts darin wird verstanden, oder ein Wert kann nicht stimmen',
  'answer.assigned': 'Das Gerät ist {hub} zugewiesen.',
  'answer.secret':
    'Nichts Geheimes wurde geschrieben. Geben Sie es dem Setup über {field}, als prompt, env:NAME oder file:PFAD.',

  'firewall.title': 'Firewall-Antrag für das IoT-Edge-Gerät auf {host} ({at})',
  'firewall.group.required': 'Muss offen sein:',
  'firewall.group.one-of': 'Eines davon genügt:',
  'firewall.group.optional': 'Nur wo es verwendet wird:',
  'firewall.column.host': 'Ziel',
  'firewall.column.port': 'Port',
  'firewall.column.transport': 'Transport',
  'firewall.column.protocol': 'Protokoll',
  'firewall.column.from': 'Geöffnet von',
  'firewall.column.need': 'Nötig',
  'firewall.column.purpose': 'Zweck',
  'firewall.column.inspection': 'TLS-Inspektion',
  'firewall.column.proxy': 'Weg',
  'firewall.protocol.https': 'HTTPS',
  'firewall.protocol.amqps': 'AMQP über TLS',
  'firewall.protocol.amqp-websockets': 'AMQP über WebSockets',
  'firewall.protocol.mqtts': 'MQTT über TLS',
  'firewall.protocol.http-proxy': 'HTTP-Proxy (CONNECT)',
  'firewall.protocol.ntp': 'NTP',
  'firewall.protocol.http': 'HTTP',
  'firewall.protocol.ldap': 'LDAP',
  'firewall.protocol.ldaps': 'LDAP über TLS',
  'firewall.from.host': 'Windows-Host',
  'firewall.from.vm': 'EFLOW-VM',
  'firewall.need.required': 'immer',
  'firewall.need.one-of': 'eines von mehreren',
  'firewall.need.optional': 'wo verwendet',
  'firewall.purpose.provisioning': 'Anmeldung am Device Provisioning Service.',
  'firewall.purpose.hub-https': 'Aufrufe der Laufzeit an den IoT Hub.',
  'firewall.purpose.hub-amqp': 'Nachrichten und Bereitstellungen, der übliche Weg.',
  'firewall.purpose.hub-websockets':
    'Nachrichten und Bereitstellungen, wo 5671 zu ist oder ein Proxy dazwischen steht.',
  'firewall.purpose.hub-mqtt': 'Nur für Module, die MQTT verwenden sollen.',
  'firewall.purpose.registry': 'Images von edgeAgent und edgeHub.',
  'firewall.purpose.registry-data': 'Inhalt dieser Images.',
  'firewall.purpose.private-registry': 'Eigene Images aus Azure Container Registry.',
  'firewall.purpose.private-registry-data': 'Inhalt dieser Images.',
  'firewall.purpose.docker-hub': 'Module aus Docker Hub.',
  'firewall.purpose.time': 'Zeit. Token des Geräts gelten 30 Sekunden, also muss seine Uhr stimmen.',
  'firewall.purpose.installer': 'Herunterladen von EFLOW, wenn der Installer nicht mitgebracht wird.',
  'firewall.purpose.windows-update': 'OpenSSH und Updates von EFLOW.',
  'firewall.purpose.revocation':
    'Liste der gesperrten Zertifikate (CRL). Genannt vom Zertifikat „{certificate}“.',
  'firewall.purpose.revocation-answer':
    'Auskunft, ob ein Zertifikat gesperrt ist (OCSP). Genannt vom Zertifikat „{certificate}“.',
  'firewall.purpose.issuer': 'Zertifikat des Ausstellers. Genannt vom Zertifikat „{certificate}“.',
  'firewall.purpose.proxy': 'Der Proxy selbst.',
  'firewall.inspection.must-bypass':
    'Darf nicht geöffnet werden: Das Gerät weist sich mit einem Zertifikat innerhalb von TLS aus.',
  'firewall.inspection.trust-needed': 'Wird es geöffnet, braucht die VM das Zertifikat der Inspektion.',
  'firewall.inspection.host-trust': 'Wird es geöffnet, braucht Windows das Zertifikat der Inspektion.',
  'firewall.inspection.not-tls': 'Kein TLS.',
  'firewall.proxy.via': 'über den Proxy',
  'firewall.proxy.direct': 'direkt',
  'firewall.note.outbound-only':
    'Alle Verbindungen werden von innen geöffnet. Hereingelassen werden muss nichts.',
  'firewall.note.vm-own-address':
    'Die VM hat im Netz eine eigene Adresse; die Regeln müssen auch für sie gelten.',
  'firewall.note.vm-behind-host': 'Die VM erscheint unter der Adresse ihres Windows-Hosts.',
  'firewall.note.hub-unknown':
    'Welcher IoT Hub es wird, steht nicht im Setup, darum steht {domain} dafür. Fragen Sie Ihr Gegenüber in der Cloud nach dem Namen, um die Regel enger zu fassen.',
  'firewall.note.x509-bypass':
    'Für Device Provisioning Service und IoT Hub muss die TLS-Inspektion aus sein: Ein Zertifikat des Geräts kommt nicht hindurch.',
  'firewall.note.inspection-ca':
    'TLS-Inspektion ist möglich, wenn die VM ihrem Zertifikat vertraut; einfacher ist es, diese Namen auszunehmen.',
  'firewall.note.sovereign':
    'Die Namen enden auf .{cloud}: Das ist eine eigene Cloud. Fragen Sie ihren Betreiber, ob Registry und Downloads dort andere Namen haben.',
  'firewall.note.proxy-443': 'Hinter dem Proxy geht alles über 443; 5671 und 8883 sind nicht nötig.',
  'firewall.note.proxy-time':
    'NTP geht nicht durch einen HTTP-Proxy. Öffnen Sie es direkt, oder nennen Sie den Zeitserver des Standorts.',
  'firewall.note.chain-unknown':
    'Das Zertifikat des Geräts war nicht zu lesen; die Hosts, die es für Sperrungen nennt (CRL, OCSP), fehlen deshalb hier.',
  'firewall.note.chain-named':
    'Die Hosts für Sperrungen (CRL, OCSP) sind die, die die Zertifikate des Geräts nennen. Von IoT Edge selbst ist nicht bekannt, dass es sie fragt; ein Proxy oder ein Werkzeug des Standorts kann es tun.',
  'firewall.note.directory':
    'Die Zertifikate nennen auch ein Verzeichnis (LDAP) ohne Host, wie es Zertifizierungsstellen einer Windows-Domäne tun. Wo es zu erreichen ist, weiß, wer die Zertifizierungsstelle betreibt.',
  'firewall.note.services-chain':
    'Auch die Zertifikate der Azure-Dienste nennen Hosts für ihre eigenen Sperrungen. Welche das sind, hängt vom Aussteller ab und ändert sich; sie stehen nicht hier.',
  'firewall.note.no-icmp': 'Ping beweist hier nichts: Prüfen Sie die Ports.',

  'help.identity tpm': 'sagt, ob EFLOW das TPM verwenden kann, und nennt seinen Schlüssel',
  'help.identity tpm.long':
    'identity tpm [--enrollment DATEI]\n\nNennt Endorsement Key und Registrierungs-ID dieses Hosts, auch vor jeder Installation, vergleicht sie mit der VM und mit der Registrierung in der Cloud (DATEI: Antwort von az iot dps enrollment show), und zeigt, welches Glied zwischen TPM und VM gerissen ist. Ändert nichts. Endet mit 0 (verwendbar), 11 (vorher ist etwas zu tun, oder nicht bekannt), 10 (nicht verwendbar, oder die Schlüssel widersprechen sich).',
  'help.identity sheet': 'macht die Anforderung an die Cloud zu einem Setup',
  'help.identity sheet.long':
    'identity sheet --setup DATEI [--csr DATEI] [--group ID [--authority DATEI]] [--out DATEI]\n\nSchreibt, was jemand in der Cloud für dieses Gerät anlegen muss: Werte, QR-Codes, den Weg durchs Portal und Zeilen für az. Mit --out wird eine Seite zum Drucken gespeichert und daneben die Anforderung als JSON, mit der identity answer die Antwort vergleicht. --group fordert eine Registrierungsgruppe an, mit dem Zertifikat ihrer Zertifizierungsstelle. Ein ID-Bereich, den das Setup noch nicht nennt, wird mit erfragt. Geheimnisse stehen nirgends. Endet mit 0 (vollständig) oder 11 (etwas fehlt noch).',
  'help.identity answer': 'vergleicht eine Antwort aus der Cloud mit der Anforderung',
  'help.identity answer.long':
    'identity answer [DATEI] --request DATEI\n\nLiest die Antwort: von az, eine Verbindungszeichenfolge oder eine Mail mit Beschriftungen. Ohne DATEI wird sie eingefügt oder von der Eingabe gelesen. Jeder Wert wird mit der Anforderung verglichen. Geheimnisse werden weder gezeigt noch geschrieben. Endet mit 0 (passt), 11 (passt, soweit sie reicht), 10 (passt nicht).',
  'help.identity firewall': 'schreibt den Firewall-Antrag zu einem Setup',
  'help.identity firewall.long':
    'identity firewall --setup DATEI [--csv] [--out DATEI]\n\nNennt jedes Ziel, das dieses Gerät erreichen muss, mit Port, Protokoll, Zweck, und ob TLS-Inspektion aus sein muss. Als Text für eine Mail, mit --csv für eine Tabelle. Ändert nichts.',
} as const;
