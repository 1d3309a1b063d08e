import { errorCodes, type AppError, type ErrorCode } from '../../../contract/errors.ts';
import type { ScanReport } from '../../../contract/findings.ts';
import type { JobRecord, Plan } from '../../../contract/jobs.ts';

/** What the command line answers with (user-needs.md 5.4, and 16 for waiting). Systems that keep eight bits read `exitCode` from the JSON. */
export const exit = {
  proven: 0,
  usage: 2,
  notReady: 10,
  warnings: 11,
  notElevated: 12,
  trust: 13,
  notProven: 14,
  waiting: 16,
  cancelled: 1602,
  failed: 1603,
  busy: 1618,
  reboot: 3010,
} as const;

const byError: Partial<Record<ErrorCode, number>> = {
  [errorCodes.usage]: exit.usage,
  [errorCodes.badInput]: exit.usage,
  [errorCodes.logUnreadable]: exit.usage,
  [errorCodes.logTooLarge]: exit.usage,
  [errorCodes.setupNotReadable]: exit.usage,
  [errorCodes.setupSyntax]: exit.usage,
  [errorCodes.setupInvalid]: exit.usage,
  [errorCodes.setupNewer]: exit.usage,
  [errorCodes.kitRefused]: exit.usage,
  [errorCodes.sheetNoIdentity]: exit.usage,
  [errorCodes.sheetRequest]: exit.usage,
  [errorCodes.sheetCsr]: exit.usage,
  [errorCodes.sheetEnrollment]: exit.usage,
  [errorCodes.sheetNoGroup]: exit.usage,
  [errorCodes.userconfigSyntax]: exit.usage,
  [errorCodes.userconfigInvalid]: exit.usage,
  [errorCodes.userconfigProduct]: exit.usage,
  [errorCodes.scenarioUnknown]: exit.usage,
  [errorCodes.hostNotHere]: exit.usage,
  [errorCodes.practiceOnly]: exit.usage,
  [errorCodes.actUnknown]: exit.usage,
  [errorCodes.stepUnknown]: exit.usage,
  [errorCodes.jobUnknown]: exit.usage,
  [errorCodes.jobNotResumable]: exit.usage,
  [errorCodes.jobNotRunning]: exit.usage,
  [errorCodes.nothingToUndo]: exit.usage,
  [errorCodes.undoPoint]: exit.usage,
  [errorCodes.certificateUnusable]: exit.usage,
  [errorCodes.certificateConvert]: exit.usage,
  [errorCodes.secretInvalid]: exit.usage,
  [errorCodes.secretMissing]: exit.waiting,
  [errorCodes.notReady]: exit.notReady,
  [errorCodes.nothingToAdopt]: exit.notReady,
  [errorCodes.nothingToRebuild]: exit.notReady,
  [errorCodes.rebuildNoIdentity]: exit.notReady,
  [errorCodes.rebuildOtherDevice]: exit.notReady,
  [errorCodes.notElevated]: exit.notElevated,
  [errorCodes.elevationDeclined]: exit.cancelled,
  [errorCodes.elevationTimeout]: exit.notElevated,
  [errorCodes.elevationFolder]: exit.notElevated,
  [errorCodes.elevationFailed]: exit.notElevated,
  [errorCodes.payloadMissing]: exit.notReady,
  [errorCodes.networkImpossible]: exit.notReady,
  [errorCodes.moduleAbsent]: exit.notReady,
  [errorCodes.vmOff]: exit.notReady,
  [errorCodes.upgradeSkips]: exit.notReady,
  [errorCodes.upgradeMigration]: exit.notReady,
  [errorCodes.upgradeNotNewer]: exit.notReady,
  [errorCodes.upgradeNothing]: exit.notReady,
  [errorCodes.sharesHostOld]: exit.notReady,
  [errorCodes.sharesArm64]: exit.notReady,
  [errorCodes.sharesEflowOld]: exit.notReady,
  [errorCodes.shareFolderMissing]: exit.notReady,
  [errorCodes.shareDiffers]: exit.notReady,
  [errorCodes.rootOther]: exit.trust,
  [errorCodes.imagesMissing]: exit.notReady,
  [errorCodes.imagesUnreadable]: exit.notReady,
  [errorCodes.imagesNotTar]: exit.notReady,
  [errorCodes.imagesCompressed]: exit.notReady,
  [errorCodes.imagesCutOff]: exit.notReady,
  [errorCodes.imagesDamaged]: exit.notReady,
  [errorCodes.imagesOciLayout]: exit.notReady,
  [errorCodes.imagesContainer]: exit.notReady,
  [errorCodes.imagesNoManifest]: exit.notReady,
  [errorCodes.imagesNoTags]: exit.notReady,
  [errorCodes.imagesTooMuch]: exit.notReady,
  [errorCodes.imageOther]: exit.trust,
  [errorCodes.eflowInstalled]: exit.notReady,
  [errorCodes.openSshNoSource]: exit.notReady,
  [errorCodes.vmTooManyCpus]: exit.notReady,
  [errorCodes.vmTooMuchMemory]: exit.notReady,
  [errorCodes.actParam]: exit.usage,
  [errorCodes.actParamInvalid]: exit.usage,
  [errorCodes.msiCancelled]: exit.cancelled,
  [errorCodes.payloadHash]: exit.trust,
  [errorCodes.payloadSize]: exit.trust,
  [errorCodes.busy]: exit.busy,
  [errorCodes.msiBusy]: exit.busy,
  [errorCodes.cancelled]: exit.cancelled,
  [errorCodes.commandCancelled]: exit.cancelled,
};

/** What a blocker keeps from being started has touched nothing and ends as its plan does: not ready. */
export function exitOfError(error: AppError): number {
  const blocked = error.doing === 'job.start' && error.code !== errorCodes.planChanged;
  return byError[error.code] ?? (blocked ? exit.notReady : exit.failed);
}

export function exitOfScan(report: ScanReport): number {
  return { ready: exit.proven, warnings: exit.warnings, 'not-ready': exit.notReady }[report.verdict];
}

/** A file is not the one that was named. */
const untrusted: ReadonlySet<string> = new Set([
  errorCodes.payloadHash,
  errorCodes.rootOther,
  errorCodes.imageOther,
]);

/** What would keep a plan from starting: as {@link exitOfError} says it once it is tried. */
export function exitOfPlan(plan: Plan): number {
  const codes = plan.blockers.map((blocker) => blocker.code);
  if (codes.length === 0) return exit.proven;
  if (plan.blockers.some((blocker) => blocker.id === 'HC-01')) return exit.notElevated;
  return codes.some((code) => untrusted.has(code)) ? exit.trust : exit.notReady;
}

/** Steps that wait for the proof, or for the first part of it. */
const proving: ReadonlySet<string> = new Set(['step.prove', 'step.cloud-assigned']);
const endedProving = ({ error }: JobRecord): boolean => error !== undefined && proving.has(error.doing);

/** A job is 0 only when it succeeded and its proof, if it had one to give, says so, too. */
export function exitOfJob(job: JobRecord): number {
  switch (job.state) {
    case 'succeeded':
      return job.proof === undefined || job.proof.verdict === 'proven' ? exit.proven : exit.notProven;
    case 'undone':
      return exit.proven;
    case 'reboot-needed':
      return exit.reboot;
    case 'waiting':
      return exit.waiting;
    case 'cancelled':
      return exit.cancelled;
    case 'failed':
      if (job.proof?.verdict === 'not-proven' && endedProving(job)) return exit.notProven;
      return job.error === undefined ? exit.failed : exitOfError(job.error);
    case 'running':
    case 'cancelling':
    case 'interrupted':
      return exit.failed;
  }
}

/** One word for how a job stands: the proof's verdict when it judged, else the job's state. */
export function verdictOfJob(job: JobRecord): string {
  if (job.goal.kind === 'undo' && job.state === 'succeeded') return 'undone';
  const judged = job.state === 'succeeded' || endedProving(job);
  return judged && job.proof !== undefined ? job.proof.verdict : job.state;
}
