import type { AppError } from '../../../../contract/errors.ts';
import type { JobRecord } from '../../../../contract/jobs.ts';
import { isMessageKey, say, type Language, type MessageParams } from '../../../../messages/index.ts';
import { plain, plainParams } from './text.ts';

/** What a job changed, as kinds of steps in the order of the steps. What was taken back since is not among it. */
export interface Changes {
  /** Seen to be done. */
  made: string[];
  /** Begun, and not seen to be done: may have left something. */
  unfinished: string[];
  /** Both: what `--json` prints. */
  all: string[];
}

export function changesOf(job: JobRecord | undefined): Changes {
  const begun =
    job === undefined || job.state === 'undone'
      ? []
      : job.steps.filter((step) => step.acted && !job.undone.includes(step.key));
  const kinds = (steps: typeof begun) => [...new Set(steps.map((step) => step.kind))];
  return {
    made: kinds(begun.filter((step) => step.state === 'done')),
    unfinished: kinds(begun.filter((step) => step.state !== 'done')),
    all: kinds(begun),
  };
}

/** "Nothing was changed." or the list of changes with the way back: the end of every failure. */
export function changeLines(language: Language, job: JobRecord | undefined): string[] {
  const { made, unfinished, all } = changesOf(job);
  if (job === undefined || all.length === 0) return [say(language, 'cli.nothing-changed')];
  const lines: string[] = [];
  if (made.length > 0) {
    const changes = made.map((kind) => say(language, `changes.${kind}`)).join('; ');
    lines.push(say(language, 'cli.changed', { changes }));
  }
  if (unfinished.length > 0) {
    const steps = unfinished.map((kind) => say(language, `step.${kind}`)).join('; ');
    lines.push(say(language, 'cli.unfinished', { steps }));
  }
  if (job.goal.kind !== 'undo') lines.push(say(language, 'cli.undo-hint', { job: job.id }));
  return lines;
}

const lists = new Set(['added', 'removed', 'changed']);

/** The values of an error for its sentence: a step by its name, a list or a text that is empty by a word. */
function valuesOf(language: Language, error: AppError): MessageParams {
  const values: Record<string, string | number | boolean | null> = { ...plainParams(error.params) };
  for (const [name, value] of Object.entries(values)) {
    if (value !== '') continue;
    if (lists.has(name)) values[name] = say(language, 'cli.none');
    if (name === 'text') values[name] = say(language, 'cli.no-text');
  }
  if (error.doing.startsWith('step.') && isMessageKey(error.doing))
    values['step'] = say(language, 'cli.quoted', { text: say(language, error.doing) });
  return values;
}

/** A failure of the catalogue in words: its key to quote, what it means, what to do. */
export interface FailureWords {
  id: string;
  text: string;
  do: string;
}

/** The words for a failure by its key, such as `F21`; undefined for a key that has none. */
export function failureWords(language: Language, id: string | undefined): FailureWords | undefined {
  const key = `failure.${id ?? ''}`;
  if (id === undefined || !isMessageKey(key)) return undefined;
  return { id, text: say(language, key), do: say(language, `${key}.do`) };
}

/**
 * What to do next: the product's own word for the error, else the ways out that came with it; then what helps against the
 * failure that was recognised in it.
 */
function nextSteps(
  language: Language,
  error: AppError,
  values: MessageParams,
  known: FailureWords | undefined,
): string[] {
  const fix = `fix.${error.code}`;
  const own = isMessageKey(fix)
    ? [say(language, fix, values)]
    : error.remedies
        .filter((remedy) => isMessageKey(`remedy.${remedy.id}`))
        .map((remedy) =>
          say(language, `remedy.${remedy.id}`, remedy.kind === 'none' ? {} : plainParams(remedy.params)),
        );
  return [...new Set(known === undefined ? own : [...own, known.do])];
}

/** An error in words: what happened, the fields to correct, what was said, what to do next. */
export function failureLines(language: Language, error: AppError): string[] {
  const values = valuesOf(language, error);
  // Nothing is named where a job was looked for and there is none.
  const none = `none.${error.code}`;
  if (error.params['job'] === '' && isMessageKey(none)) return [`${error.code}: ${say(language, none)}`];

  const id = error.origin?.id;
  const named = id !== undefined && /^F\d+$/u.test(id) ? ` (${say(language, 'cli.known-as', { id })})` : '';
  const lines = [`${error.code}: ${say(language, `error.${error.code}`, values)}${named}`];
  const known = failureWords(language, id);
  if (known !== undefined) lines.push(`  ${known.id}: ${known.text}`);
  const reason = error.params['reason'];
  if (typeof reason === 'string' && isMessageKey(`usage.${reason}`))
    lines.push(`  ${say(language, `usage.${reason}`, values)}`);
  if (error.fields !== undefined && error.fields.length > 0) {
    lines.push(say(language, 'cli.fields'));
    for (const { path, rule, params } of error.fields) {
      const where = path === '' ? say(language, 'cli.document') : plain(path);
      lines.push(`  ${where}: ${say(language, `rule.${rule}`, plainParams(params))}`);
    }
  }
  const tail = error.origin?.tail ?? [];
  if (tail.length > 0) {
    lines.push(say(language, 'cli.said'));
    for (const line of tail.slice(-6)) lines.push(`  | ${plain(line)}`);
  }
  for (const text of nextSteps(language, error, values, known))
    lines.push(say(language, 'cli.next', { text }));
  return lines;
}
