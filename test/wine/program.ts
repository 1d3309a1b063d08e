import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import type { JobRecord } from '../../src/contract/jobs.ts';
import type { ScanReport } from '../../src/contract/findings.ts';
import type { AppError } from '../../src/contract/errors.ts';
import { begin, eventually, ground, join, type Ran } from './ground.ts';
import { describe, test } from './suite.ts';

const main = join(ground.program, 'cli/main.js');
const setup = join(ground.program, 'examples/dps-tpm.json');
const state = 'C:\\ProgramData\\EflowDesk';

/** What `--json` prints, as far as these tests look at it. */
interface Answer {
  exitCode: number;
  verdict?: string;
  job?: JobRecord;
  error?: AppError;
  report?: ScanReport;
  machine?: { clock: string };
}

/** Starts the built command line as a win32 process of its own. */
function start(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { EFLOW_DESK_PRACTICE_SCALE: '0', NODE_OPTIONS: `--import ${ground.pipeNames}`, ...env };
  return begin(process.execPath, [main, ...words], { env: options });
}

/** The document of a run; its code is the one that Windows tells the parent, whole. */
function documentOf({ code, stdout, stderr }: Ran): Answer {
  assert.notEqual(stdout, '', `no output, exit code ${code}, ${stderr}`);
  const answer = JSON.parse(stdout) as Answer;
  assert.equal(code, answer.exitCode);
  return answer;
}

/** The command line on a practice machine, with its state where it is without being told. */
const deskOf =
  (scenario: string, base: string[] = []) =>
  async (line: string, env?: NodeJS.ProcessEnv) => {
    const words = line.split(' ').map((word) => (word === 'SETUP' ? setup : word));
    const { ended } = start([...base, '--host', `practice:${scenario}`, '--json', ...words], env);
    return documentOf(await ended);
  };

/** Whether a job works on the machine, as another process sees it. */
const isRunning = async (desk: ReturnType<typeof deskOf>): Promise<boolean> =>
  JSON.stringify(await desk('jobs list')).includes('"state":"running"');

/** What is tested here, for the driver to run. */
export function testProgram(): void {
  describe('the command line', () => {
    test('says its version and knows its usage', async () => {
      const version = await start(['--version']).ended;
      assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/u);
      assert.equal((await start(['--wrong']).ended).code, 2);
    });

    test('walks a whole practice journey, with restarts, and back; codes above 255 arrive whole', async () => {
      const desk = deskOf('hyperv-disabled');
      assert.equal((await desk('scan')).exitCode, 10);
      const first = await desk('apply --setup SETUP');
      assert.deepEqual([first.exitCode, first.verdict], [3010, 'reboot-needed']);
      assert.equal((await desk('resume')).exitCode, 3010);
      await desk('practice reboot');
      assert.equal((await desk('resume')).exitCode, 16);
      assert.equal((await desk('practice enroll')).exitCode, 0);
      const proven = await desk('resume --answer enrolled');
      assert.deepEqual([proven.exitCode, proven.verdict, proven.job?.id], [0, 'proven', first.job?.id]);
      assert.equal((await desk('undo')).exitCode, 3010);
      await desk('practice reboot');
      const undone = await desk('resume');
      assert.deepEqual([undone.exitCode, undone.verdict], [0, 'undone']);
    });

    test('keeps its state in ProgramData', () => {
      assert.deepEqual(
        ['fingerprint.key', 'jobs', 'logs', 'practice'].filter((name) => !existsSync(join(state, name))),
        [],
      );
      assert.ok(
        readdirSync(join(state, 'jobs')).some((name) => /^\d{8}-\d{6}-[0-9a-f]{4}\.ndjson$/u.test(name)),
      );
    });

    test('lets one work on a machine: the second gets 1618 with job and process, and can ask the first to stop', async () => {
      const scenario = 'happy-client-default-switch';
      const desk = deskOf(scenario);
      await desk('practice hold msi.install middle');
      const first = start(['--host', `practice:${scenario}`, '--json', 'apply', '--setup', setup]);
      let busy: Answer | undefined;
      await eventually('the first holds the lock', () => isRunning(desk));
      for (const line of ['apply --setup SETUP', 'resume']) {
        busy = await desk(line);
        assert.deepEqual(
          [busy.exitCode, busy.error?.code, busy.error?.params['pid']],
          [1618, 'EFD-JOB-001', first.child.pid],
        );
      }
      const job = String(busy?.error?.params['job']);
      assert.match(job, /^\d{8}-\d{6}-[0-9a-f]{4}$/u);
      assert.equal((await desk('cancel 20260301-080000-abcd')).exitCode, 2);
      assert.equal((await desk('cancel')).exitCode, 0);
      await desk('practice release');
      const ended = documentOf(await first.ended);
      assert.deepEqual([ended.exitCode, ended.verdict, ended.job?.id], [1602, 'cancelled', job]);
    });

    test('is killed in the middle of a step, and another process takes the job up', async () => {
      const base = ['--state', 'C:\\Users\\Public\\Größe 東京\\state'];
      const scenario = 'happy-client-default-switch';
      const desk = deskOf(scenario, base);
      await desk('practice hold msi.install middle');
      const first = start([...base, '--host', `practice:${scenario}`, '--json', 'apply', '--setup', setup]);
      await eventually('the first holds the lock', () => isRunning(desk));
      await eventually('the machine is in the midst of it', async () =>
        JSON.stringify(await desk('practice show')).includes('"msi.install"'),
      );
      first.child.kill();
      assert.equal((await first.ended).stdout, '');
      await desk('practice release');
      const resumed = await desk('resume');
      assert.deepEqual([resumed.exitCode, resumed.verdict], [16, 'waiting']);
    });

    test('scans this machine through powershell.exe, and takes what Wine does not have for unknown', async () => {
      const answer = documentOf(await start(['--json', '--host', 'local', 'scan']).ended);
      assert.equal(answer.exitCode, 10);
      assert.equal(answer.report?.host, 'local');
      const finding = (id: string) => answer.report?.findings.find((one) => one.id === id);
      const account = finding('HC-01');
      assert.deepEqual([account?.status, account?.code], ['pass', 'elevated']);
      assert.match(String(account?.params['sid']), /^S-1-5-21-/u);
      for (const id of ['HC-06', 'HC-11']) assert.equal(finding(id)?.status, 'unknown', id);
    });
  });
}
