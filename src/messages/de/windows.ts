import type { windows as english } from '../en/windows.ts';

export const windows: Record<keyof typeof english, string> = {
  'app.fix.EFD-PS-005':
    'Installieren Sie, wozu der Befehl gehört. Hyper-V und sein PowerShell-Modul sind ein Windows-Feature, AzureEFLOW kommt mit EFLOW. Was fehlt, zeigt „Bereitschaft“.',
  'app.fix.EFD-PS-008': 'Installieren Sie zuerst EFLOW, unter „Einrichten“.',
  'app.fix.EFD-PS-009': 'Versuchen Sie es noch einmal, wenn die anderen fertig sind.',
  'app.fix.EFD-PS-010':
    'Versuchen Sie es noch einmal. Hilft das nicht, suchen Sie nach einem Programm, das powershell.exe aufhält oder sperrt.',
  'app.fix.EFD-HOST-003':
    'Starten Sie EFLOW Desk mit „Als Administrator ausführen“, und versuchen Sie es noch einmal.',
  'app.fix.EFD-PLAN-001': 'Beheben Sie, was genannt ist. Belege und Abhilfen zeigt „Bereitschaft“.',
  'app.fix.EFD-PLAN-002': 'Sehen Sie sich den jetzigen Plan an, und starten Sie ihn noch einmal.',
  'app.fix.EFD-JOB-001': 'Warten Sie auf ihn, oder brechen Sie ihn ab: {job} unter „Verlauf“.',
  'app.fix.EFD-JOB-002': 'Welche Jobs es gibt, zeigt „Verlauf“.',
  'app.fix.EFD-JOB-006': 'Beheben Sie, was die Auskunft verhindert hat, und wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-JOB-007': 'Sehen Sie unter „Bereitschaft“ nach, was vorhanden ist (HC-17).',
  'app.fix.EFD-JOB-009':
    'Die VM und ihre Moduldaten werden gelöscht. Wenn das sein darf, stimmen Sie oben zu und wählen Sie „Fortsetzen“.',
  'app.fix.EFD-PLAN-007': 'Wenn das so richtig ist, stimmen Sie oben zu und wählen Sie „Fortsetzen“.',
  'app.fix.EFD-SEC-001':
    'Machen Sie das Geheimnis dort verfügbar, wo das Setup es nennt, und versuchen Sie es noch einmal.',
  'app.fix.EFD-MSI-1618':
    'Warten Sie, bis die andere Installation beendet ist, und wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-MSI-1638':
    'Entfernen Sie zuerst die andere Version: Strg+K, dann „Deinstalliert EFLOW mit seiner VM“.',
  'app.fix.EFD-VM-002': 'Beheben Sie die Ursache, und wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-TPM-002': 'Starten Sie den Dienst EFLOWProxy neu, dann die VM; wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-PRV-062':
    'Vergleichen Sie die Registrierung in DPS mit Registrierungs-ID, Endorsement Key und ID-Bereich, und wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-PRV-064':
    'Lassen Sie das Gerät in der Cloud anlegen, mit „IoT Edge-Gerät“ eingeschaltet, und wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-PRV-065':
    'Lassen Sie Port {port} zu {host} öffnen, oder stellen Sie das Protokoll auf WebSockets um, und wählen Sie dann „Fortsetzen“.',
  'app.fix.EFD-PRV-067':
    'Ein erster Image-Abruf über eine langsame Leitung kann länger dauern: „Fortsetzen“ wartet weiter.',
};
