import type { JobEvent, PlannedStep, StepKey } from '../../../contract/jobs.ts';
import type { Cli } from './context.ts';
import { duration } from './render/text.ts';

/** After this long without a word the progress says so, in milliseconds. */
const silentAfterMs = 10_000;
const refreshMs = 250;

/**
 * Shows a running job: a line for each step that begins and ends, and on a rich terminal one line that moves: elapsed
 * and typical time, percent, the last words heard, and for how long nothing was heard.
 */
export function createProgress(cli: Cli): {
  on(event: JobEvent): void;
  /** An event of an earlier run: remembered, not shown. */
  past(event: JobEvent): void;
  close(): void;
} {
  const { terminal, line } = cli;
  const now = () => cli.app.world.clock.now();
  let rows: readonly PlannedStep[] = [];
  let step: { key: StepKey; since: number; last: string; heard: number } | undefined;
  let drawn = false;
  const before = new Set<StepKey>();
  const quiet = line.quiet || line.output !== 'text';

  const rowOf = (key: StepKey) => rows.find((row) => row.key === key);
  const nameOf = (key: StepKey, kind?: string) => cli.say(`step.${kind ?? rowOf(key)?.kind ?? key}`);

  function clear(): void {
    if (!drawn) return;
    process.stdout.write('\r\u001b[2K');
    drawn = false;
  }

  function print(text: string): void {
    if (quiet) return;
    clear();
    terminal.out(text);
  }

  function draw(): void {
    if (quiet || !terminal.rich || step === undefined) return;
    const parts = [duration(line.language, now() - step.since)];
    const typical = rowOf(step.key)?.typicalMs;
    if (typical !== undefined) parts.push(cli.say('run.typical', { time: duration(line.language, typical) }));
    if (step.last !== '') parts.push(step.last);
    const silent = now() - step.heard;
    if (silent > silentAfterMs) parts.push(cli.say('run.silent', { time: duration(line.language, silent) }));
    process.stdout.write(
      `\r\u001b[2K      ${cli.paint('dim', parts.join('  ').slice(0, terminal.columns - 8))}`,
    );
    drawn = true;
  }

  const timer = quiet || !terminal.rich ? undefined : setInterval(draw, refreshMs);
  timer?.unref();

  function heard(text: string): void {
    if (step === undefined) return;
    step.last = text.trim();
    step.heard = now();
    draw();
  }

  function begin(key: StepKey, kind: string): void {
    const k = rows.findIndex((row) => row.key === key) + 1;
    const n = rows.length;
    const typical = rowOf(key)?.typicalMs;
    const hint =
      typical === undefined || kind === 'reboot'
        ? ''
        : `  ${cli.say('run.typical', { time: duration(line.language, typical) })}`;
    print(
      `${cli.say('run.step', { k: k === 0 ? '+' : k, n, step: nameOf(key, kind) })}${cli.paint('dim', hint)}`,
    );
    step = { key, since: now(), last: '', heard: now() };
  }

  function on(event: JobEvent): void {
    switch (event.t) {
      case 'plan':
        rows = event.steps;
        if (before.size > 0)
          print(cli.paint('dim', cli.say('run.before', { count: before.size, n: rows.length })));
        break;
      case 'started':
        begin(event.step, event.kind);
        break;
      case 'already':
        print(
          cli.paint(
            'dim',
            `${cli.say('run.step', { k: rows.findIndex((row) => row.key === event.step) + 1, n: rows.length, step: nameOf(event.step) })}  ${cli.say('run.already')}`,
          ),
        );
        break;
      case 'line':
        if (!terminal.rich && !quiet) terminal.out(`      ${event.text.trim()}`);
        heard(event.text);
        break;
      case 'progress': {
        const percent = event.percent === null ? '' : ` ${event.percent} %`;
        heard(`${cli.say(`progress.${event.code}`, event.params)}${percent}`);
        break;
      }
      case 'ended': {
        const time = duration(line.language, event.ms);
        const key = event.outcome === 'done' && event.ms === 0 ? 'run.seen' : `run.${event.outcome}`;
        print(cli.paint(event.outcome === 'done' ? 'green' : 'red', `      ${cli.say(key, { time })}`));
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
              added: event.added.join(', '),
              removed: event.removed.join(', '),
              changed: event.changed.join(', '),
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
    close() {
      if (timer !== undefined) clearInterval(timer);
      clear();
    },
  };
}
