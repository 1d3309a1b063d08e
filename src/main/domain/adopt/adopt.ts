import type { Adoption } from '../../../contract/adopt.ts';
import { errorCodes, failure } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { Vm } from '../../../contract/setup.ts';
import { uniqueQueries, type Facts } from '../facts.ts';
import { openBook, type Book, type Part } from './book.ts';
import { adoptIdentity, identityFacts } from './identity.ts';
import { adoptNetwork, networkFacts } from './network.ts';
import { adoptFeatures, adoptGpu, adoptInspectionCa, adoptNics, partFacts } from './parts.ts';
import { adoptProxy, proxyFacts } from './proxy.ts';

/** Facts that a host is read by: one batch, in which the VM is asked twice. */
export const adoptFacts: readonly FactQuery[] = uniqueQueries([
  { id: 'host.os' },
  { id: 'eflow.products' },
  { id: 'eflow.verify' },
  { id: 'eflow.vm' },
  { id: 'eflow.optionalTelemetry' },
  { id: 'eflow.dpsTpm' },
  ...networkFacts,
  ...identityFacts,
  ...proxyFacts,
  ...partFacts,
]);

/** What is installed: its version is known, its file is not, and nothing of it is made up. */
function payloadOf(book: Book): Part {
  const products = book.facts.value('eflow.products') ?? [];
  const [product] = products;
  book.note('open', 'payload.file', 'installer-file');
  book.note('open', 'payload.sha256', 'installer-sha256');
  if (product === undefined || products.length > 1) {
    book.note('open', 'payload.version', 'several-products', {
      products: products.map((one) => one.displayVersion).join(', '),
    });
    return {};
  }
  return { version: book.take('payload.version', 'eflow.products', product.displayVersion) };
}

/**
 * The data partition in whole GB: its file system takes a part of it, so what it tells is always a little less.
 *
 * @assumed eflow.md 8.5: TotalStorageMb is the data partition, and its file system takes less than 1 GB of it up to about 50 GB | verify: Get-EflowVm on VMs deployed with vmDataSize 10, 50 and 200
 */
const dataSizeOf = (storageMb: number): number => Math.ceil(storageMb / 1024);

function vmOf(book: Book): Part | undefined {
  const vm = book.facts.value('eflow.vm');
  if (vm === undefined) {
    book.unknown('vm', 'eflow.vm');
    return undefined;
  }
  const part: Record<string, number> = {};
  const take = (name: keyof Vm, value: number | null): void => {
    if (value === null) book.note('unknown', `vm.${name}`, 'not-told');
    else if (!Vm.shape[name].safeParse(value).success) book.note('open', `vm.${name}`, 'refused-by-setup');
    else part[name] = book.take(`vm.${name}`, 'eflow.vm', value);
  };
  take('cpuCount', vm.cpuCount);
  take('memoryInMB', vm.memoryMb);
  take('vmDataSize', vm.storageMb === null ? null : dataSizeOf(vm.storageMb));
  if (vm.storageMb !== null)
    book.note('check', 'vm.vmDataSize', 'data-size-rounded', { storageMb: vm.storageMb });
  // No cmdlet tells it.
  book.note('unknown', 'vm.vmLogSize', 'log-size');
  return part;
}

function telemetryOf(book: Book): Part {
  const optional = book.facts.value('eflow.optionalTelemetry');
  if (optional !== undefined)
    return { optionalTelemetry: book.take('optionalTelemetry', 'eflow.optionalTelemetry', optional) };
  book.unknown('optionalTelemetry', 'eflow.optionalTelemetry');
  return {};
}

/** What the host has and no field of the document says. */
function tellRest(book: Book, identity: Part | undefined): void {
  const { facts } = book;
  if (facts.value('eflow.dpsTpm') === true && identity?.['provisioningType'] !== 'DpsTPM')
    book.note('not-taken', 'feature.DpsTpm', 'feature-tpm');
  // Its cmdlet tells of one folder that is asked for by name, and lists none.
  book.note('unknown', 'sharedFolders', 'shares-not-listed');
}

/**
 * Reads a host that nobody set up with this product into a setup document (field-notes, a host nobody installed with us).
 * Each value tells who said it; what is not known, what only a person knows and what the document cannot say is told.
 * Fails with `nothingToAdopt` on a host without EFLOW.
 */
export function adopt(facts: Facts, at: string, host: string): Adoption {
  if (facts.value('eflow.products')?.length === 0)
    throw failure(errorCodes.nothingToAdopt, 'adopt', { retry: 'never' });
  const book = openBook(facts);
  if (facts.value('eflow.products') === undefined) book.unknown('payload.version', 'eflow.products');
  const name = facts.value('host.os')?.hostName;
  const deployed = facts.value('eflow.verify');
  const document: JsonObject = {
    schemaVersion: 1,
    ...(name === undefined ? {} : { name: book.take('name', 'host.os', name) }),
    // Whoever deployed a VM has accepted the licence: Deploy-Eflow makes none without.
    ...(deployed === true ? { acceptEula: book.take('acceptEula', 'eflow.verify', true) } : {}),
  };
  const payload = payloadOf(book);
  if (deployed !== true) {
    if (deployed === undefined) book.unknown('vm', 'eflow.verify');
    else book.note('open', 'vm', 'no-vm');
    book.note('open', 'acceptEula', 'eula-open');
    return { schemaVersion: 1, at, host, text: textOf({ ...document, payload }), ...written(book) };
  }
  const telemetry = telemetryOf(book);
  const vm = vmOf(book);
  const gpu = adoptGpu(book);
  const network = adoptNetwork(book);
  const nics = adoptNics(book);
  const proxy = adoptProxy(book);
  const inspectionCa = adoptInspectionCa(book);
  const features = adoptFeatures(book);
  const identity = adoptIdentity(book);
  tellRest(book, identity);
  const whole: JsonObject = {
    ...document,
    ...telemetry,
    payload,
    ...(vm === undefined ? {} : { vm: { ...vm, ...(gpu === undefined ? {} : { gpu }) } }),
    ...(network === undefined ? {} : { network }),
    ...(nics === undefined ? {} : { nics }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(inspectionCa === undefined ? {} : { inspectionCa }),
    ...(features === undefined ? {} : { features }),
    ...(identity === undefined ? {} : { identity }),
  };
  return { schemaVersion: 1, at, host, text: textOf(whole), ...written(book) };
}

const written = ({ values, notes }: Book): Pick<Adoption, 'values' | 'notes'> => ({ values, notes });

const textOf = (document: JsonObject): string => `${JSON.stringify(document, null, 2)}\n`;
