import type { Facts } from '../../facts.ts';
import { alone, type Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';
import { isBefore } from '../version.ts';

/** From this version on the agent renews its certificate. */
const renewsSince = '1.5.7';
const lastsDays = 365;
const dayMs = 86_400_000;

/** The day on which a certificate that began on another ends, both as year-month-day. */
const endOf = (day: string) => new Date(Date.parse(day) + lastsDays * dayMs).toISOString().slice(0, 10);

/** The day on which the certificate of the agent ends; undefined where it renews itself, or where nobody can tell. */
export function agentCertificateEnds(facts: Facts): string | undefined {
  const version = facts.value('eflow.products')?.[0]?.displayVersion;
  const installed = facts.value('eflow.installedOn');
  return version === undefined || installed === undefined || !isBefore(version, renewsSince)
    ? undefined
    : endOf(installed);
}

/**
 * The certificate of wssdagent (eflow.md 15.1; user-needs.md 1 pain 3): before 1.5.7 it lasts a year from the first
 * installation and is not renewed by updates. The day of installation is that of the last update, so the certificate may be
 * older than told here, and never younger unless somebody renewed it.
 */
export const agentCertificate: Check = {
  id: 'HC-49',
  area: 'eflow',
  needs: ['eflow.products', 'eflow.installedOn'],
  ...alone,
  judge(facts) {
    const products = facts.value('eflow.products');
    if (products === undefined) return unknownOf(facts, 'eflow.products');
    const version = products[0]?.displayVersion;
    if (version === undefined) return notApplicable('no-eflow');
    if (!isBefore(version, renewsSince)) return pass('renews', { version });
    const fact = facts.get('eflow.installedOn');
    if (!('value' in fact)) return unknownOf(facts, 'eflow.installedOn');
    const ends = endOf(fact.value);
    const over = fact.at.slice(0, 10) > ends;
    const remedies = [instruct('renew-agent-certificate'), instruct('take-1-5-7')];
    return warn(over ? 'over' : 'ends', remedies, { version, installed: fact.value, ends });
  },
};
