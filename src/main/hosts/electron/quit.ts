import type { JobId } from '../../../contract/jobs.ts';
import type { Question } from './confirm.ts';
import type { Say } from './words.ts';

/** An end that can be put off. */
interface Ending {
  preventDefault(): void;
}

export interface QuitOptions {
  /** The job that runs in this program, if one does. */
  working(): Promise<JobId | undefined>;
  words(): Promise<Say>;
  ask(question: Question): Promise<boolean>;
  /** Ends the program for good. */
  quit(): void;
}

/**
 * Lets the program end only when no job runs, or when the person wants it all the same. For the event that closes the
 * window and the one that quits the program: whichever comes first asks.
 *
 * @assumed style.md A4: Windows that shuts down does not wait for this question, and the job resumes from its journal | verify: restart Windows while a job runs in the desktop app, then resume it
 */
export function guardQuit({ working, words, ask, quit }: QuitOptions): (event: Ending) => void {
  let may = false;
  let deciding = false;

  async function decide(): Promise<void> {
    try {
      const job = await working();
      if (job !== undefined) {
        const say = await words();
        const end = await ask({
          message: say('shell.quit', { job }),
          detail: say('shell.quit.detail'),
          yes: say('shell.quit.end'),
          no: say('shell.quit.stay'),
        });
        if (!end) return;
      }
      may = true;
      quit();
    } finally {
      deciding = false;
    }
  }

  return (event) => {
    if (may) return;
    event.preventDefault();
    if (deciding) return;
    deciding = true;
    decide().catch(() => {
      // Whether a job runs cannot be learnt: nobody may be locked in by that.
      may = true;
      quit();
    });
  };
}
