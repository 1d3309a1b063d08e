import type { AdoptedValue, AdoptNote } from '../../../contract/adopt.ts';
import type { Params } from '../../../contract/errors.ts';
import type { FactId } from '../../../contract/facts.ts';
import type { Json, JsonObject } from '../../../contract/json.ts';
import type { Facts } from '../facts.ts';

/** What is written down while a host is read: values with their source, and what is to be told. */
export interface Book {
  readonly facts: Facts;
  readonly values: AdoptedValue[];
  readonly notes: AdoptNote[];
  /** Takes a value of the document with the fact that told it. */
  take<T extends Json>(path: string, fact: FactId, value: T): T;
  note(kind: AdoptNote['kind'], field: string, code: string, params?: Params): void;
  /** Tells that a field is not known, with the reason of the fact that would tell it. */
  unknown(field: string, fact: FactId): void;
}

export function openBook(facts: Facts): Book {
  const values: AdoptedValue[] = [];
  const notes: AdoptNote[] = [];
  const note: Book['note'] = (kind, field, code, params = {}) =>
    void notes.push({ kind, field, code, params });
  return {
    facts,
    values,
    notes,
    note,
    take(path, fact, value) {
      const { source, at } = facts.get(fact);
      values.push({ path, value, source, at });
      return value;
    },
    unknown(field, id) {
      const fact = facts.get(id);
      note('unknown', field, 'unknown', { reason: 'unknown' in fact ? fact.unknown : 'failed', fact: id });
    },
  };
}

/** A part of the document: an object whose missing values are left out. */
export type Part = JsonObject;
