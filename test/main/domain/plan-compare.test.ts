import { describe, expect, test } from 'vitest';
import type { Goal, PlannedStep } from '../../../src/contract/jobs.ts';
import { canonicalJson, comparePlans, planHash } from '../../../src/main/domain/plan.ts';
import { bareHost, hyperVHost, planOn, setupGoal } from '../../support/hosts.ts';
import { tpmIdentity } from '../../support/setups.ts';
import { planned } from '../../support/steps.ts';

const byTpm = setupGoal({ identity: tpmIdentity });
const byConnection = setupGoal();

describe('the hash of a plan', () => {
  const rows: PlannedStep[] = [planned('a', { input: { x: 1, y: [1, 2] } }), planned('b')];
  const host = 'local';
  const hash = planHash(host, byTpm, rows);
  const changed = (more: Partial<PlannedStep>) => planHash(host, byTpm, [{ ...rows[0]!, ...more }, rows[1]!]);

  test('does not hang on the order of names or on what nobody agreed to', () => {
    expect(changed({ input: { y: [1, 2], x: 1 } })).toBe(hash);
    expect(changed({ typicalMs: 9, powershell: ['x'], elevated: true })).toBe(hash);
    const reordered = JSON.parse(JSON.stringify(byTpm), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Goal;
    expect(planHash(host, reordered, rows)).toBe(hash);
  });

  test('changes with goal, key, kind, input, state and order', () => {
    const others = [
      planHash(host, byConnection, rows),
      planHash(host, setupGoal({ identity: tpmIdentity, vm: { memoryInMB: 2048 } }), rows),
      changed({ key: 'c' }),
      changed({ kind: 'c' }),
      changed({ input: { x: 2, y: [1, 2] } }),
      changed({ input: { x: 1, y: [2, 1] } }),
      changed({ state: 'done' }),
      planHash(host, byTpm, rows.toReversed()),
      planHash(host, byTpm, rows.slice(1)),
    ];
    expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  });

  test('is that of the plan that was shown', () => {
    const plan = planOn(bareHost, byTpm);
    expect(plan.hash).toBe(planHash(plan.host, byTpm, plan.steps));
    expect(planOn({ ...bareHost, 'host.ubr': 9 }, byTpm).hash).toBe(plan.hash);
    expect(planOn(hyperVHost, byTpm).hash).not.toBe(plan.hash);
  });

  test('rests on text in which equal data is equal', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });
});

describe('a plan of later', () => {
  const agreed = [planned('a', { state: 'done' }), planned('b'), planned('c', { state: 'later' })];
  const compare = (now: PlannedStep[], endedWell: string[] = []) =>
    comparePlans(agreed, now, new Set(endedWell));
  const same = { added: [], removed: [], changed: [] };

  test('is the same when nothing happened, or only what was agreed to', () => {
    expect(compare(agreed)).toEqual(same);
    expect(
      compare([agreed[0]!, planned('b', { state: 'done' }), planned('c', { state: 'todo' })], ['b']),
    ).toEqual(same);
    expect(
      compare(
        agreed.map((row) => ({ ...row, state: 'done' })),
        ['b', 'c'],
      ),
    ).toEqual(same);
  });

  test('has new, missing and changed steps', () => {
    expect(compare([...agreed, planned('d')])).toEqual({ ...same, added: ['d'] });
    expect(compare([...agreed, planned('d', { state: 'done' })])).toEqual(same);
    expect(compare([agreed[0]!, agreed[2]!])).toEqual({ ...same, removed: ['b'] });
    expect(compare([agreed[0]!, agreed[2]!], ['b'])).toEqual(same);
    expect(compare([agreed[0]!, planned('b', { kind: 'x' }), agreed[2]!])).toEqual({
      ...same,
      changed: ['b'],
    });
    expect(compare([agreed[0]!, planned('b', { input: { n: 1 } }), agreed[2]!])).toEqual({
      ...same,
      changed: ['b'],
    });
    expect(compare([agreed[0]!, planned('b', { input: { n: 1 }, state: 'done' }), agreed[2]!])).toEqual(same);
  });

  test('shows what somebody took back behind the job', () => {
    // Done when the plan was agreed to, and now it is not.
    expect(compare([planned('a'), agreed[1]!, agreed[2]!])).toEqual({ ...same, changed: ['a'] });
    // Done by the job itself, and now it is not.
    expect(compare([agreed[0]!, planned('b'), agreed[2]!], ['b'])).toEqual({ ...same, changed: ['b'] });
    expect(compare([agreed[0]!, planned('b', { state: 'unclear' }), agreed[2]!], ['b'])).toEqual({
      ...same,
      changed: ['b'],
    });
    // Not knowable now is no change of what was done before.
    expect(compare([planned('a', { state: 'later' }), agreed[1]!, agreed[2]!])).toEqual(same);
  });
});
