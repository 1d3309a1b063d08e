import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetRequest } from '../../../src/contract/sheets.ts';
import { certificateFileName, commandsFor, portalFor } from '../../../src/main/domain/sheets/commands.ts';
import { manifestEnvironment, replies, requestValues } from '../../../src/main/domain/sheets/request.ts';
import { manifestLines } from '../../../src/main/domain/images/manifest.ts';
import { escapeHtml, html } from '../../../src/main/reports/html.ts';
import { qrSvg } from '../../../src/main/reports/qr.ts';
import { sheetPage } from '../../../src/main/reports/sheet.ts';
import { dpsCertificate, keyIdentity, manualCertificate, tpmIdentity } from '../../support/setups.ts';
import { naughty } from '../bridge/naughty.ts';
import { ekT1, idT1 } from '../domain/identity/vectors.ts';
import { anyText, asked, madeCertificate } from '../domain/sheets/support.ts';

const made = madeCertificate('press-3');
const byString = { provisioningType: 'ManualConnectionString', devConnString: 'prompt' } as const;
const proxy = { https: 'http://proxy.example:3128' };
const partsOf = (
  { request, notes }: ReturnType<typeof asked>,
  codes: { name: 'deviceId'; svg: string }[] = [],
  images: ReturnType<typeof manifestLines> = [],
) => ({
  request,
  values: requestValues(request),
  notes,
  commands: commandsFor(request),
  portal: portalFor(request),
  environment: manifestEnvironment(request),
  images,
  certificateFile: certificateFileName(request),
  reply: replies[request.object],
  codes,
});
const tpm = asked(tpmIdentity, { setup: { proxy, name: 'Press 3' } });

/** Elements of a page by their names, and its attributes' names. */
const elements = (page: string) =>
  [...page.matchAll(/<([a-z0-9]+)/giu)].map((match) => match[1]?.toLowerCase() ?? '');
const text = (page: string) =>
  page
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('a sheet on paper', () => {
  test.each([
    ['a TPM', tpm],
    ['a key of DPS', asked(keyIdentity)],
    ['a certificate of DPS', asked(dpsCertificate, { certificate: made.certificate, csr: made.csr.trim() })],
    ['a certificate at the hub', asked(manualCertificate, { certificate: made.certificate })],
    ['a device string', asked(byString)],
  ])(
    'for %s is a page of its own in both languages, without script and without anything fetched',
    (_what, told) => {
      for (const language of ['en', 'de'] as const) {
        const page = sheetPage(partsOf(told), language, '0.1.0');
        expect(page).toMatch(/^<!doctype html>\s*<html lang="(?:en|de)">/u);
        expect(page).toContain("default-src 'none'");
        expect(elements(page)).not.toEqual(expect.arrayContaining(['script']));
        for (const bad of ['script', 'iframe', 'img', 'link', 'object', 'form', 'a'])
          expect(elements(page)).not.toContain(bad);
        expect(page).not.toMatch(/\b(?:href|src|srcset|action|on\w+)=|@import|url\(/iu);
        // Every word is one: no key of a message and no place that was not filled.
        expect(text(page)).not.toMatch(
          /\b(?:sheet|answer|firewall)\.[a-z]+\.|\{[a-z]\w*\}|undefined|\[object/u,
        );
      }
    },
  );

  test('has every value that has to be typed, and the lines for both shells', () => {
    const page = text(sheetPage(partsOf(tpm), 'en', '0.1.0'));
    for (const value of [
      idT1,
      ekT1,
      '0ne00ABCDEF',
      'Press 3',
      'HOST01',
      '"UpstreamProtocol"',
      "'--endorsement-key=",
    ])
      expect(page).toContain(value);
    const page509 = text(
      sheetPage(
        partsOf(asked(dpsCertificate, { certificate: made.certificate, csr: made.csr.trim() })),
        'de',
        '0.1.0',
      ),
    );
    expect(page509).toContain(made.certificate.trim());
    expect(page509).toContain(made.csr.trim());
    expect(page509).not.toContain('PRIVATE KEY');
  });

  test('has for each carried image the lines of its module, and no such part without one', () => {
    const images = manifestLines({
      carriedImages: [
        { file: 'images.tar', images: { 'registry.example/press<1>:2.0': `sha256:${'a'.repeat(64)}` } },
      ],
    });
    for (const language of ['en', 'de'] as const) {
      const page = text(sheetPage(partsOf(tpm, [], images), language, '0.1.0'));
      expect(page).toContain('registry.example/press<1>:2.0');
      expect(page).toContain('"imagePullPolicy": "never",');
    }
    expect(text(sheetPage(partsOf(tpm), 'en', '0.1.0'))).not.toContain('imagePullPolicy');
  });

  test('lets no text of a field become markup', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      '</pre></body>',
      '&lt;b&gt;',
      '<!--',
      ...naughty,
    ];
    const fields = [
      'host',
      'name',
      'hub',
      'deviceId',
      'scopeId',
      'registrationId',
      'globalEndpoint',
      'endorsementKey',
      'csr',
    ] as const;
    const plain = elements(sheetPage(partsOf(requestOf({})), 'en', '0'));
    for (const value of hostile) {
      const everywhere = Object.fromEntries(fields.map((field) => [field, value]));
      expect(elements(sheetPage(partsOf(requestOf(everywhere)), 'en', '0')), value).toEqual(plain);
    }
    fc.assert(
      fc.property(anyText(60), (value) => {
        expect(
          elements(sheetPage(partsOf(requestOf({ host: value, name: value, deviceId: value })), 'de', '0')),
        ).toEqual(plain);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

/** A request with every field there, some of them with other values. */
function requestOf(more: Partial<SheetRequest>): ReturnType<typeof asked> {
  const { request, notes } = asked(manualCertificate, { certificate: made.certificate, setup: { proxy } });
  const whole = {
    name: 'a',
    scopeId: 'a',
    registrationId: 'a',
    globalEndpoint: 'a',
    endorsementKey: 'a',
    csr: 'a',
  };
  return { request: { ...request, ...whole, ...more }, notes };
}

describe('text on a page', () => {
  test('is shown as it is, and what cannot be seen by its code point', () => {
    expect(escapeHtml(`<b a="1" c='2'>&amp;</b>`)).toBe(
      '&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;',
    );
    expect(escapeHtml('a\u202eb\u0000c\u200bd\ud800e')).toBe('a[U+202E]b[U+0000]c[U+200B]d[U+D800]e');
    expect(escapeHtml('Gruß 😀\n')).toBe('Gruß 😀\n');
  });

  test('is no markup by standing in a list or by being written twice', () => {
    const item = html`<i>${'<b>'}</i>`;
    expect(html`<p>${[item, item]}</p>`.markup).toBe('<p><i>&lt;b&gt;</i><i>&lt;b&gt;</i></p>');
  });
});

describe('a QR code', () => {
  test('is squares and no text, also of an endorsement key', async () => {
    const svg = (await qrSvg(ekT1)) ?? '';
    expect(svg).toMatch(/^<svg /u);
    expect(svg).not.toContain('AToA');
    expect(elements(svg)).toEqual(['svg', 'rect', 'path']);
    const hostile = (await qrSvg('</svg><script>')) ?? '';
    expect(elements(hostile)).toEqual(['svg', 'rect', 'path']);
  });

  test('is not made of nothing, nor of more than paper takes', async () => {
    expect(await qrSvg('')).toBeUndefined();
    expect(await qrSvg('a'.repeat(1_001))).toBeUndefined();
    expect(await qrSvg('a'.repeat(1_000))).toBeDefined();
  });

  test('differs where the text does', async () => {
    expect(await qrSvg(ekT1)).not.toBe(await qrSvg(ekT1.replace('/', '+')));
  });
});
