import type { Finding } from '../../../contract/findings.ts';
import { failureOfFinding } from '../diagnosis/of-findings.ts';
import { evidenceOf, type Facts } from '../facts.ts';
import type { Check, Judgement, Wanted } from './check.ts';
import { undecided } from './judgement.ts';

/** What a check says; one that breaks says that it does not know. */
function attempt(check: Check, facts: Facts, wanted: Wanted): Judgement {
  try {
    // A fact that nobody gathered must not go unnoticed only because this time the rule did not look at it.
    for (const id of check.needs) facts.get(id);
    return check.judge(facts, wanted);
  } catch (error) {
    return undecided('error', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

function findingOf(check: Check, facts: Facts, wanted: Wanted, blockedBy: string[]): Finding {
  const evidence = check.needs.filter((id) => facts.has(id)).map((id) => evidenceOf(facts, id));
  const common = {
    id: check.id,
    area: check.area,
    evidence,
    blockedBy,
    needsElevation: evidence.some((one) => one.unknown === 'elevation'),
    ...(check.assumed === undefined ? {} : { assumed: check.assumed }),
  };
  if (blockedBy.length > 0) {
    const params = { blockedBy: blockedBy.join(', ') };
    return { ...common, status: 'blocked', code: 'blocked', params, remedies: [] };
  }
  const { status, code, params = {}, remedies = [] } = attempt(check, facts, wanted);
  const failure = failureOfFinding(check.id, code);
  return { ...common, status, code, params, remedies, ...(failure === undefined ? {} : { failure }) };
}

/**
 * Judges every check of a table, whatever the others say, so that all problems are seen at once. A check whose
 * forerunner failed is not judged but blocked: its own verdict would be noise (style.md A5).
 */
export function judgeWith(table: readonly Check[], facts: Facts, wanted: Wanted): Finding[] {
  const findings = new Map<string, Finding>();
  const stops = (id: string) => {
    const status = findings.get(id)?.status;
    return status === 'fail' || status === 'blocked';
  };
  for (const check of table) {
    findings.set(check.id, findingOf(check, facts, wanted, check.after.filter(stops)));
  }
  return [...findings.values()];
}

function unknownBlocks(table: readonly Check[], finding: Finding): boolean {
  const check = table.find(({ id }) => id === finding.id);
  return finding.status === 'unknown' && check?.unknownBlocks === true;
}

/** A host with a fail is not ready; not knowing weighs as much as the check says (eflow.md 6.1). */
export function verdictWith(
  table: readonly Check[],
  findings: readonly Finding[],
): 'ready' | 'warnings' | 'not-ready' {
  const forbids = (finding: Finding) =>
    finding.status === 'fail' || finding.status === 'blocked' || unknownBlocks(table, finding);
  if (findings.some(forbids)) return 'not-ready';
  return findings.some(({ status }) => status === 'warn' || status === 'unknown') ? 'warnings' : 'ready';
}

/**
 * Findings that forbid starting a plan with these kinds of steps. A fail that a step of the plan cures does not, and
 * neither does what only waits for such a cure.
 */
export function blockersWith(
  table: readonly Check[],
  findings: readonly Finding[],
  stepKinds: readonly string[],
): Finding[] {
  const blockers = new Set<string>();
  for (const finding of findings) {
    const { id, code, status, blockedBy } = finding;
    const cures = table.find((check) => check.id === id)?.curedBy[code] ?? [];
    const forbids =
      (status === 'fail' && !cures.some((kind) => stepKinds.includes(kind))) ||
      (status === 'blocked' && blockedBy.some((by) => blockers.has(by))) ||
      unknownBlocks(table, finding);
    if (forbids) blockers.add(id);
  }
  return findings.filter(({ id }) => blockers.has(id));
}
