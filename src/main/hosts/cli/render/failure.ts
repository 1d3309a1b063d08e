import type { AppError } from '../../../../contract/errors.ts';
import type { JobRecord } from '../../../../contract/jobs.ts';
import { isMessageKey, say, type Language } from '../../../../messages/index.ts';

/** What a job changed, as codes for `changes.<kind>`; the order is that of the steps. */
export function changesOf(job: JobRecord): string[] {
  const begun = job.steps.filter((step) => step.acted && step.state !== 'pending');
  return [...new Set(begun.map((step) => step.kind))];
}

/** "Nothing was changed." or the list of changes with the way back: the end of every failure. */
export function changeLines(language: Language, job: JobRecord | undefined): string[] {
  const changes = job === undefined ? [] : changesOf(job);
  if (job === undefined || changes.length === 0) return [say(language, 'cli.nothing-changed')];
  const list = changes.map((kind) => say(language, `changes.${kind}`)).join('; ');
  const lines = [say(language, 'cli.changed', { changes: list })];
  if (job.goal.kind !== 'undo') lines.push(say(language, 'cli.undo-hint', { job: job.id }));
  return lines;
}

/** An error in words: what happened, the fields to correct, what was said, what to do next. */
export function failureLines(language: Language, error: AppError): string[] {
  const id = error.origin?.id;
  const known = id !== undefined && /^F\d+$/u.test(id) ? ` (${say(language, 'cli.known-as', { id })})` : '';
  const lines = [`${error.code}: ${say(language, `error.${error.code}`, error.params)}${known}`];
  const reason = error.params['reason'];
  if (typeof reason === 'string' && isMessageKey(`usage.${reason}`))
    lines.push(`  ${say(language, `usage.${reason}`, error.params)}`);
  if (error.fields !== undefined && error.fields.length > 0) {
    lines.push(say(language, 'cli.fields'));
    for (const field of error.fields) {
      lines.push(
        `  ${field.path === '' ? '(document)' : field.path}: ${say(language, `rule.${field.rule}`, field.params)}`,
      );
    }
  }
  const tail = error.origin?.tail ?? [];
  if (tail.length > 0) {
    lines.push(say(language, 'cli.said'));
    for (const line of tail.slice(-6)) lines.push(`  | ${line.trim()}`);
  }
  const fix = `fix.${error.code}`;
  if (isMessageKey(fix)) lines.push(say(language, 'cli.next', { text: say(language, fix, error.params) }));
  for (const remedy of error.remedies) {
    const key = `remedy.${remedy.id}`;
    if (isMessageKey(key))
      lines.push(
        say(language, 'cli.next', { text: say(language, key, 'params' in remedy ? remedy.params : {}) }),
      );
  }
  return lines;
}
