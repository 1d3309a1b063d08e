import type { toolFindings as en } from '../en/findings-tools.ts';

/** The words of `en/findings-tools.ts` in German. */
export const toolFindings: Record<keyof typeof en, string> = {
  'finding.HC-13.title': 'Ausführungsrichtlinie',
  'finding.HC-13.machine': 'PowerShell führt hier Skripte aus ({policy}).',
  'finding.HC-13.own-session':
    'EFLOW Desk führt seine Skripte in einer eigenen Sitzung aus; von Hand würde PowerShell hier keine ausführen ({policy}).',
  'finding.HC-13.policy': 'Die Gruppenrichtlinie lässt PowerShell Skripte ausführen ({policy}).',
  'finding.HC-13.policy-restricted': 'Die Gruppenrichtlinie lässt PowerShell keine Skripte ausführen.',
  'finding.HC-13.policy-restricted.cause':
    'EFLOW wird mit einem PowerShell-Modul verwaltet, und das ist ein Skript; auf diesem Computer lässt sich die Richtlinie nicht übergehen.',
  'finding.HC-13.policy-all-signed':
    'Die Gruppenrichtlinie lässt PowerShell nur signierte Skripte ausführen (AllSigned).',
  'finding.HC-13.policy-all-signed.cause':
    'Solange der Unterzeichner auf diesem Computer kein vertrauenswürdiger Herausgeber ist, fragt PowerShell vor dem Laden eines Moduls nach, und niemand antwortet.',

  'finding.HC-14.title': 'Windows PowerShell',
  'finding.HC-14.ready': 'Windows PowerShell {version} darf, was EFLOW braucht.',
  'finding.HC-14.too-old': 'Windows PowerShell {version} ist zu alt.',
  'finding.HC-14.too-old.cause': 'Das EFLOW-Modul braucht Windows PowerShell 5.1.',
  'finding.HC-14.constrained':
    'Windows PowerShell {version} ist auf diesem Computer auf seine eingeschränkte Sprache festgelegt.',
  'finding.HC-14.constrained.cause':
    '__PSLockdownPolicy ist gesetzt; das EFLOW-Modul ruft .NET auf, und das verbietet die eingeschränkte Sprache.',
  'finding.HC-14.script-rules':
    'AppLocker entscheidet auf diesem Computer, welche Skripte mit vollem Sprachumfang laufen (Windows PowerShell {version}).',
  'finding.HC-14.script-rules.cause':
    'Ohne eine Regel, die es zulässt, läuft das EFLOW-Modul in der eingeschränkten Sprache und scheitert.',

  'finding.HC-15.title': 'OpenSSH-Client',
  'finding.HC-15.present': 'Der OpenSSH-Client von Windows ist vorhanden.',
  'finding.HC-15.missing': 'Der OpenSSH-Client von Windows fehlt ({files}).',
  'finding.HC-15.missing.cause':
    'EFLOW erreicht seine VM über SSH; Deploy-Eflow fügt den Client selbst hinzu, wenn Windows Update mitspielt.',
  'finding.HC-15.missing-offline':
    'Der OpenSSH-Client von Windows fehlt ({files}), und Windows kann ihn nicht holen.',
  'finding.HC-15.missing-offline.cause':
    'Ohne ihn bricht Deploy-Eflow ab, und hier bieten ihn weder das Internet noch der Updateserver an.',

  'finding.HC-16.title': 'Schlüssel im SSH-Agenten',
  'finding.HC-16.not-running': 'Der SSH-Agent läuft nicht.',
  'finding.HC-16.few': 'Der SSH-Agent läuft mit {count} Schlüsseln.',
  'finding.HC-16.many': 'Der SSH-Agent läuft mit {count} Schlüsseln dieses Kontos.',
  'finding.HC-16.many.cause':
    'SSH bietet sie alle vor dem von EFLOW an, und die VM lehnt nach einigen ab: „Too many authentication failures“.',

  'finding.HC-18.title': 'Andere Nutzer von Hyper-V',
  'finding.HC-18.none': 'Nichts anderes ist installiert, das eigene Linux-Maschinen betreibt.',
  'finding.HC-18.beside':
    '{names} teilt sich Speicher und Prozessoren mit EFLOW; beide laufen nebeneinander.',
  'finding.HC-18.aks-edge': '{names} ist installiert.',
  'finding.HC-18.aks-edge.cause':
    'Es baut auf demselben Agenten auf wie EFLOW; das eine kann dem anderen etwas wegnehmen oder beschädigen.',

  'finding.HC-20.title': 'Firewallregeln',
  'finding.HC-20.count': 'Die Firewall lässt Regeln dieses Computers gelten.',
  'finding.HC-20.deployed':
    'Eine Richtlinie lässt keine Firewallregeln dieses Computers gelten ({profiles}); die VM ist dennoch bereitgestellt.',
  'finding.HC-20.ignored': 'Eine Richtlinie lässt keine Firewallregeln dieses Computers gelten ({profiles}).',
  'finding.HC-20.ignored.cause':
    'Der Default Switch vergibt Adressen über solche Regeln; eine VM daran bekommt dann womöglich keine. Die Sicherheitsbaseline von Microsoft stellt das so ein.',

  'finding.HC-25.title': 'Updates weiterer Produkte',
  'finding.HC-25.on':
    'Microsoft Update ist an. Updates von EFLOW kommen mit denen von Windows, ohne zu fragen.',
  'finding.HC-25.off': 'Microsoft Update ist aus; Updates von EFLOW kommen nicht von selbst.',
  'finding.HC-25.off-before': 'Microsoft Update ist aus.',
  'finding.HC-25.off-before.cause':
    'Deploy-Eflow schaltet es ein und verlangt deswegen womöglich einen zweiten Neustart.',

  'finding.HC-26.title': 'Name des Hosts',
  'finding.HC-26.fits': 'Die VM wird {name}-EFLOW heißen.',
  'finding.HC-26.deployed': '{name} ist kein gültiger Namensteil, und die VM heißt danach; das bleibt so.',
  'finding.HC-26.no-label': 'Die VM würde {name}-EFLOW heißen, und das ist kein gültiger Name im Netz.',
  'finding.HC-26.no-label.cause':
    'Ein gültiger Name beginnt mit einem Buchstaben, endet mit Buchstabe oder Ziffer und hat nur Buchstaben, Ziffern und Bindestriche, höchstens 15.',

  'finding.HC-27.title': 'Installationsdienst',
  'finding.HC-27.ready': 'Der Dienst von Windows Installer kann starten ({state}).',
  'finding.HC-27.disabled': 'Der Dienst von Windows Installer (msiserver) ist deaktiviert.',
  'finding.HC-27.disabled.cause':
    'Ohne ihn lässt sich kein MSI installieren oder entfernen; msiexec endet mit 1601.',
  'finding.HC-27.missing': 'Dieses Windows hat keinen Dienst von Windows Installer (msiserver).',
  'finding.HC-27.missing.cause': 'Er gehört zu jedem Windows; hier wurde er entfernt.',

  'finding.HC-28.title': 'Installer-Richtlinie',
  'finding.HC-28.allowed': 'Keine Richtlinie verhindert die Installation von MSI-Paketen.',
  'finding.HC-28.nobody':
    'Eine Richtlinie verbietet alle Installationen mit Windows Installer (DisableMSI 2).',
  'finding.HC-28.nobody.cause': 'EFLOW ist ein MSI-Paket; die Installation endet mit 1625.',
  'finding.HC-28.managed':
    'Eine Richtlinie lässt Windows Installer nur installieren, was ein Administrator zuweist (DisableMSI 1).',
  'finding.HC-28.managed.cause':
    'Eine Installation mit erhöhten Rechten sollte erlaubt sein; mancherorts lehnt diese Richtlinie sie dennoch mit 1625 ab.',

  'finding.HC-29.title': 'Laufende Installation',
  'finding.HC-29.free': 'Keine andere Installation läuft.',
  'finding.HC-29.busy': 'Windows Installer arbeitet an einer anderen Installation.',
  'finding.HC-29.busy.cause': 'Es kann immer nur eine laufen; eine zweite endet mit 1618.',

  'remedy.allow-scripts':
    'Lassen Sie die Verantwortlichen für die Gruppenrichtlinie „Skriptausführung aktivieren“ für diesen Computer auf „Lokale Skripts und remote signierte Skripts zulassen“ setzen; danach gpupdate ausführen und erneut prüfen.',
  'remedy.trust-publisher':
    'Lassen Sie die Zertifikate der Unterzeichner per Richtlinie unter „Vertrauenswürdige Herausgeber“ dieses Computers eintragen: die des EFLOW-Moduls von Microsoft und von EFLOW Desk.',
  'remedy.install-wmf':
    'Installieren Sie Windows Management Framework 5.1 oder besser ein aktuelles Windows.',
  'remedy.allow-language':
    'Lassen Sie die Systemvariable __PSLockdownPolicy von denen entfernen, die sie gesetzt haben; melden Sie sich neu an und prüfen Sie erneut.',
  'remedy.rule-for-eflow':
    'Lassen Sie in AppLocker eine Herausgeber- oder Pfadregel für das Modul AzureEFLOW und für EFLOW Desk ergänzen. Nur das hebt die eingeschränkte Sprache auf.',
  'remedy.add-openssh': 'Fügen Sie ihn vor der Bereitstellung hinzu.',
  'remedy.add-openssh-source':
    'Ohne Windows Update: Fügen Sie ihn von einem Medium „Features bei Bedarf“ genau dieses Windows-Builds hinzu: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0 -Source <Ordner> -LimitAccess.',
  'remedy.empty-ssh-agent':
    'Sehen Sie nach, welche Schlüssel gebraucht werden: ssh-add -l. Entfernen Sie die übrigen mit ssh-add -d <Datei>, oder halten Sie den Agenten während der Einrichtung an: Stop-Service ssh-agent.',
  'remedy.one-of-both':
    'Entscheiden Sie sich auf diesem Host für eines von beiden. Wenn für EFLOW: Deinstallieren Sie zuerst AKS Edge Essentials; seine Cluster gehen verloren.',
  'remedy.allow-local-rules':
    'Lassen Sie die Verantwortlichen für die Gruppenrichtlinie „Lokale Firewallregeln anwenden“ für diese Profile auf „Ja“ setzen oder Regeln für DHCP und DNS am Default Switch ergänzen. Danach gpupdate.',
  'remedy.own-switch':
    'Oder geben Sie der VM ein anderes Netz: einen externen Switch oder auf einem Server einen internen mit NAT und fester Adresse.',
  'remedy.microsoft-update-on':
    'Um diesen Neustart zu sparen, schalten Sie vor Beginn „Updates für andere Microsoft-Produkte erhalten“ unter Windows Update, Erweiterte Optionen, ein.',
  'remedy.rename-host':
    'Benennen Sie den Host um, bevor EFLOW bereitgestellt wird; danach wird das nicht unterstützt. Programme und Freigaben, die den alten Namen kennen, müssen angepasst werden.',
  'remedy.allow-installer-service':
    'In einer Eingabeaufforderung mit erhöhten Rechten: sc.exe config msiserver start= demand. Wenn eine Richtlinie ihn deaktiviert hat, muss sie sich ändern. Danach erneut prüfen.',
  'remedy.repair-windows':
    'Reparieren Sie Windows: sfc /scannow, danach DISM /Online /Cleanup-Image /RestoreHealth. Programme und Daten bleiben.',
  'remedy.allow-installer-policy':
    'Lassen Sie die Verantwortlichen für die Gruppenrichtlinie „Windows Installer deaktivieren“ für diesen Computer während der Installation zurücknehmen oder das Paket zuweisen.',
  'remedy.wait-for-installer':
    'Lassen Sie sie zu Ende laufen und prüfen Sie erneut. Wenn scheinbar nichts installiert wird, starten Sie Windows neu: Eine ist womöglich abgebrochen.',
};
