import { errorCodes, type ErrorCode, type Params } from '../../contract/errors.ts';
import type { FactQuery } from '../../contract/facts.ts';
import type { Gpu, Setup } from '../../contract/setup.ts';
import type { Json } from '../../contract/json.ts';
import type { StepNote } from '../../contract/jobs.ts';
import { isServer, type Facts } from './facts.ts';

/** Size and card of the VM as the deploy step takes them. */
export const sizeOf = ({ gpu, ...size }: Setup['vm']): Record<string, Json> =>
  gpu === undefined ? size : { ...size, gpu };

/** Facts that {@link gpuBlockers} and {@link gpuNotes} read. */
export const gpuFacts = (gpu: Gpu | undefined): FactQuery[] =>
  gpu === undefined
    ? []
    : [{ id: 'host.os' }, { id: 'host.ubr' }, { id: 'host.processor' }, { id: 'eflow.gpu' }];

/** The first builds of Windows 10 with GPU-PV, and of Windows 11 (eflow.md 13). */
const firstParavirtual = { build: 19_044, ubr: 1263 };
const windows11 = 22_000;

/** Win32_Processor.Architecture of ARM64. */
const arm64 = 12;

interface Blocker {
  id: string;
  code: ErrorCode;
  params: Params;
  failure?: string;
}

/** Why this Windows cannot hand over a card in that way; undefined when it can, or nobody knows (eflow.md 13). */
function againstWindows({ gpuPassthroughType: type }: Gpu, facts: Facts): string | undefined {
  const os = facts.value('host.os');
  if (facts.value('host.processor')?.architecture === arm64) return 'arm64';
  if (os === undefined) return undefined;
  if (type === 'DirectDeviceAssignment')
    return isServer(facts) || os.build >= windows11 ? undefined : 'dda-windows-10';
  if (isServer(facts)) return 'paravirtual-server';
  const ubr = facts.value('host.ubr');
  const tooOld =
    os.build < firstParavirtual.build ||
    (os.build === firstParavirtual.build && ubr !== undefined && ubr < firstParavirtual.ubr);
  return tooOld ? 'paravirtual-old' : undefined;
}

/**
 * Why the VM cannot have this card on this host, known before it is deployed: by Windows alone, and, once EFLOW is
 * installed, by what it finds in the host (eflow.md 13, F76). `open` are the kinds of steps that are still to be done.
 */
export function gpuBlockers({ vm: { gpu } }: Setup, facts: Facts, open: readonly string[]): Blocker[] {
  if (gpu === undefined || !open.includes('deploy')) return [];
  const windows = againstWindows(gpu, facts);
  if (windows !== undefined) return [{ id: 'vm.gpu', code: errorCodes.gpuWindows, params: { why: windows } }];
  const fact = facts.get('eflow.gpu');
  if (!('value' in fact)) return [];
  const { name, count, types } = fact.value;
  const asked = {
    asked: `${gpu.gpuCount} x ${gpu.gpuName}`,
    has: name === null ? '0' : `${count} x ${name}`,
  };
  if (name !== gpu.gpuName || count < gpu.gpuCount)
    return [{ id: 'vm.gpu', code: errorCodes.gpuMissing, params: asked, failure: 'F76' }];
  return types.length > 0 && !types.includes(gpu.gpuPassthroughType)
    ? [
        {
          id: 'vm.gpu',
          code: errorCodes.gpuWay,
          params: { name, way: gpu.gpuPassthroughType, types: types.join(', ') },
          failure: 'F76',
        },
      ]
    : [];
}

/** The memory that a VM has by default, in MB: too little for work on a card (eflow.md 13). */
const defaultMemory = 1024;

/** What a person has to know before a VM gets a card (eflow.md 13, F77). */
export function gpuNotes(gpu: Gpu | undefined, memoryInMB: number, facts: Facts): StepNote[] {
  if (gpu === undefined) return [];
  const build = facts.value('host.os')?.build;
  const paravirtual = gpu.gpuPassthroughType === 'ParaVirtualization';
  const note = (code: string): StepNote => ({ code, params: {}, lasting: false });
  return [
    // The card is no longer the host's, or both reach the same one.
    note(paravirtual ? 'gpu-shared' : 'gpu-taken'),
    ...(memoryInMB <= defaultMemory ? [note('gpu-memory')] : []),
    ...(paravirtual && build !== undefined && build < windows11 ? [note('gpu-wsl')] : []),
    ...(paravirtual && build === 19_045 ? [note('gpu-19045')] : []),
  ];
}
