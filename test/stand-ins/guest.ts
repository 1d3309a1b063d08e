import { errorCodes } from '../../src/contract/errors.ts';
import type { Json } from '../../src/contract/json.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { invoke } from '../../src/practice/host/invoke.ts';
import { exceptionTail, information } from '../../src/practice/host/lines.ts';
import type { Invocation, StreamItem } from '../../src/practice/host/stream.ts';
import type { Guest } from '../../src/practice/state/vm.ts';
import { runGuestShell, type GuestAnswers, type ProgramAnswer } from './guest-shell.ts';
import type { StandInCall, StandInStream } from './server.ts';

/** Connection strings by their digest. The machine keeps the digest alone; the configuration of a real VM has it all. */
export interface Strings {
  get(digest: string): string | undefined;
  set(digest: string, text: string): unknown;
}

const template = '# Azure IoT Edge\n';
const paths = {
  template: '/var/.eflow/config/config.toml.template',
  live: '/etc/aziot/config.toml',
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

/** `config.toml` as Provision-EflowVm writes it (eflow.md 9.3). */
function toml({ config }: Guest, strings: Strings): string {
  if (config === null) return template;
  const head = `${template}\n[provisioning]\nsource = ${quoted(config.source)}\n`;
  if (config.source === 'manual') {
    const text = strings.get(config.digest ?? '');
    if (text === undefined) throw new Error('the VM has a connection string that nobody saw pass');
    return `${head}connection_string = ${quoted(text)}\n`;
  }
  const endpoint =
    config.globalEndpoint === null ? '' : `global_endpoint = ${quoted(config.globalEndpoint)}\n`;
  return [
    `${head}${endpoint}id_scope = ${quoted(config.scopeId ?? '')}\n`,
    `[provisioning.attestation]\nmethod = ${quoted(config.method)}\nregistration_id = ${quoted(config.registrationId ?? '')}\n`,
  ].join('\n');
}

const lines = (value: Json | undefined): string => (value as string[]).map((line) => `${line}\n`).join('');

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
      'du -s -x -c -B 1 /var/lib/docker/overlay2 /var/lib/docker/tmp': {
        stdout: `${row['ImageBytes'] as number}\ttotal\n`,
      },
    },
    files: {
      [paths.live]: { text: toml(guest, strings) },
      ...(guest.configuredAt === null
        ? {}
        : { [paths.applied]: { text: '', changedAt: guest.configuredAt } }),
    },
    open: ports.filter(({ Open }) => Open).map(({ Host, Port }) => `${Host}:${Port}`),
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
  invocation: (call: StandInCall, op: CatalogueName, parameters: Record<string, Json>) => Invocation,
  play: (call: Invocation, run: (call: Invocation) => StandInStream) => StandInStream,
): StandInStream {
  const { text, script } = scriptOf(call);
  const resets = script.includes('config apply');
  const op = resets ? 'guest.reset' : 'guest.read';

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
      const guest = resets ? before : store.machine().vm?.guest;
      if (guest === undefined) throw new Error('the twin read a VM that is not there');
      const answers: GuestAnswers = resets
        ? {
            commands: { [apply]: {} },
            files: { [paths.template]: { text: template }, [paths.live]: { text: toml(guest, strings) } },
          }
        : answersOf(row, guest, strings);
      const ran = await runGuestShell(text, answers, call.signal).catch((error: unknown) => {
        // The shell of a command that was stopped is ended with it, and nobody hears it.
        if (call.signal.aborted) return undefined;
        throw error;
      });
      if (ran === undefined) return;
      if (resets && ran.ran.some((one) => one.join(' ') === apply) !== row['Changed'])
        throw new Error(`the function and its twin differ: ${JSON.stringify([ran.ran, row])}`);
      for (const line of ran.stdout.split('\n').slice(0, -1)) yield { kind: 'output', value: line };
    }
  }
  yield* play(invocation(call, op, resets ? {} : { fingerprintKey: 'of nobody' }), run);
}
