import type { ScanReport } from '../../../contract/findings.ts';
import type { Words } from '../../app/words.tsx';
import { remedyText } from '../../design/failure.tsx';
import { findingText } from './words.ts';

/** Gives the browser a file to keep. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A scan as a page that stands by itself: to be printed or attached to a ticket. */
export function reportHtml(words: Words, report: ScanReport): string {
  const { t, language } = words;
  const rows = report.findings.map((finding) => {
    const { title, says, cause, known } = findingText(words, finding);
    const evidence = finding.evidence.map(
      (one) =>
        `<li><code>${escape(`${one.fact} = ${one.unknown ?? JSON.stringify(one.value)}`)}</code> ${escape(`${one.source}, ${one.at}`)}</li>`,
    );
    const remedies = finding.remedies.map((remedy) => `<li>${escape(remedyText(words, remedy))}</li>`);
    return `<tr><td>${escape(finding.id)}</td><td>${escape(t(`finding-status.${finding.status}`))}</td><td><strong>${escape(title)}</strong><br>${escape(says)}${cause === undefined ? '' : `<br>${escape(cause)}`}${known === undefined ? '' : `<br>${escape(known)}`}<ul>${remedies.join('')}</ul><ul>${evidence.join('')}</ul></td></tr>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(t('scan.title', { host: report.host }))}</title><style>body{font:14px/1.5 "Segoe UI",sans-serif;margin:2rem}table{border-collapse:collapse}td{border:1px solid #ccc;padding:.4rem .6rem;vertical-align:top}ul{margin:.3rem 0}</style></head><body><h1>${escape(t('scan.title', { host: report.host }))}</h1><p>${escape(`${t(`scan.${report.verdict}`)} ${report.at}`)}</p><table>${rows.join('')}</table></body></html>\n`;
}

/** Saves a scan for a ticket, for people or for programs. */
export function save(words: Words, report: ScanReport, as: 'html' | 'json'): void {
  const name = `readiness-${report.at.slice(0, 19).replaceAll(/\D/gu, '')}.${as}`;
  if (as === 'html') saveFile(name, 'text/html', reportHtml(words, report));
  else saveFile(name, 'application/json', `${JSON.stringify(report, null, 2)}\n`);
}
