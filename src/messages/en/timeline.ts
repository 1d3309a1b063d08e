/** Words of what happened to a host. */
export const timeline = {
  'help.timeline': 'shows what happened to this host, newest first',
  'help.timeline.long':
    'One list of updates, starts, installations, failures of EFLOW’s services, the certificate of its agent, the identity of the device and the jobs of EFLOW Desk, as Windows, the VM and the journals tell them. Changes nothing.\nThe last sign that edgeAgent was connected is marked; what came after it comes into question first. Updates that are known to break EFLOW are marked, too.\nTimes are in UTC. Windows keeps its logs for a limited time, so a list that begins late is no proof.\nExit: 0; 11 a known bad update is there, or a part could not be read.\n  eflow-desk timeline',

  'timeline.title': 'What happened to {host}',
  'timeline.last-good.now': 'The device is connected now.',
  'timeline.last-good.agent':
    'Last sign that edgeAgent was connected: {at}. Marked with > is what came after it.',
  'timeline.last-good.job':
    'Last proof that the device was connected: {at}. Marked with > is what came after it.',
  'timeline.last-good.none':
    'Nothing tells when the device was connected for the last time, so nobody can say what came after.',
  'timeline.unread': 'Not read: {what} ({why}).',
  'timeline.empty': 'Nothing is told.',
  'timeline.known-bad': 'known to break EFLOW ({failure})',
  'timeline.after': 'after the last good sign',
  'timeline.ahead': 'still to come',

  'timeline.update': 'Windows update: {title}',
  'timeline.boot.full': 'Windows was started anew',
  'timeline.boot.fast-startup': 'Windows was switched on with Fast Startup, which is no restart',
  'timeline.boot.hibernate': 'Windows woke from hibernation',
  'timeline.boot.other': 'Windows was started',
  'timeline.installed': 'Installed: {name} {version}',
  'timeline.removed': 'Removed: {name} {version}',
  'timeline.install-failed': 'Installation or removal failed ({status}): {name} {version}',
  'timeline.service-failed': 'Service failed: {name} (event {event})',
  'timeline.certificate-ends': 'The certificate of the EFLOW agent ends',
  'timeline.provisioned': 'The identity was configured: {device}',
  'timeline.connected': 'edgeAgent connected to the hub',
  'timeline.proven': 'Job {job} proved that the device is connected',
  'timeline.job': 'Job {job} began: {state}',

  'timeline.part.host.updates': 'Windows updates',
  'timeline.part.host.boot': 'starts of Windows',
  'timeline.part.host.installations': 'installations',
  'timeline.part.host.serviceFailures': 'failures of services',
  'timeline.part.guest.runtime': 'what the VM tells',

  'app.timeline.title': 'What happened to this host',
  'app.timeline.read': 'Show what happened',
} as const;
