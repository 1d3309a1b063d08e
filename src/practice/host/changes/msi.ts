import { z } from 'zod';
import { bootVm, stopVm } from '../../guest/power.ts';
import {
  copyProgram,
  registerProgram,
  removeProgram,
  takeModuleAway,
  upgradeProgram,
} from '../../windows/eflow.ts';
import { noteInstallation, noteRemoval } from '../../windows/history.ts';
import { defineChange } from './change.ts';

const Install = z.strictObject({ version: z.string(), exit: z.union([z.literal(0), z.literal(3010)]) });

/**
 * msiexec /i: the Windows Installer service does the work, so it goes on when the one who called is gone (eflow.md 4.1).
 *
 * @assumed eflow.md 4.2: an installation goes on after the msiexec that asked for it was killed | verify: kill msiexec.exe while EFLOW is being installed and watch the installer service
 */
export const msiInstall = defineChange<z.infer<typeof Install>>({
  id: 'msi.install',
  data: Install,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'copy',
      virtualMs: 25_000,
      effect: (machine, { version }, at) => {
        copyProgram(machine, version, at);
        return undefined;
      },
    },
    {
      name: 'register',
      virtualMs: 15_000,
      effect: (machine, { exit }, at) => {
        registerProgram(machine, exit);
        noteInstallation(machine, machine.msi, at, exit);
        return { exitCode: exit, output: [{ ExitCode: exit }] };
      },
    },
  ],
  // Windows Installer takes back what it has done so far.
  breaks: (machine, _data, _phase, text) => {
    removeProgram(machine);
    return { exitCode: Number(text), output: [{ ExitCode: Number(text) }] };
  },
});

/**
 * msiexec /i with the package of an update: the VM stops, everything is replaced, and the VM comes up again with its
 * identity and its modules (eflow.md 15.1).
 */
export const msiUpgrade = defineChange<z.infer<typeof Install>>({
  id: 'msi.upgrade',
  data: Install,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'stop-vm',
      virtualMs: 60_000,
      effect: (machine, _data, at) => {
        stopVm(machine, at);
        return undefined;
      },
    },
    {
      name: 'replace',
      virtualMs: 240_000,
      effect: (machine, { version, exit }, at) => {
        upgradeProgram(machine, version);
        noteInstallation(machine, machine.msi, at, exit);
        bootVm(machine, at);
        return { exitCode: exit, output: [{ ExitCode: exit }] };
      },
    },
  ],
});

const Nothing = z.strictObject({});

/** msiexec /x: first the VM goes, then everything the installer put there (eflow.md 15.2). */
export const msiRemove = defineChange<z.infer<typeof Nothing>>({
  id: 'msi.remove',
  data: Nothing,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'remove-vm',
      virtualMs: 15_000,
      effect: (machine, _data, at) => {
        takeModuleAway(machine, at);
        machine.vm = null;
        return undefined;
      },
    },
    {
      name: 'remove-files',
      virtualMs: 15_000,
      effect: (machine, _data, at) => {
        noteRemoval(machine, machine.msi, at);
        removeProgram(machine);
        return { exitCode: 0, output: [{ ExitCode: 0 }] };
      },
    },
  ],
});
