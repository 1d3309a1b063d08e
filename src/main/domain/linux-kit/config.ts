import type { LinuxKitWish } from '../../../contract/linux-kit.ts';
import type { Identity } from '../../../contract/setup.ts';
import { tomlString, tomlText, type TomlTable } from './toml.ts';

/** Stands where a secret belongs. No field of a kit can have it: see `Pkcs11Uri`. */
export const placeholder = '@EFLOW-DESK-SECRET@';

/** Where the device has its files: certificates for everyone, secrets for the key service alone (provisioning.md 3.2). */
export const places = {
  certificate: '/var/aziot/certs/device-id.pem',
  key: '/var/aziot/secrets/device-id.key.pem',
  trustBundle: '/var/aziot/certs/trust-bundle.pem',
  config: '/etc/aziot/config.toml',
} as const;

/** The DPS endpoint for all of Azure (provisioning.md 0). */
const globalEndpoint = 'https://global.azure-devices-provisioning.net';

/**
 * Image of the first edgeAgent where a table about it is written: a table takes the place of all defaults.
 *
 * @assumed provisioning.md 8.1: a table [agent] has to name edgeAgent, its type and its image | verify: apply a config.toml with [agent.env] alone
 */
const agentImage = 'mcr.microsoft.com/azureiotedge-agent:1.5';

const fileUri = (path: string): string => tomlString(`file://${path}`);
const withPin = (uri: string): string => `${uri}?pin-value=${placeholder}`;

/** What proves the device, as the two keys of X.509 have it in either table. */
const x509 = ({ device }: LinuxKitWish): TomlTable['entries'] => [
  ['method', tomlString('x509')],
  ['identity_cert', fileUri(places.certificate)],
  ['identity_pk', device.pkcs11 === undefined ? fileUri(places.key) : tomlString(withPin(device.pkcs11.key))],
];

const optional = (key: string, value: string | undefined): TomlTable['entries'] =>
  value === undefined ? [] : [[key, tomlString(value)]];

const dps = (identity: Extract<Identity, { scopeId: string }>): TomlTable => ({
  name: 'provisioning',
  entries: [
    ['source', tomlString('dps')],
    ['global_endpoint', tomlString(identity.globalEndpoint ?? globalEndpoint)],
    ['id_scope', tomlString(identity.scopeId)],
  ],
});

/** The tables of each way of provisioning (provisioning.md 8.1). */
function provisioning(wish: LinuxKitWish): TomlTable[] {
  const { identity, device } = wish;
  switch (identity.provisioningType) {
    case 'ManualConnectionString':
      return [
        {
          name: 'provisioning',
          entries: [
            ['source', tomlString('manual')],
            ['connection_string', tomlString(placeholder)],
          ],
        },
      ];
    case 'ManualX509':
      return [
        {
          name: 'provisioning',
          entries: [
            ['source', tomlString('manual')],
            ['iothub_hostname', tomlString(identity.iotHubHostname)],
            ['device_id', tomlString(identity.deviceId)],
          ],
        },
        { name: 'provisioning.authentication', entries: x509(wish) },
      ];
    case 'DpsSymmetricKey':
      return [
        dps(identity),
        {
          name: 'provisioning.attestation',
          entries: [
            ['method', tomlString('symmetric_key')],
            ['registration_id', tomlString(identity.registrationId)],
            [
              'symmetric_key',
              device.pkcs11 === undefined
                ? `{ value = ${tomlString(placeholder)} }`
                : `{ uri = ${tomlString(withPin(device.pkcs11.key))} }`,
            ],
          ],
        },
      ];
    case 'DpsX509':
      return [
        dps(identity),
        {
          name: 'provisioning.attestation',
          entries: [...x509(wish), ...optional('registration_id', identity.registrationId)],
        },
      ];
    case 'DpsTPM':
      return [
        dps(identity),
        {
          name: 'provisioning.attestation',
          entries: [['method', tomlString('tpm')], ...optional('registration_id', identity.registrationId)],
        },
      ];
  }
}

/** The tables about edgeAgent: with a proxy its environment (eflow.md 10.5), and its image where one was named. */
function agent({ proxy, device }: LinuxKitWish): TomlTable[] {
  if (proxy === undefined && device.agentImage === undefined) return [];
  const noProxy = proxy?.noProxy?.join(',');
  return [
    {
      name: 'agent',
      entries: [
        ['name', tomlString('edgeAgent')],
        ['type', tomlString('docker')],
      ],
    },
    { name: 'agent.config', entries: [['image', tomlString(device.agentImage ?? agentImage)]] },
    {
      name: 'agent.env',
      entries:
        proxy === undefined
          ? []
          : [
              ['https_proxy', tomlString(proxy.https)],
              ...optional('http_proxy', proxy.http),
              ...optional('no_proxy', noProxy),
              ['UpstreamProtocol', tomlString('AmqpWs')],
            ],
    },
  ];
}

/**
 * The text of config.toml for a plain Linux device (provisioning.md 8.1). Where a secret belongs stands
 * {@link placeholder}.
 *
 * @assumed provisioning.md 8.1: config.toml takes pkcs11: addresses with pin-value for identity_pk and symmetric_key, and [aziot_keys] for library and slot | verify: provision a Linux device with a key in SoftHSM
 */
export function configText(wish: LinuxKitWish): string {
  const { device } = wish;
  const { pkcs11 } = device;
  const manual = wish.identity.provisioningType.startsWith('Manual');
  return tomlText([
    {
      name: '',
      entries: [
        ...optional('hostname', device.hostname),
        ...(device.trustBundle === undefined
          ? []
          : ([['trust_bundle_cert', fileUri(places.trustBundle)]] as const)),
        // Without DPS there is nothing to ask again (IoT Edge template of config.toml).
        ...(manual ? [] : optional('auto_reprovisioning_mode', device.reprovisioning)),
      ],
    },
    ...provisioning(wish),
    {
      name: 'aziot_keys',
      entries:
        pkcs11 === undefined
          ? []
          : [
              ['pkcs11_lib_path', tomlString(pkcs11.library)],
              ['pkcs11_base_slot', tomlString(withPin(pkcs11.slot))],
            ],
    },
    ...agent(wish),
  ]);
}
