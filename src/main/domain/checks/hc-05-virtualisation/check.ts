import type { FactValue } from '../../../../contract/facts.ts';
import type { Facts } from '../../facts.ts';
import type { Check, Judgement } from '../check.ts';
import { fail, pass, undecided, unknownOf } from '../judgement.ts';
import { nestingAdvice } from '../nesting.ts';
import { placeFacts, placeOf } from '../place.ts';
import { instructWithRestart, otherHost } from '../remedies.ts';

/**
 * A running hypervisor of this Windows proves everything it needs. On a physical machine its presence is enough; in a VM
 * the outer one is always present, and only the host service of the inner one tells.
 */
function proof(facts: Facts): Judgement | undefined {
  const place = placeOf(facts);
  if (place === 'physical' && facts.value('host.computer')?.hypervisorPresent === true) return pass('proven');
  const hostService = facts.value('hyperv.services')?.find(({ name }) => name.toLowerCase() === 'hvhost');
  const nested = place !== undefined && place !== 'physical';
  return nested && hostService?.status === 'Running' ? pass('proven-nested') : undefined;
}

/** What the flags say where Windows does not hide them. */
function judgeFlags(facts: Facts, processor: FactValue<'host.processor'>): Judgement {
  const params = { processor: processor.name };
  const { virtualizationFirmwareEnabled: firmware } = processor;
  const flags = [firmware, processor.secondLevelAddressTranslation, processor.vmMonitorModeExtensions];
  if (flags.every((flag) => flag === true)) return pass('offered', params);
  if (!flags.includes(false)) return undecided('not-told', params);
  const place = placeOf(facts);
  if (place === undefined && facts.value('host.computer')?.hypervisorPresent !== false) {
    return unknownOf(facts, ...placeFacts);
  }
  if (place !== undefined && place !== 'physical') return fail('not-exposed', nestingAdvice(place), params);
  // With the firmware switch off the other two flags are not to be trusted.
  return firmware === false
    ? fail('firmware-off', [instructWithRestart('enable-virtualisation')], params)
    : fail('processor', [otherHost], params);
}

/**
 * Virtualisation extensions (eflow.md 6.2 HC-05). Firmware is asked only while no hypervisor runs, because a running one
 * hides it (style.md B 10). Reads nothing that needs elevation.
 *
 * @assumed eflow.md 6.2 HC-05: a running hypervisor makes the three flags of Win32_Processor read False or blank | verify: read them on a host before and after Hyper-V was turned on
 * @assumed eflow.md 6.2 HC-08: in a VM the service hvhost runs only when the VM's own hypervisor does | verify: read hvhost in a VM with Hyper-V on, with nested virtualisation exposed and without
 */
export const virtualisation: Check = {
  id: 'HC-05',
  area: 'hardware',
  needs: ['host.processor', ...placeFacts, 'hyperv.services'],
  after: [],
  unknownBlocks: false,
  curedBy: {},
  assumed: 'eflow.md 6.2 HC-05',
  judge(facts) {
    const proven = proof(facts);
    if (proven !== undefined) return proven;
    const processor = facts.value('host.processor');
    return processor === undefined ? unknownOf(facts, 'host.processor') : judgeFlags(facts, processor);
  },
};
