/** Wörter über Protokolle, die nach bekannten Fehlern durchgesehen werden. */
export const diagnose = {
  'doing.log.read': 'beim Lesen des Protokolls',
  'cli.diagnose-paste':
    'Fügen Sie das Protokoll ein; was Sie einfügen, wird nicht angezeigt. Drücken Sie dann auf einer leeren Zeile die Eingabetaste (oder nennen Sie eine Datei: eflow-desk diagnose DATEI): ',
  'diagnose.none':
    'Kein bekannter Fehler in {lines} Zeilen. Das heißt nur, dass keiner der bekannten Texte darin steht, nicht, dass nichts schiefging.',
  'diagnose.found': 'Bekannte Fehler in {lines} Zeilen: {count}.',
  'diagnose.line': 'Zeile {line}',
  'diagnose.lines': 'Zeile {line} und {count} weitere: {more}',
  'diagnose.checks': 'Die Prüfung des Rechners sucht nach derselben Ursache: {checks} (eflow-desk scan)',

  'app.diagnose.title': 'Ein Protokoll durchsehen',
  'app.diagnose.lead':
    'Eine PowerShell-Aufzeichnung, ein Installationsprotokoll, Text aus den EFLOW-Protokollen. Es wird auf diesem Computer durchgesehen und nicht aufbewahrt.',
  'app.diagnose.paste': 'Protokoll einfügen',
  'app.diagnose.look': 'Bekannte Fehler suchen',
  'app.diagnose.looking': 'Wird durchgesehen …',
  'app.diagnose.too-long': 'Das sind mehr als {megabytes} MB. Fügen Sie den Teil um den Fehler herum ein.',
  'app.diagnose.checks': 'Die Prüfung des Rechners sucht nach derselben Ursache: {checks}',
} as const;
