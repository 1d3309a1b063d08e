import { afterAll, describe, expect, test, vi } from 'vitest';
import { missing } from '../stand-ins/host.ts';
import { endEngines, openOnEngine } from '../stand-ins/engine-practice.ts';
import { testApp, testFolder } from '../support/app.ts';
import { exampleGoal } from '../support/examples.ts';
import { fileTexts, processTable } from '../support/process-table.ts';

/** How often the machine was really reached through PowerShell. */
const opened = vi.hoisted(() => ({ count: 0 }));

vi.mock(import('../../src/practice/index.ts'), async (original) => {
  const practice = await original();
  return {
    ...practice,
    openPractice: (options) => {
      opened.count += 1;
      return openOnEngine(options, practice);
    },
  };
});
afterAll(endEngines);

describe.skipIf(missing !== undefined || process.platform !== 'linux')(
  'a secret in a whole journey through PowerShell (needs /proc)',
  () => {
    test.each([
      ['a journey that the cloud refuses', 'connection-string', 'provision-wrong-key', 'failed'],
      ['a journey with a symmetric key', 'dps-symmetric-key', 'happy-client-default-switch', 'succeeded'],
      [
        'a journey behind a proxy with a password that is proven',
        'proxy',
        'happy-client-default-switch',
        'succeeded',
      ],
    ] as const)(
      '%s shows it nowhere',
      async (_what, example, scenario, end) => {
        const { folder, remove } = testFolder();
        // The reference names a variable of an environment that is only this object, so that no process inherits it.
        const env: NodeJS.ProcessEnv = {};
        const desk = await testApp(scenario, folder, { env });
        const { cloud } = desk.shown() as {
          cloud: Record<'devices' | 'enrollments', { handedOver: string }[]>;
        };
        const string = cloud.devices[0]?.handedOver ?? '';
        const symmetric = cloud.enrollments[0]?.handedOver ?? 'no key';
        const password = 'CANARY-of-a-proxy-0123456789';
        if (example === 'proxy') desk.app.practice?.break('proxy-asks-for-password');
        const key =
          example === 'proxy'
            ? password
            : example === 'dps-symmetric-key'
              ? symmetric
              : (/SharedAccessKey=(.+)$/u.exec(string)?.[1] ?? '');
        expect(key).toMatch(/^.{16,}$/u);
        Object.assign(env, {
          EFLOW_DESK_DEVICE: string,
          EFLOW_DESK_KEY: symmetric,
          EFLOW_DESK_PROXY: password,
        });
        const found = (texts: readonly string[]): number => texts.filter((text) => text.includes(key)).length;

        const inTable: number[] = [];
        const look = setInterval(() => inTable.push(found(processTable())), 25);
        const told: unknown[] = [];
        try {
          const goal = exampleGoal(example === 'proxy' ? 'connection-string' : example);
          if (example === 'proxy')
            goal.setup.proxy = {
              https: 'http://line@proxy.plant.example:3128',
              password: 'env:EFLOW_DESK_PROXY',
            };
          told.push(await desk.call('host.scan', { goal }));
          told.push(await desk.call('jobs.plan', { goal, askSecrets: true }));
          const job = await desk.run(goal);
          expect(job.state).toBe(end);
          told.push(job, await desk.events(job.id), await desk.call('status.read', {}));
          const undo = await desk.run({ kind: 'undo', job: job.id }, { differences: true });
          told.push(undo, await desk.events(undo.id), await desk.call('jobs.list', {}));
        } finally {
          clearInterval(look);
          await desk.app.close();
        }
        expect(opened.count).toBeGreaterThan(0);
        // The command was called with it; otherwise all of this shows nothing.
        const script = JSON.stringify(told);
        expect(script).toContain('Provision-EflowVm');
        expect(inTable.length).toBeGreaterThan(10);
        expect({ table: inTable.filter((count) => count > 0), told: found([script]) }).toEqual({
          table: [],
          told: 0,
        });
        const files = fileTexts(folder);
        expect(files.length).toBeGreaterThan(3);
        expect(found(files)).toBe(0);
        remove();
      },
      180_000,
    );
  },
);
