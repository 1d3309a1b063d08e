import type { vmImages as en } from '../en/vm-images.ts';

/** Wörter zu Container-Images, die in einer Datei zur VM getragen werden. */
export const vmImages: Record<keyof typeof en, string> = {
  'rule.image-name':
    'nennt „{image}“; das ist kein Image-Name mit Tag, wie docker image ls ihn zeigt, zum Beispiel mcr.microsoft.com/azureiotedge-agent:1.5',
  'rule.image-id':
    'gibt {image} keine Image-ID: sha256: und 64 Zeichen 0-9 a-f, wie docker image ls --no-trunc sie zeigt',
  'rule.images-none':
    'nennt kein Image; lassen Sie die Datei weg, oder lesen Sie sie ein und nennen Sie, was sie bringt',
  'rule.image-double': 'nennt {image} ein zweites Mal; eine Datei bringt es',
  'rule.image-agents': 'nennt {image} als zweites Image von edgeAgent; die VM führt eines aus',
  'step.copy-images': 'Container-Images in die VM kopieren',
  'step.load-images': 'Container-Images in Docker der VM laden',
  'step.unload-images': 'Mitgebrachte Images aus der VM nehmen',
  'step.keep-agent-image': 'Die VM edgeAgent aus dem mitgebrachten Image starten lassen',
  'step.release-agent-image': 'Die VM edgeAgent wieder herunterladen lassen',
  'changes.copy-images': 'eine Datei mit Container-Images wurde in die VM kopiert',
  'changes.load-images': 'Container-Images wurden in Docker der VM geladen',
  'changes.unload-images': 'mitgebrachte Images wurden aus der VM genommen',
  'changes.keep-agent-image': 'die VM startet edgeAgent aus dem mitgebrachten Image',
  'changes.release-agent-image': 'die VM lädt edgeAgent wieder herunter',
  'residue.images-replaced':
    'ein Image, das die VM vorher unter demselben Namen hatte, bekommt ihn nicht zurück: der Name bleibt beim mitgebrachten',
  'residue.images-in-use':
    'mitgebrachte Images, aus denen ein Container gemacht wurde, bleiben mit diesem Container in der VM',
  'residue.images-unloaded':
    'mitgebrachte Images sind nicht mehr in der VM; werden sie gebraucht, müssen sie wieder hingetragen werden',
  'residue.agent-image-released': 'die VM lädt edgeAgent wieder aus der Registrierung',
  'note.images-manifest':
    'Sagen Sie denen, die die Bereitstellung schreiben: Jedes dieser Module braucht im Bereitstellungsmanifest "imagePullPolicy": "never", sonst fragt edgeAgent die Registrierung nach seinem Image, obwohl die VM es hat: {images}',
  'error.EFD-IMG-001': '{file} ist nicht da.',
  'error.EFD-IMG-002': '{file} lässt sich nicht lesen.',
  'error.EFD-IMG-003': '{file} ist kein tar-Archiv; docker save hat es nicht geschrieben.',
  'error.EFD-IMG-004':
    '{file} ist komprimiert. Die Images darin lassen sich nicht prüfen, bevor sie in die VM getragen werden.',
  'error.EFD-IMG-005': '{file} endet zu früh: Beim Kopieren wurde sie abgeschnitten.',
  'error.EFD-IMG-006': '{file} ist beschädigt.',
  'error.EFD-IMG-007':
    '{file} ist ein OCI-Layout ohne manifest.json. Docker in der VM lädt so eine Datei nicht mit Namen.',
  'error.EFD-IMG-008':
    '{file} ist ein Container, den docker export geschrieben hat. Darin sind Dateien und kein Image.',
  'error.EFD-IMG-009': '{file} hat keine manifest.json; docker save hat sie nicht geschrieben.',
  'error.EFD-IMG-010': 'Die Images in {file} haben keine Namen.',
  'error.EFD-IMG-011': 'In {file} ist mehr, als in einer Datei mit Images sein kann.',
  'error.EFD-IMG-012': '{image} in {file} ist ein Image für {os}. Die VM ist Linux.',
  'error.EFD-IMG-013': '{image} in {file} ist für {architecture}. Die VM dieses Hosts braucht {platform}.',
  'error.EFD-IMG-014':
    '{image} in {file} ist nicht das Image, das die Einrichtung nennt. Seine ID ist {has}, genannt war {wanted}.',
  'error.EFD-IMG-015': '{file} bringt {image} nicht mit.',
  'error.EFD-IMG-016':
    '{file} bringt auch {image} mit, das die Einrichtung nicht nennt. Docker würde es ebenfalls laden.',
  'error.EFD-IMG-017':
    'Die Images aus {file} passen nicht in die VM. Kopie und Images brauchen {needs} MB, frei sind {free} MB.',
  'error.EFD-IMG-018': 'Die Datei mit den Images kam nicht ganz in der VM an: {text}',
  'error.EFD-IMG-019': 'Docker in der VM hat diese Images nicht mit den IDs der Einrichtung: {images}',
  'error.EFD-IMG-020':
    'config.toml der VM sagt nicht, dass edgeAgent ohne Herunterladen aus {image} startet.',
  'error.EFD-IMG-021':
    'Die VM hat die Registrierung nach {image} gefragt, obwohl es mitgebracht wurde. So sagt es seine Pull-Richtlinie: {text}',
  'fix.EFD-IMG-001': 'Stecken Sie den Stick ein, oder berichtigen Sie den Pfad in der Einrichtung.',
  'fix.EFD-IMG-002':
    'Sehen Sie nach, ob ein anderes Programm die Datei offen hat und ob Sie sie lesen dürfen.',
  'fix.EFD-IMG-003':
    'Sichern Sie die Images auf einem Rechner mit Docker: docker save -o images.tar <Name:Tag> <Name:Tag>',
  'fix.EFD-IMG-004':
    'Sichern Sie die Images noch einmal ohne Kompression, oder entpacken Sie die Datei vorher (gzip -d, zstd -d).',
  'fix.EFD-IMG-005':
    'Kopieren Sie die Datei noch einmal, und vergleichen Sie ihre Größe mit der des Originals.',
  'fix.EFD-IMG-006': 'Kopieren Sie die Datei noch einmal, oder sichern Sie die Images noch einmal.',
  'fix.EFD-IMG-007': 'Sichern Sie die Images mit Docker selbst: docker save -o images.tar <Name:Tag>',
  'fix.EFD-IMG-008': 'Sichern Sie das Image, nicht den Container: docker save -o images.tar <Name:Tag>',
  'fix.EFD-IMG-009':
    'Sichern Sie die Images auf einem Rechner mit Docker: docker save -o images.tar <Name:Tag> <Name:Tag>',
  'fix.EFD-IMG-010':
    'Sichern Sie die Images mit ihren Namen, nicht mit ihren IDs: docker save -o images.tar <Name:Tag>',
  'fix.EFD-IMG-011': 'Sichern Sie weniger Images in eine Datei.',
  'fix.EFD-IMG-012':
    'Laden und sichern Sie das Image für Linux: docker pull --platform linux/amd64 <Name:Tag>',
  'fix.EFD-IMG-013':
    'Laden und sichern Sie das Image für diesen Prozessor: docker pull --platform linux/{platform} <Name:Tag>',
  'fix.EFD-IMG-014':
    'Lassen Sie sich die IDs von denen sagen, die die Datei gesichert haben (eflow-desk images DATEI), auf einem Weg, dem Sie trauen, und nennen Sie diese in der Einrichtung.',
  'fix.EFD-IMG-015':
    'Lesen Sie die Datei ein (eflow-desk images DATEI) und nennen Sie, was sie bringt, oder sichern Sie das Image mit hinein.',
  'fix.EFD-IMG-016':
    'Nennen Sie das Image ebenfalls in der Einrichtung, oder sichern Sie eine Datei ohne dieses Image.',
  'fix.EFD-IMG-017':
    'Geben Sie der VM mit einer neuen Bereitstellung eine größere Datenpartition (vmDataSize), oder tragen Sie weniger Images hin.',
  'fix.EFD-IMG-018':
    'Sehen Sie nach dem Platz in der VM und nach den Zeilen darüber, danach: eflow-desk resume',
  'fix.EFD-IMG-019':
    'Sehen Sie in der VM mit docker image ls --no-trunc nach, und vergleichen Sie die IDs mit denen von eflow-desk images DATEI.',
  'fix.EFD-IMG-020':
    'Sehen Sie sich den Teil [agent] von /etc/aziot/config.toml in der VM an, danach: eflow-desk resume',
  'fix.EFD-IMG-021':
    'Lassen Sie das Image von edgeAgent mitbringen, damit EFLOW Desk seine Pull-Richtlinie setzt, und schreiben Sie im Bereitstellungsmanifest "imagePullPolicy": "never" für jedes mitgebrachte Image.',
  'images.found': 'Images in der Datei: {count} ({megabytes} MB)',
  'images.setup': 'Für das Einrichtungsdokument:',
  'doing.payload.images': 'beim Ansehen einer Datei mit Container-Images',
};
