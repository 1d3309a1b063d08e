import { z } from 'zod';
import type { StepState } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';
import { defineKind } from './kind.ts';

const Reboot = z.object({
  /** Key of the step that asked for it. */
  because: z.string(),
  /** What tells, without a boot mark, that a restart is outstanding. */
  watch: z.enum(['hyper-v', 'installer', 'boot-entry']),
  /** {@link bootMark} when the need arose; null when the step before needed no restart or was not performed. */
  since: z.string().nullable(),
});

/**
 * The moment that a restart has to go beyond: the boot time, or the full boot that Windows logged for it, whichever is
 * later. The log entry of a boot comes some seconds after its boot time and must not pass for the next boot.
 */
export function bootMark(before: Facts): string | null {
  const boot = before.value('host.os')?.lastBoot;
  if (boot === undefined) return null;
  const boots = before.has('host.boot') ? (before.value('host.boot') ?? []) : [];
  return boots
    .filter((one) => one.type === 'full')
    .reduce((last, one) => (one.at > last ? one.at : last), boot);
}

/** Whether Windows itself says that the reason for the restart is still there: `todo` while it does, `later` untold. */
function byReason(watch: z.infer<typeof Reboot>['watch'], facts: Facts): StepState {
  const judge = (pending: boolean | undefined) =>
    pending === undefined ? 'later' : pending ? 'todo' : 'done';
  switch (watch) {
    case 'hyper-v': {
      const feature = facts.value('hyperv.feature');
      return judge(feature === undefined ? undefined : feature.state.endsWith('Pending'));
    }
    case 'installer':
      return judge(facts.value('host.pendingReboot')?.fileRename);
    case 'boot-entry': {
      const launch = facts.value('hyperv.launchType')?.toLowerCase();
      const present = facts.value('host.computer')?.hypervisorPresent;
      return judge(
        launch === undefined || present === undefined ? undefined : present !== (launch === 'auto'),
      );
    }
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
    { id: 'hyperv.launchType' },
  ],
  state: (input, facts) => {
    if (input.since === null) return input.watch === 'hyper-v' ? byReason('hyper-v', facts) : 'done';
    const since = input.since;
    const os = facts.value('host.os');
    if (os === undefined) return 'later';
    if (os.lastBoot <= since) return 'todo';
    const boots = facts.value('host.boot');
    if (boots === undefined) return byReason(input.watch, facts);
    return boots.some((boot) => boot.type === 'full' && boot.at > since) ? 'done' : 'todo';
  },
  action: ({ because }) => ({ port: 'reboot', because }),
  undo: ({ because }) => ({ with: because }),
});
