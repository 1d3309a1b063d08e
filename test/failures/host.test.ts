import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isMessageKey } from '../../src/messages/index.ts';
import { testFolder } from '../support/app.ts';
import { exampleGoal } from '../support/examples.ts';
import { cases, unshown } from './host.ts';
import { play, saidBy } from './run.ts';

describe('a failure is met, and its way out leads out', () => {
  test.each(cases.map((one) => [one.failures.join(' '), one.scenario, one] as const))(
    '%s on %s',
    async (_failures, _scenario, one) => {
      await expect(play(one)).resolves.toBeUndefined();
    },
  );
});

describe('a host with ARM64', () => {
  test('takes the installer for ARM64', async () => {
    const made = testFolder();
    try {
      const { setup, folder } = exampleGoal('connection-string');
      const file = join(made.folder, setup.payload.file.replace('X64', 'ARM64'));
      copyFileSync(join(folder, setup.payload.file), file);
      const asked = { apply: 'connection-string', with: { payload: { ...setup.payload, file } } } as const;
      const one = { failures: [], scenario: 'happy-arm64', asked, gets: { exit: 0 } };
      await expect(play(one)).resolves.toBeUndefined();
    } finally {
      made.remove();
    }
  });
});

describe('the catalogue F01 to F49', () => {
  const ids = Array.from({ length: 49 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`);
  const shown = new Set(cases.flatMap((one) => one.failures));

  test.each(ids)('%s is shown, or says why it is not', (id) => {
    expect([shown.has(id), Object.hasOwn(unshown, id)].filter(Boolean)).toHaveLength(1);
  });

  test.each(ids)('%s has words', (id) => {
    expect([isMessageKey(`failure.${id}`), isMessageKey(`failure.${id}.do`)]).toEqual([true, true]);
  });

  test('is named by the scenarios that show it', () => {
    const unsaid = cases.filter((one) => one.failures.some((id) => !saidBy(one.scenario).includes(id)));
    expect(unsaid.map((one) => one.scenario)).toEqual([]);
  });
});
