/** Words about logs that are looked through for known failures. */
export const diagnose = {
  'doing.log.read': 'reading the log',
  'cli.diagnose-paste':
    'Paste the log; what you paste is not shown. Then press Enter on an empty line (or name a file: eflow-desk diagnose FILE): ',
  'diagnose.none':
    'No known failure in {lines} lines. That says only that none of the known texts is in it, not that nothing went wrong.',
  'diagnose.found': 'Known failures in {lines} lines: {count}.',
  'diagnose.line': 'line {line}',
  'diagnose.lines': 'line {line}, and {count} more: {more}',
  'diagnose.checks': 'The readiness check looks for the same cause: {checks} (eflow-desk scan)',

  'app.diagnose.title': 'Look through a log',
  'app.diagnose.lead':
    'A PowerShell transcript, an installer log, text of the EFLOW logs. It is looked through on this computer and not kept.',
  'app.diagnose.paste': 'Paste a log',
  'app.diagnose.look': 'Find known failures',
  'app.diagnose.looking': 'Looking…',
  'app.diagnose.too-long': 'That is more than {megabytes} MB. Paste the part around the failure.',
  'app.diagnose.checks': 'The readiness check looks for the same cause: {checks}',
} as const;
