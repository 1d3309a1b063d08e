import { describe, expect, test } from 'vitest';
import { deviceRules } from '../../../src/main/domain/diagnosis/rules-device.ts';
import { matchFailure } from '../../../src/main/domain/diagnosis/failures.ts';
import { languages } from '../../../src/messages/index.ts';

/** Texts of eflow.md 19 E to I as they occur, each with what stands around it. */
const texts: readonly (readonly [id: string, text: string])[] = [
  ['F51', 'Error, device connection string not provided.'],
  ['F51', 'Only the device connection string for ManualConnectionString provisioning may be specified.'],
  [
    'F52',
    'IoT Hub Hostname, Device ID, and/or identity cert/pk parameters for ManualX509 provisioning not specified',
  ],
  ['F53', 'Certificate and private key file for ManualX509 provisioning not found (expected at C:\\a.pem)'],
  [
    'F54',
    'Device connection string, scope ID, registration ID, and symmetric key may not be specified for DpsX509 provisioning',
  ],
  ['F55', 'Scope ID for DpsTpm provisioning not specified'],
  ['F55', 'Only scope ID and registration ID (optional) for DpsTpm provisioning may be specified'],
  ['F56', 'Scope ID, registration ID or symmetric key missing for DpsSymmetricKey provisioning'],
  ['F56', 'globalEndpoint not specified'],
  ['F57', ' - Virtual machine does not exist, deploy it first'],
  ['F58', 'Aborting, iotedge was previously provisioned (headless mode)!'],
  ['F59', 'Provisioning aborted by user'],
  ['F60', 'Failed to provision config.toml. Please provision manually.'],
  ['F60', 'iotedge service not running after provisioning, please investigate manually'],
  [
    'F60',
    '[WARN] - Failed to provision with IoT Hub, and no valid device backup was found: authentication error',
  ],
  [
    'F62',
    'Failed to provision with IoT Hub, and no valid device backup was found: device identity not found',
  ],
  ['F61', ' - Failed to provision. at line 2416'],
  ['F64', 'scp: /home/iotedge-user/certs/device.pem: Permission denied'],
  ['F64', 'Permission denied'],
  ['F65', "Unexpected return from 'sudo iotedge list'"],
  ['F65', '\tcaused by: error trying to connect: Connection refused (os error 111)'],
  ['F66', 'identityd config has hostname HOST-eflow but device reports hostname host'],
  ['F66', 'hostname = "LINE07-EFLOW-EFLOW"'],
  ['F67', '    Could not check current state of edgeHub container'],
  ['F67', "417 -- The device's deployment configuration is not set"],
  ['F68', 'TPM 2.0 is required to enable DpsTpm'],
  ['F69', 'TPM provisioning was not enabled! Please enable TPM using the command: Set-EflowVmFeature'],
  ['F70', '[t] TPM provisioning information not available!'],
  ['F71', "Start-Service : Failed to start service 'EFLOW Proxy (EFLOWProxy)'."],
  ['F72', 'tpm2-socat@2321: connect 172.27.112.1:2321: Connection refused'],
  ['F73', 'tpm2-abrmd.service: Failed with result'],
  ['F75', 'Unsupported DDA Type: NVIDIA GeForce'],
  ['F76', 'Invalid GPU configuration requested'],
  ['F76', "GPU 'NVIDIA T4' not available"],
  ['F76', 'not enough GPUs available'],
  ['F76', "GPU PassthroughType 'X' not supported"],
  ['F78', 'Cannot set Static IP on ICS type virtual switch (Default Switch)'],
  ['F79', 'ip4Address & ip4PrefixLength are required for StaticIP!'],
  ['F80', 'Failed to acquire IP address for virtual machine'],
  ['F80', 'Could not retrieve IP address for virtual machine'],
  ['F81', 'dns error: failed to lookup address information: Temporary failure in name resolution'],
  ['F83', '10.0.1 is not a valid IP4 address'],
  ['F84', "Network 'plant' does not exist"],
  ['F84', 'No adapters associated with plant'],
  ['F85', '\u203C proxy settings are consistent in aziot-edged, aziot-identityd, moby daemon - Warning'],
  ['F86', 'Virtual machine name could not be retrieved'],
  ['F89', 'write /var/lib/docker/tmp/x: no space left on device'],
  ['F91', String.raw`invalid character: '\x00' looking for beginning value`],
  ['F93', 'ssh: connect to host 172.27.120.111 port 22: Connection timed out'],
  ['F95', "'X' failed to start. Not enough memory in the system to start the virtual machine X"],
];

describe('a failure text of provisioning, TPM, GPU, network or operation', () => {
  test.each(texts)('%s is told by: %s', (id, text) => {
    expect(matchFailure([text], [])?.id).toBe(id);
    expect(matchFailure([], [text])?.id).toBe(id);
  });

  test('is recognised for every rule there is', () => {
    const told = new Set(texts.map(([id]) => id));
    expect(deviceRules.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  test('is recognised by one rule alone, F60 apart, whose general text F62 makes special', () => {
    const doubled = texts.flatMap(([id, text]) => {
      const ids = deviceRules.filter(({ match }) => match.test(text)).map((rule) => rule.id);
      return ids.some(
        (one) => one !== id && !(id === 'F62' && one === 'F60') && !(id === 'F72' && one === 'F65'),
      )
        ? [`${id}: ${ids.join(' ')}`]
        : [];
    });
    expect(doubled).toEqual([]);
  });

  /** What goes well, or is another matter, and must not be read as one of these. */
  test.each([
    'Provisioning successful. iotedge service running.',
    'Provisioning iotedge for the first time.',
    'Failed to reprovision device. Running offline.',
    'git@host: Permission denied (publickey).',
    'Permission denied, please try again.',
    'bash: /etc/aziot/config.toml: Permission denied',
    'Retrieving TPM EK pub hash and registration ID for automated provisioning with DPS',
    ' - Waiting for EFLOWProxy service to start',
    'tpm2-abrmd.service: Started.',
    '\u221A proxy settings are consistent in aziot-edged, aziot-identityd, moby daemon and config.toml - OK',
    "Virtual network 'plant' exists",
    'Disk space left on device: 4 GB',
    'ssh: connect to host 172.27.120.111 port 2222: Connection timed out',
    'dial tcp 10.0.0.1:443: connect: connection refused',
    'hostname = "LINE07-EFLOW"',
  ])('is not: %s', (text) => {
    expect(matchFailure([text], ['OK'])).toBeUndefined();
  });
});

test('each of F50 to F97 says in both languages what it means and what to do', () => {
  const ids = Array.from({ length: 48 }, (_, i) => `F${i + 50}`);
  const missing = ids.flatMap((id) =>
    [`failure.${id}`, `failure.${id}.do`].filter((key) =>
      Object.values(languages).some((words) => !Object.hasOwn(words, key)),
    ),
  );
  expect(missing).toEqual([]);
});
