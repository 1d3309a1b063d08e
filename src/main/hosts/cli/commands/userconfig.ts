import { resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import { UserconfigNote, WindowsKind, type UserconfigConversion } from '../../../../contract/userconfig.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { plain } from '../render/text.ts';
import { save } from './record.ts';
import { readSetup, setupFileOf } from './setup-file.ts';

/** What a person has to do something about; the other kinds are to know. */
const open: ReadonlySet<UserconfigNote['kind']> = new Set(['not-taken', 'to-fill']);

/** Notes by kind, beside the document and not in it: the document alone goes to where output is sent. */
function printNotes(cli: Cli, notes: readonly UserconfigNote[]): void {
  for (const kind of UserconfigNote.shape.kind.options) {
    const those = notes.filter((note) => note.kind === kind);
    if (those.length === 0) continue;
    cli.terminal.err(cli.paint(open.has(kind) ? 'yellow' : 'dim', cli.say(`userconfig.kind.${kind}`)));
    for (const { field, code, params } of those) {
      const where = field === '' ? '' : `${plain(field)}: `;
      cli.terminal.err(`  ${where}${cli.say(`userconfig.${code}`, params)}`);
    }
  }
}

/** Prints the document or saves it, and tells what was not taken over; that makes the exit code 11. */
async function hand(cli: Cli, { text, notes }: UserconfigConversion): Promise<Outcome> {
  const out = cli.line.options['out'];
  const saved = typeof out === 'string' ? resolve(out) : undefined;
  if (saved === undefined) cli.print(text.trimEnd());
  else await save(saved, text);
  if (cli.line.output === 'text') printNotes(cli, notes);
  if (saved !== undefined) cli.print(cli.say('profile.saved', { file: plain(saved) }));
  return {
    exitCode: notes.some(({ kind }) => open.has(kind)) ? exit.warnings : exit.proven,
    json: {
      document: JSON.parse(text) as Json,
      notes: notes.map((note) => ({ ...note, text: cli.say(`userconfig.${note.code}`, note.params) })),
      ...(saved === undefined ? {} : { saved }),
    },
  };
}

/** `setup import-userconfig FILE`: a setup document made of an eflow-userconfig.json. */
export async function importFile(cli: Cli): Promise<Outcome> {
  const windows = WindowsKind.optional().safeParse(cli.line.options['windows']);
  if (!windows.success)
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'windows', value: String(cli.line.options['windows']) },
      retry: 'never',
    });
  const text = await readSetup(cli.line.words[0] ?? '');
  return hand(
    cli,
    await cli.call('setup.importUserconfig', {
      text,
      ...(windows.data === undefined ? {} : { windows: windows.data }),
    }),
  );
}

/** `setup export-userconfig --setup FILE`: an eflow-userconfig.json made of a setup document. */
export async function exportSetup(cli: Cli): Promise<Outcome> {
  const text = await readSetup(setupFileOf(cli));
  return hand(cli, await cli.call('setup.exportUserconfig', { text }));
}
