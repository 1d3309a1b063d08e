import type { setupMore as en } from '../en/setup-more.ts';

/** Wörter für die Felder der Einrichtung neben Größe, Switch und Identität. */
export const setupMore: Record<keyof typeof en, string> = {
  'app.setup.features': 'Funktionen der VM',
  'app.field.features': 'Funktionen der VM',
  'app.field.features.defender': 'Den Micro-Agent von Defender for IoT einschalten',
  'app.setup.sharedFolders': 'Geteilte Ordner',
  'app.setup.sharedFolders.about':
    'Ordner dieses Windows, die die VM sieht. Dafür braucht es Windows 10 21H2 oder neuer, und kein ARM64.',
  'app.setup.sharedFolders.one': 'Geteilter Ordner {n}',
  'app.setup.sharedFolders.add': 'Einen Ordner teilen',
  'app.setup.sharedFolders.remove': 'Ordner {n} nicht teilen',
  'app.field.sharedFolders': 'Geteilte Ordner',
  'app.field.sharedFolders.root': 'Stammordner auf diesem Windows',
  'app.field.sharedFolders.folder': 'Ordner darunter',
  'app.field.sharedFolders.target': 'Platz in der VM',
  'app.field.sharedFolders.readOnly': 'Module dürfen ihn nur lesen',
  'app.hint.sharedFolders.root':
    'Ein Ordner mit Laufwerk, zum Beispiel C:\\Shared, und nicht das Laufwerk selbst.',
  'app.hint.sharedFolders.folder': 'Ohne den Stammordner davor, zum Beispiel data.',
  'app.hint.sharedFolders.target': 'Unter /home, /tmp oder /var, zum Beispiel /home/iotedge-user/data.',
  'app.setup.carriedImages': 'Container-Images',
  'app.setup.carriedImages.about':
    'Für eine VM, die keine Container-Registrierung erreicht: Dateien, die docker save auf einem anderen Rechner geschrieben hat, für den Prozessor dieses Rechners und ohne Kompression. Sie werden in die VM kopiert und geladen, bevor sie ihre Identität bekommt. Ist azureiotedge-agent dabei, startet die VM edgeAgent daraus und lädt es nie herunter.',
  'app.setup.carriedImages.one': 'Datei mit Container-Images {n}',
  'app.setup.carriedImages.add': 'Datei mit Images hintragen',
  'app.setup.carriedImages.remove': 'Datei mit Images {n} weglassen',
  'app.setup.carriedImages.read': 'Datei einlesen',
  'app.setup.carriedImages.reading': 'Es wird gelesen, welche Images in der Datei sind',
  'app.field.carriedImages': 'Container-Images',
  'app.field.carriedImages.file': 'Datei mit Container-Images (tar)',
  'app.field.carriedImages.images': 'Images, die die Datei bringt',
  'app.hint.carriedImages.file':
    'Mit vollem Pfad, zum Beispiel E:\\images.tar. Geschrieben mit: docker save -o images.tar <Name:Tag>',
  'app.hint.carriedImages.images':
    'Eines je Zeile: Name mit Tag, Leerzeichen, ID (sha256:…). Beim Einlesen der Datei werden sie eingetragen; vergleichen Sie die IDs mit denen, die Ihnen jemand sagt, der die Datei gesichert hat.',
  'app.setup.nics': 'Weitere Netzwerkkarten (NICs)',
  'app.setup.nics.about':
    'Die VM kann auch in anderen Netzen sein. Die vSwitches dafür müssen schon da sein. Welche Karte die VM für Ziele ohne eigene Route nimmt, ist nicht sicher. Achten Sie also darauf, ob die Cloud noch erreicht wird.',
  'app.setup.nics.one': 'Weitere Netzwerkkarte {n}',
  'app.setup.nics.add': 'Netzwerkkarte hinzufügen',
  'app.setup.nics.remove': 'Netzwerkkarte {n} weglassen',
  'app.setup.nics.fixed': 'Ihr eine feste Adresse geben',
  'app.field.numbered': '{field} ({n})',
  'app.field.nics': 'Weitere Netzwerkkarten (NICs)',
  'app.field.nics.name': 'Name der Netzwerkkarte',
  'app.field.nics.vswitch': 'Art des vSwitch',
  'app.field.nics.vswitchName': 'Name ihres vSwitch',
  'app.field.nics.address': 'Feste Adresse der Netzwerkkarte',
  'app.field.nics.address.ip4Address': 'Ihre Adresse',
  'app.field.nics.address.ip4PrefixLength': 'Präfixlänge',
  'app.field.nics.address.ip4GatewayAddress': 'Standardgateway',
  'app.hint.nics.name':
    'Von Ihnen gewählt, zum Beispiel line. EFLOW nennt eine Netzwerkkarte einen Endpunkt (endpoint).',
  'app.hint.nics.vswitchName': 'Wie Get-VMSwitch ihn nennt, und nicht der vSwitch der VM selbst.',
  'app.setup.inspection': 'TLS-Prüfung',
  'app.setup.inspection.use':
    'Ein Programm dieses Standorts öffnet TLS, und die VM soll seiner Zertifizierungsstelle vertrauen',
  'app.setup.inspection.means':
    'Die VM vertraut allem, was diese Stelle unterschreibt. Ein Gerät, das sich mit einem Zertifikat ausweist, braucht trotzdem einen Weg an der Prüfung vorbei.',
  'app.field.inspectionCa': 'Zertifizierungsstelle des Standorts',
  'app.field.inspectionCa.file': 'Datei des Stammzertifikats (PEM)',
  'app.field.inspectionCa.thumbprint': 'SHA-256-Fingerabdruck des Zertifikats',
  'app.field.inspectionCa.modules': 'Module bekommen sie auch, als ihr Vertrauensbündel',
  'app.hint.inspectionCa.file': 'Ein Zertifikat, ohne Schlüssel. Das Netzteam hat es.',
  'app.hint.inspectionCa.thumbprint':
    'So, wie ihn das Netzteam genannt hat, auf einem Weg, dem Sie trauen: Eine andere Datei bringt dann kein Vertrauen mit.',

  'app.setup.gpu': 'Grafikkarte',
  'app.setup.gpu.use': 'Die VM bekommt eine Grafikkarte dieses Hosts',
  'app.setup.gpu.means':
    'Eine VM, die an Hardware des Hosts kommt, kann ihm schaden; tun Sie das nur mit Modulen, denen Sie trauen. 1024 MB Speicher sind dafür zu wenig.',
  'app.field.vm.gpu': 'Grafikkarte',
  'app.field.vm.gpu.gpuName': 'Name der Karte',
  'app.field.vm.gpu.gpuPassthroughType': 'Wie die VM sie bekommt',
  'app.field.vm.gpu.gpuCount': 'Wie viele',
  'app.hint.vm.gpu.gpuName':
    'Genau so, wie Get-EflowHostConfiguration ihn zeigt, sobald EFLOW installiert ist.',
  'app.choice.ParaVirtualization': 'Geteilt mit Windows (ParaVirtualization)',
  'app.choice.DirectDeviceAssignment': 'Als Ganzes (DirectDeviceAssignment): NVIDIA T4 oder A2',
};
