import type { MachineState } from '../../state/machine.ts';
import { eflowFolders } from '../../../main/domain/leftovers.ts';
import { hyperVInstalled } from '../../windows/hyperv.ts';
import { pathPattern } from '../like.ts';
import { query } from '../query.ts';
import { textsParameter, type Command } from '../stream.ts';

const program = 'C:\\Program Files\\Azure IoT Edge';
const moduleFolder = 'C:\\Program Files\\WindowsPowerShell\\Modules\\AzureEFLOW';

const [, , agentData, productData] = eflowFolders;

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
    files.push(`${agentData}\\nodelogin.yaml`, `${agentData}\\log\\wssdagent.log`);
    files.push(`${productData}\\protected\\.wssd\\cloudconfig`);
    if (machine.vm !== null || machine.msi.brokenDisk)
      files.push(`${program}\\AzureIoTEdgeForLinux-v1-EFLOW.vhdx`);
  }
  return files;
}

/** Every file of this machine that somebody asks for. */
export const filesOn = (machine: MachineState): string[] => [
  ...filesOfWindows(machine),
  ...new Set([...filesOf(machine), ...machine.settings.files]),
];

/** The leaf that finds files by pattern. */
const findFiles: Command = query((machine, call) => {
  const files = filesOn(machine);
  return textsParameter(call, 'patterns').map((pattern) => {
    const like = pathPattern(pattern);
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
