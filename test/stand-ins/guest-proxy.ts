import type { Json } from '../../src/contract/json.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { encodedPassword, proxyPasswordDigest } from '../../src/main/domain/network/proxy.ts';
import { commandAbsent, type Session } from '../../src/practice/host/stream.ts';
import type { Guest, GuestProxy } from '../../src/practice/state/vm.ts';
import type { GuestAnswers } from './guest-shell.ts';
import type { Strings } from './guest.ts';
import type { StandInCall, StandInStream } from './server.ts';

const unit = (name: string) => `/etc/systemd/system/${name}.service.d/zz-eflow-desk-proxy.conf`;
const services = ['aziot-edged', 'aziot-identityd', 'docker'];
const bashrc = '/etc/bash.bashrc';
const live = '/etc/aziot/config.toml';
const given = '/home/iotedge-user/eflow-desk-given';
const mark = '# set by EFLOW Desk';

/** Commands of PowerShell by which a text gets into a file of the VM. */
const ways = [
  'EflowDesk\\Save-EflowDeskSecretFile',
  'AzureEFLOW\\Copy-EflowVmFile',
  'EflowDesk\\Remove-EflowDeskSecretFile',
];

/** What is on its way into the VM: one text at a time, as the lane has it. */
export interface Given {
  text: string;
}

export const isOnItsWay = ({ command, parameters }: StandInCall): boolean =>
  ways.includes(command) && (command !== ways[1] || parameters['toFile'] === given);

/** Answers the leaves that write and remove the file, and the cmdlet that copies it. */
export async function* onItsWay(
  call: StandInCall,
  file: Given,
  machine: Session,
  strings: Strings,
): StandInStream {
  const { command, parameters } = call;
  if (command === ways[0]) {
    file.text = parameters['Text'] as string;
    const password = /:([^:@/]*)@/u.exec(file.text)?.[1];
    if (password !== undefined) {
      const plain = decodeURIComponent(password);
      strings.set(proxyPasswordDigest(plain), plain);
    }
    yield { kind: 'output', value: { Path: 'C:\\Windows\\Temp\\EflowDesk-0\\given' } };
  } else if (command === ways[1] && machine.store.machine().msi === null) {
    yield* commandAbsent({ op: 'guest.setProxy' }, command);
  }
}

interface ProxyCall {
  op: CatalogueName;
  parameters: Record<string, Json>;
}

/** The entry that a text for the VM's shell comes from, if it is about the proxy. */
export function proxyCall(script: string, file: Given): ProxyCall | undefined {
  if (script.includes('section edged environment')) return { op: 'guest.proxy', parameters: {} };
  const agent = script.includes('set by EFLOW Desk') && script.includes('section apply apply');
  if (!agent && !script.includes('zz-eflow-desk-proxy')) return undefined;
  const Part = agent ? 'agent' : 'daemons';
  if (!script.includes(given)) return { op: 'guest.clearProxy', parameters: { Part } };
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'mu').exec(file.text)?.[1];
  const bare = (url: string | undefined) => url?.replace(/:[^:@/]*@/u, '@');
  const password = /:([^:@/]*)@/u.exec(value('https') ?? '')?.[1];
  const all = {
    Part,
    Https: bare(value('https')),
    Http: bare(value('http')),
    NoProxy: value('no'),
    Password: password === undefined ? undefined : decodeURIComponent(password),
  };
  const parameters = Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as Record<
    string,
    Json
  >;
  return { op: agent ? 'guest.setAgentProxy' : 'guest.setProxy', parameters };
}

const withPassword = (url: string, { digest }: GuestProxy, strings: Strings): string =>
  digest === null
    ? url
    : url.replace('@', `:${encodedPassword(strings.get(digest) ?? 'a password that nobody saw pass')}@`);

/** The variables of a proxy, in their order. */
const variables = (proxy: GuestProxy, strings: Strings): [string, string][] => [
  ['https_proxy', withPassword(proxy.https, proxy, strings)],
  ...(proxy.http === null
    ? []
    : [['http_proxy', withPassword(proxy.http, proxy, strings)] as [string, string]]),
  ...(proxy.noProxy === null ? [] : [['no_proxy', proxy.noProxy] as [string, string]]),
];

/** edgeAgent's part of `config.toml` as our functions write it where the file has none. */
export function agentPart({ proxy: { agent }, keptAgent }: Guest, strings: Strings): string {
  if (agent === null && keptAgent === null) return '';
  const lines = [
    '[agent]',
    'name = "edgeAgent"',
    'type = "docker"',
    ...(keptAgent === null ? [] : ['imagePullPolicy = "never"']),
    '[agent.config]',
    `image = "${keptAgent ?? 'mcr.microsoft.com/azureiotedge-agent:1.5'}"`,
    ...(agent === null
      ? []
      : [
          '[agent.env]',
          ...variables(agent, strings).map(([name, value]) => `"${name}" = "${value}"`),
          '"UpstreamProtocol" = "AmqpWs"',
        ]),
  ];
  return lines.map((line) => `${line} ${mark}\n`).join('');
}

/** The files of the VM that are about its proxy. `config` is the rest of `config.toml`. */
export function proxyFiles(guest: Guest, config: string, strings: Strings): Record<string, string> {
  const { daemons } = guest.proxy;
  const own = daemons === null ? [] : variables(daemons, strings);
  const environment = own.map(([name, value]) => `Environment="${name}=${value.replaceAll('%', '%%')}"\n`);
  const exported = own.map(([name, value]) => `export ${name}='${value}'\n`);
  return {
    [live]: config + agentPart(guest, strings),
    [bashrc]:
      own.length === 0
        ? 'PS1=x\n'
        : `PS1=x\n# eflow-desk proxy begin\n${exported.join('')}# eflow-desk proxy end\n`,
    ...(own.length === 0
      ? {}
      : Object.fromEntries(services.map((name) => [unit(name), `[Service]\n${environment.join('')}`]))),
  };
}

/** The VM as functions about its proxy see it. */
export function proxyAnswers(guest: Guest, config: string, strings: Strings, file: Given): GuestAnswers {
  const own = guest.proxy.daemons === null ? [] : variables(guest.proxy.daemons, strings);
  const environment = { stdout: `Environment=${own.map((one) => one.join('=')).join(' ')}\n` };
  return {
    commands: {
      ...Object.fromEntries(
        services.map((name) => [`systemctl show -p Environment ${name}.service`, environment]),
      ),
      'systemctl daemon-reload': {},
      'systemctl restart docker': {},
      'iotedge system restart': {},
      'iotedge config apply': {},
      'iotedge version': { stdout: 'iotedge 1.5.21\n' },
      'docker rm -f edgeAgent': {},
    },
    files: Object.fromEntries(
      Object.entries({ ...proxyFiles(guest, config, strings), [given]: file.text }).map(([path, text]) => [
        path,
        { text },
      ]),
    ),
  };
}
