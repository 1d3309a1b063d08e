/** Failures F50 to F97 of the catalogue: what each means (`failure.Fnn`) and what to do (`failure.Fnn.do`). */
export const failuresDevice = {
  'failure.F50':
    'This Windows is too old for shared folders of EFLOW: the folder is empty, or the cmdlet fails.',
  'failure.F50.do': 'Use Windows 10 or 11 from 21H2 on, with the updates of November 2022 or later.',
  'failure.F51': 'The connection string is missing, or something else was given beside it.',
  'failure.F51.do': 'Give the connection string of the device, and nothing else.',
  'failure.F52': 'For an X.509 identity one of hub, device ID, certificate and private key is missing.',
  'failure.F52.do': 'Name all four: host name of the hub, device ID, certificate file and key file.',
  'failure.F53': 'Certificate or private key are not where the command looks for them.',
  'failure.F53.do': 'Name both files by their full paths on this host, and see that they are there.',
  'failure.F54': 'Values of another kind of identity were given beside those of DPS with a certificate.',
  'failure.F54.do': 'Give the ID scope, certificate and key; leave out connection string and symmetric key.',
  'failure.F55':
    'DPS with the TPM got too little or too much: it takes the ID scope, and a registration ID if wanted.',
  'failure.F55.do':
    'Give the ID scope from the overview page of DPS, and nothing of another kind of identity.',
  'failure.F56': 'For DPS with a symmetric key a value is missing, or the endpoint of DPS is empty.',
  'failure.F56.do':
    'Give ID scope, registration ID and key. Leave the endpoint out, or write it with https:// before it.',
  'failure.F57': 'EFLOW is installed, but its VM has not been deployed.',
  'failure.F57.do': 'Deploy the VM first, then provision.',
  'failure.F58': 'This old EFLOW does not let a device be provisioned again without asking.',
  'failure.F58.do':
    'Update EFLOW. Or run Provision-EflowVm by hand, without -headless, and answer its question.',
  'failure.F59': 'The question whether to provision was answered with no.',
  'failure.F59.do':
    'Provision again, and agree; EFLOW Desk asks before and then provisions without a question.',
  'failure.F60':
    'The identity was written into the VM, and the runtime could not use it: network, names, proxy, clock, a wrong key or a missing enrollment.',
  'failure.F60.do':
    'Read why in the log of the identity service (sudo iotedge system logs), cure that, then provision again.',
  'failure.F61': 'Provisioning ended early. On 1.5.7 this is seen when the VM cannot ping its host.',
  'failure.F61.do':
    'Allow ICMPv4 echo requests from the network of the VM in the firewall of Windows, then provision again.',
  'failure.F62':
    'The command answered OK, and the cloud does not let the device in: no enrollment, another registration ID or another ID scope.',
  'failure.F62.do':
    'Compare ID scope, registration ID and key with the enrollment, letter by letter. Only edgeAgent being connected proves success.',
  'failure.F63':
    'DPS takes the registration ID in any case of letters, the hub compares the device ID exactly.',
  'failure.F63.do': 'Write the registration ID in lower-case letters everywhere: in DPS and here.',
  'failure.F64': 'An older certificate in the VM belongs to another of its users and cannot be overwritten.',
  'failure.F64.do': 'Remove the old certificate and key in the VM with sudo, then provision again.',
  'failure.F65': 'The service aziot-edged does not answer: it is down, or still starting.',
  'failure.F65.do':
    'Wait a minute and look at the status again. If it stays down: read sudo iotedge system logs, then stop and start the VM.',
  'failure.F66':
    'The configuration of the runtime names another host than the VM is. Version 1.5.6 doubles the name.',
  'failure.F66.do': 'Update to 1.5.7, or correct hostname in config.toml and run sudo iotedge config apply.',
  'failure.F67':
    'This device has no deployment from the cloud yet, so there is no edgeHub and the portal shows 417. That is how a new device looks.',
  'failure.F67.do': 'Deploy modules to the device in the cloud. On this host there is nothing to do.',
  'failure.F68': 'The VM can only be given a TPM 2.0, and this host has none or has it switched off.',
  'failure.F68.do':
    'Switch the TPM on in the firmware, or give the outer VM a virtual TPM. Else choose another kind of identity.',
  'failure.F69': 'The TPM has not been handed to the VM: the feature DpsTpm is off.',
  'failure.F69.do': 'Turn the feature DpsTpm on, then provision again.',
  'failure.F70': 'The VM does not get at the TPM: EFLOWProxy does not run, or its services in the VM do not.',
  'failure.F70.do': 'Start the service EFLOWProxy, then stop and start the VM.',
  'failure.F71':
    'The service EFLOWProxy does not start: DpsTpm was never turned on, or its certificate is gone.',
  'failure.F71.do': 'Turn the feature DpsTpm off and on again.',
  'failure.F72':
    'After a restart the way from the VM to the TPM did not come up again, so the device cannot show who it is.',
  'failure.F72.do': 'Start the service EFLOWProxy, then stop and start the VM.',
  'failure.F73': 'The TPM broker in the VM (tpm2-abrmd) cannot reach EFLOWProxy.',
  'failure.F73.do': 'Restart EFLOWProxy, then the VM. If it comes back: update to 1.5.7.',
  'failure.F74':
    'The Windows update KB5062552 changed how the TPM behaves; EFLOW before 1.5.7 cannot use it since.',
  'failure.F74.do': 'Update EFLOW to 1.5.7 or later.',
  'failure.F75': 'This graphics card cannot be handed over whole; that works with NVIDIA T4 and A2 only.',
  'failure.F75.do': 'Choose ParaVirtualization for this card, or use a card that is supported.',
  'failure.F76': 'Name, number or kind of the graphics card do not fit what this host has.',
  'failure.F76.do':
    'Compare with GpuInfo of Get-EflowHostConfiguration, and write the name exactly like that.',
  'failure.F77': 'This EFLOW takes the build of Windows 10 22H2 for unfit to share its graphics card.',
  'failure.F77.do': 'Update EFLOW, then try again.',
  'failure.F78': 'The Default Switch gives addresses itself; a static address cannot be set on it.',
  'failure.F78.do': 'Leave the address out, or choose an Internal or External switch.',
  'failure.F79': 'Of the static address a part is missing.',
  'failure.F79.do': 'Give address, prefix length and gateway, all three.',
  'failure.F80':
    'Nobody gave the VM an address. On the Default Switch it is mostly a security baseline that ignores the firewall rules of this computer.',
  'failure.F80.do':
    'Have local firewall rules allowed and restart Windows, or use a switch of its own with a static address.',
  'failure.F81': 'The VM finds no names. With a static address it asks no DNS server until it is told one.',
  'failure.F81.do': 'Set the DNS servers of the VM, then wait a minute.',
  'failure.F82': 'The VM was given the address of its own gateway, so nothing gets out.',
  'failure.F82.do': 'Give the VM a free address of the same network.',
  'failure.F83': 'One of the DNS servers is not an IPv4 address.',
  'failure.F83.do': 'Write each DNS server as four numbers with dots.',
  'failure.F84': 'There is no such network or endpoint of the VM.',
  'failure.F84.do':
    'See the names with Get-EflowNetwork and Get-EflowVmEndpoint, and write them exactly like that.',
  'failure.F85':
    'The runtime does not get out through the proxy: it must be set in all four places of the VM.',
  'failure.F85.do':
    'Set the proxy for aziot-edged, aziot-identityd, the container engine and edgeAgent, or have the ports of hub and registry opened for the VM.',
  'failure.F86': 'The VM of an older EFLOW left something behind, and the new one stays off.',
  'failure.F86.do':
    'Stop the VM, turn DpsTpm off, start the VM, uninstall EFLOW and install it again. Module data is lost.',
  'failure.F87': 'Windows Update offered a package of 1.5.7 that is not valid.',
  'failure.F87.do': 'Install the MSI of 1.5.7 by hand.',
  'failure.F88': 'The migration needs 53 GB of free space and found less.',
  'failure.F88.do': 'Free space on the drive of the VM, then migrate.',
  'failure.F89': 'The disk of the VM is full, mostly of logs or of images nobody uses.',
  'failure.F89.do':
    'Remove unused images in the VM (sudo docker image prune -a) and limit the logs of the modules. If it stays too small: deploy again with a larger data partition.',
  'failure.F90':
    'The clock of the VM is wrong, as after a sleep of the host. The cloud refuses what is out of time.',
  'failure.F90.do':
    'Stop and start the VM, see that it reaches a time server, and keep the host from sleeping.',
  'failure.F91': 'iotedge logs stumbled over a log file; this is a known fault of 1.5.',
  'failure.F91.do': 'Try again, or read the log with sudo docker logs and the name of the module.',
  'failure.F92': 'EFLOW stopped working, presumably the network of the VM.',
  'failure.F92.do': 'Stop and start the VM.',
  'failure.F93':
    'The VM does not answer by SSH: a module takes all memory or processors, or the network is lost.',
  'failure.F93.do':
    'See whether the VM has its address. Give it more memory and processors, or remove the module that takes them.',
  'failure.F94':
    'The VM lost its address: its External switch hangs on an adapter that is not connected any more.',
  'failure.F94.do': 'Connect that adapter again, or bind the switch to the adapter that is in use.',
  'failure.F95': 'The host has less free memory than the VM needs to start.',
  'failure.F95.do': 'Close programs or give the VM less memory, then start it again.',
  'failure.F96': 'After a resize an old EFLOW has lost its configuration or its way to the TPM.',
  'failure.F96.do': 'Start EFLOWProxy, stop and start the VM, provision again; then update EFLOW.',
  'failure.F97': 'The agent of EFLOW and its folder are gone, so EFLOW can be neither used nor uninstalled.',
  'failure.F97.do': 'Install the same MSI over it, then uninstall.',
} as const;
