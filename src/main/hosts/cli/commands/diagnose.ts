import { open } from 'node:fs/promises';
import type { FoundFailure } from '../../../../contract/diagnosis.ts';
import { longestLog } from '../../../../contract/diagnosis.ts';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import { decodeText } from '../../../domain/decode-text.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { failureWords } from '../render/failure.ts';
import { plain } from '../render/text.ts';

/** No character takes more bytes of UTF-8 or UTF-16 than three for each of its units, so more is too long for certain. */
const mostBytes = longestLog * 3;

const tooLarge = (file: string) =>
  failure(errorCodes.logTooLarge, 'log.read', { params: { file, megabytes: longestLog / 1024 / 1024 } });

/** Reads a log file, and of one that is far too large only so much that this is seen. */
async function readLog(file: string): Promise<string> {
  const bytes = Buffer.alloc(mostBytes + 1);
  let length = 0;
  try {
    const handle = await open(file, 'r');
    try {
      for (;;) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === bytes.length) break;
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.logUnreadable, 'log.read', {
      params: { file, reason },
      origin: { kind: 'file', id: reason },
    });
  }
  return decodeText(bytes.subarray(0, length));
}

function printFound(cli: Cli, found: FoundFailure): void {
  const words = failureWords(cli.line.language, found.id);
  const [first, ...more] = found.lines;
  const rest = found.count - 1;
  const where = cli.say(rest === 0 ? 'diagnose.line' : 'diagnose.lines', {
    line: first ?? 0,
    count: rest,
    more: `${more.join(', ')}${more.length < rest ? ', …' : ''}`,
  });
  cli.print('');
  cli.print(`${cli.paint('bold', found.id)}  ${where}`);
  cli.print(`  | ${plain(found.quote)}`);
  if (words !== undefined) {
    cli.print(`  ${words.text}`);
    cli.print(`  ${cli.say('cli.next', { text: words.do })}`);
  }
  if (found.checks.length > 0)
    cli.print(cli.paint('dim', `  ${cli.say('diagnose.checks', { checks: found.checks.join(', ') })}`));
}

/**
 * `diagnose [FILE|-]`: known failures in a log, with lines, meaning and what to do. It looks at the text alone: no host is
 * asked, nothing is kept, nothing is sent.
 */
export async function diagnose(cli: Cli): Promise<Outcome> {
  const [file = '-'] = cli.line.words;
  const text =
    file === '-' ? await cli.terminal.paste(cli.say('cli.diagnose-paste'), mostBytes) : await readLog(file);
  if (text === undefined) throw failure(errorCodes.cancelled, 'log.read', { retry: 'safe' });
  if (text.length > longestLog) throw tooLarge(file);
  const told = await cli.call('log.diagnose', { text });
  cli.print(
    cli.say(told.failures.length === 0 ? 'diagnose.none' : 'diagnose.found', {
      lines: told.lines,
      count: told.failures.length,
    }),
  );
  for (const found of told.failures) printFound(cli, found);
  const failures = told.failures.map((found) => ({ ...found, ...failureWords(cli.line.language, found.id) }));
  return {
    exitCode: exit.proven,
    json: {
      verdict: failures.length === 0 ? 'nothing-known' : 'known-failures',
      lines: told.lines,
      failures,
    },
  };
}
