import type { Check } from './check.ts';
import { administrator } from './hc-01-administrator/check.ts';
import { windowsEdition } from './hc-02-windows-edition/check.ts';
import { windowsBuild } from './hc-03-windows-build/check.ts';
import { architecture } from './hc-04-architecture/check.ts';
import { virtualisation } from './hc-05-virtualisation/check.ts';
import { hyperVFeature } from './hc-06-hyper-v-feature/check.ts';
import { hypervisorRunning } from './hc-07-hypervisor-running/check.ts';
import { insideVm } from './hc-08-inside-vm/check.ts';
import { freeMemory } from './hc-09-free-memory/check.ts';
import { freeDisk } from './hc-10-free-disk/check.ts';
import { processors } from './hc-11-processors/check.ts';
import { tpm } from './hc-12-tpm/check.ts';
import { executionPolicy } from './hc-13-execution-policy/check.ts';
import { powershell } from './hc-14-powershell/check.ts';
import { openSshClient } from './hc-15-openssh-client/check.ts';
import { sshAgent } from './hc-16-ssh-agent/check.ts';
import { existingEflow } from './hc-17-existing-eflow/check.ts';
import { otherConsumers } from './hc-18-other-consumers/check.ts';
import { virtualSwitches } from './hc-19-virtual-switches/check.ts';
import { firewallRules } from './hc-20-firewall-rules/check.ts';
import { provisioningService } from './hc-21-provisioning-service/check.ts';
import { proxy } from './hc-22-proxy/check.ts';
import { clock } from './hc-23-clock/check.ts';
import { pendingReboot } from './hc-24-pending-reboot/check.ts';
import { microsoftUpdate } from './hc-25-microsoft-update/check.ts';
import { hostName } from './hc-26-host-name/check.ts';
import { installerService } from './hc-27-installer-service/check.ts';
import { installerPolicy } from './hc-28-installer-policy/check.ts';
import { installerBusy } from './hc-29-installer-busy/check.ts';
import { signingRoots } from './hc-30-signing-roots/check.ts';
import { signingIntermediate } from './hc-31-signing-intermediate/check.ts';
import { nameResolution } from './hc-32-name-resolution/check.ts';
import { containerRegistry } from './hc-33-container-registry/check.ts';
import { amqpPort } from './hc-34-amqp-port/check.ts';
import { download } from './hc-35-download/check.ts';
import { writeFilter } from './hc-36-write-filter/check.ts';
import { diskReset } from './hc-37-disk-reset/check.ts';
import { realTime } from './hc-38-real-time/check.ts';
import { bitLocker } from './hc-39-bitlocker/check.ts';
import { fastStartup } from './hc-40-fast-startup/check.ts';
import { administratorProtection } from './hc-41-administrator-protection/check.ts';
import { powershellLogging } from './hc-42-powershell-logging/check.ts';
import { transcripts } from './hc-43-transcripts/check.ts';
import { processAudit } from './hc-44-process-audit/check.ts';
import { tlsInspection } from './hc-45-tls-inspection/check.ts';
import { diskSum } from './hc-46-disk-sum/check.ts';
import { removableDrives } from './hc-47-removable-drives/check.ts';
import { doubledHostName } from './hc-48-doubled-host-name/check.ts';
import { agentCertificate } from './hc-49-agent-certificate/check.ts';
import { badUpdate } from './hc-50-bad-update/check.ts';
import { timeService } from './hc-51-time-service/check.ts';
import { timeSource } from './hc-52-time-source/check.ts';
import { sleep } from './hc-53-sleep/check.ts';
import { otherHypervisors } from './hc-54-other-hypervisors/check.ts';
import { networkService } from './hc-55-network-service/check.ts';
import { connectionSharing } from './hc-56-connection-sharing/check.ts';
import { otherFirewalls } from './hc-57-other-firewalls/check.ts';
import { renamedHost } from './hc-58-renamed-host/check.ts';
import { agentStart } from './hc-59-agent-start/check.ts';
import { tpmProxy } from './hc-60-tpm-proxy/check.ts';
import { endorsementKey } from './hc-61-endorsement-key/check.ts';
import { rootUpdates } from './hc-62-root-updates/check.ts';
import { hyperVModule } from './hc-63-hyper-v-module/check.ts';
import { ltscTpm } from './hc-64-ltsc-tpm/check.ts';
import { proxyScript } from './hc-65-proxy-script/check.ts';
import { startThatDidNotCount } from './hc-66-start-that-did-not-count/check.ts';

/** Every check, in order of asking: a check stands behind those it comes after. */
export const checks: readonly Check[] = [
  administrator,
  windowsEdition,
  windowsBuild,
  architecture,
  virtualisation,
  hyperVFeature,
  hypervisorRunning,
  insideVm,
  freeMemory,
  freeDisk,
  processors,
  tpm,
  executionPolicy,
  powershell,
  openSshClient,
  sshAgent,
  existingEflow,
  otherConsumers,
  virtualSwitches,
  firewallRules,
  provisioningService,
  proxy,
  clock,
  pendingReboot,
  microsoftUpdate,
  hostName,
  installerService,
  installerPolicy,
  installerBusy,
  signingRoots,
  signingIntermediate,
  nameResolution,
  containerRegistry,
  amqpPort,
  download,
  writeFilter,
  diskReset,
  realTime,
  bitLocker,
  fastStartup,
  administratorProtection,
  powershellLogging,
  transcripts,
  processAudit,
  tlsInspection,
  diskSum,
  removableDrives,
  doubledHostName,
  agentCertificate,
  badUpdate,
  timeService,
  timeSource,
  sleep,
  otherHypervisors,
  networkService,
  connectionSharing,
  otherFirewalls,
  renamedHost,
  agentStart,
  tpmProxy,
  endorsementKey,
  rootUpdates,
  hyperVModule,
  ltscTpm,
  proxyScript,
  startThatDidNotCount,
];
