import { afterEach, describe, expect, test } from 'vitest';
import type { Goal } from '../../../src/contract/jobs.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';
import { filesWith, keyOf } from '../hosts/cli/support.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario: string): Promise<{ desk: TestApp; folder: string; handedOver: string }> {
  const made = testFolder();
  folders.push(made);
  const app = await testApp(scenario, made.folder);
  open.push(app.app);
  const { cloud } = app.shown() as { cloud: { devices: { handedOver: string }[] } };
  return { desk: app, folder: made.folder, handedOver: cloud.devices[0]?.handedOver ?? '' };
}

const example = exampleGoal('connection-string');
const prompting: Goal = {
  ...example,
  setup: {
    ...example.setup,
    identity: { provisioningType: 'ManualConnectionString', devConnString: 'prompt' },
  },
};

describe('the way from a sheet to a proven device', () => {
  test('takes the secret of the answer from memory, and leaves it nowhere', async () => {
    const { desk: app, folder, handedOver } = await desk('already-deployed');
    const asked = { setup: prompting.setup, folder: example.folder, language: 'de' } as const;
    const { request, html, codes } = await app.call('identity.sheet', asked);
    expect(html).toContain('<html lang="de">');
    expect(codes.map(({ name }) => name)).toEqual(['deviceId']);
    const answer = await app.call('identity.answer', { text: `${handedOver}\nIoT Edge: ja\n`, request });
    expect(answer).toMatchObject({ verdict: 'fits', secrets: ['identity.devConnString'] });
    expect(await app.run(prompting)).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(filesWith(folder, keyOf(handedOver))).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(keyOf(handedOver));
  });

  test('has no secret where the answer differs', async () => {
    const { desk: app, handedOver } = await desk('already-deployed');
    const asked = { setup: prompting.setup, folder: example.folder, language: 'en' } as const;
    const { request } = await app.call('identity.sheet', asked);
    const answer = await app.call('identity.answer', { text: `${handedOver}\nIoT Edge: no\n`, request });
    expect(answer).toMatchObject({ verdict: 'differs', secrets: [], fills: {} });
    expect(await app.run(prompting)).toMatchObject({ state: 'waiting' });
  });
});

describe('the TPM of a practice machine', () => {
  test('tells the same key from Windows and from the VM, and the chain is whole', async () => {
    const { desk: app } = await desk('already-deployed');
    const before = await app.call('identity.tpm', {});
    expect(before).toMatchObject({
      verdict: 'usable',
      broken: 'feature',
      comparison: [{ code: 'one-only' }],
    });
    const { setup, folder } = exampleGoal('dps-tpm');
    const job = await app.run({ kind: 'setup', setup, folder });
    expect(job.state).toBe('waiting');
    await app.call('practice.enroll', {});
    expect(await app.resume({ answer: 'enrolled' })).toMatchObject({ state: 'succeeded' });
    const after = await app.call('identity.tpm', {});
    expect(after).toMatchObject({
      verdict: 'usable',
      broken: null,
      comparison: [{ code: 'same', params: { count: 2 } }],
    });
    expect(after.links.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'whole'));
  });
});
