import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes, type ErrorCode } from '../../../src/contract/errors.ts';
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
  hub,
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

async function desk(
  more: { env?: NodeJS.ProcessEnv; limitMs?: number; scenario?: string } = {},
): Promise<Desk> {
  const made = testFolder();
  folders.push(made);
  const machine = more.scenario ?? scenario;
  const test = await testApp(machine, made.folder, {
    env: { ...strings, PASS: passphrase, ...more.env },
    parts: { cloudLimitMs: more.limitMs ?? 10_000 },
  });
  open.push(test.app);
  return {
    ...test,
    folder: made.folder,
    cloud() {
      const file = join(made.folder, 'practice', machine, 'cloud.json');
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

/** The failure that a fault ends in, when the cloud side alone is to be made; undefined when it is made all the same. */
async function endOf(fault: string, more: Parameters<typeof desk>[0] = {}): Promise<ErrorCode | undefined> {
  const test = await desk(more);
  const goal = goalOf(test, byKey, dpsSide, ['cloud']);
  test.app.practice?.break(fault);
  const plan = await test.call('jobs.plan', { goal, askSecrets: true });
  const consent = { differences: false, recovery: false };
  if (plan.blockers.length > 0)
    return (await test.refused('jobs.start', { goal, hash: plan.hash, consent })).code;
  const job = await test.run(goal);
  const enrollments = test.cloud()['enrollments'] as { registrationId: string }[];
  const made = enrollments.filter((one) => one.registrationId === 'press-9').length;
  // Whatever happened to the answers, it was made once.
  if (job.state === 'succeeded' && made !== 1) throw new Error(`made ${made} times`);
  return job.error?.code;
}

describe('what goes wrong between this computer and the cloud has words of its own (provisioning.md 10.4)', () => {
  test.each([
    ['cloud-dns', errorCodes.cloudNameUnknown],
    ['cloud-refused', errorCodes.cloudNotReached],
    ['cloud-reset', errorCodes.cloudReset],
    ['cloud-tls-unknown-ca', errorCodes.cloudNotTrusted],
    ['cloud-wrong-host-name', errorCodes.cloudOtherName],
    ['cloud-captive-portal', errorCodes.cloudIntermediary],
    // A gateway of Azure itself answers so as well.
    ['cloud-html', errorCodes.cloudBroken],
    ['cloud-proxy-407', errorCodes.cloudProxySignIn],
    ['cloud-empty', errorCodes.cloudIntermediary],
    ['cloud-truncated', errorCodes.cloudIntermediary],
    ['cloud-key-renewed', errorCodes.cloudKeyRefused],
    ['cloud-right-missing', errorCodes.cloudRight],
    ['cloud-429-twice', undefined],
    ['cloud-429-no-wait', undefined],
    ['cloud-500-once', undefined],
    ['cloud-503-once', undefined],
    ['cloud-lost-response', undefined],
    ['cloud-changed-meanwhile', undefined],
  ])('%s: %s', async (fault, code) => {
    expect(await endOf(fault)).toBe(code);
  });

  test.each(['cloud-hang', 'cloud-slow-body'])('trap 9: %s ends at the time limit', async (fault) => {
    expect(await endOf(fault, { limitMs: 200 })).toBe(errorCodes.cloudTimeout);
  });

  test('a clock that is ten minutes away is told beside the plan, and with the refusal of a key', async () => {
    const test = await desk();
    test.app.practice?.break('cloud-clock-skew');
    const goal = goalOf(test, byKey, dpsSide, ['cloud']);
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.steps[0]?.notes).toEqual([{ code: 'cloud-clock', params: { minutes: 10 }, lasting: true }]);
    test.app.practice?.break('cloud-key-renewed');
    const refused = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(refused.blockers).toMatchObject([{ code: errorCodes.cloudClock, params: { minutes: 10 } }]);
  });

  test('a policy that may only read is told by the right that it lacks', async () => {
    const reader = { DPS: serviceString(dps, 'enrollment-reader') };
    expect(await endOf('cloud-well', { env: reader })).toBe(errorCodes.cloudRight);
  });
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

describe('what the cloud makes of a device', () => {
  test('another hub than the wanted one is told', async () => {
    const test = await desk();
    // A colleague's enrollment names no hub, and DPS chooses among those that are linked.
    await test.run(goalOf(test, byKey, { service: 'env:DPS' }, ['cloud']));
    test.app.practice?.break('cloud-other-hub');
    const job = await test.run(goalOf(test, byKey, { service: 'env:DPS', hub }));
    expect(job.state).toBe('failed');
    expect(job.error?.code).toBe(errorCodes.cloudOtherHub);
  });

  test('trap 1: a device that DPS made without the edge flag is told', async () => {
    const test = await desk();
    test.app.practice?.break('cloud-no-edge');
    const job = await test.run(goalOf(test, byKey, dpsSide));
    expect(job.error?.code).toBe(errorCodes.cloudNotEdge);
  });

  test('an enrollment that was disabled after it was made is told before anything is changed', async () => {
    const test = await desk();
    await test.run(goalOf(test, byKey, dpsSide, ['cloud']));
    test.app.practice?.break('cloud-enrollments-disabled');
    const goal = goalOf(test, byKey, dpsSide);
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.blockers).toMatchObject([{ code: errorCodes.cloudDisabled, params: { id: 'press-9' } }]);
  });

  test('a hub that is not linked is told', async () => {
    const test = await desk();
    test.app.practice?.break('cloud-hub-unlinked');
    const job = await test.run(goalOf(test, byKey, dpsSide));
    expect(job.state).toBe('failed');
    expect(job.error?.code).toBe(errorCodes.cloudRejected);
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
