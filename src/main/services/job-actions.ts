import { errorCodes, Failure, failure, type AppError } from '../../contract/errors.ts';
import type { CloudAction } from '../domain/cloud/actions.ts';
import { openedArgOf } from '../domain/cloud/names.ts';
import { shutFilesOf, type ShutFiles } from '../domain/identity/x509/opened.ts';
import type { ReadyStep } from '../domain/plan.ts';
import type { Action, CommandAnswer } from '../domain/steps/kind.ts';
import type { CloudCall, Files, SecretHandle } from '../ports.ts';
import type { OpenIdentity } from './certificate-files.ts';
import type { CloudSession } from './cloud.ts';
import type { JobLog } from './job-log.ts';

/** What a file action needs of the job that it belongs to. */
interface FileRun {
  files: Files;
  log: JobLog;
  /** Aborts what may be interrupted. */
  cancel: { readonly soft: AbortSignal };
  openIdentity: OpenIdentity;
  /** Secrets of the job by their references. */
  handles: ReadonlyMap<string, SecretHandle>;
  reveal(handle: SecretHandle): string;
}

/** Journal lines written while a command talks. The first that fails is told when the command has ended. */
export function createWrites(): { add(write: Promise<void>): void; done(): Promise<void> } {
  const all: Promise<unknown>[] = [];
  return {
    add: (write) => void all.push(write.then(() => undefined).catch((error: unknown) => ({ error }))),
    async done() {
      const failed = (await Promise.all(all)).find((outcome) => outcome !== undefined);
      if (failed !== undefined) throw (failed as { error: unknown }).error;
    },
  };
}

/** What came of an action. */
export interface Acted {
  answer?: CommandAnswer;
  /** Why the command gave no usable answer. */
  problem?: AppError;
}

const waitCodes = { busy: 'cloud-busy', broken: 'cloud-broken', connection: 'cloud-connection' } as const;

/**
 * Makes a change in the cloud. Waits that the service asks for are told; what cannot be done is told, not thrown. The facts
 * decide afterwards whether it is there: an answer may have been lost.
 */
export async function cloudAction(
  run: FileRun & { cloud: CloudSession | undefined },
  step: ReadyStep,
  action: CloudAction,
): Promise<Acted> {
  if (run.cloud === undefined)
    return { problem: failure(errorCodes.cloudNoService, `step.${step.kind}`).error };
  const writes = createWrites();
  const onWait: CloudCall['onWait'] = ({ ms, because }) => {
    const params = { seconds: Math.ceil(ms / 1000) };
    writes.add(
      run.log.emit({ t: 'progress', step: step.key, percent: null, code: waitCodes[because], params }, false),
    );
  };
  const problem = await run.cloud.perform(
    action,
    { signal: run.cancel.soft, onWait },
    async (certificate) => {
      const arg = openedArgOf(certificate);
      return arg === undefined
        ? run.files.readText(certificate)
        : (await openedOf(run, step, shutFilesOf(arg))).certificate;
    },
  );
  await writes.done();
  return problem === undefined ? {} : { problem: { ...problem, doing: `step.${step.kind}` } };
}

/** Opens files with their passphrase; throws for files that cannot be used. */
async function openedOf(run: FileRun, step: ReadyStep, shut: ShutFiles) {
  const handle = shut.passphrase === null ? undefined : run.handles.get(shut.passphrase);
  const opened = await run.openIdentity(shut, handle === undefined ? undefined : run.reveal(handle));
  if ('problems' in opened)
    throw failure(errorCodes.certificateUnusable, `step.${step.kind}`, {
      params: { file: shut.certificate, rule: opened.problems[0]?.rule ?? '' },
    });
  return opened;
}

/** Writes the two files that IoT Edge takes; the key last, so that it never lies there without its certificate. */
async function openAction(
  run: FileRun,
  step: ReadyStep,
  { files: shut, toCertificate, toKey }: Extract<Action, { op: 'open-identity' }>,
): Promise<Acted> {
  const opened = await openedOf(run, step, shut);
  await run.files.writePrivate(toCertificate, opened.certificate);
  await run.files.writePrivate(toKey, opened.key);
  return {};
}

/** Copies, writes or removes a file; what cannot be done is told, not thrown. */
export async function fileAction(
  run: FileRun,
  step: ReadyStep,
  action: Extract<Action, { port: 'files' }>,
): Promise<Acted> {
  try {
    if (action.op === 'write') {
      await run.files.write(action.path, action.text);
      return {};
    }
    if (action.op === 'remove') {
      await run.files.remove(action.path);
      return {};
    }
    if (action.op === 'remove-all') {
      for (const path of action.paths) await run.files.remove(path);
      return {};
    }
    if (action.op === 'open-identity') return await openAction(run, step, action);
    const writes = createWrites();
    let told = -1;
    const onBytes = (done: number, total: number): void => {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percent === told) return;
      told = percent;
      writes.add(
        run.log.emit(
          { t: 'progress', step: step.key, percent, code: 'copying', params: { bytes: done, total } },
          false,
        ),
      );
    };
    await run.files.copy(action.from, action.to, onBytes, run.cancel.soft);
    await writes.done();
    return {};
  } catch (error) {
    if (error instanceof Failure) return { problem: error.error };
    throw error;
  }
}
