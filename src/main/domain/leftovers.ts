import type { JobEvent } from '../../contract/jobs.ts';
import { begunSteps } from './job-record.ts';
import type { StepRef } from './steps/kind.ts';

/** Folders that EFLOW keeps its files in, the disk of its VM among them (eflow.md 4.3). Nothing else is ever removed. */
export const eflowFolders = [
  'C:\\Program Files\\Azure IoT Edge',
  'C:\\Program Files\\WindowsPowerShell\\Modules\\AzureEFLOW',
  'C:\\ProgramData\\wssdagent',
  'C:\\ProgramData\\Azure IoT Edge',
] as const;

/** The registry key of EFLOW's agent (eflow.md 4.3). */
export const agentKey = 'HKLM\\SOFTWARE\\Microsoft\\WssdAgent';

/** How deep files of EFLOW lie in its folders, at most. */
const depth = 4;

/** Patterns that find the files in these folders, those of one folder after those of the other. */
export const leftFilePatterns: readonly (readonly string[])[] = eflowFolders.map((folder) =>
  Array.from({ length: depth }, (_, i) => `${folder}${'\\*'.repeat(i + 1)}`),
);

/** What takes away again what a step made, by the kind of the step. */
const removals: Readonly<Record<string, string>> = {
  'make-nat': 'remove-nat',
  'make-external-switch': 'remove-external-switch',
  'make-switch': 'remove-switch',
};

/**
 * Steps that remove the switches and NAT networks which jobs made on this host and none took away: they stay when EFLOW
 * goes (eflow.md 15.2). Journals come oldest first. What no journal tells of is somebody else's.
 */
export function networkMadeHere(journals: readonly (readonly JobEvent[])[]): StepRef[] {
  const left = new Map<string, StepRef>();
  let count = 0;
  for (const { kind, input, made } of journals.flatMap((events) => begunSteps(events))) {
    if (made === undefined) continue;
    const removal = removals[kind];
    const { name } = input as { name?: string };
    if (removal === undefined) left.delete(`${kind} ${name ?? ''}`);
    // Counted over all that was ever made: a resumed removal finds its steps by these keys.
    else left.set(`${removal} ${name ?? ''}`, { key: `${removal}-${(count += 1)}`, kind: removal, input });
  }
  // A NAT network goes before the switch it stands on.
  return [...left.values()].toSorted((a, b) => a.kind.localeCompare(b.kind));
}
