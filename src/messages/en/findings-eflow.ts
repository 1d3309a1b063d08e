/** Words for findings about EFLOW on this host and what it needs to keep running. */
export const eflowFindings = {
  'finding.HC-48.title': 'Doubled host name',
  'finding.HC-48.no-version': 'No EFLOW is installed, and no version is chosen.',
  'finding.HC-48.without': 'EFLOW {version} does not have the host name fault.',
  'finding.HC-48.defect': 'EFLOW {version} has a fault with the host name; its downloads were withdrawn.',
  'finding.HC-48.defect.cause':
    'On a fresh installation the identity service calls the device otherwise than the VM does, and provisioning fails or comes apart later.',
  'finding.HC-48.doubled': 'The VM is called {name}.',
  'finding.HC-48.doubled.cause':
    'An update to 1.5.6 doubled the ending; the runtime refuses a name that is not its own.',

  'finding.HC-49.title': 'Agent certificate',
  'finding.HC-49.no-eflow': 'No EFLOW is installed.',
  'finding.HC-49.renews': 'EFLOW {version} renews the certificate of its agent by itself.',
  'finding.HC-49.ends':
    'The agent certificate of EFLOW {version} (installed or updated on {installed}) ends on {ends} at the latest, unless it was renewed.',
  'finding.HC-49.ends.cause':
    'Before 1.5.7 it lasts a year from the first installation, and an update does not renew it. Then all commands of EFLOW fail while the modules go on.',
  'finding.HC-49.over':
    'The agent certificate of EFLOW {version} (installed or updated on {installed}) ended on {ends} at the latest, unless it was renewed.',
  'finding.HC-49.over.cause':
    'Before 1.5.7 it lasts a year. When commands of EFLOW fail with “certificate has expired”, the modules mostly go on: do not restart the host.',

  'finding.HC-50.title': 'Update that breaks the TPM',
  'finding.HC-50.no-tpm': 'The TPM is not used, so this update does not matter.',
  'finding.HC-50.no-version': 'No EFLOW is installed, and no version is chosen.',
  'finding.HC-50.cured': 'EFLOW {version} works with KB5062552.',
  'finding.HC-50.other-build':
    'Of Windows {build} no update is known that breaks the TPM of EFLOW {version}.',
  'finding.HC-50.not-yet':
    'Windows {build} does not have KB5062552 yet, which breaks the TPM of EFLOW {version}.',
  'finding.HC-50.known-bad': 'Windows {build} has KB5062552, and EFLOW is {version}.',
  'finding.HC-50.known-bad.cause':
    'With this update and later ones, attestation by TPM fails in EFLOW before 1.5.7.',

  'finding.HC-53.title': 'Sleep',
  'finding.HC-53.never': 'On mains power this host never sleeps.',
  'finding.HC-53.sleeps': 'On mains power this host sleeps after {minutes} minutes without use.',
  'finding.HC-53.sleeps.cause':
    'Nobody uses a device at the line: it goes offline at night, and the clock of the VM is wrong afterwards.',

  'finding.HC-55.title': 'Host Network Service',
  'finding.HC-55.ready': 'The Host Network Service can run ({state}).',
  'finding.HC-55.disabled': 'The Host Network Service (hns) is disabled.',
  'finding.HC-55.disabled.cause':
    'Without it no VM has a network; feature updates of Windows have been seen to disable it.',
  'finding.HC-55.missing': 'This Windows has no Host Network Service (hns), although a hypervisor runs.',
  'finding.HC-55.missing.cause':
    'It comes with Hyper-V; here it is not complete, or only another feature uses the hypervisor.',
  'finding.HC-55.before-hyper-v': 'The Host Network Service comes with Hyper-V.',

  'finding.HC-56.title': 'Connection sharing',
  'finding.HC-56.allowed': 'Internet Connection Sharing, on which the Default Switch rests, is allowed.',
  'finding.HC-56.other-switch': 'The VM is to use {name}, which does without Internet Connection Sharing.',
  'finding.HC-56.server':
    'Windows Server has no Default Switch, so nothing rests on Internet Connection Sharing.',
  'finding.HC-56.forbidden': 'A policy forbids Internet Connection Sharing.',
  'finding.HC-56.forbidden.cause':
    'The Default Switch rests on it; a VM on it gets no address. Security baselines set this.',
  'finding.HC-56.disabled': 'The service of Internet Connection Sharing (SharedAccess) is disabled.',
  'finding.HC-56.disabled.cause': 'The Default Switch rests on it; a VM on it gets no address.',

  'finding.HC-57.title': 'Other firewalls',
  'finding.HC-57.none': 'No other firewall than that of Windows is on.',
  'finding.HC-57.server': 'Windows Server does not tell which other firewalls there are.',
  'finding.HC-57.on': 'Another firewall is on: {names}.',
  'finding.HC-57.on.cause':
    'EFLOW’s agent talks on local ports 45000 and 45001; where they are closed, the VM is not made.',

  'finding.HC-58.title': 'Renamed host',
  'finding.HC-58.no-vm': 'No EFLOW VM is deployed.',
  'finding.HC-58.same': 'The VM {name} is called after its host {host}.',
  'finding.HC-58.renamed': 'The VM is called {name}, and the host is called {host}.',
  'finding.HC-58.renamed.cause':
    'The host was renamed after the deployment, which is not supported: references to the VM break, at the latest with the next update.',
  'finding.HC-58.no-name': 'Not known: the VM does not tell its name at the moment.',

  'finding.HC-59.title': 'Start of the agent',
  'finding.HC-59.no-eflow': 'No EFLOW is installed.',
  'finding.HC-59.automatic': 'EFLOW’s agent starts with Windows.',
  'finding.HC-59.not-automatic': 'EFLOW’s agent does not start with Windows (wssdagent: {start}).',
  'finding.HC-59.not-automatic.cause':
    'After a restart or a power cut the VM stays off until somebody starts the agent.',
  'finding.HC-59.no-agent': 'Not known: the service wssdagent is not there.',

  'finding.HC-60.title': 'TPM proxy',
  'finding.HC-60.no-eflow': 'No EFLOW is installed that could use the TPM.',
  'finding.HC-60.feature-off': 'EFLOW does not use the TPM (DpsTpm is off).',
  'finding.HC-60.running': 'The service that hands the TPM to the VM runs.',
  'finding.HC-60.stopped': 'The service that hands the TPM to the VM does not run (EFLOWProxy: {state}).',
  'finding.HC-60.stopped.cause':
    'The device cannot prove its identity: it loses its connection when its token ends, and does not get it back.',
  'finding.HC-60.missing':
    'EFLOW uses the TPM, and the service that hands it to the VM is missing (EFLOWProxy).',
  'finding.HC-60.missing.cause': 'An update or an incomplete removal has taken it away.',

  'finding.HC-61.title': 'Endorsement key',
  'finding.HC-61.not-needed': 'DPS with the TPM is not chosen, so no endorsement key is needed.',
  'finding.HC-61.readable':
    'The endorsement key can be read before anything is installed; its registration ID is {registrationId}.',
  'finding.HC-61.none': 'The TPM shows no endorsement key of the kind DPS takes (RSA 2048).',
  'finding.HC-61.none.cause':
    'The enrollment takes this key. It may have been cleared, be of another kind, or be shown to the VM only.',

  'finding.HC-63.title': 'Hyper-V for PowerShell',
  'finding.HC-63.present': 'The PowerShell module of Hyper-V is there.',
  'finding.HC-63.not-yet': 'The PowerShell module of Hyper-V comes with the restart that is due.',
  'finding.HC-63.missing': 'Hyper-V is on, and its PowerShell module is missing.',
  'finding.HC-63.missing.cause':
    'Hyper-V was turned on without its management tools; Deploy-Eflow asks for them.',

  'finding.HC-64.title': 'TPM on Windows 1809',
  'finding.HC-64.not-needed': 'DPS with the TPM is not chosen.',
  'finding.HC-64.no-version': 'No EFLOW is installed, and no version is chosen.',
  'finding.HC-64.newer': 'Windows {build} has an OpenSSH that is new enough for the TPM.',
  'finding.HC-64.other-version': 'EFLOW {version} is not known to fail with the OpenSSH of this Windows.',
  'finding.HC-64.old-openssh':
    'This Windows (1809) and EFLOW {version} do not get along when the TPM is turned on.',
  'finding.HC-64.old-openssh.cause':
    'Its OpenSSH is too old; turning on DpsTpm ends with “scp: subsystem request failed”.',

  'finding.HC-66.title': 'Last start of Windows',
  'finding.HC-66.nothing-waits': 'Nothing waits for a full start.',
  'finding.HC-66.full': 'The last start ({at}) was a full one; what waits for a restart came later.',
  'finding.HC-66.did-not-count':
    'The last start ({at}) was no restart: Fast Startup or hibernation brought Windows back as it was.',
  'finding.HC-66.did-not-count.cause':
    'Shutting down and switching on does not count with Fast Startup; what waits for a restart goes on waiting.',
  'finding.HC-66.no-starts': 'Not known: the event log has no starts of Windows.',

  'remedy.take-1-5-7':
    'Take EFLOW 1.5.7.01026 or later. On a host that has the older one, plan the update for a time when its modules may stand.',
  'remedy.renew-agent-certificate':
    'Renew it with Microsoft’s script updateWssdCert.ps1, which is not meant for production: wssdagent stops meanwhile. Whether the VM survives that is not certain; plan for its modules to stand.',
  'remedy.never-sleep':
    'powercfg /change standby-timeout-ac 0, and powercfg /change hibernate-timeout-ac 0. Where a policy sets the times, it has to change.',
  'remedy.network-service-on':
    'In an elevated prompt: sc.exe config hns start= demand, then net start hns. Scan again; if it is disabled again, look for the policy.',
  'remedy.allow-sharing':
    'Ask whoever runs Group Policy to take back “Prohibit use of Internet Connection Sharing on your DNS domain network” for this host. Then gpupdate and a restart.',
  'remedy.sharing-service-on':
    'In an elevated prompt: sc.exe config SharedAccess start= demand. Then scan again.',
  'remedy.allow-agent-ports':
    'Have TCP 45000 and 45001 allowed on this machine itself for wssdagent.exe and nodectl.exe in C:\\Program Files\\Azure IoT Edge.',
  'remedy.rename-back':
    'Give the host its old name back and restart. Or remove EFLOW and deploy it anew under the new name; VM and module data are lost then.',
  'remedy.agent-automatic': 'In an elevated prompt: sc.exe config wssdagent start= auto.',
  'remedy.start-tpm-proxy': 'Start EFLOWProxy. Nothing else is changed.',
  'remedy.tpm-feature-anew':
    'Turn the feature off and on again: Set-EflowVmFeature -feature DpsTpm, then -enable. If the VM still sees no TPM, stop and start it; its modules stand meanwhile.',
  'remedy.read-key-in-vm':
    'Deploy first, and read it with Get-EflowVmTpmProvisioningInfo once DpsTpm is on; enroll the device with that.',
  'remedy.hyper-v-tools':
    'In an elevated PowerShell: Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V-Management-PowerShell -All; on a server Install-WindowsFeature Hyper-V-PowerShell.',
  'remedy.custom-ssh':
    'Use a newer Windows. Or install a newer OpenSSH and deploy by hand with -customSsh, then go on here.',
} as const;
