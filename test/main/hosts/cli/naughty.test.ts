import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/contract/errors.ts';
import { isMessageKey } from '../../../../src/messages/index.ts';
import { commands, parseCommandLine } from '../../../../src/main/hosts/cli/args.ts';
import { testFolder } from '../../../support/app.ts';
import { naughty } from '../../bridge/naughty.ts';
import { deskOf, documentOf, imagesFile, manualFile, notWords, run, type Answer } from './support.ts';
import { limit } from '../../../support/limits.ts';

// A process cannot be given a NUL, so no command line ever brings one.
const texts = naughty.map((text) => text.replaceAll('\u0000', ''));

/** Right words for commands that need some, in their order. */
const rightWords: Readonly<Record<string, readonly string[]>> = {
  'setup check': [manualFile],
  images: [imagesFile],
  'setup import-userconfig': [manualFile],
  'practice hold': ['eflow.deploy', 'middle'],
};

/** A place on a command line that takes text: an option, or a word by its position. */
interface Place {
  command: string;
  option?: string;
  word?: number;
}

/** Every place of every command, off the table of commands, so that a new one is among them by itself. */
const places: Place[] = Object.entries(commands).flatMap(([command, { words, options }]) => [
  ...words.map((_word, at): Place => ({ command, word: at })),
  ...Object.entries(options as Record<string, { type: string }>)
    .filter(([, { type }]) => type === 'string')
    .map(([option]): Place => ({ command, option })),
]);
const globals = ['host', 'state', 'timeout', 'lang'].map((option): Place => ({ command: 'scan', option }));
const all = [...places, ...globals];
const idOf = ({ command, option, word }: Place) =>
  `${command} ${option === undefined ? `word ${word ?? 0}` : `--${option}`}`;

/** The command line with this text at a place, everything else right. */
function argvOf({ command, option, word }: Place, text: string): string[] {
  const words = [...(rightWords[command] ?? [])];
  if (word !== undefined) words[word] = text;
  return option === undefined
    ? [...command.split(' '), ...words]
    : [...command.split(' '), ...words, `--${option}=${text}`];
}

const counts = { refused: 0, taken: 0, ran: 0 };
afterAll(() => {
  console.log(
    `naughty command lines: ${counts.refused} refused and ${counts.taken} taken when read, ${counts.ran} run`,
  );
});

/** What is wrong with how a command line is read: it is taken exactly, or refused by its name and a rule. */
function wrongReading(place: Place, text: string): string[] {
  const { option, word = 0 } = place;
  const shown = JSON.stringify(text);
  try {
    const line = parseCommandLine(argvOf(place, text), {});
    counts.taken++;
    if (line.command === 'help' || line.command === 'version') return [`${shown} is taken for help`];
    if (option === undefined) return line.words[word] === text ? [] : [`${shown} became another word`];
    const kept = { ...line.options, state: line.state }[option] as string | string[] | undefined;
    return [kept].flat().includes(text) ? [] : [`${shown} became ${JSON.stringify(kept)}`];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    counts.refused++;
    const { code, params } = error.error;
    const named =
      'value' in params || ['state', 'payloads', 'on-the-line'].includes(String(params['reason']));
    return code === 'EFD-CLI-001' && named && isMessageKey(`usage.${String(params['reason'])}`)
      ? []
      : [`${shown} is refused by ${code} ${JSON.stringify(params)}`];
  }
}

describe('naughty text on a command line is read as it is, or refused by name', () => {
  test('in every place that takes text', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(all.map(idOf)).toEqual(
      expect.arrayContaining(['do --param', 'practice hold word 1', 'scan --host']),
    );
  });

  test.each(all.map((place) => [idOf(place), place] as const))('%s', (_id, place) => {
    expect(texts.flatMap((text) => wrongReading(place, text))).toEqual([]);
  });
});

/** Options that name a file or a folder: what they name must lie below the folder of the test. */
const paths = new Set(['state', 'out', 'setup', 'payloads']);

/** `serve` ends only when nobody looks any more; a journey takes long, and no text. */
const runs = all.filter(({ command }) => command !== 'serve' && command !== 'practice journey');

/** All texts with `npm run naughty`; here every third, another third at each place. */
const whole = process.env['EFLOW_DESK_NAUGHTY'] === 'all';
const drawn = (at: number) => texts.filter((_text, i) => whole || (i + at) % 3 === 0);

/** Everything below a state folder that a refused command must leave as it was. Looking takes the machine's time. */
function stateOf(folder: string): string {
  const jobs = join(folder, 'jobs');
  const machine = join(folder, 'practice', 'already-deployed', 'machine.json');
  return JSON.stringify([
    existsSync(jobs) ? readdirSync(jobs) : [],
    existsSync(machine) ? readFileSync(machine, 'utf8').replace(/"clockOffsetMs": \d+/u, '') : '',
  ]);
}

/** What is wrong with an answer: no words, a mistake of ours, or a change that was refused. */
function wrongAnswer(shown: string, answer: Answer, changed: boolean): string[] {
  const { exitCode, error, text = '' } = answer;
  if (exitCode === 0 || exitCode === 10 || exitCode === 11) return [];
  return [
    ...(error === undefined || error.code === 'EFD-RPC-004'
      ? [`${shown} ends in ${error?.code ?? exitCode}`]
      : []),
    ...(changed ? [`${shown} is refused and changed something`] : []),
    ...notWords(text).map((found) => `${shown} is answered with ${found}`),
  ];
}

describe('naughty text does nothing but what it says', { timeout: limit(120_000) }, () => {
  test.each(runs.map((place, at) => [idOf(place), place, at] as const))('%s', async (_id, place, at) => {
    const { folder, remove } = testFolder();
    try {
      const desk = deskOf('already-deployed', folder);
      await desk.json(['practice', 'show']);
      const problems: string[] = [];
      for (const text of drawn(at)) {
        const before = stateOf(folder);
        const below = paths.has(place.option ?? '') ? join(folder, `x${text}`) : text;
        const given = argvOf(place, below);
        const argv =
          place.option === 'host'
            ? ['--state', folder, '--json', ...given]
            : ['--host', 'practice:already-deployed', '--state', folder, '--json', ...given];
        const ran = await run(argv, folder);
        counts.ran++;
        problems.push(
          ...wrongAnswer(JSON.stringify(text), documentOf(ran.stdout), stateOf(folder) !== before),
        );
      }
      expect(problems).toEqual([]);
    } finally {
      remove();
    }
  });
});
