import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue } from '../../../contract/facts.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { gpuFacts, gpuNotes } from '../gpu.ts';
import { defineKind, type CommandAnswer, type Diagnosis } from './kind.ts';

const Deploy = z.object({
  acceptOptionalTelemetry: z.enum(['Yes', 'No']),
  cpuCount: z.number().int(),
  memoryInMB: z.number().int(),
  vmDataSize: z.number().int(),
  vmLogSize: z.enum(['Small', 'Large']),
  gpu: z
    .object({
      gpuName: z.string(),
      gpuPassthroughType: z.enum(['DirectDeviceAssignment', 'ParaVirtualization']),
      gpuCount: z.number().int(),
    })
    .optional(),
  /** Left out with the Default Switch, which Deploy-Eflow takes when it is told none (eflow.md 8.3). */
  network: z
    .object({
      vswitchName: z.string(),
      vswitchType: z.enum(['Internal', 'External']),
      /** All three or none (F79). */
      address: z
        .object({
          ip4Address: z.string(),
          ip4PrefixLength: z.number().int(),
          ip4GatewayAddress: z.string(),
        })
        .optional(),
    })
    .optional(),
});
type Wanted = NonNullable<z.infer<typeof Deploy>['network']>;

/**
 * Whether the VM is connected as it was asked for, by what EFLOW itself tells.
 *
 * @assumed eflow.md 8.5: SubNet of an endpoint is the name of its switch, and AllocationMethod is Static for a static address | verify: Get-EflowVmEndpoint on a VM with a static address, and on one with DHCP on an External switch
 */
function connectedAs({ vswitchName, address }: Wanted, endpoints: FactValue<'eflow.endpoints'>): boolean {
  return endpoints.some(
    (one) =>
      one.vswitchName === vswitchName &&
      (address === undefined
        ? !one.fixed && one.address !== ''
        : one.fixed &&
          one.address === address.ip4Address &&
          one.prefixLength === address.ip4PrefixLength &&
          one.gateway === address.ip4GatewayAddress),
  );
}

/** True for a VM whose count of cards is known and another: it is told by Get-EflowVm alone, which names no card. */
const hasOtherGpu = ({ gpuCount }: { gpuCount: number }, facts: Facts): boolean => {
  const has = facts.value('eflow.vm')?.gpuCount ?? null;
  return has !== null && has !== gpuCount;
};

/** Deploy and Provision answer `OK` or the error text; there may be several strings, the last one counts (eflow.md 8.1). */
export function answeredOk(answer: CommandAnswer): boolean {
  const last = answer.output.findLast((value) => typeof value === 'string');
  return typeof last === 'string' && last.trim().toUpperCase() === 'OK';
}

/**
 * Creates the one EFLOW VM. A deployment that stopped half-way cannot be resumed: EFLOW has to
 * be removed, installed and deployed again, with consent (eflow.md 1, 7).
 */
export const deploy = defineKind({
  kind: 'deploy',
  input: Deploy,
  typicalMs: 180_000,
  needs: ({ network, gpu }) => [
    { id: 'eflow.products' },
    { id: 'eflow.files' },
    { id: 'eflow.verify' },
    { id: 'eflow.services' },
    ...(network === undefined ? [] : [{ id: 'eflow.endpoints' } as const]),
    ...(gpu === undefined ? [] : [{ id: 'eflow.vm' } as const, ...gpuFacts(gpu)]),
  ],
  residueNeeds: [{ id: 'windows.microsoftUpdate' }],
  mayLeave: ['microsoft-update'],
  state: ({ network, gpu }, facts) => {
    const products = facts.value('eflow.products');
    const files = facts.value('eflow.files');
    if (products === undefined || files === undefined || products.length === 0) return 'later';
    const verify = facts.get('eflow.verify');
    if (!('value' in verify)) return 'later';
    if (verify.value && gpu !== undefined && hasOtherGpu(gpu, facts)) return 'unclear';
    if (verify.value && network !== undefined) {
      const endpoints = facts.value('eflow.endpoints');
      if (endpoints === undefined) return 'later';
      return connectedAs(network, endpoints) ? 'done' : 'unclear';
    }
    if (verify.value) return 'done';
    return files.vmDisks.length > 0 ? 'unclear' : 'todo';
  },
  action: ({ network, gpu, ...size }) => {
    const { address, ...vswitch } = network ?? {};
    return { port: 'host', op: 'eflow.deploy', args: { ...size, ...gpu, ...vswitch, ...address } };
  },
  settle: () => ({ everyMs: 10_000, forMs: 60_000 }),
  refusal: (answer): Diagnosis | undefined => {
    if (answeredOk(answer)) return undefined;
    const known = matchFailure(answer.lines, answer.output);
    const params = { text: known?.text ?? '' };
    return known?.refusedFirst === true
      ? { code: errorCodes.deployRefused, params, id: known.id, final: true }
      : {
          code: errorCodes.deployFailed,
          params,
          final: true,
          ...(known === undefined ? {} : { id: known.id }),
        };
  },
  notes: ({ gpu, memoryInMB }, facts) => gpuNotes(gpu, memoryInMB, facts),
  diagnose: ({ network, gpu }, facts) => {
    if (gpu !== undefined && facts.value('eflow.verify') === true && hasOtherGpu(gpu, facts))
      return { code: errorCodes.gpuDiffers, params: { wanted: gpu.gpuName }, final: true };
    const endpoints = network === undefined ? undefined : facts.value('eflow.endpoints');
    if (network === undefined || endpoints === undefined || facts.value('eflow.verify') !== true)
      return undefined;
    const has = endpoints.map((one) => `${one.vswitchName} ${one.address}`).join(', ');
    const wanted = `${network.vswitchName} ${network.address?.ip4Address ?? 'DHCP'}`;
    return { code: errorCodes.vmNetworkDiffers, params: { wanted, has }, final: true };
  },
  // A VM that is there and connected otherwise has somebody's data in it: it is never removed on the way.
  recover: ({ network, gpu }, facts) => {
    const wants = gpu !== undefined || network !== undefined;
    if (!wants || facts.value('eflow.verify') !== true)
      return { kind: 'act', id: 'remove-eflow', params: {} };
    const otherGpu = gpu !== undefined && hasOtherGpu(gpu, facts);
    return { none: otherGpu ? errorCodes.gpuDiffers : errorCodes.vmNetworkDiffers };
  },
  undo: () => ({ with: 'install-msi' }),
  goesWith: ['install-msi', 'remove-eflow'],
  residues: (before, now) =>
    before.value('windows.microsoftUpdate') === false && now.value('windows.microsoftUpdate') === true
      ? ['microsoft-update']
      : [],
});

/** Keys of the two steps of a restart. What takes it back only sees to it that the VM runs, as it did before. */
export const keyBeforeRestart = 'stop-to-restart';
export const keyOfRestart = 'start-again';

/** Starts the EFLOW VM. */
export const startVm = defineKind({
  kind: 'start-vm',
  input: z.object({}),
  typicalMs: 40_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.vm' }],
  state: (_input, facts) => {
    const vm = facts.value('eflow.vm');
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    return vm.power === 'Running' ? 'done' : 'todo';
  },
  action: () => ({ port: 'host', op: 'eflow.start', args: {} }),
  settle: () => ({ everyMs: 5_000, forMs: 240_000 }),
  goesOn: { everyMs: 5_000, forMs: 240_000 },
  refusal: (answer) => {
    const known = matchFailure(answer.lines, answer.output);
    return known === undefined
      ? undefined
      : { code: errorCodes.vmStartFailed, params: { text: known.text }, id: known.id, final: true };
  },
  undo: () => ({ step: { kind: 'stop-vm', input: {} } }),
  goesWith: ['install-msi', 'remove-eflow', keyBeforeRestart],
});

/** Stops the EFLOW VM: the undo of {@link startVm}. */
export const stopVm = defineKind({
  kind: 'stop-vm',
  input: z.object({}),
  typicalMs: 20_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.vm' }],
  state: (_input, facts) => {
    const vm = facts.value('eflow.vm');
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    return vm.power === 'Off' ? 'done' : 'todo';
  },
  action: () => ({ port: 'host', op: 'eflow.stop', args: {} }),
  settle: () => ({ everyMs: 5_000, forMs: 120_000 }),
  goesOn: { everyMs: 5_000, forMs: 120_000 },
  undo: () => ({ step: { kind: 'start-vm', input: {} } }),
  goesWith: ['install-msi', 'remove-eflow'],
});
