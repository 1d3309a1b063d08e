import type { Json } from '../../../contract/json.ts';
import type { FailureRule } from './failure-rule.ts';
import { deviceRules } from './rules-device.ts';
import { hostRules } from './rules-host.ts';

/** A failure text of AzureEFLOW recognised: its id in the failure catalogue and the text to quote. */
export interface KnownFailure {
  id: string;
  /** The line that was recognised, for the eye only. */
  text: string;
  /** True when the command refuses for this before it changes anything. */
  refusedFirst: boolean;
}

const known: readonly FailureRule[] = [...hostRules, ...deviceRules];

/** All texts, most specific first. */
export const failureRules: readonly FailureRule[] = [
  ...known.filter((rule) => rule.general === undefined),
  ...known.filter((rule) => rule.general === true),
];

/** Finds the first known failure in what a command printed and returned. */
export function matchFailure(lines: readonly string[], output: readonly Json[]): KnownFailure | undefined {
  const texts = [...lines, ...output.filter((value) => typeof value === 'string')];
  for (const rule of failureRules) {
    const text = texts.find((candidate) => rule.match.test(candidate));
    if (text !== undefined) return { id: rule.id, text: text.trim(), refusedFirst: rule.refusedFirst };
  }
  return undefined;
}
