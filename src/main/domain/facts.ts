import {
  factKey,
  type Fact,
  type FactId,
  type FactQuery,
  type FactRecord,
  type FactValue,
} from '../../contract/facts.ts';
import type { Evidence } from '../../contract/findings.ts';

/** Facts gathered for one decision. Asking for one that was not gathered is a mistake of the asker and throws. */
export interface Facts {
  get<K extends FactId>(id: K, arg?: string): Fact<FactValue<K>>;
  /** The value, or undefined when it is unknown. */
  value<K extends FactId>(id: K, arg?: string): FactValue<K> | undefined;
  has(id: FactId, arg?: string): boolean;
  record(): FactRecord;
}

/** Wraps stored facts for reading. */
export function factsOf(record: FactRecord): Facts {
  const get = <K extends FactId>(id: K, arg?: string): Fact<FactValue<K>> => {
    const key = factKey(arg === undefined ? { id } : { id, arg });
    const fact = record[key];
    if (fact === undefined) throw new Error(`fact ${key} was not gathered`);
    return fact as Fact<FactValue<K>>;
  };
  return {
    get,
    value: (id, arg) => {
      const fact = get(id, arg);
      return 'value' in fact ? fact.value : undefined;
    },
    has: (id, arg) => factKey(arg === undefined ? { id } : { id, arg }) in record,
    record: () => record,
  };
}

/** True for Windows Server and domain controllers (Win32_OperatingSystem.ProductType 3 and 2). */
export function isServer(facts: Facts): boolean {
  const type = facts.value('host.os')?.productType;
  return type === 2 || type === 3;
}

/** The facts of a record that answer these questions, for example to keep them beside a step. */
export function pickFacts(record: FactRecord, queries: readonly FactQuery[]): FactRecord {
  const picked: FactRecord = {};
  for (const query of queries) {
    const fact = record[factKey(query)];
    if (fact !== undefined) picked[factKey(query)] = fact;
  }
  return picked;
}

/** A fact as evidence of a finding. */
export function evidenceOf(facts: Facts, id: FactId, arg?: string): Evidence {
  const fact = facts.get(id, arg);
  const name = factKey(arg === undefined ? { id } : { id, arg });
  return 'value' in fact
    ? { fact: name, value: fact.value, source: fact.source, at: fact.at }
    : { fact: name, value: null, source: fact.source, at: fact.at, unknown: fact.unknown };
}

/** Removes doubles among questions; the first of each stays. */
export function uniqueQueries(queries: readonly FactQuery[]): FactQuery[] {
  const seen = new Map<string, FactQuery>();
  for (const query of queries) {
    const key = factKey(query);
    if (!seen.has(key)) seen.set(key, query);
  }
  return [...seen.values()];
}
