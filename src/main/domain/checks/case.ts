import type { FactValue, UnknownReason } from '../../../contract/facts.ts';
import type { HostFactId } from '../probes.ts';
import type { Judgement, Wanted } from './check.ts';

/** A fact that could not be learnt. */
export interface UnknownFact {
  unknown: UnknownReason;
  detail?: string;
}

type Override<V> = V extends readonly unknown[] | string | number | boolean ? V : Partial<V>;

/** Facts that differ from a healthy machine without EFLOW. Of objects only the fields that differ are given. */
export type FactOverrides = { [K in HostFactId]?: Override<FactValue<K>> | UnknownFact };

/** One sample of what a check says: the machine, what is wanted, and the judgement. */
export interface CheckCase {
  name: string;
  facts?: FactOverrides;
  wanted?: Partial<Wanted>;
  status: Judgement['status'];
  code: string;
  params?: Judgement['params'];
  /** Ids of the remedies offered, in order. */
  remedies?: readonly string[];
}
