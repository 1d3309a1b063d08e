/** Words for findings about the network beyond this host, trust and time. */
export const reachFindings = {
  'finding.HC-21.title': 'Provisioning service',
  'finding.HC-21.open': '{endpoint} opens from this host. Whether it does from the VM shows only there.',
  'finding.HC-21.behind-proxy':
    'Not known: {endpoint} does not open directly; this host uses a proxy ({proxies}), and whether that lets it through is not tried.',
  'finding.HC-21.no-name': 'Not known: the name of {endpoint} is not found from here.',
  'finding.HC-21.not-tried': 'Not known: {endpoint} was not tried.',
  'finding.HC-21.closed': '{endpoint} does not open from this host.',
  'finding.HC-21.closed.cause':
    'A firewall lets nothing out to it. Devices that are provisioned by DPS need it; a connection string does not.',

  'finding.HC-22.title': 'Proxy',
  'finding.HC-22.none': 'No proxy is set on this host.',
  'finding.HC-22.proxy': 'This host uses a proxy: {proxies}.',
  'finding.HC-22.proxy.cause':
    'The VM does not take it over. Without it the runtime provisions, pulls images and connects directly, or not at all.',

  'finding.HC-23.title': 'Clock',
  'finding.HC-23.right': 'The clock is right to {seconds} seconds.',
  'finding.HC-23.ahead': 'The clock is {seconds} seconds ahead.',
  'finding.HC-23.ahead.cause':
    'Tokens, certificates and signatures are judged by the time; beyond five minutes the cloud refuses.',
  'finding.HC-23.behind': 'The clock is {seconds} seconds behind.',
  'finding.HC-23.behind.cause':
    'Tokens, certificates and signatures are judged by the time; beyond five minutes the cloud refuses.',

  'finding.HC-30.title': 'Root certificates',
  'finding.HC-30.present': 'The root certificates of Microsoft’s signatures are there.',
  'finding.HC-30.missing': 'Missing root certificates: {names}.',
  'finding.HC-30.missing.cause':
    'Windows fetches them when needed, which takes the Internet; without them the EFLOW module refuses its own files.',

  'finding.HC-31.title': 'Intermediate certificate',
  'finding.HC-31.present': 'Microsoft Code Signing PCA 2011 is there.',
  'finding.HC-31.fetched':
    'Microsoft Code Signing PCA 2011 is not there; Windows can fetch it when it needs it.',
  'finding.HC-31.missing': 'Microsoft Code Signing PCA 2011 is missing, and Windows cannot fetch it here.',
  'finding.HC-31.missing.cause':
    'The chain of EFLOW’s signatures breaks there: “Missing issuer”, “partial chain”.',

  'finding.HC-32.title': 'Name resolution',
  'finding.HC-32.found': 'Names of the cloud are found.',
  'finding.HC-32.not-found': 'Names that are not found from this host: {names}.',
  'finding.HC-32.not-found.cause':
    'This network has no Internet, or its DNS server does not answer for it. Installing and deploying work without; provisioning does not.',
  'finding.HC-32.behind-proxy':
    'Not known: {names} is not found here; this host uses a proxy ({proxies}), which looks names up itself.',

  'finding.HC-33.title': 'Container registry',
  'finding.HC-33.open': '{endpoint} opens from this host. Whether it does from the VM shows only there.',
  'finding.HC-33.behind-proxy':
    'Not known: {endpoint} does not open directly; this host uses a proxy ({proxies}), and whether that lets it through is not tried.',
  'finding.HC-33.no-name': 'Not known: the name of {endpoint} is not found from here.',
  'finding.HC-33.not-tried': 'Not known: {endpoint} was not tried.',
  'finding.HC-33.closed': '{endpoint} does not open from this host.',
  'finding.HC-33.closed.cause': 'edgeAgent and edgeHub are pulled from there once the device is provisioned.',

  'finding.HC-34.title': 'AMQP port 5671',
  'finding.HC-34.open': '{endpoint} opens from this host. Whether it does from the VM shows only there.',
  'finding.HC-34.behind-proxy':
    'Not known: {endpoint} does not open directly; this host uses a proxy ({proxies}), and whether that lets it through is not tried.',
  'finding.HC-34.no-name': 'Not known: the name of {endpoint} is not found from here.',
  'finding.HC-34.not-tried': 'Not known: {endpoint} was not tried.',
  'finding.HC-34.closed': '{endpoint} does not open from this host.',
  'finding.HC-34.closed.cause':
    'edgeAgent connects by AMQP unless told otherwise; it would run and never connect.',

  'finding.HC-35.title': 'Download of EFLOW',
  'finding.HC-35.open': '{endpoint} opens from this host.',
  'finding.HC-35.behind-proxy':
    'Not known: {endpoint} does not open directly; this host uses a proxy ({proxies}), and whether that lets it through is not tried.',
  'finding.HC-35.no-name': 'Not known: the name of {endpoint} is not found from here.',
  'finding.HC-35.not-tried': 'Not known: {endpoint} was not tried.',
  'finding.HC-35.closed': '{endpoint} does not open from this host.',
  'finding.HC-35.closed.cause':
    'The package of EFLOW cannot be downloaded here, and Windows can fetch neither features nor certificates.',

  'finding.HC-45.title': 'TLS inspection',
  'finding.HC-45.direct': 'Servers show certificates of Microsoft; nobody opens TLS on the way.',
  'finding.HC-45.inspected': '{host} shows a certificate issued by {issuer}.',
  'finding.HC-45.inspected.cause':
    'A proxy or firewall opens TLS on the way. The VM does not trust its certificate, and an X.509 identity cannot pass at all.',
  'finding.HC-45.refused': '{host} shows a certificate that this Windows refuses.',
  'finding.HC-45.refused.cause':
    'Somebody opens TLS on the way, root certificates are missing, or the clock is wrong.',
  'finding.HC-45.no-handshake': 'Not known: no server answered with a certificate.',

  'finding.HC-51.title': 'Time service',
  'finding.HC-51.running': 'The time service of Windows runs.',
  'finding.HC-51.on-demand': 'The time service of Windows starts when it is needed.',
  'finding.HC-51.disabled': 'The time service of Windows (w32time) is disabled.',
  'finding.HC-51.disabled.cause': 'The clock drifts; after weeks tokens and certificates are refused.',
  'finding.HC-51.missing': 'This Windows has no time service (w32time).',
  'finding.HC-51.missing.cause':
    'Somebody unregistered it; unless other software keeps the clock right, it drifts.',

  'finding.HC-52.title': 'Time source',
  'finding.HC-52.servers': 'The clock is set from {servers}.',
  'finding.HC-52.domain': 'The clock is set from the domain.',
  'finding.HC-52.other': 'The clock is set from what is there ({type}).',
  'finding.HC-52.nobody': 'Windows is told to set its clock from nobody (NoSync).',
  'finding.HC-52.nobody.cause':
    'The clock drifts by seconds a day; after weeks tokens and certificates are refused.',
  'finding.HC-52.no-server': 'Windows is told to set its clock by NTP, and no server is named.',
  'finding.HC-52.no-server.cause': 'So it sets it from nobody, and the clock drifts.',

  'finding.HC-62.title': 'Fetching of roots',
  'finding.HC-62.allowed': 'Windows may fetch root certificates that it lacks.',
  'finding.HC-62.not-needed':
    'Policy keeps Windows from fetching root certificates; those of EFLOW are there.',
  'finding.HC-62.forbidden':
    'Policy keeps Windows from fetching root certificates, and some of EFLOW’s are missing.',
  'finding.HC-62.forbidden.cause': 'They do not come by themselves here, not even with the Internet.',

  'finding.HC-65.title': 'Proxy script',
  'finding.HC-65.none': 'No script chooses the proxy.',
  'finding.HC-65.script': 'A script chooses the proxy of this host: {script}.',
  'finding.HC-65.script.cause':
    'The runtime and the container engine in the VM do not understand such scripts.',

  'remedy.open-port':
    'Give the network team this line: from this host and from the VM’s network, TCP to the name and port above, outbound, without TLS inspection. Then scan again.',
  'remedy.proxy-in-vm':
    'Name the proxy in the setup, on the Network step: EFLOW Desk sets it in the services, the container engine, the shell and edgeAgent of the VM. What stays for you is the deployment manifest, which replaces edgeAgent’s environment.',
  'remedy.set-clock':
    'Set the time zone first, then the clock: w32tm /resync, or by hand. Find out why it went wrong: the time source, the battery of the board, or a restored VM.',
  'remedy.import-roots':
    'Export them on a connected machine, compare the thumbprints with Microsoft’s list, and import them here: certutil -addstore Root <file>. Or let this host into the Internet once.',
  'remedy.import-intermediate':
    'Export it on a connected machine, compare its thumbprint (F252E794FE438E35ACE6E53762C0A234A2C52135), and import it here: certutil -addstore CA <file>.',
  'remedy.look-at-dns':
    'Look at the DNS servers: Get-DnsClientServerAddress, then Resolve-DnsName mcr.microsoft.com. From where the cable is needed, see the plan.',
  'remedy.carry-images':
    'Or carry the images there: on a machine with docker, docker pull --platform linux/amd64 <name:tag> and docker save -o images.tar <name:tag> (with azureiotedge-agent and azureiotedge-hub; linux/arm64 for ARM64). Then name the file in the setup under “Container images” (carriedImages; eflow-desk images FILE prints the lines). Or use a registry inside the plant, or a parent device.',
  'remedy.amqp-ws':
    'Or set UpstreamProtocol to AmqpWs for edgeAgent and edgeHub, in config.toml and in the deployment manifest: then 443 is enough.',
  'remedy.bring-package':
    'Bring the full MSI package with its SHA-256 on a stick, and what this host lacks beside it: the OpenSSH client, certificates.',
  'remedy.tls-bypass':
    'Ask the network team to let the names of DPS, the hub and the registry through without inspection, for this host and for the VM.',
  'remedy.inspection-ca':
    'With keys or the TPM as identity: have the certificate of the inspecting authority at hand; it has to be put into the VM’s trust and into config.toml (trust_bundle_cert).',
  'remedy.time-service-on':
    'In an elevated prompt: w32tm /register, sc.exe config w32time start= demand, net start w32time. If other software sets the clock here, nothing has to be done.',
  'remedy.name-time-server':
    'Name a time server that can be reached here, of the plant if there is no Internet: w32tm /config /syncfromflags:manual /manualpeerlist:<server> /update.',
  'remedy.name-proxy':
    'Ask the network team which proxy the script chooses for the names of DPS, the hub and the registry, and set that one in the VM.',
} as const;
