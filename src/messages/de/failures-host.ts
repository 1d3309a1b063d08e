/** Fehler F01 bis F49 des Katalogs: was jeder bedeutet (`failure.Fnn`) und was zu tun ist (`failure.Fnn.do`). */
export const failuresHost = {
  'failure.F01':
    'Windows Installer hat mit 1603 aufgegeben. Eine Aktualisierung hat die VM nicht erreicht, oder Reste einer früheren EFLOW-Installation sind im Weg.',
  'failure.F01.do':
    'Starten Sie die VM, prüfen Sie, ob der Dienst wssdagent läuft, und versuchen Sie es noch einmal. Der Grund steht im Installationsprotokoll oberhalb von „Return value 3“. Schlägt es wieder fehl, entfernen Sie EFLOW und installieren es neu.',
  'failure.F02': 'Eine andere Installation belegt Windows Installer; es kann immer nur eine laufen.',
  'failure.F02.do':
    'Warten Sie, bis die andere Installation fertig ist, und versuchen Sie es dann noch einmal.',
  'failure.F03':
    'Windows Installer kann das Paket nicht öffnen: Es fehlt, ist beschädigt oder mit erhöhten Rechten nicht lesbar.',
  'failure.F03.do':
    'Kopieren Sie das Installationspaket in einen lokalen Ordner, vergleichen Sie seinen SHA-256-Wert und versuchen Sie es noch einmal.',
  'failure.F04': 'Das Paket ist für eine andere Prozessorarchitektur als die dieses Rechners.',
  'failure.F04.do': 'Nehmen Sie das Paket für diese Architektur. Für EFLOW 1.6 gibt es keines für ARM64.',
  'failure.F05': 'Eine andere Version von EFLOW ist installiert.',
  'failure.F05.do':
    'Entfernen Sie zuerst die installierte Version, oder nehmen Sie das Aktualisierungspaket.',
  'failure.F06':
    'Das Modul vertraut der Signatur einer seiner eigenen Dateien nicht: Dateien zweier Versionen sind gemischt, oder eine wurde verändert.',
  'failure.F06.do':
    'Öffnen Sie eine neue PowerShell, prüfen Sie, ob es auf diesem Rechner nur ein Modul AzureEFLOW gibt, und installieren Sie EFLOW neu. Bleibt der Fehler, importieren Sie die Microsoft-Zertifikate.',
  'failure.F07':
    'Diesem Windows fehlen die Microsoft-Zertifikate, auf denen die Signaturen von EFLOW beruhen; ohne Internet kann es sie nicht holen.',
  'failure.F07.do':
    'Importieren Sie die Stamm- und Zwischenzertifikate von Microsoft, die die Prüfung nennt (HC-30, HC-31).',
  'failure.F08': 'Eine Signatur ist zu der Zeit, die diese Uhr zeigt, nicht gültig.',
  'failure.F08.do': 'Stellen Sie die Uhr dieses Rechners. Geht sie richtig, nehmen Sie ein neueres EFLOW.',
  'failure.F09':
    'In dieser PowerShell ist noch ein älteres Modul AzureEFLOW geladen und sucht Dateien, die es nicht mehr gibt.',
  'failure.F09.do': 'Schließen Sie diese PowerShell und machen Sie in einer neuen weiter.',
  'failure.F10': 'Die Sitzung läuft nicht mit erhöhten Rechten. Ein Administratorkonto allein genügt nicht.',
  'failure.F10.do':
    'Öffnen Sie das Terminal mit „Als Administrator ausführen“ und starten Sie den Befehl noch einmal.',
  'failure.F11': 'Der Befehl lief in einer PowerShell ohne Konsole, zum Beispiel in PowerShell ISE.',
  'failure.F11.do': 'Führen Sie ihn in einem eigenen PowerShell-Fenster aus, oder mit EFLOW Desk.',
  'failure.F12':
    'Eine Richtlinie nimmt diesem Konto das Recht „Verwalten von Überwachungs- und Sicherheitsprotokollen“.',
  'failure.F12.do':
    'Lassen Sie das Recht den Administratoren geben, oder verwenden Sie ein anderes Administratorkonto.',
  'failure.F13': 'Deploy-Eflow nimmt diese Edition oder diesen Build von Windows nicht an.',
  'failure.F13.do':
    'Verwenden Sie eine unterstützte Edition (Pro, Enterprise, IoT Enterprise, Server) ab Build 17763.',
  'failure.F14':
    'Hyper-V oder ein anderes Windows-Feature, das EFLOW braucht, ist nicht da und ließ sich nicht einschalten.',
  'failure.F14.do':
    'Schalten Sie das Feature von Hand ein und starten Sie neu. Auf einem Server fügen Sie die Rolle Hyper-V hinzu; in Azure nehmen Sie eine VM-Größe mit geschachtelter Virtualisierung.',
  'failure.F15':
    'Deploy-Eflow konnte Hyper-V oder OpenSSH nicht installieren. Ohne Internet oder mit Updates von einem Firmenserver bekommt Windows sie nicht.',
  'failure.F15.do':
    'Installieren Sie beides vorher vom Features-Datenträger dieses Windows, und stellen Sie dann noch einmal bereit.',
  'failure.F16':
    'Die Virtualisierung des Prozessors ist in der Firmware aus, oder der äußere Hypervisor reicht sie nicht an diese VM weiter.',
  'failure.F16.do':
    'Schalten Sie die Virtualisierung in der Firmware ein (Intel VT-x, AMD-V), oder geben Sie sie im äußeren Hypervisor für diese VM frei; starten Sie dann neu.',
  'failure.F17': 'Hyper-V ist eingeschaltet, aber sein Hypervisor oder seine Dienste laufen nicht.',
  'failure.F17.do':
    'Starten Sie Windows neu. Hilft das nicht, lassen Sie den Hypervisor mit Windows starten und starten Sie die Hyper-V-Dienste.',
  'failure.F18': 'Der Netzwerkdienst dieses Windows ist zu alt: Build 17763 ohne aktuelle Updates.',
  'failure.F18.do': 'Installieren Sie das neueste kumulative Update von Windows und starten Sie neu.',
  'failure.F19': 'Der Rechner hat weniger freien Arbeitsspeicher, als die VM bekommen soll.',
  'failure.F19.do': 'Schließen Sie Programme oder bauen Sie Speicher ein, oder geben Sie der VM weniger.',
  'failure.F20': 'Die VM soll mehr Prozessoren bekommen, als der Rechner hat.',
  'failure.F20.do': 'Verringern Sie die Zahl der Prozessoren der VM.',
  'failure.F21':
    'Auf dem Laufwerk ist zu wenig Platz. Deploy-Eflow will rund 18 GB, und eine kleinere Datenpartition ändert daran nichts.',
  'failure.F21.do':
    'Machen Sie mindestens 20 GB auf dem Laufwerk frei, oder legen Sie den Datenträger der VM auf ein anderes lokales Laufwerk.',
  'failure.F22': 'Die Lizenzbedingungen wurden nicht angenommen, oder eine Frage wurde mit Nein beantwortet.',
  'failure.F22.do': 'Nehmen Sie die Lizenzbedingungen im Setup an und starten Sie noch einmal.',
  'failure.F23':
    'Die Bereitstellung hat Microsoft Update eingeschaltet, und Windows will dafür einen zweiten Neustart.',
  'failure.F23.do':
    'Starten Sie Windows neu und machen Sie weiter. Wer Microsoft Update vorher einschaltet, spart diesen Neustart.',
  'failure.F24': 'Es gibt keinen virtuellen Switch mit diesem Namen und dieser Art.',
  'failure.F24.do':
    'Vergleichen Sie Name und Art mit Get-VMSwitch; legen Sie den Switch an, oder berichtigen Sie das Setup.',
  'failure.F25':
    'Dieses Windows unterstützt diese Art von Switch nicht: Internal auf einem Client oder den Default Switch auf einem Server.',
  'failure.F25.do':
    'Nehmen Sie auf einem Client den Default Switch oder einen externen Switch, auf einem Server einen internen oder externen.',
  'failure.F26': 'Mehrere virtuelle Switches haben denselben Namen und dieselbe Art.',
  'failure.F26.do': 'Benennen Sie alle bis auf einen um, oder löschen Sie sie.',
  'failure.F27': 'Der Dienst wssdagent ist angehalten oder fehlt ganz.',
  'failure.F27.do':
    'Starten Sie den Dienst wssdagent. Fehlt er, entfernen Sie EFLOW, starten Windows neu und installieren EFLOW noch einmal.',
  'failure.F28':
    'Der Agent findet die Konfiguration der VM nicht mehr: Der Ordner „yaml“ wurde verschoben oder gelöscht.',
  'failure.F28.do':
    'Entfernen Sie EFLOW, starten Sie Windows neu und installieren Sie es noch einmal. Die VM und die Daten ihrer Module gehen verloren.',
  'failure.F29':
    'Eine VM einer früheren Bereitstellung ist noch da, oder ihr Datenträger; EFLOW stellt je Installation nur einmal bereit.',
  'failure.F29.do':
    'Entfernen Sie EFLOW, prüfen Sie mit hcsdiag list, dass keine VM von wssdagent übrig ist, starten Sie Windows neu, dann installieren und stellen Sie noch einmal bereit.',
  'failure.F30': 'Der Agent nimmt sein eigenes Programm nicht mehr an; dessen Anmeldung ging verloren.',
  'failure.F30.do': 'Entfernen Sie EFLOW, starten Sie Windows neu und installieren Sie es noch einmal.',
  'failure.F31': 'Das Abbild für den Datenträger der VM fehlt oder ist gesperrt, oder das Laufwerk ist voll.',
  'failure.F31.do':
    'Prüfen Sie den freien Platz und das Abbild im Programmordner von EFLOW, dann entfernen Sie EFLOW und installieren es neu.',
  'failure.F32':
    'Die VM wurde nicht angelegt, meist weil sie nicht starten konnte: zu wenig Arbeitsspeicher oder keine geschachtelte Virtualisierung.',
  'failure.F32.do':
    'Machen Sie Arbeitsspeicher frei und prüfen Sie die Virtualisierung mit der Prüfung des Rechners, dann entfernen Sie EFLOW, installieren es und stellen noch einmal bereit.',
  'failure.F33': 'Die Virtualisierung dieses Windows weist die VM zurück. Beobachtet auf Server 2019.',
  'failure.F33.do':
    'Installieren Sie das neueste kumulative Update, prüfen Sie Arbeitsspeicher und geschachtelte Virtualisierung, dann entfernen Sie EFLOW und stellen noch einmal bereit.',
  'failure.F34': 'Windows hat nicht rechtzeitig bestätigt, dass die VM gestartet ist.',
  'failure.F34.do':
    'Machen Sie Arbeitsspeicher frei und starten Sie Windows neu. Bleibt der Fehler, starten Sie die Dienste vmcompute und wssdagent neu und sammeln Sie die EFLOW-Protokolle.',
  'failure.F35': 'Dateien der Installation fehlen.',
  'failure.F35.do':
    'Entfernen Sie EFLOW und installieren Sie es neu, dann stellen Sie in einer neuen PowerShell bereit.',
  'failure.F36': 'Nach einem Windows-Update ist die VM nicht mehr registriert.',
  'failure.F36.do':
    'Starten Sie den Dienst wssdagent neu. Kommt die VM nicht wieder, entfernen Sie EFLOW und installieren es neu.',
  'failure.F37':
    'Die VM ist aus und kann nicht starten: Der Rechner hat weniger freien Arbeitsspeicher, als der VM zugeteilt ist.',
  'failure.F37.do':
    'Machen Sie auf dem Rechner Arbeitsspeicher frei und starten Sie die VM. Weniger Speicher lässt sich erst einer laufenden VM zuteilen.',
  'failure.F38':
    'Die VM hat keinen Netzwerkadapter bekommen: Ein Schutzprogramm oder eine Richtlinie verhindert es.',
  'failure.F38.do':
    'Erlauben Sie in der Firewall die Ports 45000 und 45001, sehen Sie die Sicherheitsrichtlinien durch, dann entfernen Sie EFLOW und stellen noch einmal bereit.',
  'failure.F39':
    'Die VM ist aus. Ein Neustart aus der VM heraus hält sie an, und sie startet nicht von selbst wieder.',
  'failure.F39.do': 'Starten Sie die VM mit Start-EflowVm, und starten Sie sie nie von innen neu.',
  'failure.F40':
    'Windows wurde nach der Bereitstellung umbenannt; die Namen von VM und Agent stammen vom alten Namen.',
  'failure.F40.do':
    'Geben Sie Windows seinen alten Namen zurück, oder entfernen Sie EFLOW und stellen noch einmal bereit.',
  'failure.F41': 'Die VM hat keine Adresse, deshalb lässt sich keine SSH-Verbindung zu ihr aufbauen.',
  'failure.F41.do':
    'Prüfen Sie den Switch, sein DHCP und die Firewall, dann entfernen Sie EFLOW und stellen noch einmal bereit.',
  'failure.F42': 'Die VM läuft und antwortet nicht über SSH.',
  'failure.F42.do':
    'Starten Sie die VM neu, und verwenden Sie das Konto, das sie bereitgestellt hat. Die Adresse, die EFLOW verwendet, zeigt Get-EflowVmAddr.',
  'failure.F43':
    'SSH bietet vor dem richtigen zu viele andere Schlüssel an, und die VM beendet die Verbindung.',
  'failure.F43.do':
    'Halten Sie den Dienst ssh-agent an, oder nehmen Sie die Schlüssel aus ihm und aus dem Ordner .ssh.',
  'failure.F44': 'Die Adresse, unter der dieser Rechner die VM kennt, gilt nicht mehr.',
  'failure.F44.do': 'Starten Sie die VM neu, und vergleichen Sie dann ihre Adresse mit Get-EflowVmAddr.',
  'failure.F45':
    'Das Zertifikat von wssdagent ist nach einem Jahr abgelaufen. Das Gerät arbeitet meist weiter; nur die Befehle von EFLOW schlagen fehl.',
  'failure.F45.do':
    'Erneuern Sie das Zertifikat mit dem Skript von Microsoft, oder aktualisieren Sie EFLOW auf 1.5.7 oder neuer. Starten Sie die VM vorher nicht neu.',
  'failure.F46':
    'Das OpenSSH dieses Windows ist zu alt für die Art, wie EFLOW 1.5 Dateien in die VM kopiert.',
  'failure.F46.do':
    'Installieren Sie ein neueres OpenSSH und stellen Sie mit -customSsh bereit, oder verwenden Sie ein neueres Windows.',
  'failure.F47':
    'Ein Pfad wurde als Adresse mit file:// angegeben; das Kopieren hält ihn für den Namen eines Computers.',
  'failure.F47.do': 'Geben Sie einen einfachen Windows-Pfad und einen einfachen Linux-Pfad an.',
  'failure.F48': 'EFLOW 1.4.1 arbeitet nicht mit OpenSSH 8.6 oder neuer zusammen.',
  'failure.F48.do': 'Aktualisieren Sie EFLOW, oder verwenden Sie ein älteres OpenSSH.',
  'failure.F49':
    'Der Zielordner der Freigabe lässt sich nicht anlegen: Der größte Teil des Dateisystems der VM ist schreibgeschützt.',
  'failure.F49.do': 'Wählen Sie ein Ziel unter /home, /var oder /tmp.',
} as const;
