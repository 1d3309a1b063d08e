/** Failures F01 to F49 of the catalogue: what each means (`failure.Fnn`) and what to do (`failure.Fnn.do`). */
export const failuresHost = {
  'failure.F01':
    'Windows Installer gave up with 1603. An update could not reach the VM, or remains of an earlier EFLOW are in the way.',
  'failure.F01.do':
    'Start the VM and see that the service wssdagent runs, then try again. The reason stands in the installer log above “Return value 3”. If it fails again, remove EFLOW and install it anew.',
  'failure.F02': 'Another installation holds Windows Installer; only one can run at a time.',
  'failure.F02.do': 'Wait until the other installation has ended, then try again.',
  'failure.F03':
    'Windows Installer cannot open the package: it is missing, damaged, or not readable elevated.',
  'failure.F03.do': 'Copy the installer to a local folder, compare its SHA-256, and try again.',
  'failure.F04': 'The package is for another processor architecture than this host.',
  'failure.F04.do': 'Take the installer for this architecture. EFLOW 1.6 has none for ARM64.',
  'failure.F05': 'Another version of EFLOW is installed.',
  'failure.F05.do': 'Remove the installed version first, or take the update package.',
  'failure.F06':
    'The module does not trust the signature of one of its own files: files of two versions are mixed, or one was altered.',
  'failure.F06.do':
    'Open a new PowerShell, see that there is only one AzureEFLOW module on this host, and install EFLOW again. If it stays, import the Microsoft certificates.',
  'failure.F07':
    'This Windows lacks the Microsoft certificates on which the signatures of EFLOW rest; offline it cannot fetch them.',
  'failure.F07.do':
    'Import the Microsoft root and intermediate certificates that the readiness check names (HC-30, HC-31).',
  'failure.F08': 'A signature is not valid at the time that this clock shows.',
  'failure.F08.do': 'Set the clock of this host. If it is right, take a newer EFLOW.',
  'failure.F09':
    'An older AzureEFLOW module is still loaded in this PowerShell and looks for files that are gone.',
  'failure.F09.do': 'Close this PowerShell and go on in a new one.',
  'failure.F10': 'The session is not elevated. An administrator account alone is not enough.',
  'failure.F10.do': 'Open the terminal with “Run as administrator” and run the command again.',
  'failure.F11': 'The command ran in a PowerShell without a console, such as PowerShell ISE.',
  'failure.F11.do': 'Run it in a PowerShell window of its own, or with EFLOW Desk.',
  'failure.F12': 'A policy takes the right “Manage auditing and security log” from this account.',
  'failure.F12.do': 'Have the right given to Administrators, or use another administrator account.',
  'failure.F13': 'Deploy-Eflow does not accept this edition or build of Windows.',
  'failure.F13.do':
    'Use a supported edition (Pro, Enterprise, IoT Enterprise, Server) with build 17763 or later.',
  'failure.F14':
    'Hyper-V or another Windows feature that EFLOW needs is not there and could not be turned on.',
  'failure.F14.do':
    'Turn the feature on by hand and restart. On a server add the role Hyper-V; in Azure take a VM size with nested virtualisation.',
  'failure.F15':
    'Deploy-Eflow could not install Hyper-V or OpenSSH. Offline, or with updates from a company server, Windows does not get them.',
  'failure.F15.do': 'Install them beforehand from the features disk of this Windows, then deploy again.',
  'failure.F16':
    'The processor’s virtualisation is off in the firmware, or the outer hypervisor does not pass it on to this VM.',
  'failure.F16.do':
    'Turn virtualisation on in the firmware (Intel VT-x, AMD-V), or expose it to this VM in the outer hypervisor; then restart.',
  'failure.F17': 'Hyper-V is turned on and its hypervisor or its services do not run.',
  'failure.F17.do':
    'Restart Windows. If that does not help, set the hypervisor to start with Windows and start the Hyper-V services.',
  'failure.F18': 'The network service of this Windows is too old: build 17763 without current updates.',
  'failure.F18.do': 'Install the latest cumulative update of Windows and restart.',
  'failure.F19': 'The host has less free memory than the VM is to get.',
  'failure.F19.do': 'Close programs or add memory, or give the VM less.',
  'failure.F20': 'The VM is to get more processors than the host has.',
  'failure.F20.do': 'Lower the number of processors of the VM.',
  'failure.F21':
    'The drive has too little free space. Deploy-Eflow wants about 18 GB, and a smaller data partition does not change that.',
  'failure.F21.do': 'Free at least 20 GB on the drive, or put the VM’s disk on another local drive.',
  'failure.F22': 'The licence terms were not accepted, or a question was answered with No.',
  'failure.F22.do': 'Accept the licence terms in the setup and run it again.',
  'failure.F23': 'The deployment turned Microsoft Update on, and Windows wants a second restart for it.',
  'failure.F23.do': 'Restart Windows and go on. To save that restart, turn Microsoft Update on beforehand.',
  'failure.F24': 'There is no virtual switch of this name and type.',
  'failure.F24.do': 'Compare name and type with Get-VMSwitch; make the switch, or correct the setup.',
  'failure.F25':
    'This Windows does not support this kind of switch: Internal on a client, or the Default Switch on a server.',
  'failure.F25.do':
    'On a client take the Default Switch or an External switch, on a server an Internal or External one.',
  'failure.F26': 'Several virtual switches have the same name and type.',
  'failure.F26.do': 'Rename or remove all but one of them.',
  'failure.F27': 'The service wssdagent is stopped, or it is not there at all.',
  'failure.F27.do':
    'Start the service wssdagent. If it is missing, remove EFLOW, restart Windows and install EFLOW again.',
  'failure.F28':
    'The agent no longer finds the configuration of the VM: the folder “yaml” was moved or deleted.',
  'failure.F28.do':
    'Remove EFLOW, restart Windows and install it again. The VM and its module data are lost.',
  'failure.F29': 'A VM of an earlier deployment is there, or its disk; EFLOW deploys once per installation.',
  'failure.F29.do':
    'Remove EFLOW, see with hcsdiag list that no VM of wssdagent is left, restart Windows, then install and deploy again.',
  'failure.F30': 'The agent does not accept its own client any more; its sign-in was lost.',
  'failure.F30.do': 'Remove EFLOW, restart Windows and install it again.',
  'failure.F31': 'The disk image of the VM is missing or locked, or the drive is full.',
  'failure.F31.do':
    'Check free space and the image in the program folder of EFLOW, then remove EFLOW and install it again.',
  'failure.F32':
    'The VM was not created, mostly because it could not start: too little memory, or no nested virtualisation.',
  'failure.F32.do':
    'Free memory and check virtualisation with the readiness check, then remove EFLOW, install and deploy again.',
  'failure.F33': 'The virtualisation of this Windows rejects the VM. Seen on Server 2019.',
  'failure.F33.do':
    'Install the latest cumulative update, check memory and nested virtualisation, then remove EFLOW and deploy again.',
  'failure.F34': 'Windows did not confirm in time that the VM started.',
  'failure.F34.do':
    'Free memory and restart Windows. If it stays, restart the services vmcompute and wssdagent, and collect the EFLOW logs.',
  'failure.F35': 'Files of the installation are missing.',
  'failure.F35.do': 'Remove EFLOW and install it again, then deploy in a new PowerShell.',
  'failure.F36': 'After an update of Windows the VM is no longer registered.',
  'failure.F36.do':
    'Restart the service wssdagent. If the VM does not come back, remove EFLOW and install it again.',
  'failure.F37': 'The VM is off and cannot start: the host has less free memory than the VM was given.',
  'failure.F37.do':
    'Free memory on the host and start the VM. Only a running VM can be given less memory afterwards.',
  'failure.F38': 'The VM got no network adapter: a security program or a policy forbids it.',
  'failure.F38.do':
    'Allow the ports 45000 and 45001 in the firewall, look at the security policies, then remove EFLOW and deploy again.',
  'failure.F39':
    'The VM is off. A restart from inside the VM stops it, and it does not start again by itself.',
  'failure.F39.do': 'Start the VM with Start-EflowVm, and never restart it from inside.',
  'failure.F40':
    'Windows was renamed after the deployment; the names of VM and agent come from the old name.',
  'failure.F40.do': 'Give Windows its old name back, or remove EFLOW and deploy again.',
  'failure.F41': 'The VM has no address, so no SSH connection to it can be set up.',
  'failure.F41.do': 'Look at the switch, its DHCP and the firewall, then remove EFLOW and deploy again.',
  'failure.F42': 'The VM runs and does not answer by SSH.',
  'failure.F42.do':
    'Restart the VM, and use the account that deployed it. The address that EFLOW uses shows Get-EflowVmAddr.',
  'failure.F43': 'SSH offers too many keys before the right one, and the VM closes the connection.',
  'failure.F43.do': 'Stop the service ssh-agent, or take the keys out of it and out of the folder .ssh.',
  'failure.F44': 'The address by which this host knows the VM is no longer valid.',
  'failure.F44.do': 'Restart the VM, then compare its address with Get-EflowVmAddr.',
  'failure.F45':
    'The certificate of wssdagent has expired after a year. The device mostly works on; only EFLOW’s commands fail.',
  'failure.F45.do':
    'Renew the certificate with the script from Microsoft, or update EFLOW to 1.5.7 or later. Do not restart the VM before that.',
  'failure.F46': 'The OpenSSH of this Windows is too old for how EFLOW 1.5 copies files into the VM.',
  'failure.F46.do': 'Install a newer OpenSSH and deploy with -customSsh, or use a newer Windows.',
  'failure.F47': 'A path was given as a file:// address; the copy takes it for the name of a computer.',
  'failure.F47.do': 'Give a plain Windows path and a plain Linux path.',
  'failure.F48': 'EFLOW 1.4.1 does not work with OpenSSH 8.6 or later.',
  'failure.F48.do': 'Update EFLOW, or use an older OpenSSH.',
  'failure.F49': 'The target folder of the share cannot be made: most of the VM’s file system is read-only.',
  'failure.F49.do': 'Choose a target below /home, /var or /tmp.',
} as const;
