import { errorCodes, Failure, failure, type AppError } from '../../../contract/errors.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { say, type Language } from '../../../messages/index.ts';
import { openApp, type App } from '../../app.ts';
import { parseCommandLine, type CommandLine, type CommandName } from './args.ts';
import * as jobs from './commands/jobs.ts';
import { journey } from './commands/journey.ts';
import * as look from './commands/look.ts';
import * as practice from './commands/practice.ts';
import { createCli, type Cli, type Outcome } from './context.ts';
import { exit, exitOfError } from './exit-codes.ts';
import { helpText } from './help.ts';
import { changeLines, failureLines } from './render/failure.ts';
import { stateFolderOf } from './state-folder.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Practice time as a part of real time, unless `EFLOW_DESK_PRACTICE_SCALE` says otherwise (architecture 7). */
const defaultScale = 0.02;

const journeyScenario = 'long-journey';

const run: Record<CommandName, (cli: Cli, folder: string) => Promise<Outcome>> = {
  scan: look.scan,
  plan: jobs.plan,
  apply: jobs.apply,
  do: jobs.act,
  resume: jobs.resume,
  undo: jobs.undo,
  cancel: jobs.cancel,
  'jobs list': jobs.list,
  'jobs show': jobs.show,
  status: look.status,
  'setup check': look.checkSetup,
  'setup schema': look.schema,
  'export-script': look.exportScript,
  'practice list': practice.list,
  'practice show': practice.show,
  'practice reset': practice.reset,
  'practice reboot': practice.reboot,
  'practice enroll': practice.enroll,
  'practice break': practice.breakIt,
  'practice hold': practice.hold,
  'practice release': practice.release,
  'practice journey': journey,
};

function scaleOf(env: NodeJS.ProcessEnv): number {
  const given = Number(env['EFLOW_DESK_PRACTICE_SCALE'] ?? defaultScale);
  return Number.isFinite(given) && given >= 0 ? given : defaultScale;
}

function printJson(terminal: Terminal, line: CommandLine | undefined, outcome: Outcome): void {
  const document: JsonObject = {
    schemaVersion: 1,
    command: line?.command ?? '',
    exitCode: outcome.exitCode,
    ...outcome.json,
  };
  terminal.out(JSON.stringify(document));
}

function reportFailure(
  terminal: Terminal,
  line: CommandLine | undefined,
  language: Language,
  error: AppError,
): number {
  const exitCode = exitOfError(error);
  if (line !== undefined && line.output !== 'text') {
    printJson(terminal, line, {
      exitCode,
      json: { verdict: 'failed', changes: [], error: error as unknown as JsonObject },
    });
  } else {
    for (const text of failureLines(language, error)) terminal.err(text);
    for (const text of changeLines(language, undefined)) terminal.err(text);
  }
  return exitCode;
}

async function openFor(
  line: CommandLine,
  folder: string,
  terminal: Terminal,
  env: NodeJS.ProcessEnv,
  version: string,
): Promise<App> {
  const isJourney = line.command === 'practice journey' && line.host.kind === 'local';
  if (
    line.command.startsWith('practice ') &&
    line.command !== 'practice list' &&
    line.host.kind === 'local' &&
    !isJourney
  ) {
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'practice-host' }, retry: 'never' });
  }
  const host = isJourney ? { kind: 'practice' as const, scenario: journeyScenario } : line.host;
  const canAsk = terminal.interactive && line.output === 'text';
  return openApp({
    host,
    stateFolder: folder,
    version,
    env,
    practiceScale: scaleOf(env),
    ...(canAsk
      ? {
          askSecret: async (field: string) =>
            (await terminal.askHidden(say(line.language, 'cli.secret', { field }))) || undefined,
        }
      : {}),
  });
}

/** Runs one command line and returns its exit code. */
export async function main(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  version: string,
): Promise<number> {
  const terminal = processTerminal(env);
  let line: CommandLine | undefined;
  let app: App | undefined;
  try {
    line = parseCommandLine(argv, env);
    if (line.command === 'version') {
      terminal.out(version);
      return exit.proven;
    }
    if (line.command === 'help') {
      terminal.out(helpText(line.language, line.topic, version));
      return argv.length === 0 ? exit.usage : exit.proven;
    }
    const folder = stateFolderOf(line.state, env, process.platform);
    app = await openFor(line, folder, terminal, env, version);
    const cli = createCli(line, terminal, app, version);
    if (app.world.kind === 'practice' && line.output === 'text') {
      terminal.err(cli.paint('yellow', cli.say('cli.practice', { scenario: app.world.label })));
    }
    const outcome = await run[line.command](cli, folder);
    if (line.output !== 'text') printJson(terminal, line, outcome);
    return outcome.exitCode;
  } catch (error) {
    const known =
      error instanceof Failure
        ? error.error
        : failure(errorCodes.internal, 'call', {
            params: { reason: error instanceof Error ? `${error.name}: ${error.message}` : '' },
          }).error;
    return reportFailure(terminal, line, line?.language ?? 'en', known);
  } finally {
    await app?.close();
  }
}
