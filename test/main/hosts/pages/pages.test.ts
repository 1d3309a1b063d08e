import { describe, expect, test } from 'vitest';
import { answerFor } from '../../../../src/main/hosts/pages/page.ts';
import { contentSecurityPolicy } from '../../../../src/main/hosts/pages/policy.ts';
import { sources } from '../../../support/sources.ts';
import { assets } from '../http/support.ts';

describe('the policy of a page', () => {
  test('begins with nothing and lets in only what is our own', () => {
    const rules = new Map(
      contentSecurityPolicy('bm9uY2U=')
        .split('; ')
        .map((rule): [string, string] => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(rules)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'nonce-bm9uY2U='",
      'font-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  });
});

describe('an answer to a load', () => {
  test('is there only for what was built', () => {
    expect(answerFor(assets, '/')?.headers['Cache-Control']).toBe('no-store');
    for (const path of ['', '/index', '/INDEX.HTML', '/assets/../index.html', '/etc/passwd', '/toString'])
      expect(answerFor(assets, path), path).toBeUndefined();
  });
});

describe('the windows', () => {
  /** Ways to make markup of a text. */
  const raw =
    /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|parseHTML|setHTML/u;

  test('put no raw markup into a page', () => {
    const windows = sources().filter(({ path }) => path.startsWith('renderer/'));
    expect(windows.length).toBeGreaterThan(30);
    expect(windows.filter(({ text }) => raw.test(text)).map(({ path }) => path)).toEqual([]);
    expect(raw.test('<b dangerouslySetInnerHTML={{ __html: log }} />')).toBe(true);
  });

  test('keep nothing in the browser that outlives them', () => {
    const kept = /localStorage|indexedDB|document\.cookie|caches\.open/u;
    const windows = sources().filter(({ path }) => path.startsWith('renderer/'));
    expect(windows.filter(({ text }) => kept.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
