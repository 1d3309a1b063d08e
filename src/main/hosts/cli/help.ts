import { isMessageKey, say, type Language } from '../../../messages/index.ts';
import { commands } from './args.ts';
import { wrap } from './render/text.ts';

const options = [
  'host',
  'state',
  'json',
  'json-stream',
  'quiet',
  'yes',
  'timeout',
  'lang',
  'help',
  'version',
];

/** No line is wider, whatever the language. */
const width = 110;

/** Help on everything, or on one command or a group such as `practice`. */
export function helpText(language: Language, topic: string, version: string): string {
  return wrap(helpLines(language, topic, version), width);
}

function helpLines(language: Language, topic: string, version: string): string {
  const long = `help.${topic}.long`;
  if (isMessageKey(long)) return `eflow-desk ${topic}\n\n${say(language, long)}`;
  const names = Object.keys(commands).filter((name) => topic === '' || name.startsWith(`${topic} `));
  const rows = (names.length > 0 ? names : Object.keys(commands)).map(
    (name) => `  ${name.padEnd(28)}  ${say(language, `help.${name}`)}`,
  );
  if (topic !== '' && names.length > 0)
    return [say(language, 'help.commands'), ...rows, '', say(language, 'help.more')].join('\n');
  return [
    say(language, 'help.head', { version }),
    '',
    say(language, 'help.usage'),
    '',
    say(language, 'help.commands'),
    ...rows,
    '',
    say(language, 'help.options'),
    ...options.map((option) => `  ${say(language, `help.option.${option}`)}`),
    '',
    say(language, 'help.first'),
    '',
    say(language, 'help.exit'),
    say(language, 'help.more'),
  ].join('\n');
}
