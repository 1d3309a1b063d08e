export const timeline = {
  'help.timeline': 'zeigt, was mit diesem Rechner geschah, das Neueste zuerst',
  'help.timeline.long':
    'Eine Liste aus Updates, Starts, Installationen, Ausfällen der Dienste von EFLOW, dem Zertifikat seines Agents, der Identität des Geräts und den Jobs von EFLOW Desk, wie Windows, die VM und die Journale sie nennen. Ändert nichts.\nDas letzte Zeichen, dass edgeAgent verbunden war, ist markiert; was danach kam, kommt zuerst in Frage. Auch Updates, von denen bekannt ist, dass sie EFLOW stören, sind markiert.\nDie Zeiten sind UTC. Windows behält seine Protokolle nur eine Weile; eine Liste, die spät beginnt, beweist nichts.\nExitcode: 0; 11 es gibt ein bekannt schlechtes Update, oder ein Teil ließ sich nicht lesen.\n  eflow-desk timeline',

  'timeline.title': 'Was mit {host} geschah',
  'timeline.last-good.now': 'Das Gerät ist jetzt verbunden.',
  'timeline.last-good.agent':
    'Letztes Zeichen, dass edgeAgent verbunden war: {at}. Mit > ist markiert, was danach kam.',
  'timeline.last-good.job':
    'Letzter Nachweis, dass das Gerät verbunden war: {at}. Mit > ist markiert, was danach kam.',
  'timeline.last-good.none':
    'Nichts sagt, wann das Gerät zuletzt verbunden war; darum kann niemand sagen, was danach kam.',
  'timeline.unread': 'Nicht gelesen: {what} ({why}).',
  'timeline.empty': 'Nichts ist überliefert.',
  'timeline.known-bad': 'stört EFLOW bekanntermaßen ({failure})',
  'timeline.after': 'nach dem letzten guten Zeichen',
  'timeline.ahead': 'steht noch bevor',

  'timeline.update': 'Windows-Update: {title}',
  'timeline.boot.full': 'Windows wurde neu gestartet',
  'timeline.boot.fast-startup': 'Windows wurde mit Schnellstart eingeschaltet; das ist kein Neustart',
  'timeline.boot.hibernate': 'Windows erwachte aus dem Ruhezustand',
  'timeline.boot.other': 'Windows wurde gestartet',
  'timeline.installed': 'Installiert: {name} {version}',
  'timeline.removed': 'Entfernt: {name} {version}',
  'timeline.install-failed': 'Installation oder Entfernung misslungen ({status}): {name} {version}',
  'timeline.service-failed': 'Dienst ausgefallen: {name} (Ereignis {event})',
  'timeline.certificate-ends': 'Das Zertifikat des EFLOW-Agents läuft ab',
  'timeline.provisioned': 'Die Identität wurde eingerichtet: {device}',
  'timeline.connected': 'edgeAgent hat sich mit dem Hub verbunden',
  'timeline.proven': 'Job {job} hat nachgewiesen, dass das Gerät verbunden ist',
  'timeline.job': 'Job {job} begann: {state}',

  'timeline.part.host.updates': 'Windows-Updates',
  'timeline.part.host.boot': 'Starts von Windows',
  'timeline.part.host.installations': 'Installationen',
  'timeline.part.host.serviceFailures': 'Ausfälle von Diensten',
  'timeline.part.guest.runtime': 'was die VM sagt',

  'app.timeline.title': 'Was mit diesem Rechner geschah',
  'app.timeline.read': 'Zeigen, was geschah',
} as const;
