import { describe, expect, expectTypeOf, test } from 'vitest';
import type { PracticeTrust, World } from '../../src/main/ports.ts';
import { testApp, testFolder } from '../support/app.ts';

type Local = Extract<World, { kind: 'local' }>;

describe('a world', () => {
  test('that is local cannot hold a trust root of practice: it is a type error', () => {
    const practice: PracticeTrust = { practice: true, certificates: [] };
    // @ts-expect-error a practice trust root is no list of local ones
    const roots: Local['trustRoots'] = practice;
    expect(roots).toBe(practice);
    expectTypeOf<PracticeTrust>().not.toExtend<Local['trustRoots']>();
  });

  test('of practice says so, and reaches no endpoint of the real cloud', async () => {
    const made = testFolder();
    const { app } = await testApp('happy-client-default-switch', made.folder);
    expect(app.world).toMatchObject({ kind: 'practice', trustRoots: { practice: true } });
    await expect(app.world.endpoint('management.azure.com')).resolves.toBeUndefined();
    expect(app.world.label).toBe('practice:happy-client-default-switch');
    await app.close();
    made.remove();
  });
});
