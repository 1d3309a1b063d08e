import { describe, expect, test } from 'vitest';
import { errorCodes, failure, type ErrorCode } from '../../../../src/contract/errors.ts';
import { JobState, type JobRecord, type Plan, type Proof } from '../../../../src/contract/jobs.ts';
import {
  exit,
  exitOfError,
  exitOfJob,
  exitOfPlan,
  exitOfScan,
  verdictOfJob,
} from '../../../../src/main/hosts/cli/exit-codes.ts';
import { exampleGoal } from '../../../support/examples.ts';

/** The contract of user-needs.md 5.4, and 16 for waiting: what it means that a code is not among these is failed, 1603. */
const agreed: Record<number, ErrorCode[]> = {
  2: [
    errorCodes.usage,
    errorCodes.badInput,
    errorCodes.logUnreadable,
    errorCodes.logTooLarge,
    errorCodes.setupNotReadable,
    errorCodes.setupSyntax,
    errorCodes.setupInvalid,
    errorCodes.setupNewer,
    errorCodes.userconfigSyntax,
    errorCodes.userconfigInvalid,
    errorCodes.userconfigProduct,
    errorCodes.kitRefused,
    errorCodes.sheetNoIdentity,
    errorCodes.sheetRequest,
    errorCodes.sheetCsr,
    errorCodes.sheetEnrollment,
    errorCodes.sheetNoGroup,
    errorCodes.scenarioUnknown,
    errorCodes.hostNotHere,
    errorCodes.practiceOnly,
    errorCodes.actUnknown,
    errorCodes.actParam,
    errorCodes.actParamInvalid,
    errorCodes.stepUnknown,
    errorCodes.jobUnknown,
    errorCodes.jobNotResumable,
    errorCodes.jobNotRunning,
    errorCodes.nothingToUndo,
    errorCodes.undoPoint,
    errorCodes.certificateUnusable,
    errorCodes.certificateConvert,
    errorCodes.secretInvalid,
  ],
  10: [
    errorCodes.notReady,
    errorCodes.nothingToAdopt,
    errorCodes.nothingToRebuild,
    errorCodes.rebuildNoIdentity,
    errorCodes.rebuildOtherDevice,
    errorCodes.payloadMissing,
    errorCodes.networkImpossible,
    errorCodes.moduleAbsent,
    errorCodes.vmOff,
    errorCodes.upgradeSkips,
    errorCodes.upgradeMigration,
    errorCodes.upgradeNotNewer,
    errorCodes.upgradeNothing,
    errorCodes.sharesHostOld,
    errorCodes.sharesArm64,
    errorCodes.sharesEflowOld,
    errorCodes.shareFolderMissing,
    errorCodes.shareDiffers,
    errorCodes.eflowInstalled,
    errorCodes.openSshNoSource,
    errorCodes.vmTooManyCpus,
    errorCodes.vmTooMuchMemory,
    errorCodes.imagesMissing,
    errorCodes.imagesUnreadable,
    errorCodes.imagesNotTar,
    errorCodes.imagesCompressed,
    errorCodes.imagesCutOff,
    errorCodes.imagesDamaged,
    errorCodes.imagesOciLayout,
    errorCodes.imagesContainer,
    errorCodes.imagesNoManifest,
    errorCodes.imagesNoTags,
    errorCodes.imagesTooMuch,
  ],
  12: [
    errorCodes.notElevated,
    errorCodes.elevationTimeout,
    errorCodes.elevationFolder,
    errorCodes.elevationFailed,
  ],
  13: [errorCodes.payloadHash, errorCodes.payloadSize, errorCodes.rootOther, errorCodes.imageOther],
  16: [errorCodes.secretMissing],
  1602: [
    errorCodes.elevationDeclined,
    errorCodes.cancelled,
    errorCodes.commandCancelled,
    errorCodes.msiCancelled,
  ],
  1618: [errorCodes.busy, errorCodes.msiBusy],
};

const error = (code: ErrorCode, doing = 'call') => failure(code, doing).error;

describe('an error', () => {
  test.each(Object.values(errorCodes))('%s', (code) => {
    const found = Object.entries(agreed).find(([, codes]) => codes.includes(code))?.[0] ?? '1603';
    expect(exitOfError(error(code))).toBe(Number(found));
  });

  test('that keeps a job from being started has touched nothing and is not ready', () => {
    const blockers = [errorCodes.vmNetworkDiffers, errorCodes.msiOtherVersion, errorCodes.certificateExpired];
    const exits = (doing: string) => blockers.map((code) => exitOfError(error(code, doing)));
    expect(exits('job.start')).toEqual([10, 10, 10]);
    // What an earlier run of the job did is there.
    expect(exits('job.resume')).toEqual([1603, 1603, 1603]);
    expect(exitOfError(error(errorCodes.rootOther, 'job.start'))).toBe(13);
    expect(exitOfError(error(errorCodes.planChanged, 'job.start'))).toBe(1603);
  });

  test('never passes for success, nor does what systems keep of it', () => {
    for (const code of Object.values(errorCodes)) expect(exitOfError(error(code)) % 256).not.toBe(0);
    const zero = Object.entries(exit).filter(([, code]) => code % 256 === 0);
    expect(zero).toEqual([['proven', 0]]);
  });

  test('codes stay distinct where eight bits arrive', () => {
    const eight = Object.values(exit).map((code) => code % 256);
    expect(new Set(eight).size).toBe(eight.length);
  });
});

const goal = exampleGoal('dps-tpm');
const proof = (verdict: Proof['verdict']): Proof => ({ verdict, since: null, items: [] });

const record = (state: JobState, more: Partial<JobRecord> = {}): JobRecord => ({
  schemaVersion: 1,
  id: '20260301-080000-abcd',
  goal,
  host: 'local',
  state,
  createdAt: '2026-03-01T08:00:00.000Z',
  updatedAt: '2026-03-01T08:00:00.000Z',
  steps: [],
  residues: [],
  undone: [],
  notices: [],
  ...more,
});

describe('a job', () => {
  test.each<[JobState, number]>([
    ['running', 1603],
    ['waiting', 16],
    ['cancelling', 1603],
    ['succeeded', 0],
    ['failed', 1603],
    ['cancelled', 1602],
    ['reboot-needed', 3010],
    ['interrupted', 1603],
    ['undone', 0],
  ])('that is %s', (state, code) => {
    expect(exitOfJob(record(state))).toBe(code);
  });

  test('has a code for every state, and only the good ends are 0', () => {
    const zero = JobState.options.filter((state) => exitOfJob(record(state)) % 256 === 0);
    expect(zero).toEqual(['succeeded', 'undone']);
  });

  test.each<[string, Partial<JobRecord>, number, string]>([
    [
      'not proven in time',
      { proof: proof('not-proven'), error: error(errorCodes.neverConnected, 'step.prove') },
      14,
      'not-proven',
    ],
    [
      'blocked on its way to the cloud',
      { proof: proof('not-proven'), error: error(errorCodes.amqpBlocked, 'step.prove') },
      14,
      'not-proven',
    ],
    [
      'not seen in DPS in time',
      { proof: proof('not-proven'), error: error(errorCodes.cloudClock, 'step.cloud-assigned') },
      14,
      'not-proven',
    ],
    [
      'assigned to another hub',
      { proof: proof('refuted'), error: error(errorCodes.cloudOtherHub, 'step.cloud-assigned') },
      1603,
      'refuted',
    ],
    [
      'refuted',
      { proof: proof('refuted'), error: error(errorCodes.wrongKey, 'step.prove') },
      1603,
      'refuted',
    ],
    [
      'broken elsewhere after an older proof that did not hold',
      { proof: proof('not-proven'), error: error(errorCodes.deployFailed, 'step.deploy') },
      1603,
      'failed',
    ],
    [
      'broken elsewhere after an older proof that held',
      { proof: proof('proven'), error: error(errorCodes.provisionFailed, 'step.provision') },
      1603,
      'failed',
    ],
    [
      'held up by another installation',
      { error: error(errorCodes.msiBusy, 'step.install-msi') },
      1618,
      'failed',
    ],
    ['given another installer', { error: error(errorCodes.payloadHash, 'step.take-payload') }, 13, 'failed'],
    ['without elevation', { error: error(errorCodes.notElevated, 'step.deploy') }, 12, 'failed'],
    ['without consent', { error: error(errorCodes.consentNeeded, 'step.deploy') }, 1603, 'failed'],
    ['broken inside', { error: error(errorCodes.internal, 'job.run') }, 1603, 'failed'],
  ])('that failed, %s', (_what, more, code, verdict) => {
    const job = record('failed', more);
    expect(exitOfJob(job)).toBe(code);
    expect(verdictOfJob(job)).toBe(verdict);
  });

  test('that failed is never 0, whatever the error and whatever was proven before', () => {
    for (const code of Object.values(errorCodes)) {
      for (const doing of ['step.prove', 'step.deploy', 'job.run']) {
        for (const verdict of ['proven', 'not-proven', 'refuted'] as const) {
          const job = record('failed', { proof: proof(verdict), error: error(code, doing) });
          expect(exitOfJob(job) % 256, `${code} ${doing} ${verdict}`).not.toBe(0);
        }
      }
    }
  });

  test('is never 0 against its own proof', () => {
    expect(exitOfJob(record('succeeded', { proof: proof('proven') }))).toBe(0);
    expect(exitOfJob(record('succeeded', { proof: proof('not-proven') }))).toBe(14);
    expect(exitOfJob(record('succeeded', { proof: proof('refuted') }))).toBe(14);
  });

  test('has a verdict in one word', () => {
    expect(verdictOfJob(record('succeeded', { proof: proof('proven') }))).toBe('proven');
    expect(verdictOfJob(record('succeeded'))).toBe('succeeded');
    expect(verdictOfJob(record('waiting', { proof: proof('proven') }))).toBe('waiting');
    expect(verdictOfJob(record('succeeded', { goal: { kind: 'undo', job: record('failed').id } }))).toBe(
      'undone',
    );
    expect(verdictOfJob(record('reboot-needed', { goal: { kind: 'undo', job: record('failed').id } }))).toBe(
      'reboot-needed',
    );
  });
});

describe('a scan', () => {
  test.each([
    ['ready', 0],
    ['warnings', 11],
    ['not-ready', 10],
  ] as const)('%s', (verdict, code) => {
    const report = { schemaVersion: 1, at: '', host: '', verdict, findings: [], ms: 0 } as const;
    expect(exitOfScan({ ...report, findings: [] })).toBe(code);
  });
});

describe('a plan', () => {
  const plan = (...blockers: Plan['blockers']): Plan => ({
    schemaVersion: 1,
    at: '',
    host: '',
    hash: '',
    goal,
    steps: [],
    blockers,
    residues: [],
  });
  const tpm = { id: 'HC-12', code: 'absent', params: {} };
  const account = { id: 'HC-01', code: 'not-elevated', params: {} };
  const installer = { id: 'take-payload', code: errorCodes.payloadHash as string, params: {} };

  test.each<[string, Plan['blockers'], number]>([
    ['nothing', [], 0],
    ['a finding', [tpm], 10],
    ['elevation', [tpm, account], 12],
    ['another installer', [tpm, installer], 13],
    ['elevation before the installer', [installer, account], 12],
    ['a missing installer', [{ ...installer, code: errorCodes.payloadMissing }], 10],
  ])('blocked by %s', (_what, blockers, code) => {
    expect(exitOfPlan(plan(...blockers))).toBe(code);
  });
});
