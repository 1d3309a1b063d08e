import type { FactQuery } from '../../../contract/facts.ts';
import type { Finding } from '../../../contract/findings.ts';
import type { Facts } from '../facts.ts';
import type { Wanted } from './check.ts';
import { blockersWith, judgeWith, verdictWith } from './engine.ts';
import { checks } from './table.ts';

export { defaultWanted, type Check, type Judgement, type Wanted } from './check.ts';
export { checks };

/** Everything that the checks want to know of a host, each fact once. */
export function factsForChecks(): FactQuery[] {
  return [...new Set(checks.flatMap((check) => check.needs))].map((id) => ({ id }));
}

/** What the facts of a host say about its readiness, one finding a check, in order of asking. */
export function judgeHost(facts: Facts, wanted: Wanted): Finding[] {
  return judgeWith(checks, facts, wanted);
}

/** Ready, ready with warnings, or not ready: what the exit code of a scan says. */
export function verdictOf(findings: readonly Finding[]): 'ready' | 'warnings' | 'not-ready' {
  return verdictWith(checks, findings);
}

/** Findings that forbid starting a plan that contains these kinds of steps. */
export function blockersOf(findings: readonly Finding[], stepKinds: readonly string[]): Finding[] {
  return blockersWith(checks, findings, stepKinds);
}
