import { errorCodes, failure, type AppError, type ErrorCode } from '../../contract/errors.ts';
import type { FactQuery, FactRecord } from '../../contract/facts.ts';

import type { Goal, JobState, StepKey } from '../../contract/jobs.ts';
import { catalogue } from '../domain/catalogue.ts';
import { factsOf, uniqueQueries, type Facts } from '../domain/facts.ts';
import { resolveInput, stateOf, stepsOf, type PlanContext, type ReadyStep } from '../domain/plan.ts';
import { stepKind } from '../domain/steps/index.ts';
import type { Action, Arg, CommandAnswer, Diagnosis, StepRef } from '../domain/steps/kind.ts';
import type { Clock, Files, Host, HostArg, HostRecord, SecretHandle } from '../ports.ts';
import type { OpenIdentity } from './certificate-files.ts';
import type { FactService, JobKnowledge } from './facts.ts';
import { cloudAction, createWrites, fileAction, type Acted } from './job-actions.ts';
import type { JobLog, NewEvent } from './job-log.ts';

/** How a running job is asked to stop: `after-step` lets the current step end, `now` stops it in its midst. */
export interface CancelState {
  asked: 'no' | 'after-step' | 'now';
  /** Aborts waits and steps that may be interrupted. */
  readonly soft: AbortSignal;
  /** Aborts a critical step, too. */
  readonly hard: AbortSignal;
}

/** What a person agreed to beforehand. */
export interface Consent {
  /** Future steps may differ from those of the plan that was seen. */
  differences: boolean;
  /** A half-made thing may be removed and made again. */
  recovery: boolean;
}

export interface RunDeps {
  openIdentity: OpenIdentity;
  reveal(handle: SecretHandle): string;
  host: Host;
  files: Files;
  clock: Clock;
  facts: FactService;
}

export interface Run extends RunDeps {
  log: JobLog;
  goal: Goal;
  context: PlanContext;
  knowledge: JobKnowledge;
  handles: ReadonlyMap<string, SecretHandle>;
  cancel: CancelState;
  consent: Consent;
  /** Takes secrets out of what a command printed. */
  mask(text: string): string;
}

/** Ends a run early with a state of the job; thrown inside this file only. */
class Stop extends Error {
  readonly state: JobState;
  readonly error: AppError | undefined;
  constructor(state: JobState, error?: AppError) {
    super(state);
    this.state = state;
    this.error = error;
  }
}

/** How long an action that left no trace yet may still show up, before it counts as never begun. */
const notBegunMs = 60_000;

/** How long a step may wait for facts that are about to come, for example while the VM starts after a restart. */
const patience = { everyMs: 10_000, forMs: 300_000 };

/** What is not there at all rarely comes by waiting. */
const absentMs = 30_000;

const stepError = (step: ReadyStep, why: Diagnosis, tail: readonly string[] = []): AppError =>
  failure(why.code, `step.${step.kind}`, {
    params: { ...why.params, step: step.key },
    retry: why.final ? 'after-fix' : 'safe',
    ...(why.id === undefined && tail.length === 0
      ? {}
      : {
          origin: { kind: 'product', ...(why.id === undefined ? {} : { id: why.id }), tail: tail.slice(-12) },
        }),
  }).error;

/** Runs the steps of a goal until it is reached, waits for something, or fails. Returns the final state of the run. */
export async function runSteps(run: Run): Promise<{ state: JobState; error?: AppError }> {
  try {
    for (;;) {
      const recovered = await pass(run);
      if (!recovered) return { state: 'succeeded' };
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return error.error === undefined ? { state: error.state } : { state: error.state, error: error.error };
  }
}

/** One walk over all steps. True when a recovery changed the ground and the walk has to begin again. */
async function pass(run: Run): Promise<boolean> {
  const settled = new Set<StepKey>();
  const os = await run.facts.gather([{ id: 'host.os' }], run.knowledge);
  for (const ref of stepsOf(run.goal, factsOf(os), run.context)) {
    const outcome = await runStep(run, ref, (key) => settled.has(key));
    if (outcome === 'recovered') return true;
    settled.add(ref.key);
  }
  return false;
}

async function runStep(
  run: Run,
  ref: StepRef,
  settled: (key: StepKey) => boolean,
): Promise<'done' | 'recovered'> {
  stopIfCancelled(run);
  const made = (key: StepKey) => run.log.begun(key)?.made;
  const resolved = resolveInput(ref.input, made, settled);
  if (resolved === undefined) throw new Error(`step ${ref.key} was reached before what it needs was made`);
  const step: ReadyStep = { ...ref, resolved };
  const kind = stepKind(step.kind);
  const queries = uniqueQueries([...kind.needs(resolved), ...(kind.residueNeeds ?? [])]);
  let record = await run.facts.gather(queries, run.knowledge);
  let state = stateOf(step, factsOf(record));
  if (run.log.begun(step.key)?.open === true && (state === 'todo' || state === 'unclear')) {
    record = await letItFinish(run, step, queries, record);
    state = stateOf(step, factsOf(record));
  }
  if (state === 'later') {
    record = await waitForFacts(run, step, queries, record);
    state = stateOf(step, factsOf(record));
  }
  switch (state) {
    case 'done':
      await recordDone(run, step, record);
      return 'done';
    case 'unclear':
      await recover(run, step, factsOf(record));
      return 'recovered';
    case 'todo':
      await perform(run, step, queries, record);
      return 'done';
    case 'later':
      throw new Stop('failed', blockedBy(step, record));
  }
}

function stopIfCancelled(run: Run): void {
  if (run.cancel.asked !== 'no') throw new Stop('cancelled');
}

/** The error of a step whose facts cannot be learnt. */
function blockedBy(step: ReadyStep, record: FactRecord): AppError {
  const unknown = Object.entries(record).filter(([, fact]) => fact.unknown !== undefined);
  if (unknown.some(([, fact]) => fact.unknown === 'elevation')) {
    return failure(errorCodes.notElevated, `step.${step.kind}`, {
      params: { step: step.key },
      origin: { kind: 'product', id: 'F10' },
    }).error;
  }
  return failure(errorCodes.stepBlocked, `step.${step.kind}`, {
    params: { step: step.key, facts: unknown.map(([key, fact]) => `${key}: ${fact.unknown}`).join(', ') },
  }).error;
}

async function waitForFacts(
  run: Run,
  step: ReadyStep,
  queries: FactQuery[],
  first: FactRecord,
): Promise<FactRecord> {
  const unknown = Object.values(first).flatMap((fact) => fact.unknown ?? []);
  const onlyAbsent = unknown.length > 0 && unknown.every((reason) => reason === 'absent');
  const until = run.clock.now() + (onlyAbsent ? absentMs : patience.forMs);
  let record = first;
  while (run.clock.now() < until) {
    if (Object.values(record).some((fact) => fact.unknown === 'elevation')) break;
    await run.log.emit(
      { t: 'progress', step: step.key, percent: null, code: 'waiting-for-facts', params: {} },
      false,
    );
    await run.clock.sleep(patience.everyMs, run.cancel.soft);
    stopIfCancelled(run);
    record = await run.facts.gather(queries, run.knowledge, run.cancel.soft);
    if (stateOf(step, factsOf(record)) !== 'later') break;
  }
  return record;
}

/**
 * An action of ours was begun and its process is gone. The installer and the servicing stack go on without their caller,
 * so they get the time in which their effect would show before anything is done a second time.
 */
async function letItFinish(
  run: Run,
  step: ReadyStep,
  queries: FactQuery[],
  first: FactRecord,
): Promise<FactRecord> {
  const pace = stepKind(step.kind).goesOn;
  if (pace === undefined) return first;
  const begun = run.clock.now();
  let record = first;
  for (;;) {
    const state = stateOf(step, factsOf(record));
    const patient =
      state === 'unclear' ? pace.forMs : state === 'todo' ? Math.min(pace.forMs, notBegunMs) : 0;
    if (run.clock.now() >= begun + patient) break;
    await run.log.emit(
      { t: 'progress', step: step.key, percent: null, code: 'was-interrupted', params: {} },
      false,
    );
    await run.clock.sleep(pace.everyMs, run.cancel.soft);
    stopIfCancelled(run);
    record = await run.facts.gather(queries, run.knowledge);
  }
  return record;
}

/** The facts show the step done. When an action of ours was begun and its end is missing, the end is written now. */
async function recordDone(run: Run, step: ReadyStep, record: FactRecord): Promise<void> {
  const kind = stepKind(step.kind);
  const begun = run.log.begun(step.key);
  const facts = factsOf(record);
  if (kind.proof !== undefined)
    await run.log.emit({ t: 'proof', proof: kind.proof(step.resolved ?? null, facts) });
  if (begun === undefined) {
    await run.log.emit({ t: 'already', step: step.key });
    return;
  }
  if (begun.made !== undefined && !begun.open) return;
  const made = kind.made?.(step.resolved ?? null, factsOf(begun.lastBefore), facts) ?? null;
  await run.log.emit({ t: 'ended', step: step.key, outcome: 'done', ms: 0, made });
}

async function recover(run: Run, step: ReadyStep, facts: Facts): Promise<void> {
  const kind = stepKind(step.kind);
  const way = kind.recover?.(step.resolved ?? null, facts) ?? { none: errorCodes.stepUnclear };
  if ('none' in way) {
    const why = kind.diagnose?.(step.resolved ?? null, facts);
    throw new Stop(
      'failed',
      stepError(step, why ?? { code: way.none, params: { step: step.key }, final: true }),
    );
  }
  if (way.kind !== 'act') throw new Error(`recovery of ${step.kind} is not an act`);
  const before = run.log.events.filter((event) => event.t === 'recovery' && event.step === step.key).length;
  if (before >= 2)
    throw new Stop(
      'failed',
      stepError(step, { code: errorCodes.recoveryRepeated, params: { step: step.key }, final: true }),
    );
  if (!run.consent.recovery) {
    const error = failure(errorCodes.consentNeeded, `step.${step.kind}`, {
      params: { step: step.key, act: way.id },
      remedies: [{ kind: 'instruction', id: 'resume-with-consent', params: {}, reboot: false }],
    }).error;
    throw new Stop('failed', error);
  }
  await run.log.emit({ t: 'recovery', step: step.key, act: way.id });
  for (const ref of stepsOf(way, facts, run.context)) {
    await runStep(run, { ...ref, key: `recover-${step.key}-${before + 1}-${ref.key}` }, () => false);
  }
}

/** Performs one step: action, then proof by fresh facts. */
async function perform(run: Run, step: ReadyStep, queries: FactQuery[], first: FactRecord): Promise<void> {
  const kind = stepKind(step.kind);
  const input = step.resolved ?? null;
  const retryUntil = run.clock.now() + (kind.retry?.forMs ?? 0);
  let before = first;
  for (;;) {
    const begunAt = run.clock.now();
    const action = kind.action(input, factsOf(before));
    const attempt = (run.log.begun(step.key)?.attempts ?? 0) + 1;
    const started = {
      t: 'started',
      step: step.key,
      kind: step.kind,
      port: action.port,
      input,
      attempt,
      before,
    } as const;
    if (kind.agreed !== undefined && run.consent.differences) {
      await answerByFacts(run, step, queries, started);
      return;
    }
    if (action.port === 'reboot' || action.port === 'person') {
      if (run.log.begun(step.key) === undefined) await run.log.emit(started);
      await standStill(run, step, action);
    }
    await run.log.emit(started);
    const answer = await act(run, step, action);
    const { record, error } = await settle(run, step, queries, answer);
    const ms = run.clock.now() - begunAt;
    if (kind.proof !== undefined)
      await run.log.emit({ t: 'proof', proof: kind.proof(input, factsOf(record)) });
    if (error === undefined) {
      const made = kind.made?.(input, factsOf(before), factsOf(record), answer.answer) ?? null;
      await run.log.emit({ t: 'ended', step: step.key, outcome: 'done', ms, made });
      return;
    }
    const cancelled = error.code === errorCodes.commandCancelled || error.code === errorCodes.cancelled;
    await run.log.emit({
      t: 'ended',
      step: step.key,
      outcome: cancelled ? 'cancelled' : 'failed',
      ms,
      made: null,
      error,
    });
    if (cancelled) throw new Stop('cancelled', error);
    const again = kind.retry?.on.includes(error.code) === true && run.clock.now() < retryUntil;
    if (!again) throw new Stop('failed', error);
    await run.log.emit(
      { t: 'progress', step: step.key, percent: null, code: 'retrying', params: { code: error.code } },
      false,
    );
    await run.clock.sleep(kind.retry.everyMs, run.cancel.soft);
    stopIfCancelled(run);
    before = await run.facts.gather(queries, run.knowledge);
    if (stateOf(step, factsOf(before)) === 'done') {
      // Whoever held it up did the same work, for example an installer whose caller was killed.
      await recordDone(run, step, before);
      return;
    }
  }
}

/**
 * Answers a question in place of a person who agreed to everything beforehand, once the facts show what that person would
 * look at. When they show the contrary, the step has failed.
 */
async function answerByFacts(
  run: Run,
  step: ReadyStep,
  queries: FactQuery[],
  started: Extract<NewEvent, { t: 'started' }>,
): Promise<void> {
  const kind = stepKind(step.kind);
  const input = step.resolved ?? null;
  const begunAt = run.clock.now();
  const { everyMs, forMs } = kind.settle?.(input) ?? patience;
  const action = kind.action(input, factsOf(started.before));
  await run.log.emit(started);
  for (;;) {
    const record = await run.facts.gather(queries, run.knowledge);
    const facts = factsOf(record);
    const open = stateOf(step, facts) === 'todo';
    const answer = open ? kind.agreed?.(input, facts) : undefined;
    const ms = run.clock.now() - begunAt;
    if (answer !== undefined && action.port === 'person') {
      await run.log.emit({ t: 'answer', ask: action.ask, answer, account: null });
      await run.log.emit({ t: 'ended', step: step.key, outcome: 'done', ms, made: null });
      return;
    }
    if (!open || run.clock.now() >= begunAt + forMs) {
      const why = kind.diagnose?.(input, facts);
      const error = stepError(step, why ?? { code: errorCodes.stepNotProven, params: {}, final: false });
      await run.log.emit({ t: 'ended', step: step.key, outcome: 'failed', ms, made: null, error });
      throw new Stop('failed', error);
    }
    await run.log.emit({ t: 'progress', step: step.key, percent: null, code: 'settling', params: {} }, false);
    await run.clock.sleep(everyMs, run.cancel.soft);
    stopIfCancelled(run);
  }
}

/** A restart and a colleague are waited for outside of this process. */
async function standStill(
  run: Run,
  step: ReadyStep,
  action: Extract<Action, { port: 'reboot' | 'person' }>,
): Promise<never> {
  if (action.port === 'reboot') {
    await run.log.emit({ t: 'waiting', step: step.key, for: { kind: 'reboot', because: action.because } });
    throw new Stop('reboot-needed');
  }
  await run.log.emit({
    t: 'waiting',
    step: step.key,
    for: { kind: 'person', ask: action.ask, params: action.params },
  });
  throw new Stop('waiting');
}

function isSecretArg(arg: Arg): arg is { secret: string; field: string } {
  return typeof arg === 'object' && arg !== null && 'secret' in arg && typeof arg.secret === 'string';
}

async function hostArg(run: Run, arg: Arg): Promise<HostArg> {
  if (!isSecretArg(arg)) return arg;
  const handle =
    run.handles.get(arg.secret) ?? (await run.knowledge.cloud?.key(arg.secret, run.cancel.soft))?.handle;
  if (handle === undefined)
    throw failure(errorCodes.secretMissing, 'secret.read', { params: { field: arg.field } });
  return handle;
}

async function act(run: Run, step: ReadyStep, action: Action): Promise<Acted> {
  switch (action.port) {
    case 'host': {
      const entry = catalogue[action.op];
      const args = Object.fromEntries(
        await Promise.all(
          Object.entries(action.args).map(async ([name, arg]) => [name, await hostArg(run, arg)] as const),
        ),
      );
      const signal = entry.critical === true ? run.cancel.hard : run.cancel.soft;
      const writes = createWrites();
      const onRecord = (record: HostRecord): void => {
        writes.add(run.log.emit(asEvent(run, step.key, record), false));
      };
      const result = await run.host.run(
        { op: action.op, args, timeoutMs: entry.timeoutMs },
        onRecord,
        signal,
      );
      await writes.done();
      const answer: CommandAnswer = {
        output: result.output,
        lines: result.lines.map((line) => run.mask(line)),
        ...(result.exitCode === undefined ? {} : { exitCode: result.exitCode }),
      };
      return result.problem === undefined ? { answer } : { answer, problem: masked(run, result.problem) };
    }
    case 'files':
      return fileAction(run, step, action);
    case 'cloud':
      return cloudAction({ ...run, cloud: run.knowledge.cloud }, step, action);
    case 'wait':
    case 'person':
    case 'reboot':
      return {};
  }
}

function asEvent(run: Run, step: StepKey, record: HostRecord): NewEvent {
  if (record.kind !== 'progress')
    return { t: 'line', step, stream: record.kind, text: run.mask(record.text) };
  const params = { activity: run.mask(record.activity), status: run.mask(record.status) };
  return { t: 'progress', step, percent: record.percent, code: 'command', params };
}

/** An error of the host without the secrets its texts might quote. */
function masked(run: Run, error: AppError): AppError {
  return error.origin?.tail === undefined
    ? error
    : { ...error, origin: { ...error.origin, tail: error.origin.tail.map((line) => run.mask(line)) } };
}

/** Waits until fresh facts show the step done, and says why not when they do not. A command's own word is no proof. */
async function settle(
  run: Run,
  step: ReadyStep,
  queries: FactQuery[],
  acted: Acted,
): Promise<{ record: FactRecord; error?: AppError }> {
  const kind = stepKind(step.kind);
  const input = step.resolved ?? null;
  const refusal = acted.answer === undefined ? undefined : kind.refusal?.(acted.answer);
  const pace = acted.problem === undefined && refusal === undefined ? kind.settle?.(input) : undefined;
  const until = run.clock.now() + (pace?.forMs ?? 0);
  for (;;) {
    const record = await run.facts.gather(queries, run.knowledge);
    const facts = factsOf(record);
    if (stateOf(step, facts) === 'done') return { record };
    const tail = acted.answer?.lines ?? [];
    // A command that failed with a text that is known is told by what is known of it.
    const known = acted.problem?.code === errorCodes.commandFailed && refusal?.id !== undefined;
    if (acted.problem !== undefined && !known) return { record, error: acted.problem };
    if (refusal !== undefined) return { record, error: stepError(step, refusal, tail) };
    const why = kind.diagnose?.(input, facts);
    if (run.cancel.asked !== 'no')
      return { record, error: stepError(step, { code: errorCodes.cancelled, params: {}, final: false }) };
    if (why?.final === true || pace === undefined || run.clock.now() >= until) {
      const code: ErrorCode = errorCodes.stepNotProven;
      return { record, error: stepError(step, why ?? { code, params: {}, final: false }, tail) };
    }
    const movement = kind.movement?.(input, facts) ?? { code: 'settling', params: {}, percent: null };
    await run.log.emit({ t: 'progress', step: step.key, ...movement }, false);
    await run.clock.sleep(pace.everyMs, run.cancel.soft);
  }
}
