import { z } from 'zod';
import type { Facts } from '../facts.ts';
import { defineKind } from './kind.ts';

const Reboot = z.object({
  /** Key of the step that asked for it. */
  because: z.string(),
  /** What tells, without a boot mark, that a restart is outstanding. */
  watch: z.enum(['hyper-v', 'installer', 'boot-entry']),
  /** Boot time when the need arose; null when the step before needed no restart or was not performed. */
  since: z.string().nullable(),
});

/** True while Windows itself says that the reason for the restart is still there. */
function stillPending(watch: z.infer<typeof Reboot>['watch'], facts: Facts): boolean {
  switch (watch) {
    case 'hyper-v':
      return /Pending$/u.test(facts.value('hyperv.feature')?.state ?? '');
    case 'installer':
      return facts.value('host.pendingReboot')?.fileRename ?? false;
    case 'boot-entry':
      return facts.value('host.computer')?.hypervisorPresent === false;
  }
}

/**
 * A restart of Windows. It counts only when the boot time changed and the boot was a full one, because a shutdown with
 * Fast Startup does not restart the kernel (field-notes, accounts and reboot). The product asks for it; a person does it.
 *
 * @assumed field-notes.md accounts: Kernel-Boot event 27 tells the boot type and LastBootUpTime changes only with a full boot | verify: compare both after a restart, and after shutdown and power-on with Fast Startup
 */
export const reboot = defineKind({
  kind: 'reboot',
  input: Reboot,
  typicalMs: 180_000,
  assumed: 'field-notes.md accounts, sign-in, reboot',
  needs: () => [
    { id: 'host.os' },
    { id: 'host.boot' },
    { id: 'hyperv.feature' },
    { id: 'host.pendingReboot' },
    { id: 'host.computer' },
  ],
  state: (input, facts) => {
    if (input.since === null) return input.watch === 'hyper-v' && stillPending('hyper-v', facts) ? 'todo' : 'done';
    const since = input.since;
    const os = facts.value('host.os');
    if (os === undefined) return 'later';
    if (os.lastBoot <= since) return 'todo';
    const boots = facts.value('host.boot');
    if (boots === undefined) return stillPending(input.watch, facts) ? 'todo' : 'done';
    return boots.some((boot) => boot.type === 'full' && boot.at > since) ? 'done' : 'todo';
  },
  action: ({ because }) => ({ port: 'reboot', because }),
  undo: ({ because }) => ({ with: because }),
});
