/** Words of the desktop shell: what its own dialogs and its menu say, and the settings. */
export const shell = {
  'error.EFD-RPC-006': 'The question of EFLOW Desk was answered with no. Nothing was changed.',
  'error.EFD-SET-001':
    'The settings were written by a newer EFLOW Desk (version {version}; this one knows up to {known}). They stay as they are.',

  'app.settings.problem.damaged':
    'The settings made no sense and do not hold any more. Their file was kept as {keptAs}.',
  'app.settings.problem.newer':
    'The settings were written by a newer EFLOW Desk (version {version}; this one knows up to {known}). They stay as they are, and this version keeps no choice.',
  'app.settings.problem.unreadable': 'The settings cannot be read ({reason}).',

  'shell.host.local': 'this computer',
  'shell.host.practice': 'the practice machine {scenario}',
  'shell.confirm.start': 'Start this job on {host}?',
  'shell.confirm.resume': 'Go on with this job on {host}?',
  'shell.confirm.steps': 'What is going to be done:',
  'shell.confirm.recovery':
    'You agreed: if a half-made deployment is found, the VM and the data of its modules are deleted and made again.',
  'shell.confirm.start.yes': 'Start',
  'shell.confirm.resume.yes': 'Go on',
  'shell.confirm.no': 'Cancel',
  'shell.elevate': 'Let Windows ask for administrator rights?',
  'shell.elevate.detail':
    'They are for the next job on {host} and end with it. The question of Windows names Windows PowerShell. Before the job starts, EFLOW Desk shows what it is going to do.',
  'shell.elevate.yes': 'Let Windows ask',

  'shell.quit': 'Job {job} is running. End EFLOW Desk all the same?',
  'shell.quit.detail':
    'The job cannot go on without EFLOW Desk. It stops at its present step; what was done is in its journal. After the next start, open the job under History and choose Resume. A step that must not be interrupted may leave something half-made behind; Resume finds that and says so.',
  'shell.quit.stay': 'Let the job go on',
  'shell.quit.end': 'End EFLOW Desk',

  'shell.menu.file': '&File',
  'shell.menu.quit': 'E&xit',
  'shell.menu.view': '&View',
  'shell.menu.larger': 'Zoom &in',
  'shell.menu.smaller': 'Zoom &out',
  'shell.menu.usual': '&Actual size',
  'shell.menu.full': '&Full screen',
  'shell.menu.tools': 'Developer &tools',
} as const;
