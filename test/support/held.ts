import { expect } from 'vitest';
import type { Goal } from '../../src/contract/jobs.ts';
import type { Input } from '../../src/contract/procedures.ts';
import type { TestApp } from './app.ts';

/**
 * Starts a goal, and waits until the practice machine stands still at a point of a command. The machine is asked, since
 * nothing need be heard of the job once it stands still.
 * @returns the job's ID
 */
export async function startAndHold(
  test: TestApp,
  goal: Goal,
  op: string,
  point: Input<'practice.hold'>['point'],
): Promise<string> {
  const plan = await test.call('jobs.plan', { goal, askSecrets: true });
  await test.call('practice.hold', { op, point });
  const consent = { differences: false, recovery: false };
  const { id } = await test.call('jobs.start', { goal, hash: plan.hash, consent });
  // Behind PowerShell the way there takes its time.
  await expect.poll(() => test.app.practice?.held(), { timeout: 60_000, interval: 5 }).toBeDefined();
  return id;
}
