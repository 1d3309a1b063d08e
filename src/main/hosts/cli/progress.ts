import type { JobEvent, PlannedStep, StepKey } from '../../../contract/jobs.ts';
import type { Cli } from './context.ts';
import { duration, plain } from './render/text.ts';

/** After this long without a word the progress says so, in milliseconds. */
const silentAfterMs = 10_000;
const refreshMs = 250;
/** Where no line can move, a sign of life is written at most this often, in milliseconds of the world's time. */
const heartbeatMs = 30_000;

/**
 * Shows a running job: a line for each step that begins and ends, and on a rich terminal one line that moves: elapsed
 * and typical time, percent, the last words heard, and for how long nothing was heard. Elsewhere a line now and then
 * says what is moving, so that whoever waits for this process sees that it lives.
 */
export function createProgress(cli: Cli): {
  on(event: JobEvent): void;
  /** An event of an earlier run: remembered, not shown. */
  past(event: JobEvent): void;
  /** Keeps out of the way while something else is said or asked; what came meanwhile is shown afterwards. */
  aside(work: () => void | Promise<void>): Promise<void>;
  close(): void;
} {
  const { terminal, line } = cli;
  const now = () => cli.app.world.clock.now();
  let rows: readonly PlannedStep[] = [];
  let step:
    { key: StepKey; since: number; last: string; heard: number; begun: number; beat: number } | undefined;
  let drawn = false;
  const before = new Set<StepKey>();
  /** Lines that wait while something else is said or asked, and how much of that is going on. */
  let waiting: string[] = [];
  let asides = 0;
  const quiet = line.quiet || line.output !== 'text';

  const rowOf = (key: StepKey) => rows.find((row) => row.key === key);
  const nameOf = (key: StepKey, kind?: string) => cli.say(`step.${kind ?? rowOf(key)?.kind ?? key}`);

  /** Which step of how many; one of a recovery has no number. */
  function titleOf(key: StepKey, kind?: string): string {
    const k = rows.findIndex((row) => row.key === key) + 1;
    return cli.say('run.step', { k: k === 0 ? '+' : k, n: rows.length, step: nameOf(key, kind) });
  }

  function clear(): void {
    if (!drawn) return;
    terminal.draw('\r\u001b[2K');
    drawn = false;
  }

  function print(text: string): void {
    if (quiet) return;
    if (asides > 0) {
      waiting.push(text);
      return;
    }
    clear();
    terminal.out(text);
  }

  function flush(): void {
    const lines = waiting;
    waiting = [];
    for (const text of lines) print(text);
  }

  function draw(): void {
    if (quiet || !terminal.rich || step === undefined || asides > 0) return;
    const parts = [duration(line.language, now() - step.since)];
    const typical = rowOf(step.key)?.typicalMs;
    if (typical !== undefined) parts.push(cli.say('run.typical', { time: duration(line.language, typical) }));
    if (step.last !== '') parts.push(step.last);
    const silent = now() - step.heard;
    if (silent > silentAfterMs) parts.push(cli.say('run.silent', { time: duration(line.language, silent) }));
    terminal.draw(`\r\u001b[2K      ${cli.paint('dim', parts.join('  ').slice(0, terminal.columns - 8))}`);
    drawn = true;
  }

  const timer = quiet || !terminal.rich ? undefined : setInterval(draw, refreshMs);
  timer?.unref();

  function heard(text: string): void {
    if (step === undefined) return;
    step.last = plain(text);
    step.heard = now();
    draw();
  }

  /** A sign of life with the time since the step began; told by the times of the events, not of their coming here. */
  function beat(at: number, text: string): void {
    if (quiet || terminal.rich || step === undefined || at - step.beat < heartbeatMs) return;
    step.beat = at;
    print(`      ${text} (${duration(line.language, at - step.begun)})`);
  }

  /** What is moving, in words; the demand of a proof that is looked for next by its name. */
  function movement({ code, params, percent }: Extract<JobEvent, { t: 'progress' }>): string {
    const { missing } = params;
    const named =
      typeof missing === 'string' && missing !== '' ? { missing: cli.say(`proof.${missing}`) } : {};
    const share = percent === null ? '' : ` ${percent} %`;
    return plain(`${cli.say(`progress.${code}`, { ...params, ...named })}${share}`);
  }

  const listed = (keys: readonly string[]) => (keys.length === 0 ? cli.say('cli.none') : keys.join(', '));

  function begin(key: StepKey, kind: string, at: number): void {
    const typical = rowOf(key)?.typicalMs;
    const hint =
      typical === undefined || kind === 'reboot'
        ? ''
        : `  ${cli.say('run.typical', { time: duration(line.language, typical) })}`;
    print(`${titleOf(key, kind)}${cli.paint('dim', hint)}`);
    step = { key, since: now(), last: '', heard: now(), begun: at, beat: at };
  }

  function on(event: JobEvent): void {
    switch (event.t) {
      case 'plan': {
        rows = event.steps;
        const count = rows.filter((row) => before.has(row.key)).length;
        if (count > 0) print(cli.paint('dim', cli.say('run.before', { count, n: rows.length })));
        break;
      }
      case 'started':
        begin(event.step, event.kind, Date.parse(event.at));
        break;
      case 'already':
        print(cli.paint('dim', `${titleOf(event.step)}  ${cli.say('run.already')}`));
        break;
      case 'line':
        if (!terminal.rich) print(`      ${plain(event.text)}`);
        heard(event.text);
        break;
      case 'progress': {
        const text = movement(event);
        beat(Date.parse(event.at), text);
        heard(text);
        break;
      }
      case 'ended': {
        const time = duration(line.language, event.ms);
        const good = event.outcome === 'done';
        // Begun in an earlier run, and found done in this one: its title was not shown yet.
        const title = step?.key === event.step ? '    ' : titleOf(event.step);
        const end = cli.say(good && event.ms === 0 ? 'run.seen' : `run.${event.outcome}`, { time });
        print(cli.paint(good ? 'green' : 'red', `${title}  ${end}`));
        step = undefined;
        break;
      }
      case 'recovery':
        print(
          cli.paint(
            'yellow',
            cli.say('run.recovery', { step: nameOf(event.step), act: cli.say(`act.${event.act}`) }),
          ),
        );
        break;
      case 'differs':
        print(
          cli.paint(
            'yellow',
            cli.say('run.differs', {
              added: listed(event.added),
              removed: listed(event.removed),
              changed: listed(event.changed),
            }),
          ),
        );
        break;
      case 'waiting':
        clear();
        step = undefined;
        break;
      default:
        break;
    }
  }

  return {
    on,
    past(event) {
      if (event.t === 'already' || (event.t === 'ended' && event.outcome === 'done')) before.add(event.step);
    },
    async aside(work) {
      clear();
      asides++;
      try {
        await work();
      } finally {
        if (asides > 0) asides--;
        if (asides === 0) flush();
      }
    },
    close() {
      if (timer !== undefined) clearInterval(timer);
      asides = 0;
      flush();
      clear();
    },
  };
}
