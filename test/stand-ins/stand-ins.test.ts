import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureEngine } from '../../scripts/ps-engine.mjs';
import { errorCodes } from '../../src/contract/errors.ts';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createBridgeHost } from '../../src/main/bridge/host.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { Host, HostArg } from '../../src/main/ports.ts';
import { bridgeFiles, missing } from './host.ts';
import { ensureStandIns } from './modules.mjs';
import { openStandIns, recordingAnswer, type Answer, type StandInCall, type StandIns } from './server.ts';

const found = await ensureEngine();

let answer: Answer;
let standIns: StandIns;
let host: Host;
let folder: string;

async function open(): Promise<void> {
  if ('missing' in found) return;
  standIns = await openStandIns((call) => answer(call));
  const made = await ensureStandIns();
  folder = made.folder;
  host = createBridgeHost({
    label: 'stand-ins',
    ...bridgeFiles,
    env: { ...process.env, ...standIns.env },
    clock: systemClock,
    reveal: ({ handle }) => handle,
    parts: { engine: found, modules: made.modulePath, elevated: true, graceMs: 5_000 },
  });
}

const run = (op: CatalogueName, args: Record<string, HostArg>, signal?: AbortSignal) =>
  host.run({ op, args, timeoutMs: catalogue[op].timeoutMs }, () => undefined, signal);

/** Remembers what arrives and answers nothing. */
function recording(): StandInCall[] {
  const calls: StandInCall[] = [];
  answer = recordingAnswer(calls);
  return calls;
}

describe.skipIf(missing !== undefined)('a stand-in', () => {
  beforeAll(open, 60_000);
  afterAll(async () => {
    await host.close();
    await standIns.close();
  });

  test.each([
    ['quotes and what PowerShell would expand', `'"\`$(exit 3)$env:PATH;|&%{}@()--%`],
    ['controls', 'a\u0000b\u0001\r\n\t\u001b\u0085\u2028'],
    ['a lone surrogate', 'a\ud800b\udc00'],
    ['other scripts', 'שלום 漢字 👩‍💻 e\u0301'],
    ['nothing but blanks', '  '],
    ['much', 'x'.repeat(200_000)],
  ])('gets %s exactly as it was sent', async (_what, text) => {
    const calls = recording();
    const { problem } = await run('registry.read', { keys: [text, 'HKLM'], children: true });
    expect(problem).toBeUndefined();
    expect(calls).toMatchObject([
      { command: 'EflowDesk\\Read-EflowDeskRegistry', parameters: { Keys: [text, 'HKLM'], Children: true } },
    ]);
  });

  test('gets a secret as its text, a switch as a boolean, and the fixed parameters', async () => {
    const calls = recording();
    await run('eflow.provision.connectionString', { devConnString: { handle: 'HostName=a;K=b==' } });
    expect(calls.map(({ parameters }) => parameters)).toEqual([
      { provisioningType: 'ManualConnectionString', headless: true, devConnString: 'HostName=a;K=b==' },
    ]);
  });

  test('binds as the real one: what its ranges exclude never arrives', async () => {
    const calls = recording();
    const { problem } = await run('eflow.deploy', { acceptOptionalTelemetry: 'No', vmDataSize: 2001 });
    expect(problem).toMatchObject({
      code: errorCodes.commandFailed,
      params: { text: expect.stringContaining("parameter 'vmDataSize'") },
    });
    expect(calls).toEqual([]);
  });

  test('plays back what it is answered, in order and typed', async () => {
    answer = async function* () {
      yield { kind: 'information', text: 'one' };
      yield { kind: 'output', value: { Name: 'vmms', Status: 'Running', StartType: 'Manual' } };
      yield { kind: 'warning', text: 'two _x0041_ <&>"\u0000\ud800' };
      yield { kind: 'error', text: 'three' };
    };
    const { output, lines, problem } = await run('service.read', { Name: ['vmms'] });
    expect(output).toEqual([{ Name: 'vmms', Status: 'Running', StartType: 'Manual' }]);
    // The entry silences errors, and so does the real cmdlet.
    expect(lines).toEqual(['one', 'two _x0041_ <&>"\u0000\ud800']);
    expect(problem).toBeUndefined();
  });

  test('keeps any text of an output', async () => {
    const text = '_x0041_ <&>"\u0000\u001f\ud800\r\n漢👩';
    answer = async function* () {
      yield { kind: 'output', value: text };
    };
    expect((await run('eflow.verify', {})).output).toEqual([text]);
  });

  test('tells its answer when the pipeline is stopped, and waits for its end', async () => {
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let ended = false;
    answer = async function* ({ signal }) {
      begun();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      ended = true;
      yield { kind: 'output', value: 'too late' };
    };
    const stop = new AbortController();
    const result = run('eflow.stop', {}, stop.signal);
    await running;
    stop.abort();
    expect((await result).problem?.code).toBe(errorCodes.commandCancelled);
    expect(ended).toBe(true);
  });

  test('asks, and hands the answer on', async () => {
    const heard: unknown[] = [];
    answer = async function* () {
      for (const way of ['shouldContinue', 'choice', 'readLine'] as const)
        heard.push(yield { kind: 'prompt', prompt: { id: 'tpm-passthrough', way, text: 'Enable it?' } });
    };
    const { problem } = await run('eflow.setFeature', { feature: 'DpsTpm', enable: true });
    // One answer is declared; the second question is one too many.
    expect(heard).toEqual(['Y']);
    expect(problem).toMatchObject({ code: errorCodes.promptRequired, params: { text: 'Enable it?' } });
  });

  test('takes the process along when the machine goes', async () => {
    answer = async function* () {
      yield { kind: 'gone' };
    };
    expect((await run('eflow.start', {})).problem?.code).toBe(errorCodes.hostGone);
    recording();
    expect((await run('eflow.start', {})).problem).toBeUndefined();
  });

  test('stands in the place of leaves and of no other script of ours', () => {
    for (const { command, kind } of Object.values(catalogue)) {
      const [module = '', name = ''] = command.split('\\');
      if (kind === 'cmdlet') continue;
      const place = join(folder, module, kind === 'leaf' ? 'leaves' : 'functions', `${name}.ps1`);
      expect(readFileSync(place, 'utf8').includes('Invoke-StandIn'), name).toBe(kind === 'leaf');
    }
  });

  test('of Microsoft.PowerShell.Management leaves the everyday cmdlets where they are', () => {
    const manifest = join(folder, 'Microsoft.PowerShell.Management/Microsoft.PowerShell.Management.psd1');
    const text = readFileSync(manifest, 'utf8');
    expect(text).toContain("'Test-Path'");
    expect(existsSync(/NestedModules\s+= @\('([^']+)'\)/u.exec(text)?.[1] ?? '')).toBe(true);
  });
});

test.skipIf(missing !== undefined)(
  'an answer that breaks is told when the stand-ins are closed',
  async () => {
    answer = () => {
      throw new Error('a fault of the test');
    };
    await open();
    expect((await run('eflow.start', {})).problem?.code).toBe(errorCodes.hostGone);
    await host.close();
    await expect(standIns.close()).rejects.toThrow('a fault of the test');
  },
);
