import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { readHidden, readInput } from './paste.ts';

/** Where the command line speaks. Text for people goes to `out` only when no JSON is asked for. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Writes without a line end: for the line that is rewritten on a rich terminal. */
  draw(text: string): void;
  /** A person sits at both ends: questions may be asked. */
  readonly interactive: boolean;
  /** Colours and a line that is rewritten are welcome. */
  readonly rich: boolean;
  readonly columns: number;
  /** An empty answer when Ctrl-C is pressed instead, or when the question is taken back. */
  ask(question: string, takenBack?: AbortSignal): Promise<string>;
  /** Reads without showing what is typed; undefined when Ctrl-C is pressed instead. */
  askHidden(question: string): Promise<string | undefined>;
  /**
   * A text of any lines: asked for like {@link askHidden} on a terminal, else all of the input, up to a little more than
   * `mostBytes`. Ctrl-C is undefined.
   */
  paste(question: string, mostBytes?: number): Promise<string | undefined>;
}

const colours = { red: 31, green: 32, yellow: 33, blue: 36, dim: 2, bold: 1 } as const;
export type Colour = keyof typeof colours;

/** Paints text where colours are welcome. Never the only carrier of a meaning. */
export function paint(terminal: Terminal, colour: Colour, text: string): string {
  return terminal.rich ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
}

/** Node leaves the flag out where there is no terminal. */
const isTerminal = (stream: { isTTY?: boolean }): boolean => stream.isTTY ?? false;

/** The terminal of this process. `NO_COLOR` and redirection are respected. */
export function processTerminal(env: NodeJS.ProcessEnv): Terminal {
  const { stdin, stdout, stderr } = process;
  const rich = isTerminal(stdout) && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';

  // Whoever reads may go away, as `head` does. That must not end this process in the midst of a step.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);

  function question(
    text: string,
    { hidden = false, takenBack }: { hidden?: boolean; takenBack?: AbortSignal | undefined } = {},
  ): Promise<string | undefined> {
    return new Promise((resolve) => {
      // readline echoes what is typed to its output; for a secret that output goes nowhere.
      const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
      if (hidden) stderr.write(text);
      const lines = createInterface({ input: stdin, output: hidden ? nowhere : stderr, terminal: true });
      const giveUp = (): void => {
        lines.close();
        stderr.write('\n');
        resolve(undefined);
      };
      lines.once('SIGINT', giveUp);
      takenBack?.addEventListener('abort', giveUp, { once: true });
      lines.question(hidden ? '' : text, (answer) => {
        takenBack?.removeEventListener('abort', giveUp);
        lines.close();
        if (hidden) stderr.write('\n');
        resolve(answer.trim());
      });
    });
  }

  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    draw: (text) => void stdout.write(text),
    interactive: isTerminal(stdin) && isTerminal(stderr),
    rich,
    columns: stdout.columns || 100,
    ask: async (text, takenBack) => (await question(text, { takenBack })) ?? '',
    askHidden: (text) => question(text, { hidden: true }),
    paste: (text, mostBytes) =>
      isTerminal(stdin) ? readHidden(stdin, stderr, text) : readInput(stdin, mostBytes),
  };
}
