import { describe, expect, test } from 'vitest';
import { advise } from '../../src/main/domain/adviser/advise.ts';
import { tree } from '../../src/main/domain/adviser/tree.ts';
import { withAnswer } from '../../src/renderer/features/adviser/answers.ts';
import { placed } from '../../src/renderer/features/adviser/tree-layout.ts';

describe('the picture of the decisions', () => {
  const all = placed(tree.slice());
  const rowOf = (id: string) => all.find(({ node }) => node.id === id)?.row ?? -1;

  test('has every node once, in a place of its own', () => {
    expect(all.map(({ node }) => node.id)).toEqual(tree.map(({ id }) => id));
    expect(new Set(all.map(({ row, across }) => `${row} ${across}`)).size).toBe(all.length);
    expect(all.every(({ across }) => across > 0 && across < 1)).toBe(true);
  });

  test('leads downwards alone, also where two ways meet', () => {
    const steps = tree.flatMap((node) =>
      'question' in node ? node.branches.map(({ to }) => rowOf(to) - rowOf(node.id)) : [],
    );
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(rowOf('system')).toBe(0);
    // Both Windows with Linux containers and Linux lead there.
    expect(rowOf('purpose')).toBe(rowOf('containers') + 1);
  });

  test('is nothing for no nodes', () => {
    expect(placed([])).toEqual([]);
  });
});

describe('an answer', () => {
  test('takes the place of the one before, and is taken back by none', () => {
    const one = withAnswer({ system: 'windows', tpm: 'yes' }, 'tpm', 'no');
    expect(one).toEqual({ system: 'windows', tpm: 'no' });
    expect(withAnswer(one, 'tpm', '')).toEqual({ system: 'windows' });
    expect(advise(withAnswer(one, 'tpm', '')).methods).toHaveLength(5);
  });
});
