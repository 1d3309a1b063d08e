import type { ReadStream } from 'node:tty';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

type Input = ReadStream | NodeJS.ReadableStream;

/** More bytes than any text has that is looked at, whatever its characters are. */
const mostBytes = 1 << 18;

/** Reads all of an input, up to more than anybody looks at. PowerShell and editors also write UTF-16 with its mark. */
export async function readInput(input: Input): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(piece);
    bytes += piece.length;
    if (bytes > mostBytes) break;
  }
  const all = Buffer.concat(chunks);
  return all[0] === 0xff && all[1] === 0xfe ? all.toString('utf16le') : all.toString('utf8');
}

/**
 * Reads lines that a person types or pastes, without showing them, up to an empty one; undefined when Ctrl-C is pressed
 * instead. An empty line in the midst of what arrives at once does not end it.
 */
export function readHidden(
  input: Input,
  output: NodeJS.WritableStream,
  question: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    // readline echoes what is typed to its output; here that goes nowhere.
    const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
    output.write(question);
    const lines = createInterface({ input, output: nowhere, terminal: true });
    const typed: string[] = [];
    let ended = false;
    const end = (text: string | undefined): void => {
      if (ended) return;
      ended = true;
      lines.close();
      output.write('\n');
      resolve(text);
    };
    lines.on('line', (line) => {
      typed.push(line);
      const soFar = typed.length;
      if (line.trim() !== '') return;
      setImmediate(() => {
        if (typed.length === soFar) end(typed.join('\n'));
      });
    });
    lines.once('SIGINT', () => end(undefined));
    lines.once('close', () => end(typed.join('\n')));
  });
}
