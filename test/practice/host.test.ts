import { describe, expect, it } from 'vitest';
import { AppError, errorCodes } from '../../src/contract/errors.ts';
import { catalogue, isCatalogueName } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { HostArg } from '../../src/main/ports.ts';
import { isSimulated } from '../../src/practice/host/invoke.ts';
import type { Prompt } from '../../src/practice/state/machine.ts';
import { likePattern } from '../../src/practice/host/like.ts';
import { bench, deployArgs, edit, install, secret, patch } from './support.ts';

const happy = 'happy-client-default-switch';
const ops = Object.keys(catalogue).filter(isCatalogueName);

/** Arguments with which a command binds. */
const goodArgs: Partial<Record<CatalogueName, Record<string, HostArg>>> = {
  'registry.read': { keys: [] },
  'files.find': { patterns: [] },
  'msi.install': { package: 'x', log: 'y' },
  'msi.remove': { productCode: 'x', log: 'y' },
  'service.read': { Name: [] },
  'service.start': { Name: 'x' },
  'service.stop': { Name: 'x' },
  'feature.read': { FeatureName: 'x' },
  'feature.enable': { FeatureName: 'x' },
  'feature.disable': { FeatureName: 'x' },
  'role.install': { Name: 'x' },
  'role.remove': { Name: 'x' },
  'eflow.deploy': deployArgs,
  'eflow.provision.connectionString': { devConnString: { handle: 'fingerprints' } },
  'eflow.provision.dpsTpm': { scopeId: 'x' },
  'eflow.feature': { feature: 'x' },
  'eflow.setFeature': { feature: 'x' },
  'guest.read': { fingerprintKey: { handle: 'fingerprints' } },
};

describe('the catalogue', () => {
  it.each(ops)('%s has a command on the simulated machine', (op) => {
    expect(isSimulated(catalogue[op].command)).toBe(true);
  });

  it.each(ops)('%s needs an elevated session exactly when it says so', async (op) => {
    const b = await bench(happy);
    b.machine.break('not-elevated');
    const { problem, output } = await b.run(op, goodArgs[op]);
    expect(problem?.code === errorCodes.notElevated).toBe(catalogue[op].elevated === true);
    expect(output.length === 0 || catalogue[op].elevated !== true).toBe(true);
    expect(problem === undefined || AppError.safeParse(problem).success).toBe(true);
    expect(problem?.doing ?? `host.${op}`).toBe(`host.${op}`);
  });

  it('is closed: nothing else runs', async () => {
    const b = await bench(happy);
    const { problem } = await b.world.host.run(
      { op: 'Remove-Item' as CatalogueName, args: {}, timeoutMs: 1 },
      () => undefined,
    );
    expect(problem?.code).toBe(errorCodes.commandRefused);
  });
});

describe('parameters', () => {
  it.each<[string, CatalogueName, Record<string, HostArg>, string]>([
    ['unknown', 'service.read', { Name: ['vmms'], ComputerName: 'other' }, 'unknown'],
    ['inherited', 'account.read', { constructor: 'x' }, 'unknown'],
    ['fixed', 'cim.tpm', { ClassName: 'Win32_Product' }, 'unknown'],
    ['missing', 'service.read', {}, 'required'],
    ['a text for a list', 'service.read', { Name: 'vmms' }, 'type'],
    ['a list of others', 'service.read', { Name: [1] }, 'type'],
    ['a list for a text', 'feature.read', { FeatureName: ['x'] }, 'type'],
    ['an empty path', 'msi.install', { package: '', log: 'x' }, 'type'],
    ['a text for a number', 'eflow.deploy', { ...deployArgs, cpuCount: '1' }, 'type'],
    ['a broken number', 'eflow.deploy', { ...deployArgs, cpuCount: 1.5 }, 'type'],
    ['a text for a switch', 'eflow.setFeature', { feature: 'DpsTpm', enable: 'yes' }, 'type'],
    ['not among those allowed', 'eflow.deploy', { ...deployArgs, vmLogSize: 'Huge' }, 'allowed'],
    ['a plain secret', 'eflow.provision.connectionString', { devConnString: 'HostName=x' }, 'secret'],
    ['a secret where none belongs', 'eflow.feature', { feature: { handle: 'fingerprints' } }, 'not-secret'],
  ])('%s: refused', async (_what, op, args, rule) => {
    const b = await bench('already-deployed');
    const before = JSON.stringify(b.machine.show());
    const { problem, output, ms } = await b.run(op, args);
    expect(problem).toMatchObject({ code: errorCodes.commandRefused, retry: 'never', params: { rule } });
    expect({ output, ms }).toEqual({ output: [], ms: 0 });
    expect(JSON.stringify(b.machine.show())).toBe(before);
  });

  it('take wildcards only where the catalogue has a pattern', async () => {
    const b = await bench('already-deployed');
    expect((await b.read('service.read', { Name: ['vm*'] })).output).toEqual([]);
    expect((await b.read('service.read', { Name: ['VMMS'] })).output).toMatchObject([{ Name: 'vmms' }]);
    const { output } = await b.read('files.find', {
      patterns: ['C:\\PROGRAM FILES\\azure iot edge\\*.exe', 'C:\\*\\none'],
    });
    expect(output).toMatchObject([{ Paths: { length: 3 } }, { Paths: [] }]);
  });

  it('in patterns mean only * and ?', () => {
    expect(likePattern('a.b(*)').test('a.b(c)')).toBe(true);
    expect(likePattern('a.b').test('axb')).toBe(false);
    expect(likePattern('a?c').test('ABC')).toBe(true);
    expect(likePattern('[ab]').test('a')).toBe(false);
  });
});

describe('results', () => {
  it('hold the projected properties and nothing else', async () => {
    const b = await bench(happy);
    const { output } = await b.read('cim.baseBoard');
    expect(output).toEqual([{ Manufacturer: 'Contoso', Product: 'EB500-MB' }]);
    expect((await b.run('service.start', { Name: 'vmms' })).output).toEqual([]);
  });

  it('say when and how long in the time of the machine', async () => {
    const b = await bench(happy);
    const before = b.world.clock.now();
    const { ms, at } = await b.run('feature.enable', { FeatureName: 'Microsoft-Hyper-V' });
    expect({ ms }).toEqual({ ms: 0 });
    const disabled = await b.run('feature.disable', { FeatureName: 'Microsoft-Hyper-V' });
    expect(disabled.ms).toBe(70_000);
    expect(Date.parse(disabled.at)).toBeGreaterThanOrEqual(before + 70_000);
    expect(Date.parse(at)).toBeLessThan(Date.parse(disabled.at));
  });

  it('of several reads stand in their order, and one failure does not touch another', async () => {
    const b = await bench(happy);
    const results = await b.world.host.read([
      { op: 'account.read', args: {}, timeoutMs: 1_000 },
      { op: 'eflow.verify', args: {}, timeoutMs: 1_000 },
      { op: 'cim.baseBoard', args: { no: 1 }, timeoutMs: 1_000 },
      { op: 'tpm.read', args: {}, timeoutMs: 1_000 },
    ]);
    expect(results.map((result) => result.problem?.code)).toEqual([
      undefined,
      errorCodes.commandAbsent,
      errorCodes.commandRefused,
      undefined,
    ]);
  });

  it('of a read never come from a command that changes something', async () => {
    const b = await bench('already-deployed');
    expect((await b.read('eflow.stop')).problem).toMatchObject({
      code: errorCodes.commandRefused,
      params: { rule: 'changes' },
    });
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Running' });
  });

  it('name the command that is absent', async () => {
    const b = await bench(happy);
    expect((await b.read('eflow.verify')).problem).toMatchObject({
      code: errorCodes.commandAbsent,
      params: { command: 'AzureEFLOW\\Verify-EflowVm' },
      origin: { kind: 'powershell' },
    });
    expect((await b.run('role.install', { Name: 'Hyper-V' })).problem).toMatchObject({
      code: errorCodes.commandAbsent,
      params: { command: 'ServerManager\\Install-WindowsFeature' },
    });
  });

  it('keep the last texts only', async () => {
    const b = await bench('already-deployed');
    const { lines, records } = await b.run('eflow.stop');
    expect(lines).toEqual(records.flatMap((record) => ('text' in record ? [record.text] : [])));
    expect(lines.at(-1)).toMatch(/^\[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\] Stopping virtual machine/u);
  });
});

describe('time limits and cancelling', () => {
  it('end a read that takes too long', async () => {
    const b = await bench(happy);
    patch(b, 'faults', { slowReads: { 'feature.read': 120_000 } });
    const result = await b.read('feature.read', { FeatureName: 'Microsoft-Hyper-V' });
    expect(result).toMatchObject({ output: [], ms: 90_000, problem: { code: errorCodes.commandTimeout } });
  });

  it('end a change that takes too long, by its own time and not by that of others', async () => {
    const b = await bench('hyperv-disabled');
    const short = await b.run('feature.enable', { FeatureName: 'Microsoft-Hyper-V' }, { timeoutMs: 40_000 });
    expect(short).toMatchObject({
      ms: 40_000,
      problem: { code: errorCodes.commandTimeout, params: { ms: 40_000 } },
    });
    // Windows' servicing goes on and comes to its end.
    expect(await b.fact('hyperv.feature')).toEqual({ state: 'Disabled' });
    await b.world.clock.sleep(60_000);
    expect(await b.fact('hyperv.feature')).toEqual({ state: 'EnablePending' });
  });

  it('refuse to begin when cancelled before', async () => {
    const b = await bench('already-deployed');
    const { problem } = await b.run('eflow.stop', {}, { signal: AbortSignal.abort() });
    expect(problem).toMatchObject({ code: errorCodes.commandCancelled, doing: 'host.eflow.stop' });
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Running' });
  });

  it('stop a command that can be stopped where it is', async () => {
    const b = await bench('already-deployed');
    const stop = new AbortController();
    const { problem } = await b.run(
      'eflow.setFeature',
      { feature: 'DpsTpm', enable: true },
      {
        signal: stop.signal,
        onRecord: (record) => {
          if ('text' in record && record.text.includes('Restarting TPM2 broker')) stop.abort();
        },
      },
    );
    expect(problem?.code).toBe(errorCodes.commandCancelled);
    expect(await b.fact('eflow.dpsTpm')).toBe(false);
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'EFLOWProxy',
      status: 'Running',
      startType: 'Automatic',
    });
    expect(b.machine.show()).toMatchObject({ running: [] });
  });

  it('let a critical command end its step first', async () => {
    const b = await bench(happy);
    await install(b);
    const stop = new AbortController();
    const { problem, ms } = await b.run('eflow.deploy', deployArgs, {
      signal: stop.signal,
      onRecord: (record) => {
        if ('text' in record && record.text.includes('Extracting Linux VHD')) stop.abort();
      },
    });
    expect(problem?.code).toBe(errorCodes.commandCancelled);
    expect(ms).toBe(40_000);
    expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: { length: 1 } });
    expect(await b.fact('eflow.verify')).toBe(false);
  });
});

describe('questions', () => {
  const ask = async (way: Prompt['way']) => {
    const b = await bench('already-deployed');
    edit(b, (machine) => {
      for (const prompt of machine.prompts['Set-EflowVmFeature'] ?? []) prompt.way = way;
    });
    return b;
  };

  it.each(['shouldContinue', 'choice', 'readLine'] as const)(
    'asked by %s get the answer the catalogue has',
    async (way) => {
      const b = await ask(way);
      const { output, lines, records } = await b.run('eflow.setFeature', { feature: 'DpsTpm', enable: true });
      expect(output).toEqual(['OK', 'OK']);
      expect(lines.join('\n')).toContain('enables TPM passthrough');
      expect(records[0]?.kind).toBe(way === 'shouldContinue' ? 'warning' : 'information');
    },
  );

  it('are not asked where nothing could be done anyway, nor for turning it off', async () => {
    const absent = await bench('tpm-absent');
    await install(absent);
    await absent.run('eflow.deploy', deployArgs);
    const refused = await absent.run('eflow.setFeature', { feature: 'DpsTpm', enable: true });
    expect(refused.lines.join()).not.toContain('TPM passthrough');
    const b = await bench('already-deployed');
    expect((await b.run('eflow.setFeature', { feature: 'DpsTpm' })).lines.join()).not.toContain(
      'TPM passthrough',
    );
  });

  it('nobody has an answer for end the command at once, with their text', async () => {
    const b = await bench('already-deployed');
    b.machine.break('unknown-question');
    const { problem, ms, output } = await b.run('eflow.provision.connectionString', {
      devConnString: secret('HostName=x'),
    });
    expect(problem).toMatchObject({
      code: errorCodes.promptRequired,
      params: { text: 'Do you want to provision this device again?' },
      origin: { id: 'reprovision' },
    });
    expect({ ms, output }).toEqual({ ms: 0, output: [] });
    expect(b.machine.show()).toMatchObject({ running: [], vm: { provisioning: null } });
  });
});
