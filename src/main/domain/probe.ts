import { z } from 'zod';
import type { FactId, FactValue } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import type { CatalogueName, CatalogueParameters } from './catalogue.gen.ts';

/** Facts of the host that need no argument; the others come from files, persons, the secret store, or are asked about something. */
export type HostFactId = Exclude<
  FactId,
  | 'file'
  | 'file.certificate'
  | 'file.privateKey'
  | 'file.opened'
  | 'file.root'
  | 'file.images'
  | 'host.folder'
  | 'eflow.share'
  | 'person.answer'
  | 'secret.fingerprint'
  | 'cloud.access'
  | 'cloud.device'
  | 'cloud.enrollment'
  | 'cloud.group'
  | 'cloud.registration'
>;

/** How a fact is asked of the host, and how the answer becomes its value. `absent` means the asked thing is not there. */
export interface Probe<K extends HostFactId = HostFactId> {
  op: CatalogueName;
  args: Record<string, Json>;
  /** The command also needs the key of fingerprints. */
  fingerprints?: boolean;
  read(output: readonly Json[], lines: readonly string[]): FactValue<K> | typeof absent;
}

/** The host answered, and the answer is that there is no such thing. */
export const absent = Symbol('absent');

/** Makes the probe of one fact; the types hold its command's parameters and its value together. */
export function probe<K extends HostFactId, O extends CatalogueName>(
  _id: K,
  op: O,
  args: Omit<CatalogueParameters[O], 'fingerprintKey'>,
  read: (output: readonly Json[], lines: readonly string[]) => FactValue<K> | typeof absent,
  more: { fingerprints?: boolean } = {},
): Probe<K> {
  return { op, args: args as Record<string, Json>, read, ...more };
}

/** Rows of a registry read: one for each key that was asked for by name, found or not. */
export const RegistryRow = z.object({
  Key: z.string(),
  Exists: z.boolean(),
  Values: z.record(z.string(), z.unknown()),
});
