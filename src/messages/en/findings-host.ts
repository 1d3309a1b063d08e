/** Words for findings about what this host is set to and what else runs on it. */
export const hostFindings = {
  'finding.HC-36.title': 'Write filter',
  'finding.HC-36.not-installed': 'No Unified Write Filter is installed.',
  'finding.HC-36.off': 'Unified Write Filter is installed and off.',
  'finding.HC-36.on': 'Unified Write Filter is on.',
  'finding.HC-36.on.cause':
    'All that is written is forgotten at the next restart: EFLOW, the disk of its VM, the journal of this work.',

  'finding.HC-37.title': 'Disk that is put back',
  'finding.HC-37.none': 'No software is installed that puts the disk back at a restart.',
  'finding.HC-37.installed': '{names} is installed.',
  'finding.HC-37.installed.cause':
    'While it protects the disk, all that is written is forgotten at the next restart, EFLOW and its VM included.',

  'finding.HC-38.title': 'Real-time software',
  'finding.HC-38.none': 'No real-time software is known to be installed.',
  'finding.HC-38.beside': '{names} is installed, and a hypervisor runs already.',
  'finding.HC-38.before-hyper-v': '{names} is installed, and no hypervisor runs yet.',
  'finding.HC-38.before-hyper-v.cause':
    'With Hyper-V such software may lose its cores, miss its cycle times or stop: the machine it controls stands still.',

  'finding.HC-54.title': 'Other virtualisation',
  'finding.HC-54.none': 'No other virtualisation software is known to be installed.',
  'finding.HC-54.beside': '{names} is installed and lives with a hypervisor that runs already.',
  'finding.HC-54.before-hyper-v': '{names} is installed, and no hypervisor runs yet.',
  'finding.HC-54.before-hyper-v.cause':
    'Once Hyper-V runs, its machines are slower, and old versions do not start them at all.',

  'finding.HC-39.title': 'BitLocker',
  'finding.HC-39.off': 'The system drive was not opened by BitLocker.',
  'finding.HC-39.nothing-due':
    'BitLocker protects the system drive; nothing has to change in firmware or boot.',
  'finding.HC-39.before-boot-change':
    'BitLocker protects the system drive, and Hyper-V has still to be made to run.',
  'finding.HC-39.before-boot-change.cause':
    'After a change in the firmware, the TPM or the boot entry Windows asks for the recovery key, and nobody on site may have it.',

  'finding.HC-40.title': 'Fast Startup',
  'finding.HC-40.off': 'Fast Startup is off; every power-on is a full start.',
  'finding.HC-40.on': 'Fast Startup is on.',
  'finding.HC-40.on.cause':
    'Shutting down and switching on again is no restart then: what waits for one goes on waiting, and the VM may resume with an old clock.',

  'finding.HC-41.title': 'Administrator Protection',
  'finding.HC-41.off': 'Administrator Protection is off; elevated programs run under the account itself.',
  'finding.HC-41.on': 'Administrator Protection is on.',
  'finding.HC-41.on.cause':
    'Elevated programs run under a hidden account of their own. The VM would belong to that one, and obey nobody when the policy is turned off.',

  'finding.HC-42.title': 'PowerShell logging',
  'finding.HC-42.off': 'PowerShell writes no parameters into the event log.',
  'finding.HC-42.no-secret':
    'PowerShell writes parameters into the event log (events {events}); an identity by TPM has no secret among them.',
  'finding.HC-42.records': 'PowerShell writes parameters into the event log (events {events}).',
  'finding.HC-42.records.cause':
    'When the device is provisioned, its connection string or key stands there in plain text, and in every place that the log is sent to.',

  'finding.HC-43.title': 'PowerShell transcripts',
  'finding.HC-43.off': 'No policy has PowerShell keep transcripts.',
  'finding.HC-43.no-secret': 'PowerShell keeps transcripts; an identity by TPM shows no secret in them.',
  'finding.HC-43.records': 'A policy has PowerShell keep transcripts of every session.',
  'finding.HC-43.records.cause':
    'What commands of EFLOW show while a device is provisioned stays in these files, often on a share.',

  'finding.HC-44.title': 'Auditing of processes',
  'finding.HC-44.off': 'Command lines of processes are not recorded.',
  'finding.HC-44.no-secret':
    'Command lines of processes are recorded; an identity by TPM has no secret in them.',
  'finding.HC-44.records': 'Command lines of all processes are to be recorded (event 4688).',
  'finding.HC-44.records.cause':
    'EFLOW hands the connection string or the key to ssh.exe as an argument; it would stand in the security log.',

  'finding.HC-46.title': 'Disk space, added up',
  'finding.HC-46.enough': '{freeGb} GB are free on C:; the whole work takes {needsGb} GB there.',
  'finding.HC-46.short': '{freeGb} GB are free on C:; the whole work takes {needsGb} GB there.',
  'finding.HC-46.short.cause':
    'Copy of the package {packageGb} GB, cache of Windows Installer {cacheGb} GB, program and image {programGb} GB, disk of the VM when full {vmGb} GB.',
  'finding.HC-46.no-system-drive': 'Not known: there is no drive C: among the volumes.',
  'finding.HC-46.deployed': 'The EFLOW VM is deployed, so nothing more is taken.',

  'finding.HC-47.title': 'Removable drives',
  'finding.HC-47.none': 'No stick is plugged in.',
  'finding.HC-47.fit': 'Files of any size fit on {drives}.',
  'finding.HC-47.fat32': '{drives} is formatted with FAT32.',
  'finding.HC-47.fat32.cause':
    'A file on it can have 4 GB at most: a support bundle or saved images may be cut off, the EFLOW package fits.',

  'remedy.write-filter-off':
    'Turn it off and restart: uwfmgr filter disable. After the work exclude the folders of EFLOW and its data, or leave the filter off; whoever built this device decides.',
  'remedy.thaw-disk':
    'Ask whoever looks after it to release the disk for the work, and to exclude the folders of EFLOW afterwards. Otherwise use another host.',
  'remedy.ask-real-time-owner':
    'Before anything is changed, ask its owner and its maker whether it runs beside Hyper-V, and try it while the plant stands. Otherwise use another host.',
  'remedy.check-other-vms':
    'Ask who needs its machines. Update it to a version that works beside Hyper-V, and try them after the restart.',
  'remedy.suspend-bitlocker':
    'Have the recovery key at hand, then suspend BitLocker for one restart: manage-bde -protectors -disable C: -rebootcount 1. It resumes by itself.',
  'remedy.fast-startup-off':
    'Turn it off under Control Panel, Power Options, “Choose what the power buttons do”, or with powercfg /h off, which also turns hibernation off. Until then only “Restart” restarts.',
  'remedy.one-account':
    'Decide before the deployment: leave the policy as it is for good, or turn it off first (Local Policies, Security Options) and restart.',
  'remedy.pause-logging':
    'Ask whoever runs the policy to take this host out while the device is provisioned. Or have the key renewed in the cloud afterwards and the log protected.',
  'remedy.use-tpm': 'Or prove the device’s identity with the TPM: then there is no secret to be recorded.',
  'remedy.other-format': 'For larger files format the stick with exFAT or NTFS; what is on it is lost.',
} as const;
