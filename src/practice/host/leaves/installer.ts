import { laneOf, type MachineState } from '../../state/machine.ts';
import { isBefore } from '../../../main/domain/checks/version.ts';
import { msiInstall, msiRemove, msiUpgrade } from '../changes/msi.ts';
import { cannotStart } from '../changes/power.ts';
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

type Installing = Prepared<{ version: string; exit: 0 | 3010 }>;

function install(machine: MachineState, file: PackageFile): Installing {
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

/**
 * The package of an update: there has to be an older EFLOW, and a VM that runs or can be started (F01).
 *
 * @assumed eflow.md 15.1: an update package without an EFLOW to update ends with 1620 as one that is damaged does | verify: run an update package on a host without EFLOW
 */
function update(machine: MachineState, file: Extract<PackageFile, { version: string }>): Installing {
  if (machine.msi?.registered !== true) return exit(1620);
  if (busy(machine)) return exit(1618);
  if (file.architecture !== machine.windows.architecture) return exit(1633);
  if (!isBefore(machine.msi.version, file.version)) return exit(1638);
  const startable = machine.vm?.power === 'Running' || cannotStart(machine) === undefined;
  return startable ? { data: { version: file.version, exit: machine.faults.installExit } } : exit(1603);
}

/** The leaf that runs msiexec quietly and waits for it. */
const installer: Command = (call) => {
  if (textParameter(call, 'action') === 'remove') {
    const productCode = textParameter(call, 'productCode') ?? '';
    return runChange(call, msiRemove, (machine) => remove(machine, productCode));
  }
  const file = readPackage(textParameter(call, 'package') ?? '');
  return file.kind === 'update'
    ? runChange(call, msiUpgrade, (machine) => update(machine, file))
    : runChange(call, msiInstall, (machine) => install(machine, file));
};

export const installerLeaves: Readonly<Record<string, Command>> = {
  'EflowDesk\\Invoke-EflowDeskInstaller': installer,
};
