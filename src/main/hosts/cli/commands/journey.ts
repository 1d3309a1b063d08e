import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  practiceInstaller,
  practiceInstallerName,
  practiceInstallerVersion,
} from '../../../../practice/payload.ts';
import type { CommandLine } from '../args.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import * as jobs from './jobs.ts';
import * as look from './look.ts';
import * as practice from './practice.ts';

/** Writes the setup document and the practice installer of the journey. */
function writeSetup(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const installer = practiceInstaller();
  writeFileSync(join(folder, practiceInstallerName), installer);
  const setup = {
    schemaVersion: 1,
    name: 'practice journey',
    acceptEula: true,
    payload: {
      file: practiceInstallerName,
      sha256: createHash('sha256').update(installer).digest('hex'),
      version: practiceInstallerVersion,
    },
    identity: { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' },
  };
  const file = join(folder, 'journey.json');
  writeFileSync(file, `${JSON.stringify(setup, null, 2)}\n`);
  return file;
}

/**
 * The whole way on a practice machine that begins without Hyper-V and whose installer asks for a restart: every stop a
 * technician meets, in the order in which they come.
 */
export async function journey(cli: Cli, folder: string): Promise<Outcome> {
  const setup = writeSetup(join(folder, 'journey'));
  const withOptions = (options: CommandLine['options']): Cli => ({
    ...cli,
    line: { ...cli.line, options, words: [], yes: true },
  });
  const steps: [string, number, () => Promise<Outcome>][] = [
    ['journey.scan', exit.notReady, () => look.scan(withOptions({ setup }))],
    ['journey.apply', exit.reboot, () => jobs.apply(withOptions({ setup }))],
    ['journey.reboot', exit.proven, () => practice.reboot(withOptions({}))],
    ['journey.resume', exit.reboot, () => jobs.resume(withOptions({}))],
    ['journey.reboot2', exit.proven, () => practice.reboot(withOptions({}))],
    ['journey.resume2', exit.waiting, () => jobs.resume(withOptions({}))],
    ['journey.enroll', exit.proven, () => practice.enroll(withOptions({}))],
    ['journey.resume3', exit.proven, () => jobs.resume(withOptions({ answer: 'enrolled' }))],
    ['journey.status', exit.proven, () => look.status(withOptions({}))],
    ['journey.undo', exit.reboot, () => jobs.undo(withOptions({}))],
    ['journey.reboot3', exit.proven, () => practice.reboot(withOptions({}))],
    ['journey.resume4', exit.proven, () => jobs.resume(withOptions({}))],
  ];
  await cli.call('practice.reset', {});
  cli.print(cli.paint('bold', cli.say('journey.head')));
  for (const [title, expected, run] of steps) {
    cli.print(`\n${cli.paint('blue', cli.say(title))}`);
    const { exitCode } = await run();
    if (exitCode !== expected) {
      cli.print(cli.paint('red', cli.say('journey.stopped', { exitCode, expected })));
      return { exitCode: exitCode === exit.proven ? exit.failed : exitCode, json: { stoppedAt: title } };
    }
  }
  cli.print(`\n${cli.say('journey.end', { folder })}`);
  return { exitCode: exit.proven, json: { steps: steps.length } };
}
