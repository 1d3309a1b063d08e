import { describe, expect, test } from 'vitest';
import { judgeWith } from '../../../../src/main/domain/checks/engine.ts';
import { checks, defaultWanted } from '../../../../src/main/domain/checks/index.ts';
import { findings as de } from '../../../../src/messages/de/findings.ts';
import { findings as en } from '../../../../src/messages/en/findings.ts';
import { machine } from './machine.ts';
import { allCases } from './samples.ts';

/** Codes that have the same words for every check. */
const shared = [
  'unknown-elevation',
  'unknown-timeout',
  'unknown-absent',
  'unknown-failed',
  'error',
  'blocked',
];

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '').toSorted();

/** Every finding of every case, each with the values its words can name. */
const found = [...(await allCases())].flatMap(([id, cases]) => {
  const check = checks.find((one) => one.id === id);
  return cases.flatMap(({ facts = {}, wanted = {} }) =>
    check === undefined
      ? []
      : judgeWith([{ ...check, after: [] }], machine(facts, check.needs), { ...defaultWanted, ...wanted }),
  );
});

const wordsOf = ({ id, code, status }: (typeof found)[number]) => {
  if (shared.includes(code)) return [`finding.${code}`];
  const own = `finding.${id}.${code}`;
  return status === 'warn' || status === 'fail' ? [own, `${own}.cause`] : [own];
};

const needed = new Set([
  ...checks.map(({ id }) => `finding.${id}.title`),
  ...shared.map((code) => `finding.${code}`),
  ...found.flatMap(wordsOf),
  ...found.flatMap(({ remedies }) => remedies.map(({ id }) => `remedy.${id}`)),
]);

test('there are words for all that checks can say, and no others', () => {
  expect(Object.keys(en).toSorted()).toEqual([...needed].toSorted());
  expect(Object.keys(de)).toEqual(Object.keys(en));
});

describe.each([
  ['en', en],
  ['de', de],
])('%s', (_language, words: Record<string, string>) => {
  test('names the same values as English', () => {
    const differ = Object.entries(en).filter(
      ([key, text]) => placeholders(text).join() !== placeholders(words[key] ?? '').join(),
    );
    expect(differ).toEqual([]);
  });

  test('names only values that the findings have', () => {
    const unfilled = found.flatMap((finding) => {
      const texts: [string, object][] = wordsOf(finding).map((key) => [key, finding.params]);
      for (const remedy of finding.remedies) {
        texts.push([`remedy.${remedy.id}`, remedy.kind === 'none' ? {} : remedy.params]);
      }
      return texts.flatMap(([key, params]) =>
        placeholders(words[key] ?? '')
          .filter((name) => !(name in params))
          .map((name) => `${key}: ${name}`),
      );
    });
    expect(unfilled).toEqual([]);
  });

  test('is calm, complete and short in its titles', () => {
    const all = Object.entries(words);
    const isTitle = ([key]: [string, string]) => key.endsWith('.title');
    expect(all.filter(isTitle).filter(([, title]) => title.length > 28)).toEqual([]);
    expect(all.filter((one) => !isTitle(one) && !one[1].endsWith('.'))).toEqual([]);
    expect(all.filter(([, text]) => /!|\bplease\b|\bbitte\b|\s{2}/iu.test(text))).toEqual([]);
  });
});

test('German says something of its own for every key', () => {
  const same = Object.entries(en).filter(([key, text]) => de[key as keyof typeof en] === text);
  expect(same.map(([key]) => key)).toEqual(['finding.HC-12.title']);
});
