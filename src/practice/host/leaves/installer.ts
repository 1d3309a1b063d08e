import { laneOf, type MachineState } from '../../state/machine.ts';
import { msiInstall, msiRemove } from '../changes/msi.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { sameName } from '../like.ts';
import { textParameter, type Command } from '../stream.ts';
import { readPackage, type PackageFile } from '../../store/package-file.ts';

/** msiexec ends with this code and has changed nothing (eflow.md 4.2). */
const exit = (code: number): { end: { exitCode: number; output: [{ ExitCode: number }] } } => ({
  end: { exitCode: code, output: [{ ExitCode: code }] },
});

/** One installation at a time: ours under way, or another one of the scenario, answers 1618. */
function busy(machine: MachineState): boolean {
  if (machine.running.some((one) => laneOf(one.op) === 'installer')) return true;
  if (machine.faults.installerBusyCalls === 0) return false;
  machine.faults.installerBusyCalls -= 1;
  return true;
}

function install(machine: MachineState, file: PackageFile): Prepared<{ version: string; exit: 0 | 3010 }> {
  if (file.kind === 'unreadable') return exit(1619);
  if (file.kind === 'not-an-msi') return exit(1620);
  if (busy(machine)) return exit(1618);
  if (file.architecture !== machine.windows.architecture) return exit(1633);
  if (machine.msi?.registered === true) return exit(machine.msi.version === file.version ? 0 : 1638);
  return { data: { version: file.version, exit: machine.faults.installExit } };
}

function remove(machine: MachineState, productCode: string): Prepared<Record<string, never>> {
  if (busy(machine)) return exit(1618);
  const known = machine.msi?.registered === true && sameName(machine.msi.productCode, productCode);
  return known ? { data: {} } : exit(1605);
}

/** The leaf that runs msiexec quietly and waits for it. */
const installer: Command = (call) => {
  if (textParameter(call, 'action') === 'remove') {
    const productCode = textParameter(call, 'productCode') ?? '';
    return runChange(call, msiRemove, (machine) => remove(machine, productCode));
  }
  const file = readPackage(textParameter(call, 'package') ?? '');
  return runChange(call, msiInstall, (machine) => install(machine, file));
};

export const installerLeaves: Readonly<Record<string, Command>> = {
  'EflowDesk\\Invoke-EflowDeskInstaller': installer,
};
