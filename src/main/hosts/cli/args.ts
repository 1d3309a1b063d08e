import { parseArgs, type ParseArgsConfig } from 'node:util';
import { errorCodes, failure } from '../../../contract/errors.ts';
import { languageOf, languages, type Language } from '../../../messages/index.ts';

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

/** The proxy on the way of this computer to Azure. */
const proxyOptions = { proxy: { type: 'string' }, 'proxy-password': { type: 'string' } } as const;

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
    options: {
      param: { type: 'string', multiple: true },
      setup: { type: 'string' },
      'what-if': { type: 'boolean' },
    },
  },
  resume: { words: ['job?'], options: { answer: { type: 'string' } } },
  undo: { words: ['job?'], options: { to: { type: 'string' }, 'what-if': { type: 'boolean' } } },
  cancel: { words: ['job?'], options: { now: { type: 'boolean' } } },
  'jobs list': { words: [], options: {} },
  'jobs show': { words: ['job?'], options: {} },
  adopt: { words: [], options: { out: { type: 'string' } } },
  timeline: { words: [], options: {} },
  status: { words: [], options: { watch: { type: 'boolean' } } },
  diagnose: { words: ['file?'], options: {} },
  'record module-profile': { words: [], options: { out: { type: 'string' } } },
  'setup check': { words: ['file'], options: {} },
  'setup schema': { words: [], options: {} },
  'setup import-userconfig': {
    words: ['file'],
    options: { windows: { type: 'string' }, out: { type: 'string' } },
  },
  'setup export-userconfig': { words: [], options: { setup: { type: 'string' }, out: { type: 'string' } } },
  'network advise': {
    words: [],
    options: {
      reachable: { type: 'boolean' },
      fixed: { type: 'boolean' },
      address: { type: 'string' },
      gateway: { type: 'string' },
      dns: { type: 'string', multiple: true },
      'plant-dhcp': { type: 'string' },
    },
  },
  images: { words: ['file'], options: {} },
  'upgrade plan': { words: [], options: { to: { type: 'string' } } },
  'export-script': { words: [], options: { setup: { type: 'string' } } },
  'identity advise': { words: [], options: { answer: { type: 'string', multiple: true } } },
  'identity answer': { words: ['file?'], options: { request: { type: 'string' } } },
  'identity certificate ca': {
    words: ['name'],
    options: {
      folder: { type: 'string' },
      intermediates: { type: 'string' },
      device: { type: 'string', multiple: true },
      'key-kind': { type: 'string' },
      days: { type: 'string' },
    },
  },
  'identity certificate check': {
    words: ['file'],
    options: {
      key: { type: 'string' },
      use: { type: 'string' },
      name: { type: 'string' },
      passphrase: { type: 'string' },
      second: { type: 'string' },
      enrolled: { type: 'string' },
      service: { type: 'string' },
      ...proxyOptions,
    },
  },
  'identity certificate convert': {
    words: ['file'],
    options: { key: { type: 'string' }, passphrase: { type: 'string' }, folder: { type: 'string' } },
  },
  'identity certificate create': {
    words: ['name'],
    options: { folder: { type: 'string' }, 'key-kind': { type: 'string' } },
  },
  'identity certificate csr': {
    words: ['name'],
    options: { folder: { type: 'string' }, 'key-kind': { type: 'string' } },
  },
  'identity check': { words: [], options: { field: { type: 'string' } } },
  'identity cloud find': {
    words: ['text'],
    options: { service: { type: 'string' }, 'hub-service': { type: 'string' }, ...proxyOptions },
  },
  'identity cloud show': {
    words: ['id'],
    options: { service: { type: 'string' }, 'hub-service': { type: 'string' }, ...proxyOptions },
  },
  'identity enroll': { words: [], options: { setup: { type: 'string' }, 'what-if': { type: 'boolean' } } },
  'identity derive': {
    words: [],
    options: {
      'registration-id': { type: 'string' },
      'group-key': { type: 'string' },
      out: { type: 'string' },
    },
  },
  'identity firewall': {
    words: [],
    options: { setup: { type: 'string' }, csv: { type: 'boolean' }, out: { type: 'string' } },
  },
  'identity sheet': {
    words: [],
    options: {
      setup: { type: 'string' },
      csr: { type: 'string' },
      group: { type: 'string' },
      authority: { type: 'string' },
      out: { type: 'string' },
    },
  },
  'identity tpm': { words: [], options: { enrollment: { type: 'string' } } },
  'identity linux-kit': {
    words: [],
    options: {
      setup: { type: 'string' },
      distribution: { type: 'string' },
      architecture: { type: 'string' },
      hostname: { type: 'string' },
      'trust-bundle': { type: 'string' },
      'agent-image': { type: 'string' },
      reprovisioning: { type: 'string' },
      'pkcs11-library': { type: 'string' },
      'pkcs11-slot': { type: 'string' },
      'pkcs11-key': { type: 'string' },
      out: { type: 'string' },
    },
  },
  glossary: { words: ['term?'], options: {} },
  serve: { words: [], options: { port: { type: 'string' }, payloads: { type: 'string', multiple: true } } },
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

/** Options of every command, so that a value is never taken for the command's name. No two differ in type. */
const everyOption: Options = Object.assign(
  {},
  ...Object.values(commands).map((command) => command.options),
  globalOptions,
) as Options;

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
  /** The command or group that help is about; empty for all. */
  topic: string;
  /** False when help is the answer to a command line that stops half-way. */
  complete: boolean;
}

/** The longest `--timeout`: a timer of Node cannot wait much longer than this, and would not wait at all. */
const maxTimeoutSeconds = 2_000_000;

function usage(reason: string, params: Record<string, string> = {}): never {
  throw failure(errorCodes.usage, 'cli.parse', { params: { reason, ...params }, retry: 'never' });
}

/** Finds the command among the words: one word, two such as `jobs list`, or three. */
function commandOf(words: readonly string[]): CommandName | undefined {
  return [3, 2, 1]
    .map((count) => words.slice(0, count).join(' '))
    .find((name) => Object.hasOwn(commands, name)) as CommandName | undefined;
}

/** Commands about secrets: what stands behind their name by mistake may be one, so it is never repeated. */
const takesSecrets = (name: string): boolean => name.split(' ')[0] === 'identity';

const isGroup = (name: string) => Object.keys(commands).some((command) => command.startsWith(`${name} `));

/** The machine that `--host` names; this computer where it names none. */
export function hostOf(text: string | undefined): CommandLine['host'] {
  if (text === undefined || text === 'local') return { kind: 'local' };
  const scenario = /^practice:([a-z0-9][a-z0-9.-]*)$/u.exec(text)?.[1];
  return scenario === undefined ? usage('host', { value: text }) : { kind: 'practice', scenario };
}

const loosely = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options: everyOption, allowPositionals: true, strict: false });

/** The locale of the environment; a variable that is set and empty counts as not set. */
const localeOf = (env: NodeJS.ProcessEnv) =>
  [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');

/** What is told of any command line, also of one that makes no sense: how to answer, and in which language. */
export function mannersOf(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Pick<CommandLine, 'output' | 'language'> {
  const { values } = loosely(argv);
  const wanted = typeof values['lang'] === 'string' ? values['lang'] : undefined;
  return {
    output:
      values['json-stream'] !== undefined ? 'json-stream' : values['json'] !== undefined ? 'json' : 'text',
    language: languageOf(isLanguage(wanted) ? wanted : localeOf(env)),
  };
}

/** True for `en`, `de`, and these with a region such as `de-AT`. */
function isLanguage(text: string | undefined): text is string {
  const [short = ''] = (text ?? '').toLowerCase().split(/[-_.]/u);
  return Object.hasOwn(languages, short);
}

/** What was taken for a command, as far as it may be repeated. */
const named = (words: readonly string[]): string =>
  words.slice(0, takesSecrets(words[0] ?? '') ? 1 : undefined).join(' ');

/** What help is asked about, or answers a command line without a command; undefined when there is one. */
function helpTopic(argv: readonly string[]): { topic: string; complete: boolean } | undefined {
  const { values, positionals } = loosely(argv);
  const asked = values['help'] === true || positionals[0] === 'help';
  const words = positionals[0] === 'help' ? positionals.slice(1) : positionals;
  if (words.length === 0) return { topic: '', complete: asked };
  const all = words.join(' ');
  const group = isGroup(all) ? all : undefined;
  const topic = commandOf(words) ?? group;
  if (!asked) return group === undefined ? undefined : { topic: group, complete: false };
  return topic === undefined ? usage('command', { value: named(words) }) : { topic, complete: true };
}

/** Reads the words and options of a command, with nothing that it does not know. */
function strictly(
  argv: readonly string[],
  name: CommandName,
): { values: CommandLine['options']; words: string[] } {
  const { words: wanted, options } = commands[name];
  let parsed: { values: object; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...options, ...globalOptions },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    // Quoted as '-q, --quiet', '--setup <value>' or '--wrong'.
    const option = /'(?:-\w, )?(-[^' ]*)/u.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    return usage(
      (error as { code?: string }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'option' : 'option-value',
      { value: option },
    );
  }
  const words = parsed.positionals.slice(name.split(' ').length);
  if (words.length > wanted.length && takesSecrets(name)) usage('on-the-line');
  if (words.length > wanted.length) usage('too-many', { value: words[wanted.length] ?? '' });
  const missing = wanted[words.length];
  if (missing !== undefined && !missing.endsWith('?'))
    usage('missing-word', { value: missing.toUpperCase() });
  return { values: parsed.values as CommandLine['options'], words };
}

/** Reads the command line. Every refusal names the option or word and the rule. */
export function parseCommandLine(argv: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const loose = loosely(argv);
  const base = {
    ...mannersOf(argv, env),
    words: [],
    options: {},
    host: { kind: 'local' as const },
    state: undefined,
    quiet: false,
    yes: false,
    timeoutMs: undefined,
    topic: '',
    complete: true,
  };
  const language = loose.values['lang'];
  if (typeof language === 'string' && !isLanguage(language)) usage('lang', { value: language });
  if (loose.values['version'] === true) return { ...base, command: 'version' };
  const help = helpTopic(argv);
  if (help !== undefined) return { ...base, command: 'help', ...help };
  const name = commandOf(loose.positionals);
  if (name === undefined) {
    const known = isGroup(loose.positionals[0] ?? '') ? 2 : 1;
    return usage('command', { value: named(loose.positionals.slice(0, known)) });
  }
  const { values, words } = strictly(argv, name);
  const timeout = values['timeout'] as string | undefined;
  const seconds = timeout === undefined ? undefined : Number(timeout);
  if (seconds !== undefined && !(seconds > 0 && seconds <= maxTimeoutSeconds))
    usage('timeout', { value: timeout ?? '' });
  const state = values['state'] as string | undefined;
  if (state === '') usage('state');
  if (Array.isArray(values['payloads']) && values['payloads'].includes('')) usage('payloads');
  return {
    ...base,
    command: name,
    words,
    options: values,
    host: hostOf(values['host'] as string | undefined),
    state,
    quiet: values['quiet'] === true,
    yes: values['yes'] === true,
    timeoutMs: seconds === undefined ? undefined : seconds * 1000,
  };
}
