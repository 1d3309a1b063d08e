import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/main/domain/checks/table.ts';
import { isMessageKey, languages } from '../../src/messages/index.ts';
import { keyMap } from '../../src/renderer/app/keys.ts';
import { fits, found } from '../../src/renderer/app/search.ts';
import { isTerm, termOfFinding, termOfLink, terms } from '../../src/renderer/app/terms.ts';
import { sectionOf, unverified } from '../../src/renderer/app/unverified.ts';
import { sources } from '../support/sources.ts';

const ids = Object.keys(terms);

describe('the glossary', () => {
  test('has the terms of the field, each with its name and a sentence in every language', () => {
    expect(ids.length).toBeGreaterThanOrEqual(35);
    const keys = ids.flatMap((id) => [`glossary.${id}`, `glossary.${id}.says`]);
    expect(
      Object.keys(languages.en)
        .filter((key) => key.startsWith('glossary.'))
        .toSorted(),
    ).toEqual(keys.toSorted());
    for (const words of Object.values(languages))
      for (const id of ids) {
        const says = words[`glossary.${id}.says` as keyof typeof words];
        expect(says, id).toMatch(/\.$/u);
        expect(says.match(/[.:;] /gu)?.length ?? 0, `${id} is short`).toBeLessThanOrEqual(3);
      }
  });

  test('leads from each term to others that are there, never to itself', () => {
    for (const [id, others] of Object.entries(terms)) {
      expect(others.length, id).toBeGreaterThan(0);
      for (const other of others) expect(isTerm(other) && other !== id, `${id} to ${other}`).toBe(true);
    }
  });

  test('is opened only at terms that are there', () => {
    for (const term of [...Object.values(termOfFinding), ...Object.values(termOfLink)])
      expect(isTerm(term)).toBe(true);
    expect(isTerm('toString')).toBe(false);
    expect(isTerm(undefined)).toBe(false);
    const known = checks.map(({ id }) => id);
    for (const finding of Object.keys(termOfFinding)) expect(known).toContain(finding);
    const code = sources().filter(({ path }) => path.startsWith('renderer/'));
    const written = code.flatMap(({ text }) =>
      [...text.matchAll(/data-term="([^"]+)"/gu)].map(([, id]) => id),
    );
    expect(written.length).toBeGreaterThan(0);
    for (const id of written) expect(isTerm(id), id).toBe(true);
  });
});

describe('finding', () => {
  const things = ['Turn on Hyper-V', 'Hypervisor', 'Gerät prüfen'] as const;
  const of = (query: string) => found(things, query, (name) => [name]);

  test('takes every word, in any order and case, without accents', () => {
    expect(of('hyper')).toEqual(['Hypervisor', 'Turn on Hyper-V']);
    expect(of('  HYPER  turn ')).toEqual(['Turn on Hyper-V']);
    expect(of('gerat pruf')).toEqual(['Gerät prüfen']);
    expect(of('hyper geraet')).toEqual([]);
  });

  test('gives everything in its order while nothing is typed', () => {
    expect(of('')).toEqual(things);
    expect(of('  ')).toEqual(things);
  });

  test('looks into every text of a thing', () => {
    expect(fits('HC-06 off', 'HC-06', 'Hyper-V is off')).toBe(true);
    expect(fits('HC-06 on', 'HC-06', 'Hyper-V is off')).toBe(false);
  });
});

test('every key of the key map has words', () => {
  for (const { id } of keyMap) expect(isMessageKey(`frame.keys.${id}`)).toBe(true);
});

describe('what is not verified on a real host', () => {
  const listed = readFileSync(new URL('../../docs/unverified.md', import.meta.url), 'utf8').split('\n');

  test('is marked with a rule that is listed, under its section', () => {
    for (const { section, rule } of Object.values(unverified))
      expect(
        listed.filter((line) => line.includes(`| ${rule} | ${section}`)),
        rule,
      ).toHaveLength(1);
  });

  test('is marked where it is shown, and nothing else is', () => {
    const code = sources()
      .filter(({ path }) => path.startsWith('renderer/features/'))
      .map(({ text }) => text)
      .join('\n');
    for (const place of Object.keys(unverified)) {
      const group = place.split('.')[0] ?? '';
      expect(code.includes(`sectionOf('${place}')`) || code.includes(`sectionOf(\`${group}.\${`), place).toBe(
        true,
      );
    }
    expect(sectionOf('status.host')).toBeUndefined();
    expect(sectionOf('toString')).toBeUndefined();
  });
});
