/** Failures F50 to F97 of the catalogue: what each means (`failure.Fnn`) and what to do (`failure.Fnn.do`). */
export const failuresDevice = {
  'failure.F50':
    'Dieses Windows ist für freigegebene Ordner von EFLOW zu alt: Der Ordner bleibt leer, oder das Cmdlet schlägt fehl.',
  'failure.F50.do': 'Nehmen Sie Windows 10 oder 11 ab 21H2 mit den Updates ab November 2022.',
  'failure.F51': 'Die Verbindungszeichenfolge fehlt, oder daneben wurde noch etwas anderes angegeben.',
  'failure.F51.do': 'Geben Sie die Verbindungszeichenfolge des Geräts an, und sonst nichts.',
  'failure.F52':
    'Für eine Identität mit X.509 fehlt eines von Hub, Geräte-ID, Zertifikat und privatem Schlüssel.',
  'failure.F52.do':
    'Geben Sie alle vier an: Hostname des Hubs, Geräte-ID, Zertifikatsdatei und Schlüsseldatei.',
  'failure.F53': 'Zertifikat oder privater Schlüssel liegen nicht dort, wo der Befehl sie sucht.',
  'failure.F53.do':
    'Nennen Sie beide Dateien mit vollem Pfad auf diesem Host, und prüfen Sie, ob sie dort liegen.',
  'failure.F54':
    'Neben den Werten für DPS mit Zertifikat wurden Werte einer anderen Identitätsart angegeben.',
  'failure.F54.do':
    'Geben Sie ID-Bereich, Zertifikat und Schlüssel an; lassen Sie Verbindungszeichenfolge und symmetrischen Schlüssel weg.',
  'failure.F55':
    'DPS mit dem TPM bekam zu wenig oder zu viel: Es nimmt den ID-Bereich und, wenn gewünscht, eine Registrierungs-ID.',
  'failure.F55.do':
    'Geben Sie den ID-Bereich von der Übersichtsseite des DPS an, und nichts von einer anderen Identitätsart.',
  'failure.F56': 'Für DPS mit symmetrischem Schlüssel fehlt ein Wert, oder der Endpunkt des DPS ist leer.',
  'failure.F56.do':
    'Geben Sie ID-Bereich, Registrierungs-ID und Schlüssel an. Lassen Sie den Endpunkt weg, oder schreiben Sie ihn mit https:// davor.',
  'failure.F57': 'EFLOW ist installiert, aber seine VM ist noch nicht bereitgestellt.',
  'failure.F57.do': 'Stellen Sie zuerst die VM bereit, dann provisionieren Sie.',
  'failure.F58': 'Dieses alte EFLOW lässt ein Gerät nicht ohne Rückfrage ein zweites Mal provisionieren.',
  'failure.F58.do':
    'Aktualisieren Sie EFLOW. Oder rufen Sie Provision-EflowVm von Hand ohne -headless auf und beantworten seine Frage.',
  'failure.F59': 'Die Frage, ob provisioniert werden soll, wurde verneint.',
  'failure.F59.do':
    'Provisionieren Sie noch einmal und stimmen Sie zu; EFLOW Desk fragt vorher und provisioniert dann ohne Frage.',
  'failure.F60':
    'Die Identität steht in der VM, doch die Runtime konnte sie nicht verwenden: Netz, Namen, Proxy, Uhr, falscher Schlüssel oder fehlender Eintrag.',
  'failure.F60.do':
    'Lesen Sie den Grund im Protokoll des Identitätsdienstes (sudo iotedge system logs), beheben Sie ihn und provisionieren Sie noch einmal.',
  'failure.F61':
    'Die Provisionierung endete vorzeitig. Bei 1.5.7 kommt das vor, wenn die VM ihren Host nicht anpingen kann.',
  'failure.F61.do':
    'Erlauben Sie in der Firewall von Windows ICMPv4-Echoanforderungen aus dem Netz der VM und provisionieren Sie noch einmal.',
  'failure.F62':
    'Der Befehl meldete OK, und die Cloud lässt das Gerät nicht ein: kein Eintrag, eine andere Registrierungs-ID oder ein anderer ID-Bereich.',
  'failure.F62.do':
    'Vergleichen Sie ID-Bereich, Registrierungs-ID und Schlüssel Zeichen für Zeichen mit dem Eintrag. Erst ein verbundener edgeAgent beweist den Erfolg.',
  'failure.F63':
    'DPS nimmt die Registrierungs-ID groß oder klein geschrieben, der Hub vergleicht die Geräte-ID genau.',
  'failure.F63.do': 'Schreiben Sie die Registrierungs-ID überall klein: im DPS und hier.',
  'failure.F64':
    'Ein älteres Zertifikat in der VM gehört einem anderen ihrer Benutzer und lässt sich nicht überschreiben.',
  'failure.F64.do':
    'Entfernen Sie das alte Zertifikat und den alten Schlüssel in der VM mit sudo, dann provisionieren Sie noch einmal.',
  'failure.F65': 'Der Dienst aziot-edged antwortet nicht: Er läuft nicht oder startet noch.',
  'failure.F65.do':
    'Warten Sie eine Minute und sehen Sie noch einmal nach. Bleibt er aus: Lesen Sie sudo iotedge system logs, dann halten Sie die VM an und starten sie wieder.',
  'failure.F66':
    'Die Konfiguration der Runtime nennt einen anderen Host, als die VM ist. Version 1.5.6 verdoppelt den Namen.',
  'failure.F66.do':
    'Aktualisieren Sie auf 1.5.7, oder berichtigen Sie hostname in config.toml und rufen Sie sudo iotedge config apply auf.',
  'failure.F67':
    'Dieses Gerät hat aus der Cloud noch keine Bereitstellung; deshalb gibt es keinen edgeHub, und das Portal zeigt 417. So sieht ein neues Gerät aus.',
  'failure.F67.do':
    'Auf diesem Host ist nichts zu tun. Stellen Sie in der Cloud Module für das Gerät bereit.',
  'failure.F68':
    'Der VM lässt sich nur ein TPM 2.0 geben, und dieser Host hat keines oder es ist ausgeschaltet.',
  'failure.F68.do':
    'Schalten Sie das TPM in der Firmware ein, oder geben Sie der äußeren VM ein virtuelles TPM. Sonst wählen Sie eine andere Identitätsart.',
  'failure.F69': 'Das TPM ist nicht an die VM durchgereicht: Das Feature DpsTpm ist aus.',
  'failure.F69.do': 'Schalten Sie das Feature DpsTpm ein, dann provisionieren Sie noch einmal.',
  'failure.F70':
    'Die VM kommt nicht an das TPM: EFLOWProxy läuft nicht, oder seine Gegenstücke in der VM laufen nicht.',
  'failure.F70.do': 'Starten Sie den Dienst EFLOWProxy, dann halten Sie die VM an und starten sie wieder.',
  'failure.F71':
    'Der Dienst EFLOWProxy startet nicht: DpsTpm war nie eingeschaltet, oder sein Zertifikat ist fort.',
  'failure.F71.do': 'Schalten Sie das Feature DpsTpm aus und wieder ein.',
  'failure.F72':
    'Nach einem Neustart ist der Weg von der VM zum TPM nicht wieder zustande gekommen; das Gerät kann sich nicht ausweisen.',
  'failure.F72.do': 'Starten Sie den Dienst EFLOWProxy, dann halten Sie die VM an und starten sie wieder.',
  'failure.F73': 'Der TPM-Vermittler in der VM (tpm2-abrmd) erreicht EFLOWProxy nicht.',
  'failure.F73.do': 'Starten Sie EFLOWProxy neu, dann die VM. Kommt es wieder: Aktualisieren Sie auf 1.5.7.',
  'failure.F74':
    'Das Windows-Update KB5062552 hat das Verhalten des TPM geändert; ein EFLOW vor 1.5.7 kommt seitdem nicht damit zurecht.',
  'failure.F74.do': 'Aktualisieren Sie EFLOW auf 1.5.7 oder neuer.',
  'failure.F75':
    'Diese Grafikkarte lässt sich nicht als Ganzes durchreichen; das geht nur mit NVIDIA T4 und A2.',
  'failure.F75.do': 'Wählen Sie für diese Karte ParaVirtualization, oder nehmen Sie eine unterstützte Karte.',
  'failure.F76': 'Name, Anzahl oder Art der Grafikkarte passen nicht zu dem, was dieser Host hat.',
  'failure.F76.do':
    'Vergleichen Sie mit GpuInfo aus Get-EflowHostConfiguration, und schreiben Sie den Namen genau so.',
  'failure.F77':
    'Dieses EFLOW hält den Build von Windows 10 22H2 für ungeeignet, seine Grafikkarte zu teilen.',
  'failure.F77.do': 'Aktualisieren Sie EFLOW, dann versuchen Sie es noch einmal.',
  'failure.F78': 'Der Default Switch vergibt selbst Adressen; eine feste lässt sich dort nicht setzen.',
  'failure.F78.do': 'Lassen Sie die Adresse weg, oder wählen Sie einen internen oder externen vSwitch.',
  'failure.F79': 'Von der festen Adresse fehlt ein Teil.',
  'failure.F79.do': 'Geben Sie Adresse, Präfixlänge und Gateway an, alle drei.',
  'failure.F80':
    'Niemand gab der VM eine Adresse. Am Default Switch liegt es meist an einer Sicherheitsvorgabe, die Firewallregeln dieses Computers nicht gelten lässt.',
  'failure.F80.do':
    'Lassen Sie lokale Firewallregeln erlauben und starten Sie Windows neu, oder nehmen Sie einen eigenen vSwitch mit fester Adresse.',
  'failure.F81':
    'Die VM findet keine Namen. Mit fester Adresse fragt sie keinen DNS-Server, bis man ihr einen nennt.',
  'failure.F81.do': 'Setzen Sie die DNS-Server der VM, dann warten Sie eine Minute.',
  'failure.F82': 'Die VM hat die Adresse ihres eigenen Gateways bekommen; so kommt nichts hinaus.',
  'failure.F82.do': 'Geben Sie der VM eine freie Adresse desselben Netzes.',
  'failure.F83': 'Einer der DNS-Server ist keine IPv4-Adresse.',
  'failure.F83.do': 'Schreiben Sie jeden DNS-Server als vier Zahlen mit Punkten.',
  'failure.F84': 'Ein solches Netz oder einen solchen Endpunkt der VM gibt es nicht.',
  'failure.F84.do':
    'Sehen Sie die Namen mit Get-EflowNetwork und Get-EflowVmEndpoint nach, und schreiben Sie sie genau so.',
  'failure.F85':
    'Die Runtime kommt nicht durch den Proxy hinaus: Er muss an allen vier Stellen der VM eingetragen sein.',
  'failure.F85.do':
    'Tragen Sie den Proxy für aziot-edged, aziot-identityd, die Container-Engine und edgeAgent ein, oder lassen Sie die Ports zu Hub und Registry für die VM öffnen.',
  'failure.F86': 'Die VM eines älteren EFLOW hat etwas hinterlassen, und die neue bleibt ausgeschaltet.',
  'failure.F86.do':
    'Halten Sie die VM an, schalten Sie DpsTpm aus, starten Sie die VM, deinstallieren Sie EFLOW und installieren Sie es neu. Die Daten der Module gehen verloren.',
  'failure.F87': 'Windows Update hat ein ungültiges Paket von 1.5.7 angeboten.',
  'failure.F87.do': 'Installieren Sie das MSI von 1.5.7 von Hand.',
  'failure.F88': 'Die Migration braucht 53 GB freien Platz und hat weniger gefunden.',
  'failure.F88.do': 'Schaffen Sie Platz auf dem Laufwerk der VM, dann migrieren Sie.',
  'failure.F89':
    'Der Datenträger der VM ist voll, meist von Protokollen oder von Images, die niemand braucht.',
  'failure.F89.do':
    'Entfernen Sie unbenutzte Images in der VM (sudo docker image prune -a), und begrenzen Sie die Protokolle der Module. Bleibt es zu wenig: Stellen Sie mit einer größeren Datenpartition neu bereit.',
  'failure.F90':
    'Die Uhr der VM geht falsch, etwa nach einem Ruhezustand des Hosts. Die Cloud weist ab, was nicht zur Zeit passt.',
  'failure.F90.do':
    'Halten Sie die VM an und starten Sie sie wieder, prüfen Sie, ob sie einen Zeitserver erreicht, und lassen Sie den Host nicht schlafen.',
  'failure.F91':
    'iotedge logs ist über eine Protokolldatei gestolpert; das ist ein bekannter Fehler von 1.5.',
  'failure.F91.do':
    'Versuchen Sie es noch einmal, oder lesen Sie das Protokoll mit sudo docker logs und dem Namen des Moduls.',
  'failure.F92': 'EFLOW arbeitet nicht mehr, vermutlich wegen des Netzes der VM.',
  'failure.F92.do': 'Halten Sie die VM an und starten Sie sie wieder.',
  'failure.F93':
    'Die VM antwortet nicht auf SSH: Ein Modul nimmt allen Arbeitsspeicher oder alle Prozessoren, oder das Netz ist fort.',
  'failure.F93.do':
    'Prüfen Sie, ob die VM ihre Adresse hat. Geben Sie ihr mehr Arbeitsspeicher und Prozessoren, oder entfernen Sie das Modul, das sie nimmt.',
  'failure.F94':
    'Die VM hat ihre Adresse verloren: Ihr externer vSwitch hängt an einem Adapter, der nicht mehr verbunden ist.',
  'failure.F94.do':
    'Verbinden Sie diesen Adapter wieder, oder binden Sie den vSwitch an den Adapter, der benutzt wird.',
  'failure.F95': 'Der Host hat weniger freien Arbeitsspeicher, als die VM zum Starten braucht.',
  'failure.F95.do':
    'Schließen Sie Programme, oder geben Sie der VM weniger Arbeitsspeicher; dann starten Sie sie wieder.',
  'failure.F96':
    'Nach einer Größenänderung hat ein altes EFLOW seine Konfiguration oder den Weg zum TPM verloren.',
  'failure.F96.do':
    'Starten Sie EFLOWProxy, halten Sie die VM an und starten Sie sie, provisionieren Sie neu; dann aktualisieren Sie EFLOW.',
  'failure.F97':
    'Der Agent von EFLOW und sein Ordner sind fort; EFLOW lässt sich weder benutzen noch deinstallieren.',
  'failure.F97.do': 'Installieren Sie dasselbe MSI darüber, dann deinstallieren Sie.',
} as const;
