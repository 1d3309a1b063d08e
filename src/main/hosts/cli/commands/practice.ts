import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import { listScenarios } from '../../../../practice/index.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';

const done = (json: Record<string, Json> = {}): Outcome => ({ exitCode: exit.proven, json });

export async function list(cli: Pick<Cli, 'print' | 'say'>): Promise<Outcome> {
  const scenarios = listScenarios();
  cli.print(cli.say('practice.about'));
  for (const scenario of scenarios)
    cli.print(`  ${scenario.name.padEnd(38)} ${cli.say(`scenario.${scenario.name}`)}`);
  return done({ scenarios: scenarios as unknown as Json });
}

export async function show(cli: Cli): Promise<Outcome> {
  const machine = await cli.call('practice.show', {});
  cli.print(JSON.stringify(machine, null, 2));
  return done({ machine: machine as unknown as Json });
}

export async function reset(cli: Cli): Promise<Outcome> {
  await cli.call('practice.reset', {});
  cli.print(cli.say('practice.reset'));
  return done();
}

export async function reboot(cli: Cli): Promise<Outcome> {
  const fastStartup = cli.line.options['fast-startup'] === true;
  await cli.call('practice.reboot', { fastStartup });
  cli.print(cli.say(fastStartup ? 'practice.fast' : 'practice.rebooted'));
  return done({ fastStartup });
}

export async function enroll(cli: Cli): Promise<Outcome> {
  const wanted = cli.line.options['registration-id'];
  const made = await cli.call(
    'practice.enroll',
    typeof wanted === 'string' ? { registrationId: wanted } : {},
  );
  cli.print(cli.say('practice.enrolled', made));
  return done(made);
}

export async function breakIt(cli: Cli): Promise<Outcome> {
  const fault = cli.line.words[0];
  const known = await cli.call('practice.faults', {});
  if (fault === undefined) {
    for (const one of known) cli.print(`  ${one.name.padEnd(28)} ${cli.say(`fault.${one.name}`)}`);
    return done({ faults: known as unknown as Json });
  }
  if (!known.some((one) => one.name === fault)) {
    throw failure(errorCodes.usage, 'practice.control', {
      params: { reason: 'fault', value: fault, known: known.map((one) => one.name).join(', ') },
      retry: 'never',
    });
  }
  await cli.call('practice.break', { fault });
  cli.print(cli.say('practice.broken', { fault }));
  return done({ fault });
}

export async function hold(cli: Cli): Promise<Outcome> {
  const [op = '', point = ''] = cli.line.words;
  if (point !== 'before' && point !== 'middle' && point !== 'after') {
    throw failure(errorCodes.usage, 'practice.control', {
      params: { reason: 'point', value: point },
      retry: 'never',
    });
  }
  await cli.call('practice.hold', { op, point });
  cli.print(cli.say('practice.held', { op, point: cli.say(`practice.point.${point}`) }));
  return done({ op, point });
}

export async function release(cli: Cli): Promise<Outcome> {
  await cli.call('practice.release', {});
  cli.print(cli.say('practice.released'));
  return done();
}
