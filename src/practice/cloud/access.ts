import type { CloudRequest } from './answers.ts';
import { policyKey } from './policies.ts';
import { covers, isOver, isSignedWith, readToken } from './tokens.ts';

/**
 * The rights of whoever asks a service API: those of the policy whose token he has, signed with its key, for this host and
 * not over. Undefined when he has no such token.
 */
export function rightsOf<R>(
  { headers, at }: CloudRequest,
  {
    host,
    policies,
    keyVersion,
  }: { host: string; policies: Readonly<Record<string, readonly R[]>>; keyVersion: number },
): readonly R[] | undefined {
  const token = readToken(headers['authorization']);
  if (token?.policy == null || !Object.hasOwn(policies, token.policy)) return undefined;
  const proven = isSignedWith(token, [policyKey(host, token.policy, keyVersion)]);
  return proven && covers(token, host) && !isOver(token, at) ? policies[token.policy] : undefined;
}

/** How far the clock of a device may be off before what it proves is refused. */
const clockToleranceMs = 5 * 60_000;

/**
 * True when a client says by its `Date` header that its clock is far from this one.
 *
 * @assumed provisioning.md 5.3: the times of tokens and certificates are checked with the clock of the service, and a device whose clock is more than five minutes off is refused | verify: let the clock of a VM be off by six minutes and provision it with a certificate
 */
export function clockIsOff({ headers, at }: CloudRequest): boolean {
  const said = Date.parse(headers['date'] ?? '');
  return !Number.isNaN(said) && Math.abs(said - at) > clockToleranceMs;
}
