/** The field's terms: each with its name and one or two plain sentences. */
export const glossary = {
  'glossary.eflow': 'EFLOW',
  'glossary.eflow.says':
    'Azure IoT Edge für Linux unter Windows: eine kleine virtuelle Linux-Maschine auf einem Windows-Host, in der IoT Edge läuft. Windows-Programme und Linux-Module teilen sich einen Computer.',
  'glossary.eflow-vm': 'EFLOW-VM',
  'glossary.eflow-vm.says':
    'Die virtuelle Linux-Maschine, die EFLOW anlegt und aktuell hält. Sie wird mit den Cmdlets von EFLOW verwaltet, nicht mit dem Hyper-V-Manager.',
  'glossary.iot-edge': 'IoT Edge',
  'glossary.iot-edge.says':
    'Die Runtime von Azure, die auf einem Gerät Container, genannt Module, ausführt und mit einem IoT-Hub verbindet.',
  'glossary.runtime': 'Runtime',
  'glossary.runtime.says':
    'Die Programme, die ein Gerät zum IoT-Edge-Gerät machen: die Dienste in der VM, edgeAgent und edgeHub.',
  'glossary.aziot-edged': 'aziot-edged',
  'glossary.aziot-edged.says':
    'Der Dienst in der VM, der die Module startet und überwacht. Ist er ausgefallen, wird kein Modul gestartet.',
  'glossary.identity-service': 'Identitätsdienst',
  'glossary.identity-service.says':
    'Der Dienst aziot-identityd in der VM. Er erfragt bei DPS oder beim Hub, wer dieses Gerät ist, und weist es mit seinem Schlüssel nach.',
  'glossary.edge-agent': 'edgeAgent',
  'glossary.edge-agent.says':
    'Das erste Modul jedes Geräts. Es liest aus dem Gerätezwilling, welche Module gewünscht sind, und hält genau diese am Laufen.',
  'glossary.edge-hub': 'edgeHub',
  'glossary.edge-hub.says':
    'Das Modul, das Nachrichten zwischen Modulen, dahinterliegenden Geräten und dem IoT-Hub weitergibt. Es bewahrt sie auf, solange der Hub nicht zu erreichen ist.',
  'glossary.module': 'Modul',
  'glossary.module.says':
    'Ein Container, der auf dem Gerät eine Aufgabe erledigt. Welche laufen, wird in der Cloud festgelegt.',
  'glossary.container-image': 'Containerimage',
  'glossary.container-image.says':
    'Das Paket, aus dem ein Container gestartet wird. Beim ersten Start wird es aus einer Registry geladen; auf langsamen Leitungen dauert das.',
  'glossary.container-registry': 'Containerregistry',
  'glossary.container-registry.says':
    'Der Server, der Containerimages ausgibt. Die VM muss ihn über HTTPS erreichen.',
  'glossary.deployment-manifest': 'Bereitstellungsmanifest',
  'glossary.deployment-manifest.says':
    'Die Liste in der Cloud, welche Module ein Gerät mit welchen Einstellungen ausführen soll. Solange es keine gibt, läuft nur edgeAgent.',
  'glossary.twin': 'Gerätezwilling (Twin)',
  'glossary.twin.says':
    'Das Abbild eines Geräts im IoT-Hub: was von ihm verlangt wird und was es zuletzt gemeldet hat.',
  'glossary.iot-hub': 'IoT-Hub',
  'glossary.iot-hub.says':
    'Die Stelle in Azure, mit der sich Geräte verbinden. Sie kennt jedes Gerät an seiner Geräte-ID und seinem Schlüssel oder Zertifikat.',
  'glossary.device-id': 'Geräte-ID',
  'glossary.device-id.says':
    'Der Name eines Geräts in seinem IoT-Hub. Groß- und Kleinschreibung zählen, und er wird nur einmal vergeben.',
  'glossary.registration-id': 'Registrierungs-ID',
  'glossary.registration-id.says':
    'Der Name, unter dem ein Gerät beim Device Provisioning Service nach seiner Identität fragt. Mit einem TPM entsteht er oft aus dem Endorsement Key.',
  'glossary.id-scope': 'ID-Bereich',
  'glossary.id-scope.says':
    'Die Nummer eines Device Provisioning Service, etwa 0ne00000000. Ein Gerät braucht sie, um den richtigen zu fragen.',
  'glossary.dps': 'DPS',
  'glossary.dps.says':
    'Der Device Provisioning Service von Azure. Er sagt einem neuen Gerät, welcher IoT-Hub der seine ist, wenn er ein Enrollment dafür findet.',
  'glossary.enrollment': 'Enrollment',
  'glossary.enrollment.says':
    'Der Eintrag in DPS, der ein Gerät einlässt: eine Registrierungs-ID mit einem Endorsement Key, einem Zertifikat oder einem symmetrischen Schlüssel.',
  'glossary.individual-enrollment': 'Individuelles Enrollment',
  'glossary.individual-enrollment.says':
    'Ein Enrollment für genau ein Gerät. Ein TPM lässt sich nur so eintragen.',
  'glossary.enrollment-group': 'Enrollmentgruppe',
  'glossary.enrollment-group.says':
    'Ein Enrollment für viele Geräte, die ein signierendes Zertifikat oder einen Gruppenschlüssel gemeinsam haben.',
  'glossary.attestation': 'Nachweis (Attestation)',
  'glossary.attestation.says':
    'Die Art, wie ein Gerät gegenüber DPS nachweist, wer es ist: mit dem TPM, einem Zertifikat oder einem symmetrischen Schlüssel.',
  'glossary.provisioning': 'Provisionierung',
  'glossary.provisioning.says':
    'Dem Gerät seine Identität in der Cloud geben. Ein OK des Cmdlets sagt nur, dass die Konfiguration geschrieben wurde; der Nachweis ist die Verbindung.',
  'glossary.identity': 'Identität',
  'glossary.identity.says':
    'Was das Gerät in der Cloud bekannt macht: sein Hub, seine Geräte-ID und das Geheimnis oder Zertifikat zum Nachweis.',
  'glossary.authentication': 'Authentifizierung',
  'glossary.authentication.says':
    'Der Nachweis gegenüber dem Hub bei jeder Verbindung, dass das Gerät das ist, als das es sich ausgibt.',
  'glossary.connection-string': 'Verbindungszeichenfolge',
  'glossary.connection-string.says':
    'Eine Zeile mit Hub, Geräte-ID und Schlüssel eines Geräts. Sie ist ein Geheimnis: Wer sie hat, kann sich als das Gerät ausgeben.',
  'glossary.symmetric-key': 'Symmetrischer Schlüssel',
  'glossary.symmetric-key.says':
    'Ein Geheimnis, das Gerät und Cloud beide haben. Wird es in der Cloud erneuert, braucht das Gerät das neue.',
  'glossary.derived-key': 'Abgeleiteter Schlüssel',
  'glossary.derived-key.says':
    'Der Schlüssel eines Geräts einer Gruppe, gemacht aus dem Schlüssel der Gruppe und der Registrierungs-ID. Nur er kommt auf das Gerät.',
  'glossary.service-string': 'Dienst-Verbindungszeichenfolge',
  'glossary.service-string.says':
    'Die Verbindungszeichenfolge einer Richtlinie für einen ganzen Hub oder DPS. Sie legt Geräte und Registrierungen an und gehört nie auf ein Gerät.',
  'glossary.config-toml': 'config.toml',
  'glossary.config-toml.says':
    'Die Datei, die der Laufzeit sagt, wer das Gerät ist und womit es das beweist. Sie gilt, sobald iotedge config apply sie übernommen hat.',
  'glossary.certificate-authority': 'Zertifizierungsstelle',
  'glossary.certificate-authority.says':
    'Wer Zertifikate ausstellt und wessen eigenem Zertifikat andere trauen. DPS lässt ein, was sie ausgestellt hat, sobald sie dort bestätigt ist.',
  'glossary.trust-bundle': 'Vertrauensbündel',
  'glossary.trust-bundle.says':
    'Die Zertifikate der Stellen, denen die Module trauen, in einer Datei. config.toml nennt sie.',
  'glossary.tls-inspection': 'TLS-Inspektion',
  'glossary.tls-inspection.says':
    'Ein Proxy oder eine Firewall öffnet verschlüsselte Verbindungen und verschlüsselt sie mit eigenem Zertifikat neu. Ein Gerät mit Client-Zertifikat kommt nicht hindurch.',
  'glossary.hsm': 'HSM',
  'glossary.hsm.says':
    'Hardware-Sicherheitsmodul: ein Gerät oder Chip, der Schlüssel aufbewahrt und mit ihnen unterschreibt und sie nie herausgibt.',
  'glossary.pkcs11': 'PKCS#11',
  'glossary.pkcs11.says':
    'Die Schnittstelle, über die Programme Schlüssel in einem Hardware-Sicherheitsmodul benutzen. Eine Adresse, die mit pkcs11: beginnt, nennt einen solchen Schlüssel.',
  'glossary.x509': 'X.509-Zertifikat',
  'glossary.x509.says':
    'Eine signierte Aussage darüber, wem ein Schlüssel gehört. Sie hat einen Namen, einen Aussteller und einen Ablauftag.',
  'glossary.thumbprint': 'Fingerabdruck',
  'glossary.thumbprint.says':
    'Der Hashwert eines Zertifikats, an dem es erkannt wird, etwa wenn zwei Geräte dasselbe zu haben scheinen.',
  'glossary.tpm': 'TPM',
  'glossary.tpm.says':
    'Trusted Platform Module: ein Baustein des Hosts oder ein Teil seines Prozessors, der Schlüssel aufbewahrt, die sich nicht herauskopieren lassen.',
  'glossary.endorsement-key': 'Endorsement Key',
  'glossary.endorsement-key.says':
    'Der Schlüssel, den ein TPM seit seiner Herstellung hat. Der öffentliche Teil steht im Enrollment; der private verlässt den Baustein nie.',
  'glossary.tpm-passthrough': 'TPM-Durchreichung',
  'glossary.tpm-passthrough.says':
    'Die Funktion DpsTpm von EFLOW: Die VM darf das TPM des Hosts nutzen, um ihre Identität nachzuweisen.',
  'glossary.hyper-v': 'Hyper-V',
  'glossary.hyper-v.says':
    'Der Teil von Windows, der virtuelle Maschinen ausführt. EFLOW braucht ihn; das Einschalten verlangt einen Neustart.',
  'glossary.hypervisor': 'Hypervisor',
  'glossary.hypervisor.says':
    'Die Schicht unter Windows, die den Prozessor unter virtuellen Maschinen aufteilt. Sie startet nur mit Windows und nur, wenn die Firmware es erlaubt.',
  'glossary.launch-type': 'Starttyp des Hypervisors',
  'glossary.launch-type.says':
    'Die Starteinstellung hypervisorlaunchtype. Bei Off startet kein Hypervisor, obwohl Hyper-V eingeschaltet ist; manche Spiele und Emulatoren setzen sie.',
  'glossary.virtualisation': 'Virtualisierung in der Firmware',
  'glossary.virtualisation.says':
    'Eine Einstellung in BIOS oder UEFI, genannt VT-x, AMD-V oder SVM. Ohne sie kann keine virtuelle Maschine starten.',
  'glossary.nested-virtualisation': 'Geschachtelte Virtualisierung',
  'glossary.nested-virtualisation.says':
    'Eine virtuelle Maschine in einer virtuellen Maschine. Ist der Host selbst eine VM, muss dessen Host es erlauben.',
  'glossary.vswitch': 'vSwitch',
  'glossary.vswitch.says':
    'Ein virtueller Netzwerkswitch von Hyper-V, an dem die VM hängt: Default, intern oder extern.',
  'glossary.default-switch': 'Default Switch',
  'glossary.default-switch.says':
    'Der Switch, den jeder Windows-Client mit Hyper-V hat. Er gibt der VM eine Adresse und NAT; Windows Server hat keinen.',
  'glossary.external-switch': 'Externer Switch',
  'glossary.external-switch.says':
    'Ein Switch an einer Netzwerkkarte des Hosts: Die VM steht im selben Netz wie der Host und braucht dort eine Adresse.',
  'glossary.nat': 'NAT',
  'glossary.nat.says':
    'Adressübersetzung: Die VM erreicht das Netz über die Adresse des Hosts und ist von dort nicht zu erreichen.',
  'glossary.dhcp': 'DHCP',
  'glossary.dhcp.says':
    'Der Dienst, der Netzwerkadressen vergibt. Ohne ihn braucht die VM eine feste Adresse im Setup.',
  'glossary.amqp': 'AMQP',
  'glossary.amqp.says':
    'Das Protokoll, mit dem edgeAgent und edgeHub mit dem Hub sprechen, auf Port 5671. Wo der Port geschlossen ist, hilft AMQP über WebSockets auf Port 443.',
  'glossary.proxy': 'Proxy',
  'glossary.proxy.says':
    'Ein Server zwischen dem Standort und dem Internet. Runtime und Module müssen jeweils davon wissen.',
  'glossary.msi': 'MSI',
  'glossary.msi.says':
    'Das Installationspaket von EFLOW für Windows. Es bringt die Cmdlets und das Abbild der VM mit, legt aber keine VM an.',
  'glossary.sha256': 'SHA-256',
  'glossary.sha256.says':
    'Eine Prüfsumme einer Datei. Stimmt sie mit der überein, die an vertrauenswürdiger Stelle notiert wurde, ist die Datei unverändert.',
  'glossary.deploy': 'Bereitstellung von EFLOW',
  'glossary.deploy.says':
    'Das Anlegen und Starten der VM mit Deploy-Eflow. Eine abgebrochene Bereitstellung hinterlässt Teile, die entfernt werden müssen.',
  'glossary.wssdagent': 'wssdagent',
  'glossary.wssdagent.says':
    'Der Windows-Dienst von EFLOW, der die VM startet und hält. Ist er angehalten, ist über die VM nichts zu erfahren.',
  'glossary.elevation': 'Erhöhte Rechte',
  'glossary.elevation.says':
    'Ausführen mit den vollen Rechten eines Administrators, nachdem Windows gefragt hat. Das meiste, was EFLOW bietet, verlangt es.',
  'glossary.fast-startup': 'Schnellstart',
  'glossary.fast-startup.says':
    'Windows legt beim Herunterfahren seinen Kern auf dem Datenträger ab. Herunterfahren ist darum kein Neustart: Was darauf wartet, wartet weiter.',
  'glossary.fact': 'Fakt',
  'glossary.fact.says':
    'Was ein Host, eine Datei oder eine Person mitgeteilt hat, mit Quelle und Zeit; oder dass es nicht bekannt ist und warum.',
  'glossary.finding': 'Befund',
  'glossary.finding.says': 'Ein Urteil über Fakten: ob etwas in Ordnung ist, warum nicht und was hilft.',
  'glossary.setup': 'Setup',
  'glossary.setup.says':
    'Das Dokument, das sagt, wie ein Gerät sein soll. Dasselbe gilt hier, auf der Befehlszeile und für viele Geräte.',
  'glossary.job': 'Job',
  'glossary.job.says':
    'Ein Ziel als geordnete Schritte. Er wird laufend mitgeschrieben, lässt sich nach einem Neustart fortsetzen und zurücknehmen.',
  'glossary.step': 'Schritt',
  'glossary.step.says':
    'Eine Änderung am Host. Ob er getan ist, sagen frische Fakten; was ein Befehl antwortet, zählt nicht.',
  'glossary.proof': 'Nachweis',
  'glossary.proof.says':
    'Der Beleg, dass das Gerät wirklich verbunden ist: Seine Dienste laufen, edgeAgent ist verbunden und hat seinen Zwilling.',
  'glossary.practice': 'Übung',
  'glossary.practice.says': 'Eine simulierte Windows-Maschine zum Üben. Nichts Echtes wird berührt.',
} as const;
