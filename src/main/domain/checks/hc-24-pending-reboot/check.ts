import type { Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { restartWindows } from '../remedies.ts';

/**
 * Pending restart (eflow.md 6.2 HC-24). Files that wait to be renamed are information only, since programs leave such
 * entries all the time (field-notes, checks beyond HC-27).
 *
 * @assumed eflow.md 6.2 HC-24: these registry keys exist exactly while servicing or Windows Update wait for a restart | verify: read both keys before and after the restart that an update asks for
 */
export const pendingReboot: Check = {
  id: 'HC-24',
  area: 'windows',
  needs: ['host.pendingReboot', 'hyperv.feature', 'tpm.state'],
  after: [],
  unknownBlocks: false,
  curedBy: {},
  assumed: 'eflow.md 6.2 HC-24',
  judge(facts) {
    const pending = facts.value('host.pendingReboot');
    const feature = facts.get('hyperv.feature');
    const state = 'value' in feature ? feature.value.state : undefined;
    if (state?.endsWith('Pending') === true) return warn('hyper-v', [restartWindows], { state });
    if (pending?.componentServicing === true) return warn('servicing', [restartWindows]);
    if (pending?.windowsUpdate === true) return warn('windows-update', [restartWindows]);
    if (facts.value('tpm.state')?.restartPending === true) return warn('tpm', [restartWindows]);
    if (pending === undefined) return unknownOf(facts, 'host.pendingReboot');
    // Where there is no such feature it cannot wait for anything.
    if ('unknown' in feature && feature.unknown !== 'absent') return unknownOf(facts, 'hyperv.feature');
    return pass(pending.fileRename ? 'file-renames' : 'none');
  },
};
