import type { Json } from '../../src/contract/json.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { HostArg } from '../../src/main/ports.ts';
import type { MachineState } from '../../src/practice/state/machine.ts';

/** What both ways tell of a call. */
export type Field =
  'output' | 'lines' | 'exitCode' | 'problem' | 'at' | 'ms' | 'records' | 'progress' | 'state';

export interface Inherent {
  reason: string;
  /** Entries in whose calls it is found. */
  entries: readonly CatalogueName[];
  /** True for the calls that it excuses; all of these entries when left out. */
  when?(args: Readonly<Record<string, HostArg>>, machine: MachineState): boolean;
  /** What may differ. */
  fields: readonly Field[];
}

const outOfRange = (args: Readonly<Record<string, HostArg>>) =>
  args['cpuCount'] === 0 || args['memoryInMB'] === 512 || args['vmDataSize'] === 2001;

/** Differences that cannot be helped, each with its reason. Everything else is a fault of one of the two sides. */
export const inherent: readonly Inherent[] = [
  {
    reason:
      'tells of the PowerShell that runs it and of the module that is really loaded, which is a stand-in here; no stand-in is asked, so no virtual time passes',
    entries: ['module.profile'],
    fields: ['output', 'at', 'ms', 'state'],
  },
  {
    reason:
      'a stand-in module is there before the simulated installer ran, so PowerShell refuses a value before it can miss the module',
    entries: ['eflow.deploy', 'eflow.resize'],
    when: (args, machine) => outOfRange(args) && machine.msi === null,
    fields: ['lines', 'problem', 'records'],
  },
];

/** What of an answer is compared although the whole cannot be. */
export function commandNames(output: readonly Json[]): string[] {
  return output
    .map((row) => row as Readonly<Record<string, Json>>)
    .filter((row) => row['Kind'] === 'command')
    .map((row) => row['Name'] as string)
    .toSorted();
}
