import { describe, expect, test } from 'vitest';
import { IdentityRule, PartName, ProvisionField, RecognisedKind } from '../../src/contract/identity.ts';
import { recognise } from '../../src/main/domain/identity/recognise.ts';
import { languages } from '../../src/messages/index.ts';
import { fieldCases, kindCases } from '../main/domain/identity/cases.ts';

const en: Readonly<Record<string, string>> = languages.en;
const suffixes = (prefix: string) =>
  Object.keys(en)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .toSorted();

describe('words for what is pasted', () => {
  test.each([
    ['identity.kind.', RecognisedKind.options],
    ['identity.part.', PartName.options],
    ['identity.field.', [...ProvisionField.options, 'text']],
    ['rule.identity.', IdentityRule.options],
  ])('%s are there for each code and for nothing else', (prefix, codes) => {
    expect(suffixes(prefix)).toEqual([...codes].toSorted());
  });

  test('name only values that are told with the problem', () => {
    const problems = [
      ...kindCases.flatMap(([, text]) => recognise(text).problems),
      ...fieldCases.flatMap(([field, text]) => recognise(text, field).problems),
    ];
    expect(new Set(problems.map(({ rule }) => rule)).size).toBeGreaterThan(60);
    const unfilled = problems.filter(({ rule, params }) =>
      [...(en[`rule.identity.${rule}`] ?? '').matchAll(/\{(\w+)\}/gu)].some(
        ([, name = '']) => !Object.hasOwn(params, name),
      ),
    );
    expect(unfilled).toEqual([]);
  });
});
