import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../support/app.ts';
import { tempFolder } from '../../../support/temp.ts';
import {
  built,
  deskOf,
  documentOf,
  eventually,
  expectClosing,
  expectWords,
  filesWith,
  keyOf,
  manualFile,
  spawned,
  start,
  tpmFile,
  type Process,
} from './support.ts';
import { limit, onEngine } from '../../../support/limits.ts';

beforeAll(built);

const open: { close(): Promise<void> }[] = [];
const begun: Process[] = [];

afterEach(async () => {
  for (const { child, ended } of begun.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
  for (const app of open.splice(0)) await app.close();
});

const scenario = 'happy-client-default-switch';

/** A process that stands still in the midst of a command once it comes there, and the machine on which it does. */
async function withHold(op: string, argv: string[], way: { env?: NodeJS.ProcessEnv; folder?: string } = {}) {
  const folder = way.folder ?? tempFolder();
  const host = ['--host', `practice:${scenario}`];
  const machine: TestApp = await testApp(scenario, folder);
  open.push(machine.app);
  await spawned([...host, 'practice', 'hold', op, 'middle'], folder);
  const first = start(['--state', folder, ...host, ...argv], folder, way.env);
  begun.push(first);
  const desk = deskOf(scenario, folder);
  return {
    folder,
    first,
    desk,
    machine,
    /** A third of the same machine: in this process, which is quicker, or in one of its own. */
    other: (...more: string[]) => desk.json(more),
    apart: async (...more: string[]) => (await spawned([...host, ...more], folder)).answer,
  };
}

/** The same, when it stands there. */
async function heldIn(...given: Parameters<typeof withHold>) {
  const held = await withHold(...given);
  await eventually(() => held.machine.app.practice?.held()?.pid === held.first.pid);
  return held;
}

// Programs are started one after the other, beside two more workers on as many processors.
describe('two at once', { timeout: limit(180_000) }, () => {
  test('the second is told who is first, may ask it to stop, and the first stops after its step', async () => {
    const {
      first,
      apart: other,
      desk,
    } = await heldIn('msi.install', ['--json', 'apply', '--setup', tpmFile]);
    const busy = await other('apply', '--setup', tpmFile);
    expect(busy).toMatchObject({ exitCode: 1618, verdict: 'failed', changes: [] });
    expect(busy.error).toMatchObject({ code: 'EFD-JOB-001', params: { pid: first.pid }, retry: 'safe' });
    const job = String(busy.error?.params['job']);
    expect(job).toMatch(/^\d{8}-\d{6}-[0-9a-f]{4}$/u);

    for (const argv of [['resume'], ['undo', job], ['do', 'start-hyper-v-services']])
      expect(await other(...argv)).toMatchObject({ exitCode: 1618, error: { params: { job } } });
    const told = await desk.text(['apply', '--setup', tpmFile]);
    expect(told.stderr).toContain(`job ${job}, process ${first.pid}`);
    expect(told.stderr).toContain(`eflow-desk cancel ${job}`);
    expectClosing(told.stderr);

    // Looking is for everybody.
    expect((await other('jobs', 'list')).jobs).toMatchObject([{ id: job, state: 'running' }]);
    expect(await other('jobs', 'show')).toMatchObject({ exitCode: 0, job: { id: job, state: 'running' } });
    expect((await desk.text(['jobs', 'show'])).stdout).toMatch(/^ {2}running +Install EFLOW/mu);
    expect((await other('status')).status?.management.job).toMatchObject({
      id: job,
      pid: first.pid,
      here: false,
    });

    expect((await other('cancel', '20260301-080000-abcd')).exitCode).toBe(2);
    expect(await other('cancel')).toMatchObject({ exitCode: 0, job });
    expect((await other('jobs', 'list')).jobs).toMatchObject([{ id: job, state: 'cancelling' }]);
    await other('practice', 'release');

    const { code, stdout, stderr } = await first.ended;
    const answer = documentOf(stdout);
    expect(answer).toMatchObject({
      exitCode: 1602,
      verdict: 'cancelled',
      job: { id: job, state: 'cancelled' },
    });
    expect((code ?? -1) % 256).toBe(1602 % 256);
    expect(stderr).toBe('');
    const state = (key: string) => answer.job?.steps.find((step) => step.key === key)?.state;
    expect([state('install-msi'), state('deploy')]).toEqual(['done', 'pending']);
    expect(answer.changes).toEqual(['take-payload', 'install-msi']);
    expect(await other('cancel')).toMatchObject({ exitCode: 2, error: { code: 'EFD-JOB-004' } });
    expect((await other('resume')).exitCode).toBe(16);
  });

  test('another machine of the same state folder is free', async () => {
    const { folder } = await heldIn('msi.install', ['apply', '--setup', tpmFile]);
    const { answer } = await spawned(['--host', 'practice:already-deployed', 'do', 'stop-vm'], folder);
    expect(answer.exitCode).toBe(0);
  });

  test('--now interrupts even a step that must not be, and says what that leaves', async () => {
    const { first, other, machine } = await heldIn('eflow.deploy', ['--json', 'apply', '--setup', tpmFile]);
    expect((await other('cancel', '--now')).exitCode).toBe(0);
    const answer = documentOf((await first.ended).stdout);
    expect(answer).toMatchObject({ exitCode: 1602, verdict: 'cancelled' });
    expect(answer.changes).toContain('deploy');
    expect(answer.text).toContain('Begun, not confirmed as done: Deploy the EFLOW VM.');
    expect(machine.app.practice?.held()).toBeUndefined();
    await other('practice', 'release');
    expect(await other('resume')).toMatchObject({ exitCode: 1603, job: { error: { code: 'EFD-JOB-009' } } });
    expect((await other('resume', '--yes')).exitCode).toBe(16);
  });
});

// Windows delivers no signals to a process of another one.
describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s lets the running step end, says so, and the job can be resumed',
    async (signal) => {
      const { first, other } = await heldIn('eflow.deploy', ['apply', '--setup', tpmFile]);
      first.child.kill(signal);
      await first.until(/This step must not be interrupted; the job stops after it\./u);
      // Nobody sits there to be asked, so pressing again changes nothing.
      first.child.kill(signal);
      await other('practice', 'release');
      const { code, stdout, stderr } = await first.ended;
      expect(code).toBe(1602 % 256);
      expect(stderr).not.toContain('Ctrl-C');
      expectWords(stdout + stderr);
      expectClosing(stdout);
      expect(stdout).toMatch(/\nJob \S+: cancelled\.\nChanged so far: .*the EFLOW VM was created\.\n/u);
      expect((await other('jobs', 'list')).jobs).toMatchObject([{ state: 'cancelled' }]);
      expect((await other('jobs', 'show')).events?.map((event) => event.t)).toContain('cancel');
      expect((await other('resume')).exitCode).toBe(16);
    },
  );

  test('stops a step that may be interrupted at once', async () => {
    const { first, other } = await heldIn('eflow.setFeature', ['apply', '--setup', tpmFile]);
    first.child.kill('SIGINT');
    await first.until(/Cancelling: the job stops as soon as the current step allows it\./u);
    const { code, stdout } = await first.ended;
    expect(code).toBe(1602 % 256);
    expect(stdout).toContain('EFD-PS-003');
    expectClosing(stdout);
    await other('practice', 'release');
    expect((await other('resume')).exitCode).toBe(16);
  });

  test('--timeout does the same, wherever the job is by then', async () => {
    const argv = ['--json', '--timeout', '0.2', 'apply', '--setup', tpmFile];
    const { first, other } = await withHold('eflow.deploy', argv);
    await first.until(/The time set with --timeout is over\./u);
    await other('practice', 'release');
    const answer = documentOf((await first.ended).stdout);
    expect(answer).toMatchObject({ exitCode: 1602, verdict: 'cancelled' });
    expect(answer.job?.steps.find((step) => step.key === 'enable-dps-tpm')?.state).toBe('pending');
    expect((await other('resume')).exitCode).toBe(16);
  });

  test('ends a watch, which is no failure', async () => {
    const folder = tempFolder();
    const argv = [
      '--state',
      folder,
      '--host',
      'practice:already-deployed',
      '--json-stream',
      'status',
      '--watch',
    ];
    const watch = start(argv, folder, { EFLOW_DESK_PRACTICE_SCALE: '0.002' });
    begun.push(watch);
    await watch.until(/\n.+\n/u);
    watch.child.kill('SIGINT');
    const { code, stdout } = await watch.ended;
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object).includes('exitCode'))).toEqual(
      lines.map((_line, i) => i === lines.length - 1),
    );
    expect(documentOf(`${lines.at(-1) ?? ''}\n`)).toMatchObject({
      status: { links: [{ id: 'host' }, {}, {}, {}, {}] },
    });
  });

  test('a reader that goes away does not end the work', async () => {
    const { first, other } = await heldIn('eflow.deploy', ['apply', '--setup', tpmFile]);
    first.child.stdout?.destroy();
    first.child.stderr?.destroy();
    await other('practice', 'release');
    expect((await first.ended).code).toBe(16);
    expect((await other('jobs', 'list')).jobs).toMatchObject([{ state: 'waiting' }]);
  });
});

describe('a kill', () => {
  test('in the midst of the deployment is seen, and what is half-made is removed only with consent', async () => {
    const { first, other, desk } = await heldIn('eflow.deploy', ['apply', '--setup', tpmFile]);
    first.child.kill('SIGKILL');
    await first.ended;
    await other('practice', 'release');
    const { jobs } = await other('jobs', 'list');
    expect(jobs).toMatchObject([{ state: 'interrupted' }]);
    const shown = await desk.text(['jobs', 'show']);
    expect(shown.stdout).toMatch(/^ {2}begun, not ended +Deploy the EFLOW VM +deploy/mu);
    expect(shown.stdout).toContain('Begun, not confirmed as done: Deploy the EFLOW VM.');
    expectClosing(shown.stdout);

    const asks = await other('resume');
    expect(asks).toMatchObject({
      exitCode: 1603,
      job: { id: jobs?.[0]?.id, error: { code: 'EFD-JOB-009' } },
    });
    expect(asks.text).toContain('eflow-desk resume --yes');
    expect(await other('resume', '--yes')).toMatchObject({ exitCode: 16, job: { state: 'waiting' } });
    await other('practice', 'enroll');
    expect(await other('resume', '--answer', 'enrolled')).toMatchObject({ exitCode: 0, verdict: 'proven' });
  });

  test('in the midst of the installation does not install twice: it goes on without its caller', async () => {
    const { first, other } = await heldIn('msi.install', ['apply', '--setup', tpmFile]);
    first.child.kill('SIGKILL');
    await first.ended;
    await other('practice', 'release');
    const resumed = await other('resume');
    expect(resumed.exitCode).toBe(16);
    expect(resumed.job?.steps.find((step) => step.key === 'install-msi')).toMatchObject({
      state: 'done',
      attempts: 1,
    });
  });
});

/**
 * What everybody on the machine can see of a process, where the system shows it as files: arguments, and arguments and
 * environment of its children.
 */
function seenFromOutside(pid: number): { children: string[]; arguments: string; told: string } {
  if (!existsSync(`/proc/${pid}/task`)) return { children: [], arguments: '', told: '' };
  const read = (of: string | number, name: string) => readFileSync(`/proc/${of}/${name}`, 'utf8');
  const children = readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
    .filter((child) => child.trim() !== '');
  const told = children.map((child) => read(child, 'cmdline') + read(child, 'environ')).join('\0');
  return { children, arguments: read(pid, 'cmdline'), told };
}

describe('the secret of the practice cloud', () => {
  test.each([
    ['text', []],
    ['json', ['--json']],
    ['json-stream', ['--json-stream']],
  ])('as %s is in no output, no file, no argument and no other process', async (_what, options) => {
    const folder = tempFolder();
    const secret = await deskOf(scenario, folder).handedOver();
    const key = keyOf(secret);
    expect(key.length).toBeGreaterThan(16);
    const argv = [...options, 'apply', '--setup', manualFile];
    const env = { EFLOW_DESK_DEVICE: secret };
    const { first, other } = await heldIn('eflow.provision.connectionString', argv, { env, folder });
    const seen = seenFromOutside(first.pid);
    // Behind the engine there is one more process, which may hold the secret in its memory and nowhere else.
    expect(seen.children).toHaveLength(onEngine && process.platform === 'linux' ? 1 : 0);
    expect(seen.arguments + seen.told).not.toContain(key);
    await other('practice', 'release');
    const { code, stdout, stderr } = await first.ended;
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(key);
    const outputs = [
      await other('jobs', 'show'),
      await other('jobs', 'list'),
      await other('scan'),
      await other('status'),
      await other('plan', '--setup', manualFile),
      await other('export-script', '--setup', manualFile),
    ];
    expect(JSON.stringify(outputs)).not.toContain(key);
    expect(filesWith(folder, key)).toEqual([]);
    // The one place where it is meant to be seen.
    expect(JSON.stringify(await other('practice', 'show'))).toContain(key);
  });
});
