import { itemOf, objectOf, recordOf } from './commands.ts';
import type { Timer } from './contestants.ts';
import type { Answer, Command, Shell, Way } from './shells.ts';

/** Time that passes only when somebody says so. */
export interface FakeTimer extends Timer {
  pass(ms: number): void;
}

export function fakeTimer(): FakeTimer {
  let now = 0;
  let due: { at: number; act: () => void }[] = [];
  return {
    now: () => now,
    after(ms, act) {
      const one = { at: now + ms, act };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
    pass(ms) {
      now += ms;
      const ready = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { act } of ready) act();
    },
  };
}

export interface FakeShell extends Shell {
  /** Every command that came. */
  readonly asked: Command[];
  /** How often it was closed. */
  closed(): number;
}

const number = (value: unknown): number => Number(value ?? 0);

/** What the commands of the bench really answer. */
function truth(way: Way, { entry, params }: Command): unknown {
  const list = (make: (index: number) => unknown) =>
    Array.from({ length: number(params['Count']) }, (_, index) => make(index));
  switch (entry) {
    case 'bench.echo':
      return [params['Text']];
    case 'bench.record':
      return [recordOf(number(params['Index']))];
    case 'bench.objects':
      return list((index) => objectOf(number(params['Index']) + index, way));
    case 'bench.text':
      return way === 'bridge'
        ? list((index) => itemOf(index, params['Log'] === true))
        : list((index) => itemOf(index, params['Log'] === true)).join('\n');
    case 'bench.strings':
    case 'bench.stream':
      return list((index) => `item ${index}`);
    case 'bench.progress':
      return [`wrote ${params['Count']}`];
    default:
      return [`waited ${params['Text']}`];
  }
}

/** A shell that does what it is asked in no real time. `change` makes it a liar. */
export function fakeShell(
  way: Way,
  timer: FakeTimer,
  change: (answer: Answer, command: Command) => Answer = (answer) => answer,
): FakeShell {
  const asked: Command[] = [];
  let closed = 0;
  return {
    asked,
    closed: () => closed,
    async call(command, { signal, onFirst, progress } = {}) {
      asked.push(command);
      timer.pass(1);
      onFirst?.();
      const ms = number(command.params['Ms']);
      timer.pass(signal === undefined ? ms * number(command.params['Count'] ?? 1) : 60);
      const isCancelled = signal?.aborted === true;
      return change(
        {
          value: isCancelled ? [] : truth(way, command),
          state: isCancelled ? 'cancelled' : 'ok',
          progress: progress === true ? { count: 3, done: true } : { count: 0, done: false },
        },
        command,
      );
    },
    async read(command) {
      asked.push(command);
      const answer = { value: truth(way, command), state: 'ok', progress: { count: 0, done: false } };
      return change(answer, command).value as string[];
    },
    pid: async () => undefined,
    async close() {
      closed += 1;
    },
  };
}
