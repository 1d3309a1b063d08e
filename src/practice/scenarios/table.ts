import { errorCodes, failure } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import agentConfigurationGone from './agent-configuration-gone.json' with { type: 'json' };
import agentImageMissing from './agent-image-missing.json' with { type: 'json' };
import agentLoginLost from './agent-login-lost.json' with { type: 'json' };
import agentServiceMissing from './agent-service-missing.json' with { type: 'json' };
import alreadyDeployed from './already-deployed.json' with { type: 'json' };
import amqpBlocked443Open from './amqp-blocked-443-open.json' with { type: 'json' };
import clockYearsBehind from './clock-years-behind.json' with { type: 'json' };
import cloudBlocked from './cloud-blocked.json' with { type: 'json' };
import defaultSwitchDhcpBlocked from './default-switch-dhcp-blocked.json' with { type: 'json' };
import deployFailsMidwayNeedsReinstall from './deploy-fails-midway-needs-reinstall.json' with { type: 'json' };
import diskImageLocked from './disk-image-locked.json' with { type: 'json' };
import dnsMissingStaticIp from './dns-missing-static-ip.json' with { type: 'json' };
import doubledHostName from './doubled-host-name.json' with { type: 'json' };
import externalAdapterChanged from './external-adapter-changed.json' with { type: 'json' };
import externalSwitchOnPlant from './external-switch-on-plant.json' with { type: 'json' };
import freshDevice417 from './fresh-device-417.json' with { type: 'json' };
import guestClockWrong from './guest-clock-wrong.json' with { type: 'json' };
import guestDiskFull from './guest-disk-full.json' with { type: 'json' };
import halfDeployed from './half-deployed.json' with { type: 'json' };
import happyArm64 from './happy-arm64.json' with { type: 'json' };
import happyClientDefaultSwitch from './happy-client-default-switch.json' with { type: 'json' };
import happyExternalStatic from './happy-external-static.json' with { type: 'json' };
import happyServerInternalNat from './happy-server-internal-nat.json' with { type: 'json' };
import hostRenamed from './host-renamed.json' with { type: 'json' };
import hypervDisabled from './hyperv-disabled.json' with { type: 'json' };
import hypervisorLaunchOff from './hypervisor-launch-off.json' with { type: 'json' };
import longJourney from './long-journey.json' with { type: 'json' };
import lowDisk17gb from './low-disk-17gb.json' with { type: 'json' };
import lowMemory from './low-memory.json' with { type: 'json' };
import ltsc2019Tpm from './ltsc-2019-tpm.json' with { type: 'json' };
import ltsc2019WithoutUpdates from './ltsc-2019-without-updates.json' with { type: 'json' };
import microsoftUpdateOff from './microsoft-update-off.json' with { type: 'json' };
import msi1603 from './msi-1603.json' with { type: 'json' };
import msi1618ThenOk from './msi-1618-then-ok.json' with { type: 'json' };
import msi1619Locked from './msi-1619-locked.json' with { type: 'json' };
import msi3010Reboot from './msi-3010-reboot.json' with { type: 'json' };
import nestedVmNoExpose from './nested-vm-no-expose.json' with { type: 'json' };
import notElevated from './not-elevated.json' with { type: 'json' };
import offlineMsiCertsMissing from './offline-msi-certs-missing.json' with { type: 'json' };
import opensshMissingOffline from './openssh-missing-offline.json' with { type: 'json' };
import otherVersionInstalled from './other-version-installed.json' with { type: 'json' };
import programFilesMissing from './program-files-missing.json' with { type: 'json' };
import provisionCertPathMissing from './provision-cert-path-missing.json' with { type: 'json' };
import provisionChecksTheCloud from './provision-checks-the-cloud.json' with { type: 'json' };
import provisionOkButNeverConnected from './provision-ok-but-never-connected.json' with { type: 'json' };
import provisionOldCertificate from './provision-old-certificate.json' with { type: 'json' };
import provisionPingBlocked from './provision-ping-blocked.json' with { type: 'json' };
import provisionWrongKey from './provision-wrong-key.json' with { type: 'json' };
import proxyRequired from './proxy-required.json' with { type: 'json' };
import registryBlocked from './registry-blocked.json' with { type: 'json' };
import reprovision from './reprovision.json' with { type: 'json' };
import reprovisionRefused from './reprovision-refused.json' with { type: 'json' };
import runtimeDown from './runtime-down.json' with { type: 'json' };
import securityPrivilegeMissing from './security-privilege-missing.json' with { type: 'json' };
import server2019DataInvalid from './server-2019-data-invalid.json' with { type: 'json' };
import serverInternalSwitchNat from './server-internal-switch-nat.json' with { type: 'json' };
import serverNoSwitch from './server-no-switch.json' with { type: 'json' };
import signatureNotTrusted from './signature-not-trusted.json' with { type: 'json' };
import sshAgentManyKeys from './ssh-agent-many-keys.json' with { type: 'json' };
import switchNameTwice from './switch-name-twice.json' with { type: 'json' };
import syntheticEthernetBlocked from './synthetic-ethernet-blocked.json' with { type: 'json' };
import tpmAbsent from './tpm-absent.json' with { type: 'json' };
import tpmBrokenAfterReboot from './tpm-broken-after-reboot.json' with { type: 'json' };
import tpmBrokenByUpdate from './tpm-broken-by-update.json' with { type: 'json' };
import tpmInfoRetries from './tpm-info-retries.json' with { type: 'json' };
import upgrade14To15 from './upgrade-1.4-to-1.5.json' with { type: 'json' };
import virtualisationOffInFirmware from './virtualisation-off-in-firmware.json' with { type: 'json' };
import vmAddressStale from './vm-address-stale.json' with { type: 'json' };
import vmNotStartingAfterReboot from './vm-not-starting-after-reboot.json' with { type: 'json' };
import vmOff from './vm-off.json' with { type: 'json' };
import vmOffLowMemory from './vm-off-low-memory.json' with { type: 'json' };
import vmSilent from './vm-silent.json' with { type: 'json' };
import vmStartNoMemory from './vm-start-no-memory.json' with { type: 'json' };
import vmWithoutAddress from './vm-without-address.json' with { type: 'json' };
import windowsHome from './windows-home.json' with { type: 'json' };
import wssdCertExpired from './wssd-cert-expired.json' with { type: 'json' };
import x509ExpiredCert from './x509-expired-cert.json' with { type: 'json' };
import { readScenario, type Scenario } from './schema.ts';

/** Every scenario by the name of its file. */
export const scenarioFiles: Readonly<Record<string, Json>> = {
  'agent-configuration-gone': agentConfigurationGone,
  'agent-image-missing': agentImageMissing,
  'agent-login-lost': agentLoginLost,
  'agent-service-missing': agentServiceMissing,
  'already-deployed': alreadyDeployed,
  'amqp-blocked-443-open': amqpBlocked443Open,
  'clock-years-behind': clockYearsBehind,
  'cloud-blocked': cloudBlocked,
  'default-switch-dhcp-blocked': defaultSwitchDhcpBlocked,
  'deploy-fails-midway-needs-reinstall': deployFailsMidwayNeedsReinstall,
  'disk-image-locked': diskImageLocked,
  'dns-missing-static-ip': dnsMissingStaticIp,
  'doubled-host-name': doubledHostName,
  'external-adapter-changed': externalAdapterChanged,
  'external-switch-on-plant': externalSwitchOnPlant,
  'fresh-device-417': freshDevice417,
  'guest-clock-wrong': guestClockWrong,
  'guest-disk-full': guestDiskFull,
  'half-deployed': halfDeployed,
  'happy-arm64': happyArm64,
  'happy-client-default-switch': happyClientDefaultSwitch,
  'happy-external-static': happyExternalStatic,
  'happy-server-internal-nat': happyServerInternalNat,
  'host-renamed': hostRenamed,
  'hyperv-disabled': hypervDisabled,
  'hypervisor-launch-off': hypervisorLaunchOff,
  'long-journey': longJourney,
  'low-disk-17gb': lowDisk17gb,
  'low-memory': lowMemory,
  'ltsc-2019-tpm': ltsc2019Tpm,
  'ltsc-2019-without-updates': ltsc2019WithoutUpdates,
  'microsoft-update-off': microsoftUpdateOff,
  'msi-1603': msi1603,
  'msi-1618-then-ok': msi1618ThenOk,
  'msi-1619-locked': msi1619Locked,
  'msi-3010-reboot': msi3010Reboot,
  'nested-vm-no-expose': nestedVmNoExpose,
  'not-elevated': notElevated,
  'offline-msi-certs-missing': offlineMsiCertsMissing,
  'openssh-missing-offline': opensshMissingOffline,
  'other-version-installed': otherVersionInstalled,
  'program-files-missing': programFilesMissing,
  'provision-cert-path-missing': provisionCertPathMissing,
  'provision-checks-the-cloud': provisionChecksTheCloud,
  'provision-ok-but-never-connected': provisionOkButNeverConnected,
  'provision-old-certificate': provisionOldCertificate,
  'provision-ping-blocked': provisionPingBlocked,
  'provision-wrong-key': provisionWrongKey,
  'proxy-required': proxyRequired,
  'registry-blocked': registryBlocked,
  reprovision,
  'reprovision-refused': reprovisionRefused,
  'runtime-down': runtimeDown,
  'security-privilege-missing': securityPrivilegeMissing,
  'server-2019-data-invalid': server2019DataInvalid,
  'server-internal-switch-nat': serverInternalSwitchNat,
  'server-no-switch': serverNoSwitch,
  'signature-not-trusted': signatureNotTrusted,
  'ssh-agent-many-keys': sshAgentManyKeys,
  'switch-name-twice': switchNameTwice,
  'synthetic-ethernet-blocked': syntheticEthernetBlocked,
  'tpm-absent': tpmAbsent,
  'tpm-broken-after-reboot': tpmBrokenAfterReboot,
  'tpm-broken-by-update': tpmBrokenByUpdate,
  'tpm-info-retries': tpmInfoRetries,
  'upgrade-1.4-to-1.5': upgrade14To15,
  'virtualisation-off-in-firmware': virtualisationOffInFirmware,
  'vm-address-stale': vmAddressStale,
  'vm-not-starting-after-reboot': vmNotStartingAfterReboot,
  'vm-off': vmOff,
  'vm-off-low-memory': vmOffLowMemory,
  'vm-silent': vmSilent,
  'vm-start-no-memory': vmStartNoMemory,
  'vm-without-address': vmWithoutAddress,
  'windows-home': windowsHome,
  'wssd-cert-expired': wssdCertExpired,
  'x509-expired-cert': x509ExpiredCert,
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
