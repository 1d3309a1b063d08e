import { resolve } from 'node:path';
import { errorCodes, Failure, failure, type AppError } from '../../../contract/errors.ts';
import type { JobRecord } from '../../../contract/jobs.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { say } from '../../../messages/index.ts';
import { openApp, type App } from '../../app.ts';
import { openDesk } from '../../desk.ts';
import { mannersOf, parseCommandLine, type CommandLine, type CommandName } from './args.ts';
import * as adopt from './commands/adopt.ts';
import { adviseIdentity } from './commands/adviser.ts';
import * as certificates from './commands/certificates.ts';
import * as cloud from './commands/cloud.ts';
import { diagnose } from './commands/diagnose.ts';
import { glossary } from './commands/glossary.ts';
import * as jobs from './commands/jobs.ts';
import { images } from './commands/images.ts';
import * as identity from './commands/identity.ts';
import { journey } from './commands/journey.ts';
import { linuxKit } from './commands/linux-kit.ts';
import * as look from './commands/look.ts';
import { advise } from './commands/network.ts';
import { upgradePlan } from './commands/upgrade.ts';
import * as practice from './commands/practice.ts';
import { recordModuleProfile } from './commands/record.ts';
import * as sheets from './commands/sheets.ts';
import { timeline } from './commands/timeline.ts';
import * as userconfig from './commands/userconfig.ts';
import { scaleOf } from '../practice-scale.ts';
import { createCli, type Cli, type Outcome } from './context.ts';
import { exit, exitOfError } from './exit-codes.ts';
import { helpText } from './help.ts';
import { changeLines, changesOf, failureLines, failureWords } from './render/failure.ts';
import { stateFolderOf } from './state-folder.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const journeyScenario = 'long-journey';

const run: Record<CommandName, (cli: Cli, folder: string, env: NodeJS.ProcessEnv) => Promise<Outcome>> = {
  scan: look.scan,
  plan: jobs.plan,
  apply: jobs.apply,
  do: jobs.act,
  resume: jobs.resume,
  undo: jobs.undo,
  cancel: jobs.cancel,
  'jobs list': jobs.list,
  'jobs show': jobs.show,
  adopt: adopt.adopt,
  timeline,
  status: look.status,
  diagnose,
  'record module-profile': recordModuleProfile,
  'setup check': look.checkSetup,
  'setup schema': look.schema,
  'setup import-userconfig': userconfig.importFile,
  'setup export-userconfig': userconfig.exportSetup,
  'network advise': advise,
  images,
  'upgrade plan': upgradePlan,
  'export-script': look.exportScript,
  'identity advise': adviseIdentity,
  'identity answer': sheets.answer,
  'identity certificate ca': certificates.authority,
  'identity certificate check': certificates.check,
  'identity certificate convert': certificates.convert,
  'identity certificate create': certificates.create,
  'identity certificate csr': certificates.request,
  'identity check': identity.check,
  'identity cloud find': cloud.find,
  'identity cloud show': cloud.show,
  'identity enroll': cloud.enroll,
  'identity derive': identity.derive,
  'identity firewall': sheets.firewall,
  'identity sheet': sheets.sheet,
  'identity tpm': sheets.tpm,
  'identity linux-kit': linuxKit,
  glossary,
  serve: async (cli) => (await import('./commands/serve.ts')).serve(cli),
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

function printJson(terminal: Terminal, command: string, outcome: Outcome): void {
  const document: JsonObject = { schemaVersion: 1, command, exitCode: outcome.exitCode, ...outcome.json };
  terminal.out(JSON.stringify(document));
}

/** The job that this command began, as its journal tells it now; undefined when it began none or cannot tell. */
async function jobSoFar(cli: Cli | undefined): Promise<JobRecord | undefined> {
  const id = cli?.far.job;
  if (cli === undefined || id === undefined) return undefined;
  try {
    return (await cli.call('jobs.show', { id })).job;
  } catch {
    return undefined;
  }
}

/** An error that ended the command. Once a job was begun, only its journal knows what was changed. */
async function reportFailure(
  terminal: Terminal,
  manners: Pick<CommandLine, 'output' | 'language'>,
  command: string,
  error: AppError,
  cli: Cli | undefined,
): Promise<number> {
  const exitCode = exitOfError(error);
  const begun = cli?.far.job;
  const job = await jobSoFar(cli);
  const untold = begun !== undefined && job === undefined;
  const lines = [
    ...failureLines(manners.language, error),
    ...(untold
      ? [say(manners.language, 'cli.changes-unknown', { job: begun })]
      : changeLines(manners.language, job)),
  ];
  if (manners.output === 'text') {
    for (const text of lines) terminal.err(text);
    return exitCode;
  }
  const known = failureWords(manners.language, error.origin?.id);
  const json = {
    verdict: 'failed',
    ...(known === undefined ? {} : { failure: { ...known } }),
    changes: untold ? null : changesOf(job).all,
    text: lines.join('\n'),
    ...(begun === undefined ? {} : { begun }),
    ...(cli?.far.blockers === undefined ? {} : { blockers: cli.far.blockers }),
    error: error as unknown as JsonObject,
  };
  printJson(terminal, command, { exitCode, json });
  return exitCode;
}

/** What needs no host: the version, and help. */
function answerAtOnce(terminal: Terminal, line: CommandLine, version: string): number {
  const text = line.command === 'help' ? helpText(line.language, line.topic, version) : version;
  const exitCode = line.complete ? exit.proven : exit.usage;
  if (line.output === 'text') terminal.out(text);
  else printJson(terminal, line.command, { exitCode, json: { text } });
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
  const open = line.command === 'serve' ? openDesk : openApp;
  const payloads = line.options['payloads'];
  return open({
    host,
    stateFolder: folder,
    version,
    env,
    practiceScale: scaleOf(env),
    replaceUnusablePractice: line.command === 'practice reset',
    ...(Array.isArray(payloads) ? { payloadFolders: payloads.map((folder) => resolve(folder)) } : {}),
    ...(canAsk
      ? {
          askSecret: async (field: string) => {
            const typed = await terminal.askHidden(say(line.language, 'cli.secret', { field }));
            if (typed === undefined) throw failure(errorCodes.cancelled, 'secret.read', { retry: 'safe' });
            return typed === '' ? undefined : typed;
          },
        }
      : {}),
  });
}

/** Runs one command line and returns its exit code. */
export async function main(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  version: string,
  terminal: Terminal = processTerminal(env),
): Promise<number> {
  const manners = mannersOf(argv, env);
  let command = '';
  let app: App | undefined;
  let cli: Cli | undefined;
  try {
    const line = parseCommandLine(argv, env);
    command = line.command;
    if (line.command === 'version' || line.command === 'help') return answerAtOnce(terminal, line, version);
    const folder = stateFolderOf(line.state, env, process.platform);
    app = await openFor(line, folder, terminal, env, version);
    cli = createCli(line, terminal, app, version);
    if (app.world.kind === 'practice' && line.output === 'text') {
      const scenario = app.world.label.replace(/^practice:/u, '');
      terminal.err(cli.paint('yellow', cli.say('cli.practice', { scenario })));
    }
    const outcome = await run[line.command](cli, folder, env);
    if (line.output !== 'text') printJson(terminal, command, outcome);
    return outcome.exitCode;
  } catch (error) {
    const known =
      error instanceof Failure
        ? error.error
        : failure(errorCodes.internal, 'call', {
            params: { reason: error instanceof Error ? `${error.name}: ${error.message}` : '' },
          }).error;
    return await reportFailure(terminal, manners, command, known, cli);
  } finally {
    await app?.close();
  }
}
