import type { Sheet, SheetNote } from '../../contract/sheets.ts';
import { say, type Language } from '../../messages/index.ts';
import { html, nothing, trusted, type Markup } from './html.ts';

/** Everything of a sheet but the page itself. */
export type SheetParts = Omit<Sheet, 'html'>;

/** Only what is needed on paper: black on white, no line that breaks in the midst of a row, nothing fetched. */
const style = `
  @page { margin: 15mm }
  body { font: 11pt/1.4 "Segoe UI", system-ui, sans-serif; color: #111; background: #fff; max-width: 190mm; margin: 8mm auto; padding: 0 4mm }
  h1 { font-size: 17pt; margin: 0 0 1mm } h2 { font-size: 12pt; margin: 7mm 0 2mm }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 1mm 3mm 1mm 0; border-bottom: .2mm solid #bbb }
  th { font-weight: 600; width: 42mm }
  code, pre { font: 9.5pt/1.35 Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; white-space: pre-wrap }
  pre { margin: 1mm 0 3mm; padding: 2mm; border: .2mm solid #999 }
  tr, pre, figure, li { break-inside: avoid }
  .error, .warning { border-left: 1mm solid #111; padding-left: 3mm } .error { font-weight: 600 }
  .codes { display: flex; gap: 8mm; flex-wrap: wrap } figure { margin: 0 } svg { width: 42mm; height: 42mm } figcaption { font-size: 9pt }
  .blank { display: inline-block; min-width: 90mm; border-bottom: .3mm solid #111; height: 6mm }
`;

/** A request as a page to be printed or sent: of its own, without script and without anything that is fetched. */
export function sheetPage(sheet: SheetParts, language: Language, version: string): string {
  const { request } = sheet;
  const words = (key: string, params: SheetNote['params'] = {}) => say(language, key, params);
  const section = (key: string, body: Markup): Markup =>
    html`<h2>${words(`sheet.section.${key}`)}</h2>
      ${body}`;
  const values = sheet.values.map(
    ({ name, value }) =>
      html`<tr>
        <th scope="row">${words(`sheet.value.${name}`)}</th>
        <td><code>${value}</code></td>
      </tr>`,
  );
  const notes = sheet.notes.map(
    ({ code, severity, params }) => html`<li class="${severity}">${words(`sheet.note.${code}`, params)}</li>`,
  );
  const shell = (name: string, text: string | null): Markup =>
    html`<div>${words(`sheet.shell.${name}`)}</div>
      <pre>${text ?? words('sheet.no-line')}</pre>`;
  const commands = sheet.commands.map(
    ({ code, bash, powershell }) =>
      html`<h3>${words(`sheet.command.${code}`)}</h3>
        ${shell('bash', bash)}${shell('powershell', powershell)}`,
  );
  const certificate = request.object === 'enrollment-group-certificate' ? 'authority' : 'certificate';
  const pem = (key: string, text: string | null, params: SheetNote['params'] = {}): Markup =>
    text === null
      ? nothing
      : section(
          key,
          html`<p>${words(`sheet.about.${key}`, params)}</p>
            <pre>${text}</pre>`,
        );
  const codes = sheet.codes.map(
    ({ name, svg }) =>
      html`<figure>
        ${trusted(svg)}
        <figcaption>${words(`sheet.value.${name}`)}</figcaption>
      </figure>`,
  );
  const reply = sheet.reply.map(
    (name) =>
      html`<tr>
        <th scope="row">${words(`sheet.reply.${name}`)}</th>
        <td><span class="blank"></span></td>
      </tr>`,
  );
  const title = words('sheet.title', { what: words(`sheet.object.${request.object}`) });
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p>
          ${words('sheet.from', { name: request.name ?? request.host, host: request.host, at: request.at, version })}
        </p>
        <p>${words(`sheet.asked.${request.object}`)}</p>
        ${section(
          'values',
          html`<table>
            ${values}
          </table>`,
        )}
        ${section(
          'notes',
          html`<ul>
            ${notes}
          </ul>`,
        )}
        ${codes.length === 0 ? nothing : section('codes', html`<div class="codes">${codes}</div>`)}
        ${section(
          'portal',
          html`<ol>
            ${sheet.portal.map((code) => html`<li>${words(`sheet.portal.${code}`)}</li>`)}
          </ol>`,
        )}
        ${
          commands.length === 0
            ? nothing
            : section(
                'commands',
                html`<p>${words('sheet.fill-in')}</p>
                  ${commands}`,
              )
        }
        ${pem(certificate, request.certificate?.pem ?? null, { file: sheet.certificateFile })}
        ${pem('csr', request.csr)} ${pem('environment', sheet.environment)}
        ${
          sheet.images.length === 0
            ? nothing
            : section(
                'images',
                html`<p>${words('sheet.about.images')}</p>
                  ${sheet.images.map(
                    ({ image, lines }) =>
                      html`<h3><code>${image}</code></h3>
                        <pre>${lines.join('\n')}</pre>`,
                  )}`,
              )
        }
        ${section(
          'reply',
          html`<p>${words('sheet.about.reply')}</p>
            <table>
              ${reply}
            </table>`,
        )}
      </body>
    </html> `;
  return page.markup;
}
