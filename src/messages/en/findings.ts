import { eflowFindings } from './findings-eflow.ts';
import { hostFindings } from './findings-host.ts';
import { reachFindings } from './findings-reach.ts';
import { toolFindings } from './findings-tools.ts';

/** Words for findings: `finding.<id>.<code>` says how it stands, `.cause` why; `remedy.<id>` what helps and what it costs. */
export const findings = {
  ...eflowFindings,
  ...hostFindings,
  ...reachFindings,
  ...toolFindings,
  'finding.unknown-elevation': 'Not known: {facts} can be read only in an elevated session.',
  'finding.unknown-timeout': 'Not known: reading {facts} took longer than its time limit.',
  'finding.unknown-absent': 'Not known: this Windows has nothing that tells {facts}.',
  'finding.unknown-failed': 'Not known: reading {facts} failed.',
  'finding.error':
    'Not known: this check broke off ({reason}). That is a defect of EFLOW Desk, not of this host.',
  'finding.blocked': 'Can be judged only when this is cured: {blockedBy}.',

  'finding.HC-01.title': 'Administrator rights',
  'finding.HC-01.elevated': '{account} works with elevated rights ({sid}).',
  'finding.HC-01.not-elevated': '{account} is an administrator, but EFLOW Desk does not run elevated.',
  'finding.HC-01.not-elevated.cause': 'Hyper-V, the TPM and EFLOW answer elevated sessions only.',
  'finding.HC-01.not-administrator': '{account} is not an administrator of this host.',
  'finding.HC-01.not-administrator.cause':
    'Only administrators may turn on Hyper-V and install, deploy or manage EFLOW.',
  'finding.HC-01.system': 'This runs as {account} ({sid}), not as a person.',
  'finding.HC-01.system.cause':
    'An EFLOW VM obeys only the account that deployed it; one deployed by SYSTEM locks every technician out.',

  'finding.HC-02.title': 'Windows edition',
  'finding.HC-02.documented': '{caption} (SKU {sku}) is documented for EFLOW.',
  'finding.HC-02.home': '{caption} (SKU {sku}) cannot run EFLOW.',
  'finding.HC-02.home.cause': 'Home editions have no Hyper-V.',
  'finding.HC-02.education': '{caption} (SKU {sku}) is not among the documented editions.',
  'finding.HC-02.education.cause': 'Education has Hyper-V, but Deploy-Eflow may refuse it.',
  'finding.HC-02.unlisted': '{caption} (SKU {sku}) is not among the documented editions.',
  'finding.HC-02.unlisted.cause':
    'Deploy-Eflow accepts Pro and Enterprise, and Standard and Datacenter on servers; others it may refuse.',
  'finding.HC-02.server-2025': '{caption} (SKU {sku}) is not among the documented editions.',
  'finding.HC-02.server-2025.cause':
    'No EFLOW documentation names Windows Server 2025; Deploy-Eflow may refuse it.',

  'finding.HC-03.title': 'Windows build',
  'finding.HC-03.documented': 'Windows {build} is new enough.',
  'finding.HC-03.too-old': 'Windows {build} is too old.',
  'finding.HC-03.too-old.cause': 'EFLOW needs build 17763 (version 1809, Server 2019) or later.',
  'finding.HC-03.needs-updates': 'Windows {build} is new enough only with its latest cumulative update.',
  'finding.HC-03.needs-updates.cause':
    'Build 17763 has the network service EFLOW needs (HNS 9.2) only when it is updated, and which HNS this host has is not examined.',
  'finding.HC-03.unlisted': 'Windows {build} is not among the documented builds.',
  'finding.HC-03.unlisted.cause': 'Nobody has documented how EFLOW behaves on this build.',

  'finding.HC-04.title': 'Processor architecture',
  'finding.HC-04.x64': '{processor} is x64; every EFLOW version runs on it.',
  'finding.HC-04.arm64': '{processor} is ARM64; EFLOW 1.4 and 1.5 run on it, without folder sharing.',
  'finding.HC-04.arm64-version': '{processor} is ARM64, and EFLOW {version} does not exist for it.',
  'finding.HC-04.arm64-version.cause':
    'Only EFLOW 1.4 and 1.5 have an ARM64 package; another one ends with 1633.',
  'finding.HC-04.x86': '{processor} is used as x86.',
  'finding.HC-04.x86.cause': 'EFLOW exists for 64-bit Windows only.',
  'finding.HC-04.other': '{processor} has an architecture EFLOW does not exist for (number {architecture}).',
  'finding.HC-04.other.cause': 'EFLOW exists for x64, and as 1.4 and 1.5 for ARM64.',

  'finding.HC-05.title': 'Virtualisation extensions',
  'finding.HC-05.proven':
    'A hypervisor runs on this machine, so the processor’s virtualisation extensions are on.',
  'finding.HC-05.proven-nested':
    'This VM runs a hypervisor of its own, so it was given the virtualisation extensions.',
  'finding.HC-05.offered': '{processor} offers its virtualisation extensions.',
  'finding.HC-05.not-told': 'Windows does not tell whether {processor} offers its virtualisation extensions.',
  'finding.HC-05.firmware-off': 'Virtualisation is turned off in the firmware of this machine ({processor}).',
  'finding.HC-05.firmware-off.cause':
    'Without Intel VT-x or AMD-V no hypervisor starts, and Deploy-Eflow refuses.',
  'finding.HC-05.processor': '{processor} lacks virtualisation extensions that Hyper-V needs.',
  'finding.HC-05.processor.cause':
    'Hyper-V needs second level address translation (EPT or RVI) and VM monitor mode extensions.',
  'finding.HC-05.not-exposed':
    'This VM was not given the virtualisation extensions of its host ({processor}).',
  'finding.HC-05.not-exposed.cause':
    'Hyper-V runs inside a VM only if the outer hypervisor allows nested virtualisation for it.',

  'finding.HC-06.title': 'Hyper-V feature',
  'finding.HC-06.enabled': 'Hyper-V is turned on.',
  'finding.HC-06.enable-pending': 'Hyper-V is turned on and takes effect with a restart.',
  'finding.HC-06.enable-pending.cause':
    'The feature is in state EnablePending: Windows finishes turning it on while it restarts.',
  'finding.HC-06.disable-pending': 'Hyper-V was turned off and disappears with the next restart.',
  'finding.HC-06.disable-pending.cause':
    'The feature is in state DisablePending: somebody turned it off, and Windows has not restarted since.',
  'finding.HC-06.disabled': 'Hyper-V is turned off.',
  'finding.HC-06.disabled.cause': 'EFLOW runs its VM on Hyper-V, and Windows comes with Hyper-V turned off.',
  'finding.HC-06.payload-removed': 'Hyper-V is turned off, and its files were removed from this Windows.',
  'finding.HC-06.payload-removed.cause':
    'The feature is in state DisabledWithPayloadRemoved: Windows has to fetch the files before it can turn it on.',
  'finding.HC-06.missing': 'This Windows has no Hyper-V feature.',
  'finding.HC-06.missing.cause': 'The edition comes without Hyper-V, on which EFLOW runs its VM.',
  'finding.HC-06.other-state': 'Not known: the feature is in state {state}, which this check cannot place.',

  'finding.HC-07.title': 'Hypervisor running',
  'finding.HC-07.running': 'The hypervisor runs, and so do vmms and vmcompute.',
  'finding.HC-07.launch-off-next':
    'The hypervisor runs, but the boot entry keeps it from starting the next time.',
  'finding.HC-07.launch-off-next.cause': 'hypervisorlaunchtype of the current boot entry is Off.',
  'finding.HC-07.restart-pending': 'The hypervisor starts with the next restart of Windows.',
  'finding.HC-07.restart-pending.cause': 'Hyper-V was turned on since Windows started.',
  'finding.HC-07.launch-off': 'Hyper-V is turned on, but the boot entry keeps the hypervisor from starting.',
  'finding.HC-07.launch-off.cause':
    'hypervisorlaunchtype of the current boot entry is Off, which some virtualisation software asks for.',
  'finding.HC-07.not-running': 'Hyper-V is turned on, but no hypervisor runs.',
  'finding.HC-07.not-running.cause':
    'Most often Windows has not been fully restarted since Hyper-V or the boot entry was changed.',
  'finding.HC-07.services-stopped': 'The hypervisor is there, but these services do not run: {services}.',
  'finding.HC-07.services-stopped.cause': 'Hyper-V works only with its services vmms and vmcompute.',
  'finding.HC-07.services-disabled': 'The hypervisor is there, but these services are disabled: {services}.',
  'finding.HC-07.services-disabled.cause':
    'Somebody or a policy has set the start type to Disabled, so Windows does not start them.',
  'finding.HC-07.services-missing': 'The hypervisor is there, but these services are missing: {services}.',
  'finding.HC-07.services-missing.cause': 'Hyper-V is turned on, but not all of it was installed.',

  'finding.HC-08.title': 'Inside a VM',
  'finding.HC-08.physical': 'This is a physical machine ({manufacturer} {model}).',
  'finding.HC-08.hyper-v': 'This Windows is itself a VM under Hyper-V ({manufacturer} {model}).',
  'finding.HC-08.hyper-v.cause':
    'EFLOW is supported there, with nested virtualisation set in the outer Hyper-V; that setting cannot be seen from inside.',
  'finding.HC-08.azure': 'This Windows is a VM in Azure ({manufacturer} {model}).',
  'finding.HC-08.azure.cause':
    'EFLOW is supported there on sizes with nested virtualisation; an External switch does not work, and a server image needs an Internal switch with NAT.',
  'finding.HC-08.vmware': 'This Windows is a VM under VMware ({manufacturer} {model}).',
  'finding.HC-08.vmware.cause':
    'EFLOW is supported under ESXi 6.7 and 7.0 on Intel hosts, with hardware-assisted virtualisation exposed to the VM.',
  'finding.HC-08.vmware-amd': 'This Windows is a VM under VMware on an AMD host ({manufacturer} {model}).',
  'finding.HC-08.vmware-amd.cause': 'Under VMware EFLOW is supported on Intel hosts only.',
  'finding.HC-08.other':
    'This Windows is a VM under a hypervisor that EFLOW is not documented for ({manufacturer} {model}).',
  'finding.HC-08.other.cause': 'Documented are Hyper-V, VMware ESXi on Intel hosts, and Azure.',
  'finding.HC-08.not-running':
    'This Windows is a VM ({manufacturer} {model}), and Hyper-V is turned on in it but does not run.',
  'finding.HC-08.not-running.cause':
    'Either HC-07 names what keeps it from running, or the outer hypervisor does not allow nested virtualisation.',

  'finding.HC-09.title': 'Free memory',
  'finding.HC-09.enough': '{freeMb} MB are free; the VM takes {neededMb} MB.',
  'finding.HC-09.tight': '{freeMb} MB are free; the VM takes {neededMb} MB, and little remains.',
  'finding.HC-09.tight.cause':
    'The VM takes all of its memory at each start; with less than 1 GB to spare it may not start again.',
  'finding.HC-09.too-little': '{freeMb} MB are free, less than the {neededMb} MB the VM takes.',
  'finding.HC-09.too-little.cause': 'Deploy-Eflow refuses when less memory is free than the VM is given.',
  'finding.HC-09.vm-running': 'The EFLOW VM runs and has its memory; {freeMb} MB are free besides.',
  'finding.HC-09.vm-can-start': '{freeMb} MB are free; the EFLOW VM, which is off, takes {neededMb} MB.',
  'finding.HC-09.vm-tight':
    '{freeMb} MB are free; the EFLOW VM, which is off, takes {neededMb} MB, and little remains.',
  'finding.HC-09.vm-tight.cause':
    'The VM takes all of its memory at its start; with less than 1 GB to spare that start may fail.',
  'finding.HC-09.vm-cannot-start':
    '{freeMb} MB are free; the EFLOW VM, which is off, takes {neededMb} MB and cannot start.',
  'finding.HC-09.vm-cannot-start.cause':
    'The VM takes all of its memory at its start, and its size cannot be changed while it is off.',
  'finding.HC-09.vm-size-not-told':
    'Not known: {freeMb} MB are free, but the EFLOW VM does not tell how much it takes.',

  'finding.HC-10.title': 'Free disk space',
  'finding.HC-10.enough': '{freeGb} GB are free on {drive}.',
  'finding.HC-10.tight': '{freeGb} GB are free on {drive}: enough to deploy, little to work with.',
  'finding.HC-10.tight.cause':
    'Below {comfortableGb} GB there is little room for container images and the growing disk of the VM.',
  'finding.HC-10.will-fill': '{freeGb} GB are free on {drive}; the disk of the VM can grow to {fullGb} GB.',
  'finding.HC-10.will-fill.cause':
    'Full, it holds {dataGb} GB of data and about {systemGb} GB of system and logs; it grows as it is written to.',
  'finding.HC-10.deploy-refuses':
    '{freeGb} GB are free on {drive}: the documented minimum of {documentedGb} GB is met, but Deploy-Eflow refuses below about {deployGb} GB.',
  'finding.HC-10.deploy-refuses.cause':
    'Deploy-Eflow asks for about 17 GB and has refused a host with 17.5 GB; a smaller data partition does not help.',
  'finding.HC-10.too-little':
    '{freeGb} GB are free on {drive}, less than the documented minimum of {documentedGb} GB.',
  'finding.HC-10.too-little.cause': 'The disk of the VM and the container images do not fit.',
  'finding.HC-10.drive-missing': 'There is no drive {drive} with a volume on it.',
  'finding.HC-10.drive-missing.cause': 'The disk of the VM is to be put there.',
  'finding.HC-10.not-local': '{drive} is not a local disk.',
  'finding.HC-10.not-local.cause': 'The disk of a VM has to be on a fixed local disk.',
  'finding.HC-10.file-system': '{drive} is formatted with {fileSystem}.',
  'finding.HC-10.file-system.cause': 'The disk of a VM has to be on NTFS or ReFS.',
  'finding.HC-10.deployed': 'The EFLOW VM is deployed, so a deployment asks for no more space.',

  'finding.HC-11.title': 'Logical processors',
  'finding.HC-11.enough': 'The host has {count} logical processors; the VM is to use {needed}.',
  'finding.HC-11.too-few':
    'The host has {count} logical processors, fewer than the {needed} the VM is to use.',
  'finding.HC-11.too-few.cause': 'Deploy-Eflow refuses a VM with more processors than the host has.',
  'finding.HC-11.deployed': 'The EFLOW VM is deployed and has its processors.',

  'finding.HC-12.title': 'TPM',
  'finding.HC-12.ready': 'TPM {spec} ({manufacturer}) is ready for DPS.',
  'finding.HC-12.not-needed': 'DPS with the TPM is not chosen, so no TPM is needed.',
  'finding.HC-12.absent': 'This machine shows no TPM.',
  'finding.HC-12.absent.cause': 'The setup proves the device’s identity with the TPM, which takes a TPM 2.0.',
  'finding.HC-12.disabled': 'There is a TPM, but it is turned off.',
  'finding.HC-12.disabled.cause': 'It is turned off in the firmware, or Windows was told not to use it.',
  'finding.HC-12.old': 'The TPM ({manufacturer}) has version {spec}.',
  'finding.HC-12.old.cause': 'DPS with the TPM takes version 2.0; EFLOW refuses others.',
  'finding.HC-12.locked-out': 'TPM {spec} ({manufacturer}) is locked out for now.',
  'finding.HC-12.locked-out.cause':
    'It saw too many wrong authorisations and refuses more until its waiting time is over.',
  'finding.HC-12.restart-pending': 'TPM {spec} ({manufacturer}) waits for a restart.',
  'finding.HC-12.restart-pending.cause': 'A change to the TPM takes effect only while Windows restarts.',
  'finding.HC-12.not-ready': 'TPM {spec} ({manufacturer}) is there, but Windows has not made it ready.',
  'finding.HC-12.not-ready.cause':
    'Windows normally initialises the TPM by itself; here it has not, or not completely.',

  'finding.HC-17.title': 'Existing EFLOW',
  'finding.HC-17.absent': 'No EFLOW is on this host.',
  'finding.HC-17.installed': 'EFLOW {version} is installed, and no VM is deployed.',
  'finding.HC-17.deployed': 'EFLOW {version} is installed, and its VM is deployed.',
  'finding.HC-17.stopped': 'EFLOW {version} is deployed, and its VM does not run ({power}).',
  'finding.HC-17.stopped.cause':
    'Somebody stopped the VM, it was restarted from inside, or it did not start with Windows.',
  'finding.HC-17.other-version': 'EFLOW {version} is installed; the setup wants {wanted}.',
  'finding.HC-17.other-version.cause': 'EFLOW Desk does not install one version over another.',
  'finding.HC-17.deploy-failed':
    'EFLOW {version} is installed, and a deployment stopped half-way; its disk is {disk}.',
  'finding.HC-17.deploy-failed.cause':
    'A deployment cannot be resumed: EFLOW has to be removed, installed and deployed again.',
  'finding.HC-17.incomplete': 'EFLOW {version} is registered, but its PowerShell module is missing.',
  'finding.HC-17.incomplete.cause': 'The installation was damaged, or an installation is still going on.',
  'finding.HC-17.agent-down':
    'EFLOW {version} is installed, but its agent does not run (wssdagent: {state}).',
  'finding.HC-17.agent-down.cause':
    'Without wssdagent EFLOW answers nothing; it is stopped, or the installer asked for a restart that is outstanding.',
  'finding.HC-17.agent-missing': 'EFLOW {version} is registered, but its service wssdagent is missing.',
  'finding.HC-17.agent-missing.cause': 'An update or an incomplete removal has taken the service away.',
  'finding.HC-17.several': 'Several EFLOW products are registered: {products}.',
  'finding.HC-17.several.cause': 'They share service, module and VM, so none of them can be relied upon.',
  'finding.HC-17.residue': 'No EFLOW is registered, but parts of one are left: {left}.',
  'finding.HC-17.residue.cause':
    'An earlier EFLOW was not completely removed; a new installation may fail on what is left.',

  'finding.HC-19.title': 'Virtual switches',
  'finding.HC-19.default-switch': 'The Default Switch is there.',
  'finding.HC-19.external': 'The External switch {name} is there.',
  'finding.HC-19.internal': 'The Internal switch {name} is there; whether it has NAT is not examined.',
  'finding.HC-19.internal.cause': 'An Internal switch leads out of the host only if NAT is set up for it.',
  'finding.HC-19.no-default-switch': 'There is neither the Default Switch nor an External switch.',
  'finding.HC-19.no-default-switch.cause':
    'Windows clients bring the Default Switch with Hyper-V; here it is missing, and other Internal switches are not supported on clients.',
  'finding.HC-19.default-switch-missing': 'The Default Switch, which the setup asks for, is not there.',
  'finding.HC-19.default-switch-missing.cause':
    'Windows makes it when Hyper-V starts; somebody or something removed it.',
  'finding.HC-19.none-on-server': 'There is no Internal and no External switch.',
  'finding.HC-19.none-on-server.cause':
    'Windows Server has no Default Switch; the VM’s network has to be made first.',
  'finding.HC-19.found': 'The switch {name} of type {type}, which the setup asks for, is there.',
  'finding.HC-19.not-found': 'The switch {name} of type {type}, which the setup asks for, is not there.',
  'finding.HC-19.not-found.cause':
    'EFLOW finds its switch by name and type. A name in other letters or another type does not count.',
  'finding.HC-19.double': 'There are two switches named {name} of type {type}.',
  'finding.HC-19.double.cause': 'EFLOW finds its switch by name and type and refuses when there are two.',

  'finding.HC-24.title': 'Pending restart',
  'finding.HC-24.none': 'Nothing waits for a restart.',
  'finding.HC-24.file-renames': 'Some files are replaced at the next restart; EFLOW does not depend on that.',
  'finding.HC-24.hyper-v': 'Hyper-V waits for a restart ({state}).',
  'finding.HC-24.hyper-v.cause': 'Hyper-V was turned on or off since Windows started.',
  'finding.HC-24.servicing': 'Windows servicing waits for a restart.',
  'finding.HC-24.servicing.cause':
    'Windows components were changed since it started; until the restart an installation may fail.',
  'finding.HC-24.windows-update': 'Windows Update waits for a restart.',
  'finding.HC-24.windows-update.cause':
    'Updates were installed since Windows started; it may restart by itself in the middle of the work.',
  'finding.HC-24.tpm': 'The TPM waits for a restart.',
  'finding.HC-24.tpm.cause': 'A change to the TPM takes effect only while Windows restarts.',

  'remedy.run-elevated':
    'Start EFLOW Desk again with “Run as administrator”, under the account that will manage EFLOW later. Nothing on the host is changed.',
  'remedy.use-administrator':
    'Sign in with an administrator account of this host, the one that will manage EFLOW later. Nothing on the host is changed.',
  'remedy.use-own-account':
    'Run it under a named administrator account, for example by a scheduled task that runs once. What SYSTEM has already deployed stays with SYSTEM.',
  'remedy.upgrade-edition':
    'Upgrade Windows to Pro or Enterprise under Settings, System, Activation. Programs and data stay; a licence is needed.',
  'remedy.documented-windows':
    'Use a documented Windows: 10 or 11 Pro or Enterprise, Server 2019 or 2022. Or go on and treat the outcome as a trial, not as a supported installation.',
  'remedy.newer-windows':
    'Upgrade this host to a documented Windows of build 17763 or later, or use another host.',
  'remedy.windows-update': 'Install the latest cumulative update with Windows Update, then scan again.',
  'remedy.arm64-package':
    'Take the ARM64 package of EFLOW 1.5, at the latest 1.5.7.01026, and change the setup accordingly.',
  'remedy.other-host': 'No setting of this machine helps. EFLOW needs another host.',
  'remedy.enable-virtualisation':
    'Turn on Intel VT-x, or AMD-V (SVM), in the firmware. With BitLocker, first suspend it for one restart and have the recovery key at hand.',
  'remedy.expose-extensions-hyper-v':
    'On the outer host, with this VM off: Set-VMProcessor -VMName <this VM> -ExposeVirtualizationExtensions $true. For an External switch in here also turn on MAC address spoofing on the VM’s network adapter. This VM is off meanwhile.',
  'remedy.expose-extensions-vmware':
    'In vSphere, with this VM off: turn on “Expose hardware assisted virtualization to the guest OS”. Intel hosts only; an External switch in here also needs promiscuous mode on the port group. This VM is off meanwhile.',
  'remedy.azure-size':
    'In Azure, resize this VM to a size that supports nested virtualisation; the B series does not. The VM restarts, and its price changes.',
  'remedy.documented-hypervisor':
    'Use a physical host, or a VM under Hyper-V, VMware ESXi on Intel, or Azure. Or turn on nested virtualisation in this hypervisor and treat the outcome as a trial.',
  'remedy.enable-hyper-v':
    'Turn on Hyper-V. Other virtualisation software on this host may run slower or not at all, and soft-PLC or real-time software may lose its cores: check with its owner first.',
  'remedy.feature-source':
    'If Windows cannot fetch the files (no Internet, or WSUS without features on demand), provide a matching installation medium: Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All -NoRestart -Source <folder>.',
  'remedy.restart-windows':
    'Restart Windows with “Restart”. With Fast Startup, shutting down and switching on again does not count. Running programs end: save your work first.',
  'remedy.hypervisor-launch-auto':
    'Let the hypervisor start with Windows: sets hypervisorlaunchtype of the boot entry to Auto. With BitLocker, first suspend it for one restart and have the recovery key at hand. Software that needs the hypervisor off stops working.',
  'remedy.start-hyper-v-services': 'Start vmcompute and vmms. Nothing else is changed.',
  'remedy.allow-hyper-v-services':
    'Set the start types back: Set-Service vmms -StartupType Automatic; Set-Service vmcompute -StartupType Manual. If a policy disabled them, the policy has to change. Then scan again.',
  'remedy.reinstall-hyper-v':
    'Turn Hyper-V off with all of its parts, restart, turn it on again and restart once more. Other VMs on this host stay on disk and are stopped meanwhile.',
  'remedy.close-programs':
    'Close programs and stop services that are not needed on this host, then scan again.',
  'remedy.lower-memory':
    'Lower vm.memoryInMB in the setup; {smallestMb} is the smallest value. Modules that need more will not run.',
  'remedy.add-memory': 'Give the host more memory.',
  'remedy.free-disk':
    'Free space on {drive}: Disk Cleanup, old updates, files that are kept elsewhere. What is deleted there is lost.',
  'remedy.other-drive':
    'Put the disk of the VM on another local NTFS drive: install the EFLOW package with VHDXDIR=<folder on that drive> and deploy by hand under this account, then go on here.',
  'remedy.lower-cpu-count': 'Set vm.cpuCount in the setup to {count} at most.',
  'remedy.enable-tpm':
    'Turn on the TPM in the firmware (Intel PTT, AMD fTPM or a TPM chip). With BitLocker, first suspend it for one restart and have the recovery key at hand. Do not clear the TPM.',
  'remedy.add-virtual-tpm':
    'If this machine is itself a VM: add a virtual TPM to it in the outer hypervisor, with the VM off.',
  'remedy.switch-tpm-2':
    'Look in the firmware, or ask the manufacturer, whether this machine offers TPM 2.0. The keys in the TPM become unusable with the change, so whoever looks after BitLocker here has to decide.',
  'remedy.wait-for-tpm':
    'Leave the host switched on until the lockout heals; Get-Tpm shows LockoutHealTime. Do not clear the TPM: BitLocker’s keys would be lost.',
  'remedy.initialise-tpm':
    'Run Initialize-Tpm in an elevated Windows PowerShell and do what it asks for. Do not clear the TPM, even if it offers to: BitLocker’s keys would be lost.',
  'remedy.other-identity':
    'Or choose another identity in the setup, for example a connection string. The device then proves itself with a secret instead of the TPM.',
  'remedy.start-vm': 'Start the EFLOW VM. It takes its memory from the host, and its modules run again.',
  'remedy.start-eflow-agent': 'Start wssdagent. It may start the VM, too; nothing else is changed.',
  'remedy.remove-eflow':
    'Uninstall EFLOW. This deletes the VM and all module data in it; the enrollment and the device in the cloud stay.',
  'remedy.repair-eflow':
    'If no installation is going on: run the package of the same version again, and scan again. The VM stays.',
  'remedy.remove-all-products':
    'Uninstall every “Azure IoT Edge” entry under Settings, Apps, then restart. This deletes the VM and all module data in it.',
  'remedy.remove-leftovers': 'Have the rest removed, item by item as you choose.',
  'remedy.remove-residue':
    'Install the package of the same version again, uninstall it and restart; if parts still remain, remove service, folders and VM by hand. This deletes an old VM and all module data in it.',
  'remedy.make-switch':
    'Make a switch for the VM. Internal: New-VMSwitch -Name <name> -SwitchType Internal, an address for its adapter, New-NetNat for its subnet; the VM then gets a static address. External: New-VMSwitch -Name <name> -NetAdapterName <adapter>, which interrupts the host’s network for some seconds.',
  'remedy.look-at-nat':
    'Look whether NAT covers the switch’s subnet: Get-NetNat. If not, set it up with New-NetNat; Windows supports only one NAT network per host well.',
  'remedy.bring-back-default-switch':
    'Restart Windows: Hyper-V makes the Default Switch anew. If it stays away, make an External switch: New-VMSwitch -Name <name> -NetAdapterName <adapter>, which interrupts the host’s network for some seconds.',
  'remedy.rename-switch':
    'Rename or remove one of the two: Get-VMSwitch | Select-Object Id, Name; Rename-VMSwitch. VMs keep their connection when a switch is renamed, and lose it when it is removed.',
} as const;
