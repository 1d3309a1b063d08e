import type { Check } from '../check.ts';
import { fail, pass, undecided, unknownOf, warn } from '../judgement.ts';
import { act, instruct, instructWithRestart, restartWindows } from '../remedies.ts';

/**
 * Hyper-V feature (eflow.md 6.2 HC-06). "On, restart outstanding" is not "on" (style.md B 11).
 *
 * @assumed eflow.md 6.2 HC-06: Get-WindowsOptionalFeature names its states Enabled, EnablePending, DisablePending, Disabled and DisabledWithPayloadRemoved | verify: read the state before, during and after turning Hyper-V on and off
 */
export const hyperVFeature: Check = {
  id: 'HC-06',
  area: 'hyper-v',
  needs: ['hyperv.feature'],
  after: [],
  unknownBlocks: true,
  curedBy: {
    disabled: ['enable-hyper-v'],
    'payload-removed': ['enable-hyper-v'],
    'disable-pending': ['enable-hyper-v'],
  },
  assumed: 'eflow.md 6.2 HC-06',
  judge(facts) {
    const feature = facts.get('hyperv.feature');
    if (!('value' in feature)) {
      // Windows answered that it has no such feature. With a detail it is the command that is missing instead.
      const noFeature = feature.unknown === 'absent' && feature.detail === undefined;
      return noFeature
        ? fail('missing', [instructWithRestart('upgrade-edition')])
        : unknownOf(facts, 'hyperv.feature');
    }
    switch (feature.value.state) {
      case 'Enabled':
        return pass('enabled');
      case 'EnablePending':
        return warn('enable-pending', [restartWindows]);
      case 'DisablePending':
        return fail('disable-pending', [act('enable-hyper-v'), restartWindows]);
      case 'Disabled':
        return fail('disabled', [act('enable-hyper-v')]);
      case 'DisabledWithPayloadRemoved':
        return fail('payload-removed', [act('enable-hyper-v'), instruct('feature-source')]);
      default:
        return undecided('other-state', { state: feature.value.state });
    }
  },
};
