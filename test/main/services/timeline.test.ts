import { afterEach, describe, expect, test } from 'vitest';
import { provisioned } from '../../support/adopted.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario: string): Promise<TestApp> {
  const made = testFolder();
  folders.push(made);
  const test = await testApp(scenario, made.folder);
  open.push(test.app);
  return test;
}

describe('what happened to a host', () => {
  test('leads from the last good sign to the update that broke the TPM', async () => {
    const { lastGood, entries } = await (await desk('tpm-broken-by-update')).call('host.timeline', {});
    expect(lastGood).toMatchObject({ by: 'agent' });
    const suspects = entries.filter(({ after }) => after).map(({ kind, failure }) => [kind, failure]);
    expect(suspects.at(-1)).toEqual(['update', 'F74']);
    expect(suspects).toContainEqual(['boot', undefined]);
    expect(entries.filter(({ failure }) => failure !== undefined)).toHaveLength(1);
  });

  test('has our own jobs, what they installed, their proof and the identity, and knows that all is well now', async () => {
    const test = await desk('happy-client-default-switch');
    await provisioned(test, 'connection-string');
    const { lastGood, entries, unknown } = await test.call('host.timeline', {});
    expect(unknown).toEqual([]);
    expect(lastGood?.by).toBe('now');
    const kinds = entries.map(({ kind }) => kind);
    for (const kind of ['job', 'installed', 'provisioned', 'connected', 'proven', 'update', 'boot'] as const)
      expect(kinds).toContain(kind);
    expect(kinds.indexOf('proven')).toBeLessThan(kinds.indexOf('installed'));
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  test('has the removal of EFLOW and a start that was none', async () => {
    const test = await desk('vm-off');
    await test.run({ kind: 'act', id: 'remove-eflow', params: {} });
    await test.call('practice.reboot', { fastStartup: true });
    const { entries } = await test.call('host.timeline', {});
    expect(entries[0]).toMatchObject({ kind: 'boot', params: { type: 'fast-startup' } });
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'removed',
        params: { name: 'Azure IoT Edge LTS', version: '1.5.7.01026', status: 0 },
      }),
    );
  });

  test('has the failure of the agent, and tells that the VM could not be asked then', async () => {
    const test = await desk('already-deployed');
    test.app.practice?.break('agent-stopped');
    const { entries, unknown } = await test.call('host.timeline', {});
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'service-failed' }));
    expect(unknown).toEqual([{ fact: 'guest.runtime', reason: 'failed' }]);
  });
});
