import type { ReadStream } from 'node:tty';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { decodeText } from '../../domain/decode-text.ts';

type Input = ReadStream | NodeJS.ReadableStream;

/** More bytes than any text has that is pasted, whatever its characters are. */
const pasteBytes = 1 << 18;

/** Reads all of an input, up to more than anybody looks at. PowerShell and editors also write UTF-16. */
export async function readInput(input: Input, mostBytes = pasteBytes): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(piece);
    bytes += piece.length;
    if (bytes > mostBytes) break;
  }
  return decodeText(Buffer.concat(chunks));
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
