import { Failure, type AppError } from '../../contract/errors.ts';
import type { ReadyStep } from '../domain/plan.ts';
import type { Action, CommandAnswer } from '../domain/steps/kind.ts';
import type { Files } from '../ports.ts';
import type { JobLog } from './job-log.ts';

/** What a file action needs of the job that it belongs to. */
interface FileRun {
  files: Files;
  log: JobLog;
  /** Aborts what may be interrupted. */
  cancel: { readonly soft: AbortSignal };
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
