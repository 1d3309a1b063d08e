import { resolve } from 'node:path';
import { AdoptNote, type Adoption } from '../../../../contract/adopt.ts';
import type { Json } from '../../../../contract/json.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { plain, valueText } from '../render/text.ts';
import { save } from './record.ts';

/** What a person has to do something about, or has to know before anything is made of the document. */
const pressing: ReadonlySet<AdoptNote['kind']> = new Set(['open', 'unknown', 'not-taken']);

/** The words of a note. */
function noteText(cli: Cli, { code, params }: AdoptNote): string {
  const { reason } = params;
  return cli.say(`adopt.${code}`, {
    ...params,
    ...(typeof reason === 'string' ? { reason: cli.say(`adopt.reason.${reason}`) } : {}),
  });
}

/** What was read and by whom, then the notes by kind; beside the document, which alone goes to where output is sent. */
function printBeside(cli: Cli, { values, notes }: Adoption): void {
  const { err } = cli.terminal;
  err(cli.paint('dim', cli.say('adopt.read')));
  for (const { path, value, source } of values)
    err(`  ${cli.say('adopt.value', { path, value: valueText(value), source: plain(source) })}`);
  for (const kind of AdoptNote.shape.kind.options) {
    const those = notes.filter((note) => note.kind === kind);
    if (those.length === 0) continue;
    err(cli.paint(pressing.has(kind) ? 'yellow' : 'dim', cli.say(`adopt.kind.${kind}`)));
    for (const note of those) err(`  ${plain(note.field)}: ${plain(noteText(cli, note))}`);
  }
}

/** `adopt [--out FILE]`: this host as a setup document. Changes nothing. */
export async function adopt(cli: Cli): Promise<Outcome> {
  const out = cli.line.options['out'];
  const saved = typeof out === 'string' ? resolve(out) : undefined;
  const adoption = await cli.call('host.adopt', {});
  if (saved === undefined) cli.print(adoption.text.trimEnd());
  else await save(saved, adoption.text);
  if (cli.line.output === 'text') printBeside(cli, adoption);
  if (saved !== undefined) cli.print(cli.say('profile.saved', { file: plain(saved) }));
  return {
    exitCode: adoption.notes.some(({ kind }) => pressing.has(kind)) ? exit.warnings : exit.proven,
    json: {
      document: JSON.parse(adoption.text) as Json,
      values: adoption.values,
      notes: adoption.notes.map((note) => ({ ...note, text: noteText(cli, note) })),
      ...(saved === undefined ? {} : { saved }),
    },
  };
}
