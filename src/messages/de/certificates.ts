import type { certificates as en } from '../en/certificates.ts';

export const certificates: Record<keyof typeof en, string> = {
  'usage.certificate-folder':
    'Nennen Sie den Ordner zum Schreiben: --folder ORDNER. Darin wird nichts überschrieben.',
  'usage.certificate-number': '{value} nimmt eine ganze Zahl bis {most}.',
  'usage.certificate-use': '--use ist eines von: {known}.',
  'usage.key-kind': '--key-kind ist eines von: {known}.',
  'help.identity certificate check':
    'sagt, was an einem Zertifikat und seinem Schlüssel stimmt und was nicht',
  'help.identity certificate check.long':
    'Liest PEM, DER und PFX und nennt alles Falsche auf einmal, mit der Kette und beiden Fingerabdrücken. Eine PFX-Datei enthält auch den Schlüssel.\n--use ist manual (der Hub kennt die Fingerabdrücke), individual oder group (DPS). --name ist die Geräte-ID oder Registrierungs-ID.\n--passphrase ist prompt, env:NAME oder file:PFAD. --service ist dasselbe für eine Dienst-Zeichenfolge: Hub oder DPS werden gefragt, ob ein anderes Gerät dieses Zertifikat hat.\nEndet mit: 0 verwendbar, 11 nach dem Umwandeln verwendbar, 10 nicht verwendbar.\n  eflow-desk identity certificate check DATEI [--key DATEI] [--use ZWECK] [--name ID] [--passphrase REF] [--second DATEI] [--enrolled DATEI] [--service REF [--proxy ADDRESS [--proxy-password REF]]]',
  'help.identity certificate convert':
    'schreibt ein Zertifikat und seinen Schlüssel so, wie IoT Edge sie braucht',
  'help.identity certificate convert.long':
    'Schreibt PEM mit dem Zertifikat des Geräts zuerst und dem Schlüssel unverschlüsselt in einer eigenen Datei. Nichts wird überschrieben.\n  eflow-desk identity certificate convert DATEI [--key DATEI] [--passphrase REF] --folder ORDNER',
  'help.identity certificate create': 'macht zwei selbstsignierte Zertifikate für ein Gerät',
  'help.identity certificate create.long':
    'Macht das Paar für manuelles X.509: eines für 365 und eines für 548 Tage, mit beiden Schlüsseln, und nennt die Fingerabdrücke für den Hub. Nur das erste Paar kommt auf das Gerät.\n  eflow-desk identity certificate create GERÄT --folder ORDNER [--key-kind ART]',
  'help.identity certificate ca': 'macht eine Test-Zertifizierungsstelle mit Zertifikaten für Geräte',
  'help.identity certificate ca.long':
    'Macht ein Stammzertifikat mit 0 bis 2 Zertifizierungsstellen darunter und unter der letzten Zertifikate für Geräte. Nur für Tests.\n  eflow-desk identity certificate ca NAME --folder ORDNER [--intermediates 1] [--device ID]... [--days 365] [--key-kind ART]',
  'help.identity certificate csr':
    'macht einen Schlüssel und eine Zertifikatsanforderung für die PKI des Standorts',
  'help.identity certificate csr.long':
    'Macht einen Schlüssel, der im Ordner bleibt, und eine Anforderung für ein Zertifikat mit diesem allgemeinen Namen.\n  eflow-desk identity certificate csr NAME --folder ORDNER [--key-kind ART]',
  'app.field.identity.identityPassphrase': 'Woher das Kennwort kommt',
  'app.hint.identity.identityPassphrase':
    'Öffnet einen verschlüsselten Schlüssel oder eine PFX-Datei. prompt: Sie geben es hier ein. env:NAME oder file:PFAD: Es wird dort gelesen. Nie das Kennwort selbst.',
  'app.secret.identity.identityPassphrase': 'Kennwort',
  'step.prepare-certificate': 'Zertifikat und Schlüssel in zwei Dateien für das Gerät öffnen',
  'step.drop-certificate': 'Geöffnetes Zertifikat und Schlüssel löschen',
  'changes.prepare-certificate': 'Zertifikat und Schlüssel wurden in zwei Dateien geöffnet',
  'changes.drop-certificate': 'das geöffnete Zertifikat und der Schlüssel wurden gelöscht',
  'residue.certificate-copy': 'das geöffnete Zertifikat und der Schlüssel sind fort',
  'error.EFD-CRT-015':
    'Das Zertifikat in {file} und sein Schlüssel können so, wie sie übergeben wurden, nicht verwendet werden.',
  'error.EFD-CRT-016':
    'IoT Edge kann das Zertifikat in {file} und den Schlüssel in {key} so nicht lesen, doch beide lassen sich umwandeln.',
  'fix.EFD-CRT-016':
    'Wandeln Sie sie um, und nennen Sie die beiden neuen Dateien im Setup: eflow-desk identity certificate convert "{file}" --key "{key}" --folder ORDNER. In der App: „Umgewandelte Kopien schreiben“ beim Zertifikat.',
  'fix.EFD-CRT-015': 'Sehen Sie nach, was daran falsch ist: eflow-desk identity certificate check.',
  'certificate.role.certificate': 'Zertifikatsdatei',
  'certificate.role.key': 'Schlüsseldatei',
  'certificate.role.second': 'Zweites Zertifikat',
  'certificate.role.enrolled': 'Zertifikat der Gruppe',
  'certificate.number': 'Zertifikat {number}',
  'certificate.severity.error': 'So nicht verwendbar:',
  'certificate.severity.warning': 'Bitte ansehen:',
  'certificate.severity.repaired': 'Wird in den Kopien berichtigt:',
  'certificate.severity.info': 'Gut zu wissen:',
  'certificate.verdict.right': 'Die Dateien können verwendet werden, wie sie sind.',
  'certificate.verdict.convert': 'Die Dateien können nach dem Umwandeln verwendet werden.',
  'certificate.verdict.wrong': 'Diese Dateien können nicht verwendet werden.',
  'certificate.chain': 'Kette, vom Gerät aufwärts:',
  'certificate.chain.whole': 'ausgestellt vom nächsten',
  'certificate.chain.root': 'Stammzertifikat, von sich selbst signiert',
  'certificate.chain.self': 'von sich selbst signiert',
  'certificate.chain.open': 'ausgestellt von {issuer}, nicht in der Datei',
  'certificate.chain.broken': 'passt nicht zum nächsten',
  'certificate.field.subject': 'Name',
  'certificate.field.issuer': 'Ausgestellt von',
  'certificate.field.validity': 'Gültig',
  'certificate.field.serial': 'Seriennummer',
  'certificate.field.key': 'Schlüssel',
  'certificate.field.signature': 'Signatur',
  'certificate.field.sha1': 'Fingerabdruck SHA-1',
  'certificate.field.sha256': 'Fingerabdruck SHA-256',
  'certificate.validity': '{from} bis {until}',
  'certificate.written': 'Geschrieben:',
  'certificate.wrote.certificate': 'Zertifikat für das Gerät',
  'certificate.wrote.key': 'privater Schlüssel des Geräts',
  'certificate.wrote.second-certificate': 'zweites Zertifikat; sicher verwahren, nicht auf dem Gerät',
  'certificate.wrote.second-key':
    'privater Schlüssel des zweiten Zertifikats; sicher verwahren, nicht auf dem Gerät',
  'certificate.wrote.authority': 'Zertifikat der Test-Zertifizierungsstelle',
  'certificate.wrote.authority-key':
    'privater Schlüssel der Test-Zertifizierungsstelle; wer ihn hat, kann Geräte anlegen',
  'certificate.wrote.request': 'Zertifikatsanforderung für die PKI des Standorts',
  'certificate.thumbprints': 'Geben Sie beide Fingerabdrücke an, wenn das Gerät im Hub angelegt wird.',
  'certificate.tests-only': 'Diese Zertifizierungsstelle ist für Tests. Verwenden Sie sie nicht im Betrieb.',
  'doing.certificate.convert': 'Umwandeln von Zertifikatsdateien',
  'rule.certificate.file-missing': 'ist nicht vorhanden',
  'rule.certificate.file-unreadable': 'kann nicht gelesen werden ({reason})',
  'rule.certificate.file-empty': 'ist leer',
  'rule.certificate.file-large': 'hat {bytes} Byte; eine Zertifikatsdatei hat höchstens {most}',
  'rule.certificate.too-many-blocks': 'hat mehr als {most} Blöcke; das ist keine Zertifikatskette',
  'rule.certificate.byte-order-mark':
    'beginnt mit einer Byte-Reihenfolge-Marke (BOM), die manche Programme in der VM nicht annehmen',
  'rule.certificate.utf-16':
    'ist UTF-16, wie es > in Windows PowerShell schreibt; die VM kann das nicht lesen',
  'rule.certificate.line-ends': 'hat Zeilenenden von Windows',
  'rule.certificate.text-around': 'hat Text um die Blöcke herum, etwa Bag Attributes',
  'rule.certificate.final-newline': 'endet nicht mit genau einem Zeilenumbruch',
  'rule.certificate.layout': 'hat Zeilen ungewöhnlicher Länge oder Leerzeilen',
  'rule.certificate.der': 'ist DER, nicht PEM',
  'rule.certificate.pfx': 'ist eine PFX-Datei; Zertifikat und Schlüssel werden herausgenommen',
  'rule.certificate.not-certificates': 'enthält weder ein Zertifikat noch einen Schlüssel',
  'rule.certificate.no-certificate': 'enthält kein Zertifikat',
  'rule.certificate.label': 'nennt das Zertifikat {label}; danach sucht IoT Edge nicht',
  'rule.certificate.key-inside':
    'enthält auch den privaten Schlüssel; in der Kopie für das Gerät steht er in einer eigenen Datei',
  'rule.certificate.glued-blocks': 'hat Blöcke ohne Zeilenumbruch dazwischen',
  'rule.certificate.block-damaged': 'ist in Block {block} beschädigt; lassen Sie sich die Datei neu geben',
  'rule.certificate.block-cut-off': 'ist abgeschnitten: {label} beginnt und endet nie',
  'rule.certificate.no-key': 'enthält keinen privaten Schlüssel',
  'rule.certificate.several-keys':
    'enthält {count} private Schlüssel; lassen Sie nur den dieses Geräts darin',
  'rule.certificate.key-is-certificate':
    'ist ein Zertifikat; wählen Sie die Datei mit dem privaten Schlüssel',
  'rule.certificate.key-is-request':
    'ist eine Zertifikatsanforderung; wählen Sie die Datei mit dem privaten Schlüssel',
  'rule.certificate.key-is-public':
    'ist ein öffentlicher Schlüssel; wählen Sie die Datei mit dem privaten Schlüssel',
  'rule.certificate.key-encrypted': 'ist verschlüsselt; geben Sie das Kennwort an',
  'rule.certificate.passphrase-wrong': 'lässt sich mit diesem Kennwort nicht öffnen',
  'rule.certificate.cipher-unknown':
    'ist auf nicht unterstützte Weise verschlüsselt; lassen Sie die Datei neu mit AES-256 exportieren',
  'rule.certificate.key-decrypted': 'ist verschlüsselt; die Kopie für das Gerät ist es nicht',
  'rule.certificate.work-too-much':
    'verlangt zum Öffnen weit mehr Rechenarbeit als übliche Programme; lassen Sie die Datei neu exportieren',
  'rule.certificate.key-damaged':
    'enthält einen beschädigten privaten Schlüssel; lassen Sie sich die Datei neu geben',
  'rule.certificate.key-form': 'enthält den Schlüssel in einer älteren Form ({form})',
  'rule.certificate.key-kind': 'hat eine Schlüsselart, die IoT Edge nicht annimmt: {kind}',
  'rule.certificate.key-weak': 'hat einen RSA-Schlüssel mit {bits} Bit; mindestens 2048 sind nötig',
  'rule.certificate.key-large':
    'hat einen RSA-Schlüssel mit {bits} Bit; das geht, Microsoft prüft aber mit 2048',
  'rule.certificate.curve-unusual':
    'hat einen Schlüssel auf {curve}; das geht, Microsoft prüft aber mit P-256',
  'rule.certificate.key-mismatch': 'gehört nicht zum privaten Schlüssel',
  'rule.certificate.wrong-order': 'hat das Zertifikat des Geräts an Stelle {at}; IoT Edge nimmt das erste',
  'rule.certificate.hash-weak': 'wurde mit {signature} signiert; das ist nicht mehr sicher',
  'rule.certificate.not-yet': '{name} gilt erst ab {from}; prüfen Sie auch die Uhr dieses Computers',
  'rule.certificate.expired': '{name} ist am {until} abgelaufen',
  'rule.certificate.ends-within-day': '{name} endet in weniger als einem Tag, am {until}',
  'rule.certificate.ends-soon': '{name} endet in {days} Tagen, am {until}; nichts erneuert es von selbst',
  'rule.certificate.lasts-long': 'gilt bis {until}, also mehr als drei Jahre',
  'rule.certificate.no-name': 'hat keinen allgemeinen Namen (CN)',
  'rule.certificate.several-names': 'hat {count} allgemeine Namen (CN); einer ist richtig',
  'rule.certificate.name-differs': 'ist für {has}, nicht für {wanted}',
  'rule.certificate.name-case':
    'ist für {has}; DPS achtet nicht auf Großbuchstaben, der Hub schon: Das Gerät heißt dann {lower}',
  'rule.certificate.name-long': 'hat einen allgemeinen Namen mit {length} Zeichen; höchstens 64 sind erlaubt',
  'rule.certificate.name-grammar': 'ist für {has}; das kann keine Geräte-ID oder Registrierungs-ID sein',
  'rule.certificate.leaf-is-ca': 'ist eine Zertifizierungsstelle (CA), nicht die Identität eines Geräts',
  'rule.certificate.no-client-auth': 'ist nicht für die Clientauthentifizierung, sondern für {has}',
  'rule.certificate.no-signature-use': 'erlaubt keine digitalen Signaturen, sondern {has}',
  'rule.certificate.issuer-missing': 'hat den Aussteller nicht dabei: {issuer}',
  'rule.certificate.signature-wrong':
    'wurde nicht vom nächsten Zertifikat signiert, obwohl dieses den richtigen Namen hat',
  'rule.certificate.issuer-not-ca':
    'wurde von einem Zertifikat ausgestellt, das keine Zertifizierungsstelle ist',
  'rule.certificate.issuer-no-signing':
    'wurde von einer Zertifizierungsstelle ausgestellt, die keine Zertifikate signieren darf',
  'rule.certificate.path-length': 'liegt tiefer unter der Zertifizierungsstelle, als diese erlaubt',
  'rule.certificate.chain-order': 'hat die Zertifizierungsstellen in anderer Reihenfolge als die Kette',
  'rule.certificate.chain-stray': 'gehört nicht zur Kette und fehlt in der Kopie',
  'rule.certificate.enrolled-missing': 'ist von {name}; dorthin führt die Kette nicht',
  'rule.certificate.self-signed-in-group':
    'ist von sich selbst signiert; eine Gruppe nimmt Zertifikate, die ihre Zertifizierungsstelle ausgestellt hat',
  'rule.certificate.device-ca':
    'ist ein CA-Zertifikat von IoT Edge ({name}); nehmen Sie das Identitätszertifikat des Geräts',
  'rule.certificate.same-pair': 'ist dasselbe wie das erste; für einen späteren Wechsel braucht es zwei',
  'rule.certificate.used-before': 'wird schon vom Gerät {name} verwendet',
  'rule.certificate.used-not-all':
    'ist nicht unter denen der ersten {count} Geräte; es gibt mehr, die nicht durchgesehen wurden',
};
