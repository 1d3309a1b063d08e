import type { FoundFailure, LogDiagnosis } from '../../../contract/diagnosis.ts';
import { redactText } from '../redact.ts';
import { failureRules } from './failures.ts';
import { checksOfFailure } from './of-findings.ts';

/** No text of the catalogue stands further right in a line. */
const longestLine = 4_000;
const longestQuote = 300;
/** Of what repeats, so many line numbers are told. */
const mostLines = 20;

/** One look at a line that says nothing known, as most do not. */
const any = new RegExp(failureRules.map((rule) => `(?:${rule.match.source})`).join('|'), 'iu');

/** Takes secrets out first: a cut in the midst of one would leave it unrecognised. */
function quoteOf(line: string): string {
  const text = redactText(line).trim();
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
}

/**
 * Finds known failures in a log: a transcript of PowerShell, the log of Windows Installer, text of the EFLOW logs. Each line
 * counts for the most special failure that it tells. The lines around it are not looked at.
 */
export function diagnoseLog(text: string): LogDiagnosis {
  const all = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  if (all.at(-1) === '') all.pop();
  const found = new Map<string, FoundFailure>();
  for (const [index, whole] of all.entries()) {
    const line = whole.slice(0, longestLine);
    if (!any.test(line)) continue;
    const id = failureRules.find((rule) => rule.match.test(line))?.id;
    if (id === undefined) continue;
    const known = found.get(id) ?? {
      id,
      lines: [],
      count: 0,
      quote: quoteOf(line),
      checks: checksOfFailure(id),
    };
    known.count += 1;
    if (known.lines.length < mostLines) known.lines.push(index + 1);
    found.set(id, known);
  }
  return { lines: all.length, failures: [...found.values()] };
}
