import { describe, expect, test } from 'vitest';
import { noShell } from '../../stand-ins/guest-shell.ts';
import { leftOut, why } from '../support.ts';
import { shown, text, where, withGuest } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;

/** Sends sh text, and answers what its sections said. */
const send = (sh: string) => `Inside { Invoke-EflowDeskGuestText -Text $args[0] } ${text(sh)}`;
const quoted = (words: string) => `'${words.replaceAll("'", String.raw`'\''`)}'`;

interface Section {
  Code: number;
  Text: string;
  Lines: string[];
  Cut: boolean;
}

async function sections(sh: string): Promise<Record<string, Section>> {
  const { shown: said } = await withGuest({}, [send(sh)]);
  expect(said[0]?.error).toBeNull();
  return said[0]?.output[0] as Record<string, Section>;
}

const awkward = [
  'it\'s "quoted" $HOME $(id) `id` \\ \\n % ! * ? & ; | < > # ~',
  'two\nlines\n\nand a blank one',
  '\u00fc\u00e4 \u65e5\u672c\u8a9e \u{1f600} \u2018\u201d',
  'eflow-desk:end:; eflow-desk:one:AAAA;',
  'carriage\rreturn\r\nand line',
  '-n',
  ' blanks around ',
];

describe.skipIf(skipped)(`text for the shell of the VM${reason}`, () => {
  test('arrives and comes back exactly, in whatever form the answer comes', async () => {
    const sh = awkward.map((words, at) => `section ${'abcdefg'[at]} printf %s ${quoted(words)}`).join('\n');
    const ways = ['', 'one', 'returns', 'wrapped'];
    const { shown: all } = await withGuest(
      {},
      ways.map((way) => where('EFLOWDESK_GUEST_WAY', way, send(sh))),
    );
    for (const [index, way] of ways.entries()) {
      expect(all[index]?.error, way).toBeNull();
      const said = all[index]?.output[0] as Record<string, Section>;
      expect(Object.keys(said).toSorted()).toEqual(awkward.map((_, at) => 'abcdefg'[at]));
      for (const [at, words] of awkward.entries())
        expect(said['abcdefg'[at] ?? ''], way).toMatchObject({ Text: words, Code: 0 });
    }
  });

  test('may be 20 KB long', async () => {
    const words = Array.from({ length: 20_000 }, (_, at) => String.fromCodePoint(33 + ((at * 7) % 90)))
      .join('')
      .replaceAll("'", '"');
    expect((await sections(`section long printf %s ${quoted(words)}`))['long']?.Text).toBe(words);
    const [said] = await shown([send(`section long printf %s ${quoted(words.repeat(2))}`)]);
    expect(said?.error?.id).toBe('GuestTextLength');
  });

  test('gives lines, the exit code and what went to standard error of each section', async () => {
    const said = await sections(
      [
        'fails() { echo out; echo err >&2; return 7; }',
        'reads() { read line; echo "got <$line>"; }',
        'section fails fails',
        'section missing nosuchprogram',
        'section silent true',
        'section blank printf "\\n\\n"',
        'section reads reads',
        'section last echo yes',
      ].join('\n'),
    );
    expect(said['fails']).toEqual({ Code: 7, Text: 'out\nerr\n', Lines: ['out', 'err'], Cut: false });
    expect(said['missing']).toMatchObject({ Code: 127 });
    expect(said['silent']).toMatchObject({ Code: 0, Lines: [] });
    expect(said['blank']).toMatchObject({ Lines: ['', ''] });
    // A program that reads must not take the rest of the text for its own.
    expect(said['reads']).toMatchObject({ Lines: ['got <>'] });
    expect(said['last']).toMatchObject({ Lines: ['yes'] });
  });

  test('keeps the end of what is too long, and says so', async () => {
    const said = await sections(
      'long() { i=0; while [ $i -lt 3000 ]; do echo "$i is a line with some words that make it longer than it was"; i=$((i+1)); done; return 5; }\nsection long long',
    );
    expect(said['long']).toMatchObject({ Cut: true, Code: 5 });
    expect(said['long']?.Lines.at(-1)).toMatch(/^2999 is/u);
    expect(said['long']?.Text.length).toBeLessThanOrEqual(131_072);
  });

  test('that does not run to its end is a failure', async () => {
    const early = [
      'section one echo 1\nexit 0',
      'section one echo 1\nif true; then',
      'section one echo 1\n}\n{ exit 3',
    ];
    const { shown: said } = await withGuest({}, [
      ...early.map(send),
      where('EFLOWDESK_GUEST_WAY', 'cut', send('section one echo 1\nsection two echo 2')),
    ]);
    for (const one of said.slice(0, -1)) {
      expect(one.output).toEqual([]);
      expect(one.error?.id).toMatch(/^EflowVm(?:Answer|CommandFailed)$/u);
    }
    expect(said.at(-1)).toMatchObject({
      output: [],
      error: { id: 'EflowVmAnswer', text: 'The VM gave no whole answer.' },
    });
  });

  test('that does not reach the VM fails with what the module said, without our text and without secrets', async () => {
    const cases: Record<string, [string, RegExp]> = {
      off: ['EflowVmAnswer', /^Can't process request, EFLOW VM is OFF!$/u],
      tail: ['EflowVmAnswer', /^Too many authentication failures$/u],
      errors: ['EflowVmAnswer', /^Unable to connect virtual machine with SSH\. Aborting\.\.$/u],
      nothing: ['EflowVmAnswer', /^The VM gave no whole answer\.$/u],
      throw: ['EflowVmCommandFailed', /^ssh failed to execute \[.*Connection refused\] at line 4357$/u],
      misses: ['EflowVmCommandFailed', /Get-NothingAtAll/u],
    };
    const { shown: all } = await withGuest(
      {},
      Object.keys(cases).map((way) => where('EFLOWDESK_GUEST_WAY', way, send('section one echo 1'))),
    );
    for (const [index, [way, [id, words]]] of Object.entries(cases).entries()) {
      expect(all[index], way).toMatchObject({ output: [], error: { id, category: 'ConnectionError' } });
      expect(all[index]?.error?.text, way).toMatch(words);
      expect(all[index]?.error?.text, way).not.toMatch(/[A-Za-z0-9+/]{40}|c2VjcmV0/u);
    }
  });

  test('without the module is an absent command', async () => {
    const [said] = await shown([send('section one echo 1')], { env: { PSModulePath: '/nowhere' } });
    expect(said?.error?.id).toMatch(
      /^(?:CommandNotFoundException|CouldNotAutoLoadModule|Modules_ModuleNotFound)\b/u,
    );
  });
});
