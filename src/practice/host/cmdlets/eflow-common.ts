import { advanceGuest } from '../../guest/runtime.ts';
import type { MachineState } from '../../state/machine.ts';
import { agent } from '../changes/deploy-checks.ts';
import { information, statusAt } from '../lines.ts';
import { query, type Answer } from '../query.ts';
import { commandAbsent, type Command, type Invocation, type Stream } from '../stream.ts';

export const vmOffText = "Can't process request, EFLOW VM is OFF!";
export const noVmText = 'Virtual machine does not exist, deploy it first';

/** Why a cmdlet that works in the running VM cannot, in its own words, or undefined. */
export function noRunningVm(machine: MachineState): string | undefined {
  const down = agent(machine);
  if (down !== undefined) return down;
  if (machine.vm === null) return noVmText;
  return machine.vm.power === 'Off' ? vmOffText : undefined;
}

/**
 * A cmdlet of the AzureEFLOW module, or a function of ours that calls one; before the installer brought the module there
 * is none (eflow.md 20.2 rule 1).
 */
export function eflowCmdlet(cmdlet: Command, calls?: string): Command {
  return (call) =>
    call.session.store.machine().msi === null ? commandAbsent(call, calls ?? call.command) : cmdlet(call);
}

/** A printed line and no object: how reading cmdlets fail (eflow.md 8.1). */
export function printed(at: number, text: string): Answer {
  return { records: [information(statusAt(at)(text))] };
}

type Look = (machine: MachineState, call: Invocation, now: number) => Answer;

/** A reading command of the module. What the VM was to do by now has been done before it looks. */
export function moduleQuery(answer: Look, calls?: string): Command {
  const inner = query(answer);
  return eflowCmdlet(async function* (call): Stream {
    const { store, clock, cloud } = call.session;
    await advanceGuest(store, clock, cloud);
    yield* inner(call);
  }, calls);
}

/** A reading cmdlet of AzureEFLOW: without the agent it prints so and gives nothing. */
export function eflowQuery(answer: Look): Command {
  return moduleQuery((machine, call, now) => {
    const down = agent(machine);
    return down === undefined ? answer(machine, call, now) : printed(now, down);
  });
}
