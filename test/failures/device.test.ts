import { describe, expect, test } from 'vitest';
import { isMessageKey } from '../../src/messages/index.ts';
import { cases, unshown } from './device.ts';
import { play, saidBy } from './run.ts';

describe('a failure is met, and its way out leads out', () => {
  test.each(cases.map((one) => [one.failures.join(' '), one.scenario, one] as const))(
    '%s on %s',
    async (_failures, _scenario, one) => {
      await expect(play(one)).resolves.toBeUndefined();
    },
  );
});

describe('the catalogue F50 to F97', () => {
  const ids = Array.from({ length: 48 }, (_, index) => `F${index + 50}`);
  const shown = new Set(cases.flatMap((one) => one.failures));

  test.each(ids)('%s has words, and is shown or says why it is not', (id) => {
    expect([isMessageKey(`failure.${id}`), isMessageKey(`failure.${id}.do`)]).toEqual([true, true]);
    expect([shown.has(id), Object.hasOwn(unshown, id)].filter(Boolean)).toHaveLength(1);
  });

  test('is named by the scenarios that show it', () => {
    const unsaid = cases.filter((one) => one.failures.some((id) => !saidBy(one.scenario).includes(id)));
    expect(unsaid.map((one) => one.scenario)).toEqual([]);
  });
});
