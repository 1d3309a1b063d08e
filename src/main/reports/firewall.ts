import type { FirewallRow, FirewallTicket } from '../../contract/sheets.ts';
import { say, type Language } from '../../messages/index.ts';

/**
 * A field of CSV (RFC 4180). What a spreadsheet would take for a formula, also behind blanks, gets an apostrophe before it,
 * which the spreadsheet does not show.
 */
export function csvField(text: string): string {
  const harmless =
    /^[\s\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(text) || /^[\t\r\n]/u.test(text)
      ? `'${text}`
      : text;
  return /[",;\r\n\t]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const columns = [
  'host',
  'port',
  'transport',
  'protocol',
  'from',
  'need',
  'purpose',
  'inspection',
  'proxy',
] as const;

/** One row in words, column by column. */
function cells(row: FirewallRow, language: Language): string[] {
  const words = (key: string) => say(language, key);
  const { certificate } = row;
  return [
    row.host,
    String(row.port),
    row.transport.toUpperCase(),
    words(`firewall.protocol.${row.protocol}`),
    row.from.map((one) => words(`firewall.from.${one}`)).join(' + '),
    words(`firewall.need.${row.need}`),
    say(language, `firewall.purpose.${row.purpose}`, certificate === undefined ? {} : { certificate }),
    words(`firewall.inspection.${row.inspection}`),
    words(row.viaProxy ? 'firewall.proxy.via' : 'firewall.proxy.direct'),
  ];
}

/** The rows for a spreadsheet, with a byte order mark, without which Excel takes UTF-8 for something else. */
export function firewallCsv(rows: readonly FirewallRow[], language: Language): string {
  const head = columns.map((name) => say(language, `firewall.column.${name}`));
  const lines = [head, ...rows.map((row) => cells(row, language))];
  return `\ufeff${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
}

const needs = ['required', 'one-of', 'optional'] as const;

/** The rows for a mail, those that must be open first. */
export function firewallText(
  ticket: Pick<FirewallTicket, 'at' | 'host' | 'rows' | 'notes'>,
  language: Language,
): string {
  const words = (key: string, params: FirewallTicket['notes'][number]['params'] = {}) =>
    say(language, key, params);
  const lines = [words('firewall.title', { host: ticket.host, at: ticket.at }), ''];
  for (const need of needs) {
    const rows = ticket.rows.filter((row) => row.need === need);
    if (rows.length === 0) continue;
    lines.push(words(`firewall.group.${need}`));
    for (const row of rows) {
      const [host, port, transport, protocol, from, , purpose, inspection, proxy] = cells(row, language);
      lines.push(
        `  ${host ?? ''}:${port ?? ''}/${transport ?? ''}  ${protocol ?? ''}`,
        `      ${from ?? ''}, ${proxy ?? ''}. ${purpose ?? ''} ${inspection ?? ''}`,
      );
    }
    lines.push('');
  }
  lines.push(...ticket.notes.map(({ code, params }) => `- ${words(`firewall.note.${code}`, params)}`));
  return `${lines.join('\n')}\n`;
}
