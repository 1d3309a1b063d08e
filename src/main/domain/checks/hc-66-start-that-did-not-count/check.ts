import { alone, type Check } from '../check.ts';
import { pass, undecided, unknownOf, warn } from '../judgement.ts';
import { restartWindows } from '../remedies.ts';

/**
 * A start by Fast Startup while something waited for a restart (field-notes, accounts): people believe that it was made. Only
 * a full boot takes pending changes in.
 */
export const startThatDidNotCount: Check = {
  id: 'HC-66',
  area: 'windows',
  needs: ['host.boot', 'host.pendingReboot'],
  ...alone,
  assumed: 'field-notes.md accounts',
  judge(facts) {
    const pending = facts.value('host.pendingReboot');
    if (pending === undefined) return unknownOf(facts, 'host.pendingReboot');
    if (!pending.componentServicing && !pending.windowsUpdate) return pass('nothing-waits');
    const boots = facts.value('host.boot');
    if (boots === undefined) return unknownOf(facts, 'host.boot');
    const last = boots[0];
    if (last === undefined) return undecided('no-starts');
    return last.type === 'fast-startup' || last.type === 'hibernate'
      ? warn('did-not-count', [restartWindows], { at: last.at })
      : pass('full', { at: last.at });
  },
};
