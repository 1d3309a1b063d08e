import { isDeepStrictEqual } from 'node:util';
import { errorCodes } from '../../src/contract/errors.ts';
import type { Json } from '../../src/contract/json.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { invoke } from '../../src/practice/host/invoke.ts';
import { exceptionTail, information } from '../../src/practice/host/lines.ts';
import type { Invocation, StreamItem } from '../../src/practice/host/stream.ts';
import { baseCloud } from '../../src/practice/scenarios/base.ts';
import { practiceConnectionString, practiceDigest } from '../../src/practice/state/cloud.ts';
import type { Guest } from '../../src/practice/state/vm.ts';
import { agentPart, proxyAnswers, proxyCall, proxyFiles, type Given } from './guest-proxy.ts';
import { imageFiles, imagesAnswers, imagesCall, imagesTold } from './guest-images.ts';
import { tpmAnswers } from './guest-tpm.ts';
import { rootAnswers, rootCall, rootFiles, rootFilesOf, trustPart } from './guest-root.ts';
import { runGuestShell, type GuestAnswers, type ProgramAnswer } from './guest-shell.ts';
import type { StandInCall, StandInStream } from './server.ts';

/** Connection strings and symmetric keys by their digest. The machine keeps the digest alone; the configuration of a real VM has it all. */
export interface Strings {
  get(digest: string): string | undefined;
  set(digest: string, text: string): unknown;
}

const template = '# Azure IoT Edge\n';
const sentPath = '/home/iotedge-user/eflow-desk-given';
const paths = {
  template: '/var/.eflow/config/config.toml.template',
  live: '/etc/aziot/config.toml',
  resolv: '/run/systemd/resolve/resolv.conf',
  certificate: '/var/aziot/certs/identity.cert.pem',
  applied: '/etc/aziot/identityd/config.d/00-super.toml',
};
const apply = `iotedge config apply -c ${paths.template}`;

/** True for what our functions say to the shell of the VM. */
export function isGuestCommand({ command }: StandInCall): boolean {
  return command === 'AzureEFLOW\\Invoke-EflowVmCommand';
}

/** What the shell of the VM is to run: our functions send it as base64. */
function scriptOf({ parameters }: StandInCall): { text: string; script: string } {
  const text = parameters['command'] as string;
  const [, encoded = ''] = /^echo ([A-Za-z0-9+/=]+) \| base64 -d/u.exec(text) ?? [];
  return { text, script: Buffer.from(encoded, 'base64').toString('utf8') };
}

const quoted = (text: string) => JSON.stringify(text);

/** The connection string with which a scenario began: of a device of the base cloud. */
function stringOfStart(digest: string | null): string | undefined {
  const { hub, devices } = baseCloud;
  const started = devices.find(
    ({ deviceId, handedOverVersion }) => practiceDigest(hub, deviceId, handedOverVersion) === digest,
  );
  return started && practiceConnectionString(hub, started.deviceId, started.handedOverVersion);
}

function secretOf(digest: string | null, strings: Strings): string {
  const text = strings.get(digest ?? '') ?? stringOfStart(digest);
  if (text === undefined) throw new Error('the VM has a secret that nobody saw pass');
  return text;
}

/** `config.toml` as Provision-EflowVm writes it (eflow.md 9.3). */
function toml({ config }: Guest, strings: Strings): string {
  if (config === null) return template;
  const head = `${template}\n[provisioning]\nsource = ${quoted(config.source)}\n`;
  const files = `identity_cert = "file://${paths.certificate}"\nidentity_pk = "file:///var/aziot/secrets/identity.key.pem"\n`;
  if (config.source === 'manual' && config.method === 'x509')
    return [
      `${head}iothub_hostname = ${quoted(config.hub ?? '')}\ndevice_id = ${quoted(config.deviceId ?? '')}\n`,
      `[provisioning.authentication]\nmethod = "x509"\n${files}`,
    ].join('\n');
  if (config.source === 'manual')
    return `${head}connection_string = ${quoted(secretOf(config.digest, strings))}\n`;
  const endpoint =
    config.globalEndpoint === null ? '' : `global_endpoint = ${quoted(config.globalEndpoint)}\n`;
  const id = config.registrationId === null ? '' : `registration_id = ${quoted(config.registrationId)}\n`;
  const proof =
    config.method === 'symmetric_key'
      ? `symmetric_key = { value = ${quoted(secretOf(config.digest, strings))} }\n`
      : config.method === 'x509'
        ? files
        : '';
  return [
    `${head}${endpoint}id_scope = ${quoted(config.scopeId ?? '')}\n`,
    `[provisioning.attestation]\nmethod = ${quoted(config.method)}\n${id}${proof}`,
  ].join('\n');
}

/** `config.toml` with the trust bundle in front, which our function puts there. */
const trusting = (guest: Guest, strings: Strings) => trustPart(guest) + toml(guest, strings);

/** The whole `config.toml`, with what our functions add to it. */
const live = (guest: Guest, strings: Strings) => trusting(guest, strings) + agentPart(guest, strings);

const lines = (value: Json | undefined): string => (value as string[]).map((line) => `${line}\n`).join('');

/** The file of the VM's resolver. */
function resolvOf(row: Readonly<Record<string, Json>>): string {
  const servers = row['Servers'] as string[];
  return [
    '# This is /run/systemd/resolve/resolv.conf managed by man:systemd-resolved(8).',
    ...servers.map((one) => `nameserver ${one}`),
    'search .',
    '',
  ].join('\n');
}

/** The VM as its shell sees it, made of what the twin of our function tells and of the configuration. */
function answersOf(row: Readonly<Record<string, Json>>, guest: Guest, strings: Strings): GuestAnswers {
  const connected = guest.config !== null;
  const said = (text: string): ProgramAnswer => ({ stdout: text, exitCode: connected ? 0 : 1 });
  const ports = row['Ports'] as { Host: string; Port: number; Open: boolean }[];
  return {
    commands: {
      'date -u +%Y-%m-%dT%H:%M:%S.%3NZ': { stdout: `${row['Now'] as string}\n` },
      'iotedge system status': { stdout: lines(row['Status']) },
      'iotedge list': said(lines(row['List'])),
      'iotedge logs edgeAgent --tail 200': said(lines(row['AgentLog'])),
      'journalctl -q -u aziot-identityd -n 200 --no-pager -o short': { stdout: lines(row['IdentityLog']) },
      'journalctl -q -u aziot-edged -n 100 --no-pager -o short': { stdout: lines(row['EdgedLog']) },
      'du -s -x -c -B 1 /var/lib/docker/overlay2 /var/lib/docker/tmp': {
        stdout: `${row['ImageBytes'] as number}\ttotal\n`,
      },
      'df -P -k /var/lib/docker': {
        stdout: `Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda9 10190100 1 1 ${100 - (row['DiskFree'] as number)}% /var\n`,
      },
      'getent ahostsv4 mcr.microsoft.com': { exitCode: row['Names'] === true ? 0 : 2 },
    },
    files: {
      [paths.live]: { text: live(guest, strings) },
      ...(guest.config?.certificate == null
        ? {}
        : { [paths.certificate]: { text: guest.config.certificate } }),
      '/proc/loadavg': { text: `${(row['Load'] as number).toFixed(2)} 0.10 0.05 1/180 4242\n` },
      ...(guest.configuredAt === null
        ? {}
        : { [paths.applied]: { text: '', changedAt: guest.configuredAt } }),
    },
    open: [
      ...ports.filter(({ Open }) => Open).map(({ Host, Port }) => `${Host}:${Port}`),
      ...(row['Registry'] === true ? ['mcr.microsoft.com:443'] : []),
    ],
  };
}

/** The VM as the function sees it that tells how the VM is set up. */
function configAnswers(row: Readonly<Record<string, Json>>, guest: Guest, strings: Strings): GuestAnswers {
  const volumes = row['Volumes'] as { Name: string; Bytes: number }[];
  const du = 'du -s -x -B 1 /var/lib/docker/volumes/*/';
  const none = `du: cannot access '/var/lib/docker/volumes/*/': No such file or directory\n`;
  return {
    files: { [paths.live]: { text: live(guest, strings) } },
    commands: {
      [du]:
        volumes.length === 0
          ? { stderr: none, exitCode: 1 }
          : {
              stdout: volumes
                .map(({ Name, Bytes }) => `${Bytes}\t/var/lib/docker/volumes/${Name}/\n`)
                .join(''),
            },
    },
  };
}

/** Invoke-EflowVmCommand that could not reach the VM: it prints so and gives nothing (eflow.md 8.1). */
function* unreached(call: Invocation, text: string): Generator<StreamItem> {
  yield* exceptionTail(call.session.clock.now(), text).map(information);
}

/**
 * The VM's shell behind Invoke-EflowVmCommand: the text of our function really runs, on files and programs that answer
 * what the simulated VM is. What the twin of the function does to the machine happens here too, once.
 */
export async function* guestAnswer(
  call: StandInCall,
  strings: Strings,
  given: Given,
  invocation: (call: StandInCall, op: CatalogueName, parameters: Record<string, Json>) => Invocation,
  play: (call: Invocation, run: (call: Invocation) => StandInStream) => StandInStream,
): StandInStream {
  const { text, script } = scriptOf(call);
  const root = rootCall(script, given);
  const images = root === undefined ? imagesCall(script, given) : undefined;
  const edits = root ?? images;
  const proxy = edits === undefined ? proxyCall(script, given) : undefined;
  const resets = proxy === undefined && edits === undefined && script.includes('config apply');
  const dns = script.includes('resolv.conf');
  const shows = script.includes('section config shown');
  const tpm = script.includes('section units');
  const op =
    edits !== undefined
      ? edits.op
      : proxy !== undefined
        ? proxy.op
        : resets
          ? 'guest.reset'
          : tpm
            ? 'guest.tpm'
            : dns
              ? 'guest.dns'
              : shows
                ? 'guest.config'
                : 'guest.read';

  async function* run(twin: Invocation): StandInStream {
    const { store } = twin.session;
    const before = structuredClone(store.machine().vm?.guest);
    let said: StreamItem | undefined;
    for await (const item of invoke(twin)) {
      if (item.kind === 'error') {
        said = item;
        continue;
      }
      if (item.kind === 'problem') {
        if (item.error.code === errorCodes.commandFailed) {
          yield* unreached(twin, String(item.error.params['text']));
          return;
        }
        if (said !== undefined) yield said;
      }
      if (item.kind !== 'output') {
        yield item;
        continue;
      }
      const row = item.value as Readonly<Record<string, Json>>;
      const guest = resets || proxy !== undefined || edits !== undefined ? before : store.machine().vm?.guest;
      if (guest === undefined) throw new Error('the twin read a VM that is not there');
      const answers: GuestAnswers =
        root !== undefined
          ? rootAnswers(guest, live(guest, strings), given)
          : images !== undefined
            ? op === 'guest.images'
              ? imagesTold(row, live(guest, strings))
              : imagesAnswers(guest, live(guest, strings), given, row['Changed'] === true)
            : proxy !== undefined
              ? proxyAnswers(guest, trusting(guest, strings), strings, given)
              : resets
                ? {
                    commands: { [apply]: {} },
                    files: {
                      [paths.template]: { text: template },
                      [paths.live]: { text: live(guest, strings) },
                    },
                  }
                : tpm
                  ? tpmAnswers(row)
                  : dns
                    ? { files: { [paths.resolv]: { text: resolvOf(row) } } }
                    : shows
                      ? configAnswers(row, guest, strings)
                      : answersOf(row, guest, strings);
      const ran = await runGuestShell(text, answers, call.signal).catch((error: unknown) => {
        // The shell of a command that was stopped is ended with it, and nobody hears it.
        if (call.signal.aborted) return undefined;
        throw error;
      });
      if (ran === undefined) return;
      if (resets && ran.ran.some((one) => one.join(' ') === apply) !== row['Changed'])
        throw new Error(`the function and its twin differ: ${JSON.stringify([ran.ran, row])}`);
      const after = store.machine().vm?.guest;
      if (proxy !== undefined && after !== undefined) {
        // What the text did in the VM has to be what the twin did to the machine.
        const wanted = proxyFiles(after, trusting(after, strings), strings);
        const { [sentPath]: _sent, ...made } = ran.files;
        if (!isDeepStrictEqual(made, wanted))
          throw new Error(`the function and its twin differ: ${JSON.stringify([made, wanted])}`);
      }
      if (root !== undefined && after !== undefined) {
        const [made, wanted] = [rootFilesOf(ran.files), rootFiles(after, live(after, strings))];
        if (!isDeepStrictEqual(made, wanted))
          throw new Error(`the function and its twin differ: ${JSON.stringify([made, wanted])}`);
      }
      if (images !== undefined && op !== 'guest.images' && after !== undefined) {
        const { [sentPath]: _sent, ...made } = ran.files;
        const wanted = imageFiles(after, live(after, strings));
        if (!isDeepStrictEqual(made, wanted))
          throw new Error(`the function and its twin differ: ${JSON.stringify([made, wanted])}`);
      }
      for (const line of ran.stdout.split('\n').slice(0, -1)) yield { kind: 'output', value: line };
    }
  }
  const parameters =
    op === 'guest.read' || op === 'guest.proxy'
      ? { fingerprintKey: 'of nobody' }
      : (edits?.parameters ?? proxy?.parameters ?? {});
  yield* play(invocation(call, op, parameters), run);
}
