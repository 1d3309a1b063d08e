import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal } from '../../../src/contract/jobs.ts';
import type { Proxy } from '../../../src/contract/setup.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(fault?: string): Promise<TestApp & { folder: string; env: NodeJS.ProcessEnv }> {
  const made = testFolder();
  folders.push(made);
  const env: NodeJS.ProcessEnv = {};
  const test = await testApp('happy-client-default-switch', made.folder, { env });
  open.push(test.app);
  if (fault !== undefined) test.app.practice?.break(fault);
  const { cloud } = test.shown() as { cloud: { devices: { handedOver: string }[] } };
  env['EFLOW_DESK_DEVICE'] = cloud.devices[0]?.handedOver ?? '';
  return { ...test, folder: made.folder, env };
}

const plain: Proxy = { https: 'http://proxy.plant.example:3128' };
const withUser: Proxy = { https: 'http://line@proxy.plant.example:3128', password: 'env:EFLOW_DESK_PROXY' };
const goalWith = (proxy: Proxy | undefined): Goal => {
  const goal = exampleGoal('connection-string');
  return { ...goal, setup: { ...goal.setup, ...(proxy === undefined ? {} : { proxy }) } };
};
const password = 'CANARY p@ss/word-with-%-in-it';

describe('a site whose only way out is a proxy', () => {
  test('is no way for a setup without one', async () => {
    const job = await (await desk('proxy-required')).run(goalWith(undefined));
    expect(job.state).toBe('failed');
    expect(job.proof?.verdict).not.toBe('proven');
  });

  test('is proven with it, does nothing twice, says what the manifest needs, and is taken back', async () => {
    const test = await desk('proxy-required');
    const goal = goalWith(plain);
    const first = await test.run(goal);
    expect(first).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(first.notes?.map(({ code }) => code)).toEqual(['agent-environment']);
    const keys = first.steps.map(({ key }) => key);
    expect(keys.slice(keys.indexOf('set-vm-proxy'))).toEqual([
      'set-vm-proxy',
      'provision',
      'set-agent-proxy',
      'prove',
    ]);
    expect((await test.run(goal)).steps.filter((step) => step.acted)).toEqual([]);
    expect((await test.run({ kind: 'undo', job: first.id })).state).toBe('succeeded');
    expect(test.shown()).toMatchObject({ msi: null, vm: null });
  });

  test('is added to a VM that has its identity, and taken out again alone', async () => {
    const test = await desk();
    expect((await test.run(goalWith(undefined))).state).toBe('succeeded');
    test.app.practice?.break('proxy-required');
    const job = await test.run(goalWith(plain));
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(job.steps.filter((step) => step.acted).map(({ key }) => key)).toEqual([
      'set-vm-proxy',
      'set-agent-proxy',
    ]);
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.state).toBe('succeeded');
    expect(undone.steps.filter((step) => step.acted).map(({ kind }) => kind)).toEqual([
      'clear-vm-proxy',
      'clear-vm-proxy',
    ]);
    const plan = await test.call('jobs.plan', { goal: goalWith(plain), askSecrets: true });
    expect(plan.steps.find(({ key }) => key === 'set-vm-proxy')?.state).toBe('todo');
  });

  test('is none with another address', async () => {
    const job = await (
      await desk('proxy-required')
    ).run(goalWith({ https: 'http://proxy.plant.example:8080' }));
    expect(job.state).toBe('failed');
    expect(job.steps.find(({ key }) => key === 'set-vm-proxy')?.state).toBe('done');
  });
});

describe('a proxy with a password', () => {
  test('waits for it, recognises it, and keeps it in no file, plan, journal or answer', async () => {
    const test = await desk('proxy-asks-for-password');
    const goal = goalWith(withUser);
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    const waiting = await test.run(goal);
    expect(waiting.waitingFor).toEqual({
      kind: 'secret',
      ref: 'env:EFLOW_DESK_PROXY',
      field: 'proxy.password',
    });
    test.env['EFLOW_DESK_PROXY'] = `${password}\n`;
    const job = await test.resume();
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    const again = await test.run(goal);
    expect(again.steps.filter((step) => step.acted)).toEqual([]);
    const told = JSON.stringify([plan, job, again, await test.events(job.id), test.shown()]);
    const found = (text: string) => /CANARY|with-%|with-%25/u.test(text);
    expect(found(told)).toBe(false);
    const files = readdirSync(test.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(test.folder, name))
      .filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((path) => found(readFileSync(path, 'utf8')))).toEqual([]);
  });

  test('and a connection string that is asked for are two secrets', async () => {
    const test = await desk('proxy-asks-for-password');
    const goal = goalWith({ ...withUser, password: 'prompt' });
    if (goal.kind !== 'setup') throw new Error('no setup');
    const setup = {
      ...goal.setup,
      identity: { provisioningType: 'ManualConnectionString' as const, devConnString: 'prompt' },
    };
    await test.call('secrets.offer', { field: 'proxy.password', value: password });
    await test.call('secrets.offer', {
      field: 'identity.devConnString',
      value: test.env['EFLOW_DESK_DEVICE'] ?? '',
    });
    expect(await test.run({ ...goal, setup })).toMatchObject({
      state: 'succeeded',
      proof: { verdict: 'proven' },
    });
  });

  test.each(['\n', 'a\tb', 'x'.repeat(257)])('is refused before anything is changed: %j', async (text) => {
    const test = await desk();
    test.env['EFLOW_DESK_PROXY'] = text;
    const error = await test.refused('jobs.plan', { goal: goalWith(withUser), askSecrets: true });
    expect(error).toMatchObject({ code: errorCodes.secretInvalid, fields: [{ path: 'proxy.password' }] });
    expect(test.shown()).toMatchObject({ msi: null });
  });
});
