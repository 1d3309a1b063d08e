import { describe, expect, it } from 'vitest';
import { bench, deploy, install, type Bench } from './support.ts';

const whole = { gpuName: 'NVIDIA A2', gpuPassthroughType: 'DirectDeviceAssignment', gpuCount: 1 };

async function desk(...faults: string[]): Promise<Bench> {
  const b = await bench('happy-client-default-switch');
  for (const fault of faults) b.machine.break(fault);
  await install(b);
  return b;
}

describe('the graphics card of a practice machine', () => {
  it('is what EFLOW tells, and goes to the VM', async () => {
    const none = await desk();
    expect(await none.fact('eflow.gpu')).toEqual({ name: null, count: 0, types: [] });
    const b = await desk('gpu-assignable');
    expect(await b.fact('eflow.gpu')).toEqual({
      name: 'NVIDIA A2',
      count: 1,
      types: ['DirectDeviceAssignment'],
    });
    expect((await deploy(b, whole)).output).toEqual(['OK']);
    expect((await b.fact('eflow.vm'))?.gpuCount).toBe(1);
  });

  it.each([
    ['none there', [], whole, "GPU 'NVIDIA A2' not available"],
    ['too many', ['gpu-assignable'], { ...whole, gpuCount: 2 }, 'not enough GPUs available'],
    [
      'another way',
      ['gpu-assignable'],
      { ...whole, gpuPassthroughType: 'ParaVirtualization' },
      "GPU PassthroughType 'ParaVirtualization' not supported",
    ],
    [
      'a whole card that cannot be (F75)',
      ['gpu-shared'],
      { ...whole, gpuName: 'NVIDIA RTX A2000' },
      'Unsupported DDA Type: NVIDIA RTX A2000',
    ],
    ['half of it told', ['gpu-assignable'], { gpuName: 'NVIDIA A2' }, 'Invalid GPU configuration requested'],
  ])('is refused with nothing made: %s', async (_what, faults, args, text) => {
    const b = await desk(...faults);
    expect(JSON.stringify((await deploy(b, args)).output)).toContain(text);
    expect(await b.fact('eflow.verify')).toBe(false);
  });
});
