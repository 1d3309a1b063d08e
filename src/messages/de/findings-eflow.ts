import type { eflowFindings as en } from '../en/findings-eflow.ts';

/** The words of `en/findings-eflow.ts` in German. */
export const eflowFindings: Record<keyof typeof en, string> = {
  'finding.HC-48.title': 'Doppelter Hostname',
  'finding.HC-48.no-version': 'Kein EFLOW ist installiert und keine Version gewählt.',
  'finding.HC-48.without': 'EFLOW {version} hat den Hostnamenfehler nicht.',
  'finding.HC-48.defect':
    'EFLOW {version} hat einen Fehler beim Hostnamen; die Downloads wurden zurückgezogen.',
  'finding.HC-48.defect.cause':
    'Bei einer neuen Installation nennt der Identitätsdienst das Gerät anders als die VM; die Bereitstellung scheitert oder bricht später.',
  'finding.HC-48.doubled': 'Die VM heißt {name}.',
  'finding.HC-48.doubled.cause':
    'Ein Update auf 1.5.6 hat die Endung verdoppelt; die Runtime lehnt einen Namen ab, der nicht ihr eigener ist.',

  'finding.HC-49.title': 'Zertifikat des Agenten',
  'finding.HC-49.no-eflow': 'Kein EFLOW ist installiert.',
  'finding.HC-49.renews': 'EFLOW {version} erneuert das Zertifikat seines Agenten von selbst.',
  'finding.HC-49.ends':
    'Das Agentenzertifikat von EFLOW {version} (installiert oder aktualisiert am {installed}) endet spätestens am {ends}, wenn es nicht erneuert wurde.',
  'finding.HC-49.ends.cause':
    'Vor 1.5.7 gilt es ein Jahr ab der ersten Installation, und ein Update erneuert es nicht. Danach scheitern alle Befehle von EFLOW, während die Module weiterlaufen.',
  'finding.HC-49.over':
    'Das Agentenzertifikat von EFLOW {version} (installiert oder aktualisiert am {installed}) ist spätestens am {ends} abgelaufen, wenn es nicht erneuert wurde.',
  'finding.HC-49.over.cause':
    'Vor 1.5.7 gilt es ein Jahr. Wenn Befehle von EFLOW mit „certificate has expired“ scheitern, laufen die Module meist weiter: Starten Sie den Host nicht neu.',

  'finding.HC-50.title': 'Update, das das TPM stört',
  'finding.HC-50.no-tpm': 'Das TPM wird nicht verwendet, deshalb spielt dieses Update keine Rolle.',
  'finding.HC-50.no-version': 'Kein EFLOW ist installiert und keine Version gewählt.',
  'finding.HC-50.cured': 'EFLOW {version} funktioniert mit KB5062552.',
  'finding.HC-50.other-build':
    'Für Windows {build} ist kein Update bekannt, das das TPM von EFLOW {version} stört.',
  'finding.HC-50.not-yet': 'Windows {build} hat KB5062552 noch nicht, das das TPM von EFLOW {version} stört.',
  'finding.HC-50.known-bad': 'Windows {build} hat KB5062552, und EFLOW hat die Version {version}.',
  'finding.HC-50.known-bad.cause':
    'Mit diesem und späteren Updates scheitert der Nachweis per TPM in EFLOW vor 1.5.7.',

  'finding.HC-53.title': 'Energie sparen',
  'finding.HC-53.never': 'Am Netz geht dieser Host nie in den Energiesparmodus.',
  'finding.HC-53.sleeps':
    'Am Netz geht dieser Host nach {minutes} Minuten ohne Benutzung in den Energiesparmodus.',
  'finding.HC-53.sleeps.cause':
    'Ein Gerät an der Linie benutzt niemand: Es ist nachts offline, und danach geht die Uhr der VM falsch.',

  'finding.HC-55.title': 'Host-Netzwerkdienst',
  'finding.HC-55.ready': 'Der Host-Netzwerkdienst kann laufen ({state}).',
  'finding.HC-55.disabled': 'Der Host-Netzwerkdienst (hns) ist deaktiviert.',
  'finding.HC-55.disabled.cause':
    'Ohne ihn hat keine VM ein Netz; Funktionsupdates von Windows haben ihn schon deaktiviert.',
  'finding.HC-55.missing':
    'Dieses Windows hat keinen Host-Netzwerkdienst (hns), obwohl ein Hypervisor läuft.',
  'finding.HC-55.missing.cause':
    'Er kommt mit Hyper-V; hier ist es nicht vollständig, oder nur ein anderes Feature nutzt den Hypervisor.',
  'finding.HC-55.before-hyper-v': 'Der Host-Netzwerkdienst kommt mit Hyper-V.',

  'finding.HC-56.title': 'Verbindungsfreigabe',
  'finding.HC-56.allowed':
    'Die gemeinsame Nutzung der Internetverbindung, auf der der Default Switch beruht, ist erlaubt.',
  'finding.HC-56.other-switch':
    'Die VM soll {name} verwenden; der kommt ohne gemeinsame Nutzung der Internetverbindung aus.',
  'finding.HC-56.server':
    'Windows Server hat keinen Default Switch, deshalb beruht nichts auf der gemeinsamen Nutzung der Internetverbindung.',
  'finding.HC-56.forbidden': 'Eine Richtlinie verbietet die gemeinsame Nutzung der Internetverbindung.',
  'finding.HC-56.forbidden.cause':
    'Der Default Switch beruht darauf; eine VM daran bekommt keine Adresse. Sicherheitsbaselines stellen das so ein.',
  'finding.HC-56.disabled':
    'Der Dienst für die gemeinsame Nutzung der Internetverbindung (SharedAccess) ist deaktiviert.',
  'finding.HC-56.disabled.cause': 'Der Default Switch beruht darauf; eine VM daran bekommt keine Adresse.',

  'finding.HC-57.title': 'Andere Firewalls',
  'finding.HC-57.none': 'Außer der von Windows ist keine Firewall an.',
  'finding.HC-57.server': 'Windows Server gibt keine Auskunft über andere Firewalls.',
  'finding.HC-57.on': 'Eine andere Firewall ist an: {names}.',
  'finding.HC-57.on.cause':
    'Der Agent von EFLOW spricht über die lokalen Ports 45000 und 45001; wo sie geschlossen sind, entsteht die VM nicht.',

  'finding.HC-58.title': 'Umbenannter Host',
  'finding.HC-58.no-vm': 'Keine EFLOW-VM ist bereitgestellt.',
  'finding.HC-58.same': 'Die VM {name} heißt nach ihrem Host {host}.',
  'finding.HC-58.renamed': 'Die VM heißt {name}, und der Host heißt {host}.',
  'finding.HC-58.renamed.cause':
    'Der Host wurde nach der Bereitstellung umbenannt, und das wird nicht unterstützt: Verweise auf die VM brechen, spätestens mit dem nächsten Update.',
  'finding.HC-58.no-name': 'Nicht bekannt: Die VM gibt ihren Namen zurzeit nicht an.',

  'finding.HC-59.title': 'Start des Agenten',
  'finding.HC-59.no-eflow': 'Kein EFLOW ist installiert.',
  'finding.HC-59.automatic': 'Der Agent von EFLOW startet mit Windows.',
  'finding.HC-59.not-automatic': 'Der Agent von EFLOW startet nicht mit Windows (wssdagent: {start}).',
  'finding.HC-59.not-automatic.cause':
    'Nach einem Neustart oder Stromausfall bleibt die VM aus, bis jemand den Agenten startet.',
  'finding.HC-59.no-agent': 'Nicht bekannt: Der Dienst wssdagent ist nicht vorhanden.',

  'finding.HC-60.title': 'TPM-Proxy von EFLOW',
  'finding.HC-60.no-eflow': 'Kein EFLOW ist installiert, das das TPM verwenden könnte.',
  'finding.HC-60.feature-off': 'EFLOW verwendet das TPM nicht (DpsTpm ist aus).',
  'finding.HC-60.running': 'Der Dienst, der das TPM an die VM weiterreicht, läuft.',
  'finding.HC-60.stopped':
    'Der Dienst, der das TPM an die VM weiterreicht, läuft nicht (EFLOWProxy: {state}).',
  'finding.HC-60.stopped.cause':
    'Das Gerät kann seine Identität nicht nachweisen: Es verliert die Verbindung, sobald das Token endet, und bekommt sie nicht zurück.',
  'finding.HC-60.missing':
    'EFLOW verwendet das TPM, und der Dienst, der es an die VM weiterreicht, fehlt (EFLOWProxy).',
  'finding.HC-60.missing.cause': 'Ein Update oder eine unvollständige Deinstallation hat ihn entfernt.',

  'finding.HC-61.title': 'Endorsement Key des TPM',
  'finding.HC-61.not-needed': 'DPS mit TPM ist nicht gewählt, deshalb wird kein Endorsement Key gebraucht.',
  'finding.HC-61.readable':
    'Der Endorsement Key lässt sich lesen, bevor etwas installiert ist; die Registrierungs-ID dazu ist {registrationId}.',
  'finding.HC-61.none': 'Das TPM zeigt keinen Endorsement Key der Art, die DPS annimmt (RSA 2048).',
  'finding.HC-61.none.cause':
    'Die Registrierung braucht diesen Schlüssel. Er ist womöglich gelöscht, von anderer Art, oder nur die VM bekommt ihn zu sehen.',

  'finding.HC-63.title': 'Hyper-V für PowerShell',
  'finding.HC-63.present': 'Das PowerShell-Modul von Hyper-V ist vorhanden.',
  'finding.HC-63.not-yet': 'Das PowerShell-Modul von Hyper-V kommt mit dem ausstehenden Neustart.',
  'finding.HC-63.missing': 'Hyper-V ist an, und sein PowerShell-Modul fehlt.',
  'finding.HC-63.missing.cause':
    'Hyper-V wurde ohne die Verwaltungswerkzeuge eingeschaltet; Deploy-Eflow verlangt sie.',

  'finding.HC-64.title': 'TPM unter Windows 1809',
  'finding.HC-64.not-needed': 'DPS mit TPM ist nicht gewählt.',
  'finding.HC-64.no-version': 'Kein EFLOW ist installiert und keine Version gewählt.',
  'finding.HC-64.newer': 'Windows {build} hat ein OpenSSH, das für das TPM neu genug ist.',
  'finding.HC-64.other-version':
    'Von EFLOW {version} ist nicht bekannt, dass es am OpenSSH dieses Windows scheitert.',
  'finding.HC-64.old-openssh':
    'Dieses Windows (1809) und EFLOW {version} vertragen sich beim Einschalten des TPM nicht.',
  'finding.HC-64.old-openssh.cause':
    'Sein OpenSSH ist zu alt; das Einschalten von DpsTpm endet mit „scp: subsystem request failed“.',

  'finding.HC-66.title': 'Letzter Start von Windows',
  'finding.HC-66.nothing-waits': 'Nichts wartet auf einen vollen Start.',
  'finding.HC-66.full': 'Der letzte Start ({at}) war ein voller; was auf einen Neustart wartet, kam danach.',
  'finding.HC-66.did-not-count':
    'Der letzte Start ({at}) war kein Neustart: Schnellstart oder Ruhezustand haben Windows zurückgeholt, wie es war.',
  'finding.HC-66.did-not-count.cause':
    'Herunterfahren und Einschalten zählt mit Schnellstart nicht; was auf einen Neustart wartet, wartet weiter.',
  'finding.HC-66.no-starts': 'Nicht bekannt: Das Ereignisprotokoll enthält keine Starts von Windows.',

  'remedy.take-1-5-7':
    'Nehmen Sie EFLOW 1.5.7.01026 oder neuer. Auf einem Host mit der älteren Version planen Sie das Update für eine Zeit, in der die Module stehen dürfen.',
  'remedy.renew-agent-certificate':
    'Erneuern Sie es mit dem Skript updateWssdCert.ps1 von Microsoft, das nicht für die Produktion gedacht ist: wssdagent hält dabei an. Ob die VM das übersteht, ist nicht sicher; planen Sie ein, dass die Module stehen.',
  'remedy.never-sleep':
    'powercfg /change standby-timeout-ac 0 und powercfg /change hibernate-timeout-ac 0. Wo eine Richtlinie die Zeiten setzt, muss sie sich ändern.',
  'remedy.network-service-on':
    'In einer Eingabeaufforderung mit erhöhten Rechten: sc.exe config hns start= demand, danach net start hns. Prüfen Sie erneut; ist er wieder deaktiviert, suchen Sie die Richtlinie.',
  'remedy.allow-sharing':
    'Lassen Sie die Verantwortlichen für die Gruppenrichtlinie „Verwendung der gemeinsam genutzten Internetverbindung im eigenen DNS-Domänennetzwerk nicht zulassen“ für diesen Host zurücknehmen. Danach gpupdate und ein Neustart.',
  'remedy.sharing-service-on':
    'In einer Eingabeaufforderung mit erhöhten Rechten: sc.exe config SharedAccess start= demand. Danach erneut prüfen.',
  'remedy.allow-agent-ports':
    'Lassen Sie TCP 45000 und 45001 auf diesem Computer selbst für wssdagent.exe und nodectl.exe in C:\\Program Files\\Azure IoT Edge zu.',
  'remedy.rename-back':
    'Geben Sie dem Host seinen alten Namen zurück und starten Sie neu. Oder entfernen Sie EFLOW und stellen Sie es unter dem neuen Namen neu bereit; VM und Moduldaten gehen dabei verloren.',
  'remedy.agent-automatic':
    'In einer Eingabeaufforderung mit erhöhten Rechten: sc.exe config wssdagent start= auto.',
  'remedy.start-tpm-proxy': 'EFLOWProxy starten. Sonst wird nichts geändert.',
  'remedy.tpm-feature-anew':
    'Schalten Sie das Feature aus und wieder ein: Set-EflowVmFeature -feature DpsTpm, danach mit -enable. Sieht die VM weiterhin kein TPM, halten Sie sie an und starten Sie sie; die Module stehen währenddessen.',
  'remedy.read-key-in-vm':
    'Stellen Sie zuerst bereit und lesen Sie ihn mit Get-EflowVmTpmProvisioningInfo, sobald DpsTpm an ist; registrieren Sie das Gerät damit.',
  'remedy.hyper-v-tools':
    'In einer PowerShell mit erhöhten Rechten: Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V-Management-PowerShell -All; auf einem Server Install-WindowsFeature Hyper-V-PowerShell.',
  'remedy.custom-ssh':
    'Verwenden Sie ein neueres Windows. Oder installieren Sie ein neueres OpenSSH, stellen Sie von Hand mit -customSsh bereit und machen Sie danach hier weiter.',
};
