import type { Params, Remedy } from '../../../contract/errors.ts';
import type { UnknownReason } from '../../../contract/facts.ts';
import type { Facts } from '../facts.ts';
import type { HostFactId } from '../probes.ts';
import type { Judgement } from './check.ts';

export const pass = (code: string, params: Params = {}): Judgement => ({ status: 'pass', code, params });

export const notApplicable = (code: string, params: Params = {}): Judgement => ({
  status: 'not-applicable',
  code,
  params,
});

export const warn = (code: string, remedies: Remedy[], params: Params = {}): Judgement => ({
  status: 'warn',
  code,
  params,
  remedies,
});

export const fail = (code: string, remedies: Remedy[], params: Params = {}): Judgement => ({
  status: 'fail',
  code,
  params,
  remedies,
});

/** The facts are there and still do not tell, for example a flag that Windows leaves blank. */
export const undecided = (code: string, params: Params = {}): Judgement => ({
  status: 'unknown',
  code,
  params,
});

/** Most useful reason first: elevation is the one a person can do something about at once. */
const reasons: readonly UnknownReason[] = ['elevation', 'timeout', 'failed', 'absent'];

/** The judgement that cannot be made because some of these facts could not be learnt. */
export function unknownOf(facts: Facts, ...ids: readonly HostFactId[]): Judgement {
  const missing = ids.flatMap((id) => {
    const fact = facts.get(id);
    return 'unknown' in fact ? [{ id, reason: fact.unknown }] : [];
  });
  const reason = reasons.find((candidate) => missing.some((one) => one.reason === candidate));
  if (reason === undefined) throw new Error(`all of ${ids.join(', ')} is known`);
  const named = missing.filter((one) => one.reason === reason).map((one) => one.id);
  return undecided(`unknown-${reason}`, { facts: named.join(', ') });
}
