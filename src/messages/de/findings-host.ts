import type { hostFindings as en } from '../en/findings-host.ts';

/** The words of `en/findings-host.ts` in German. */
export const hostFindings: Record<keyof typeof en, string> = {
  'finding.HC-36.title': 'Schreibfilter',
  'finding.HC-36.not-installed': 'Kein Unified Write Filter ist installiert.',
  'finding.HC-36.off': 'Unified Write Filter ist installiert und aus.',
  'finding.HC-36.on': 'Unified Write Filter ist an.',
  'finding.HC-36.on.cause':
    'Alles Geschriebene ist nach dem nächsten Neustart vergessen: EFLOW, die Festplatte der VM, das Protokoll dieser Arbeit.',

  'finding.HC-37.title': 'Zurückgesetzte Festplatte',
  'finding.HC-37.none': 'Keine Software ist installiert, die die Festplatte beim Neustart zurücksetzt.',
  'finding.HC-37.installed': '{names} ist installiert.',
  'finding.HC-37.installed.cause':
    'Solange sie die Festplatte schützt, ist alles Geschriebene nach dem nächsten Neustart vergessen, auch EFLOW und seine VM.',

  'finding.HC-38.title': 'Echtzeitsoftware',
  'finding.HC-38.none': 'Es ist keine bekannte Echtzeitsoftware installiert.',
  'finding.HC-38.beside': '{names} ist installiert, und ein Hypervisor läuft bereits.',
  'finding.HC-38.before-hyper-v': '{names} ist installiert, und noch läuft kein Hypervisor.',
  'finding.HC-38.before-hyper-v.cause':
    'Mit Hyper-V kann solche Software ihre Kerne verlieren, ihre Zykluszeiten verfehlen oder anhalten: Die gesteuerte Maschine steht.',

  'finding.HC-54.title': 'Andere Virtualisierung',
  'finding.HC-54.none': 'Es ist keine andere bekannte Virtualisierungssoftware installiert.',
  'finding.HC-54.beside': '{names} ist installiert und lebt bereits mit einem laufenden Hypervisor.',
  'finding.HC-54.before-hyper-v': '{names} ist installiert, und noch läuft kein Hypervisor.',
  'finding.HC-54.before-hyper-v.cause':
    'Sobald Hyper-V läuft, sind ihre Maschinen langsamer, und alte Versionen starten sie gar nicht.',

  'finding.HC-39.title': 'BitLocker-Schutz',
  'finding.HC-39.off': 'Das Systemlaufwerk wurde nicht mit BitLocker geöffnet.',
  'finding.HC-39.nothing-due':
    'BitLocker schützt das Systemlaufwerk; an Firmware und Start muss sich nichts ändern.',
  'finding.HC-39.before-boot-change':
    'BitLocker schützt das Systemlaufwerk, und Hyper-V muss erst zum Laufen gebracht werden.',
  'finding.HC-39.before-boot-change.cause':
    'Nach einer Änderung an Firmware, TPM oder Starteintrag fragt Windows nach dem Wiederherstellungsschlüssel, und den hat vor Ort womöglich niemand.',

  'finding.HC-40.title': 'Schnellstart',
  'finding.HC-40.off': 'Der Schnellstart ist aus; jedes Einschalten ist ein voller Start.',
  'finding.HC-40.on': 'Der Schnellstart ist an.',
  'finding.HC-40.on.cause':
    'Herunterfahren und Einschalten ist dann kein Neustart: Was auf einen wartet, wartet weiter, und die VM macht womöglich mit alter Uhr weiter.',

  'finding.HC-41.title': 'Administratorschutz',
  'finding.HC-41.off': 'Der Administratorschutz ist aus; erhöhte Programme laufen unter dem Konto selbst.',
  'finding.HC-41.on': 'Der Administratorschutz ist an.',
  'finding.HC-41.on.cause':
    'Erhöhte Programme laufen unter einem eigenen, verborgenen Konto. Die VM würde diesem gehören und niemandem gehorchen, wenn die Richtlinie abgeschaltet wird.',

  'finding.HC-42.title': 'PowerShell-Protokollierung',
  'finding.HC-42.off': 'PowerShell schreibt keine Parameter ins Ereignisprotokoll.',
  'finding.HC-42.no-secret':
    'PowerShell schreibt Parameter ins Ereignisprotokoll (Ereignisse {events}); eine Identität per TPM hat darunter kein Geheimnis.',
  'finding.HC-42.records': 'PowerShell schreibt Parameter ins Ereignisprotokoll (Ereignisse {events}).',
  'finding.HC-42.records.cause':
    'Bei der Bereitstellung steht die Verbindungszeichenfolge oder der Schlüssel des Geräts dort im Klartext, und überall, wohin das Protokoll geschickt wird.',

  'finding.HC-43.title': 'PowerShell-Mitschriften',
  'finding.HC-43.off': 'Keine Richtlinie lässt PowerShell Mitschriften anlegen.',
  'finding.HC-43.no-secret':
    'PowerShell legt Mitschriften an; eine Identität per TPM zeigt darin kein Geheimnis.',
  'finding.HC-43.records': 'Eine Richtlinie lässt PowerShell jede Sitzung mitschreiben.',
  'finding.HC-43.records.cause':
    'Was Befehle von EFLOW bei der Bereitstellung eines Geräts anzeigen, bleibt in diesen Dateien, oft auf einer Freigabe.',

  'finding.HC-44.title': 'Überwachung von Prozessen',
  'finding.HC-44.off': 'Befehlszeilen von Prozessen werden nicht aufgezeichnet.',
  'finding.HC-44.no-secret':
    'Befehlszeilen von Prozessen werden aufgezeichnet; eine Identität per TPM hat darin kein Geheimnis.',
  'finding.HC-44.records': 'Befehlszeilen aller Prozesse sollen aufgezeichnet werden (Ereignis 4688).',
  'finding.HC-44.records.cause':
    'EFLOW übergibt Verbindungszeichenfolge oder Schlüssel an ssh.exe als Argument; im Sicherheitsprotokoll stünde es im Klartext.',

  'finding.HC-46.title': 'Speicherplatz, summiert',
  'finding.HC-46.enough': 'Auf C: sind {freeGb} GB frei; die ganze Arbeit braucht dort {needsGb} GB.',
  'finding.HC-46.short': 'Auf C: sind {freeGb} GB frei; die ganze Arbeit braucht dort {needsGb} GB.',
  'finding.HC-46.short.cause':
    'Kopie des Pakets {packageGb} GB, Cache von Windows Installer {cacheGb} GB, Programm und Abbild {programGb} GB, Festplatte der VM, wenn voll, {vmGb} GB.',
  'finding.HC-46.no-system-drive': 'Nicht bekannt: Unter den Laufwerken ist kein C:.',
  'finding.HC-46.deployed': 'Die EFLOW-VM ist bereitgestellt, mehr wird nicht gebraucht.',

  'finding.HC-47.title': 'Wechseldatenträger',
  'finding.HC-47.none': 'Es steckt kein Stick.',
  'finding.HC-47.fit': 'Auf {drives} passen Dateien jeder Größe.',
  'finding.HC-47.fat32': '{drives} ist mit FAT32 formatiert.',
  'finding.HC-47.fat32.cause':
    'Eine Datei darauf kann höchstens 4 GB haben: Ein Supportpaket oder gesicherte Abbilder passen womöglich nicht, das EFLOW-Paket schon.',

  'remedy.write-filter-off':
    'Schalten Sie ihn aus und starten Sie neu: uwfmgr filter disable. Nehmen Sie nach der Arbeit die Ordner von EFLOW und seine Daten aus, oder lassen Sie den Filter aus; das entscheidet, wer dieses Gerät gebaut hat.',
  'remedy.thaw-disk':
    'Lassen Sie die Festplatte von den Zuständigen für die Arbeit freigeben und danach die Ordner von EFLOW ausnehmen. Sonst verwenden Sie einen anderen Host.',
  'remedy.ask-real-time-owner':
    'Fragen Sie vor jeder Änderung Betreiber und Hersteller, ob sie neben Hyper-V läuft, und probieren Sie es bei stehender Anlage. Sonst verwenden Sie einen anderen Host.',
  'remedy.check-other-vms':
    'Fragen Sie, wer ihre Maschinen braucht. Aktualisieren Sie auf eine Version, die neben Hyper-V läuft, und probieren Sie sie nach dem Neustart aus.',
  'remedy.suspend-bitlocker':
    'Halten Sie den Wiederherstellungsschlüssel bereit und setzen Sie BitLocker für einen Neustart aus: manage-bde -protectors -disable C: -rebootcount 1. Er setzt von selbst wieder ein.',
  'remedy.fast-startup-off':
    'Schalten Sie ihn unter Systemsteuerung, Energieoptionen, „Auswählen, was beim Drücken von Netzschaltern geschehen soll“ aus oder mit powercfg /h off, was auch den Ruhezustand abschaltet. Bis dahin startet nur „Neu starten“ neu.',
  'remedy.one-account':
    'Entscheiden Sie vor der Bereitstellung: Lassen Sie die Richtlinie auf Dauer, wie sie ist, oder schalten Sie sie zuerst ab (Lokale Richtlinien, Sicherheitsoptionen) und starten Sie neu.',
  'remedy.pause-logging':
    'Lassen Sie die Zuständigen diesen Host für die Dauer der Bereitstellung von der Richtlinie ausnehmen. Oder lassen Sie danach den Schlüssel in der Cloud erneuern und das Protokoll schützen.',
  'remedy.use-tpm':
    'Oder weisen Sie die Identität des Geräts mit dem TPM nach: Dann gibt es kein Geheimnis, das mitgeschrieben werden könnte.',
  'remedy.other-format':
    'Formatieren Sie den Stick für größere Dateien mit exFAT oder NTFS; was darauf ist, geht verloren.',
};
