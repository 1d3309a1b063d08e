import type { FactQuery } from '../../../contract/facts.ts';
import { Nic } from '../../../contract/setup.ts';
import type { Book, Part } from './book.ts';

/** Facts that the parts of this file are read by. */
export const partFacts: readonly FactQuery[] = [
  { id: 'eflow.defender' },
  { id: 'eflow.gpu' },
  { id: 'eflow.vm' },
  { id: 'eflow.endpoints' },
  { id: 'hyperv.switches' },
  { id: 'guest.root' },
];

/** The features beside the TPM that are on. One that is off is as Deploy-Eflow leaves it, and needs no word. */
export function adoptFeatures(book: Book): Part | undefined {
  const defender = book.facts.value('eflow.defender');
  if (defender === undefined) book.unknown('features.defender', 'eflow.defender');
  return defender === true ? { defender: book.take('features.defender', 'eflow.defender', true) } : undefined;
}

/**
 * The graphics card of the VM. Get-EflowVm tells how many it has, and the host which there is; in which way the VM has it,
 * nobody tells where there are several.
 */
export function adoptGpu(book: Book): Part | undefined {
  const count = book.facts.value('eflow.vm')?.gpuCount ?? 0;
  if (count === 0) return undefined;
  const gpu = book.facts.value('eflow.gpu');
  if (gpu === undefined) book.unknown('vm.gpu', 'eflow.gpu');
  const [type, ...others] = gpu?.types ?? [];
  if (gpu === undefined || gpu.name === null || type === undefined || others.length > 0) {
    book.note('open', 'vm.gpu', 'gpu-open', { count });
    return undefined;
  }
  return {
    gpuName: book.take('vm.gpu.gpuName', 'eflow.gpu', gpu.name),
    gpuPassthroughType: book.take('vm.gpu.gpuPassthroughType', 'eflow.gpu', type),
    gpuCount: book.take('vm.gpu.gpuCount', 'eflow.vm', count),
  };
}

/** The NICs beside the one that the VM was deployed with; one that the document cannot say is told. */
export function adoptNics(book: Book): Part[] | undefined {
  const [, ...more] = book.facts.value('eflow.endpoints') ?? [];
  const switches = book.facts.value('hyperv.switches');
  const taken = more.flatMap(({ name, vswitchName, address, prefixLength, gateway, fixed }): Part[] => {
    const type = switches?.find((one) => one.name === vswitchName)?.type;
    const part = {
      name,
      vswitch: type ?? null,
      vswitchName,
      ...(fixed
        ? { address: { ip4Address: address, ip4PrefixLength: prefixLength, ip4GatewayAddress: gateway } }
        : {}),
    };
    if (!Nic.safeParse(part).success) {
      book.note('not-taken', 'nics', 'nic-not-said', { name, vswitchName, address });
      return [];
    }
    return [part];
  });
  return taken.length === 0 ? undefined : book.take('nics', 'eflow.endpoints', taken);
}

/**
 * The certificate authority of the site that the VM was given by this product, under a name of its own. Its file is on no
 * Windows any more, so that only a person can bring it; one that somebody else put into the VM is not told apart from those
 * of the system.
 */
export function adoptInspectionCa(book: Book): Part | undefined {
  const root = book.facts.value('guest.root');
  if (root === undefined) {
    book.unknown('inspectionCa', 'guest.root');
    return undefined;
  }
  const { system, trusted, modules, otherBundle } = root;
  if (otherBundle !== null)
    book.note('not-taken', 'inspectionCa', 'bundle-not-said', { bundle: otherBundle });
  const thumbprint = system ?? modules;
  if (thumbprint === null) {
    book.note('unknown', 'inspectionCa', 'roots-not-listed');
    return undefined;
  }
  book.note('open', 'inspectionCa.file', 'root-file');
  const wanted = system !== null && (modules === null || modules === system);
  if (!wanted || !trusted) book.note('check', 'inspectionCa', 'root-differs', { modules: modules ?? '?' });
  return {
    thumbprint: book.take('inspectionCa.thumbprint', 'guest.root', thumbprint),
    modules: book.take('inspectionCa.modules', 'guest.root', modules === thumbprint),
  };
}
