import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readHidden, readInput } from '../../../../src/main/hosts/cli/paste.ts';

describe('an input that is no terminal', () => {
  test.each([
    ['UTF-8', Buffer.from('Prüfung\r\n')],
    ['UTF-16 with its mark, as an editor of Windows writes it', Buffer.from('\ufeffPrüfung\r\n', 'utf16le')],
  ])('is read in %s', async (_what, bytes) => {
    expect((await readInput(Readable.from([bytes]))).replace('\ufeff', '')).toBe('Prüfung\r\n');
  });

  test('is read whole from pieces, also of a character', async () => {
    const bytes = Buffer.from('aü€b');
    const pieces = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await readInput(Readable.from(pieces))).toBe('aü€b');
    expect(await readInput(Readable.from([]))).toBe('');
  });

  test('without end is not read without end', async () => {
    function* endless() {
      for (;;) yield Buffer.alloc(65_536, 'a');
    }
    const text = await readInput(Readable.from(endless()));
    expect(text.length).toBeGreaterThan(65_536);
    expect(text.length).toBeLessThan(1_000_000);
  });
});

describe('what a person pastes at a terminal', () => {
  /** Gives these pieces one after the other, each once the one before it was taken. */
  async function pasted(pieces: string[], end = false): Promise<{ text: string | undefined; shown: string }> {
    const input = new PassThrough();
    const output = new PassThrough();
    const read = readHidden(input, output, 'Paste: ');
    for (const piece of pieces) {
      input.write(piece);
      await new Promise((resolve) => {
        setImmediate(() => setImmediate(resolve));
      });
    }
    if (end) input.end();
    return { text: await read, shown: String(output.read()) };
  }

  test('is taken up to an empty line, and shown nowhere', async () => {
    const { text, shown } = await pasted(['CANARY-1\r', 'CANARY-2\n', '\r']);
    expect(text).toBe('CANARY-1\nCANARY-2\n');
    expect(shown).toBe('Paste: \n');
  });

  test('is taken with an empty line that arrives in the midst of it', async () => {
    const { text } = await pasted(['Registration Id:\na\n\nEndorsement Key:\nb\n', '\n']);
    expect(text).toBe('Registration Id:\na\n\nEndorsement Key:\nb\n');
  });

  test('is nothing after Ctrl-C, and what there is at the end of the input', async () => {
    expect((await pasted(['CANARY', '\u0003'])).text).toBeUndefined();
    expect((await pasted(['one\n'], true)).text).toBe('one');
  });
});
