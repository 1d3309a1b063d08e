import { randomUUID } from 'node:crypto';
import { Failure, type Envelope } from '../../../contract/errors.ts';
import type { JobId } from '../../../contract/jobs.ts';
import type { Json, JsonObject } from '../../../contract/json.ts';
import type { Input, NamesOf, Output, ProcedureName } from '../../../contract/procedures.ts';
import { say, type MessageParams } from '../../../messages/index.ts';
import type { App } from '../../app.ts';
import type { CommandLine } from './args.ts';
import { plainParams } from './render/text.ts';
import { paint, type Colour, type Terminal } from './terminal.ts';

/** What a command line run has at hand. */
export interface Cli {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly app: App;
  readonly version: string;
  /** How far the command came, for whoever has to tell of its failure. */
  readonly far: { job?: JobId; blockers?: Json };
  say(key: string, params?: MessageParams): string;
  paint(colour: Colour, text: string): string;
  /** One line for people; silent when JSON was asked for. */
  print(text: string): void;
  call<N extends Exclude<ProcedureName, NamesOf<'feed'>>>(name: N, input: Input<N>): Promise<Output<N>>;
  feed<N extends NamesOf<'feed'>>(name: N, input: Input<N>, signal: AbortSignal): AsyncIterable<Output<N>>;
}

/** How a command ended: the exit code, and what `--json` prints beside it. */
export interface Outcome {
  exitCode: number;
  json: JsonObject;
}

function unwrap<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new Failure(envelope.error);
}

export function createCli(line: CommandLine, terminal: Terminal, app: App, version: string): Cli {
  const caller = () => ({ id: randomUUID(), may: 'everything' }) as const;
  return {
    line,
    terminal,
    app,
    version,
    far: {},
    say: (key, params = {}) => say(line.language, key, plainParams(params)),
    paint: (colour, text) => paint(terminal, colour, text),
    print: (text) => {
      if (line.output === 'text') terminal.out(text);
    },
    call: async (name, input) => unwrap(await app.router.call(name, input, caller())),
    async *feed(name, input, signal) {
      for await (const item of app.router.feed(name, input, caller(), signal)) yield unwrap(item);
    },
  };
}
