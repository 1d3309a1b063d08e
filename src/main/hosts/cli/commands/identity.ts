import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import { ProvisionField, type IdentityProblem } from '../../../../contract/identity.ts';
import { SecretRef } from '../../../../contract/setup.ts';
import { createSecrets } from '../../../adapters/secrets.ts';
import { checkRegistrationId } from '../../../domain/identity/names.ts';
import { checkKey, derivedKeyDoubt, deviceKeyOf } from '../../../domain/identity/symmetric-key.ts';
import { cleanText } from '../../../domain/identity/text.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { printRecognition, problemText } from '../render/identity.ts';

/** What a parameter of this command is called in a refusal. */
const groupKeyOption = '--group-key';
const idOption = '--registration-id';

function fieldOf(cli: Cli): ProvisionField | undefined {
  const wanted = cli.line.options['field'];
  if (wanted === undefined) return undefined;
  const field = ProvisionField.safeParse(wanted);
  if (field.success) return field.data;
  throw failure(errorCodes.usage, 'cli.parse', {
    params: { reason: 'identity-field', known: ProvisionField.options.join(', ') },
    retry: 'never',
  });
}

/** `identity check`: what a pasted text is. It is taken from a person or from the input, never from the command line. */
export async function check(cli: Cli): Promise<Outcome> {
  const field = fieldOf(cli);
  const text = await cli.terminal.paste(cli.say('cli.paste'));
  if (text === undefined) throw failure(errorCodes.cancelled, 'identity.read', { retry: 'safe' });
  const told = await cli.call('identity.recognise', field === undefined ? { text } : { text, field });
  printRecognition(cli, told);
  const problems = told.problems.map((problem) => ({
    ...problem,
    text: problemText(cli, problem, told.parts),
  }));
  const right = !told.problems.some(({ severity }) => severity === 'error');
  return {
    exitCode: right ? exit.proven : exit.usage,
    json: { verdict: right ? 'right' : 'to-correct', recognition: { ...told, problems } },
  };
}

const refusedBy = (problems: readonly IdentityProblem[]) =>
  problems.filter(({ severity }) => severity === 'error');

/** The registration ID of the command line in the form DPS derives with. */
function registrationId(cli: Cli): { value: string; problems: IdentityProblem[] } {
  const given = cli.line.options['registration-id'];
  if (typeof given !== 'string')
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'registration-id' }, retry: 'never' });
  const checked = checkRegistrationId('registrationId', given);
  const refused = refusedBy(checked.problems);
  if (refused.length === 0) return checked;
  throw failure(errorCodes.badInput, 'cli.parse', {
    fields: refused.map(({ rule, params }) => ({ path: idOption, rule: `identity.${rule}`, params })),
  });
}

/** The group key, from where its reference says. What is wrong with it is told by rule, and never a piece of it. */
async function groupKey(cli: Cli, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const ref = SecretRef.safeParse(cli.line.options['group-key'] ?? 'prompt');
  if (!ref.success)
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'group-key' }, retry: 'never' });
  const { terminal } = cli;
  const secrets = createSecrets({
    stateFolder: folder,
    env,
    ...(terminal.interactive
      ? {
          ask: async () => {
            const field = cli.say('identity.ask-group-key');
            const typed = await terminal.askHidden(cli.say('cli.secret', { field }));
            if (typed === undefined) throw failure(errorCodes.cancelled, 'secret.read', { retry: 'safe' });
            return typed === '' ? undefined : typed;
          },
        }
      : {}),
  });
  const handle = await secrets.resolve(ref.data, groupKeyOption, process.cwd());
  if (handle === undefined)
    throw failure(errorCodes.secretMissing, 'secret.read', { params: { field: groupKeyOption } });
  const { value, problems } = checkKey('groupKey', cleanText(secrets.reveal(handle)).text);
  secrets.forget();
  const refused = refusedBy(problems);
  if (refused.length === 0) return value;
  throw failure(errorCodes.secretInvalid, 'secret.read', {
    params: { field: groupKeyOption },
    fields: refused.map(({ rule, params }) => ({ path: groupKeyOption, rule: `identity.${rule}`, params })),
  });
}

/** Writes a key to a file that is not there yet, so that it gets no other file's readers and follows no link. */
async function keep(path: string, key: string): Promise<void> {
  try {
    await writeFile(path, `${key}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST')
      throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'out-exists', value: path } });
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'out', value: path, code },
      cause: error,
    });
  }
}

/**
 * `identity derive`: the key of one device of a group, into a file and nowhere else. Printing it was weighed and left
 * out: standard output ends in transcripts, build logs and recordings of remote help, and whoever wants to type the key
 * can open the file, which `file:PATH` of a setup takes as it is. For the same reason no procedure answers it, so that
 * no window or transport can.
 *
 * @assumed provisioning.md 2.2: DPS derives with the registration ID in lower case | verify: provision a device of a symmetric-key group with an ID in capitals and the key derived here
 */
export async function derive(cli: Cli, folder: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const id = registrationId(cli);
  const out = cli.line.options['out'];
  if (typeof out !== 'string' || out === '')
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'out-file' }, retry: 'never' });
  const key = await groupKey(cli, folder, env);
  const file = resolve(out);
  await keep(file, deviceKeyOf(key, id.value));
  const problems = [...id.problems, ...derivedKeyDoubt('groupKey', key)];
  cli.print(cli.say('identity.derived', { registrationId: id.value, file }));
  cli.print(cli.say(process.platform === 'win32' ? 'identity.derived-windows' : 'identity.derived-posix'));
  for (const problem of problems) cli.print(problemText(cli, problem, []));
  return {
    exitCode: exit.proven,
    json: { registrationId: id.value, saved: file, problems },
  };
}
