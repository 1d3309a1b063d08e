import type { help as en } from '../en/help.ts';

/** The words of `en/help.ts` in German. Names that stand for a value stay as they are: FILE, JOB, STEP. */
export const help: Record<keyof typeof en, string> = {
  'help.head':
    'EFLOW Desk {version}: installiert, provisioniert und beobachtet Azure IoT Edge for Linux on Windows und weist nach, dass es funktioniert.',
  'help.usage': 'Aufruf: eflow-desk [Optionen] COMMAND',
  'help.commands': 'Befehle:',
  'help.options': 'Optionen:',
  'help.first':
    'Zum ersten Mal hier? Üben Sie auf einer Übungsmaschine:\n  eflow-desk --host practice:hyperv-disabled scan\n  eflow-desk --host practice:hyperv-disabled apply --setup examples/dps-tpm.json',
  'help.exit':
    'Exit-Codes: 0 fertig und nachgewiesen, 2 falsche Argumente, 10 nicht bereit, 11 bereit mit Warnungen, 12 braucht erhöhte Rechte,\n13 Datei nicht vertrauenswürdig, 14 nicht rechtzeitig nachgewiesen, 16 wartet auf jemanden oder auf ein Geheimnis,\n1602 abgebrochen, 1603 fehlgeschlagen, 1618 belegt, 3010 Neustart nötig.\nWo nur acht Bit ankommen, steht die ganze Zahl als exitCode in der Ausgabe von --json.',
  'help.more': 'Mehr über einen Befehl: eflow-desk help COMMAND',
  'help.scan': 'sieht sich den Host an, ändert nichts',
  'help.scan.long':
    'Fragt den Host nach allem, was darüber entscheidet, ob EFLOW laufen kann, und sagt mit Belegen, was fehlt und was hilft.\nMit --setup FILE gelten die Anforderungen dieses Setups statt der Vorgaben.\nExit-Code: 0 bereit, 11 bereit mit Warnungen, 10 nicht bereit.\n  eflow-desk scan [--setup FILE]',
  'help.plan': 'zeigt, was apply täte',
  'help.plan.long':
    'Nennt jeden Schritt, der zum Setup führt, mit dem, was ihn rückgängig macht, was er braucht (erhöhte Rechte, Neustart, jemand anderen, das Netzwerkkabel), und den Befehlen, die ein Mensch eingäbe.\n  eflow-desk plan --setup FILE [--only STAGES]\nSTAGES sind install, deploy und provision, durch Kommas getrennt.',
  'help.apply': 'macht den Host zu dem, was das Setup sagt',
  'help.apply.long':
    'Plant, fragt (an einem Terminal) und führt die Schritte dann einzeln aus; jeder gilt erst als erledigt, wenn frische Fakten es zeigen.\nFür einen Neustart (3010) und für jemanden oder ein Geheimnis (16) hält es an; resume setzt fort. Wird der Prozess beendet, geht nichts verloren.\nUnter Windows ohne erhöhte Rechte bietet es an einem Terminal an, dass Windows danach fragt; mit --yes oder ohne Terminal endet es mit 12.\n  eflow-desk apply --setup FILE [--only STAGES] [--what-if]\nSTAGES sind install, deploy und provision, durch Kommas getrennt.',
  'help.do': 'führt eine Abhilfe oder eine Wartungsaktion aus',
  'help.do.long':
    'Führt eine einzelne Aktion aus, zum Beispiel eine Abhilfe, die scan angeboten hat. Ohne Namen zählt es auf, welche es gibt und welche Werte manche nehmen.\nrebuild nimmt ein Einrichtungsdokument, zum Beispiel eines von adopt: Es entfernt EFLOW und baut es als dasselbe Gerät neu auf, nachdem geprüft ist, dass Installationspaket, Geheimnis und Zertifikatsdateien bereitliegen. Die VM und ihre Moduldaten gehen verloren.\n  eflow-desk do enable-hyper-v [--what-if]\n  eflow-desk do rebuild --setup DATEI [--what-if]\n  eflow-desk do resize-vm --param cpuCount=2 --param memoryInMB=2048',
  'help.resume': 'setzt einen Job nach Neustart, Warten, Fehlschlag oder Prozessende fort',
  'help.resume.long':
    'Erhebt die Fakten neu, plant dasselbe Ziel noch einmal und setzt den Job fort. Ohne Namen nimmt es den neuesten, der sich fortsetzen lässt.\nHat sich geändert, was bevorsteht, oder muss etwas Halbfertiges entfernt werden, braucht es Ihre Zustimmung: --yes.\n  eflow-desk resume [JOB] [--answer enrolled] [--yes]',
  'help.undo': 'macht einen Job rückgängig',
  'help.undo.long':
    'Macht rückgängig, was der Job geändert hat, das Letzte zuerst, und sagt, was bleibt. Ohne Namen nimmt es den neuesten Job, der etwas geändert hat.\n--to STEP behält alles bis zu diesem Schritt.\n  eflow-desk undo [JOB] [--to STEP] [--what-if]',
  'help.cancel': 'bittet den laufenden Job anzuhalten',
  'help.cancel.long':
    'Bittet den Job, der die Maschine belegt, anzuhalten; er kann in einem anderen Prozess laufen. Ein Schritt, der nicht unterbrochen werden darf, läuft erst zu Ende.\n--now unterbricht auch einen solchen Schritt; zurück bleibt eine halbfertige Bereitstellung, die entfernt werden muss.\n  eflow-desk cancel [JOB] [--now]',
  'help.jobs list': 'zählt alle Jobs auf',
  'help.jobs list.long': 'Zählt alle Jobs dieses Zustandsordners auf, den neuesten zuerst.',
  'help.jobs show': 'zeigt einen Job mit seinen Schritten',
  'help.jobs show.long':
    'Zeigt einen Job mit seinen Schritten, worauf er wartet und seinen Nachweis; mit --json auch sein Journal. Ohne Namen nimmt es den neuesten.\n  eflow-desk jobs show [JOB]',
  'help.status': 'zeigt, wie es um die Maschine steht',
  'help.status.long':
    'Zeigt Host, VM, Runtime, Module und Cloud als Weg, und wo als Nächstes nachzusehen ist. --watch wiederholt es alle zehn Sekunden.\n  eflow-desk status [--watch]',
  'help.diagnose': 'sucht bekannte Fehler in einem Protokoll',
  'help.diagnose.long':
    'Sieht ein Protokoll von bis zu 5 MB (PowerShell-Aufzeichnung, Installationsprotokoll, Text der EFLOW-Protokolle) auf bekannte Fehler durch\nund sagt zu jedem, in welchen Zeilen er steht, was er bedeutet und was zu tun ist. Ohne DATEI oder mit - liest es, was hineingeleitet oder eingefügt wird.\nDas Protokoll wird weder aufbewahrt noch gesendet; Geheimnisse werden aus Zitaten entfernt. Exit-Code: 0, auch bei Funden.\n  eflow-desk diagnose [DATEI|-]',
  'help.record module-profile': 'zeichnet die Cmdlets von AzureEFLOW auf diesem Host auf',
  'help.record module-profile.long':
    'Liest nur. Zeichnet auf, wie die Cmdlets des installierten AzureEFLOW ausgewiesen sind, ihre Hilfe und was jede Abfrage antwortet, und vergleicht es mit dem, was EFLOW Desk annimmt.\nGeheimnisse, Adressen, Schlüssel und Namen von Host, Netz und Modulen werden entfernt; sehen Sie die Datei an, bevor Sie sie weitergeben.\nOhne erhöhte Rechte enthält sie, was ausgewiesen ist, aber keine Antworten.\nEnde: 0 gleich, 11 weicht ab, 10 Modul nicht installiert.\n  eflow-desk record module-profile [--out FILE]',
  'help.setup check': 'prüft ein Setup-Dokument',
  'help.setup check.long':
    'Prüft ein Setup-Dokument und nennt jedes Feld, das zu berichtigen ist. Ändert nichts.\n  eflow-desk setup check FILE',
  'help.setup schema': 'gibt das JSON-Schema des Setup-Dokuments aus',
  'help.setup schema.long': 'Gibt das JSON-Schema des Setup-Dokuments aus, für Editoren.',
  'help.network advise': 'sagt, wie die VM dieses Hosts angeschlossen werden kann',
  'help.network advise.long':
    'Beurteilt den Default Switch, jeden externen vSwitch und Adapter und einen internen vSwitch mit NAT nach den Fakten dieses Hosts: was dafür spricht, was er braucht, was er stört oder warum er nicht geht. Ändert nichts.\n--reachable: Geräte der Anlage müssen die VM erreichen. --fixed: Ihre Adresse darf sich nicht ändern. --address mit --gateway und --dns: Sie muss diese sein.\n--plant-dhcp sagt, ob im Netz der Anlage ein DHCP-Server antwortet: yes, no oder unknown.\nExit-Code: 0 einer ist möglich, 11 erst ist etwas herauszufinden, 10 keiner ist möglich.\n  eflow-desk network advise [--reachable] [--fixed | --address A.B.C.D/N --gateway A.B.C.D [--dns A.B.C.D]...] [--plant-dhcp ANSWER]',
  'help.images': 'sagt, welche Container-Images eine Datei bringt',
  'help.images.long':
    'Liest eine Datei, die docker save geschrieben hat, ohne sie zu laden: welche Images sie bringt, mit welchen IDs, und ob sie in der VM dieses Hosts laufen. Druckt die Zeilen für ein Einrichtungsdokument (carriedImages); damit trägt EFLOW Desk die Datei in eine VM, die keine Registrierung erreicht. Ändert nichts.\nSichern Sie die Datei auf einem Rechner mit Docker, für den Prozessor der VM und ohne Kompression:\n  docker pull --platform linux/amd64 mcr.microsoft.com/azureiotedge-agent:1.5\n  docker save -o images.tar mcr.microsoft.com/azureiotedge-agent:1.5\nExit: 0 sie laufen hier, 10 sie laufen nicht, oder die Datei bringt keine.\n  eflow-desk images DATEI',
  'help.upgrade plan': 'sagt, welche Versionen zwischen diesem Host und einem neueren EFLOW liegen',
  'help.upgrade plan.long':
    'Zählt die Aktualisierungen vom installierten EFLOW bis zur neuesten bekannten Version oder bis VERSION auf, in der Reihenfolge, in der sie nötig sind, und sagt, bis wann das installierte unterstützt wird. Ändert nichts.\nExitcode: 0 es gibt einen Weg oder nichts Neueres; 10 es gibt keinen.\n  eflow-desk upgrade plan [--to VERSION]',
  'help.export-script': 'gibt den Plan als PowerShell-Skript zum Lesen aus',
  'help.export-script.long':
    'Gibt den Plan als PowerShell-Text für Menschen aus. Geheimnisse stehen nie darin: Das Skript holt sie dort, wo das Setup sie nennt.\n  eflow-desk export-script --setup FILE',
  'help.serve': 'öffnet die Fenster der App für einen Browser auf diesem Computer',
  'help.serve.long':
    'Stellt die Fenster der App auf 127.0.0.1 bereit und nennt eine Adresse, die einen Browser einlässt. Endet mit Strg-C, oder wenn eine halbe Stunde niemand hinsah und kein Auftrag läuft.\n--payloads nennt einen Ordner mit Installern zur Auswahl; mehrfach möglich.\n  eflow-desk serve [--port N] [--payloads ORDNER]...',
  'help.practice list': 'zählt die Übungsszenarien auf',
  'help.practice list.long': 'Zählt die Szenarien der Übungsmaschine auf.',
  'help.practice show': 'zeigt die Übungsmaschine',
  'help.practice show.long':
    'Zeigt den Zustand einer Übungsmaschine und ihrer Cloud, mit dem, was ausgehändigt wurde: Verbindungszeichenfolge, Schlüssel, Zertifikatsdateien.',
  'help.practice reset': 'setzt die Übungsmaschine auf ihren Anfang zurück',
  'help.practice reset.long':
    'Setzt die Übungsmaschine auf den Anfang ihres Szenarios zurück. Journale bleiben.',
  'help.practice reboot': 'startet die Übungsmaschine neu',
  'help.practice reboot.long':
    'Startet die Übungsmaschine neu. --fast-startup fährt sie herunter und schaltet sie mit Schnellstart ein; das ist kein Neustart.\n  eflow-desk --host practice:SCENARIO practice reboot [--fast-startup]',
  'help.practice enroll': 'spielt, wer das Enrollment des Endorsement Key anlegt',
  'help.practice enroll.long':
    'Legt in der Übungs-Cloud ein individuelles Enrollment für den Endorsement Key dieser Maschine an.\n  eflow-desk --host practice:SCENARIO practice enroll [--registration-id ID]',
  'help.practice break': 'löst an der Übungsmaschine einen Fehler aus',
  'help.practice break.long':
    'Löst an der Übungsmaschine einen Fehler aus, um das Finden zu üben. Ohne Namen zählt es die möglichen auf.\n  eflow-desk --host practice:SCENARIO practice break [FAULT]',
  'help.practice hold': 'hält die Übungsmaschine in einem Befehl an',
  'help.practice hold.long':
    'Hält die Übungsmaschine vor, mitten in oder nach einem Befehl an, um das Beenden des Prozesses zu üben.\nOP ist ein Name aus dem Katalog, etwa eflow.deploy.\n  eflow-desk --host practice:SCENARIO practice hold OP before|middle|after',
  'help.practice release': 'lässt die Übungsmaschine weiterarbeiten',
  'help.practice release.long': 'Lässt die Übungsmaschine nach practice hold weiterarbeiten.',
  'help.practice journey': 'geht auf einer Übungsmaschine den ganzen Weg',
  'help.practice journey.long':
    'Geht auf einer Übungsmaschine, die dafür zurückgesetzt wird, den ganzen Weg: scan, apply, Neustart, resume, Enrollment, Nachweis, undo.',
  'help.option.host': '--host local|practice:SCENARIO   die Maschine (Vorgabe: local)',
  'help.option.state': '--state DIR                       Ordner für Journale, Kopien und Schlüssel',
  'help.option.json': '--json                            ein JSON-Dokument auf stdout und sonst nichts',
  'help.option.json-stream':
    '--json-stream                     eine JSON-Zeile je Ereignis, das Ergebnis zuletzt',
  'help.option.quiet': '-q, --quiet                       kein Fortschritt',
  'help.option.yes':
    '-y, --yes                         im Voraus zustimmen: Beginn, geänderter Plan, Entfernen von Halbfertigem',
  'help.option.timeout': '--timeout S                       den Job nach S Sekunden bitten anzuhalten',
  'help.option.lang': '--lang en|de                      Sprache',
  'help.option.help': '-h, --help                        dieser Text',
  'help.option.version': '-V, --version                     die Version',
};
