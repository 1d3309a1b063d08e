import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal } from '../../../src/contract/jobs.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

const scenario = 'happy-client-default-switch';

async function desk(...faults: string[]): Promise<TestApp & { folder: string }> {
  const made = testFolder();
  folders.push(made);
  const test = await testApp(scenario, made.folder);
  open.push(test.app);
  for (const fault of faults) test.app.practice?.break(fault);
  return { ...test, folder: made.folder };
}

const example = exampleGoal('connection-string');
const goal: Extract<Goal, { kind: 'setup' }> = {
  ...example,
  only: ['install', 'deploy'],
  setup: {
    ...example.setup,
    network: { vswitch: 'External', vswitchName: 'EFLOW-Ext', create: { adapter: 'Ethernet' } },
  },
};

/** The switches of the machine, as the product reads them. */
async function switches(test: TestApp): Promise<string[]> {
  const [read] = await test.app.world.host.read([{ op: 'vswitch.read', args: {}, timeoutMs: 10_000 }]);
  return (read?.output ?? []).map((one) => (one as { Name: string }).Name);
}
const keys = (job: Awaited<ReturnType<TestApp['run']>>) =>
  job.steps.filter(({ acted }) => acted).map(({ key }) => key);

describe('an External switch over the adapter in use', () => {
  test('says beforehand what stops, waits for the word, goes on with it and is taken back', async () => {
    const test = await desk();
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.blockers).toEqual([]);
    expect(plan.steps.flatMap(({ notes }) => notes ?? []).map(({ code }) => code)).toEqual([
      'switch-cuts-host',
    ]);
    const waiting = await test.run(goal);
    expect(waiting.waitingFor).toMatchObject({
      kind: 'person',
      ask: 'confirm-switch',
      params: { switch: 'EFLOW-Ext' },
    });
    expect(await switches(test)).toContain('EFLOW-Ext');
    const job = await test.resume({ answer: 'confirmed' });
    expect(job.state).toBe('succeeded');
    // Nobody takes it back any more.
    await test.app.world.clock.sleep(200_000);
    expect(await switches(test)).toContain('EFLOW-Ext');
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.state).toBe('succeeded');
    expect(keys(undone)).toEqual(['undo-install-msi', 'undo-take-payload', 'undo-make-switch']);
    expect(await switches(test)).not.toContain('EFLOW-Ext');
  });

  test('goes again by itself when nobody says a word, also when the program is gone', async () => {
    const test = await desk();
    expect((await test.run(goal)).state).toBe('waiting');
    await test.app.close();
    open.length = 0;
    const next = await testApp(scenario, test.folder);
    open.push(next.app);
    await next.app.world.clock.sleep(95_000);
    expect(await switches(next)).not.toContain('EFLOW-Ext');
    // A word that comes too late is about a switch that is gone: it is made anew only by consent, and asked about anew.
    const late = await next.refused('jobs.resume', {
      consent: { differences: false, recovery: false },
      answer: 'confirmed',
    });
    expect(late.code).toBe(errorCodes.resumeDiffers);
  });

  test('is confirmed without a person once the gateway answers over it', async () => {
    const test = await desk();
    const job = await test.run(goal, { differences: true });
    expect(job.state).toBe('succeeded');
    const events = await test.events(job.id);
    expect(events.find((event) => event.t === 'answer')).toMatchObject({
      ask: 'confirm-switch',
      answer: 'confirmed',
    });
    expect(await switches(test)).toContain('EFLOW-Ext');
  });

  test('is not confirmed without a person when it cuts the host off: it goes again, and the job says so', async () => {
    const test = await desk('port-security');
    const job = await test.run(goal, { differences: true });
    expect(job).toMatchObject({ state: 'failed', error: { code: errorCodes.switchRolledBack } });
    expect(await switches(test)).not.toContain('EFLOW-Ext');
    expect((await test.events(job.id)).some((event) => event.t === 'answer')).toBe(false);
  });

  test('keeps what the adapter had before and after in the journal', async () => {
    const test = await desk();
    const job = await test.run(goal, { differences: true });
    const ended = (await test.events(job.id)).find(
      (event) => event.t === 'ended' && event.step === 'make-switch',
    );
    expect(JSON.stringify(ended)).toMatch(/"before":.*"adapter":"Ethernet","address":"10.20.30.41"/u);
    expect(JSON.stringify(ended)).toMatch(
      /"after":.*"adapter":"vEthernet \(EFLOW-Ext\)","address":"10.20.30.41"/u,
    );
  });

  test('is refused before anything is touched over an adapter that is not there', async () => {
    const test = await desk();
    const network = {
      vswitch: 'External',
      vswitchName: 'EFLOW-Ext',
      create: { adapter: 'Ethernet 7' },
    } as const;
    const plan = await test.call('jobs.plan', {
      goal: { ...goal, setup: { ...goal.setup, network } },
      askSecrets: false,
    });
    expect(plan.blockers).toMatchObject([{ code: 'EFD-NET-012' }]);
  });
});
