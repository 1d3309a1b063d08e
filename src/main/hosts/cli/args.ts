import { parseArgs, type ParseArgsConfig } from 'node:util';
import { errorCodes, failure } from '../../../contract/errors.ts';
import { languageOf, type Language } from '../../../messages/index.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const globalOptions = {
  host: { type: 'string' },
  state: { type: 'string' },
  json: { type: 'boolean' },
  'json-stream': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  yes: { type: 'boolean', short: 'y' },
  timeout: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies Options;

/** Words and options of each command. `words` are what follows its name; a trailing `?` may be left out. */
export const commands = {
  scan: { words: [], options: { setup: { type: 'string' } } },
  plan: { words: [], options: { setup: { type: 'string' }, only: { type: 'string' } } },
  apply: {
    words: [],
    options: { setup: { type: 'string' }, only: { type: 'string' }, 'what-if': { type: 'boolean' } },
  },
  do: {
    words: ['act?'],
    options: { param: { type: 'string', multiple: true }, 'what-if': { type: 'boolean' } },
  },
  resume: { words: ['job?'], options: { answer: { type: 'string' } } },
  undo: { words: ['job?'], options: { to: { type: 'string' }, 'what-if': { type: 'boolean' } } },
  cancel: { words: ['job?'], options: { now: { type: 'boolean' } } },
  'jobs list': { words: [], options: {} },
  'jobs show': { words: ['job?'], options: {} },
  status: { words: [], options: { watch: { type: 'boolean' } } },
  'setup check': { words: ['file'], options: {} },
  'setup schema': { words: [], options: {} },
  'export-script': { words: [], options: { setup: { type: 'string' } } },
  'practice list': { words: [], options: {} },
  'practice show': { words: [], options: {} },
  'practice reset': { words: [], options: {} },
  'practice reboot': { words: [], options: { 'fast-startup': { type: 'boolean' } } },
  'practice enroll': { words: [], options: { 'registration-id': { type: 'string' } } },
  'practice break': { words: ['fault?'], options: {} },
  'practice hold': { words: ['op', 'point'], options: {} },
  'practice release': { words: [], options: {} },
  'practice journey': { words: [], options: {} },
} as const satisfies Record<string, { words: readonly string[]; options: Options }>;

export type CommandName = keyof typeof commands;

/** A command line that makes sense. */
export interface CommandLine {
  command: CommandName | 'help' | 'version';
  words: string[];
  options: Record<string, string | boolean | string[] | undefined>;
  host: { kind: 'local' } | { kind: 'practice'; scenario: string };
  state: string | undefined;
  output: 'text' | 'json' | 'json-stream';
  quiet: boolean;
  yes: boolean;
  timeoutMs: number | undefined;
  language: Language;
  /** The command that help was asked for. */
  topic: string;
}

function usage(reason: string, params: Record<string, string> = {}): never {
  throw failure(errorCodes.usage, 'cli.parse', { params: { reason, ...params }, retry: 'never' });
}

/** Finds the command among the words: one word, or two such as `jobs list`. */
function commandOf(words: readonly string[]): { name: CommandName; rest: string[] } | undefined {
  const two = words.slice(0, 2).join(' ');
  if (Object.hasOwn(commands, two)) return { name: two as CommandName, rest: words.slice(2) };
  const one = words[0] ?? '';
  if (Object.hasOwn(commands, one)) return { name: one as CommandName, rest: words.slice(1) };
  return undefined;
}

function hostOf(text: string | undefined): CommandLine['host'] {
  if (text === undefined || text === 'local') return { kind: 'local' };
  const scenario = /^practice:([a-z0-9][a-z0-9.-]*)$/u.exec(text)?.[1];
  return scenario === undefined ? usage('host', { value: text }) : { kind: 'practice', scenario };
}

/** Reads the command line. Every refusal names the option or word and the rule. */
export function parseCommandLine(argv: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const loose = parseArgs({ args: [...argv], options: globalOptions, allowPositionals: true, strict: false });
  const language = languageOf(
    typeof loose.values.lang === 'string' ? loose.values.lang : (env['LC_ALL'] ?? env['LANG']),
  );
  const found = commandOf(loose.positionals);
  const wantsHelp = loose.values.help === true || loose.positionals[0] === 'help' || argv.length === 0;
  const base = {
    words: [],
    options: {},
    host: { kind: 'local' },
    state: undefined,
    output: 'text',
    quiet: false,
    yes: false,
    timeoutMs: undefined,
    language,
  } as const;
  if (loose.values.version === true) return { ...base, words: [], command: 'version', topic: '' };
  if (wantsHelp) {
    const topic =
      loose.positionals[0] === 'help'
        ? loose.positionals.slice(1).join(' ')
        : (found?.name ?? loose.positionals[0] ?? '');
    return { ...base, words: [], command: 'help', topic };
  }
  if (found === undefined) {
    const groups = Object.keys(commands).filter((name) => name.startsWith(`${loose.positionals[0] ?? ''} `));
    if (groups.length > 0) return { ...base, words: [], command: 'help', topic: loose.positionals[0] ?? '' };
    return usage('command', { value: loose.positionals[0] ?? '' });
  }
  const { words: wanted, options } = commands[found.name];
  let values: Record<string, string | boolean | string[] | undefined>;
  let positionals: string[];
  try {
    const strict = parseArgs({
      args: [...argv],
      options: { ...options, ...globalOptions },
      allowPositionals: true,
      strict: true,
    });
    values = strict.values as typeof values;
    positionals = strict.positionals.slice(found.name.split(' ').length);
  } catch (error) {
    const option = /'(-[^' ]*)/u.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    return usage(
      (error as { code?: string }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'option' : 'option-value',
      { value: option },
    );
  }
  if (positionals.length > wanted.length) usage('too-many', { value: positionals[wanted.length] ?? '' });
  const missing = wanted[positionals.length];
  if (missing !== undefined && !missing.endsWith('?')) usage('missing-word', { value: missing });
  const timeout = values['timeout'];
  const seconds = timeout === undefined ? undefined : Number(timeout);
  if (seconds !== undefined && !(Number.isFinite(seconds) && seconds > 0)) usage('timeout');
  return {
    command: found.name,
    words: positionals,
    options: values,
    host: hostOf(values['host'] as string | undefined),
    state: values['state'] as string | undefined,
    output: values['json-stream'] === true ? 'json-stream' : values['json'] === true ? 'json' : 'text',
    quiet: values['quiet'] === true,
    yes: values['yes'] === true,
    timeoutMs: seconds === undefined ? undefined : seconds * 1000,
    language,
    topic: '',
  };
}
