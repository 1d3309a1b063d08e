import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../src/contract/facts.ts';
import { openBook } from '../../../src/main/domain/adopt/book.ts';
import { adoptInspectionCa } from '../../../src/main/domain/adopt/parts.ts';
import { factsOfThese, unknown } from '../../support/facts.ts';

type Root = FactValue<'guest.root'>;

const print = 'ab'.repeat(32);
const other = 'cd'.repeat(32);
const root = (more: Partial<Root> = {}): Root => ({
  system: print,
  trusted: true,
  modules: print,
  otherBundle: null,
  ...more,
});

function adopted(given: Root) {
  const book = openBook(factsOfThese({ 'guest.root': given }));
  const part = adoptInspectionCa(book);
  return { part, notes: book.notes.map(({ kind, code }) => `${kind} ${code}`) };
}

describe('the certificate authority of a site in a VM', () => {
  test.each<[string, Partial<Root>, object | undefined, string[]]>([
    ['trusted everywhere', {}, { thumbprint: print, modules: true }, ['open root-file']],
    ['of the system alone', { modules: null }, { thumbprint: print, modules: false }, ['open root-file']],
    [
      'that nothing in the VM finds',
      { trusted: false },
      { thumbprint: print, modules: true },
      ['open root-file', 'check root-differs'],
    ],
    [
      'that is another one for the modules',
      { modules: other },
      { thumbprint: print, modules: false },
      ['open root-file', 'check root-differs'],
    ],
    [
      'of the modules alone',
      { system: null, trusted: false },
      { thumbprint: print, modules: true },
      ['open root-file', 'check root-differs'],
    ],
    [
      'beside a bundle of somebody else',
      { modules: null, otherBundle: 'file:///etc/site.pem' },
      { thumbprint: print, modules: false },
      ['not-taken bundle-not-said', 'open root-file'],
    ],
    [
      'that is not there',
      { system: null, trusted: false, modules: null },
      undefined,
      ['unknown roots-not-listed'],
    ],
  ])('%s', (_what, more, part, notes) => {
    expect(adopted(root(more))).toEqual({ part, notes });
  });

  test('of a VM that cannot be read is unknown', () => {
    const book = openBook(factsOfThese({ 'guest.root': unknown('failed') }));
    expect(adoptInspectionCa(book)).toBeUndefined();
    expect(book.notes).toMatchObject([{ kind: 'unknown', field: 'inspectionCa', code: 'unknown' }]);
  });
});
