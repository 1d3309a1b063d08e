import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { matchFailure } from '../../src/main/domain/diagnosis/failures.ts';
import { bench, deploy, deployArgs, edit, install, patch, type Bench } from './support.ts';

const happy = 'happy-client-default-switch';

async function installed(scenario = happy): Promise<Bench> {
  const b = await bench(scenario);
  await install(b);
  return b;
}

describe('Deploy-Eflow', () => {
  it('makes the VM and prints what the real one prints (eflow.md 8.4)', async () => {
    const b = await installed();
    const { output, lines, ms, problem } = await deploy(b);
    expect({ output, ms, problem }).toEqual({ output: ['OK'], ms: 92_000, problem: undefined });
    const texts = lines.map((line) => line.replace(/^\[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\] /u, '[t] '));
    const inOrder = [
      '[t] Deploying Azure IoT Edge for Linux on Windows',
      ' - Configuration does not exist. Creating a default configuration...',
      '[t] Step 1: Preparing host for Azure IoT Edge for Linux on Windows',
      " - Checking the status of 'Microsoft-Hyper-V-Hypervisor'",
      ' - Hyper-V core services are active',
      '[t] Step 2: Validating pre-requisites and deployment parameters...',
      " - A minimum of 17 GB disk space is required on drive 'C:'",
      ' - Host has 10184 MB free memory',
      '[t] Step 3: Verifying installation',
      '[t] Step 4: Runtime configuration complete. Creating virtual machine',
      '[t] Extracting Linux VHD',
      '[t] Setting dynamically expanding virtual hard disk maximum size to 28.66 GB',
      ' - Instantiating virtual machine (name: LINE07-PC-EFLOW)',
      '[t] Virtual machine created successfully.',
      ' - Virtual machine IP : 172.27.120.111 retrieved directly from virtual machine',
      '[t] Testing SSH connection...',
      '[t] Deployment successful',
    ];
    expect(texts.filter((text) => inOrder.includes(text))).toEqual(inOrder);
    expect(lines.every((line) => /^(?:\[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\] | - | \.\.\.)/u.test(line))).toBe(
      true,
    );
    expect(await b.fact('eflow.verify')).toBe(true);
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Running', cpuCount: 1, memoryMb: 1024 });
  });

  it('gives the VM the size that was asked for', async () => {
    const b = await installed();
    await deploy(b, { cpuCount: 4, memoryInMB: 4096, vmDataSize: 30 });
    expect(await b.fact('eflow.vm')).toMatchObject({
      cpuCount: 4,
      memoryMb: 4096,
      storageMb: 30 * 1024 - 289,
    });
  });

  it('turns Microsoft Update on, also when it refuses afterwards', async () => {
    const b = await bench('hyperv-disabled');
    await install(b);
    expect(await b.fact('windows.microsoftUpdate')).toBe(false);
    expect((await deploy(b)).output).not.toContain('OK');
    expect(await b.fact('windows.microsoftUpdate')).toBe(true);
  });

  it('tells an old build by the feature it looks at (I115)', async () => {
    const b = await installed();
    patch(b, 'windows', { build: 17_763 });
    expect((await deploy(b)).lines.join('\n')).toContain("'VirtualMachinePlatform'");
  });
});

describe('refusals (eflow.md 19 B)', () => {
  it.each<[string, string, string, (b: Bench) => void, Partial<typeof deployArgs>]>([
    [
      'an old build',
      'F13',
      'does not meet the minimum requirements',
      (b) => patch(b, 'windows', { build: 17_134 }),
      {},
    ],
    [
      'a Home edition',
      'F13',
      'does not meet the minimum requirements',
      (b) => patch(b, 'windows', { sku: 101 }),
      {},
    ],
    [
      'Hyper-V off',
      'F14',
      'could not be enabled. Please add',
      (b) => patch(b, 'hyperV', { feature: 'Disabled' }),
      {},
    ],
    [
      'Hyper-V waiting for a restart',
      'F14',
      'could not be enabled',
      (b) => patch(b, 'hyperV', { feature: 'EnablePending' }),
      {},
    ],
    [
      'an edition without Hyper-V',
      'F14',
      "isn't available in this Windows edition",
      (b) => patch(b, 'hyperV', { feature: 'Missing' }),
      {},
    ],
    [
      'no OpenSSH client',
      'F15',
      'or OpenSSH failed',
      (b) => patch(b, 'windows', { openSshClient: false }),
      {},
    ],
    [
      'no hypervisor',
      'F17',
      'property HyperVisorPresent is false',
      (b) => patch(b, 'boot', { hypervisorRunning: false }),
      {},
    ],
    [
      'services down',
      'F17',
      'Hyper-V core services not running (vmms, vmcompute, hvhost)',
      (b) => patch(b, 'services', { vmms: { status: 'Stopped', startType: 'Automatic' } }),
      {},
    ],
    [
      'no Default Switch',
      'F24',
      "'Default Switch' of type 'Internal' was not found",
      (b) => {
        edit(b, (machine) => {
          machine.switches = [];
        });
      },
      {},
    ],
    ['the agent down', 'F27', 'WssdAgent is unreachable', (b) => b.machine.break('agent-stopped'), {}],
    [
      'little disk',
      'F21',
      "Not enough disk space is available on drive 'C:'.",
      (b) => b.machine.break('disk-full'),
      {},
    ],
    ['little memory', 'F19', 'Not enough memory available.', (b) => b.machine.break('memory-taken'), {}],
    [
      'more memory than is free',
      'F19',
      'Not enough memory available.',
      () => undefined,
      { memoryInMB: 12_000 as 1024 },
    ],
    [
      'more processors than there are',
      'F20',
      'Not enough CPU cores available.',
      () => undefined,
      { cpuCount: 9 as 1 },
    ],
  ])('%s: %s', async (_what, id, text, prepare, more) => {
    const b = await installed();
    prepare(b);
    const { output, lines, problem } = await deploy(b, more);
    expect(problem).toBeUndefined();
    expect(output).toHaveLength(1);
    expect(output[0]).toContain(text);
    expect(lines.at(-2)).toContain('Exception caught!!!');
    expect(matchFailure(lines, output)).toMatchObject({ id, refusedFirst: true });
    expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: [] });
  });

  it('two switches of the same name (F26)', async () => {
    const b = await installed();
    edit(b, (machine) => {
      const one = { id: 'x', name: 'Default Switch', type: 'Internal', adapter: null, addresses: [] };
      Object.assign(machine, { switches: [one, { ...one, id: 'y' }] });
    });
    expect((await deploy(b)).output[0]).toContain('Found multiple VMMS switches');
  });

  it('virtualisation off in the firmware: F16', async () => {
    const b = await installed('virtualisation-off-in-firmware');
    const { output, lines } = await deploy(b);
    expect(output[0]).toContain('HyperVRequirementVirtualizationFirmwareEnabled is false');
    expect(matchFailure(lines, output)?.id).toBe('F16');
    b.machine.break('firmware-virtualisation-on');
    await b.machine.reboot();
    expect((await deploy(b)).output).toEqual(['OK']);
  });

  it('the scenario with little memory', async () => {
    const b = await installed('low-memory');
    expect((await deploy(b)).output).toEqual(['Not enough memory available.']);
  });

  it('17.5 GB of disk are too few although the text asks for 17 (F21)', async () => {
    const b = await installed();
    // 2.6 GB of it are taken by the program files.
    const drive = (freeGb: number) => ({
      volumes: [{ drive: 'C:', driveType: 3, fileSystem: 'NTFS', sizeGb: 100, freeGb }],
    });
    patch(b, 'windows', drive(20.1));
    expect((await deploy(b, { vmDataSize: 2 })).output[0]).toContain('Not enough disk space');
    patch(b, 'windows', drive(20.7));
    expect((await deploy(b)).output).toEqual(['OK']);
  });

  it('an existing VM (F29), at once', async () => {
    const b = await bench('already-deployed');
    const { output, ms } = await deploy(b);
    expect(output[0]).toContain('An existing virtual machine was detected');
    expect(ms).toBe(0);
  });

  it.each([
    { memoryInMB: 1025 },
    { memoryInMB: 512 },
    { cpuCount: 0 },
    { vmDataSize: 1 },
    { vmDataSize: 2001 },
  ])('of %o by PowerShell itself', async (more) => {
    const b = await installed();
    expect((await deploy(b, more)).problem).toMatchObject({
      code: errorCodes.commandFailed,
      params: { text: expect.stringContaining(Object.keys(more)[0] ?? '') as string },
    });
  });
});

describe('a deployment that breaks', () => {
  it('leaves a disk and no VM, can only be removed, and works after that', async () => {
    const b = await installed('deploy-fails-midway-needs-reinstall');
    const { output, lines } = await deploy(b);
    expect(output).toEqual(['Unable to create virtual machine. (L1184)']);
    expect(lines.at(-1)).toContain('please uninstall the Azure IoT Edge msi and start from fresh');
    expect(matchFailure(lines, output)).toMatchObject({ id: 'F32', refusedFirst: false });
    expect(await b.fact('eflow.verify')).toBe(false);
    expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: { length: 1 } });
    expect((await deploy(b)).output[0]).toContain('An existing virtual machine was detected');

    const [product] = (await b.fact('eflow.products')) ?? [];
    await b.run('msi.remove', { productCode: product?.productCode ?? '', log: 'x' });
    expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: [] });
    await install(b);
    expect((await deploy(b)).output).toEqual(['OK']);
    expect(await b.fact('eflow.verify')).toBe(true);
  });

  it('when the memory goes while the VM is made', async () => {
    const b = await installed();
    const { output, lines } = await b.run('eflow.deploy', deployArgs, {
      onRecord: (record) => {
        if ('text' in record && record.text.includes('Instantiating')) b.machine.break('memory-taken');
      },
    });
    expect(output).toEqual(['Unable to create virtual machine. (L1184)']);
    expect(lines.join()).toContain('0x8007000E');
    expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: { length: 1 } });
  });
});
