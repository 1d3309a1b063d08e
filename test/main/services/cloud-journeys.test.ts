import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal } from '../../../src/contract/jobs.ts';
import { languages } from '../../../src/messages/index.ts';
import { serviceString } from '../../../src/practice/cloud/policies.ts';
import { practiceCertificate, privateKeyPem } from '../../../src/practice/state/certificates.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import {
  byKey,
  dps,
  dpsSide,
  goalOf,
  now,
  passphrase,
  scope,
  strings,
  ways,
  write,
} from '../../support/cloud-ways.ts';

const scenario = 'already-deployed';
const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

interface Desk extends TestApp {
  folder: string;
  /** The cloud as its file has it, without what counts up. */
  cloud(): Record<string, unknown>;
}

async function desk(more: { env?: NodeJS.ProcessEnv } = {}): Promise<Desk> {
  const made = testFolder();
  folders.push(made);
  const test = await testApp(scenario, made.folder, { env: { ...strings, PASS: passphrase, ...more.env } });
  open.push(test.app);
  return {
    ...test,
    folder: made.folder,
    cloud() {
      const file = join(made.folder, 'practice', scenario, 'cloud.json');
      const {
        counter: _,
        faults: _faults,
        ...state
      } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      return state;
    },
  };
}

describe.each(Object.keys(ways))('from nothing to proven with %s, the cloud side made by us', (name) => {
  test('and the undo leaves the cloud as it was found (trap 24)', async () => {
    const test = await desk();
    const goal = (await ways[name]?.(test)) as Goal;
    const before = test.cloud();
    const job = await test.run(goal);
    expect(job.error).toBeUndefined();
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    // Trap 1: the hub has an IoT Edge device.
    const devices = test.cloud()['devices'] as { iotEdge: boolean }[];
    expect(devices.length).toBe((before['devices'] as unknown[]).length + 1);
    expect(devices.at(-1)?.iotEdge).toBe(true);
    const again = await test.run(goal);
    expect(again.steps.filter((step) => step.acted)).toEqual([]);
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect([undone.error, undone.state]).toEqual([undefined, 'succeeded']);
    expect(undone.residues).not.toContain('cloud-device');
    expect(test.cloud()).toEqual(before);
  });
});

// What goes wrong on the way to the cloud and in it has a table of its own: test/failures/cloud.ts.
test('a policy that may only read is told by the right that it lacks', async () => {
  const test = await desk({ env: { DPS: serviceString(dps, 'enrollment-reader') } });
  const job = await test.run(goalOf(test, byKey, dpsSide, ['cloud']));
  expect(job.error).toMatchObject({ code: errorCodes.cloudRight, params: { right: 'EnrollmentWrite' } });
});

describe.each(['en', 'de'] as const)('every failure of the cloud has words of its own in %s', (language) => {
  test('for what happened and for what to do', () => {
    const codes = Object.values(errorCodes).filter((code) => code.startsWith('EFD-CLD-'));
    const words = languages[language] as Record<string, string>;
    for (const kind of ['error', 'fix']) {
      const said = codes.map((code) => words[`${kind}.${code}`] ?? '');
      expect(said.filter((text) => text.length < 20)).toEqual([]);
      expect(new Set(said).size).toBe(codes.length);
    }
  });
});

describe('keys of the cloud', () => {
  const filesOf = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());

  test.each(['a connection string', 'DPS and a key', 'a group with a key'])(
    'with %s are in no file, plan, job or event',
    async (name) => {
      const test = await desk();
      const goal = (await ways[name]?.(test)) as Goal;
      const told: unknown[] = [await test.call('jobs.plan', { goal, askSecrets: true })];
      const job = await test.run(goal);
      const shown = test.app.world.kind;
      const held = [
        ...strings.HUB.matchAll(/SharedAccessKey=(.+)$/gu),
        ...strings.DPS.matchAll(/SharedAccessKey=(.+)$/gu),
      ].map((match) => match[1] ?? '');
      const undone = await test.run({ kind: 'undo', job: job.id });
      told.push(job, await test.events(job.id), undone, await test.events(undone.id), shown);
      const text = JSON.stringify(told);
      for (const key of held) {
        expect(key.length).toBeGreaterThan(40);
        expect(text).not.toContain(key);
        expect(filesOf(test.folder).filter((path) => readFileSync(path, 'utf8').includes(key))).toEqual([]);
      }
      // Every other key is longer than a thumbprint and looks like base64 of 32 or 64 bytes.
      expect(text).not.toMatch(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==/u);
      expect(text).not.toMatch(/SharedAccess(?:Key=[A-Za-z0-9+/]|Signature sr)/u);
    },
  );

  test('trap 2: the key of a group never reaches the VM, and two devices of it have two keys', async () => {
    const fingerprints = await Promise.all(
      ['press-9', 'press-10'].map(async (registrationId) => {
        const test = await desk();
        const job = await test.run(
          goalOf(test, { ...byKey, registrationId }, { ...dpsSide, group: { id: 'line-7' } }),
        );
        expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
        const registered = test.cloud()['registrations'] as { group: string | null }[];
        expect(registered.at(-1)?.group).toBe('line-7');
        return (await test.events(job.id)).findLast(
          (event) => event.t === 'ended' && event.step === 'provision',
        );
      }),
    );
    const [one, two] = fingerprints.map((event) => (event?.t === 'ended' ? JSON.stringify(event.made) : ''));
    expect(one).not.toBe(two);
  });

  test('trap 4: an ID in capitals in a certificate is enrolled in lower case', async () => {
    const test = await desk();
    const files = write(test, practiceCertificate('PRESS-9', 1, now), privateKeyPem('PRESS-9', 1));
    const job = await test.run(
      goalOf(test, { provisioningType: 'DpsX509', scopeId: scope, ...files }, dpsSide, ['cloud']),
    );
    expect(job.state).toBe('succeeded');
    const enrollments = test.cloud()['enrollments'] as { registrationId: string }[];
    expect(enrollments.at(-1)?.registrationId).toBe('press-9');
  });
});

describe('a job that was stopped after the cloud side was made', () => {
  test('reads the key again from the cloud, in another process', async () => {
    const test = await desk();
    const goal = goalOf(test, byKey, dpsSide);
    test.app.practice?.break('amqp-blocked');
    expect((await test.run(goal)).error?.code).toBe(errorCodes.amqpBlocked);
    test.app.practice?.break('network-open');
    const next = await testApp(scenario, test.folder, { env: { ...strings } });
    open.push(next.app);
    expect(await next.resume()).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
  });
});
