import type { Facts } from '../facts.ts';
import { endpoints } from '../windows-probes.ts';
import type { Judgement } from './check.ts';
import { pass, undecided, unknownOf } from './judgement.ts';

/** Facts that {@link reached} reads. */
export const reachFacts = ['reach.endpoints', 'windows.proxy'] as const;

/** Proxies of this Windows, as text; empty when there is none. */
export function proxiesOf(facts: Facts): string | undefined {
  const proxy = facts.value('windows.proxy');
  if (proxy === undefined) return undefined;
  return [proxy.user, proxy.script, proxy.machine, proxy.environment]
    .filter((one, i, all) => one !== null && all.indexOf(one) === i)
    .join(', ');
}

/**
 * Whether an endpoint opens from this Windows. Where a proxy is in use a closed way says nothing, since the way leads over
 * the proxy, and a name that is not found is the matter of another check.
 */
export function reached(facts: Facts, name: keyof typeof endpoints, closed: Judgement): Judgement {
  const found = facts.value('reach.endpoints');
  if (found === undefined) return unknownOf(facts, 'reach.endpoints');
  const endpoint = endpoints[name];
  const row = found.find((one) => `${one.host}:${one.port}` === endpoint);
  if (row === undefined) return undecided('not-tried', { endpoint });
  if (row.open) return pass('open', { endpoint });
  const proxies = proxiesOf(facts);
  if (proxies === undefined) return unknownOf(facts, 'windows.proxy');
  if (proxies !== '') return undecided('behind-proxy', { endpoint, proxies });
  return row.resolved ? { ...closed, params: { endpoint } } : undecided('no-name', { endpoint });
}
