export const cloud = {
  'error.EFD-CLD-001': 'Dieser Rechner hat keinen Weg zu {host}: kein Netz oder keine Route dorthin.',
  'error.EFD-CLD-002':
    'Der Name {host} wurde nicht gefunden. Entweder ist er falsch geschrieben, oder dieser Rechner bekommt von keinem Namensserver Antwort.',
  'error.EFD-CLD-003': '{host} lehnt die Verbindung auf Port {port} ab.',
  'error.EFD-CLD-004':
    'Dem Zertifikat, das {host} zeigt, vertraut dieser Rechner nicht ({reason}). Möglicherweise öffnet etwas unterwegs die Verschlüsselung (TLS-Inspektion).',
  'error.EFD-CLD-005':
    'Das Zertifikat, das für {host} gezeigt wird, ist auf einen anderen Namen ausgestellt. Die Verbindung wurde zu einem anderen Server geleitet.',
  'error.EFD-CLD-006': 'Der Proxy {proxy} verlangt Benutzer und Kennwort, und es sind keine angegeben (407).',
  'error.EFD-CLD-007': 'Der Proxy {proxy} lässt {host} nicht durch (Status {status}).',
  'error.EFD-CLD-008': '{host} hat innerhalb von {seconds} Sekunden nicht geantwortet.',
  'error.EFD-CLD-009':
    'Etwas zwischen diesem Rechner und {host} hat anstelle von Azure geantwortet: eine Anmeldeseite des Netzes, ein Proxy oder ein Filter.',
  'error.EFD-CLD-010': 'Die Verbindung zu {host} wurde mehrmals mitten in einer Antwort getrennt.',
  'error.EFD-CLD-011': '{host} nimmt den Schlüssel der Richtlinie {policy} nicht an.',
  'error.EFD-CLD-012':
    '{host} nimmt die Anmeldung nicht an, und die Uhr dieses Rechners weicht um {minutes} Minuten von der von Azure ab.',
  'error.EFD-CLD-013': 'Der Richtlinie {policy} von {host} fehlt das Recht {right}.',
  'error.EFD-CLD-014': '{host} kennt den Namen {id} nicht.',
  'error.EFD-CLD-015': 'Unter dem Namen {id} gibt es in {host} schon etwas anderes.',
  'error.EFD-CLD-016':
    '{id} wurde in {host} zweimal hintereinander gleichzeitig von jemand anderem geändert.',
  'error.EFD-CLD-017':
    '{host} ist überlastet und bat um eine Pause; nach {tries} Versuchen ist es noch immer so.',
  'error.EFD-CLD-018': '{host} hat selbst eine Störung (Status {status}).',
  'error.EFD-CLD-019': '{host} nimmt nicht an, was verlangt wurde (Status {status}, Code {number}).',
  'error.EFD-CLD-020':
    '{host} nimmt nichts mehr auf: Eine Grenze des Dienstes oder das Kontingent des Tages ist erschöpft.',
  'error.EFD-CLD-021':
    '{id} gibt es in {host}, es ist aber kein IoT-Edge-Gerät. Ein solches Gerät bekommt nie Module.',
  'error.EFD-CLD-022':
    '{id} gibt es in {host} schon, aber mit einem anderen Wert für {what}, als dieses Gerät hat.',
  'error.EFD-CLD-023': '{id} ist in {host} deaktiviert.',
  'error.EFD-CLD-024':
    'Es gibt keine Dienst-Verbindungszeichenfolge; darum lässt sich in der Cloud nichts lesen und nichts ändern.',
  'error.EFD-CLD-025': 'Die Dienst-Verbindungszeichenfolge gehört zu {has}; das Setup will {wanted}.',
  'error.EFD-CLD-026': 'DPS hat das Gerät {has} zugewiesen; das Setup will {wanted}.',
  'error.EFD-CLD-028': '{host} hat in einer Form geantwortet, die EFLOW Desk nicht kennt.',
  'error.EFD-CLD-029': '{host} hat {id} zugelassen und konnte das Gerät keinem Hub zuweisen (Code {number}).',
  'error.EFD-CLD-030':
    '{id} ist in {host} mit dem Endorsement Key eines anderen TPM registriert als dem dieses Rechners.',
  'error.EFD-CLD-031': 'Der Proxy {proxy} lehnt den Benutzer oder das Kennwort ab (407).',
  'error.EFD-CLD-032': 'Der Proxy {proxy} ist nicht erreichbar ({reason}).',
  'error.EFD-PRV-084':
    'DPS hat {registrationId} zugelassen und konnte das Gerät keinem Hub zuweisen. Die VM sagt: {text}',
  'fix.EFD-PRV-084':
    'Lassen Sie einen Hub mit dem DPS verknüpfen oder im Eintrag einen nennen, der es ist; danach: eflow-desk resume',
  'fix.EFD-CLD-001':
    'Verbinden Sie diesen Rechner mit dem Netz, oder nehmen Sie einen, der Azure erreicht: Die Cloud-Seite lässt sich auf jedem Rechner anlegen.',
  'fix.EFD-CLD-002':
    'Vergleichen Sie den Namen mit der Übersichtsseite des Dienstes im Portal; fragen Sie dann nach dem DNS dieses Netzes.',
  'fix.EFD-CLD-003': 'Lassen Sie in der Firewall HTTPS (Port 443) zu diesem Host freigeben.',
  'fix.EFD-CLD-004':
    'Lassen Sie den Host von der TLS-Inspektion ausnehmen oder das Stammzertifikat des Standorts auf diesem Rechner installieren.',
  'fix.EFD-CLD-005': 'Fragen Sie den Betreiber dieses Netzes, warum der Name zu einem anderen Server führt.',
  'fix.EFD-CLD-006':
    'Geben Sie den Benutzer in der Proxy-Adresse an und das Kennwort als Verweis auf ein Geheimnis.',
  'fix.EFD-CLD-007': 'Lassen Sie den Proxy diesen Host auf Port 443 durchlassen.',
  'fix.EFD-CLD-008':
    'Versuchen Sie es noch einmal. Bleibt es so, verschluckt etwas unterwegs die Verbindung: Fragen Sie nach der Firewall.',
  'fix.EFD-CLD-009':
    'Öffnen Sie auf diesem Rechner eine Webseite und melden Sie sich am Netz an, falls es danach fragt; versuchen Sie es dann noch einmal.',
  'fix.EFD-CLD-010':
    'Versuchen Sie es noch einmal. Was schon getan ist, wird erkannt und nicht doppelt getan.',
  'fix.EFD-CLD-011':
    'Kopieren Sie die Verbindungszeichenfolge der Richtlinie erneut aus dem Portal (Richtlinien für gemeinsamen Zugriff); der Schlüssel kann erneuert worden sein.',
  'fix.EFD-CLD-012': 'Stellen Sie die Uhr dieses Rechners richtig, und versuchen Sie es noch einmal.',
  'fix.EFD-CLD-013':
    'Nehmen Sie eine Richtlinie mit diesem Recht: provisioningserviceowner für DPS, iothubowner oder registryReadWrite für einen Hub.',
  'fix.EFD-CLD-014':
    'Vergleichen Sie die ID mit dem Portal; DPS achtet nicht auf Groß- und Kleinschreibung, der Hub schon.',
  'fix.EFD-CLD-015':
    'Verwenden Sie, was da ist, wählen Sie eine andere ID, oder löschen Sie es zuerst in der Cloud.',
  'fix.EFD-CLD-016':
    'Finden Sie heraus, wer noch an diesem Gerät arbeitet; versuchen Sie es dann noch einmal.',
  'fix.EFD-CLD-017': 'Versuchen Sie es in einigen Minuten noch einmal.',
  'fix.EFD-CLD-018':
    'Versuchen Sie es in einigen Minuten noch einmal; sehen Sie auf der Statusseite von Azure nach.',
  'fix.EFD-CLD-019':
    'Vergleichen Sie die Werte des Setups mit den Regeln von Azure. Die Einzelheiten enthalten die Tracking-ID für eine Supportanfrage.',
  'fix.EFD-CLD-020': 'Warten Sie bis zum nächsten Tag, oder fragen Sie nach einem größeren Tarif.',
  'fix.EFD-CLD-021':
    'Stimmen Sie zu, dass es durch ein IoT-Edge-Gerät ersetzt wird (mit Zustimmung fortsetzen), oder wählen Sie eine andere ID.',
  'fix.EFD-CLD-022':
    'Wählen Sie eine andere ID, oder löschen Sie zuerst in der Cloud, was da ist, wenn es zu einem Gerät gehört, das es nicht mehr gibt.',
  'fix.EFD-CLD-023':
    'Finden Sie heraus, warum es deaktiviert wurde; aktivieren Sie es mit enable-cloud-device oder enable-cloud-enrollment.',
  'fix.EFD-CLD-024': 'Nennen Sie eine als Verweis auf ein Geheimnis unter cloud.service im Setup.',
  'fix.EFD-CLD-025':
    'Fügen Sie die Zeichenfolge des Dienstes ein, den das Setup nennt, oder berichtigen Sie das Setup.',
  'fix.EFD-CLD-026':
    'Sehen Sie nach, welche Hubs die Registrierung nennt und ob der gewünschte mit dem DPS verknüpft ist.',
  'fix.EFD-CLD-028': 'Schicken Sie die Einzelheiten an den Support: Sie enthalten die Tracking-ID.',
  'fix.EFD-CLD-029':
    'Vergleichen Sie im Portal die verknüpften IoT-Hubs des DPS mit den Hubs, die die Registrierung nennt: Einer davon muss verknüpft sein. Danach: eflow-desk resume',
  'fix.EFD-CLD-030':
    'Wurde die Hauptplatine getauscht, entfernen Sie die Registrierung (eflow-desk do remove-cloud-enrollment) und wenden Sie das Setup erneut an; das Gerät im Hub bleibt. Sonst hat ein anderes Gerät diese ID: Wählen Sie eine andere.',
  'fix.EFD-CLD-031':
    'Vergleichen Sie den Benutzer in der Proxy-Adresse mit dem, was das Netzteam genannt hat, und geben Sie das Kennwort neu an: Es kann geändert worden sein.',
  'fix.EFD-CLD-032':
    'Vergleichen Sie Name und Port des Proxys mit dem, was das Netzteam genannt hat, und sehen Sie nach, ob dieser Rechner ihn erreichen darf.',
  'step.cloud-device': 'Gerät im IoT-Hub anlegen',
  'step.cloud-enrollment': 'Gerät in DPS registrieren',
  'step.cloud-group': 'Registrierungsgruppe in DPS anlegen oder finden',
  'step.cloud-assigned': 'In DPS sehen, dass das Gerät zugewiesen wurde',
  'step.remove-cloud-device': 'Gerät aus dem IoT-Hub entfernen',
  'step.remove-cloud-enrollment': 'Registrierung aus DPS entfernen',
  'step.remove-cloud-group': 'Registrierungsgruppe aus DPS entfernen',
  'step.forget-registration': 'Entfernen, was DPS vom Gerät angelegt hat',
  'step.set-cloud-device': 'Gerät im IoT-Hub aktivieren oder deaktivieren',
  'step.set-cloud-enrollment': 'Registrierung in DPS aktivieren oder deaktivieren',
  'changes.cloud-device': 'im IoT-Hub wurde ein Gerät angelegt',
  'changes.cloud-enrollment': 'das Gerät wurde in DPS registriert',
  'changes.cloud-group': 'in DPS wurde eine Registrierungsgruppe angelegt',
  'changes.remove-cloud-device': 'das Gerät wurde aus dem IoT-Hub entfernt',
  'changes.remove-cloud-enrollment': 'die Registrierung wurde aus DPS entfernt',
  'changes.remove-cloud-group': 'die Registrierungsgruppe wurde aus DPS entfernt',
  'changes.forget-registration':
    'der Registrierungseintrag in DPS wurde entfernt, und das Gerät im IoT-Hub, falls DPS es für diesen Auftrag angelegt hat',
  'changes.set-cloud-device': 'das Gerät im IoT-Hub wurde aktiviert oder deaktiviert',
  'changes.set-cloud-enrollment': 'die Registrierung in DPS wurde aktiviert oder deaktiviert',
  'residue.cloud-removed': 'was aus der Cloud entfernt wurde, kommt nicht wieder',
  'network.azure': 'Netz von diesem Rechner zu Azure (HTTPS)',
  'progress.cloud-busy': 'Azure ist ausgelastet und bat um {seconds} s Pause',
  'progress.cloud-broken': 'Azure hat selbst eine Störung; nächster Versuch in {seconds} s',
  'progress.cloud-connection': 'die Verbindung wurde getrennt; es wird in {seconds} s wieder nachgesehen',
  'act.enable-cloud-device': 'Aktiviert das Gerät im IoT-Hub',
  'act.disable-cloud-device': 'Deaktiviert das Gerät im IoT-Hub',
  'act.remove-cloud-device': 'Entfernt das Gerät aus dem IoT-Hub',
  'act.enable-cloud-enrollment': 'Aktiviert die Registrierung in DPS',
  'act.disable-cloud-enrollment': 'Deaktiviert die Registrierung in DPS',
  'act.remove-cloud-enrollment': 'Entfernt die Registrierung aus DPS',
  'loss.cloud-disconnects': 'Das Gerät verliert seine Verbindung zum IoT-Hub, bis es wieder aktiviert wird.',
  'loss.cloud-device':
    'Das Gerät mit Zwilling, Schlüsseln und Modulen geht im Hub verloren und lässt sich nicht wiederherstellen.',
  'loss.cloud-enrollment':
    'Die Registrierung mit ihren Schlüsseln geht verloren; ein neu angelegtes Gerät braucht eine andere.',
  'rule.cloud-needed':
    '„cloud“ steht für ein Geheimnis der Cloud; das Setup hat keinen Teil cloud, der sagt, wie sie erreicht wird.',
  'rule.cloud-secret':
    'Schreiben Sie hier „cloud“: Mit einem Teil cloud wird der Schlüssel von dort gelesen.',
  'rule.cloud-identity': 'Es gibt keine Identität, deren Cloud-Seite angelegt werden könnte.',
  'rule.cloud-not-here': 'Das hat bei dieser Art der Bereitstellung keine Bedeutung.',
  'rule.cloud-proxy': 'Das Setup hat keinen Proxy, über den es gehen könnte.',
  'rule.cloud.service-kind':
    'Das ist {kind}; gebraucht wird eine Dienst-Verbindungszeichenfolge von {wanted}. Sie enthält SharedAccessKeyName=.',
  'rule.cloud.service-policy': 'Der Name der Richtlinie darin kann nicht verwendet werden.',
  'app.field.act.enable-cloud-device.deviceId': 'Geräte-ID',
  'app.field.act.enable-cloud-device.service':
    'Wo die Dienst-Zeichenfolge des Hubs steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.enable-cloud-device.proxy':
    'Der Proxy zu Azure, wenn es keinen anderen Weg gibt: http://BENUTZER@HOST:PORT',
  'app.field.act.enable-cloud-device.proxyPassword':
    'Wo sein Kennwort steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.enable-cloud-enrollment.registrationId': 'Registrierungs-ID',
  'app.field.act.enable-cloud-enrollment.service':
    'Wo die Dienst-Zeichenfolge des DPS steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.enable-cloud-enrollment.proxy':
    'Der Proxy zu Azure, wenn es keinen anderen Weg gibt: http://BENUTZER@HOST:PORT',
  'app.field.act.enable-cloud-enrollment.proxyPassword':
    'Wo sein Kennwort steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.disable-cloud-device.deviceId': 'Geräte-ID',
  'app.field.act.disable-cloud-device.service':
    'Wo die Dienst-Zeichenfolge des Hubs steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.disable-cloud-device.proxy':
    'Der Proxy zu Azure, wenn es keinen anderen Weg gibt: http://BENUTZER@HOST:PORT',
  'app.field.act.disable-cloud-device.proxyPassword':
    'Wo sein Kennwort steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.disable-cloud-enrollment.registrationId': 'Registrierungs-ID',
  'app.field.act.disable-cloud-enrollment.service':
    'Wo die Dienst-Zeichenfolge des DPS steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.disable-cloud-enrollment.proxy':
    'Der Proxy zu Azure, wenn es keinen anderen Weg gibt: http://BENUTZER@HOST:PORT',
  'app.field.act.disable-cloud-enrollment.proxyPassword':
    'Wo sein Kennwort steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.remove-cloud-device.deviceId': 'Geräte-ID',
  'app.field.act.remove-cloud-device.service':
    'Wo die Dienst-Zeichenfolge des Hubs steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.remove-cloud-device.proxy':
    'Der Proxy zu Azure, wenn es keinen anderen Weg gibt: http://BENUTZER@HOST:PORT',
  'app.field.act.remove-cloud-device.proxyPassword':
    'Wo sein Kennwort steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.remove-cloud-enrollment.registrationId': 'Registrierungs-ID',
  'app.field.act.remove-cloud-enrollment.service':
    'Wo die Dienst-Zeichenfolge des DPS steht: prompt, env:NAME oder file:PFAD',
  'app.field.act.remove-cloud-enrollment.proxy':
    'Der Proxy zu Azure, wenn es keinen anderen Weg gibt: http://BENUTZER@HOST:PORT',
  'app.field.act.remove-cloud-enrollment.proxyPassword':
    'Wo sein Kennwort steht: prompt, env:NAME oder file:PFAD',
  'doing.cloud.call': 'Azure fragen',
  'doing.cloud.open': 'den Weg in die Cloud öffnen',
  'note.cloud-replaced':
    '{id} ist schon da und kein IoT-Edge-Gerät. Mit Ihrer Zustimmung wird es ersetzt; seine Schlüssel und sein Zwilling sind dann weg, und kein Rückgängigmachen bringt sie zurück.',
  'note.cloud-clock':
    'Die Uhr dieses Rechners weicht um {minutes} Minuten von der von Azure ab. Stellen Sie sie richtig: Ein Gerät, dessen Uhr eine halbe Minute falsch geht, kann sich nicht registrieren.',
  'usage.reference':
    '{option} nimmt einen Verweis, nie das Geheimnis selbst: prompt, env:NAME oder file:PFAD.',
  'usage.way-proxy':
    '--proxy nimmt http://[BENUTZER@]HOST:PORT, nie mit einem Kennwort darin; --proxy-password braucht es, mit dem Benutzer.',
  'help.identity enroll':
    'legt nur die Cloud-Seite eines Setups an: das Gerät im Hub oder die Registrierung in DPS',
  'help.identity enroll.long':
    'Legt an, was der Teil cloud eines Setups verlangt, auf irgendeinem Rechner, der Azure erreicht; an diesem Host wird nichts geändert, und erhöhte Rechte sind nicht nötig. Was schon da ist, wird verwendet. Die Dienst-Zeichenfolge kommt aus prompt, env:NAME oder file:PFAD, bleibt nur im Speicher und wird nie abgelegt.\n  eflow-desk identity enroll --setup DATEI [--what-if]\nMit TPM wird der Schlüssel dieses Hosts registriert, noch bevor EFLOW installiert ist. undo nimmt es zurück.',
  'help.identity cloud show': 'zeigt, was die Cloud unter einem Namen kennt',
  'help.identity cloud show.long':
    'Liest Gerät, Registrierung, Gruppe und Registrierungseintrag dieses Namens, ohne ihre Schlüssel, und sagt, was daran nicht stimmt: kein IoT-Edge-Gerät, deaktiviert, zurückgelassen. Ändert nichts.\n  eflow-desk identity cloud show ID --service prompt|env:NAME|file:PFAD [--hub-service ...] [--proxy ADRESSE [--proxy-password ...]]\nDie Dienst-Zeichenfolge kann die eines DPS oder eines Hubs sein; mit beiden wird alles gelesen.\n--proxy ist der dieses Rechners auf dem Weg zu Azure, http://[BENUTZER@]HOST:PORT; sein Kennwort wird wie die Dienst-Zeichenfolge angegeben.',
  'help.identity cloud find': 'findet Geräte, Registrierungen und Gruppen an einem Teil ihres Namens',
  'help.identity cloud find.long':
    'Listet auf, was diesen Text im Namen hat, ohne auf Groß- und Kleinschreibung zu achten; höchstens hundert werden ausgegeben. Ändert nichts.\n  eflow-desk identity cloud find TEXT --service prompt|env:NAME|file:PFAD [--hub-service ...] [--proxy ADRESSE [--proxy-password ...]]',
  'cloud.part.device': 'Gerät im Hub',
  'cloud.part.enrollment': 'Registrierung',
  'cloud.part.group': 'Registrierungsgruppe',
  'cloud.part.registration': 'Registrierungseintrag',
  'cloud.field.edge': 'IoT-Edge-Gerät',
  'cloud.field.enabled': 'aktiviert',
  'cloud.field.authentication': 'Anmeldung mit',
  'cloud.field.thumbprints': 'Fingerabdrücke',
  'cloud.field.connected': 'verbunden',
  'cloud.field.activity': 'zuletzt gehört',
  'cloud.field.hubs': 'Hubs',
  'cloud.field.created': 'angelegt',
  'cloud.field.status': 'Status',
  'cloud.field.device': 'Geräte-ID',
  'cloud.yes': 'ja',
  'cloud.no': 'nein',
  'cloud.never': 'nie',
  'cloud.mark.not-edge': 'kein IoT-Edge-Gerät',
  'cloud.mark.disabled': 'deaktiviert',
  'cloud.access.hub': 'IoT-Hub {host}, Richtlinie {policy}',
  'cloud.access.dps': 'DPS {host}, Richtlinie {policy}',
  'cloud.not-there': '{part}: Unter dem Namen {id} gibt es nichts.',
  'cloud.unread': '{part}: konnte nicht gelesen werden ({code}).',
  'cloud.found': '{total} gefunden, {shown} gezeigt.',
  'cloud.problem.not-edge':
    '{part}: nicht als IoT-Edge-Gerät gekennzeichnet. Ein solches Gerät bekommt nie Module.',
  'cloud.problem.disabled': '{part}: deaktiviert.',
  'cloud.problem.left-behind':
    'Die Registrierung gibt es nicht mehr, aber der Registrierungseintrag und das Gerät in {hub} sind noch da.',
  'cloud.problem.failed': 'Die letzte Registrierung des Geräts ist mit {number} fehlgeschlagen.',
} as const;
