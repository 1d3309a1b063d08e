export const errors = {
  'error.EFD-CLI-001': 'The command line cannot be understood.',
  'error.EFD-RPC-001': 'There is no call named {name}.',
  'error.EFD-RPC-002': 'What was given is not accepted.',
  'error.EFD-RPC-003':
    'The answer to {name} is not of the agreed shape (at {where}). This is a defect of EFLOW Desk.',
  'error.EFD-RPC-004':
    'Something went wrong inside EFLOW Desk ({reason}). The log in the state folder has the details.',
  'error.EFD-RPC-005': 'This changes something and has to be confirmed first.',
  'error.EFD-WEB-001': 'The request came from elsewhere ({what}) and was refused.',
  'error.EFD-WEB-002':
    'This window is not signed in. Open the address that EFLOW Desk printed when it started; it works once.',
  'error.EFD-WEB-003': 'The request cannot be served ({rule}).',
  'error.EFD-WEB-004': 'The windows of the app are not built: run npm run build first.',
  'error.EFD-WEB-005': 'Port {port} cannot be used ({reason}).',
  'error.EFD-LOG-001': 'The log {file} cannot be read ({reason}).',
  'error.EFD-LOG-002': 'The log {file} is longer than {megabytes} MB.',
  'error.EFD-SETUP-001': 'The file {file} cannot be read ({reason}).',
  'error.EFD-SETUP-002': 'The setup document is not JSON: see line {line}, column {column}.',
  'error.EFD-SETUP-003': 'The setup document has {count} field(s) to correct.',
  'error.EFD-SETUP-004':
    'The setup document has version {version}; this EFLOW Desk knows up to {known}. Use a newer EFLOW Desk.',
  'error.EFD-HOST-001':
    'EFLOW Desk manages computers with Windows. On this one ({platform}) it works on practice machines only.',
  'error.EFD-HOST-002': 'There is no practice scenario {name}. Known: {known}.',
  'error.EFD-HOST-003': 'This needs an elevated session.',
  'error.EFD-HOST-004': 'EFLOW on this host belongs to {owner}; you are {account}.',
  'error.EFD-HOST-005':
    'The state of the practice machine cannot be used ({file}: {reason}). Remove its folder below “practice” in the state folder.',
  'error.EFD-HOST-006': '{name} exists only on a practice machine.',
  'error.EFD-HOST-007': 'This installation of EFLOW Desk is not whole ({reason}).',
  'error.EFD-HOST-008': 'The question of Windows for elevation was declined.',
  'error.EFD-HOST-009': 'The question of Windows for elevation was not answered within two minutes.',
  'error.EFD-HOST-010':
    'EFLOW Desk lies in a folder that others than administrators can change; from there it must not be elevated.',
  'error.EFD-HOST-011': 'The elevated PowerShell cannot be used ({reason}).',
  'error.EFD-HOST-012': 'Job {job} is running on {host}; as long as it runs, no other machine can be opened.',
  'error.EFD-HOST-013': 'This run of EFLOW Desk works with {host} only.',
  'error.EFD-HOST-014': 'Another machine is just being opened. What you asked for was not done.',
  'error.EFD-HOST-015':
    'The practice machine {scenario} was made by another version of EFLOW Desk: {file} has version {found}, this program knows version {known}. Nothing is damaged.',
  'error.EFD-PS-001': 'The command {command} failed. {text}',
  'error.EFD-PS-002': 'The command {command} gave no answer within its time limit.',
  'error.EFD-PS-003': 'The command {command} was stopped.',
  'error.EFD-PS-004': 'A command asked a question nobody may answer: {text}',
  'error.EFD-PS-005': 'The command {command} does not exist on this host.',
  'error.EFD-PS-006': '{command} was refused: it is not among what may run, or a parameter is wrong.',
  'error.EFD-PS-007': 'PowerShell ended in the middle of {command}.',
  'error.EFD-PS-008': 'The PowerShell module {module} is not installed on this host.',
  'error.EFD-PS-009': '{command} was not started: too many commands wait before it.',
  'error.EFD-PS-010': 'Windows PowerShell could not be started ({reason}).',
  'error.EFD-PS-011':
    'Application control on this computer lets Windows PowerShell run the scripts of EFLOW Desk in Constrained Language only, where they cannot work.',
  'error.EFD-PS-012':
    'The execution policy of this computer does not let Windows PowerShell run the scripts of EFLOW Desk.',
  'error.EFD-PS-013':
    'Only a 32-bit Windows PowerShell could be started; Hyper-V and EFLOW need the 64-bit one.',
  'error.EFD-PS-014': 'Windows PowerShell was not found in the Windows folder.',
  'error.EFD-PLAN-001': 'The host is not ready: {findings}.',
  'error.EFD-PLAN-002': 'The host has changed since the plan was made. Look at the plan again.',
  'error.EFD-PLAN-003': 'Job {job} has nothing that can be undone.',
  'error.EFD-PLAN-004': 'The step {step} cannot be undone alone: it goes together with {with}.',
  'error.EFD-PLAN-005': 'There is no act {act}. Known: {known}.',
  'error.EFD-PLAN-006': 'The job has no step {step}.',
  'error.EFD-PLAN-007':
    'What lies ahead is no longer what you agreed to. New: {added}. Gone: {removed}. Changed: {changed}.',
  'error.EFD-PLAN-009': 'The act {act} takes no parameter {name}.',
  'error.EFD-PLAN-010': 'The act {act} was not given the values it needs.',
  'error.EFD-PLAN-008':
    'A Windows Server has no Default Switch. Choose another way to connect the VM under network.',
  'error.EFD-JOB-001': 'The machine is busy: job {job}, process {pid}, since {since}.',
  'error.EFD-JOB-002': 'There is no job {job}.',
  'error.EFD-JOB-003': 'Job {job} has ended for good; it cannot be resumed.',
  'error.EFD-JOB-004': 'Job {job} is not running.',
  'error.EFD-JOB-005': 'The step {step} ended, but the host does not show its effect.',
  'error.EFD-JOB-006': 'The step {step} cannot be judged, because this could not be learnt: {facts}.',
  'error.EFD-JOB-007': 'The step {step} found remains that it did not make, and does not touch them.',
  'error.EFD-JOB-008': 'The job was cancelled.',
  'error.EFD-JOB-009':
    'The step {step} found a half-made deployment. It must be removed and made again, which needs your consent.',
  'error.EFD-JOB-010': 'The step {step} was recovered twice and is half-made again.',
  'error.EFD-JOB-011': 'Job {job} belongs to another machine: {host}.',
  'error.EFD-JRN-001':
    'The journal of {job} has version {version}; this EFLOW Desk knows up to {known}. Use a newer EFLOW Desk.',
  'error.EFD-JRN-002': 'The journal of {job} is damaged at line {line}.',
  'error.EFD-JRN-003': 'The state folder {folder} cannot be written ({reason}).',
  'error.EFD-SEC-001': 'The secret for {field} is not available.',
  'error.EFD-SEC-002': 'The secret for {field} is not what this field takes.',
  'error.EFD-PAY-001': 'The installer {file} is not there.',
  'error.EFD-PAY-002': 'The installer {file} is not the one the setup names: its SHA-256 differs.',
  'error.EFD-PAY-003': 'The installer {file} has {actual} bytes; the setup says {expected}.',
  'error.EFD-PAY-004': 'The installer could not be copied to {file}.',
  'error.EFD-PAY-005': 'This is no path of an installer.',
  'error.EFD-PAY-006': '{file} is no Windows Installer package, or it is damaged ({reason}).',
  'error.EFD-PAY-007': 'The installer {file} cannot be read ({reason}).',
  'error.EFD-PAY-008': '{file} has {bytes} bytes; files above {most} bytes are not looked at.',
  'error.EFD-PAY-009': 'This window cannot open a dialog of the system.',
  'error.EFD-MSI-1601': 'The Windows Installer service cannot be reached (1601).',
  'error.EFD-MSI-1602': 'The installation was cancelled (1602).',
  'error.EFD-MSI-1603': 'The installation failed (1603).',
  'error.EFD-MSI-1612': 'The installer that was used originally is needed (1612).',
  'error.EFD-MSI-1618': 'Another installation is running (1618).',
  'error.EFD-MSI-1619': 'The installer cannot be opened (1619).',
  'error.EFD-MSI-1620': 'The installer is not a valid package (1620).',
  'error.EFD-MSI-1625': 'A policy forbids the installation (1625).',
  'error.EFD-MSI-1633': 'The installer is for another processor architecture (1633).',
  'error.EFD-MSI-1638': 'Another version of EFLOW is installed: {version} (1638).',
  'error.EFD-MSI-000': 'Windows Installer ended with {exit}.',
  'error.EFD-VM-001': 'The deployment failed: {text}',
  'error.EFD-VM-002': 'Deploy-Eflow refused before it changed anything: {text}',
  'error.EFD-VM-003': 'A half-made deployment is on this host.',
  'error.EFD-VM-004': 'The EFLOW VM did not start: {text}',
  'error.EFD-VM-005': 'The VM is {power}. EFLOW changes it only while it runs.',
  'error.EFD-VM-006': 'This host has {has} logical processors; {wanted} were asked for.',
  'error.EFD-VM-007': '{freeMb} MB of memory are free on this host; {wanted} MB were asked for.',
  'error.EFD-LEFT-001': 'EFLOW is installed. Only what stays without it is removed.',
  'error.EFD-LEFT-002': 'The service {name} is marked for removal and still there.',
  'error.EFD-SHR-001': 'Folders are shared only from Windows build {first} on; this is {build}.',
  'error.EFD-SHR-002': 'EFLOW shares no folders on ARM64.',
  'error.EFD-SHR-003': 'EFLOW shares folders only from {first} on; the setup installs {version}.',
  'error.EFD-SHR-004': 'There is no folder {path} on this Windows.',
  'error.EFD-SHR-005': 'The folder {folder} is shared already, in another way: the VM has it at {target}.',
  'error.EFD-SHR-006': 'EFLOW did not change the shared folders: {text}',
  'error.EFD-SHR-007': 'The file {file} could not be written ({reason}).',
  'error.EFD-UPG-001': '{to} is not the release that follows upon {from}; that is {next}.',
  'error.EFD-UPG-002':
    'From {from} to {to} the VM is replaced by the migration cmdlets, which need about {freeGb} GB of free disk space; EFLOW Desk does not run them.',
  'error.EFD-UPG-003': '{from} is installed; {to} is not newer.',
  'error.EFD-UPG-004': 'There is no EFLOW on this host, or more than one, that could be updated.',
  'error.EFD-UPG-005': 'These modules ran before the update and do not run now: {missing}',
  'error.EFD-UPG-006': 'The VM does not have the identity that it had before the update.',
  'error.EFD-WIN-001': 'Windows has no source for the OpenSSH client: {text}',
  'error.EFD-VM-008': 'EFLOW did not change the VM: {text}',
  'error.EFD-TPM-001': 'The TPM could not be handed to the VM. {text}',
  'error.EFD-TPM-002': 'The VM does not tell its endorsement key.',
  'error.EFD-TPM-003': 'The VM shows another endorsement key than the host’s TPM.',
  'error.EFD-TPM-004':
    'The VM does not get at the TPM any more, so the device cannot show who it is. The VM says: {text}',
  'error.EFD-PRV-001': 'Provisioning was refused: {text}',
  'error.EFD-PRV-062': 'The device never connected. The VM says: {text}',
  'error.EFD-PRV-063': 'The cloud refuses the key or certificate of this device. The VM says: {text}',
  'error.EFD-PRV-064': 'The cloud does not know this device. The VM says: {text}',
  'error.EFD-PRV-065': 'The VM cannot reach {host} on port {port}.',
  'error.EFD-PRV-066': 'A service in the VM is down: {service} ({state}).',
  'error.EFD-PRV-067': 'The device has not connected in time.',
  'error.EFD-PRV-068': 'The VM holds another identity ({has}) than the setup wants ({wanted}).',
  'error.EFD-PRV-069': 'An older certificate in the VM could not be overwritten: {text}',
  'error.EFD-PRV-070':
    'DPS does not let this device in: the ID scope {scope} or the key is not the right one. The VM says: {text}',
  'error.EFD-PRV-071':
    'DPS does not let this device in: {scope} is not the ID scope it is enrolled in. The VM says: {text}',
  'error.EFD-PRV-072': 'The enrollment of {registrationId} in DPS is disabled. The VM says: {text}',
  'error.EFD-PRV-073':
    'The enrollment of {registrationId} in DPS holds another endorsement key. The VM says: {text}',
  'error.EFD-PRV-074':
    'DPS does not accept the certificate of this device: it has expired, or another one is enrolled. The VM says: {text}',
  'error.EFD-PRV-075':
    'The hub does not know the device, and the registration ID {registrationId} has upper-case letters, which the hub compares exactly. The VM says: {text}',
  'error.EFD-PRV-076': 'The VM finds no names of the Internet. {text}',
  'error.EFD-PRV-077':
    'Nothing opens from the VM without a proxy: neither the cloud nor the container registry. {text}',
  'error.EFD-PRV-078':
    'The VM reaches the container registry, and not the cloud ({host}). The VM says: {text}',
  'error.EFD-PRV-079':
    'The VM cannot reach the container registry {host}, so edgeAgent cannot be fetched. {text}',
  'error.EFD-PRV-080':
    'The container registry does not have the image of edgeAgent that is asked for. The VM says: {text}',
  'error.EFD-PRV-081':
    'The clock of the VM is {minutes} minutes off that of the host. The cloud refuses what is out of time.',
  'error.EFD-PRV-082': 'The disk of the VM is full: {free} % is free. {text}',
  'error.EFD-PRV-083':
    'The configuration of the runtime names another host than the VM is. The VM says: {text}',
  'error.EFD-CRT-001': 'The file {file} cannot be read, or is far too large for a certificate or key.',
  'error.EFD-CRT-002': 'The file {file} is no plain PEM text: UTF-16, a byte order mark, DER or a PFX.',
  'error.EFD-CRT-003':
    'The file {file} does not hold what belongs there: one or more certificates, or one private key.',
  'error.EFD-CRT-004': 'The file {file} is damaged: a certificate or key in it cannot be read.',
  'error.EFD-CRT-005':
    'The file {file} holds a private key beside the certificate. In the VM everybody could read it.',
  'error.EFD-CRT-006': 'The private key in {file} is protected by a passphrase, which IoT Edge cannot enter.',
  'error.EFD-CRT-007':
    'The key in {file} is of a kind that IoT Edge does not take. It takes RSA from 2048 to 4096 bits, and EC on P-256 or P-384.',
  'error.EFD-CRT-008': 'The private key in {key} does not belong to the certificate in {file}.',
  'error.EFD-CRT-009': 'In {file} the certificate of the device is not the first one.',
  'error.EFD-CRT-010': 'The certificate in {file} is not valid before {from}, by the clock of this host.',
  'error.EFD-CRT-011':
    'The certificate in {file} has expired or does so within a day: {until}, by the clock of this host.',
  'error.EFD-CRT-012':
    'The certificate in {file} has the common name “{has}”, not “{wanted}” as the setup says.',
  'error.EFD-CRT-013': 'The certificate in {file} is one of a certificate authority, not of a device.',
  'error.EFD-CRT-014': 'The certificate in {file} is not made for proving a client.',
  'error.EFD-NET-001':
    'There is a virtual switch {name} already, of type {types}. EFLOW needs exactly one Internal switch of that name.',
  'error.EFD-NET-002':
    'The address {address} cannot be given to the host on the new switch: {adapter} has {has}.',
  'error.EFD-NET-003': 'The NAT network {prefix} cannot be made: there is {name} with {has} already.',
  'error.EFD-NET-004':
    'The EFLOW VM is connected in another way than the setup says. Wanted: {wanted}. Found: {has}.',
  'error.EFD-NET-005': 'The VM does not ask the DNS servers of the setup. Wanted: {wanted}. Found: {has}.',
  'error.EFD-NET-006':
    'On Windows 10 and 11 EFLOW accepts no Internal switch of its own; that needs Windows Server.',
  'error.EFD-NET-007': 'The address {address} of the VM belongs to this host already, on {adapter}.',
  'error.EFD-NET-008':
    'The network {prefix} for the VM overlaps one that this host uses already: {adapter} has {has}.',

  'none.EFD-PLAN-003': 'There is no job that can be undone.',
  'none.EFD-JOB-001': 'Another process holds the machine; which one, it does not say.',
  'none.EFD-JOB-002': 'There is no job yet.',
  'none.EFD-JOB-003': 'There is no job that can be resumed.',
  'none.EFD-JOB-004': 'No job is running.',

  'usage.command': 'There is no command {value}. See: eflow-desk help',
  'usage.option': 'This command has no option {value}.',
  'usage.option-value': 'The option {value} is missing its value, or has one it does not take.',
  'usage.too-many': 'One word too many: {value}.',
  'usage.missing-word': 'A word is missing: {value}.',
  'usage.timeout': '--timeout takes a number of seconds above 0 and up to 2000000, not {value}.',
  'usage.host': '--host is "local" or "practice:SCENARIO", not {value}.',
  'usage.lang': '--lang is en or de, not {value}.',
  'usage.state': '--state needs the name of a folder.',
  'usage.payloads': '--payloads needs the name of a folder.',
  'usage.setup': 'Name the setup document: --setup FILE.',
  'usage.only': '--only is install, deploy or provision, not {value}.',
  'usage.param': '--param is written name=value, not {value}.',
  'usage.fault': 'There is no fault {value}. Known: {known}.',
  'usage.act': 'Name the act: {known}.',
  'usage.op': 'There is no command {value} in the catalogue.',
  'usage.point': 'The point is before, middle or after, not {value}.',
  'usage.port': '--port takes a number from 1 to 65535, not {value}.',
  'usage.out': 'The file {value} cannot be written ({code}).',
  'usage.not-asked': 'Job {job} is not waiting for an answer.',
  'usage.practice-host': 'Name a practice machine: --host practice:SCENARIO. See: eflow-desk practice list',

  'rule.required': 'is missing',
  'rule.type': 'must be of type {expected}',
  'rule.one-of': 'must be one of: {allowed}',
  'rule.unknown-field': 'is not a field of this document',
  'rule.unknown-field-guess': 'is not a field of this document; did you mean {guess}?',
  'rule.min': 'must be at least {min}',
  'rule.max': 'must be at most {max}',
  'rule.min-length': 'must have at least {min} character(s)',
  'rule.max-length': 'must have at most {max} characters',
  'rule.invalid': 'is not valid here',
  'rule.tpm-absent': 'is not there: this practice machine has no TPM to enroll',
  'rule.unknown': 'is not known: {name}; known: {known}',
  'rule.secret-reference':
    'takes a reference, never the secret itself: write "prompt", "env:NAME" or "file:PATH"',
  'rule.no-control-characters': 'must not contain line breaks or other control characters',
  'rule.scope-id': 'must be the ID scope from the DPS overview page, such as 0ne00ABCDEF',
  'rule.registration-id':
    'takes lower-case letters, digits and . _ : - ; it begins with a letter or digit and has at most 128 characters',
  'rule.global-endpoint':
    'must be an https URL without a path, such as https://global.azure-devices-provisioning.net',
  'rule.host-name':
    'must be the host name of the IoT hub without https://, such as contoso.azure-devices.net',
  'rule.device-id':
    'takes 1 to 128 letters, digits and the punctuation that the IoT hub allows; no blanks, no slashes, no semicolon',
  'rule.msi-file': 'must name an .msi file',
  'rule.device-path': 'must name a file in a folder or on a share, not a device or a stream',
  'rule.absolute-path': 'must be a full path, from the drive or the share on',
  'rule.sha256': 'must be a SHA-256: 64 hexadecimal digits',
  'rule.version': 'must be the four-part version of the installer, such as 1.5.7.01026',
  'rule.share-root':
    'must be a folder of Windows with its drive, such as C:\\Shared, and not the drive itself',
  'rule.share-folder': 'must be a folder below the root, without drive, .. or leading backslash',
  'rule.share-target': 'must be a full path below /home, /tmp or /var in the VM',
  'rule.share-double': 'is there twice',
  'rule.switch-name': 'must not contain a backtick or any of * ? [ ]',
  'rule.dns-needed': 'must name at least one DNS server: with a static address the VM finds no name without',
  'rule.even': 'must be an even number of megabytes',
  'rule.accept-eula': 'must be true: EFLOW cannot be deployed without accepting its licence',
  'rule.connection-string.empty': 'is empty',
  'rule.connection-string.service-string':
    'is a service connection string of the whole hub and must not be put on a device; take the string of the device, which has DeviceId=',
  'rule.connection-string.module-string':
    'belongs to a module; take the string of the IoT Edge device itself',
  'rule.connection-string.x509-string': 'is of a device that uses certificates; it has no key',
  'rule.connection-string.token-string': 'holds a short-lived token; IoT Edge needs SharedAccessKey=',
  'rule.connection-string.event-hub-string':
    'is the Event Hub-compatible endpoint; take the string of the device, which has DeviceId=',
  'rule.connection-string.storage-string': 'belongs to a storage account; take the string of the device',
  'rule.connection-string.key-alone': 'is the key alone; take the whole string of the device',
  'rule.connection-string.no-host': 'has no HostName=',
  'rule.connection-string.no-device': 'has no DeviceId=',
  'rule.connection-string.no-key': 'has no SharedAccessKey=',
  'rule.connection-string.host-name': 'has a HostName that is not a host name',
  'rule.connection-string.device-id': 'has a DeviceId with characters that a device ID cannot have',
  'rule.connection-string.key-base64': 'has a key that is not base64; it may be cut off, copy it again',
  'rule.connection-string.key-length': 'has a key of a wrong length; 16 to 64 bytes are allowed',
  'rule.connection-string.double-part': 'names one of its parts twice with different values',

  'doing.cli.parse': 'reading the command line',
  'doing.serve': 'opening the windows',
  'doing.call': 'answering a call',
  'doing.setup.read': 'reading the setup document',
  'doing.secret.read': 'reading a secret',
  'doing.module.profile': 'recording the module profile',
  'doing.host.elevate': 'asking for elevation',
  'doing.app.open': 'opening another machine',
  'doing.host.open': 'opening the host',
  'doing.practice.open': 'opening the practice machine',
  'doing.practice.control': 'controlling the practice machine',
  'doing.practice.state': 'reading the practice machine',
  'doing.practice.enroll': 'enrolling in the practice cloud',
  'doing.practice.break': 'breaking something on the practice machine',
  'doing.act.plan': 'planning an act',
  'doing.job.start': 'starting the job',
  'doing.job.resume': 'resuming the job',
  'doing.job.undo': 'undoing the job',
  'doing.job.cancel': 'cancelling the job',
  'doing.job.read': 'reading the job',
  'doing.job.run': 'running the job',
  'doing.journal.read': 'reading the journal',
  'doing.journal.write': 'writing the journal',
  'doing.settings.write': 'keeping the settings',
  'doing.files.write': 'writing a file',
  'doing.files.copy': 'copying a file',
  'doing.payload.look': 'looking at an installer',
  'doing.file.choose': 'choosing a file',

  'fix.EFD-HOST-001':
    'Rehearse on a practice machine: eflow-desk --host practice:hyperv-disabled scan. All of them: eflow-desk practice list',
  'fix.EFD-HOST-008': 'Run the command again and agree, or open the terminal with “Run as administrator”.',
  'fix.EFD-HOST-009': 'Run the command again; the question may be behind other windows.',
  'fix.EFD-HOST-010':
    'Install EFLOW Desk for all users, below Program Files. Until then: open the terminal with “Run as administrator”.',
  'fix.EFD-HOST-011': 'Open the terminal with “Run as administrator” and run the command again.',
  'fix.EFD-HOST-012': 'Wait until the job has ended, or cancel it.',
  'fix.EFD-HOST-013': 'Start EFLOW Desk again with --host.',
  'fix.EFD-HOST-014': 'Look at the page again, then decide.',
  'fix.EFD-HOST-015':
    'Put the practice machine back to its start: eflow-desk --host practice:{scenario} practice reset. Or go on with it in the version that made it.',
  'fix.EFD-HOST-007': 'Install EFLOW Desk again; its scripts belong to the very same version.',
  'fix.EFD-PS-005':
    'Install what the command belongs to. Hyper-V and its PowerShell module are a Windows feature, AzureEFLOW comes with EFLOW. What is missing: eflow-desk scan',
  'fix.EFD-PS-009': 'Run the command again when the others have ended.',
  'fix.EFD-PS-010':
    'Run the command again. If that does not help, look for a program that holds up or blocks powershell.exe.',
  'fix.EFD-PS-011':
    'Have the publisher of EFLOW Desk, or its program folder, allowed in the policy of AppLocker or App Control.',
  'fix.EFD-PS-012':
    'See which policy holds: Get-ExecutionPolicy -List. Group Policy must allow signed scripts; under AllSigned the certificate that signs EFLOW Desk must be among the trusted publishers of the computer.',
  'fix.EFD-PS-013': 'Install the 64-bit EFLOW Desk on a 64-bit Windows.',
  'fix.EFD-PS-014': 'Turn on the Windows feature “Windows PowerShell”, or repair Windows.',
  'fix.EFD-PS-008': 'Install EFLOW first: eflow-desk apply --setup FILE --only install',
  'fix.EFD-HOST-003': 'Open the terminal with “Run as administrator” and run the command again.',
  'fix.EFD-PLAN-001':
    'Cure what is named. Evidence and remedies of the findings: eflow-desk scan --setup FILE',
  'fix.EFD-PLAN-002': 'Run the command again.',
  'fix.EFD-JOB-001': 'Wait for it, or ask it to stop: eflow-desk cancel {job}',
  'fix.EFD-JOB-002': 'Which jobs there are: eflow-desk jobs list',
  'fix.EFD-JOB-006': 'Cure what kept it from being learnt, then: eflow-desk resume',
  'fix.EFD-JOB-007': 'See what is there: eflow-desk scan (HC-17)',
  'fix.EFD-JOB-009': 'The VM and its module data will be deleted. If that may be: eflow-desk resume --yes',
  'fix.EFD-JOB-011': 'Open that machine first.',
  'fix.EFD-PLAN-007': 'If that is right: eflow-desk resume --yes',
  'fix.EFD-JRN-003': 'Make this folder writable, or choose another one with --state DIR.',
  'fix.EFD-SEC-001': 'Make the secret available where the setup names it, then run the command again.',
  'fix.EFD-LOG-001': 'See that the path is right and that this account may read the file.',
  'fix.EFD-LOG-002': 'Cut out the part around the failure and look through that.',
  'fix.EFD-PAY-001': 'Put the file where the setup names it.',
  'fix.EFD-PAY-002': 'Copy it again from where the SHA-256 was taken. Do not install this file.',
  'fix.EFD-PAY-003': 'Copy it again from where its size was taken. Do not install this file.',
  'fix.EFD-PAY-005': 'Write the full path, or choose a file from the list.',
  'fix.EFD-PAY-006': 'Copy it again from where it was downloaded. Do not install this file.',
  'fix.EFD-PAY-007': 'Copy it to a folder of this computer, and see that this account may read it.',
  'fix.EFD-PAY-009': 'Write the path by hand.',
  'fix.EFD-MSI-1618': 'Wait until the other installation has ended, then: eflow-desk resume',
  'fix.EFD-MSI-1620': 'Copy the installer again and compare its SHA-256.',
  'fix.EFD-MSI-1633': 'Take the installer for this architecture. EFLOW 1.6 has none for ARM64.',
  'fix.EFD-MSI-1638': 'Remove the other version first: eflow-desk do remove-eflow',
  'fix.EFD-VM-001':
    'Cure the cause, then resume: EFLOW is removed, installed and deployed again, with your consent.',
  'fix.EFD-VM-002': 'Cure the cause, then: eflow-desk resume',
  'fix.EFD-LEFT-001': 'Uninstall EFLOW first: eflow-desk do remove-eflow',
  'fix.EFD-LEFT-002':
    'Close the Services window and other programs that look at it, or restart Windows; then: eflow-desk resume',
  'fix.EFD-SHR-001': 'Update Windows, or leave sharedFolders out of the setup document.',
  'fix.EFD-SHR-002': 'Leave sharedFolders out of the setup document.',
  'fix.EFD-SHR-003': 'Take a newer installer, or leave sharedFolders out of the setup document.',
  'fix.EFD-SHR-004': 'Make the folder, or correct the setup document.',
  'fix.EFD-SHR-005':
    'End its sharing first (Remove-EflowVmSharedFolder), or write into the setup document what is there.',
  'fix.EFD-UPG-001': 'Update one release after the other. The way: eflow-desk upgrade plan',
  'fix.EFD-UPG-002':
    'Run Start-EflowMigration by hand, or set the device up anew with the newer installer. Vendor page: https://aka.ms/AzEFLOW-Releases',
  'fix.EFD-UPG-004': 'See what is there: eflow-desk scan (HC-17)',
  'fix.EFD-UPG-005': 'A module may take some minutes to start: eflow-desk resume goes on waiting.',
  'fix.EFD-UPG-006':
    'Provision the VM again with its setup document: eflow-desk apply --setup FILE --only provision',
  'fix.EFD-WIN-001':
    'Connect this host to Windows Update, or add the client from the features disk of this Windows: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0 -Source DRIVE:\\ -LimitAccess. Behind WSUS a policy has to let features come from Microsoft.',
  'fix.EFD-VM-005': 'Start the VM first: eflow-desk do start-vm',
  'fix.EFD-VM-006': 'Ask for fewer processors.',
  'fix.EFD-VM-007': 'Ask for less memory, or close programs on this host.',
  'fix.EFD-TPM-002': 'Restart the service EFLOWProxy, then the VM; then: eflow-desk resume',
  'fix.EFD-TPM-003': 'Give the colleague the key the VM shows, and look into what passes the TPM through.',
  'fix.EFD-TPM-004':
    'Start the service EFLOWProxy: eflow-desk do start-tpm-proxy. Then stop and start the VM: eflow-desk do stop-vm, eflow-desk do start-vm; then: eflow-desk resume',
  'fix.EFD-PRV-062':
    'Compare the enrollment in DPS with registration ID, endorsement key and ID scope; then: eflow-desk resume',
  'fix.EFD-PRV-063':
    'Take connection string, key or certificate of this device as the cloud has it now, then apply the setup again. Was it put right in the cloud instead: wait five minutes, then: eflow-desk resume',
  'fix.EFD-PRV-064':
    'Have the device created in the cloud, with “IoT Edge device” on; then: eflow-desk resume',
  'fix.EFD-PRV-065':
    'Have port {port} to {host} opened, or switch the upstream protocol to WebSockets; then: eflow-desk resume',
  'fix.EFD-PRV-067': 'A first image pull on a slow line can take longer: eflow-desk resume goes on waiting.',
  'fix.EFD-PRV-069':
    'Remove the old certificate and key in the VM as root (sudo; config.toml says where they lie), then: eflow-desk resume',
  'fix.EFD-PRV-070':
    'Compare ID scope and key with what DPS shows. Of a group the device takes the derived key, not that of the group. Then apply the setup again. Was it put right in the cloud instead: wait five minutes, then: eflow-desk resume',
  'fix.EFD-PRV-071':
    'Take the ID scope from the overview page of the DPS that has the enrollment, then apply the setup again.',
  'fix.EFD-PRV-072': 'Have the enrollment enabled; then: eflow-desk resume',
  'fix.EFD-PRV-073':
    'Have the endorsement key of this machine put into the enrollment; then: eflow-desk resume',
  'fix.EFD-PRV-074':
    'Have a certificate issued that is valid now, see that this one is enrolled, then apply the setup again. Was it put right in the cloud instead: wait five minutes, then: eflow-desk resume',
  'fix.EFD-PRV-075':
    'Write the registration ID in lower-case letters, in DPS and in the setup, then apply the setup again.',
  'fix.EFD-PRV-076':
    'Name the DNS servers of the site in the setup and apply it again. If they are set: have the way to them opened for the VM (port 53); then: eflow-desk resume',
  'fix.EFD-PRV-077':
    'If this site has a proxy: name it in the setup and apply it again. Else have ports 443 and 5671 opened for the VM; then: eflow-desk resume',
  'fix.EFD-PRV-078':
    'Have port 443 to {host} opened for the VM; for DPS that is global.azure-devices-provisioning.net. Then: eflow-desk resume',
  'fix.EFD-PRV-079':
    'Have port 443 to {host} and to *.data.mcr.microsoft.com opened for the VM; then: eflow-desk resume',
  'fix.EFD-PRV-080':
    'Correct the image of the agent in config.toml, or the registry it comes from; then: eflow-desk resume',
  'fix.EFD-PRV-081':
    'Stop and start the VM: eflow-desk do stop-vm, eflow-desk do start-vm; then: eflow-desk resume. Keep the host from sleeping.',
  'fix.EFD-PRV-082':
    'Remove unused images in the VM (sudo docker image prune -a) and limit the logs of the modules; then: eflow-desk resume. If it stays too small, it takes a new deployment with a larger data partition.',
  'fix.EFD-PRV-083':
    'Update EFLOW to 1.5.7, or correct hostname in config.toml and run sudo iotedge config apply; then: eflow-desk resume',
  'fix.EFD-CRT-001': 'Put the file where the setup names it, and see that this account may read it.',
  'fix.EFD-CRT-002':
    'Save it as PEM in ASCII or UTF-8 without a byte order mark; PowerShell writes UTF-16 with “>”.',
  'fix.EFD-CRT-003': 'Put certificate and private key into a file each, and name each in its own field.',
  'fix.EFD-CRT-004':
    'Copy the file again, with every line from BEGIN to END and a line break between two blocks.',
  'fix.EFD-CRT-005': 'Put certificate and private key into a file each.',
  'fix.EFD-CRT-006':
    'Have the key saved without a passphrase, for example: openssl pkey -in KEY -out NEW-KEY',
  'fix.EFD-CRT-007': 'Have a certificate issued with a key of RSA 2048 or EC P-256.',
  'fix.EFD-CRT-008': 'Take the key file that was made together with this certificate.',
  'fix.EFD-CRT-009': 'Put the certificate of the device first, then the one that issued it, and so on.',
  'fix.EFD-CRT-010':
    'Set the clock of this host; if it is right, have a certificate issued that is valid now.',
  'fix.EFD-CRT-011': 'Have a new certificate issued; if it is still valid, set the clock of this host.',
  'fix.EFD-CRT-012': 'Take the certificate of this device, or correct the ID in the setup.',
  'fix.EFD-CRT-013':
    'Take the identity certificate of the device, not the device CA certificate of IoT Edge.',
  'fix.EFD-CRT-014': 'Have a certificate issued with the purpose client authentication.',
} as const;
