/** Worte des Linux-Pakets: Konfiguration und Befehle für ein reines Linux-Gerät. */
export const linuxKit = {
  'kit.distribution.ubuntu-24.04': 'Ubuntu 24.04',
  'kit.distribution.ubuntu-22.04': 'Ubuntu 22.04',
  'kit.distribution.debian-12': 'Debian 12 und Raspberry Pi OS (Bookworm)',
  'kit.distribution.debian-11': 'Debian 11 und Raspberry Pi OS (Bullseye)',
  'kit.distribution.rhel-9': 'Red Hat Enterprise Linux 9',
  'kit.distribution.rhel-8': 'Red Hat Enterprise Linux 8',

  'kit.step.package-proxy': 'Diesem Terminal den Proxy nennen',
  'kit.step.repository': 'Das Repository von Microsoft hinzufügen',
  'kit.step.engine': 'Die Container-Engine installieren',
  'kit.step.logging': 'Protokolle von Containern klein halten',
  'kit.step.runtime': 'IoT Edge installieren; damit gilt die Lizenz im Paket als angenommen',
  'kit.step.services-proxy': 'Den Diensten den Proxy nennen',
  'kit.step.tpm-access': 'IoT Edge das TPM benutzen lassen',
  'kit.step.files': 'Die Zertifikatsdateien an ihren Platz bringen',
  'kit.step.config': 'Die Konfiguration an ihren Platz bringen',
  'kit.step.config-secret': 'Das Geheimnis in die Konfiguration eintragen und sie an ihren Platz bringen',
  'kit.step.apply': 'In Kraft setzen',
  'kit.step.check': 'Nachsehen, ob es läuft',

  'kit.note.expiry': 'Das Zertifikat erneuert sich nicht selbst. Merken Sie sich den Tag, an dem es abläuft.',
  'kit.note.enroll-first':
    'Der Endorsement Key muss unter dieser Registrierungs-ID registriert sein, bevor die Konfiguration in Kraft gesetzt wird.',
  'kit.note.hsm-access':
    'Der Benutzer aziotks muss die Bibliothek und den Slot des Hardware-Sicherheitsmoduls öffnen dürfen; wie, steht im Handbuch des Moduls.',
  'kit.note.manifest-proxy':
    'Das erste Deployment ersetzt die Umgebung von edgeAgent: Sein Manifest muss Proxy und AmqpWs wieder nennen, für edgeAgent und edgeHub.',
  'kit.note.fresh-device':
    'Auf einem frischen Gerät endet iotedge check mit einem Fehler, obwohl alles gut ist: edgeHub und sein Speicher sind erst nach dem ersten Deployment da, und bis dahin zeigt das Portal 417.',

  'kit.script.head':
    'Lesen Sie es, bevor Sie es ausführen: bash commands.sh, neben config.toml und den Zertifikatsdateien, als Benutzer, der sudo benutzen darf.',
  'kit.script.secret':
    'In diesen Dateien ist kein Geheimnis. Was geheim ist, wird erfragt, ohne gezeigt zu werden, oder aus der Datei gelesen, die EFLOW_DESK_SECRET_FILE nennt.',

  'error.EFD-KIT-001': 'Dieses Linux-Paket lässt sich nicht machen.',
  'doing.kit.make': 'Linux-Paket machen',
  'rule.kit-packages': 'für {distribution} hat Microsoft nur Pakete für {has}.',
  'rule.kit-registration-id':
    'mit einem TPM braucht ein reines Linux-Gerät seine Registrierungs-ID in config.toml.',
  'rule.kit-hsm-string':
    'in einer Verbindungszeichenfolge steht der Schlüssel; nehmen Sie für einen Schlüssel in Hardware ein Zertifikat oder DPS.',
  'rule.kit-hsm-tpm': 'mit dem TPM ist der Schlüssel schon in Hardware.',
  'rule.kit-proxy-password':
    'einen Proxy mit Kennwort trägt das Paket nicht; richten Sie ihn auf dem Gerät ein.',
  'rule.linux-path': 'muss ein vollständiger Pfad auf dem Linux-Gerät sein.',
  'rule.pkcs11-uri':
    'muss eine Adresse sein, die mit pkcs11: beginnt und keine PIN enthält; schreiben Sie @ als %40.',
  'rule.linux-hostname': 'muss ein Hostname sein: Buchstaben, Ziffern, Bindestriche und Punkte.',
  'rule.file-name': 'muss der Name einer Datei sein, ohne Ordner.',
  'rule.image': 'muss ein Container-Image sein, etwa mcr.microsoft.com/azureiotedge-agent:1.5.',

  'cli.kit.saved':
    'Gespeichert in {folder}: {files}. Bringen Sie sie auf das Gerät, zusammen mit den Zertifikatsdateien, falls es welche gibt.',
  'usage.distribution': '--distribution ist eines von: {known}.',
  'usage.architecture': '--architecture ist eines von: {known}.',
  'usage.pkcs11':
    'Ein Schlüssel in Hardware braucht alle drei: --pkcs11-library, --pkcs11-slot und --pkcs11-key.',
  'usage.no-identity': 'Die Setup-Datei {file} enthält keine Identität.',
  'help.identity linux-kit': 'macht Konfiguration und Befehle für ein reines Linux-Gerät',
  'help.identity linux-kit.long':
    'Macht config.toml und die Befehle, die IoT Edge auf einem reinen Linux-Gerät mit der Identität einer Setup-Datei installieren, und gibt sie aus oder speichert sie mit --out in einem neuen Ordner. Auf diesem Host ändert sich nichts. Kein Geheimnis ist darin: Die Befehle erfragen es auf dem Gerät.\nDISTRIBUTION ist ubuntu-24.04, ubuntu-22.04, debian-12, debian-11, rhel-9 oder rhel-8; ARCHITEKTUR ist x64, arm64 oder arm32.\n--hostname benennt das Gerät, --trust-bundle eine Datei mit Zertifikaten, denen die Module trauen, --agent-image einen anderen ersten edgeAgent.\n--reprovisioning ist Dynamic, AlwaysOnStartup oder OnErrorOnly. --pkcs11-library, --pkcs11-slot und --pkcs11-key nennen einen Schlüssel in einem Hardware-Sicherheitsmodul, ohne seine PIN.\n  eflow-desk identity linux-kit --setup DATEI --distribution DISTRIBUTION --architecture ARCHITEKTUR [--out ORDNER]',
} as const;
