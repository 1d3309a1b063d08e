import { z } from 'zod';
import { copyProgram, registerProgram, removeProgram, takeModuleAway } from '../../windows/eflow.ts';
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
      effect: (machine, { version }) => {
        copyProgram(machine, version);
        return undefined;
      },
    },
    {
      name: 'register',
      virtualMs: 15_000,
      effect: (machine, { exit }) => {
        registerProgram(machine, exit);
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
      effect: (machine) => {
        removeProgram(machine);
        return { exitCode: 0, output: [{ ExitCode: 0 }] };
      },
    },
  ],
});
