import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import {
  Architecture,
  Distribution,
  LinuxDevice,
  type LinuxKitAnswer,
} from '../../../../contract/linux-kit.ts';
import type { CommandLine } from '../args.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { plain } from '../render/text.ts';
import { readSetup, setupFileOf } from './setup-file.ts';

function wrong(option: string): never {
  throw failure(errorCodes.usage, 'cli.parse', {
    params: { reason: 'option-value', value: option },
    retry: 'never',
  });
}

/** Which option a refused part of the device came from. */
const optionOf: Readonly<Record<string, string>> = {
  hostname: '--hostname',
  trustBundle: '--trust-bundle',
  agentImage: '--agent-image',
  reprovisioning: '--reprovisioning',
  'pkcs11.library': '--pkcs11-library',
  'pkcs11.slot': '--pkcs11-slot',
  'pkcs11.key': '--pkcs11-key',
};

/** The device that the command line describes. */
function deviceOf({ options }: CommandLine): LinuxDevice {
  const distribution = Distribution.safeParse(options['distribution']);
  if (!distribution.success)
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'distribution', known: Distribution.options.join(', ') },
      retry: 'never',
    });
  const architecture = Architecture.safeParse(options['architecture']);
  if (!architecture.success)
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'architecture', known: Architecture.options.join(', ') },
      retry: 'never',
    });
  const hsm = [options['pkcs11-library'], options['pkcs11-slot'], options['pkcs11-key']];
  const given = hsm.filter((one) => one !== undefined).length;
  if (given > 0 && given < hsm.length)
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'pkcs11' }, retry: 'never' });
  const device = LinuxDevice.safeParse({
    distribution: distribution.data,
    architecture: architecture.data,
    hostname: options['hostname'],
    trustBundle: options['trust-bundle'],
    agentImage: options['agent-image'],
    reprovisioning: options['reprovisioning'],
    ...(given === 0 ? {} : { pkcs11: { library: hsm[0], slot: hsm[1], key: hsm[2] } }),
  });
  if (device.success) return device.data;
  return wrong(optionOf[device.error.issues[0]?.path.join('.') ?? ''] ?? '');
}

/** Saves the files of a kit in a folder; what is there already is not overwritten. */
async function keep(folder: string, files: LinuxKitAnswer['files']): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) await writeFile(join(folder, name), text, { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST')
      throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'out-exists', value: folder } });
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'out', value: folder, code },
      cause: error,
    });
  }
}

/** `identity linux-kit`: configuration and commands for a plain Linux device with the identity of a setup. */
export async function linuxKit(cli: Cli): Promise<Outcome> {
  const device = deviceOf(cli.line);
  const file = setupFileOf(cli);
  const { identity, proxy } = await cli.call('setup.check', { text: await readSetup(file) });
  if (identity === undefined)
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'no-identity', file }, retry: 'never' });
  const kit = await cli.call('identity.linuxKit', {
    identity,
    ...(proxy === undefined ? {} : { proxy }),
    device,
    language: cli.line.language,
  });
  const out = cli.line.options['out'];
  const folder = typeof out === 'string' && out !== '' ? resolve(out) : undefined;
  if (folder === undefined)
    for (const { name, text } of kit.files) cli.print(`${cli.paint('bold', `# ${name}`)}\n${text}`);
  else {
    await keep(folder, kit.files);
    const files = kit.files.map(({ name }) => name).join(', ');
    cli.print(cli.say('cli.kit.saved', { folder: plain(folder), files }));
    for (const { code, params } of kit.notes) cli.print(cli.say(`kit.note.${code}`, params));
  }
  return {
    exitCode: exit.proven,
    json: { kit: kit as unknown as Json, ...(folder === undefined ? {} : { saved: folder }) },
  };
}
