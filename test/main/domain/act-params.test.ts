import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Failure, type AppError, type Params } from '../../../src/contract/errors.ts';
import { actParams, readActParams, type ActSchema } from '../../../src/main/domain/act-params.ts';
import { actEntries, actTable } from '../../../src/main/domain/acts.ts';
import { languages } from '../../../src/messages/index.ts';

const schema = z.strictObject({
  count: z.int().min(1).max(8),
  size: z.int().min(2).max(100).multipleOf(2, { error: 'even' }),
  deep: z.boolean().default(false),
  file: z.string().min(3).optional(),
});

function refusal(given: Params, known: ActSchema | undefined = schema): AppError {
  try {
    readActParams('act', known, given);
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
  throw new Error('was taken');
}
const rules = (given: Params) => refusal(given).fields?.map(({ path, rule }) => `${path} ${rule}`);

describe('the values of an act', () => {
  test('are told with their kind and bounds', () => {
    expect(actParams(schema)).toEqual([
      { name: 'count', type: 'integer', required: true, min: 1, max: 8 },
      expect.objectContaining({ name: 'size', type: 'integer', required: true, min: 2, max: 100, step: 2 }),
      { name: 'deep', type: 'boolean', required: false },
      { name: 'file', type: 'text', required: false },
    ]);
    expect(actParams(undefined)).toEqual([]);
  });

  test('come as texts from a command line and as they are from a form', () => {
    const whole = { count: 2, size: 4, deep: false };
    expect(readActParams('act', schema, { count: 2, size: 4 })).toEqual(whole);
    expect(readActParams('act', schema, { count: '2', size: '4', deep: 'false' })).toEqual(whole);
    expect(readActParams('act', schema, { count: 2, size: 4, file: '123' })).toEqual({
      ...whole,
      file: '123',
    });
    expect(readActParams('act', undefined, {})).toEqual({});
  });

  test.each<[Params, string[]]>([
    [{ size: 4 }, ['count required']],
    [{ count: 0, size: 4 }, ['count min']],
    [{ count: 9, size: 4 }, ['count max']],
    [{ count: 2, size: 5 }, ['size even']],
    [{ count: 2.5, size: 4 }, ['count type']],
    [{ count: '2.5', size: '4' }, ['count type']],
    [{ count: 'two', size: 4 }, ['count type']],
    [{ count: '', size: 4 }, ['count type']],
    [{ count: 2, size: 4, deep: 'yes' }, ['deep type']],
    [{ count: 2, size: 4, file: '' }, ['file min-length']],
    [{}, ['count required', 'size required']],
  ])('%j is refused with %j', (given, expected) => {
    expect(rules(given)).toEqual(expected);
    expect(refusal(given)).toMatchObject({ code: 'EFD-PLAN-010', params: { act: 'act' }, retry: 'never' });
  });

  test('that nobody knows are refused by name', () => {
    expect(refusal({ count: 2, size: 4, colour: 'red' })).toMatchObject({
      code: 'EFD-PLAN-009',
      params: { act: 'act', name: 'colour' },
    });
    expect(refusal({ toString: 1 }, undefined)).toMatchObject({ params: { name: 'toString' } });
  });
});

test('every value of every act has words in every language', () => {
  const keys = actEntries.flatMap(({ id, params }) =>
    params.map(({ name }) => `app.field.act.${id}.${name}`),
  );
  expect(keys.length).toBeGreaterThan(0);
  for (const words of Object.values(languages))
    expect(
      Object.keys(words)
        .filter((key) => key.startsWith('app.field.act.'))
        .toSorted(),
    ).toEqual(keys.toSorted());
  expect(actEntries.map(({ id }) => id)).toEqual([...actTable.keys()]);
});
