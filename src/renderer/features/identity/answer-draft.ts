import type { AnswerReport } from '../../../contract/sheets.ts';
import { withValue, type Draft } from '../setup/draft.ts';
import { fieldsOf, wayOf } from './ways.ts';

/** The draft with what an answer tells, as far as the chosen way has a field for it. Secrets are given, not written. */
export function withAnswer(draft: Draft, { fills, secrets }: Pick<AnswerReport, 'fills' | 'secrets'>): Draft {
  const way = wayOf(draft);
  const known = new Set(way === undefined ? [] : fieldsOf(way).map(({ name }) => name));
  let next = draft;
  for (const [name, value] of Object.entries(fills))
    if (known.has(name)) next = withValue(next, `identity.${name}`, value);
  for (const field of secrets)
    if (known.has(field.slice('identity.'.length))) next = withValue(next, field, 'prompt');
  return next;
}
