import { firewallCsv, firewallText } from './firewall.ts';
import { qrSvg } from './qr.ts';
import { sheetPage, type SheetParts } from './sheet.ts';
import type { Language } from '../../messages/index.ts';

/** How sheets and tickets become something to print or to send, by this version of the product. */
export const paperOf = (version: string) => ({
  page: (sheet: SheetParts, language: Language) => sheetPage(sheet, language, version),
  code: qrSvg,
  csv: firewallCsv,
  text: firewallText,
});
