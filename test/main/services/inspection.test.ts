import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Goal } from '../../../src/contract/jobs.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

/** A desk on a site that opens TLS, with the file that its network team hands over. */
async function desk(): Promise<TestApp & { ca: { file: string; thumbprint: string } }> {
  const made = testFolder();
  folders.push(made);
  const env: NodeJS.ProcessEnv = {};
  const test = await testApp('happy-client-default-switch', made.folder, { env });
  open.push(test.app);
  test.app.practice?.break('tls-inspected');
  const { cloud, network } = test.shown() as {
    cloud: { devices: { handedOver: string }[] };
    network: { inspection: { certificate: string; thumbprint: string } };
  };
  env['EFLOW_DESK_DEVICE'] = cloud.devices[0]?.handedOver ?? '';
  const file = join(made.folder, 'root.pem');
  writeFileSync(file, network.inspection.certificate);
  return { ...test, ca: { file, thumbprint: network.inspection.thumbprint } };
}

const goalWith = (inspectionCa: Record<string, unknown> | undefined): Goal => {
  const goal = exampleGoal('connection-string');
  return {
    ...goal,
    setup: { ...goal.setup, ...(inspectionCa === undefined ? {} : { inspectionCa }) },
  } as Goal;
};

describe('a site that opens TLS on the way out', () => {
  test('lets no VM through that does not trust it', async () => {
    const job = await (await desk()).run(goalWith(undefined));
    expect(job.state).toBe('failed');
    expect(job.proof?.verdict).not.toBe('proven');
  });

  test('is proven with its authority, does nothing twice, and is taken back', async () => {
    const test = await desk();
    const goal = goalWith({ ...test.ca, modules: true });
    const first = await test.run(goal);
    expect(first).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    const keys = first.steps.map(({ key }) => key);
    expect(keys.slice(keys.indexOf('trust-root'))).toEqual([
      'trust-root',
      'provision',
      'set-trust-bundle',
      'prove',
    ]);
    expect((await test.run(goal)).steps.filter((step) => step.acted)).toEqual([]);
    const undone = await test.run({ kind: 'undo', job: first.id });
    expect(undone.state).toBe('succeeded');
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });

  test('is added to a VM that is there, and taken out again alone', async () => {
    const test = await desk();
    await test.run({ ...goalWith(undefined), only: ['install', 'deploy'] } as Goal);
    const job = await test.run(goalWith({ ...test.ca, modules: true }));
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.state).toBe('succeeded');
    expect(undone.steps.filter(({ kind }) => kind === 'clear-root').map(({ acted }) => acted)).toContain(
      true,
    );
    const plan = await test.call('jobs.plan', { goal: goalWith(test.ca), askSecrets: true });
    expect(plan.steps.find(({ key }) => key === 'trust-root')?.state).toBe('todo');
  });

  test('is not taken from a file that is another than the setup names, and nothing is touched', async () => {
    const test = await desk();
    const goal = goalWith({ ...test.ca, thumbprint: 'a'.repeat(64) });
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.blockers.map(({ id, code }) => [id, code])).toEqual([['trust-root', 'EFD-CA-002']]);
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });
});
