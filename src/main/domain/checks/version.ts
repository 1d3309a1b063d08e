import type { Facts } from '../facts.ts';
import type { Wanted } from './check.ts';

/**
 * The EFLOW version that counts on this host: of the one that is installed, else of the one that is wanted. Undefined when
 * there is neither, or when what is installed is not known.
 */
export function versionOf(facts: Facts, wanted: Wanted): string | undefined {
  const products = facts.value('eflow.products');
  return products === undefined ? undefined : (products[0]?.displayVersion ?? wanted.version);
}

/** True when a version is older than another, part by part as numbers (eflow.md 3.1). */
export function isBefore(version: string, other: string): boolean {
  const [a, b] = [version, other].map((one) => one.split('.').map(Number));
  for (const [i, part] of (b ?? []).entries()) {
    const own = a?.[i] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}
