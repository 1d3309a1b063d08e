import type { Json } from '../../contract/json.ts';
import { catalogue, isSwitch } from './catalogue.ts';
import type { ShutFiles } from './identity/x509/opened.ts';
import type { Action, Arg } from './steps/kind.ts';

/**
 * A value as PowerShell source for people: single quotes, doubled inside, also for the typographic quotes that
 * PowerShell takes for quotes. Only exported scripts and screens show it; the product itself never runs text.
 */
export function quote(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/gu, (mark) => mark + mark)}'`;
}

function literal(value: Json): string {
  if (value === null) return '$null';
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return /^[A-Za-z][A-Za-z0-9_.-]*$/u.test(value) ? value : quote(value);
  if (Array.isArray(value))
    return `@(${value.map((item: Json) => (typeof item === 'string' ? quote(item) : literal(item))).join(', ')})`;
  const pairs = Object.entries(value).map(
    ([key, item]) => `${key} = ${typeof item === 'string' ? quote(item) : literal(item)}`,
  );
  return `@{ ${pairs.join('; ')} }`;
}

function isSecretArg(arg: Arg): arg is { secret: string; field: string } {
  return typeof arg === 'object' && arg !== null && 'secret' in arg && typeof arg.secret === 'string';
}

/** The variable that holds a secret in exported text; its value never appears. */
export function secretVariable(field: string): string {
  return `$${field.split('.').at(-1) ?? field}`;
}

/** A text among arguments; the catalogue says that it is one. */
const plain = (value: Arg | undefined): string => (typeof value === 'string' ? value : '');

/**
 * Leaves and functions are commands of this product that no bare host has; a person types what stands behind them.
 * A blank inside a path wants double quotes inside the installer's own arguments (eflow.md 4.1).
 */
function nativeOf(
  command: string,
  fixed: Readonly<Record<string, Json>>,
  args: Record<string, Arg>,
): string[] | undefined {
  switch (command) {
    case 'EflowDesk\\Invoke-EflowDeskProgram':
      return [[plain(fixed['program']), ...(fixed['arguments'] as string[])].join(' ')];
    case 'EflowDesk\\Invoke-EflowDeskInstaller': {
      const inner = (value: Arg | undefined) => quote(`"${plain(value)}"`);
      const what =
        fixed['action'] === 'install'
          ? ["'/i'", inner(args['package'])]
          : ["'/x'", quote(plain(args['productCode']))];
      const list = [...what, "'/qn'", "'/norestart'", "'/l*v'", inner(args['log'])].join(', ');
      return [`Start-Process -FilePath msiexec.exe -ArgumentList ${list} -Wait -PassThru`];
    }
    case 'EflowDesk\\Reset-EflowDeskGuest':
      return [
        `Invoke-EflowVmCommand -command ${quote('sudo cp /var/.eflow/config/config.toml.template /etc/aziot/config.toml')}`,
        `Invoke-EflowVmCommand -command ${quote('sudo iotedge config apply')}`,
      ];
    case 'EflowDesk\\Set-EflowDeskGuestRoot':
      return rootByHand(plain(args['Part']), plain(args['Pem']));
    case 'EflowDesk\\Clear-EflowDeskGuestRoot':
      return [
        `Invoke-EflowVmCommand -command ${quote(
          plain(args['Part']) === 'system'
            ? `sudo rm -f ${anchorFile}; sudo update-ca-trust extract; sudo systemctl restart docker; sudo iotedge system restart`
            : `sudo sed -i '/ # trust set by EFLOW Desk$/d' /etc/aziot/config.toml; sudo iotedge config apply; sudo rm -f ${bundleFile}`,
        )}`,
      ];
    case 'EflowDesk\\Copy-EflowDeskGuestImages':
      return [
        `Copy-EflowVmFile -fromFile ${quote(plain(args['File']))} -toFile ${quote(inHome(args['Copy']))} -pushFile`,
      ];
    case 'EflowDesk\\Import-EflowDeskGuestImages': {
      const copy = inHome(args['Copy']);
      return [`Invoke-EflowVmCommand -command ${quote(`sudo docker load -i ${copy} && sudo rm ${copy}`)}`];
    }
    case 'EflowDesk\\Remove-EflowDeskGuestImages': {
      const given = args['Images'];
      const images = Array.isArray(given) ? given.map((one: Json) => plain(one)) : [];
      return [
        ...(images.length === 0 ? [] : [`sudo docker image rm ${images.join(' ')}`]),
        ...(args['Copy'] === undefined ? [] : [`sudo rm -f ${inHome(args['Copy'])}`]),
      ].map((command) => `Invoke-EflowVmCommand -command ${quote(command)}`);
    }
    case 'EflowDesk\\Set-EflowDeskGuestAgentImage':
      return [
        // Where there is such a part already, a person has to look.
        `Invoke-EflowVmCommand -command ${quote(`sudo grep -q '^\\[agent' /etc/aziot/config.toml || printf '[agent]\\nname = "edgeAgent"\\ntype = "docker"\\nimagePullPolicy = "never"\\n[agent.config]\\nimage = "${plain(args['Image'])}"\\n' | sudo tee -a /etc/aziot/config.toml`)}`,
        agentAnew,
      ];
    case 'EflowDesk\\Clear-EflowDeskGuestAgentImage':
      return [
        `Invoke-EflowVmCommand -command ${quote(`sudo sed -i '/^imagePullPolicy = "never" # set by EFLOW Desk$/d' /etc/aziot/config.toml`)}`,
        agentAnew,
      ];
    case 'EflowDesk\\Set-EflowDeskGuestProxy':
      return proxyByHand(plain(fixed['Part']), args);
    case 'EflowDesk\\Clear-EflowDeskGuestProxy':
      return plain(args['Part']) === 'daemons'
        ? [
            `Invoke-EflowVmCommand -command ${quote(`sudo rm -f ${['aziot-edged', 'aziot-identityd', 'docker'].map((one) => `/etc/systemd/system/${one}.service.d/zz-eflow-desk-proxy.conf`).join(' ')}`)}`,
            `Invoke-EflowVmCommand -command ${quote('sudo systemctl daemon-reload; sudo systemctl restart docker; sudo iotedge system restart')}`,
          ]
        : [
            `Invoke-EflowVmCommand -command ${quote("sudo sed -i -e '/ # set by EFLOW Desk$/d' -e 's/^# kept by EFLOW Desk: //' /etc/aziot/config.toml")}`,
            `Invoke-EflowVmCommand -command ${quote('sudo iotedge config apply; sudo docker rm -f edgeAgent; sudo iotedge system restart')}`,
          ];
    default:
      return undefined;
  }
}

/** A file in the folder of the VM's user. */
const inHome = (name: Arg | undefined): string => `/home/iotedge-user/${plain(name)}`;

const agentAnew = `Invoke-EflowVmCommand -command ${quote('sudo iotedge config apply; sudo docker rm -f edgeAgent; sudo iotedge system restart')}`;

/**
 * The proxy by hand (eflow.md 10.5): a file that is copied, since a password has no place in a command for the VM.
 */
function proxyByHand(part: string, args: Record<string, Arg>): string[] {
  const password = args['Password'];
  const front = (text: string) => quote(text).slice(0, -1);
  const address = (value: Arg | undefined) => {
    const [user = '', host] = plain(value).split(/@(?=[^@]*$)/u);
    return password === undefined || host === undefined || !isSecretArg(password)
      ? quote(plain(value))
      : `${front(`${user}:`)}' + [Uri]::EscapeDataString(${secretVariable(password.field)}) + ${quote(`@${host}`)}`;
  };
  const values: [string, string][] = [
    ['https_proxy', address(args['Https'])],
    ...(args['Http'] === undefined ? [] : [['http_proxy', address(args['Http'])] as [string, string]]),
    ...(args['NoProxy'] === undefined
      ? []
      : [['no_proxy', quote(plain(args['NoProxy']))] as [string, string]]),
  ];
  const copy = 'Copy-EflowVmFile -fromFile .\\proxy.txt -toFile /home/iotedge-user/proxy.txt -pushFile';
  if (part === 'agent') {
    const lines = values.map(([name, value]) => `(${quote(`"${name}" = "`)} + ${value} + '"')`);
    return [
      `Set-Content -LiteralPath .\\proxy.txt -Value ${[...lines, quote('"UpstreamProtocol" = "AmqpWs"')].join(', ')}`,
      copy,
      // Into the one part that there may be; where there is none, or such a line already, a person has to look.
      `Invoke-EflowVmCommand -command ${quote("sudo grep -q '^\\[agent.env\\]' /etc/aziot/config.toml && sudo sed -i '/^\\[agent.env\\]/r /home/iotedge-user/proxy.txt' /etc/aziot/config.toml")}`,
      `Invoke-EflowVmCommand -command ${quote('rm /home/iotedge-user/proxy.txt; sudo iotedge config apply; sudo docker rm -f edgeAgent; sudo systemctl daemon-reload; sudo iotedge system restart')}`,
    ];
  }
  // systemd takes a percent sign for the beginning of a name of its own.
  const lines = values.map(
    ([name, value]) => `(${quote(`Environment="${name}=`)} + (${value}).Replace('%', '%%') + '"')`,
  );
  return [
    `Set-Content -LiteralPath .\\proxy.txt -Value ${["'[Service]'", ...lines].join(', ')}`,
    copy,
    ...['aziot-edged', 'aziot-identityd', 'docker'].map(
      (one) =>
        `Invoke-EflowVmCommand -command ${quote(`sudo install -D -m 600 /home/iotedge-user/proxy.txt /etc/systemd/system/${one}.service.d/zz-eflow-desk-proxy.conf`)}`,
    ),
    `Invoke-EflowVmCommand -command ${quote('rm /home/iotedge-user/proxy.txt; sudo systemctl daemon-reload; sudo systemctl restart docker; sudo iotedge system restart')}`,
  ];
}

const anchorFile = '/etc/pki/ca-trust/source/anchors/eflow-desk-root.pem';
const bundleFile = '/var/aziot/certs/eflow-desk-root.pem';

/** The authority of the site by hand: a file that is copied and put where the VM, or IoT Edge, looks for it. */
function rootByHand(part: string, pem: string): string[] {
  const file = part === 'system' ? anchorFile : bundleFile;
  const after =
    part === 'system'
      ? 'sudo update-ca-trust extract; sudo systemctl restart docker; sudo iotedge system restart'
      : `sudo sed -i '1i trust_bundle_cert = "file://${bundleFile}" # trust set by EFLOW Desk' /etc/aziot/config.toml; sudo iotedge config apply; sudo iotedge system restart`;
  return [
    `Set-Content -LiteralPath .\\root.pem -Encoding Ascii -Value ${quote(pem)}`,
    'Copy-EflowVmFile -fromFile .\\root.pem -toFile /home/iotedge-user/root.pem -pushFile',
    `Invoke-EflowVmCommand -command ${quote(`sudo install -D -m 644 /home/iotedge-user/root.pem ${file}; rm /home/iotedge-user/root.pem; ${after}`)}`,
  ];
}

/** Windows has no command for it; the product's own asks for the passphrase by itself. */
const openText = ({ certificate, key, passphrase }: ShutFiles): string[] => [
  [
    `eflow-desk identity certificate convert ${quote(certificate)}`,
    ...(key === certificate ? [] : [`--key ${quote(key)}`]),
    ...(passphrase === null ? [] : [`--passphrase ${quote(passphrase)}`]),
    '--folder .',
  ].join(' '),
];

/** What an action would be, typed by hand. Secrets are variables. Actions without a command give none. */
export function powershellOf(action: Action): string[] {
  switch (action.port) {
    case 'host': {
      const entry = catalogue[action.op];
      const native = nativeOf(entry.command, entry.fixed ?? {}, action.args);
      if (native !== undefined) return native;
      const name = entry.command.split('\\').at(-1) ?? entry.command;
      const words = [name];
      for (const [key, value] of Object.entries(entry.fixed ?? {})) {
        if (isSwitch(value)) words.push(value.v ? `-${key}` : `-${key}:$false`);
        else words.push(`-${key} ${literal(value)}`);
      }
      for (const [key, arg] of Object.entries(action.args)) {
        if (isSecretArg(arg)) words.push(`-${key} ${secretVariable(arg.field)}`);
        else if (entry.parameters[key]?.type === 'switch') words.push(arg === true ? `-${key}` : '');
        else words.push(`-${key} ${literal(arg)}`);
      }
      return [words.filter((word) => word !== '').join(' ')];
    }
    case 'files':
      if (action.op === 'write')
        return [
          `Set-Content -LiteralPath ${quote(action.path)} -Encoding Ascii -Value ${quote(action.text)}`,
        ];
      if (action.op === 'remove-all')
        return action.paths.map((path) => `Remove-Item -LiteralPath ${quote(path)}`);
      // What a person types instead; the passphrase is asked for by the command.
      if (action.op === 'open-identity') return openText(action.files);
      return action.op === 'copy'
        ? [
            `Copy-Item -LiteralPath ${quote(action.from)} -Destination ${quote(action.to)}`,
            `Get-FileHash -LiteralPath ${quote(action.to)} -Algorithm SHA256`,
          ]
        : [`Remove-Item -LiteralPath ${quote(action.path)}`];
    case 'reboot':
      return ['Restart-Computer'];
    // Nothing of this host: the cloud has tools of its own.
    case 'cloud':
    case 'person':
    case 'wait':
      return [];
  }
}
