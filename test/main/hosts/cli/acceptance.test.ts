import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/contract/json.ts';
import { tempFolder } from '../../../support/temp.ts';
import {
  built,
  deskOf,
  documentOf,
  expectClosing,
  filesWith,
  keyOf,
  manualFile,
  root,
  spawned,
  start,
  tpmFile,
  type Answer,
  type Shown,
} from './support.ts';
import { limit } from '../../../support/limits.ts';

beforeAll(built);

/** The words of a command line, with the two example setups by name. */
const wordsOf = (argv: string) =>
  argv.split(' ').map((word) => ({ TPM: tpmFile, MANUAL: manualFile })[word] ?? word);

/** A command line with `--json` in a process of its own, on one practice machine. */
function deskIn(folder: string, scenario: string) {
  return async (argv: string, env: NodeJS.ProcessEnv = {}): Promise<Answer> =>
    (await spawned(['--host', `practice:${scenario}`, ...wordsOf(argv)], folder, env)).answer;
}

/** Every fact that a scan rests on, with its value. Times of boots and the memory of the moment are left out. */
function evidenceOf(answer: Answer): Record<string, Json> {
  const all = (answer.report?.findings ?? []).flatMap((finding) => finding.evidence);
  const moments = new Set(['host.boot', 'host.os']);
  return Object.fromEntries(
    all.filter(({ fact }) => !moments.has(fact)).map(({ fact, value, unknown }) => [fact, unknown ?? value]),
  );
}

// Programs are started one after the other, beside two more workers on as many processors.
describe('the acceptance journey', { timeout: limit(180_000) }, () => {
  test('from a machine without Hyper-V to a proven device, and back', async () => {
    const folder = tempFolder();
    const desk = deskIn(folder, 'hyperv-disabled');
    const before = {
      scan: await desk('scan --setup TPM'),
      shown: (await desk('practice show')).machine as Shown,
    };

    const scan = await desk('scan');
    expect(scan.exitCode).toBe(10);
    const hyperV = scan.report?.findings.find((finding) => finding.id === 'HC-06');
    expect(hyperV).toMatchObject({ status: 'fail', code: 'disabled', title: 'Hyper-V feature' });
    expect(hyperV?.remedies).toContainEqual(
      expect.objectContaining({ kind: 'act', act: 'enable-hyper-v', reboot: true }),
    );
    expect((await desk('plan --setup TPM')).exitCode).toBe(0);

    const first = await desk('apply --setup TPM');
    expect(first).toMatchObject({ exitCode: 3010, verdict: 'reboot-needed', changes: ['enable-hyper-v'] });
    const id = first.job?.id ?? '';
    expect(await desk('resume')).toMatchObject({ exitCode: 3010, job: { id } });
    await desk('practice reboot --fast-startup');
    expect(await desk('resume')).toMatchObject({ exitCode: 3010, job: { id } });
    await desk('practice reboot');

    const waits = await desk('resume');
    expect(waits).toMatchObject({
      exitCode: 16,
      verdict: 'waiting',
      job: { id, waitingFor: { kind: 'person', ask: 'enroll' } },
    });
    expect(waits.text).toContain('eflow-desk resume --answer enrolled');
    expect((await desk('resume')).exitCode).toBe(16);
    expect((await desk('practice enroll')).exitCode).toBe(0);
    const proven = await desk('resume --answer enrolled');
    expect(proven).toMatchObject({ exitCode: 0, verdict: 'proven', job: { id, state: 'succeeded' } });
    expect(proven.job?.proof?.items.every((item) => item.met)).toBe(true);
    expect((await desk('status')).status).toMatchObject({ overall: 'healthy', first: null });

    const again = await desk('apply --setup TPM');
    expect(again).toMatchObject({ exitCode: 0, verdict: 'proven', changes: [] });
    expect(again.job?.steps.some((step) => step.acted)).toBe(false);

    // The latest job changed nothing; the one to take back is found all the same.
    const undo = await desk('undo');
    expect(undo).toMatchObject({ exitCode: 3010, job: { goal: { kind: 'undo', job: id } } });
    await desk('practice reboot');
    const undone = await desk('resume');
    expect(undone).toMatchObject({ exitCode: 0, verdict: 'undone' });
    const residues = ['cloud-device', 'enrollment', 'launch-type', 'microsoft-update'];
    expect(undone.job?.residues.toSorted()).toEqual(residues);
    expect(await desk(`jobs show ${id}`)).toMatchObject({
      verdict: 'undone',
      changes: [],
      text: 'Taken back.',
    });
    expect((await desk('undo')).error?.code).toBe('EFD-PLAN-003');

    // What is different now is what was said to stay, and nothing else.
    const after = {
      scan: await desk('scan --setup TPM'),
      shown: (await desk('practice show')).machine as Shown,
    };
    const was = evidenceOf(before.scan);
    const is = evidenceOf(after.scan);
    expect(Object.keys(is).length).toBeGreaterThan(15);
    const changed = Object.keys({ ...was, ...is }).filter(
      (fact) => JSON.stringify(was[fact]) !== JSON.stringify(is[fact]),
    );
    // Both are among the residue that the plan names: the boot entry, and Microsoft Update, which the deployment turns on.
    expect(changed.toSorted()).toEqual(['hyperv.launchType', 'windows.microsoftUpdate']);
    const { clock: _then, boot: bootThen, cloud: cloudThen, ...shownThen } = before.shown;
    const { clock: _now, boot: bootNow, cloud: cloudNow, ...shownNow } = after.shown;
    expect(shownThen.features['launchType']).toBeNull();
    expect(shownNow).toEqual({ ...shownThen, features: { ...shownThen.features, launchType: 'Auto' } });
    expect({ ...bootNow, last: '' }).toEqual({ ...bootThen, last: '' });
    expect(cloudNow.devices.slice(0, cloudThen.devices.length)).toEqual(cloudThen.devices);
    expect([cloudThen.enrollments.length, cloudNow.enrollments.length]).toEqual([2, 3]);
  });

  test('another machine is undisturbed, and so is another state folder', async () => {
    const folder = tempFolder();
    await deskIn(folder, 'hyperv-disabled')('apply --setup TPM');
    expect((await deskIn(folder, 'happy-client-default-switch')('practice show')).machine).toMatchObject({
      msi: null,
      running: [],
    });
    expect((await deskIn(tempFolder(), 'hyperv-disabled')('jobs list')).jobs).toEqual([]);
  });
});

/** A journey that ends otherwise: what is applied, in a process of its own, and what comes of it. */
async function applied(scenario: string, file: string) {
  const folder = tempFolder();
  const near = deskOf(scenario, folder);
  const desk = (argv: string, env: NodeJS.ProcessEnv = {}) => near.json(wordsOf(argv), { env });
  const before = (await desk('practice show')).machine;
  const secret = before?.cloud.devices[0]?.handedOver ?? '';
  const answer = await deskIn(folder, scenario)(`apply --setup ${file}`, { EFLOW_DESK_DEVICE: secret });
  const { clock: _then, ...was } = before as Shown;
  const { clock: _now, ...is } = (await desk('practice show')).machine as Shown;
  return { folder, desk, answer, secret, was, is };
}

describe('what cannot succeed', () => {
  test.each([
    ['virtualisation-off-in-firmware', 'TPM', 'HC-05'],
    ['virtualisation-off-in-firmware', 'MANUAL', 'HC-05'],
    ['low-memory', 'TPM', 'HC-09'],
    ['low-memory', 'MANUAL', 'HC-09'],
    ['tpm-absent', 'TPM', 'HC-12'],
  ])('%s with %s is refused before anything is changed: %s', async (scenario, file, finding) => {
    const { answer, desk, was, is } = await applied(scenario, file);
    expect(answer).toMatchObject({ exitCode: 10, verdict: 'failed', changes: [] });
    expect(answer.error?.code).toBe('EFD-PLAN-001');
    expect(answer.error?.params['findings']).toBe(answer.blockers?.map(({ id }) => id).join(', '));
    expect(answer.blockers?.[0]?.id).toBe(finding);
    expect(answer.blockers?.[0]?.text.length).toBeGreaterThan(20);
    expect((await desk('jobs list')).jobs).toEqual([]);
    expect((await desk(`plan --setup ${file}`)).exitCode).toBe(10);
    expect((await desk(`scan --setup ${file}`)).exitCode).toBe(10);
    expect(is).toEqual(was);
  });

  test('without a TPM the connection string still works', async () => {
    const { answer } = await applied('tpm-absent', 'MANUAL');
    expect(answer).toMatchObject({ exitCode: 0, verdict: 'proven' });
  });

  test('without elevation it is refused before anything is changed', async () => {
    const desk = deskIn(tempFolder(), 'happy-client-default-switch');
    await desk('practice break not-elevated');
    expect(await desk('apply --setup TPM')).toMatchObject({
      exitCode: 12,
      changes: [],
      error: { code: 'EFD-HOST-003' },
    });
    expect((await desk('plan --setup TPM')).exitCode).toBe(12);
    expect((await desk('do start-vm')).exitCode).toBe(12);
    expect((await desk('jobs list')).jobs).toEqual([]);
  });

  test('an installer that is not the one of the setup is refused before anything is changed', async () => {
    const folder = tempFolder();
    const setup = JSON.parse(readFileSync(tpmFile, 'utf8')) as { payload: { file: string } };
    const file = join(folder, 'setup.json');
    writeFileSync(file, JSON.stringify(setup));
    writeFileSync(join(folder, setup.payload.file), 'another file');
    const desk = deskIn(folder, 'happy-client-default-switch');
    expect(await desk(`apply --setup ${file}`)).toMatchObject({
      exitCode: 13,
      changes: [],
      error: { code: 'EFD-PAY-002' },
    });
    expect((await desk(`plan --setup ${file}`)).exitCode).toBe(13);
    expect((await desk('practice show')).machine).toMatchObject({ msi: null, vm: null });
  });

  test('a device that never connects is not proven in time: 14, F62', async () => {
    const { answer } = await applied('provision-ok-but-never-connected', 'MANUAL');
    expect(answer).toMatchObject({
      exitCode: 14,
      verdict: 'not-proven',
      job: { state: 'failed', error: { code: 'EFD-PRV-062', origin: { id: 'F62' } } },
    });
    expect(answer.text).toContain('known as F62');
    expect(answer.changes).toContain('provision-connection-string');
    expectClosing(answer.text ?? '');
  });

  test('a blocked port is not proven in time, and named although 443 opens: 14, 5671', async () => {
    const { answer } = await applied('amqp-blocked-443-open', 'MANUAL');
    expect(answer).toMatchObject({
      exitCode: 14,
      verdict: 'not-proven',
      job: { error: { code: 'EFD-PRV-065', params: { port: 5671, other: 443 } } },
    });
    expect(answer.text).toMatch(/on port 5671\.\nNext: Have port 5671 to \S+ opened/u);
  });

  test('a wrong key is refuted: 1603, never 0, whatever is tried afterwards', async () => {
    const { answer, desk, secret, folder } = await applied('provision-wrong-key', 'MANUAL');
    expect(answer).toMatchObject({
      exitCode: 1603,
      verdict: 'refuted',
      job: { state: 'failed', error: { code: 'EFD-PRV-063', origin: { id: 'F60' } } },
    });
    expect((await desk('resume', { EFLOW_DESK_DEVICE: secret })).exitCode).toBe(1603);
    expect((await desk('apply --setup MANUAL', { EFLOW_DESK_DEVICE: secret })).exitCode).toBe(1603);
    expect((await desk('status')).status?.overall).not.toBe('healthy');
    expect(filesWith(folder, keyOf(secret))).toEqual([]);
  });

  test('a secret that is not there is waited for: 16, before anything is changed', async () => {
    const desk = deskIn(tempFolder(), 'happy-client-default-switch');
    const answer = await desk('apply --setup MANUAL');
    expect(answer).toMatchObject({
      exitCode: 16,
      verdict: 'waiting',
      changes: [],
      job: { waitingFor: { kind: 'secret', ref: 'env:EFLOW_DESK_DEVICE' } },
    });
    expect(answer.text).toContain('env:EFLOW_DESK_DEVICE');
    expectClosing(answer.text ?? '');
  });

  test('a secret of another kind is refused by field and rule, and repeated nowhere: 2', async () => {
    const folder = tempFolder();
    const desk = deskIn(folder, 'happy-client-default-switch');
    const env = {
      EFLOW_DESK_DEVICE:
        'HostName=h.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=CANARYCANARYCANARY',
    };
    const answer = await desk('apply --setup MANUAL', env);
    expect(answer).toMatchObject({ exitCode: 2, changes: [], error: { code: 'EFD-SEC-002' } });
    expect(answer.text).toContain('identity.devConnString: is a service connection string');
    expect(JSON.stringify(answer)).not.toContain('CANARY');
    expect(filesWith(folder, 'CANARY')).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'nor a host without Windows, which is said with the way to practise',
    async () => {
      const folder = tempFolder();
      for (const command of ['scan', 'status', 'plan --setup TPM', 'apply --setup TPM', 'do start-vm']) {
        const answer = await deskIn(folder, 'x')(`--host local ${command}`);
        expect(answer).toMatchObject({ exitCode: 2, changes: [], error: { code: 'EFD-HOST-001' } });
        expect(answer.text).toContain('practice:hyperv-disabled');
      }
      const { code, stderr } = await start(['--state', folder, 'scan'], folder).ended;
      expect(code).toBe(2);
      expect(stderr).toContain('practice machine');
      expectClosing(stderr);
      for (const argv of [
        ['jobs', 'list'],
        ['setup', 'schema'],
        ['practice', 'list'],
      ])
        expect((await spawned(argv, folder)).answer.exitCode).toBe(0);
      for (const argv of [
        ['practice', 'show'],
        ['practice', 'reboot'],
        ['practice', 'break'],
      ])
        expect((await spawned(argv, folder)).answer.error?.params).toMatchObject({ reason: 'practice-host' });
    },
  );
});

test('npm run -s cli -- --version says the version and nothing else', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const ran = spawnSync('npm run -s cli -- --version', { cwd: root, encoding: 'utf8', shell: true });
  expect(ran).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  const long = spawnSync('npm run -s cli -- --version --json', { cwd: root, encoding: 'utf8', shell: true });
  expect(documentOf(long.stdout)).toMatchObject({ command: 'version', exitCode: 0, text: version });
});

test('a state folder that cannot be written is named: 1603, with another way', async () => {
  const folder = tempFolder();
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  mkdirSync(join(folder, 'state'));
  writeFileSync(join(folder, 'state', 'jobs'), 'a file where a folder belongs');
  for (const state of [file, join(file, 'below')]) {
    const { answer } = await spawned(['--state', state, '--host', 'practice:vm-off', 'scan'], folder);
    expect(answer).toMatchObject({ exitCode: 1603, changes: [], error: { code: 'EFD-JRN-003' } });
    expect(answer.text).toContain(state);
    expect(answer.text).toContain('--state DIR');
  }
  const argv = ['--state', join(folder, 'state'), '--host', 'practice:happy-client-default-switch'];
  const { answer } = await spawned([...argv, 'apply', '--setup', tpmFile], folder);
  expect(answer.exitCode).toBe(1603);
  expect(answer.changes).toEqual([]);
});
