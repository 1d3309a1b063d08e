import { randomUUID } from 'node:crypto';
import { errorCodes, failure, type AppError } from '../../../contract/errors.ts';
import type { Json } from '../../../contract/json.ts';
import { catalogue } from '../../../main/domain/catalogue.ts';
import { advanceGuest } from '../../guest/runtime.ts';
import { laneOf, type HoldPoint, type MachineState, type Running } from '../../state/machine.ts';
import { commandFailed, doing, type Invocation, type Stream } from '../stream.ts';
import type { Change, Outcome } from './change.ts';
import { abandon, endPhase } from './settle.ts';

/** Real time between two looks whether a hold point was released. */
const holdPollMs = 15;

/** Waits at a hold point if one is set for this command. Time does not pass for the machine meanwhile. */
export async function holdAt(call: Invocation, point: HoldPoint): Promise<void> {
  const { store, real, pid } = call.session;
  const wanted = (machine: MachineState) => machine.hold?.op === call.op && machine.hold.point === point;
  if (!wanted(store.machine())) return;
  store.change((machine) => {
    if (wanted(machine)) machine.held = { op: call.op, point, pid };
  });
  while (store.machine().held?.pid === pid) {
    if (aborted(call)) {
      store.change((machine) => {
        if (machine.held?.pid === pid) machine.held = null;
      });
      return;
    }
    await real.sleep(holdPollMs, call.signal);
  }
}

/** Asked anew each time: it may change while the command waits. */
const aborted = (call: Invocation) => call.signal?.aborted ?? false;

type Stop = 'timeout' | 'aborted' | undefined;

/** Lets virtual time pass for a command, within its time limit. */
export async function spend(call: Invocation, ms: number, heedsAbort = true): Promise<Stop> {
  const left = call.timeoutMs - call.spent.ms;
  await call.session.clock.sleep(Math.min(ms, left), heedsAbort ? call.signal : undefined);
  if (heedsAbort && aborted(call)) return 'aborted';
  call.spent.ms += Math.min(ms, left);
  return ms > left ? 'timeout' : undefined;
}

/** The error of a command that was stopped. */
export function stopped(
  call: Pick<Invocation, 'op' | 'command' | 'timeoutMs'>,
  why: 'timeout' | 'aborted',
): AppError {
  return why === 'timeout'
    ? failure(errorCodes.commandTimeout, doing(call.op), {
        params: { command: call.command, ms: call.timeoutMs },
        retry: 'safe',
      }).error
    : failure(errorCodes.commandCancelled, doing(call.op), {
        params: { command: call.command },
        retry: 'safe',
      }).error;
}

/** Gives what a command ends with. */
export async function* give(call: Invocation, outcome: Outcome): Stream {
  for (const record of outcome.records ?? []) yield record;
  for (const value of outcome.output ?? []) yield { kind: 'output', value };
  if (outcome.exitCode !== undefined) yield { kind: 'exit', code: outcome.exitCode };
  if (outcome.failed !== undefined) {
    yield { kind: 'error', text: outcome.failed };
    yield { kind: 'problem', error: commandFailed(call, outcome.failed) };
  }
}

/** What a command finds when it begins: data to go on with, or its end. */
export type Prepared<D> = { data: D } | { end: Outcome };

/** Lanes in which Windows lets one command at a time. The installer has an answer of its own (1618). */
const singleLanes = new Set(['dism', 'eflow']);

type Begun<D> = { running: Running; data: D } | { end: Outcome } | { waitMs: number };

function begin<D extends Json>(
  call: Invocation,
  change: Change<D>,
  machine: MachineState,
  prepare: (machine: MachineState, at: number) => Prepared<D>,
): Begun<D> {
  const now = call.session.real.now() + machine.clockOffsetMs;
  const lane = laneOf(call.op);
  const other = singleLanes.has(lane) ? machine.running.find((one) => laneOf(one.op) === lane) : undefined;
  if (other !== undefined) {
    return other.detached
      ? { waitMs: Math.max(1, other.phaseEndsAt - now) }
      : { end: { failed: `Another operation is in progress: ${catalogue[other.op].command}` } };
  }
  const prepared = prepare(machine, now);
  if ('end' in prepared) return prepared;
  const first = change.phases(prepared.data)[0];
  const running: Running = {
    id: randomUUID(),
    change: change.id,
    op: call.op,
    pid: call.session.pid,
    detached: false,
    phase: 0,
    startedAt: now,
    phaseEndsAt: now + (first?.virtualMs ?? 0),
    data: prepared.data,
  };
  machine.running.push(running);
  return { running, data: prepared.data };
}

/**
 * Runs a changing command: it notes that it is under way, lets the time of each phase pass, and changes the machine at
 * each phase's end in one step. The machine may be taken away meanwhile by a restart; then the caller's PowerShell is gone.
 */
export async function* runChange<D extends Json>(
  call: Invocation,
  change: Change<D>,
  prepare: (machine: MachineState, at: number) => Prepared<D>,
  conclude?: (outcome: Outcome) => Promise<Outcome>,
): Stream {
  const { store, clock, real } = call.session;
  await holdAt(call, 'before');
  if (aborted(call)) {
    yield { kind: 'problem', error: stopped(call, 'aborted') };
    return;
  }
  let begun = store.change((machine) => begin(call, change, machine, prepare));
  while ('waitMs' in begun) {
    const stop = await spend(call, begun.waitMs);
    if (stop !== undefined) {
      yield { kind: 'problem', error: stopped(call, stop) };
      return;
    }
    begun = store.change((machine) => begin(call, change, machine, prepare));
  }
  if ('end' in begun) {
    yield* give(call, begun.end);
    return;
  }

  const { running, data } = begun;
  const phases = change.phases(data);
  const middle = change.middle ?? Math.ceil(phases.length / 2);
  // Stopping a critical command between two of its steps leaves something to be removed, so it ends its step first.
  const heedsAbort = catalogue[call.op].critical !== true || change.onCallerDeath === 'completes';
  const find = (machine: MachineState) => machine.running.find((one) => one.id === running.id);
  const stopAs = (why: 'timeout' | 'aborted') => {
    store.change((machine) => {
      const mine = find(machine);
      if (mine !== undefined) abandon(machine, mine, real.now() + machine.clockOffsetMs);
    });
    return stopped(call, why);
  };

  for (const [index, phase] of phases.entries()) {
    yield* give(call, { records: phase.says?.(store.machine(), data, clock.now()) ?? [] });
    if (phases.length === 1) await holdAt(call, 'middle');
    const stop = await spend(call, phase.virtualMs, heedsAbort);
    if (stop !== undefined) {
      yield { kind: 'problem', error: stopAs(stop) };
      return;
    }
    // What the VM was to do until now it has done before it is changed.
    await advanceGuest(store, clock, call.session.cloud);
    const step = store.change((machine): { end: Outcome | undefined } | 'gone' => {
      const mine = find(machine);
      if (mine === undefined) return 'gone';
      return { end: endPhase(machine, mine, real.now() + machine.clockOffsetMs) };
    });
    if (step === 'gone') {
      const params = { command: call.command };
      yield {
        kind: 'problem',
        error: failure(errorCodes.hostGone, doing(call.op), { params, retry: 'after-fix' }).error,
      };
      return;
    }
    if (step.end !== undefined) {
      const outcome = conclude === undefined ? step.end : await conclude(step.end);
      await holdAt(call, 'after');
      yield* give(call, outcome);
      return;
    }
    if (index + 1 === middle) await holdAt(call, 'middle');
    if (aborted(call)) {
      yield { kind: 'problem', error: stopAs('aborted') };
      return;
    }
  }
}
