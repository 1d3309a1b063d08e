/** The field's terms: each with its name and one or two plain sentences. */
export const glossary = {
  'glossary.eflow': 'EFLOW',
  'glossary.eflow.says':
    'Azure IoT Edge for Linux on Windows: a small Linux virtual machine on a Windows host in which IoT Edge runs. Windows programs and Linux modules share one computer.',
  'glossary.eflow-vm': 'EFLOW VM',
  'glossary.eflow-vm.says':
    'The Linux virtual machine that EFLOW makes and keeps up to date. It is managed with the cmdlets of EFLOW, not with Hyper-V Manager.',
  'glossary.iot-edge': 'IoT Edge',
  'glossary.iot-edge.says':
    'The runtime of Azure that runs containers, called modules, on a device and connects them to an IoT hub.',
  'glossary.runtime': 'Runtime',
  'glossary.runtime.says':
    'The programs that make a device an IoT Edge device: the services in the VM, edgeAgent and edgeHub.',
  'glossary.aziot-edged': 'aziot-edged',
  'glossary.aziot-edged.says':
    'The service in the VM that starts and watches the modules. When it is down, no module is started.',
  'glossary.identity-service': 'Identity service',
  'glossary.identity-service.says':
    'The service aziot-identityd in the VM. It asks DPS or the hub who this device is and proves it with its key.',
  'glossary.edge-agent': 'edgeAgent',
  'glossary.edge-agent.says':
    'The first module of every device. It reads from the device twin which modules are wanted and keeps exactly those running.',
  'glossary.edge-hub': 'edgeHub',
  'glossary.edge-hub.says':
    'The module that passes messages between modules, devices behind this one, and the IoT hub. It keeps messages while the hub cannot be reached.',
  'glossary.module': 'Module',
  'glossary.module.says':
    'A container that does a piece of work on the device. Which ones run is decided in the cloud.',
  'glossary.container-image': 'Container image',
  'glossary.container-image.says':
    'The package from which a container is started. The first start pulls it from a registry, which takes time on a slow line.',
  'glossary.container-registry': 'Container registry',
  'glossary.container-registry.says':
    'The server that hands out container images. The VM must be able to reach it by HTTPS.',
  'glossary.deployment-manifest': 'Deployment manifest',
  'glossary.deployment-manifest.says':
    'The list in the cloud of the modules a device shall run, with their settings. Until there is one, only edgeAgent runs.',
  'glossary.twin': 'Device twin',
  'glossary.twin.says':
    'The copy of a device in the IoT hub: what is wanted of it, and what it last reported.',
  'glossary.iot-hub': 'IoT hub',
  'glossary.iot-hub.says':
    'The place in Azure to which devices connect. It knows every device by its device ID and its key or certificate.',
  'glossary.device-id': 'Device ID',
  'glossary.device-id.says': 'The name of a device in its IoT hub. It is case-sensitive and is given once.',
  'glossary.registration-id': 'Registration ID',
  'glossary.registration-id.says':
    'The name under which a device asks the Device Provisioning Service for its identity. With a TPM it is often made from the endorsement key.',
  'glossary.id-scope': 'ID scope',
  'glossary.id-scope.says':
    'The number of one Device Provisioning Service, such as 0ne00000000. A device needs it to ask the right one.',
  'glossary.dps': 'DPS',
  'glossary.dps.says':
    'The Device Provisioning Service of Azure. It tells a new device which IoT hub is its own, if it finds an enrollment for it.',
  'glossary.enrollment': 'Enrollment',
  'glossary.enrollment.says':
    'The entry in DPS that lets a device in: a registration ID together with an endorsement key, a certificate or a symmetric key.',
  'glossary.individual-enrollment': 'Individual enrollment',
  'glossary.individual-enrollment.says':
    'An enrollment for exactly one device. A TPM can be enrolled only like this.',
  'glossary.enrollment-group': 'Enrollment group',
  'glossary.enrollment-group.says':
    'An enrollment for many devices that share a signing certificate or a group key.',
  'glossary.attestation': 'Attestation',
  'glossary.attestation.says':
    'The way a device proves to DPS who it is: by its TPM, by a certificate or by a symmetric key.',
  'glossary.provisioning': 'Provisioning',
  'glossary.provisioning.says':
    'Giving the device its identity in the cloud. An OK of the cmdlet says only that the configuration was written; the proof is the connection.',
  'glossary.identity': 'Identity',
  'glossary.identity.says':
    'What makes the device known in the cloud: its hub, its device ID, and the secret or certificate to prove it.',
  'glossary.authentication': 'Authentication',
  'glossary.authentication.says':
    'Proving to the hub that the device is the one it says it is, at every connection.',
  'glossary.connection-string': 'Connection string',
  'glossary.connection-string.says':
    'One line with hub, device ID and key of one device. It is a secret: whoever has it can pass for the device.',
  'glossary.symmetric-key': 'Symmetric key',
  'glossary.symmetric-key.says':
    'A secret that device and cloud both hold. When it is renewed in the cloud, the device needs the new one.',
  'glossary.derived-key': 'Derived key',
  'glossary.derived-key.says':
    'The key of one device of a group, made from the key of the group and the registration ID. Only it goes onto the device.',
  'glossary.service-string': 'Service connection string',
  'glossary.service-string.says':
    'The connection string of a policy of a whole hub or DPS. It creates devices and enrollments, and never belongs on a device.',
  'glossary.config-toml': 'config.toml',
  'glossary.config-toml.says':
    'The file that tells the runtime who the device is and how it proves it. It counts once iotedge config apply has taken it over.',
  'glossary.certificate-authority': 'Certificate authority',
  'glossary.certificate-authority.says':
    'Who issues certificates, and whose own certificate others trust. DPS lets in what it issued once the authority is verified there.',
  'glossary.trust-bundle': 'Trust bundle',
  'glossary.trust-bundle.says':
    'The certificates of authorities that the modules trust, in one file. config.toml names it.',
  'glossary.tls-inspection': 'TLS inspection',
  'glossary.tls-inspection.says':
    'A proxy or firewall that opens encrypted connections and encrypts them anew with its own certificate. A device with a client certificate does not get through.',
  'glossary.hsm': 'HSM',
  'glossary.hsm.says':
    'Hardware security module: a device or chip that keeps keys and signs with them, and never hands them out.',
  'glossary.pkcs11': 'PKCS#11',
  'glossary.pkcs11.says':
    'The interface by which programs use keys in a hardware security module. An address that begins with pkcs11: names such a key.',
  'glossary.x509': 'X.509 certificate',
  'glossary.x509.says':
    'A signed statement of who holds a key. It has a name, an issuer and a day on which it expires.',
  'glossary.thumbprint': 'Thumbprint',
  'glossary.thumbprint.says':
    'The hash of a certificate by which it is recognised, for example when two devices seem to hold the same one.',
  'glossary.tpm': 'TPM',
  'glossary.tpm.says':
    'Trusted Platform Module: a chip of the host, or a part of its processor, that keeps keys which cannot be copied out.',
  'glossary.endorsement-key': 'Endorsement key',
  'glossary.endorsement-key.says':
    'The key that a TPM has had since it was made. Its public half stands in the enrollment; the private half never leaves the chip.',
  'glossary.tpm-passthrough': 'TPM passthrough',
  'glossary.tpm-passthrough.says':
    'The feature DpsTpm of EFLOW: the VM may use the TPM of the host to prove its identity.',
  'glossary.hyper-v': 'Hyper-V',
  'glossary.hyper-v.says':
    'The part of Windows that runs virtual machines. EFLOW needs it; turning it on needs a restart.',
  'glossary.hypervisor': 'Hypervisor',
  'glossary.hypervisor.says':
    'The layer below Windows that shares the processor among virtual machines. It starts only with Windows and only when the firmware allows it.',
  'glossary.launch-type': 'Hypervisor launch type',
  'glossary.launch-type.says':
    'The boot setting hypervisorlaunchtype. With Off no hypervisor starts though Hyper-V is on; some games and emulators set it.',
  'glossary.virtualisation': 'Virtualisation in the firmware',
  'glossary.virtualisation.says':
    'A setting of BIOS or UEFI, called VT-x, AMD-V or SVM. Without it no virtual machine can start.',
  'glossary.nested-virtualisation': 'Nested virtualisation',
  'glossary.nested-virtualisation.says':
    'A virtual machine inside a virtual machine. When the host is itself a VM, its own host must allow it.',
  'glossary.vswitch': 'vSwitch',
  'glossary.vswitch.says':
    'A virtual network switch of Hyper-V to which the VM is connected: Default, internal or external.',
  'glossary.default-switch': 'Default Switch',
  'glossary.default-switch.says':
    'The switch that every Windows client with Hyper-V has. It gives the VM an address and NAT; Windows Server has none.',
  'glossary.external-switch': 'External switch',
  'glossary.external-switch.says':
    'A switch on a network card of the host: the VM stands in the same network as the host and needs an address there.',
  'glossary.nat': 'NAT',
  'glossary.nat.says':
    'Network address translation: the VM reaches the outside through the address of the host and cannot be reached from there.',
  'glossary.dhcp': 'DHCP',
  'glossary.dhcp.says':
    'The service that hands out network addresses. Without it the VM needs a fixed address in the setup.',
  'glossary.amqp': 'AMQP',
  'glossary.amqp.says':
    'The protocol by which edgeAgent and edgeHub talk to the hub, on port 5671. Where that port is closed, AMQP over WebSockets on port 443 helps.',
  'glossary.proxy': 'Proxy',
  'glossary.proxy.says':
    'A server between the site and the internet. The runtime and the modules each have to be told of it.',
  'glossary.msi': 'MSI',
  'glossary.msi.says':
    'The installer package of EFLOW for Windows. It brings the cmdlets and the image of the VM, but makes no VM.',
  'glossary.sha256': 'SHA-256',
  'glossary.sha256.says':
    'A checksum of a file. When it is the one that was noted where the file is trusted, the file is unchanged.',
  'glossary.deploy': 'Deployment of EFLOW',
  'glossary.deploy.says':
    'Making and starting the VM with Deploy-Eflow. A deployment that breaks leaves parts behind that have to be removed.',
  'glossary.wssdagent': 'wssdagent',
  'glossary.wssdagent.says':
    'The Windows service of EFLOW that starts and holds the VM. When it is stopped, nothing can be learnt of the VM.',
  'glossary.elevation': 'Elevation',
  'glossary.elevation.says':
    'Running with the full rights of an administrator, after Windows has asked. Most of what EFLOW offers needs it.',
  'glossary.fast-startup': 'Fast Startup',
  'glossary.fast-startup.says':
    'Windows keeps its kernel on disk when it shuts down. So a shutdown is no restart: what waits for one still waits.',
  'glossary.fact': 'Fact',
  'glossary.fact.says':
    'What a host, a file or a person said, with source and time; or that it is not known, and why.',
  'glossary.finding': 'Finding',
  'glossary.finding.says': 'A judgement on facts: whether something is in order, why not, and what helps.',
  'glossary.setup': 'Setup',
  'glossary.setup.says':
    'The document that says how a device is to be. The same one works here, on the command line and for many devices.',
  'glossary.job': 'Job',
  'glossary.job.says':
    'A goal turned into ordered steps. It is written down as it goes, can be resumed after a restart, and taken back.',
  'glossary.step': 'Step',
  'glossary.step.says':
    'One change to the host. Fresh facts tell whether it is done; what a command answers does not count.',
  'glossary.proof': 'Proof',
  'glossary.proof.says':
    'The evidence that the device is really connected: its services run, edgeAgent is connected and has its twin.',
  'glossary.practice': 'Practice',
  'glossary.practice.says': 'A simulated Windows machine to rehearse on. Nothing real is touched.',
} as const;
