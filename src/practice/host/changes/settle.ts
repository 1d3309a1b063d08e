import type { MachineState, Running } from '../../state/machine.ts';
import { takeBreak } from '../../state/break.ts';
import { changeOf } from './table.ts';

/** Takes a command off the list of those under way. */
export function finish(machine: MachineState, id: string): void {
  machine.running = machine.running.filter((one) => one.id !== id);
}

/** Ends the phase a command is in. Undefined while the command goes on, else how it ended. */
export function endPhase(machine: MachineState, running: Running, at: number): ReturnType<typeof runEffect> {
  const outcome = runEffect(machine, running, at);
  const phases = changeOf(running.change).phases(running.data);
  const next = phases[running.phase + 1];
  if (outcome !== undefined || next === undefined) {
    finish(machine, running.id);
    return outcome ?? {};
  }
  running.phase += 1;
  running.phaseEndsAt = at + next.virtualMs;
  return undefined;
}

function runEffect(machine: MachineState, running: Running, at: number) {
  const change = changeOf(running.change);
  const phase = change.phases(running.data)[running.phase];
  const broken = change.breaks === undefined ? undefined : takeBreak(machine, change.id, phase?.name ?? '');
  return broken === undefined
    ? phase?.effect(machine, running.data, at)
    : change.breaks?.(machine, running.data, running.phase, broken.text, at);
}

/** Nobody waits for this command any more: it goes on alone, or stops and leaves what its kind says. */
export function abandon(machine: MachineState, running: Running, at: number): void {
  const { onCallerDeath } = changeOf(running.change);
  if (onCallerDeath === 'completes') {
    running.detached = true;
    return;
  }
  onCallerDeath.left(machine, running.data, running.phase, at);
  finish(machine, running.id);
}

/** Lets commands that go on alone do what is due by now. */
function goOn(machine: MachineState, running: Running, now: number): void {
  while (running.phaseEndsAt <= now) {
    if (endPhase(machine, running, running.phaseEndsAt) !== undefined) return;
  }
}

/** Whether {@link settle} has anything to do: while those who called live, their commands are theirs. */
export const isToSettle = ({ running, held }: MachineState, isAlive: (pid: number) => boolean): boolean =>
  running.some(({ detached, pid }) => detached || !isAlive(pid)) || (held !== null && !isAlive(held.pid));

/**
 * Puts right what dead callers left: their commands stop or go on alone, and a hold point that held one of them is free.
 * Everybody does this before looking at the machine or changing it.
 */
export function settle(machine: MachineState, now: number, isAlive: (pid: number) => boolean): void {
  for (const running of machine.running) {
    if (!running.detached && isAlive(running.pid)) continue;
    if (!running.detached) abandon(machine, running, now);
    if (running.detached) goOn(machine, running, now);
  }
  if (machine.held !== null && !isAlive(machine.held.pid)) machine.held = null;
}

/** A stop of Windows ends every command: what goes on alone still finishes, everything else stops where it is. */
export function endAll(machine: MachineState, at: number): void {
  for (const running of machine.running) {
    abandon(machine, running, at);
    while (running.detached && endPhase(machine, running, at) === undefined);
  }
  machine.held = null;
}
