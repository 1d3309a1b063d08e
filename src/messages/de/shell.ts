import type { shell as en } from '../en/shell.ts';

export const shell: Record<keyof typeof en, string> = {
  'error.EFD-RPC-006': 'Die Rückfrage von EFLOW Desk wurde verneint. Es wurde nichts geändert.',
  'error.EFD-SET-001':
    'Die Einstellungen stammen von einem neueren EFLOW Desk (Version {version}; dieses kennt Versionen bis {known}). Sie bleiben, wie sie sind.',

  'app.settings.problem.damaged':
    'Die Einstellungen waren nicht zu verstehen und gelten nicht mehr. Ihre Datei wurde als {keptAs} aufgehoben.',
  'app.settings.problem.newer':
    'Die Einstellungen stammen von einem neueren EFLOW Desk (Version {version}; dieses kennt Versionen bis {known}). Sie bleiben, wie sie sind; diese Version speichert keine Auswahl.',
  'app.settings.problem.unreadable': 'Die Einstellungen sind nicht lesbar ({reason}).',

  'shell.host.local': 'diesem Computer',
  'shell.host.practice': 'der Übungsmaschine {scenario}',
  'shell.confirm.start': 'Diesen Job auf {host} starten?',
  'shell.confirm.resume': 'Diesen Job auf {host} fortsetzen?',
  'shell.confirm.steps': 'Das wird getan:',
  'shell.confirm.recovery':
    'Sie haben zugestimmt: Wird eine halbfertige Bereitstellung gefunden, dann werden die VM und die Daten ihrer Module gelöscht und die VM neu angelegt.',
  'shell.confirm.start.yes': 'Starten',
  'shell.confirm.resume.yes': 'Fortsetzen',
  'shell.confirm.no': 'Abbrechen',
  'shell.elevate': 'Soll Windows nach Administratorrechten fragen?',
  'shell.elevate.detail':
    'Sie gelten für den nächsten Job auf {host} und enden mit ihm. Die Frage von Windows nennt Windows PowerShell. Bevor der Job beginnt, zeigt EFLOW Desk, was er tun wird.',
  'shell.elevate.yes': 'Windows fragen lassen',

  'shell.quit': 'Job {job} läuft. EFLOW Desk trotzdem beenden?',
  'shell.quit.detail':
    'Ohne EFLOW Desk kann der Job nicht weiterlaufen. Er bleibt bei seinem jetzigen Schritt stehen; was getan wurde, steht in seinem Journal. Öffnen Sie den Job nach dem nächsten Start unter Verlauf und wählen Sie Fortsetzen. Ein Schritt, der nicht unterbrochen werden darf, kann etwas Halbfertiges hinterlassen; das Fortsetzen findet es und sagt es.',
  'shell.quit.stay': 'Job weiterlaufen lassen',
  'shell.quit.end': 'EFLOW Desk beenden',

  'shell.menu.file': '&Datei',
  'shell.menu.quit': '&Beenden',
  'shell.menu.view': '&Ansicht',
  'shell.menu.larger': 'Ver&größern',
  'shell.menu.smaller': 'Ver&kleinern',
  'shell.menu.usual': '&Originalgröße',
  'shell.menu.full': '&Vollbild',
  'shell.menu.tools': '&Entwicklertools',
};
