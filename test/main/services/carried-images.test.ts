import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Goal } from '../../../src/contract/jobs.ts';
import type { CarriedImages } from '../../../src/contract/setup.ts';
import { practiceImage, savedImages } from '../../../src/practice/image-file.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';
import { startAndHold } from '../../support/held.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

const agent = 'mcr.microsoft.com/azureiotedge-agent:1.5';
const hub = 'mcr.microsoft.com/azureiotedge-hub:1.5';

interface Docker {
  images: string[] | undefined;
  copies: string[] | undefined;
  neverPulled: string | undefined;
}

interface Desk extends TestApp {
  /** A file with these images for the VM's processor, as a setup names it. */
  carried(names: readonly string[], file?: string): CarriedImages;
  /** What the VM has of images, as practice shows it. */
  docker(): Docker;
}

/** A desk whose VM reaches the cloud and no registry. */
async function desk(): Promise<Desk> {
  const made = testFolder();
  folders.push(made);
  const env: NodeJS.ProcessEnv = {};
  const test = await testApp('registry-blocked', made.folder, { env });
  open.push(test.app);
  const { cloud } = test.shown() as { cloud: { devices: { handedOver: string }[] } };
  env['EFLOW_DESK_DEVICE'] = cloud.devices[0]?.handedOver ?? '';
  return {
    ...test,
    carried(names, name = 'images.tar') {
      const file = join(made.folder, name);
      const images = names.map((one) => ({ names: [one], ...practiceImage(one, 'amd64') }));
      writeFileSync(file, savedImages(images));
      return { file, images: Object.fromEntries(images.map(({ names: [one = ''], id }) => [one, id])) };
    },
    docker() {
      const { images, copies, neverPulled } = (test.shown() as unknown as { vm: Docker }).vm;
      return { images, copies, neverPulled };
    },
  };
}

const goalWith = (carriedImages: CarriedImages[] | undefined): Goal => {
  const goal = exampleGoal('connection-string');
  return {
    ...goal,
    only: ['provision'],
    setup: { ...goal.setup, ...(carriedImages === undefined ? {} : { carriedImages }) },
  };
};

const nothing = { images: undefined, copies: undefined, neverPulled: undefined };

/** Runs a goal until the machine stands still at a point of a command, and stops it there at once. */
async function stoppedAt(test: Desk, goal: Goal, op: string, point: 'before' | 'middle'): Promise<string> {
  const id = await startAndHold(test, goal, op, point);
  await test.call('jobs.cancel', { id, now: true });
  await test.ended(id);
  test.app.practice?.release();
  return id;
}

const begun = async (test: Desk, id: string, step: string): Promise<number> =>
  (await test.events(id)).filter((event) => event.t === 'started' && event.step === step).length;

describe('a site whose VM reaches no registry', () => {
  test('is proven with carried images, does nothing twice, and is taken back', async () => {
    const test = await desk();
    const goal = goalWith([test.carried([agent, hub])]);
    const first = await test.run(goal);
    expect(first).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(first.steps.map(({ key }) => key)).toEqual([
      'start-vm',
      'copy-images-1',
      'load-images-1',
      'provision',
      'keep-agent-image',
      'prove',
    ]);
    expect(test.docker()).toEqual({ images: [agent, hub], copies: [], neverPulled: agent });
    // The file is needed once.
    const again = goalWith([{ ...test.carried([agent, hub]), file: '/nowhere/images.tar' }]);
    expect((await test.run(again)).steps.filter((step) => step.acted)).toEqual([]);
    const undone = await test.run({ kind: 'undo', job: first.id });
    expect(undone.state).toBe('succeeded');
    expect(test.docker()).toEqual(nothing);
  });

  test('is not proven without them, and not where edgeAgent itself is still to be pulled', async () => {
    const bare = await desk();
    const without = await bare.run(goalWith(undefined));
    expect(without).toMatchObject({ state: 'failed', error: { code: 'EFD-PRV-079' } });
    const test = await desk();
    const some = await test.run(goalWith([test.carried([hub])]));
    expect(some).toMatchObject({ state: 'failed', proof: { verdict: 'not-proven' } });
    expect(some.error?.code).toBe('EFD-PRV-079');
  });

  test.each([
    ['guest.loadImages', 'before', 1],
    ['guest.copyImages', 'middle', 2],
  ] as const)('is stopped at %s (%s) and resumed: the file is copied %i times', async (op, point, copies) => {
    const test = await desk();
    const goal = goalWith([test.carried([agent])]);
    const id = await stoppedAt(test, goal, op, point);
    expect(test.docker().images).toEqual([]);
    expect(test.docker().copies).toHaveLength(1);
    const resumed = await test.resume();
    expect(resumed).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(await begun(test, id, 'copy-images-1')).toBe(copies);
    expect(test.docker()).toEqual({ images: [agent], copies: [], neverPulled: agent });
  });

  test('is stopped before anything is loaded, and taken back', async () => {
    const test = await desk();
    const id = await stoppedAt(test, goalWith([test.carried([agent])]), 'guest.loadImages', 'before');
    expect((await test.run({ kind: 'undo', job: id })).state).toBe('succeeded');
    expect(test.docker()).toEqual(nothing);
  });

  test('is told a full disk, and goes on once there is room', async () => {
    const test = await desk();
    test.app.practice?.break('vm-disk-full');
    const goal = goalWith([test.carried([agent])]);
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(plan.blockers).toMatchObject([{ id: 'copy-images-1', code: 'EFD-IMG-017', failure: 'F89' }]);
    test.app.practice?.break('vm-disk-freed');
    expect((await test.run(goal)).state).toBe('succeeded');
  });

  test.each<[string, (carried: CarriedImages, test: Desk) => CarriedImages, string]>([
    ['is not there', (one) => ({ ...one, file: '/nowhere/images.tar' }), 'EFD-IMG-001'],
    [
      'brings another image under the name',
      (one) => ({ ...one, images: { [agent]: `sha256:${'0'.repeat(64)}` } }),
      'EFD-IMG-014',
    ],
    [
      'brings one more',
      (one, test) => ({ ...one, file: test.carried([agent, hub], 'two.tar').file }),
      'EFD-IMG-016',
    ],
    [
      'is for another processor',
      (one) => {
        const image = practiceImage(agent, 'arm64');
        writeFileSync(one.file, savedImages([{ names: [agent], ...image }]));
        return { ...one, images: { [agent]: image.id } };
      },
      'EFD-IMG-013',
    ],
    [
      'is compressed',
      (one) => {
        writeFileSync(one.file, gzipSync(readFileSync(one.file)));
        return one;
      },
      'EFD-IMG-004',
    ],
  ])('is not touched when a file %s', async (_what, spoil, code) => {
    const test = await desk();
    const plan = await test.call('jobs.plan', {
      goal: goalWith([spoil(test.carried([agent]), test)]),
      askSecrets: true,
    });
    expect(plan.blockers.map((one) => [one.id, one.code])).toEqual([['copy-images-1', code]]);
    const refusal = await test.refused('jobs.start', {
      goal: plan.goal,
      hash: plan.hash,
      consent: { differences: false, recovery: false },
    });
    expect(refusal.code).toBe(code);
    expect(test.docker()).toEqual(nothing);
  });
});

describe('a file of images that is looked at', () => {
  test('tells its images and what speaks against them on this host', async () => {
    const test = await desk();
    const { file, images } = test.carried([agent]);
    expect(await test.call('payload.images', { file })).toEqual({
      file,
      bytes: readFileSync(file).length,
      images: [{ name: agent, id: images[agent], os: 'linux', architecture: 'amd64' }],
      against: [],
    });
    writeFileSync(file, savedImages([{ names: [agent], ...practiceImage(agent, 'arm64') }]));
    expect((await test.call('payload.images', { file })).against).toMatchObject([{ code: 'EFD-IMG-013' }]);
  });

  test('is refused in words', async () => {
    const test = await desk();
    const { file } = test.carried([agent]);
    writeFileSync(file, 'no tar');
    expect(await test.refused('payload.images', { file })).toMatchObject({
      code: 'EFD-IMG-003',
      params: { file },
    });
    expect((await test.refused('payload.images', { file: '/nowhere/x.tar' })).code).toBe('EFD-IMG-001');
    expect((await test.refused('payload.images', { file: 'images.tar' })).fields).toEqual([
      { path: 'file', rule: 'absolute-path', params: {} },
    ]);
  });
});
