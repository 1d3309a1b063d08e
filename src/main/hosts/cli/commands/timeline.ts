import type { Timeline, TimelineEntry } from '../../../../contract/timeline.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { plain, plainParams } from '../render/text.ts';

/** The words of an entry: what happened, and what is known of it. */
function entryText(cli: Cli, { kind, params, failure }: TimelineEntry): string {
  const said = plainParams(params);
  const named =
    kind === 'boot'
      ? cli.say(`timeline.boot.${String(said['type'])}`)
      : cli.say(`timeline.${kind}`, {
          ...said,
          ...(kind === 'job' ? { state: cli.say(`state.${String(said['state'])}`) } : {}),
        });
  return failure === undefined ? named : `${named}: ${cli.say('timeline.known-bad', { failure })}`;
}

const lastGoodText = (cli: Cli, { lastGood }: Timeline): string =>
  lastGood === null
    ? cli.say('timeline.last-good.none')
    : cli.say(`timeline.last-good.${lastGood.by}`, { at: lastGood.at });

function print(cli: Cli, timeline: Timeline): void {
  cli.print(cli.paint('bold', cli.say('timeline.title', { host: timeline.host })));
  cli.print(lastGoodText(cli, timeline));
  for (const { fact, reason } of timeline.unknown)
    cli.print(
      cli.paint(
        'yellow',
        cli.say('timeline.unread', {
          what: cli.say(`timeline.part.${fact}`),
          why: cli.say(`adopt.reason.${reason}`),
        }),
      ),
    );
  cli.print('');
  for (const entry of timeline.entries) {
    const mark = entry.after ? '>' : ' ';
    const ahead = entry.at > timeline.at ? ` (${cli.say('timeline.ahead')})` : '';
    const line = `${mark} ${entry.at.slice(0, 19)}Z  ${plain(entryText(cli, entry))}${ahead}`;
    cli.print(entry.failure === undefined ? line : cli.paint('red', line));
  }
  if (timeline.entries.length === 0) cli.print(cli.say('timeline.empty'));
}

/** `timeline`: what happened to this host, newest first. Changes nothing. */
export async function timeline(cli: Cli): Promise<Outcome> {
  const told = await cli.call('host.timeline', {});
  print(cli, told);
  const pressing = told.unknown.length > 0 || told.entries.some(({ failure }) => failure !== undefined);
  return {
    exitCode: pressing ? exit.warnings : exit.proven,
    json: {
      lastGood: told.lastGood,
      unknown: told.unknown,
      entries: told.entries.map(({ failure, ...entry }) => ({
        ...entry,
        ...(failure === undefined ? {} : { failure }),
        text: entryText(cli, { ...entry, ...(failure === undefined ? {} : { failure }) }),
      })),
    },
  };
}
