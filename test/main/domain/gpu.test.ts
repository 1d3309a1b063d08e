import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { FactValue } from '../../../src/contract/facts.ts';
import { gpuBlockers, gpuNotes } from '../../../src/main/domain/gpu.ts';
import { stepKind } from '../../../src/main/domain/steps/index.ts';
import { eflowFiles, factsOfThese, product, unknown, vm, type Given } from '../../support/facts.ts';
import { setupWith } from '../../support/setups.ts';
import { actionBy, diagnosisBy, refusalOf, stateBy } from '../../support/steps.ts';

const whole = { gpuName: 'NVIDIA A2', gpuPassthroughType: 'DirectDeviceAssignment', gpuCount: 1 } as const;
const shared = {
  gpuName: 'NVIDIA RTX A2000',
  gpuPassthroughType: 'ParaVirtualization',
  gpuCount: 1,
} as const;
type Gpu = typeof whole | typeof shared;

const os = (build: number, productType = 1): FactValue<'host.os'> => ({
  caption: 'Windows',
  version: '10.0',
  build,
  sku: 4,
  productType,
  hostName: 'HOST01',
  lastBoot: '2026-03-01T08:00:00.000Z',
  freeMemoryMb: 9000,
});
const processor = (architecture: number) => ({ architecture }) as FactValue<'host.processor'>;
const host = (build: number, more: Given = {}, productType = 1): Given => ({
  'host.os': os(build, productType),
  'host.ubr': 2000,
  'host.processor': processor(9),
  'eflow.gpu': unknown('absent'),
  ...more,
});
const against = (gpu: Gpu, given: Given, open = ['deploy']) =>
  gpuBlockers(setupWith({ vm: { gpu } }), factsOfThese(given), open).map(({ code, params, failure }) => ({
    code,
    ...(failure === undefined ? {} : { failure }),
    ...('why' in params ? { why: params['why'] } : {}),
  }));
const windows = (why: string) => [{ code: errorCodes.gpuWindows, why }];

describe('a graphics card of the setup', () => {
  test.each([
    ['a whole card on Windows 11', whole, [], host(22_631)],
    ['a whole card on a server', whole, [], host(17_763, {}, 3)],
    ['a whole card on Windows 10', whole, windows('dda-windows-10'), host(19_045)],
    ['a shared card on Windows 11', shared, [], host(22_631)],
    ['a shared card on Windows 10', shared, [], host(19_045)],
    ['a shared card on the first builds', shared, [], host(19_044, { 'host.ubr': 1263 })],
    ['a shared card before them', shared, windows('paravirtual-old'), host(19_044, { 'host.ubr': 1262 })],
    ['a shared card long before them', shared, windows('paravirtual-old'), host(17_763)],
    ['a shared card on a server', shared, windows('paravirtual-server'), host(20_348, {}, 3)],
    ['any on ARM64', shared, windows('arm64'), host(22_631, { 'host.processor': processor(12) })],
    ['on a Windows nobody could read', shared, [], host(1, { 'host.os': unknown('failed') })],
  ])('%s', (_what, gpu, codes, given) => {
    expect(against(gpu, given)).toEqual(codes);
    expect(against(gpu, given, ['prove'])).toEqual([]);
  });

  const found = (name: string | null, count: number, ...types: string[]): Given =>
    host(22_631, { 'eflow.gpu': { name, count, types } });
  const missing = [{ code: errorCodes.gpuMissing, failure: 'F76' }];
  const way = [{ code: errorCodes.gpuWay, failure: 'F76' }];

  test.each([
    ['is there', [], found('NVIDIA A2', 1, 'DirectDeviceAssignment')],
    ['is there, and EFLOW names no way', [], found('NVIDIA A2', 1)],
    ['is not there', missing, found(null, 0)],
    ['is another one', missing, found('NVIDIA T4', 1, 'DirectDeviceAssignment')],
    ['is there too few times', missing, found('NVIDIA A2', 0, 'DirectDeviceAssignment')],
    ['cannot be handed over so', way, found('NVIDIA A2', 1, 'ParaVirtualization')],
  ])('%s', (_what, codes, given) => {
    expect(against(whole, given)).toEqual(codes);
  });

  test.each([
    ['more than one that is shared', { ...shared, gpuCount: 2 }],
    ['a card as a whole that is none of both (F75)', { ...whole, gpuName: 'NVIDIA A2000' }],
    ['no way', { gpuName: 'NVIDIA A2' }],
    ['another way', { ...whole, gpuPassthroughType: 'none' }],
    ['none of it', { ...whole, gpuCount: 0 }],
  ])('is refused as %s', (_what, gpu) => {
    expect(() => setupWith({ vm: { gpu } })).toThrow(/EFD-SETUP-003/u);
  });

  test('comes with its warnings', () => {
    const notes = (gpu: Gpu | undefined, memory: number, build: number) =>
      gpuNotes(gpu, memory, factsOfThese({ 'host.os': os(build) })).map(({ code }) => code);
    expect(notes(whole, 4096, 22_631)).toEqual(['gpu-taken']);
    expect(notes(shared, 1024, 22_631)).toEqual(['gpu-shared', 'gpu-memory']);
    expect(notes(shared, 4096, 19_045)).toEqual(['gpu-shared', 'gpu-wsl', 'gpu-19045']);
    expect(notes(shared, 4096, 19_044)).toEqual(['gpu-shared', 'gpu-wsl']);
    expect(notes(undefined, 1024, 19_045)).toEqual([]);
  });
});

describe('a deployment with a graphics card', () => {
  const input = {
    acceptOptionalTelemetry: 'No',
    cpuCount: 1,
    memoryInMB: 4096,
    vmDataSize: 10,
    vmLogSize: 'Small',
    gpu: { ...whole },
  };
  const deployed = (gpuCount: number | null): Given => ({
    'eflow.products': [product()],
    'eflow.files': eflowFiles(true),
    'eflow.verify': true,
    'eflow.vm': { ...vm('Running'), gpuCount },
  });

  test('hands on the three parameters of Deploy-Eflow', () => {
    expect(actionBy('deploy', input)).toMatchObject({ op: 'eflow.deploy', args: whole });
  });

  test.each([
    [1, 'done'],
    [null, 'done'],
    [0, 'unclear'],
  ])('of a VM that has %s is %s', (count, state) => {
    expect(stateBy('deploy', input, deployed(count))).toBe(state);
  });

  test('never removes a VM that is there without it', () => {
    expect(diagnosisBy('deploy', input, deployed(0))).toMatchObject({ code: errorCodes.gpuDiffers });
    const facts = factsOfThese(deployed(0));
    expect(stepKind('deploy').recover?.(input, facts)).toEqual({ none: errorCodes.gpuDiffers });
  });

  test.each([
    ['F75', 'Unsupported DDA Type: NVIDIA A2000'],
    ['F76', "GPU 'NVIDIA A2' not available"],
  ])('is refused before anything is made (%s)', (id, text) => {
    expect(refusalOf('deploy', { output: [text] })).toMatchObject({ id, code: errorCodes.deployRefused });
  });
});
