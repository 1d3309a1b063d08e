import type { reachFindings as en } from '../en/findings-reach.ts';

/** The words of `en/findings-reach.ts` in German. */
export const reachFindings: Record<keyof typeof en, string> = {
  'finding.HC-21.title': 'Bereitstellungsdienst DPS',
  'finding.HC-21.open':
    '{endpoint} öffnet sich von diesem Host aus. Ob auch von der VM aus, zeigt sich erst dort.',
  'finding.HC-21.behind-proxy':
    'Nicht bekannt: {endpoint} öffnet sich nicht direkt; dieser Host verwendet einen Proxy ({proxies}), und ob der es durchlässt, wird nicht probiert.',
  'finding.HC-21.no-name': 'Nicht bekannt: Der Name von {endpoint} wird von hier aus nicht gefunden.',
  'finding.HC-21.not-tried': 'Nicht bekannt: {endpoint} wurde nicht probiert.',
  'finding.HC-21.closed': '{endpoint} öffnet sich von diesem Host aus nicht.',
  'finding.HC-21.closed.cause':
    'Eine Firewall lässt dorthin nichts hinaus. Geräte, die über DPS bereitgestellt werden, brauchen den Dienst; eine Verbindungszeichenfolge nicht.',

  'finding.HC-22.title': 'Proxy des Hosts',
  'finding.HC-22.none': 'Auf diesem Host ist kein Proxy eingestellt.',
  'finding.HC-22.proxy': 'Dieser Host verwendet einen Proxy: {proxies}.',
  'finding.HC-22.proxy.cause':
    'Die VM übernimmt ihn nicht. Ohne ihn wird direkt bereitgestellt, geladen und verbunden, oder gar nicht.',

  'finding.HC-23.title': 'Uhr',
  'finding.HC-23.right': 'Die Uhr geht auf {seconds} Sekunden genau.',
  'finding.HC-23.ahead': 'Die Uhr geht {seconds} Sekunden vor.',
  'finding.HC-23.ahead.cause':
    'Token, Zertifikate und Signaturen werden nach der Zeit beurteilt; ab fünf Minuten lehnt die Cloud ab.',
  'finding.HC-23.behind': 'Die Uhr geht {seconds} Sekunden nach.',
  'finding.HC-23.behind.cause':
    'Token, Zertifikate und Signaturen werden nach der Zeit beurteilt; ab fünf Minuten lehnt die Cloud ab.',

  'finding.HC-30.title': 'Stammzertifikate',
  'finding.HC-30.present': 'Die Stammzertifikate der Signaturen von Microsoft sind vorhanden.',
  'finding.HC-30.missing': 'Es fehlen Stammzertifikate: {names}.',
  'finding.HC-30.missing.cause':
    'Windows holt sie bei Bedarf, und das setzt Internet voraus; ohne sie lehnt das EFLOW-Modul die eigenen Dateien ab.',

  'finding.HC-31.title': 'Zwischenzertifikat',
  'finding.HC-31.present': 'Microsoft Code Signing PCA 2011 ist vorhanden.',
  'finding.HC-31.fetched':
    'Microsoft Code Signing PCA 2011 ist nicht vorhanden; Windows kann es bei Bedarf holen.',
  'finding.HC-31.missing': 'Microsoft Code Signing PCA 2011 fehlt, und Windows kann es hier nicht holen.',
  'finding.HC-31.missing.cause':
    'An dieser Stelle reißt die Kette der EFLOW-Signaturen: „Missing issuer“, „partial chain“.',

  'finding.HC-32.title': 'Namensauflösung',
  'finding.HC-32.found': 'Namen der Cloud werden gefunden.',
  'finding.HC-32.not-found': 'Von diesem Host aus nicht gefunden werden: {names}.',
  'finding.HC-32.not-found.cause':
    'Dieses Netz hat kein Internet, oder sein DNS-Server gibt dafür keine Auskunft. Installieren und Bereitstellen der VM geht ohne, die Anmeldung in der Cloud nicht.',
  'finding.HC-32.behind-proxy':
    'Nicht bekannt: {names} wird hier nicht gefunden; dieser Host verwendet einen Proxy ({proxies}), der Namen selbst auflöst.',

  'finding.HC-33.title': 'Containerregistrierung',
  'finding.HC-33.open':
    '{endpoint} öffnet sich von diesem Host aus. Ob auch von der VM aus, zeigt sich erst dort.',
  'finding.HC-33.behind-proxy':
    'Nicht bekannt: {endpoint} öffnet sich nicht direkt; dieser Host verwendet einen Proxy ({proxies}), und ob der es durchlässt, wird nicht probiert.',
  'finding.HC-33.no-name': 'Nicht bekannt: Der Name von {endpoint} wird von hier aus nicht gefunden.',
  'finding.HC-33.not-tried': 'Nicht bekannt: {endpoint} wurde nicht probiert.',
  'finding.HC-33.closed': '{endpoint} öffnet sich von diesem Host aus nicht.',
  'finding.HC-33.closed.cause':
    'Von dort werden edgeAgent und edgeHub geladen, sobald das Gerät in der Cloud angemeldet ist.',

  'finding.HC-34.title': 'Port 5671 für AMQP',
  'finding.HC-34.open':
    '{endpoint} öffnet sich von diesem Host aus. Ob auch von der VM aus, zeigt sich erst dort.',
  'finding.HC-34.behind-proxy':
    'Nicht bekannt: {endpoint} öffnet sich nicht direkt; dieser Host verwendet einen Proxy ({proxies}), und ob der es durchlässt, wird nicht probiert.',
  'finding.HC-34.no-name': 'Nicht bekannt: Der Name von {endpoint} wird von hier aus nicht gefunden.',
  'finding.HC-34.not-tried': 'Nicht bekannt: {endpoint} wurde nicht probiert.',
  'finding.HC-34.closed': '{endpoint} öffnet sich von diesem Host aus nicht.',
  'finding.HC-34.closed.cause':
    'edgeAgent verbindet sich ohne andere Angabe über AMQP; es würde laufen und sich nie verbinden.',

  'finding.HC-35.title': 'Download von EFLOW',
  'finding.HC-35.open': '{endpoint} öffnet sich von diesem Host aus.',
  'finding.HC-35.behind-proxy':
    'Nicht bekannt: {endpoint} öffnet sich nicht direkt; dieser Host verwendet einen Proxy ({proxies}), und ob der es durchlässt, wird nicht probiert.',
  'finding.HC-35.no-name': 'Nicht bekannt: Der Name von {endpoint} wird von hier aus nicht gefunden.',
  'finding.HC-35.not-tried': 'Nicht bekannt: {endpoint} wurde nicht probiert.',
  'finding.HC-35.closed': '{endpoint} öffnet sich von diesem Host aus nicht.',
  'finding.HC-35.closed.cause':
    'Das Paket von EFLOW lässt sich hier nicht herunterladen, und Windows kann weder Features noch Zertifikate holen.',

  'finding.HC-45.title': 'TLS-Inspektion',
  'finding.HC-45.direct': 'Server zeigen Zertifikate von Microsoft; niemand öffnet TLS unterwegs.',
  'finding.HC-45.inspected': '{host} zeigt ein Zertifikat, ausgestellt von {issuer}.',
  'finding.HC-45.inspected.cause':
    'Ein Proxy oder eine Firewall öffnet TLS unterwegs. Die VM vertraut dem Zertifikat nicht, und eine X.509-Identität kommt gar nicht durch.',
  'finding.HC-45.refused': '{host} zeigt ein Zertifikat, das dieses Windows ablehnt.',
  'finding.HC-45.refused.cause':
    'Jemand öffnet TLS unterwegs, Stammzertifikate fehlen, oder die Uhr geht falsch.',
  'finding.HC-45.no-handshake': 'Nicht bekannt: Kein Server hat mit einem Zertifikat geantwortet.',

  'finding.HC-51.title': 'Zeitdienst',
  'finding.HC-51.running': 'Der Zeitdienst von Windows läuft.',
  'finding.HC-51.on-demand': 'Der Zeitdienst von Windows startet bei Bedarf.',
  'finding.HC-51.disabled': 'Der Zeitdienst von Windows (w32time) ist deaktiviert.',
  'finding.HC-51.disabled.cause': 'Die Uhr driftet; nach Wochen werden Token und Zertifikate abgelehnt.',
  'finding.HC-51.missing': 'Dieses Windows hat keinen Zeitdienst (w32time).',
  'finding.HC-51.missing.cause':
    'Jemand hat ihn abgemeldet; wenn keine andere Software die Uhr stellt, driftet sie.',

  'finding.HC-52.title': 'Zeitquelle',
  'finding.HC-52.servers': 'Die Uhr wird gestellt von {servers}.',
  'finding.HC-52.domain': 'Die Uhr wird von der Domäne gestellt.',
  'finding.HC-52.other': 'Die Uhr wird von dem gestellt, was da ist ({type}).',
  'finding.HC-52.nobody': 'Windows ist angewiesen, seine Uhr von niemandem stellen zu lassen (NoSync).',
  'finding.HC-52.nobody.cause':
    'Die Uhr driftet um Sekunden am Tag; nach Wochen werden Token und Zertifikate abgelehnt.',
  'finding.HC-52.no-server': 'Windows soll seine Uhr per NTP stellen, und kein Server ist genannt.',
  'finding.HC-52.no-server.cause': 'Also stellt sie niemand, und die Uhr driftet.',

  'finding.HC-62.title': 'Nachladen von Stammzertif.',
  'finding.HC-62.allowed': 'Windows darf fehlende Stammzertifikate nachladen.',
  'finding.HC-62.not-needed':
    'Eine Richtlinie verhindert das Nachladen von Stammzertifikaten; die von EFLOW sind vorhanden.',
  'finding.HC-62.forbidden':
    'Eine Richtlinie verhindert das Nachladen von Stammzertifikaten, und von denen für EFLOW fehlen welche.',
  'finding.HC-62.forbidden.cause': 'Sie kommen hier nicht von selbst, auch nicht mit Internet.',

  'finding.HC-65.title': 'Proxyskript',
  'finding.HC-65.none': 'Kein Skript wählt den Proxy.',
  'finding.HC-65.script': 'Ein Skript wählt den Proxy dieses Hosts: {script}.',
  'finding.HC-65.script.cause': 'Runtime und Container-Engine in der VM verstehen solche Skripte nicht.',

  'remedy.open-port':
    'Geben Sie dem Netzwerkteam diese Zeile: von diesem Host und aus dem Netz der VM, TCP zu Name und Port oben, ausgehend, ohne TLS-Inspektion. Danach erneut prüfen.',
  'remedy.proxy-in-vm':
    'Nennen Sie den Proxy im Setup, im Schritt Netzwerk: EFLOW Desk setzt ihn in den Diensten, der Container-Engine, der Shell und bei edgeAgent der VM. Ihnen bleibt das Bereitstellungsmanifest, das die Umgebung von edgeAgent ersetzt.',
  'remedy.set-clock':
    'Stellen Sie zuerst die Zeitzone, dann die Uhr: w32tm /resync, oder von Hand. Klären Sie, warum sie falsch ging: Zeitquelle, Batterie des Mainboards oder eine wiederhergestellte VM.',
  'remedy.import-roots':
    'Exportieren Sie sie auf einem verbundenen Computer, vergleichen Sie die Fingerabdrücke mit der Liste von Microsoft und importieren Sie sie hier: certutil -addstore Root <Datei>. Oder lassen Sie diesen Host einmal ins Internet.',
  'remedy.import-intermediate':
    'Exportieren Sie es auf einem verbundenen Computer, vergleichen Sie den Fingerabdruck (F252E794FE438E35ACE6E53762C0A234A2C52135) und importieren Sie es hier: certutil -addstore CA <Datei>.',
  'remedy.look-at-dns':
    'Sehen Sie sich die DNS-Server an: Get-DnsClientServerAddress, danach Resolve-DnsName mcr.microsoft.com. Ab wann das Netz gebraucht wird, sagt der Plan.',
  'remedy.carry-images':
    'Oder tragen Sie die Images hin: auf einem Rechner mit Docker docker pull --platform linux/amd64 <Name:Tag> und docker save -o images.tar <Name:Tag> (mit azureiotedge-agent und azureiotedge-hub; linux/arm64 für ARM64). Nennen Sie die Datei dann in der Einrichtung unter „Container-Images“ (carriedImages; eflow-desk images DATEI druckt die Zeilen). Oder verwenden Sie eine Registrierung im Werk oder ein übergeordnetes Gerät.',
  'remedy.amqp-ws':
    'Oder setzen Sie UpstreamProtocol für edgeAgent und edgeHub auf AmqpWs, in config.toml und im Bereitstellungsmanifest: Dann genügt 443.',
  'remedy.bring-package':
    'Bringen Sie das vollständige MSI-Paket mit seinem SHA-256 auf einem Stick mit, dazu, was diesem Host fehlt: OpenSSH-Client, Zertifikate.',
  'remedy.tls-bypass':
    'Lassen Sie das Netzwerkteam die Namen von DPS, Hub und Registrierung ohne Inspektion durchlassen, für diesen Host und für die VM.',
  'remedy.inspection-ca':
    'Mit Schlüsseln oder dem TPM als Identität: Halten Sie das Zertifikat der Inspektionsstelle bereit; es muss in der VM als vertrauenswürdig eingetragen werden und in config.toml (trust_bundle_cert).',
  'remedy.time-service-on':
    'In einer Eingabeaufforderung mit erhöhten Rechten: w32tm /register, sc.exe config w32time start= demand, net start w32time. Stellt hier andere Software die Uhr, ist nichts zu tun.',
  'remedy.name-time-server':
    'Nennen Sie einen Zeitserver, der hier erreichbar ist, ohne Internet einen des Werks: w32tm /config /syncfromflags:manual /manualpeerlist:<Server> /update.',
  'remedy.name-proxy':
    'Fragen Sie das Netzwerkteam, welchen Proxy das Skript für die Namen von DPS, Hub und Registrierung wählt, und stellen Sie diesen in der VM ein.',
};
