import type { errors as en } from '../en/errors.ts';

/** The words of `en/errors.ts` in German. */
export const errors: Record<keyof typeof en, string> = {
  'error.EFD-CLI-001': 'Die Befehlszeile ist nicht zu verstehen.',
  'error.EFD-RPC-001': 'Einen Aufruf namens {name} gibt es nicht.',
  'error.EFD-RPC-002': 'Was angegeben wurde, wird nicht angenommen.',
  'error.EFD-RPC-003':
    'Die Antwort auf {name} hat nicht die vereinbarte Form (bei {where}). Das ist ein Fehler in EFLOW Desk.',
  'error.EFD-RPC-004':
    'In EFLOW Desk ist etwas schiefgegangen ({reason}). Einzelheiten stehen im Protokoll im Zustandsordner.',
  'error.EFD-RPC-005': 'Das ändert etwas und muss zuerst bestätigt werden.',
  'error.EFD-WEB-001': 'Die Anfrage kam von woanders ({what}) und wurde abgewiesen.',
  'error.EFD-WEB-002':
    'Dieses Fenster ist nicht angemeldet. Öffnen Sie die Adresse, die EFLOW Desk beim Start ausgegeben hat; sie gilt einmal.',
  'error.EFD-WEB-003': 'Die Anfrage kann nicht bedient werden ({rule}).',
  'error.EFD-WEB-004': 'Die Fenster der App sind nicht gebaut: Führen Sie zuerst npm run build aus.',
  'error.EFD-WEB-005': 'Port {port} kann nicht benutzt werden ({reason}).',
  'error.EFD-LOG-001': 'Das Protokoll {file} lässt sich nicht lesen ({reason}).',
  'error.EFD-LOG-002': 'Das Protokoll {file} ist länger als {megabytes} MB.',
  'error.EFD-SETUP-001': 'Die Datei {file} lässt sich nicht lesen ({reason}).',
  'error.EFD-SETUP-002': 'Das Setup-Dokument ist kein JSON: siehe Zeile {line}, Spalte {column}.',
  'error.EFD-SETUP-003': 'Im Setup-Dokument sind {count} Feld(er) zu berichtigen.',
  'error.EFD-SETUP-004':
    'Das Setup-Dokument hat Version {version}; dieses EFLOW Desk kennt Versionen bis {known}. Verwenden Sie ein neueres EFLOW Desk.',
  'error.EFD-HOST-001':
    'EFLOW Desk verwaltet Computer mit Windows. Auf diesem ({platform}) arbeitet es nur auf Übungsmaschinen.',
  'error.EFD-HOST-002': 'Ein Übungsszenario {name} gibt es nicht. Bekannt sind: {known}.',
  'error.EFD-HOST-003': 'Das braucht eine Sitzung mit erhöhten Rechten.',
  'error.EFD-HOST-004': 'EFLOW auf diesem Host gehört {owner}; Sie sind {account}.',
  'error.EFD-HOST-005':
    'Der Zustand der Übungsmaschine ist nicht verwendbar ({file}: {reason}). Entfernen Sie ihren Ordner unter „practice“ im Zustandsordner.',
  'error.EFD-HOST-006': '{name} gibt es nur auf einer Übungsmaschine.',
  'error.EFD-HOST-007': 'Diese Installation von EFLOW Desk ist nicht vollständig ({reason}).',
  'error.EFD-HOST-008': 'Die Frage von Windows nach erhöhten Rechten wurde abgelehnt.',
  'error.EFD-HOST-009': 'Die Frage von Windows nach erhöhten Rechten blieb zwei Minuten ohne Antwort.',
  'error.EFD-HOST-010':
    'EFLOW Desk liegt in einem Ordner, den nicht nur Administratoren ändern können; von dort darf es keine erhöhten Rechte bekommen.',
  'error.EFD-HOST-011': 'Die PowerShell mit erhöhten Rechten ist nicht zu gebrauchen ({reason}).',
  'error.EFD-HOST-012':
    'Auf {host} läuft Job {job}; solange er läuft, lässt sich keine andere Maschine öffnen.',
  'error.EFD-HOST-013': 'Dieser Lauf von EFLOW Desk arbeitet nur mit {host}.',
  'error.EFD-HOST-014': 'Gerade wird eine andere Maschine geöffnet. Ihre Anforderung wurde nicht ausgeführt.',
  'error.EFD-HOST-015':
    'Die Übungsmaschine {scenario} stammt von einer anderen Version von EFLOW Desk: {file} hat die Version {found}, dieses Programm kennt die Version {known}. Beschädigt ist nichts.',
  'error.EFD-PS-001': 'Der Befehl {command} ist fehlgeschlagen. {text}',
  'error.EFD-PS-002': 'Der Befehl {command} hat innerhalb seiner Frist nicht geantwortet.',
  'error.EFD-PS-003': 'Der Befehl {command} wurde angehalten.',
  'error.EFD-PS-004': 'Ein Befehl hat eine Frage gestellt, die niemand beantworten darf: {text}',
  'error.EFD-PS-005': 'Den Befehl {command} gibt es auf diesem Host nicht.',
  'error.EFD-PS-006':
    '{command} wurde verweigert: Es gehört nicht zu dem, was laufen darf, oder ein Parameter ist falsch.',
  'error.EFD-PS-007': 'PowerShell ist mitten in {command} beendet worden.',
  'error.EFD-PS-008': 'Das PowerShell-Modul {module} ist auf diesem Host nicht installiert.',
  'error.EFD-PS-009': '{command} wurde nicht begonnen: Es warten zu viele Befehle davor.',
  'error.EFD-PS-010': 'Windows PowerShell ließ sich nicht starten ({reason}).',
  'error.EFD-PS-011':
    'Die Anwendungssteuerung dieses Computers lässt Windows PowerShell die Skripte von EFLOW Desk nur im eingeschränkten Sprachmodus (Constrained Language) ausführen; darin können sie nicht arbeiten.',
  'error.EFD-PS-012':
    'Die Ausführungsrichtlinie dieses Computers lässt Windows PowerShell die Skripte von EFLOW Desk nicht ausführen.',
  'error.EFD-PS-013':
    'Nur eine Windows PowerShell mit 32 Bit ließ sich starten; Hyper-V und EFLOW brauchen die mit 64 Bit.',
  'error.EFD-PS-014': 'Windows PowerShell wurde im Windows-Ordner nicht gefunden.',
  'error.EFD-PLAN-001': 'Der Host ist nicht bereit: {findings}.',
  'error.EFD-PLAN-002':
    'Der Host hat sich geändert, seit der Plan gemacht wurde. Sehen Sie sich den Plan noch einmal an.',
  'error.EFD-PLAN-003': 'Job {job} hat nichts, was sich rückgängig machen lässt.',
  'error.EFD-PLAN-004':
    'Der Schritt {step} lässt sich nicht für sich allein rückgängig machen: Er gehört zu {with}.',
  'error.EFD-PLAN-005': 'Eine Aktion {act} gibt es nicht. Bekannt sind: {known}.',
  'error.EFD-PLAN-006': 'Der Job hat keinen Schritt {step}.',
  'error.EFD-PLAN-007':
    'Was bevorsteht, ist nicht mehr das, dem Sie zugestimmt haben. Neu: {added}. Weggefallen: {removed}. Geändert: {changed}.',
  'error.EFD-PLAN-009': 'Die Aktion {act} nimmt keinen Parameter {name}.',
  'error.EFD-PLAN-010': 'Die Aktion {act} hat nicht die Werte bekommen, die sie braucht.',
  'error.EFD-PLAN-008':
    'Windows Server hat keinen Default Switch. Wählen Sie unter network einen anderen Weg, die VM anzuschließen.',
  'error.EFD-JOB-001': 'Die Maschine ist belegt: Job {job}, Prozess {pid}, seit {since}.',
  'error.EFD-JOB-002': 'Einen Job {job} gibt es nicht.',
  'error.EFD-JOB-003': 'Job {job} ist endgültig beendet und lässt sich nicht fortsetzen.',
  'error.EFD-JOB-004': 'Job {job} läuft nicht.',
  'error.EFD-JOB-005': 'Der Schritt {step} ist beendet, aber der Host zeigt seine Wirkung nicht.',
  'error.EFD-JOB-006':
    'Der Schritt {step} lässt sich nicht beurteilen, weil dies nicht zu erfahren war: {facts}.',
  'error.EFD-JOB-007':
    'Der Schritt {step} hat Reste vorgefunden, die er nicht gemacht hat, und rührt sie nicht an.',
  'error.EFD-JOB-008': 'Der Job wurde abgebrochen.',
  'error.EFD-JOB-009':
    'Der Schritt {step} hat eine halbfertige Bereitstellung vorgefunden. Sie muss entfernt und neu gemacht werden; das braucht Ihre Zustimmung.',
  'error.EFD-JOB-010': 'Der Schritt {step} wurde zweimal wiederhergestellt und ist wieder halbfertig.',
  'error.EFD-JOB-011': 'Job {job} gehört zu einer anderen Maschine: {host}.',
  'error.EFD-JRN-001':
    'Das Journal von {job} hat Version {version}; dieses EFLOW Desk kennt Versionen bis {known}. Verwenden Sie ein neueres EFLOW Desk.',
  'error.EFD-JRN-002': 'Das Journal von {job} ist in Zeile {line} beschädigt.',
  'error.EFD-JRN-003': 'In den Zustandsordner {folder} lässt sich nicht schreiben ({reason}).',
  'error.EFD-SEC-001': 'Das Geheimnis für {field} ist nicht verfügbar.',
  'error.EFD-SEC-002': 'Das Geheimnis für {field} ist nicht das, was dieses Feld verlangt.',
  'error.EFD-PAY-001': 'Der Installer {file} ist nicht vorhanden.',
  'error.EFD-PAY-002': 'Der Installer {file} ist nicht der, den das Setup nennt: Sein SHA-256 weicht ab.',
  'error.EFD-PAY-003': 'Der Installer {file} hat {actual} Bytes; das Setup sagt {expected}.',
  'error.EFD-PAY-004': 'Der Installer ließ sich nicht nach {file} kopieren.',
  'error.EFD-PAY-005': 'Das ist kein Pfad eines Installers.',
  'error.EFD-PAY-006': '{file} ist kein Paket des Windows Installers oder ist beschädigt ({reason}).',
  'error.EFD-PAY-007': 'Der Installer {file} lässt sich nicht lesen ({reason}).',
  'error.EFD-PAY-008': '{file} hat {bytes} Bytes; Dateien über {most} Bytes werden nicht angesehen.',
  'error.EFD-PAY-009': 'Dieses Fenster kann keinen Dialog des Systems öffnen.',
  'error.EFD-MSI-1601': 'Der Dienst Windows Installer ist nicht erreichbar (1601).',
  'error.EFD-MSI-1602': 'Die Installation wurde abgebrochen (1602).',
  'error.EFD-MSI-1603': 'Die Installation ist fehlgeschlagen (1603).',
  'error.EFD-MSI-1612': 'Der ursprünglich verwendete Installer wird gebraucht (1612).',
  'error.EFD-MSI-1618': 'Eine andere Installation läuft (1618).',
  'error.EFD-MSI-1619': 'Der Installer lässt sich nicht öffnen (1619).',
  'error.EFD-MSI-1620': 'Der Installer ist kein gültiges Paket (1620).',
  'error.EFD-MSI-1625': 'Eine Richtlinie verbietet die Installation (1625).',
  'error.EFD-MSI-1633': 'Der Installer ist für eine andere Prozessorarchitektur (1633).',
  'error.EFD-MSI-1638': 'Eine andere Version von EFLOW ist installiert: {version} (1638).',
  'error.EFD-MSI-000': 'Windows Installer hat mit {exit} geendet.',
  'error.EFD-VM-001': 'Die Bereitstellung ist fehlgeschlagen: {text}',
  'error.EFD-VM-002': 'Deploy-Eflow hat abgelehnt, bevor es etwas geändert hat: {text}',
  'error.EFD-VM-003': 'Auf diesem Host ist eine halbfertige Bereitstellung.',
  'error.EFD-VM-004': 'Die EFLOW-VM ist nicht gestartet: {text}',
  'error.EFD-VM-005': 'Die VM ist {power}. EFLOW ändert sie nur, während sie läuft.',
  'error.EFD-VM-006': 'Dieser Host hat {has} logische Prozessoren; verlangt sind {wanted}.',
  'error.EFD-VM-007': 'Auf diesem Host sind {freeMb} MB Arbeitsspeicher frei; verlangt sind {wanted} MB.',
  'error.EFD-LEFT-001': 'EFLOW ist installiert. Entfernt wird nur, was ohne EFLOW übrig ist.',
  'error.EFD-LEFT-002': 'Der Dienst {name} ist zum Entfernen vorgemerkt und noch da.',
  'error.EFD-SHR-001': 'Ordner lassen sich erst ab Windows-Build {first} freigeben; dies ist {build}.',
  'error.EFD-SHR-002': 'EFLOW gibt auf ARM64 keine Ordner frei.',
  'error.EFD-SHR-003': 'EFLOW gibt Ordner erst ab {first} frei; das Setup installiert {version}.',
  'error.EFD-SHR-004': 'Auf diesem Windows gibt es keinen Ordner {path}.',
  'error.EFD-SHR-005':
    'Der Ordner {folder} ist schon freigegeben, aber anders: Die VM hat ihn unter {target}.',
  'error.EFD-SHR-006': 'EFLOW hat die freigegebenen Ordner nicht geändert: {text}',
  'error.EFD-SHR-007': 'Die Datei {file} ließ sich nicht schreiben ({reason}).',
  'error.EFD-UPG-001': '{to} ist nicht die Version, die auf {from} folgt; das ist {next}.',
  'error.EFD-UPG-002':
    'Von {from} auf {to} ersetzen die Migrations-Cmdlets die VM; sie brauchen etwa {freeGb} GB freien Speicherplatz. EFLOW Desk führt sie nicht aus.',
  'error.EFD-UPG-003': 'Installiert ist {from}; {to} ist nicht neuer.',
  'error.EFD-UPG-004':
    'Auf diesem Host gibt es kein EFLOW oder mehr als eines, das sich aktualisieren ließe.',
  'error.EFD-UPG-005': 'Diese Module liefen vor der Aktualisierung und laufen jetzt nicht: {missing}',
  'error.EFD-UPG-006': 'Die VM hat nicht mehr die Identität, die sie vor der Aktualisierung hatte.',
  'error.EFD-WIN-001': 'Windows hat keine Quelle für den OpenSSH-Client: {text}',
  'error.EFD-VM-008': 'EFLOW hat die VM nicht geändert: {text}',
  'error.EFD-TPM-001': 'Das TPM ließ sich nicht an die VM durchreichen. {text}',
  'error.EFD-TPM-002': 'Die VM nennt ihren Endorsement Key nicht.',
  'error.EFD-TPM-003': 'Die VM zeigt einen anderen Endorsement Key als das TPM des Hosts.',
  'error.EFD-TPM-004':
    'Die VM kommt nicht mehr an das TPM; das Gerät kann sich nicht ausweisen. Die VM sagt: {text}',
  'error.EFD-PRV-001': 'Die Provisionierung wurde abgelehnt: {text}',
  'error.EFD-PRV-062': 'Das Gerät hat sich nie verbunden. Die VM sagt: {text}',
  'error.EFD-PRV-063': 'Die Cloud weist Schlüssel oder Zertifikat dieses Geräts ab. Die VM sagt: {text}',
  'error.EFD-PRV-064': 'Die Cloud kennt dieses Gerät nicht. Die VM sagt: {text}',
  'error.EFD-PRV-065': 'Die VM erreicht {host} nicht auf Port {port}.',
  'error.EFD-PRV-066': 'Ein Dienst in der VM läuft nicht: {service} ({state}).',
  'error.EFD-PRV-067': 'Das Gerät hat sich nicht rechtzeitig verbunden.',
  'error.EFD-PRV-068': 'Die VM hat eine andere Identität ({has}), als das Setup verlangt ({wanted}).',
  'error.EFD-PRV-069': 'Ein älteres Zertifikat in der VM ließ sich nicht überschreiben: {text}',
  'error.EFD-PRV-070':
    'DPS lässt dieses Gerät nicht ein: Der ID-Bereich {scope} oder der Schlüssel stimmt nicht. Die VM sagt: {text}',
  'error.EFD-PRV-071':
    'DPS lässt dieses Gerät nicht ein: {scope} ist nicht der ID-Bereich, in dem es eingetragen ist. Die VM sagt: {text}',
  'error.EFD-PRV-072': 'Der Eintrag von {registrationId} im DPS ist deaktiviert. Die VM sagt: {text}',
  'error.EFD-PRV-073':
    'Im Eintrag von {registrationId} im DPS steht ein anderer Endorsement Key. Die VM sagt: {text}',
  'error.EFD-PRV-074':
    'DPS nimmt das Zertifikat dieses Geräts nicht an: Es ist abgelaufen, oder ein anderes ist eingetragen. Die VM sagt: {text}',
  'error.EFD-PRV-075':
    'Der Hub kennt das Gerät nicht, und die Registrierungs-ID {registrationId} hat Großbuchstaben, die der Hub genau vergleicht. Die VM sagt: {text}',
  'error.EFD-PRV-076': 'Die VM findet keine Namen des Internets. {text}',
  'error.EFD-PRV-077':
    'Aus der VM öffnet sich ohne Proxy nichts: weder die Cloud noch die Container-Registry. {text}',
  'error.EFD-PRV-078':
    'Die VM erreicht die Container-Registry, aber nicht die Cloud ({host}). Die VM sagt: {text}',
  'error.EFD-PRV-079':
    'Die VM erreicht die Container-Registry {host} nicht; edgeAgent lässt sich nicht holen. {text}',
  'error.EFD-PRV-080':
    'Die Container-Registry hat das verlangte Image von edgeAgent nicht. Die VM sagt: {text}',
  'error.EFD-PRV-081':
    'Die Uhr der VM weicht um {minutes} Minuten von der des Hosts ab. Die Cloud weist ab, was nicht zur Zeit passt.',
  'error.EFD-PRV-082': 'Der Datenträger der VM ist voll: {free} % sind frei. {text}',
  'error.EFD-PRV-083':
    'Die Konfiguration der Runtime nennt einen anderen Host, als die VM ist. Die VM sagt: {text}',
  'error.EFD-CRT-001':
    'Die Datei {file} lässt sich nicht lesen oder ist für Zertifikat oder Schlüssel viel zu groß.',
  'error.EFD-CRT-002':
    'Die Datei {file} ist kein einfacher PEM-Text: UTF-16, eine Bytereihenfolge-Marke, DER oder eine PFX.',
  'error.EFD-CRT-003':
    'Die Datei {file} enthält nicht, was dorthin gehört: ein oder mehrere Zertifikate, oder einen privaten Schlüssel.',
  'error.EFD-CRT-004':
    'Die Datei {file} ist beschädigt: Ein Zertifikat oder Schlüssel darin lässt sich nicht lesen.',
  'error.EFD-CRT-005':
    'Die Datei {file} enthält neben dem Zertifikat einen privaten Schlüssel. In der VM könnte ihn jeder lesen.',
  'error.EFD-CRT-006':
    'Der private Schlüssel in {file} ist durch ein Kennwort geschützt, das IoT Edge nicht eingeben kann.',
  'error.EFD-CRT-007':
    'Der Schlüssel in {file} ist von einer Art, die IoT Edge nicht nimmt. Es nimmt RSA von 2048 bis 4096 Bit und EC auf P-256 oder P-384.',
  'error.EFD-CRT-008': 'Der private Schlüssel in {key} gehört nicht zum Zertifikat in {file}.',
  'error.EFD-CRT-009': 'In {file} steht das Zertifikat des Geräts nicht an erster Stelle.',
  'error.EFD-CRT-010': 'Das Zertifikat in {file} gilt nach der Uhr dieses Hosts erst ab {from}.',
  'error.EFD-CRT-011':
    'Das Zertifikat in {file} ist nach der Uhr dieses Hosts abgelaufen oder läuft binnen eines Tages ab: {until}.',
  'error.EFD-CRT-012':
    'Das Zertifikat in {file} hat den Antragstellernamen (CN) „{has}“, nicht „{wanted}“, wie das Setup sagt.',
  'error.EFD-CRT-013':
    'Das Zertifikat in {file} ist das einer Zertifizierungsstelle, nicht das eines Geräts.',
  'error.EFD-CRT-014': 'Das Zertifikat in {file} ist nicht dafür gemacht, einen Client auszuweisen.',
  'error.EFD-NET-001':
    'Es gibt schon einen vSwitch {name}, vom Typ {types}. EFLOW braucht genau einen internen vSwitch dieses Namens.',
  'error.EFD-NET-002':
    'Die Adresse {address} lässt sich dem Host am neuen vSwitch nicht geben: {adapter} hat {has}.',
  'error.EFD-NET-003': 'Das NAT-Netz {prefix} lässt sich nicht anlegen: Es gibt schon {name} mit {has}.',
  'error.EFD-NET-004':
    'Die EFLOW-VM ist anders angeschlossen, als das Setup sagt. Verlangt: {wanted}. Gefunden: {has}.',
  'error.EFD-NET-005': 'Die VM fragt nicht die DNS-Server des Setups. Verlangt: {wanted}. Gefunden: {has}.',
  'error.EFD-NET-006':
    'Unter Windows 10 und 11 nimmt EFLOW keinen eigenen internen vSwitch an; das geht nur unter Windows Server.',
  'error.EFD-NET-007': 'Die Adresse {address} der VM gehört schon diesem Host, an {adapter}.',
  'error.EFD-NET-008':
    'Das Netz {prefix} für die VM überschneidet sich mit einem, das dieser Host schon benutzt: {adapter} hat {has}.',

  'none.EFD-PLAN-003': 'Es gibt keinen Job, der sich rückgängig machen lässt.',
  'none.EFD-JOB-001': 'Ein anderer Prozess belegt die Maschine; welcher, sagt er nicht.',
  'none.EFD-JOB-002': 'Es gibt noch keinen Job.',
  'none.EFD-JOB-003': 'Es gibt keinen Job, der sich fortsetzen lässt.',
  'none.EFD-JOB-004': 'Es läuft kein Job.',

  'usage.command': 'Einen Befehl {value} gibt es nicht. Siehe: eflow-desk help',
  'usage.option': 'Dieser Befehl hat keine Option {value}.',
  'usage.option-value': 'Der Option {value} fehlt ihr Wert, oder sie hat einen, den sie nicht nimmt.',
  'usage.too-many': 'Ein Wort zu viel: {value}.',
  'usage.missing-word': 'Ein Wort fehlt: {value}.',
  'usage.timeout': '--timeout verlangt eine Anzahl Sekunden über 0 und bis 2000000, nicht {value}.',
  'usage.host': '--host ist „local“ oder „practice:SCENARIO“, nicht {value}.',
  'usage.lang': '--lang ist en oder de, nicht {value}.',
  'usage.state': '--state verlangt den Namen eines Ordners.',
  'usage.payloads': '--payloads braucht den Namen eines Ordners.',
  'usage.setup': 'Nennen Sie das Setup-Dokument: --setup FILE.',
  'usage.only': '--only ist install, deploy oder provision, nicht {value}.',
  'usage.param': '--param schreibt sich name=value, nicht {value}.',
  'usage.fault': 'Einen Fehler namens {value} gibt es nicht. Bekannt sind: {known}.',
  'usage.act': 'Nennen Sie die Aktion: {known}.',
  'usage.op': 'Im Katalog gibt es keinen Befehl {value}.',
  'usage.point': 'Der Punkt ist before, middle oder after, nicht {value}.',
  'usage.port': '--port nimmt eine Zahl von 1 bis 65535, nicht {value}.',
  'usage.out': 'Die Datei {value} lässt sich nicht schreiben ({code}).',
  'usage.not-asked': 'Job {job} wartet auf keine Antwort.',
  'usage.practice-host':
    'Nennen Sie eine Übungsmaschine: --host practice:SCENARIO. Siehe: eflow-desk practice list',

  'rule.required': 'fehlt',
  'rule.type': 'muss vom Typ {expected} sein',
  'rule.one-of': 'muss eines von diesen sein: {allowed}',
  'rule.unknown-field': 'ist kein Feld dieses Dokuments',
  'rule.unknown-field-guess': 'ist kein Feld dieses Dokuments; meinten Sie {guess}?',
  'rule.min': 'muss mindestens {min} sein',
  'rule.max': 'darf höchstens {max} sein',
  'rule.min-length': 'muss mindestens {min} Zeichen haben',
  'rule.max-length': 'darf höchstens {max} Zeichen haben',
  'rule.invalid': 'ist hier nicht gültig',
  'rule.tpm-absent': 'ist nicht vorhanden: Diese Übungsmaschine hat kein TPM für ein Enrollment',
  'rule.unknown': 'ist nicht bekannt: {name}; bekannt sind: {known}',
  'rule.secret-reference':
    'nimmt einen Verweis, nie das Geheimnis selbst: Schreiben Sie "prompt", "env:NAME" oder "file:PATH"',
  'rule.no-control-characters': 'darf keine Zeilenumbrüche und keine anderen Steuerzeichen enthalten',
  'rule.scope-id': 'muss der ID Scope von der Übersichtsseite des DPS sein, etwa 0ne00ABCDEF',
  'rule.registration-id':
    'nimmt Kleinbuchstaben, Ziffern und . _ : - ; beginnt mit einem Buchstaben oder einer Ziffer und hat höchstens 128 Zeichen',
  'rule.global-endpoint':
    'muss ein https-URL ohne Pfad sein, etwa https://global.azure-devices-provisioning.net',
  'rule.host-name': 'muss der Hostname des IoT Hub ohne https:// sein, etwa contoso.azure-devices.net',
  'rule.device-id':
    'nimmt 1 bis 128 Buchstaben, Ziffern und die Satzzeichen, die der IoT Hub erlaubt; keine Leerzeichen, Schrägstriche oder Semikolons',
  'rule.msi-file': 'muss eine .msi-Datei nennen',
  'rule.device-path':
    'muss eine Datei in einem Ordner oder auf einer Freigabe nennen, kein Gerät und keinen Datenstrom',
  'rule.absolute-path': 'muss ein vollständiger Pfad sein, vom Laufwerk oder von der Freigabe an',
  'rule.sha256': 'muss ein SHA-256 sein: 64 Hexadezimalziffern',
  'rule.version': 'muss die vierteilige Version des Installers sein, etwa 1.5.7.01026',
  'rule.share-root':
    'muss ein Windows-Ordner mit Laufwerk sein, etwa C:\\Shared, und nicht das Laufwerk selbst',
  'rule.share-folder':
    'muss ein Ordner unterhalb von root sein, ohne Laufwerk, ohne .. und ohne Backslash am Anfang',
  'rule.share-target': 'muss ein vollständiger Pfad unterhalb von /home, /tmp oder /var in der VM sein',
  'rule.share-double': 'steht doppelt da',
  'rule.switch-name': 'darf weder ein Gravis-Zeichen (`) noch * ? [ ] enthalten',
  'rule.dns-needed':
    'muss mindestens einen DNS-Server nennen: mit fester Adresse findet die VM sonst keinen Namen',
  'rule.even': 'muss eine gerade Anzahl Megabyte sein',
  'rule.accept-eula': 'muss true sein: Ohne Annahme seiner Lizenz lässt sich EFLOW nicht bereitstellen',
  'rule.connection-string.empty': 'ist leer',
  'rule.connection-string.service-string':
    'ist eine Dienst-Verbindungszeichenfolge für den ganzen Hub und darf nicht auf ein Gerät; nehmen Sie die des Geräts, sie enthält DeviceId=',
  'rule.connection-string.module-string':
    'gehört zu einem Modul; nehmen Sie die Zeichenfolge des IoT-Edge-Geräts selbst',
  'rule.connection-string.x509-string': 'ist die eines Geräts mit Zertifikaten; sie enthält keinen Schlüssel',
  'rule.connection-string.token-string': 'enthält ein kurzlebiges Token; IoT Edge braucht SharedAccessKey=',
  'rule.connection-string.event-hub-string':
    'ist der Event-Hub-kompatible Endpunkt; nehmen Sie die Zeichenfolge des Geräts, sie enthält DeviceId=',
  'rule.connection-string.storage-string':
    'gehört zu einem Speicherkonto; nehmen Sie die Zeichenfolge des Geräts',
  'rule.connection-string.key-alone': 'ist nur der Schlüssel; nehmen Sie die ganze Zeichenfolge des Geräts',
  'rule.connection-string.no-host': 'enthält kein HostName=',
  'rule.connection-string.no-device': 'enthält kein DeviceId=',
  'rule.connection-string.no-key': 'enthält kein SharedAccessKey=',
  'rule.connection-string.host-name': 'enthält einen HostName, der kein Hostname ist',
  'rule.connection-string.device-id':
    'enthält eine DeviceId mit Zeichen, die eine Geräte-ID nicht haben kann',
  'rule.connection-string.key-base64':
    'enthält einen Schlüssel, der kein base64 ist; vielleicht ist er abgeschnitten, kopieren Sie ihn noch einmal',
  'rule.connection-string.key-length': 'enthält einen Schlüssel falscher Länge; erlaubt sind 16 bis 64 Bytes',
  'rule.connection-string.double-part': 'nennt einen seiner Teile zweimal mit verschiedenen Werten',

  'doing.cli.parse': 'beim Lesen der Befehlszeile',
  'doing.serve': 'Öffnen der Fenster',
  'doing.call': 'beim Beantworten eines Aufrufs',
  'doing.setup.read': 'beim Lesen des Setup-Dokuments',
  'doing.secret.read': 'beim Lesen eines Geheimnisses',
  'doing.module.profile': 'beim Aufzeichnen des Modulprofils',
  'doing.host.elevate': 'beim Erfragen erhöhter Rechte',
  'doing.app.open': 'Öffnen einer anderen Maschine',
  'doing.host.open': 'beim Öffnen des Hosts',
  'doing.practice.open': 'beim Öffnen der Übungsmaschine',
  'doing.practice.control': 'beim Steuern der Übungsmaschine',
  'doing.practice.state': 'beim Lesen der Übungsmaschine',
  'doing.practice.enroll': 'beim Enrollment in der Übungs-Cloud',
  'doing.practice.break': 'beim Auslösen eines Fehlers an der Übungsmaschine',
  'doing.act.plan': 'beim Planen einer Aktion',
  'doing.job.start': 'beim Starten des Jobs',
  'doing.job.resume': 'beim Fortsetzen des Jobs',
  'doing.job.undo': 'beim Rückgängigmachen des Jobs',
  'doing.job.cancel': 'beim Abbrechen des Jobs',
  'doing.job.read': 'beim Lesen des Jobs',
  'doing.job.run': 'beim Ausführen des Jobs',
  'doing.journal.read': 'beim Lesen des Journals',
  'doing.journal.write': 'beim Schreiben des Journals',
  'doing.settings.write': 'beim Speichern der Einstellungen',
  'doing.files.write': 'beim Schreiben einer Datei',
  'doing.files.copy': 'beim Kopieren einer Datei',
  'doing.payload.look': 'beim Ansehen eines Installers',
  'doing.file.choose': 'beim Auswählen einer Datei',

  'fix.EFD-HOST-001':
    'Üben Sie auf einer Übungsmaschine: eflow-desk --host practice:hyperv-disabled scan. Alle nennt: eflow-desk practice list',
  'fix.EFD-HOST-008':
    'Geben Sie den Befehl noch einmal ein und stimmen Sie zu, oder öffnen Sie das Terminal mit „Als Administrator ausführen“.',
  'fix.EFD-HOST-009': 'Geben Sie den Befehl noch einmal ein; die Frage kann hinter anderen Fenstern liegen.',
  'fix.EFD-HOST-010':
    'Installieren Sie EFLOW Desk für alle Benutzer, unter Program Files. Bis dahin: Öffnen Sie das Terminal mit „Als Administrator ausführen“.',
  'fix.EFD-HOST-011':
    'Öffnen Sie das Terminal mit „Als Administrator ausführen“, und geben Sie den Befehl noch einmal ein.',
  'fix.EFD-HOST-012': 'Warten Sie, bis der Job beendet ist, oder brechen Sie ihn ab.',
  'fix.EFD-HOST-013': 'Starten Sie EFLOW Desk neu, mit --host.',
  'fix.EFD-HOST-014': 'Sehen Sie sich die Seite neu an und entscheiden Sie dann.',
  'fix.EFD-HOST-015':
    'Setzen Sie die Übungsmaschine auf ihren Anfang zurück: eflow-desk --host practice:{scenario} practice reset. Oder arbeiten Sie mit ihr in der Version weiter, die sie angelegt hat.',
  'fix.EFD-HOST-007': 'Installieren Sie EFLOW Desk neu; seine Skripte gehören zu genau dieser Version.',
  'fix.EFD-PS-005':
    'Installieren Sie, wozu der Befehl gehört. Hyper-V und sein PowerShell-Modul sind ein Windows-Feature, AzureEFLOW kommt mit EFLOW. Was fehlt: eflow-desk scan',
  'fix.EFD-PS-009': 'Geben Sie den Befehl noch einmal ein, wenn die anderen fertig sind.',
  'fix.EFD-PS-010':
    'Geben Sie den Befehl noch einmal ein. Hilft das nicht, suchen Sie nach einem Programm, das powershell.exe aufhält oder sperrt.',
  'fix.EFD-PS-011':
    'Lassen Sie den Herausgeber von EFLOW Desk oder seinen Programmordner in der Richtlinie von AppLocker oder App Control zu.',
  'fix.EFD-PS-012':
    'Welche Richtlinie gilt, zeigt: Get-ExecutionPolicy -List. Die Gruppenrichtlinie muss signierte Skripte zulassen; unter AllSigned muss das Zertifikat, mit dem EFLOW Desk signiert ist, unter den vertrauenswürdigen Herausgebern des Computers stehen.',
  'fix.EFD-PS-013': 'Installieren Sie das EFLOW Desk mit 64 Bit auf einem Windows mit 64 Bit.',
  'fix.EFD-PS-014': 'Schalten Sie das Windows-Feature „Windows PowerShell“ ein, oder reparieren Sie Windows.',
  'fix.EFD-PS-008': 'Installieren Sie zuerst EFLOW: eflow-desk apply --setup FILE --only install',
  'fix.EFD-HOST-003':
    'Öffnen Sie das Terminal mit „Als Administrator ausführen“, und geben Sie den Befehl noch einmal ein.',
  'fix.EFD-PLAN-001':
    'Beheben Sie, was genannt ist. Belege und Abhilfen zu den Befunden: eflow-desk scan --setup FILE',
  'fix.EFD-PLAN-002': 'Geben Sie den Befehl noch einmal ein.',
  'fix.EFD-JOB-001': 'Warten Sie auf ihn, oder bitten Sie ihn anzuhalten: eflow-desk cancel {job}',
  'fix.EFD-JOB-002': 'Welche Jobs es gibt: eflow-desk jobs list',
  'fix.EFD-JOB-006': 'Beheben Sie, was die Auskunft verhindert hat, danach: eflow-desk resume',
  'fix.EFD-JOB-007': 'Sehen Sie nach, was vorhanden ist: eflow-desk scan (HC-17)',
  'fix.EFD-JOB-009':
    'Die VM und ihre Moduldaten werden gelöscht. Wenn das sein darf: eflow-desk resume --yes',
  'fix.EFD-JOB-011': 'Öffnen Sie zuerst diese Maschine.',
  'fix.EFD-PLAN-007': 'Wenn das so richtig ist: eflow-desk resume --yes',
  'fix.EFD-JRN-003': 'Machen Sie diesen Ordner beschreibbar, oder wählen Sie mit --state DIR einen anderen.',
  'fix.EFD-SEC-001':
    'Machen Sie das Geheimnis dort verfügbar, wo das Setup es nennt, und geben Sie den Befehl noch einmal ein.',
  'fix.EFD-LOG-001': 'Prüfen Sie, ob der Pfad stimmt und dieses Konto die Datei lesen darf.',
  'fix.EFD-LOG-002': 'Schneiden Sie den Teil um den Fehler herum aus und sehen Sie diesen durch.',
  'fix.EFD-PAY-001': 'Legen Sie die Datei dorthin, wo das Setup sie nennt.',
  'fix.EFD-PAY-002':
    'Kopieren Sie ihn noch einmal von dort, wo der SHA-256 genommen wurde. Installieren Sie diese Datei nicht.',
  'fix.EFD-PAY-003':
    'Kopieren Sie ihn noch einmal von dort, wo die Größe genommen wurde. Installieren Sie diese Datei nicht.',
  'fix.EFD-PAY-005': 'Geben Sie den vollständigen Pfad an, oder wählen Sie eine Datei aus der Liste.',
  'fix.EFD-PAY-006':
    'Kopieren Sie sie noch einmal von der Stelle des Downloads. Installieren Sie diese Datei nicht.',
  'fix.EFD-PAY-007':
    'Kopieren Sie ihn in einen Ordner dieses Computers, und achten Sie darauf, dass dieses Konto ihn lesen darf.',
  'fix.EFD-PAY-009': 'Geben Sie den Pfad von Hand ein.',
  'fix.EFD-MSI-1618': 'Warten Sie, bis die andere Installation beendet ist, danach: eflow-desk resume',
  'fix.EFD-MSI-1620': 'Kopieren Sie den Installer noch einmal, und vergleichen Sie seinen SHA-256.',
  'fix.EFD-MSI-1633':
    'Nehmen Sie den Installer für diese Architektur. Von EFLOW 1.6 gibt es keinen für ARM64.',
  'fix.EFD-MSI-1638': 'Entfernen Sie zuerst die andere Version: eflow-desk do remove-eflow',
  'fix.EFD-VM-001':
    'Beheben Sie die Ursache, danach resume: EFLOW wird mit Ihrer Zustimmung entfernt, neu installiert und neu bereitgestellt.',
  'fix.EFD-VM-002': 'Beheben Sie die Ursache, danach: eflow-desk resume',
  'fix.EFD-LEFT-001': 'Deinstallieren Sie zuerst EFLOW: eflow-desk do remove-eflow',
  'fix.EFD-LEFT-002':
    'Schließen Sie das Fenster Dienste und andere Programme, die ihn ansehen, oder starten Sie Windows neu; danach: eflow-desk resume',
  'fix.EFD-SHR-001': 'Aktualisieren Sie Windows, oder lassen Sie sharedFolders im Setup-Dokument weg.',
  'fix.EFD-SHR-002': 'Lassen Sie sharedFolders im Setup-Dokument weg.',
  'fix.EFD-SHR-003':
    'Nehmen Sie einen neueren Installer, oder lassen Sie sharedFolders im Setup-Dokument weg.',
  'fix.EFD-SHR-004': 'Legen Sie den Ordner an, oder berichtigen Sie das Setup-Dokument.',
  'fix.EFD-SHR-005':
    'Beenden Sie zuerst die Freigabe (Remove-EflowVmSharedFolder), oder schreiben Sie in das Setup-Dokument, was da ist.',
  'fix.EFD-UPG-001':
    'Aktualisieren Sie eine Version nach der anderen. Den Weg zeigt: eflow-desk upgrade plan',
  'fix.EFD-UPG-002':
    'Führen Sie Start-EflowMigration von Hand aus, oder richten Sie das Gerät mit dem neueren Installer neu ein. Seite des Herstellers: https://aka.ms/AzEFLOW-Releases',
  'fix.EFD-UPG-004': 'Sehen Sie nach, was da ist: eflow-desk scan (HC-17)',
  'fix.EFD-UPG-005': 'Ein Modul kann einige Minuten zum Starten brauchen: eflow-desk resume wartet weiter.',
  'fix.EFD-UPG-006':
    'Provisionieren Sie die VM neu mit ihrem Setup-Dokument: eflow-desk apply --setup FILE --only provision',
  'fix.EFD-WIN-001':
    'Verbinden Sie diesen Host mit Windows Update, oder nehmen Sie den Client vom Datenträger mit den Features dieses Windows: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0 -Source LAUFWERK:\\ -LimitAccess. Hinter WSUS muss eine Richtlinie Features von Microsoft erlauben.',
  'fix.EFD-VM-005': 'Starten Sie zuerst die VM: eflow-desk do start-vm',
  'fix.EFD-VM-006': 'Verlangen Sie weniger Prozessoren.',
  'fix.EFD-VM-007': 'Verlangen Sie weniger Arbeitsspeicher, oder schließen Sie Programme auf diesem Host.',
  'fix.EFD-TPM-002': 'Starten Sie den Dienst EFLOWProxy neu, dann die VM; danach: eflow-desk resume',
  'fix.EFD-TPM-003':
    'Nennen Sie für das Enrollment den Schlüssel, den die VM zeigt, und klären Sie, was das TPM durchreicht.',
  'fix.EFD-TPM-004':
    'Starten Sie den Dienst EFLOWProxy: eflow-desk do start-tpm-proxy. Dann halten Sie die VM an und starten sie wieder: eflow-desk do stop-vm, eflow-desk do start-vm; danach: eflow-desk resume',
  'fix.EFD-PRV-062':
    'Vergleichen Sie das Enrollment in DPS mit Registration ID, Endorsement Key und ID Scope; danach: eflow-desk resume',
  'fix.EFD-PRV-063':
    'Nehmen Sie Verbindungszeichenfolge, Schlüssel oder Zertifikat dieses Geräts so, wie die Cloud sie jetzt hat, und wenden Sie das Setup noch einmal an. Wurde es stattdessen in der Cloud berichtigt: Warten Sie fünf Minuten, danach: eflow-desk resume',
  'fix.EFD-PRV-064':
    'Lassen Sie das Gerät in der Cloud anlegen, mit „IoT Edge device“ eingeschaltet; danach: eflow-desk resume',
  'fix.EFD-PRV-065':
    'Lassen Sie Port {port} zu {host} öffnen, oder stellen Sie das Upstream-Protokoll auf WebSockets um; danach: eflow-desk resume',
  'fix.EFD-PRV-067':
    'Das erste Laden eines Images kann auf einer langsamen Leitung länger dauern: eflow-desk resume wartet weiter.',
  'fix.EFD-PRV-069':
    'Entfernen Sie altes Zertifikat und alten Schlüssel in der VM als root (sudo; config.toml sagt, wo sie liegen), danach: eflow-desk resume',
  'fix.EFD-PRV-070':
    'Vergleichen Sie ID-Bereich und Schlüssel mit dem, was DPS zeigt. Aus einer Gruppe nimmt das Gerät den abgeleiteten Schlüssel, nicht den der Gruppe. Wenden Sie das Setup dann noch einmal an. Wurde es stattdessen in der Cloud berichtigt: Warten Sie fünf Minuten, danach: eflow-desk resume',
  'fix.EFD-PRV-071':
    'Nehmen Sie den ID-Bereich von der Übersichtsseite des DPS, der den Eintrag hat, und wenden Sie das Setup noch einmal an.',
  'fix.EFD-PRV-072': 'Lassen Sie den Eintrag aktivieren; danach: eflow-desk resume',
  'fix.EFD-PRV-073':
    'Lassen Sie den Endorsement Key dieser Maschine in den Eintrag setzen; danach: eflow-desk resume',
  'fix.EFD-PRV-074':
    'Lassen Sie ein Zertifikat ausstellen, das jetzt gilt, prüfen Sie, ob genau dieses eingetragen ist, und wenden Sie das Setup noch einmal an. Wurde es stattdessen in der Cloud berichtigt: Warten Sie fünf Minuten, danach: eflow-desk resume',
  'fix.EFD-PRV-075':
    'Schreiben Sie die Registrierungs-ID klein, im DPS und im Setup, und wenden Sie das Setup noch einmal an.',
  'fix.EFD-PRV-076':
    'Nennen Sie im Setup die DNS-Server des Standorts und wenden Sie es noch einmal an. Sind sie gesetzt: Lassen Sie der VM den Weg dorthin öffnen (Port 53); danach: eflow-desk resume',
  'fix.EFD-PRV-077':
    'Hat der Standort einen Proxy: Nennen Sie ihn im Setup und wenden Sie es noch einmal an. Sonst lassen Sie der VM die Ports 443 und 5671 öffnen; danach: eflow-desk resume',
  'fix.EFD-PRV-078':
    'Lassen Sie der VM Port 443 zu {host} öffnen; für DPS ist das global.azure-devices-provisioning.net. Danach: eflow-desk resume',
  'fix.EFD-PRV-079':
    'Lassen Sie der VM Port 443 zu {host} und zu *.data.mcr.microsoft.com öffnen; danach: eflow-desk resume',
  'fix.EFD-PRV-080':
    'Berichtigen Sie das Image des Agenten in config.toml oder die Registry, aus der es kommt; danach: eflow-desk resume',
  'fix.EFD-PRV-081':
    'Halten Sie die VM an und starten Sie sie wieder: eflow-desk do stop-vm, eflow-desk do start-vm; danach: eflow-desk resume. Lassen Sie den Host nicht schlafen.',
  'fix.EFD-PRV-082':
    'Entfernen Sie unbenutzte Images in der VM (sudo docker image prune -a), und begrenzen Sie die Protokolle der Module; danach: eflow-desk resume. Bleibt es zu wenig, braucht es eine neue Bereitstellung mit größerer Datenpartition.',
  'fix.EFD-PRV-083':
    'Aktualisieren Sie EFLOW auf 1.5.7, oder berichtigen Sie hostname in config.toml und rufen Sie sudo iotedge config apply auf; danach: eflow-desk resume',
  'fix.EFD-CRT-001':
    'Legen Sie die Datei dorthin, wo das Setup sie nennt, und sorgen Sie dafür, dass dieses Konto sie lesen darf.',
  'fix.EFD-CRT-002':
    'Speichern Sie sie als PEM in ASCII oder UTF-8 ohne Bytereihenfolge-Marke; PowerShell schreibt mit „>“ UTF-16.',
  'fix.EFD-CRT-003':
    'Legen Sie Zertifikat und privaten Schlüssel in je eine Datei, und nennen Sie jede in ihrem eigenen Feld.',
  'fix.EFD-CRT-004':
    'Kopieren Sie die Datei neu, mit jeder Zeile von BEGIN bis END und einem Zeilenumbruch zwischen zwei Blöcken.',
  'fix.EFD-CRT-005': 'Legen Sie Zertifikat und privaten Schlüssel in je eine Datei.',
  'fix.EFD-CRT-006':
    'Lassen Sie den Schlüssel ohne Kennwort speichern, zum Beispiel: openssl pkey -in SCHLÜSSEL -out NEU',
  'fix.EFD-CRT-007': 'Lassen Sie ein Zertifikat mit einem Schlüssel RSA 2048 oder EC P-256 ausstellen.',
  'fix.EFD-CRT-008': 'Nehmen Sie die Schlüsseldatei, die zusammen mit diesem Zertifikat entstanden ist.',
  'fix.EFD-CRT-009':
    'Stellen Sie das Zertifikat des Geräts an den Anfang, dann das seines Ausstellers, und so weiter.',
  'fix.EFD-CRT-010':
    'Stellen Sie die Uhr dieses Hosts; geht sie richtig, lassen Sie ein Zertifikat ausstellen, das jetzt gilt.',
  'fix.EFD-CRT-011':
    'Lassen Sie ein neues Zertifikat ausstellen; gilt es noch, stellen Sie die Uhr dieses Hosts.',
  'fix.EFD-CRT-012': 'Nehmen Sie das Zertifikat dieses Geräts, oder berichtigen Sie die ID im Setup.',
  'fix.EFD-CRT-013':
    'Nehmen Sie das Identitätszertifikat des Geräts, nicht das Geräte-CA-Zertifikat von IoT Edge.',
  'fix.EFD-CRT-014': 'Lassen Sie ein Zertifikat mit dem Zweck Clientauthentifizierung ausstellen.',
};
