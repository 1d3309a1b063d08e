/**
 * Where the app shows something that rests on a rule which no test without Windows can show: the rule, as
 * docs/unverified.md has it, and its section. Findings and steps bring theirs along; these have no data of their own.
 */
export const unverified = {
  'status.runtime': {
    section: 'eflow.md 8.5',
    rule: 'the content of SystemCtlStatus is one of these two forms',
  },
  'status.cloud': {
    section: 'field-notes.md proof',
    rule: 'edgeAgent logs "connected to IoT Hub via" and "Obtained Edge agent twin" once it really is connected',
  },
  'job.proof': {
    section: 'field-notes.md proof',
    rule: 'edgeAgent logs "connected to IoT Hub via" and "Obtained Edge agent twin" once it really is connected',
  },
  'wait.person': {
    section: 'field-notes.md TPM',
    rule: 'the host reports the same RSA-2048 endorsement key that the VM sees through the passthrough',
  },
  'wait.reboot': {
    section: 'field-notes.md accounts',
    rule: 'Kernel-Boot event 27 tells the boot type and LastBootUpTime changes only with a full boot',
  },
} as const satisfies Record<string, { section: string; rule: string }>;

/** A place of the app whose value rests on an unverified rule. */
type UnverifiedPlace = keyof typeof unverified;

/** The section behind a place; undefined where all is verified, or nothing is known to be missing. */
export function sectionOf(place: string): string | undefined {
  return Object.hasOwn(unverified, place) ? unverified[place as UnverifiedPlace].section : undefined;
}
