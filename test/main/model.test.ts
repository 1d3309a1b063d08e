import { expect, test } from 'vitest';
import { stepKinds } from '../../src/main/domain/steps/index.ts';
import { runModel } from './model.ts';
import { onEngine } from '../support/limits.ts';

// `npm run model` runs 500 seeds; here a few stand for them, so that the model itself stays alive. Behind the engine every
// process of the model starts a PowerShell, so three seeds have to do; they kill, prove, undo and reach the cloud.
const few = onEngine ? { first: 8, count: 3 } : { first: 1, count: 12 };
const count = Number(process.env['EFLOW_DESK_MODEL_SEEDS'] ?? few.count);
const first = Number(process.env['EFLOW_DESK_MODEL_FIRST'] ?? few.first);

/** Kinds that a way into the cloud is needed for. */
const cloudKinds = [...stepKinds.keys()].filter((kind) => kind.includes('cloud'));

test(
  `random apply, kill, restart, drift and undo over ${count} seeds break no invariant`,
  { timeout: 3_600_000 },
  async () => {
    const total = { jobs: 0, kills: 0, proven: 0, undone: 0, commands: 0 };
    const kinds = new Map<string, number>();
    const failures: string[] = [];
    for (let seed = first; seed < first + count; seed++) {
      try {
        const run = await runModel(seed);
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += run[key];
        for (const [kind, times] of run.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + times);
      } catch (error) {
        failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    }
    console.log(`model: ${count} seeds, ${JSON.stringify(total)}, ${kinds.size} of ${stepKinds.size} kinds`);
    const times = [...stepKinds.keys()].map((kind) => `${kind} ${kinds.get(kind) ?? 0}`);
    console.log(`model: begun: ${times.join(', ')}`);
    expect(failures).toEqual([]);
    // A model that reaches nothing proves nothing.
    expect(total.kills).toBeGreaterThan(0);
    expect(total.proven).toBeGreaterThan(0);
    expect(total.undone).toBeGreaterThan(0);
    expect(cloudKinds.some((kind) => kinds.has(kind))).toBe(true);
  },
);
