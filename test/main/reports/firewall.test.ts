import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firewallRows } from '../../../src/main/domain/sheets/firewall.ts';
import { csvField, firewallCsv, firewallText } from '../../../src/main/reports/firewall.ts';
import { dpsCertificate, manualCertificate, setupWith, tpmIdentity } from '../../support/setups.ts';
import { naughty } from '../bridge/naughty.ts';
import { anyText } from '../domain/sheets/support.ts';

/** Reads CSV as RFC 4180 says. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const one = text[i] ?? '';
    if (quoted) {
      if (one !== '"') field += one;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (one === '"') quoted = true;
    else if (one === ',') {
      rows.at(-1)?.push(field);
      field = '';
    } else if (one === '\r' && text[i + 1] === '\n') {
      rows.at(-1)?.push(field);
      rows.push([]);
      field = '';
      i += 1;
    } else field += one;
  }
  return rows.slice(0, -1);
}

const external = { vswitch: 'External', vswitchName: 'Plant' };
const setups = [
  setupWith({ identity: tpmIdentity }),
  setupWith({ identity: dpsCertificate, network: external }),
  setupWith({ identity: manualCertificate, proxy: { https: 'http://proxy.example:3128' } }),
  setupWith({ identity: { ...tpmIdentity, globalEndpoint: 'https://global.azure-devices-provisioning.cn' } }),
];

describe('the ticket for a spreadsheet', () => {
  test('is a table with a head, for Excel in UTF-8, in both languages', () => {
    for (const setup of setups)
      for (const language of ['en', 'de'] as const) {
        const { rows } = firewallRows(setup);
        const csv = firewallCsv(rows, language);
        expect(csv.startsWith('\ufeff')).toBe(true);
        const table = parse(csv.slice(1));
        expect(table).toHaveLength(rows.length + 1);
        for (const line of table) expect(line).toHaveLength(9);
        expect(table.flat().filter((cell) => cell === '' || cell.includes('firewall.'))).toEqual([]);
        expect(table.slice(1).map(([host, port]) => [host, Number(port)])).toEqual(
          rows.map(({ host, port }) => [host, port]),
        );
      }
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '\uff1d1',
    '|calc',
    '%0',
    "=cmd|' /C calc'!A1",
    '\r=1',
  ])('takes no formula: %j', (text) => {
    expect(parse(`${csvField(text)}\r\n`)[0]?.[0]).toBe(`'${text}`);
  });

  test('keeps every text in its own cell', () => {
    const texts = [
      'a,b',
      'a"b',
      '"',
      'a\r\nb',
      'a\nb',
      'a;b',
      ' a',
      'a ',
      '*.azure-devices.net',
      ...naughty,
      ...fc.sample(anyText(30), { numRuns: 200, seed: 9 }),
    ];
    const line = `${texts.map(csvField).join(',')}\r\n`;
    const read = parse(line);
    expect(read).toHaveLength(1);
    // An apostrophe may have come before it, and nothing else.
    expect(read[0]?.map((cell, i) => (cell === `'${texts[i] ?? ''}` ? texts[i] : cell))).toEqual(texts);
    for (const cell of read[0] ?? []) expect(cell).not.toMatch(/^[\s\ufeff]*[=+\-@]/u);
  });
});

describe('the ticket for a mail', () => {
  test('says first what must be open, and every row once', () => {
    for (const setup of setups)
      for (const language of ['en', 'de'] as const) {
        const told = firewallRows(setup);
        const text = firewallText({ at: '2026-03-01T08:00:00.000Z', host: 'HOST01', ...told }, language);
        expect(text).not.toMatch(/firewall\.|\{[a-z]\w*\}|undefined/u);
        const lines = text.split('\n').filter((line) => /^ {2}\S/u.test(line));
        expect(lines).toHaveLength(told.rows.length);
      }
  });
});
