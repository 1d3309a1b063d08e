import type { vmTrust as en } from '../en/vm-trust.ts';

/** Wörter zur Zertifizierungsstelle eines Standorts, der TLS öffnet. */
export const vmTrust: Record<keyof typeof en, string> = {
  'step.trust-root': 'Der VM die Zertifizierungsstelle des Standorts bekannt machen',
  'step.set-trust-bundle': 'Den Modulen die Zertifizierungsstelle des Standorts geben',
  'step.clear-root': 'Die Zertifizierungsstelle des Standorts aus der VM nehmen',
  'changes.trust-root': 'der VM wurde die Zertifizierungsstelle des Standorts bekannt gemacht',
  'changes.set-trust-bundle': 'den Modulen wurde die Zertifizierungsstelle des Standorts gegeben',
  'changes.clear-root': 'die Zertifizierungsstelle des Standorts wurde aus der VM genommen',
  'residue.root-replaced':
    'die Zertifizierungsstelle, die die VM vorher hatte, kommt nicht zurück: sie wird nicht aufbewahrt',
  'note.inspection-certificate':
    'Dieses Gerät weist sich mit einem Zertifikat aus, und das kommt durch kein Programm, das TLS öffnet. Bitten Sie das Netzteam, DPS und den IoT-Hub ungeöffnet durchzulassen; für alles andere hilft die Zertifizierungsstelle.',
  'error.EFD-CA-001':
    '{file} enthält mehr als ein Zertifikat. Die VM bekommt eine Stelle, die Sie kennen, und nichts daneben.',
  'error.EFD-CA-002':
    'Das Zertifikat in {file} ist nicht das, das die Einrichtung nennt. Sein SHA-256-Fingerabdruck ist {has}, genannt war {wanted}.',
  'error.EFD-CA-003':
    'Das Zertifikat in {file} ist nicht das einer Zertifizierungsstelle; ihm lässt sich kein Vertrauen entnehmen.',
  'error.EFD-CA-004': 'Die VM vertraut der Zertifizierungsstelle mit dem Fingerabdruck {thumbprint} nicht.',
  'error.EFD-CA-005':
    'Jemand anders hat den Modulen in config.toml ein Vertrauensbündel gegeben ({bundle}). EFLOW Desk ersetzt es nicht.',
  'fix.EFD-CA-001': 'Speichern Sie das Stammzertifikat allein in einer eigenen Datei.',
  'fix.EFD-CA-002':
    'Lassen Sie sich das Stammzertifikat und seinen SHA-256-Fingerabdruck von denen geben, die TLS öffnen, auf einem Weg, dem Sie trauen.',
  'fix.EFD-CA-003':
    'Fragen Sie nach dem Stammzertifikat der TLS-Prüfung, nicht nach dem Zertifikat einer Webseite.',
  'fix.EFD-CA-004':
    'Sehen Sie in der VM mit update-ca-trust extract nach, ob sich ihr Zertifikatsspeicher ändern lässt.',
  'fix.EFD-CA-005':
    'Legen Sie beide Zertifikate in das Bündel, das da ist, oder lassen Sie inspectionCa.modules in der Einrichtung weg.',
};
