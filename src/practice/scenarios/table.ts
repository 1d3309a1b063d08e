import { errorCodes, failure } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import alreadyDeployed from './already-deployed.json' with { type: 'json' };
import amqpBlocked443Open from './amqp-blocked-443-open.json' with { type: 'json' };
import deployFailsMidwayNeedsReinstall from './deploy-fails-midway-needs-reinstall.json' with { type: 'json' };
import externalSwitchOnPlant from './external-switch-on-plant.json' with { type: 'json' };
import happyClientDefaultSwitch from './happy-client-default-switch.json' with { type: 'json' };
import hypervDisabled from './hyperv-disabled.json' with { type: 'json' };
import longJourney from './long-journey.json' with { type: 'json' };
import lowMemory from './low-memory.json' with { type: 'json' };
import msi1618ThenOk from './msi-1618-then-ok.json' with { type: 'json' };
import msi3010Reboot from './msi-3010-reboot.json' with { type: 'json' };
import provisionOkButNeverConnected from './provision-ok-but-never-connected.json' with { type: 'json' };
import provisionWrongKey from './provision-wrong-key.json' with { type: 'json' };
import serverInternalSwitchNat from './server-internal-switch-nat.json' with { type: 'json' };
import tpmAbsent from './tpm-absent.json' with { type: 'json' };
import tpmInfoRetries from './tpm-info-retries.json' with { type: 'json' };
import virtualisationOffInFirmware from './virtualisation-off-in-firmware.json' with { type: 'json' };
import vmOff from './vm-off.json' with { type: 'json' };
import { readScenario, type Scenario } from './schema.ts';

/** Every scenario by the name of its file. */
export const scenarioFiles: Readonly<Record<string, Json>> = {
  'already-deployed': alreadyDeployed,
  'amqp-blocked-443-open': amqpBlocked443Open,
  'deploy-fails-midway-needs-reinstall': deployFailsMidwayNeedsReinstall,
  'external-switch-on-plant': externalSwitchOnPlant,
  'happy-client-default-switch': happyClientDefaultSwitch,
  'hyperv-disabled': hypervDisabled,
  'long-journey': longJourney,
  'low-memory': lowMemory,
  'msi-1618-then-ok': msi1618ThenOk,
  'msi-3010-reboot': msi3010Reboot,
  'provision-ok-but-never-connected': provisionOkButNeverConnected,
  'provision-wrong-key': provisionWrongKey,
  'server-internal-switch-nat': serverInternalSwitchNat,
  'tpm-absent': tpmAbsent,
  'tpm-info-retries': tpmInfoRetries,
  'virtualisation-off-in-firmware': virtualisationOffInFirmware,
  'vm-off': vmOff,
};

/** The scenario of that name, with its base filled in. */
export function scenarioOf(name: string): Scenario {
  const file = Object.hasOwn(scenarioFiles, name) ? scenarioFiles[name] : undefined;
  if (file === undefined) {
    throw failure(errorCodes.scenarioUnknown, 'practice.open', {
      params: { name, known: Object.keys(scenarioFiles).join(', ') },
    });
  }
  return readScenario(file);
}

/** Every scenario with what it is about and what a technician learns on it. */
export function listScenarios(): { name: string; about: string; shows: string[] }[] {
  return Object.keys(scenarioFiles).map((name) => {
    const { about, shows } = scenarioOf(name);
    return { name, about, shows: [...shows] };
  });
}
