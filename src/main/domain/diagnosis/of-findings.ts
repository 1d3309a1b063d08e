/**
 * Failures of eflow.md 19 that a finding tells before they happen, by check and code of its words. Several findings may
 * tell one failure; a finding tells one at most.
 */
export const findingFailures: Readonly<Record<string, string>> = {
  'HC-01.not-administrator': 'F10',
  'HC-01.not-elevated': 'F10',
  'HC-02.home': 'F13',
  'HC-03.too-old': 'F13',
  'HC-03.needs-updates': 'F18',
  'HC-05.firmware-off': 'F16',
  'HC-05.not-exposed': 'F16',
  'HC-05.processor': 'F16',
  'HC-06.missing': 'F14',
  'HC-06.disabled': 'F14',
  'HC-06.payload-removed': 'F15',
  'HC-07.restart-pending': 'F17',
  'HC-07.launch-off': 'F17',
  'HC-07.not-running': 'F17',
  'HC-07.services-missing': 'F17',
  'HC-07.services-disabled': 'F17',
  'HC-07.services-stopped': 'F17',
  'HC-08.not-running': 'F16',
  'HC-09.too-little': 'F19',
  'HC-09.vm-cannot-start': 'F37',
  'HC-10.too-little': 'F21',
  'HC-10.deploy-refuses': 'F21',
  'HC-11.too-few': 'F20',
  'HC-12.absent': 'F68',
  'HC-12.disabled': 'F68',
  'HC-12.old': 'F68',
  'HC-15.missing': 'F15',
  'HC-15.missing-offline': 'F15',
  'HC-16.many': 'F43',
  'HC-17.agent-missing': 'F27',
  'HC-17.agent-down': 'F27',
  'HC-17.deploy-failed': 'F29',
  'HC-17.residue': 'F29',
  'HC-17.stopped': 'F39',
  'HC-19.not-found': 'F24',
  'HC-19.default-switch-missing': 'F24',
  'HC-19.no-default-switch': 'F24',
  'HC-19.none-on-server': 'F24',
  'HC-19.double': 'F26',
  'HC-20.ignored': 'F80',
  'HC-23.ahead': 'F08',
  'HC-23.behind': 'F08',
  'HC-25.off-before': 'F23',
  'HC-29.busy': 'F02',
  'HC-30.missing': 'F07',
  'HC-31.missing': 'F07',
  'HC-48.doubled': 'F66',
  'HC-48.defect': 'F66',
  'HC-49.over': 'F45',
  'HC-49.ends': 'F45',
  'HC-50.known-bad': 'F74',
  'HC-53.sleeps': 'F90',
  'HC-58.renamed': 'F40',
  'HC-60.missing': 'F71',
  'HC-60.stopped': 'F70',
  'HC-64.old-openssh': 'F46',
};

/** The failure that a finding tells, or undefined. */
export function failureOfFinding(id: string, code: string): string | undefined {
  return findingFailures[`${id}.${code}`];
}

/** The checks of `scan` that tell a failure, in order. */
export function checksOfFailure(failure: string): string[] {
  const checks = Object.entries(findingFailures).flatMap(([finding, id]) =>
    id === failure ? [finding.slice(0, finding.indexOf('.'))] : [],
  );
  return [...new Set(checks)];
}
