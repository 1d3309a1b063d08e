import type { identityPage as english } from '../en/identity-page.ts';

/** Words of the step on which a device gets its identity, in German. */
export const identityPage: Record<keyof typeof english, string> = {
  'app.identity.paste': 'Einfügen, was Sie bekommen haben',
  'app.identity.paste.label':
    'Alles: Verbindungszeichenfolge, Schlüssel, ID, Antwort von az, Dienst-Zeichenfolge',
  'app.identity.paste.hint':
    'Zum Beispiel die Mail eines Kollegen. Hier wird es erkannt und geprüft; das Feld zeigt nicht, was Sie einfügen, denn es kann geheim sein.',
  'app.identity.paste.look': 'Sagen, was es ist',
  'app.identity.paste.file': 'Textdatei lesen',
  'app.identity.paste.forget': 'Vergessen',
  'app.identity.paste.looking': 'Wird angesehen',
  'app.identity.paste.too-large':
    'Diese Datei hat mehr als 64 KB. Nichts, was zu einer Identität gehört, ist so lang.',
  'app.identity.paste.by-path':
    'Zertifikate und Schlüssel werden von hier nicht übernommen. Wählen Sie unten einen Weg mit Zertifikat; dort ist ein Platz für seine Dateien.',
  'app.identity.is': 'Das ist: {kind} ({length} Zeichen).',
  'app.identity.severity.error': 'Falsch',
  'app.identity.severity.warning': 'Bitte prüfen',
  'app.identity.severity.repaired': 'Berichtigt',
  'app.identity.severity.info': 'Gut zu wissen',
  'app.identity.problem': '{severity} – {about}: {says}',
  'app.rule.identity.group-key':
    'ist der Schlüssel einer Gruppe und darf nie auf ein Gerät. Der Schlüssel dieses einen Geräts lässt sich unten daraus ableiten',
  'app.rule.identity.group-key-possible':
    'hat 64 Bytes: der Schlüssel einer einzelnen Registrierung oder einer Gruppe; das sagt der Schlüssel allein nicht. Fragen Sie, wer ihn Ihnen gab: Von einer Gruppe nehmen Sie unten den abgeleiteten Schlüssel',
  'app.identity.fills.way': 'Der Weg wird: {way}',
  'app.identity.fills.secret.fill':
    'Das Geheimnis bleibt für dieses Gerät im Arbeitsspeicher; es wird nicht wieder gezeigt.',
  'app.identity.fills.secret.derive':
    'Der abgeleitete Schlüssel bleibt für dieses Gerät im Arbeitsspeicher; er wird nicht gezeigt.',
  'app.identity.fills.secret.service':
    'Die Dienst-Zeichenfolge bleibt im Arbeitsspeicher, bis EFLOW Desk endet.',
  'app.identity.take.fill': 'Übernehmen',
  'app.identity.take.derive': 'Den Schlüssel dieses Geräts ableiten',
  'app.identity.take.service': 'Damit die Cloud-Seite anlegen',
  'app.identity.take.fill.means':
    'Wenn es der Schlüssel dieses einen Geräts oder seiner eigenen Registrierung ist:',
  'app.identity.take.derive.means':
    'Wenn es der Schlüssel einer Registrierungsgruppe ist: Aus ihm und der Registrierungs-ID wird der Schlüssel dieses Geräts berechnet. Der Gruppenschlüssel wird gleich danach vergessen und kommt nie auf das Gerät.',
  'app.identity.take.derive.agree': 'Es ist der Schlüssel einer Gruppe, und dieses Gerät darf ihr angehören',
  'app.identity.take.service.means':
    'Diese Zeichenfolge gibt die Kontrolle über den ganzen Dienst und kommt nie auf ein Gerät. Der Auftrag kann damit das Gerät oder die Registrierung in der Cloud anlegen.',
  'app.identity.took.fill': 'Übernommen. Das Formular unten zeigt es.',
  'app.identity.took.derive': 'Abgeleitet und übernommen. Der Gruppenschlüssel ist vergessen.',
  'app.identity.took.service':
    'EFLOW Desk hat die Dienst-Zeichenfolge jetzt. Was es damit anlegt, steht unten.',
  'app.identity.used-as': 'Wird verwendet als: {value}',
  'app.identity.use': '{value} verwenden',
  'app.identity.running': 'Läuft seit {time}',
  'app.identity.stop': 'Abbrechen',
  'app.identity.copy': 'Kopieren: {what}',

  'app.identity.certificates': 'Zertifikat und Schlüssel',
  'app.identity.drop.label':
    'Ziehen Sie das Zertifikat und seinen Schlüssel hierher oder wählen Sie sie aus. Sie werden sofort beurteilt. Von einem Schlüssel wird nur gezeigt, welcher es ist, und nichts wird aufgehoben.',
  'app.identity.drop.choose': 'Dateien dieses Computers ansehen',
  'app.identity.drop.is.certificate': '{file}: das Zertifikat',
  'app.identity.drop.is.key': '{file}: der private Schlüssel',
  'app.identity.drop.is.both': '{file}: Zertifikat und privater Schlüssel',
  'app.identity.drop.no-path':
    'Ein Browser verrät nicht, wo diese Dateien liegen, und ein Auftrag liest sie aus ihrem Ordner. Tragen Sie unten ihre vollen Pfade auf diesem Host ein.',
  'app.identity.drop.paths': 'Ihre Pfade stehen in den Feldern unten.',
  'app.identity.drop.too-many': 'Höchstens zwei Dateien: das Zertifikat und sein Schlüssel.',
  'app.identity.drop.too-large':
    'Diese Datei hat mehr als 256 KB. So lang ist kein Zertifikat und kein Schlüssel.',
  'app.identity.drop.empty': 'Diese Datei ist leer, oder es ist ein Ordner.',
  'app.identity.drop.unreadable':
    'Diese Datei lässt sich nicht mehr lesen. Ziehen Sie sie noch einmal hierher.',
  'app.identity.same-file': 'Der Schlüssel steht in derselben Datei',
  'app.identity.has-passphrase': 'Der Schlüssel oder die PFX-Datei hat ein Kennwort',
  'app.identity.give-passphrase': 'Kennwort angeben',
  'app.identity.enrolled-as': 'Wie das Zertifikat registriert ist',
  'app.identity.enrolled-as.individual': 'Selbst, als einzelne Registrierung',
  'app.identity.enrolled-as.group': 'Durch seine Zertifizierungsstelle, als Mitglied einer Gruppe',
  'app.identity.look': 'Dateien ansehen',
  'app.identity.certificate.problem': '{severity} – {about}: {says} ({check})',
  'app.identity.certificate.line': 'Ausgestellt von {issuer}. Schlüssel: {key}. Signiert mit {signature}.',
  'app.identity.place.device': 'Gerät',
  'app.identity.place.intermediate': 'Zwischenzertifizierungsstelle',
  'app.identity.place.root': 'Stammzertifizierungsstelle',
  'app.identity.chain.broken': 'Hier reißt die Kette: Das Zertifikat {why}',
  'app.identity.validity': '{from} bis {until}: {state}',
  'app.identity.validity.not-yet': 'beginnt in {days} Tagen',
  'app.identity.validity.valid': 'noch {days} Tage',
  'app.identity.validity.over': 'seit {days} Tagen abgelaufen',
  'app.identity.key-is': 'Privater Schlüssel: {key}, {state}.',
  'app.identity.key.encrypted': 'in seiner Datei verschlüsselt',
  'app.identity.key.open': 'nicht verschlüsselt',
  'app.identity.folder': 'Ordner, in den geschrieben wird',
  'app.identity.folder.hint':
    'Voller Pfad eines vorhandenen Ordners auf diesem Host. Nichts darin wird überschrieben.',
  'app.identity.convert': 'Umgewandelte Kopien schreiben',
  'app.identity.convert.opened':
    'Der Auftrag öffnet diese Dateien beim Provisionieren selbst und entfernt die Kopien danach. Sie können die Kopien auch jetzt schreiben lassen.',
  'app.identity.convert.needed':
    'Das Gerät braucht umgewandelte Kopien: Lassen Sie sie schreiben, und verwenden Sie diese Dateien für dieses Gerät.',
  'app.identity.written.use': 'Diese Dateien für dieses Gerät verwenden',
  'app.identity.written.used': 'Das Setup nennt jetzt diese Dateien.',
  'app.identity.create': 'Es gibt noch kein Zertifikat: eines erstellen',
  'app.identity.create.pair': 'Zwei selbstsignierte Zertifikate für dieses Gerät',
  'app.identity.create.authority': 'Eine Test-Zertifizierungsstelle mit einem Zertifikat dieses Geräts',
  'app.identity.create.request': 'Eine Zertifikatsanforderung für die PKI des Standorts',
  'app.identity.create.name': 'Name des Geräts',
  'app.identity.create.name.hint':
    'Geräte-ID oder Registrierungs-ID, zum Beispiel press-3; höchstens 64 Zeichen. Daraus wird der Common Name.',
  'app.identity.create.key': 'Art des Schlüssels',
  'app.identity.create.key.hint':
    'EC P-256 prüft Microsoft am meisten. RSA mit 4096 Bit dauert einige Sekunden.',
  'app.identity.create.key.ec-p256': 'EC P-256',
  'app.identity.create.key.ec-p384': 'EC P-384',
  'app.identity.create.key.ec-p521': 'EC P-521',
  'app.identity.create.key.rsa-2048': 'RSA 2048',
  'app.identity.create.key.rsa-3072': 'RSA 3072',
  'app.identity.create.key.rsa-4096': 'RSA 4096',
  'app.identity.create.will': 'Das wird erstellt:',
  'app.identity.create.will.pair':
    'Zwei Zertifikate für {name} mit je einem privaten Schlüssel, von sich selbst signiert.',
  'app.identity.create.will.pair-time':
    'Das erste gilt 365 Tage, das zweite 548, damit sich eines ersetzen lässt.',
  'app.identity.create.will.authority':
    'Eine Stamm- und eine Zwischenzertifizierungsstelle für Tests, gültig für 365 Tage. Nehmen Sie sie nie für den Betrieb.',
  'app.identity.create.will.authority-device':
    'Ein Zertifikat und ein privater Schlüssel für {name}, von ihnen ausgestellt.',
  'app.identity.create.will.request': 'Eine Anforderung für {name}, die die PKI des Standorts signiert.',
  'app.identity.create.will.request-key': 'Ein privater Schlüssel, der auf diesem Host bleibt.',
  'app.identity.create.will.nothing-over':
    'Private Schlüssel werden unverschlüsselt geschrieben: Wählen Sie einen Ordner, den nur Sie lesen können.',
  'app.identity.create.make': 'Dateien erstellen',
  'app.identity.create.next.pair':
    'Als Nächstes: Geben Sie beide Fingerabdrücke dem, der das Gerät im Hub anlegt, oder lassen Sie es unten von EFLOW Desk anlegen.',
  'app.identity.create.next.authority':
    'Als Nächstes: Registrieren Sie die Zertifizierungsstelle als Gruppe oder das Zertifikat des Geräts selbst.',
  'app.identity.create.next.request':
    'Als Nächstes: Schicken Sie die Anforderung an die PKI. Kommt das Zertifikat zurück, nennen Sie oben seine Datei, zusammen mit dem hier geschriebenen Schlüssel.',

  'app.identity.tpm': 'TPM dieses Hosts',
  'app.identity.tpm.lead':
    'Ob EFLOW es verwenden kann, und der Endorsement Key, den ein Kollege registriert. Es wird nur gelesen, nichts geändert.',
  'app.identity.tpm.read': 'TPM ansehen',
  'app.identity.tpm.again': 'Erneut ansehen',
  'app.identity.tpm.link': '{link}: {state}. {says}',
  'app.identity.tpm.use-id': 'Diese Registrierungs-ID im Setup verwenden',
  'app.identity.tpm.enrollment': 'Mit der Registrierung in der Cloud vergleichen',
  'app.identity.tpm.enrollment.hint':
    'Fügen Sie den Endorsement Key ein oder die Antwort von az iot dps enrollment show.',
  'app.identity.tpm.compare': 'Vergleichen',

  'app.identity.cloud': 'Die Cloud-Seite',
  'app.identity.cloud.there': 'Sie ist schon da, oder ein Kollege legt sie an',
  'app.identity.cloud.make': 'EFLOW Desk legt sie an, mit einer Dienst-Zeichenfolge',
  'app.identity.cloud.needs.hub':
    'Nötig ist die Verbindungszeichenfolge einer Richtlinie des IoT Hub, die in die Registrierung schreiben darf, zum Beispiel registryReadWrite. Ohne sie fragen Sie einen Kollegen mit dem Blatt unten.',
  'app.identity.cloud.needs.dps':
    'Nötig ist die Verbindungszeichenfolge einer Richtlinie des Device Provisioning Service, die Registrierungen schreiben darf, zum Beispiel provisioningserviceowner. Ohne sie fragen Sie einen Kollegen mit dem Blatt unten.',
  'app.identity.cloud.look': 'Ansehen, was schon da ist',
  'app.identity.cloud.there-is':
    '{part} {id} ist da. IoT-Edge-Gerät: {edge}. Aktiviert: {enabled}. Weist sich aus mit: {proof}.',
  'app.identity.cloud.in-group': 'Das Gerät gehört zu einer Registrierungsgruppe',
  'app.identity.cloud.has-hub-service':
    'Ich habe auch eine Dienst-Zeichenfolge des Hub: Dann wird das Gerät dort gesehen, und Zurücknehmen entfernt es',
  'app.identity.cloud.will': 'Das tut der Auftrag in der Cloud:',
  'app.identity.cloud.will.ManualConnectionString':
    'Das Gerät im Hub anlegen, mit Schlüsseln, die der Hub erzeugt.',
  'app.identity.cloud.will.ManualX509': 'Das Gerät im Hub anlegen, mit dem Fingerabdruck seines Zertifikats.',
  'app.identity.cloud.will.DpsTPM':
    'Eine einzelne Registrierung anlegen, mit dem Endorsement Key, den die VM nennt.',
  'app.identity.cloud.will.DpsX509': 'Eine einzelne Registrierung anlegen, mit dem Zertifikat des Geräts.',
  'app.identity.cloud.will.DpsX509.group':
    'Die Registrierungsgruppe mit dem Zertifikat ihrer Zertifizierungsstelle anlegen, wenn es sie nicht gibt.',
  'app.identity.cloud.will.DpsSymmetricKey':
    'Eine einzelne Registrierung anlegen, mit Schlüsseln, die DPS erzeugt.',
  'app.identity.cloud.will.DpsSymmetricKey.group':
    'Die Registrierungsgruppe anlegen, wenn es sie nicht gibt, und aus ihrem Schlüssel den dieses Geräts ableiten.',
  'app.identity.cloud.will.edge': 'Als IoT-Edge-Gerät kennzeichnen: Ohne das bekommt es nie Module.',
  'app.identity.cloud.will.hub-by-dps': 'DPS legt das Gerät im Hub an, wenn es sich anmeldet.',
  'app.identity.cloud.will.secret':
    'Das Geheimnis des Geräts geradewegs an EFLOW geben; niemand muss es tippen.',
  'app.identity.cloud.will.undo':
    'Was schon da ist, wird so verwendet. Zurücknehmen entfernt nur, was angelegt wurde.',
  'app.field.cloud.service': 'Woher die Dienst-Zeichenfolge kommt',
  'app.field.cloud.hubService': 'Woher die Dienst-Zeichenfolge des Hub kommt',
  'app.field.cloud.deviceId': 'Geräte-ID im Hub',
  'app.field.cloud.group.id': 'Name der Registrierungsgruppe',
  'app.field.cloud.group.caCertPath': 'Zertifikat der Zertifizierungsstelle (PEM)',
  'app.field.cloud.hub': 'Nur dieser Hub',
  'app.field.cloud.viaProxy': 'Azure über den Proxy dieses Setups erreichen',
  'app.hint.cloud.service':
    'prompt: Sie geben sie hier an. env:NAME oder file:PFAD: Dort wird sie gelesen, wenn der Auftrag sie braucht. Nie die Zeichenfolge selbst.',
  'app.hint.cloud.deviceId': 'So, wie sie im Hub stehen soll, zum Beispiel press-3; Großbuchstaben zählen.',
  'app.hint.cloud.group.id': 'In Kleinbuchstaben, zum Beispiel line-1.',
  'app.hint.cloud.group.caCertPath': 'Voller Pfad auf diesem Host. Leer: Die Gruppe gibt es schon.',
  'app.hint.cloud.hub':
    'Hostname wie contoso.azure-devices.net. Leer: DPS wählt unter denen, die damit verknüpft sind.',
  'app.secret.cloud.service': 'Dienst-Zeichenfolge',
  'app.secret.cloud.hubService': 'Dienst-Zeichenfolge des Hub',

  'app.identity.colleague': 'Einen Kollegen fragen',
  'app.identity.colleague.lead':
    'Ein Blatt mit allem, was jemand mit Rechten in der Cloud braucht, und ein Antrag an den Betreiber der Firewall. In beiden steht kein Geheimnis.',
  'app.identity.sheet.make': 'Blatt für die Cloud erstellen',
  'app.identity.firewall.make': 'Firewall-Antrag erstellen',
  'app.identity.sheet.in-group': 'Das Gerät gehört zu einer Registrierungsgruppe',
  'app.identity.sheet.authority': 'Zertifikat der Zertifizierungsstelle (optional)',
  'app.identity.sheet.authority.hint':
    'Voller Pfad auf diesem Host: das öffentliche Zertifikat der Stelle, die das des Geräts ausgestellt hat. Die Gruppe muss ihr vertrauen.',
  'app.identity.sheet.csr': 'Zertifikatsanforderung mit auf das Blatt setzen',
  'app.identity.sheet.csr.added': 'Auf dem Blatt: {file}',
  'app.identity.sheet.csr.drop': 'Weglassen',
  'app.identity.sheet.missing': 'Vorher auszufüllen oder zu berichtigen:',
  'app.identity.sheet.save-page': 'Als Seite zum Drucken sichern',
  'app.identity.sheet.save-request': 'Anforderung sichern (JSON)',
  'app.identity.sheet.code': 'QR-Code: {what}',
  'app.identity.firewall.save': 'Als CSV sichern',
  'app.identity.firewall.copy': 'Als Text für eine Mail kopieren',
  'app.identity.answer': 'Die Antwort',
  'app.identity.answer.first': 'Erstellen Sie zuerst das Blatt, oder öffnen Sie eine gesicherte Anforderung.',
  'app.identity.answer.to': 'Zur Anforderung: {what} für {name}.',
  'app.identity.answer.open': 'Gesicherte Anforderung öffnen',
  'app.identity.answer.no-request': 'Diese Datei ist keine Anforderung von EFLOW Desk.',
  'app.identity.answer.label': 'Was der Kollege geantwortet hat',
  'app.identity.answer.hint':
    'Fügen Sie die Mail, die Antwort von az oder die Verbindungszeichenfolge ein. Sie wird mit der Anforderung verglichen; Geheimes wird nicht gezeigt.',
  'app.identity.answer.check': 'Mit der Anforderung vergleichen',
  'app.identity.answer.item': '{about}: {says}',
  'app.identity.answer.take': 'Übernehmen',
  'app.identity.answer.taken': 'Übernommen. Das Formular oben zeigt es.',
};
