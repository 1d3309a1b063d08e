import type { MachineState } from '../../state/machine.ts';
import { guidOf } from '../../windows/ids.ts';
import { hyperVInstalled, isClient } from '../../windows/hyperv.ts';
import { runChange } from '../changes/run.ts';
import { bootEntrySet } from '../changes/services.ts';
import { query, type Answer } from '../query.ts';
import { textParameter, textsParameter, type Command } from '../stream.ts';

const answered = (lines: readonly string[]): Answer => ({
  output: [{ ExitCode: 0, Lines: lines }],
  exitCode: 0,
});

/** `bcdedit /enum {current}`. The line about the hypervisor is there only once somebody has set it (HC-07). */
function bootEntry({ windows, hyperV }: MachineState): string[] {
  const entry: [string, string][] = [
    ['identifier', '{current}'],
    ['device', 'partition=C:'],
    ['path', '\\WINDOWS\\system32\\winload.efi'],
    ['description', windows.build >= 22_000 ? 'Windows 11' : 'Windows 10'],
    ['locale', 'en-US'],
    ['inherit', '{bootloadersettings}'],
    ['recoverysequence', `{${guidOf(`recovery of ${windows.hostName}`)}}`],
    ['displaymessageoverride', 'Recovery'],
    ['recoveryenabled', 'Yes'],
    ['isolatedcontext', 'Yes'],
    ['allowedinmemorysettings', '0x15000075'],
    ['osdevice', 'partition=C:'],
    ['systemroot', '\\WINDOWS'],
    ['resumeobject', `{${guidOf(`resume of ${windows.hostName}`)}}`],
    ['nx', 'OptIn'],
    ['bootmenupolicy', 'Standard'],
  ];
  if (hyperV.launchType !== null) entry.push(['hypervisorlaunchtype', hyperV.launchType]);
  const title = 'Windows Boot Loader';
  return ['', title, '-'.repeat(title.length), ...entry.map(([name, value]) => `${name.padEnd(24)}${value}`)];
}

/** `hcsdiag list` (eflow.md 7.3): on a client the VM belongs to wssdagent, on a server to VMMS; an off VM is not listed. */
function computeSystems(machine: MachineState): string[] {
  const { vm } = machine;
  if (vm === null || vm.power === 'Off') return [];
  const id = vm.id.toUpperCase();
  return [
    id,
    `    VM,                         Running, ${id}, ${isClient(machine) ? 'wssdagent' : 'VMMS'}`,
    '',
  ];
}

const showPrograms: Command = query((machine, call) => {
  const program = textParameter(call, 'program') ?? '';
  if (program === 'bcdedit') return answered(bootEntry(machine));
  // hcsdiag comes with Hyper-V.
  if (program === 'hcsdiag' && hyperVInstalled(machine)) return answered(computeSystems(machine));
  return { absent: program };
});

/** The leaf that starts a program: only those calls of it that the catalogue has. */
const runProgram: Command = (call) => {
  const [verb, entry, value] = textsParameter(call, 'arguments');
  if (textParameter(call, 'program') === 'bcdedit' && verb === '/set' && entry === 'hypervisorlaunchtype') {
    return runChange(call, bootEntrySet, () => ({ data: { launch: value === 'off' ? 'Off' : 'Auto' } }));
  }
  return showPrograms(call);
};

export const programLeaves: Readonly<Record<string, Command>> = {
  'EflowDesk\\Invoke-EflowDeskProgram': runProgram,
};
