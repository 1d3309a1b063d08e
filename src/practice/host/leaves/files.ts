import type { MachineState } from '../../state/machine.ts';
import { hyperVInstalled } from '../../windows/hyperv.ts';
import { likePattern } from '../like.ts';
import { query } from '../query.ts';
import { textsParameter, type Command } from '../stream.ts';

const program = 'C:\\Program Files\\Azure IoT Edge';
const moduleFolder = 'C:\\Program Files\\WindowsPowerShell\\Modules\\AzureEFLOW';

const system = 'C:\\Windows\\System32';

/** Files of Windows that the readiness checks look for. */
function filesOfWindows(machine: MachineState): string[] {
  const files: string[] = [];
  if (machine.windows.openSshClient) files.push(`${system}\\OpenSSH\\ssh.exe`, `${system}\\OpenSSH\\scp.exe`);
  if (hyperVInstalled(machine) && machine.settings.hyperVModule)
    files.push(`${system}\\WindowsPowerShell\\v1.0\\Modules\\Hyper-V\\2.0.0.0\\Hyper-V.psd1`);
  return files;
}

/** Files of EFLOW on this machine, derived from its state (eflow.md 4.3). */
function filesOf(machine: MachineState): string[] {
  const files: string[] = [];
  if (machine.msi !== null) {
    const programs = [
      'nodectl.exe',
      'wssdagent.exe',
      'EFLOWProxy.exe',
      'EFLOWProvider.man',
      'AzureIoTEdgeForLinux-v1.vhdx',
    ];
    files.push(...programs.map((name) => `${program}\\${name}`));
    files.push(`${moduleFolder}\\AzureEFLOW.psm1`, `${moduleFolder}\\AzureEFLOW.psd1`);
    if (machine.vm !== null || machine.msi.brokenDisk)
      files.push(`${program}\\AzureIoTEdgeForLinux-v1-EFLOW.vhdx`);
  }
  return files;
}

/** The leaf that finds files by pattern. */
const findFiles: Command = query((machine, call) => {
  const files = [...filesOfWindows(machine), ...filesOf(machine)];
  return textsParameter(call, 'patterns').map((pattern) => {
    const like = likePattern(pattern);
    return { Pattern: pattern, Paths: files.filter((file) => like.test(file)) };
  });
});

/** The leaf that tells whose session this is. */
const account: Command = query(({ account: { sid, name, elevated, administrator, system } }) => [
  { Sid: sid, Name: name, Elevated: elevated, Administrator: administrator, System: system },
]);

export const fileLeaves: Readonly<Record<string, Command>> = {
  'EflowDesk\\Find-EflowDeskFile': findFiles,
  'EflowDesk\\Get-EflowDeskAccount': account,
};
