import { errorCodes, failure } from '../../../../contract/errors.ts';
import { languages } from '../../../../messages/index.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';

const explained = /^glossary\.([a-z0-9-]+)\.says$/u;

/** A text as it is searched: without case and accents. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** `glossary [TERM]`: the terms of the field in plain words. The very name finds one term, a part of it all that have it. */
export async function glossary(cli: Cli): Promise<Outcome> {
  const all = Object.keys(languages[cli.line.language])
    .flatMap((key) => explained.exec(key)?.[1] ?? [])
    .map((id) => ({ id, name: cli.say(`glossary.${id}`), says: cli.say(`glossary.${id}.says`) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, cli.line.language));
  const wanted = cli.line.words[0];
  const same = all.filter(({ id, name }) => id === wanted || folded(name) === folded(wanted ?? ''));
  const terms =
    wanted === undefined
      ? all
      : same.length > 0
        ? same
        : all.filter(({ id, name }) => id.includes(wanted) || folded(name).includes(folded(wanted)));
  if (terms.length === 0)
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'term', value: wanted ?? '' },
      retry: 'never',
    });
  for (const { name, says } of terms) cli.print(`${cli.paint('bold', name)}\n  ${says}`);
  return { exitCode: exit.proven, json: { terms } };
}
