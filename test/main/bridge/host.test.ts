import { afterAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { createBridgeHost, type BridgeHostOptions } from '../../../src/main/bridge/host.ts';
import { LaunchError } from '../../../src/main/bridge/launch.ts';
import type { Host, HostCall, HostRecord } from '../../../src/main/ports.ts';
import { cataloguePath, engineLaunch, missing, scriptPath, standIns } from './engine.ts';
import { fakeLaunch } from './fake-host.ts';

const hosts: Host[] = [];
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()));
});

function open(parts: BridgeHostOptions['parts'] = {}): Host {
  const host = createBridgeHost({
    label: 'engine',
    script: scriptPath,
    cataloguePath,
    env: process.env,
    clock: systemClock,
    reveal: ({ handle }) => `secret ${handle}`,
    parts: { catalogue: standIns, graceMs: 300, ...parts },
  });
  hosts.push(host);
  return host;
}

/** A call of a stand-in; the port's names are those of the real catalogue. */
const call = (op: string, args: HostCall['args'] = {}, timeoutMs = 10_000): HostCall => ({
  op: op as HostCall['op'],
  args,
  timeoutMs,
});

describe.skipIf(missing !== undefined)('this computer as a host', () => {
  const { launch, launched } = engineLaunch();
  const host = open({ launch });

  test('answers many questions in order, each for itself', async () => {
    const results = await host.read([
      call('stand.text', { Length: 2 }),
      call('stand.nothing'),
      call('stand.critical', { Ms: 1 }),
      call('stand.fail', { Way: 'throw' }),
      call('stand.text', { Length: 'x' }),
      call('stand.absent'),
      call('stand.wait', { Ms: 60_000 }, 100),
      call('stand.ask', { Way: 'choice' }),
      call('stand.ask', { Way: 'mandatory' }),
      call('stand.ask', { Way: 'impact' }),
      call('stand.fail', { Way: 'denied' }),
      call('stand.text', { Length: 1 }),
    ]);
    const answers = results.map(({ output, problem }) =>
      problem === undefined ? output : [problem.code, problem.params, problem.retry, problem.doing],
    );
    const refused = (command: string, parameter: string, rule: string) => [
      errorCodes.commandRefused,
      { command, parameter, rule },
      'never',
    ];
    expect(answers).toEqual([
      ['xx'],
      [...refused('stand.nothing', '', 'unknown'), 'host.stand.nothing'],
      [...refused('StandIn\\Wait-StandIn', '', 'changes'), 'host.stand.critical'],
      [
        errorCodes.commandFailed,
        { command: 'StandIn\\Invoke-StandInFailure', text: 'as told' },
        'after-fix',
        'host.stand.fail',
      ],
      [...refused('StandIn\\Get-StandInText', 'Length', 'type'), 'host.stand.text'],
      [
        errorCodes.commandAbsent,
        { command: 'StandInMissing\\Get-StandInMissing' },
        'after-fix',
        'host.stand.absent',
      ],
      [errorCodes.commandTimeout, { command: 'StandIn\\Wait-StandIn', ms: 100 }, 'safe', 'host.stand.wait'],
      [
        errorCodes.promptRequired,
        { command: 'StandIn\\Invoke-StandInQuestion', text: 'Really?' },
        'after-fix',
        'host.stand.ask',
      ],
      [
        errorCodes.promptRequired,
        { command: 'StandIn\\Invoke-StandInQuestion', text: expect.stringContaining('Name') },
        'after-fix',
        'host.stand.ask',
      ],
      [
        errorCodes.promptRequired,
        { command: 'StandIn\\Invoke-StandInQuestion', text: expect.stringContaining('everything') },
        'after-fix',
        'host.stand.ask',
      ],
      ['before'],
      ['x'],
    ]);
    expect(results[5]?.problem?.origin).toEqual({ kind: 'powershell', id: 'CommandNotFoundException' });
    expect(results[10]?.lines).toEqual(['not you']);
    expect(launched).toHaveLength(1);
  });

  test('streams what a changing command says, and lets it be cancelled', async () => {
    const records: HostRecord[] = [];
    const done = await host.run(call('stand.streams', { Count: 5 }), (record) => records.push(record));
    expect(records).toEqual([
      { kind: 'warning', text: 'wrn 1' },
      { kind: 'information', text: 'inf 3' },
      { kind: 'error', text: 'err 4' },
    ]);
    expect(done).toMatchObject({ output: ['out 0'], lines: ['wrn 1', 'inf 3', 'err 4'] });
    expect(done.problem).toBeUndefined();

    const stop = new AbortController();
    const running = host.run(call('stand.critical', { Ms: 60_000 }), () => undefined, stop.signal);
    await host.read([call('stand.text', { Length: 1 })]);
    stop.abort();
    expect((await running).problem).toMatchObject({
      code: errorCodes.commandCancelled,
      params: { command: 'StandIn\\Wait-StandIn' },
    });
    const before = await host.run(call('stand.critical', { Ms: 1 }), () => undefined, stop.signal);
    expect(before.problem?.code).toBe(errorCodes.commandCancelled);
  });

  test('keeps the last 200 texts', async () => {
    const { lines } = await host.run(call('stand.streams', { Count: 600 }), () => undefined);
    expect(lines).toHaveLength(200);
    expect(lines.at(-1)).toBe('err 598');
  });

  test('#63 reveals a secret only in the frame', async () => {
    const { output, lines, problem } = await host.run(
      call('stand.secret', { Secret: { handle: 'canary' } }),
      () => undefined,
    );
    expect(output[0]).toBe('length 13');
    expect(JSON.stringify([output, lines, problem])).not.toContain('canary');
    expect(problem).toMatchObject({ code: errorCodes.commandFailed, params: { text: 'thrown [secret]' } });
  });

  test('tells when PowerShell ends in the middle', async () => {
    const [result] = await host.read([call('stand.exit')]);
    expect(result?.problem).toMatchObject({
      code: errorCodes.hostGone,
      params: { command: 'StandIn\\Stop-StandInProcess' },
      retry: 'after-fix',
    });
    expect(await host.read([call('stand.text', { Length: 1 })])).toMatchObject([{ output: ['x'] }]);
  });
});

describe('a host without PowerShell', () => {
  test('refuses what needs elevation when it has none', async () => {
    const host = open({ launch: fakeLaunch().launch, elevated: false });
    const { problem } = await host.run(call('stand.critical', { Ms: 1 }), () => undefined);
    expect(problem).toMatchObject({
      code: errorCodes.notElevated,
      params: { command: 'StandIn\\Wait-StandIn' },
    });
  });

  test('says so for each call, which may be tried again', async () => {
    const fake = fakeLaunch();
    fake.refuseWith(new LaunchError('ended', 'File x cannot be loaded\r\nUnauthorizedAccess\r\n'));
    const host = open({ launch: fake.launch });
    const results = await host.read([call('stand.text'), call('stand.state')]);
    expect(results.map(({ problem }) => problem)).toMatchObject([
      // A PowerShell that never came up did not end in the middle of anything.
      { code: errorCodes.hostNotStarted, params: { command: 'StandIn\\Get-StandInText' }, retry: 'safe' },
      {
        code: errorCodes.hostNotStarted,
        origin: { id: 'ended', tail: ['File x cannot be loaded', 'UnauthorizedAccess'] },
      },
    ]);
  });

  test('does not open on a catalogue that this program was not made with', () => {
    const other = { ...standIns, 'stand.more': standIns['stand.text']! };
    expect(() => open({ catalogue: other })).toThrow('catalogue-differs');
  });
});
