import type { LinuxKit, LinuxKitWish } from '../../../contract/linux-kit.ts';
import type { Proxy } from '../../../contract/setup.ts';
import { placeholder, places } from './config.ts';
import { distributions } from './distributions.ts';
import { besideQuoted, shellQuote } from './shell.ts';

type Step = LinuxKit['steps'][number];

const step = (code: string, lines: readonly string[]): Step[] =>
  lines.length === 0 ? [] : [{ code, commands: lines.join('\n') }];

/** Adds the repository and installs engine and runtime (Microsoft Learn, install IoT Edge on Linux). */
function packages({ device, proxy }: LinuxKitWish): Step[] {
  const { manager, repository } = distributions[device.distribution];
  // Under sudo only what is named survives.
  const sudo = proxy === undefined ? 'sudo' : 'sudo --preserve-env=https_proxy';
  const file = repository.split('/').at(-1) ?? '';
  const install = manager === 'apt' ? `${sudo} apt-get install -y` : `${sudo} yum install -y`;
  const update = manager === 'apt' ? [`${sudo} apt-get update`] : [];
  return [
    ...step('package-proxy', proxy === undefined ? [] : [`export https_proxy=${shellQuote(proxy.https)}`]),
    ...step('repository', [
      `wget ${shellQuote(repository)} -O ${file}`,
      manager === 'apt' ? `sudo dpkg -i ${file}` : `${sudo} yum localinstall -y ${file}`,
      `rm ${file}`,
      ...update,
    ]),
    ...step('engine', [`${install} ${manager === 'apt' ? 'moby-engine' : 'moby-engine moby-cli'}`]),
    // Without it logs of containers grow until the disk is full.
    ...step('logging', [
      `sudo test -e /etc/docker/daemon.json || printf '%s\\n' '{ "log-driver": "local" }' | sudo tee /etc/docker/daemon.json > /dev/null`,
      'sudo systemctl restart docker',
    ]),
    ...step('runtime', [`${install} aziot-edge`]),
  ];
}

/** A line of a systemd unit, in which a percent sign begins a specifier. */
const unitLine = (name: string, value: string): string =>
  shellQuote(`Environment="${name}=${value.replaceAll('%', '%%')}"`);

/** Tells the services their proxy (eflow.md 10.5; Microsoft Learn, configure a proxy). */
function proxySteps(proxy: Proxy | undefined): Step[] {
  if (proxy === undefined) return [];
  const noProxy = proxy.noProxy?.join(',');
  const lines = [
    unitLine('https_proxy', proxy.https),
    ...(proxy.http === undefined ? [] : [unitLine('http_proxy', proxy.http)]),
    ...(noProxy === undefined ? [] : [unitLine('no_proxy', noProxy)]),
  ].join(' ');
  return step('services-proxy', [
    'for unit in docker aziot-identityd aziot-edged; do',
    '  sudo install -d -m 755 "/etc/systemd/system/$unit.service.d"',
    `  printf '%s\\n' '[Service]' ${lines} | sudo tee "/etc/systemd/system/$unit.service.d/proxy.conf" > /dev/null`,
    'done',
    'sudo systemctl daemon-reload',
    'sudo systemctl restart docker',
  ]);
}

/**
 * Lets the TPM service use the TPM (Microsoft Learn, provision Linux devices with a TPM).
 *
 * @assumed Microsoft Learn, IoT Edge on Linux with a TPM: udev rules that give tpm0 and tpmrm0 to aziottpm are enough | verify: provision a Linux device with its TPM
 */
const tpmSteps = ({ identity }: LinuxKitWish): Step[] =>
  step(
    'tpm-access',
    identity.provisioningType === 'DpsTPM'
      ? [
          `printf '%s\\n' 'KERNEL=="tpm0", SUBSYSTEM=="tpm", OWNER="aziottpm", MODE="0660"' 'KERNEL=="tpmrm0", SUBSYSTEM=="tpmrm", OWNER="aziottpm", MODE="0660"' | sudo tee /etc/udev/rules.d/tpmaccess.rules > /dev/null`,
          'sudo udevadm trigger --subsystem-match=tpm --subsystem-match=tpmrm',
        ]
      : [],
  );

/** Puts certificates and keys where the services look, with the owners and modes they want (provisioning.md 3.2). */
function fileSteps({ identity, device }: LinuxKitWish): Step[] {
  const certificate = (from: string, to: string) =>
    `sudo install -o aziotcs -g aziotcs -m 644 ${besideQuoted(from)} ${to}`;
  const lines = [
    ...('identityCertPath' in identity ? [certificate(identity.identityCertPath, places.certificate)] : []),
    ...(device.trustBundle === undefined ? [] : [certificate(device.trustBundle, places.trustBundle)]),
    ...('identityPrivKeyPath' in identity && device.pkcs11 === undefined
      ? [
          'sudo install -d -o aziotks -g aziotks -m 700 /var/aziot/secrets',
          `sudo install -o aziotks -g aziotks -m 600 ${besideQuoted(identity.identityPrivKeyPath)} ${places.key}`,
        ]
      : []),
  ];
  return step(
    'files',
    lines.length === 0 ? [] : ['sudo install -d -o aziotcs -g aziotcs -m 755 /var/aziot/certs', ...lines],
  );
}

/** The secret that the configuration waits for: how it is asked for, its form, and the keys that take it. */
function secretOf({
  identity,
  device,
}: LinuxKitWish): { name: string; form: string; keys: string[] } | undefined {
  if (device.pkcs11 !== undefined)
    return {
      name: 'PIN',
      // What else a PIN has would have to be percent-encoded in the address.
      form: '^[A-Za-z0-9._~-]{1,64}$',
      keys: ['identity_pk', 'symmetric_key', 'pkcs11_base_slot'],
    };
  if (identity.provisioningType === 'DpsSymmetricKey')
    return { name: 'symmetric_key', form: '^[A-Za-z0-9+/]{22,86}={0,2}$', keys: ['symmetric_key'] };
  if (identity.provisioningType === 'ManualConnectionString')
    return {
      name: 'connection_string',
      form: '^HostName=[A-Za-z0-9.-]+;DeviceId=[^";\\[:space:]]+;SharedAccessKey=[A-Za-z0-9+/]{22,86}={0,2}$',
      keys: ['connection_string'],
    };
  return undefined;
}

/**
 * Puts config.toml in place. A secret is asked for without showing it, or read from the file that EFLOW_DESK_SECRET_FILE
 * names; only commands that are built into the shell have it and what they write goes through a pipe, so that it stands
 * in no list of processes and in no history. It is filled into the lines that wait for it and nowhere else.
 */
function configSteps(wish: LinuxKitWish): Step[] {
  const keep = `! sudo test -e ${places.config} || sudo cp -p --backup=numbered ${places.config} ${places.config}.before`;
  const secret = secretOf(wish);
  if (secret === undefined)
    return step('config', [keep, `sudo install -o root -g root -m 600 config.toml ${places.config}`]);
  const { name, form, keys } = secret;
  return step('config-secret', [
    keep,
    '(',
    '  if [ -n "${EFLOW_DESK_SECRET_FILE:-}" ]; then',
    '    IFS= read -r secret < "$EFLOW_DESK_SECRET_FILE" || [ -n "$secret" ]',
    '  else',
    `    IFS= read -rsp '${name}: ' secret && echo`,
    '  fi',
    "  secret=${secret%$'\\r'}",
    `  form='${form}'`,
    `  [[ $secret =~ $form ]] || { echo '${name}: ?' >&2; exit 1; }`,
    '  while IFS= read -r line; do',
    '    case $line in',
    `      ${keys.map((key) => `'${key} = '*`).join(' | ')}) line=\${line/'${placeholder}'/"$secret"} ;;`,
    '    esac',
    `    printf '%s\\n' "$line"`,
    `  done < config.toml | sudo sh -c 'umask 077 && cat > ${places.config}'`,
    ')',
    `sudo chmod 600 ${places.config}`,
  ]);
}

/** What to type on the device, in this order. */
export const stepsOf = (wish: LinuxKitWish): Step[] => [
  ...packages(wish),
  ...proxySteps(wish.proxy),
  ...tpmSteps(wish),
  ...fileSteps(wish),
  ...configSteps(wish),
  ...step('apply', ['sudo iotedge config apply']),
  // It ends with an error as long as one check does (provisioning.md 8.3).
  ...step('check', ['sudo iotedge system status', 'sudo iotedge list', 'sudo iotedge check || true']),
];
