import { readCertificateFile } from '../../main/domain/identity/certificate-files.ts';
import type { Clock } from '../../main/ports.ts';
import {
  globalDps,
  type ConnectOutcome,
  type ConnectRequest,
  type DeviceCloud,
  type DeviceProof,
  type RegisterOutcome,
  type RegisterRequest,
} from '../cloud/port.ts';
import type { MachineState } from '../state/machine.ts';
import type { Due, GuestConfig, Vm } from '../state/vm.ts';
import type { Store } from '../store/store.ts';
import { endorsementKeyOf } from '../windows/tpm.ts';
import { getsOut } from '../windows/network.ts';
import { keyOf, privateKeyOf, type Kept } from './keys.ts';
import { agentPort, reaches, registry } from './network.ts';
import { schedule } from './power.ts';
import { agentConnectMs, agentRetryMs, agentStartMs, identityRetryMs, pullMs } from './times.ts';
import {
  agentConnected,
  agentNotConnected,
  agentStarts,
  identityFailed,
  identityStarts,
  identitySucceeded,
  imageLacks,
  pullFailed,
} from './events.ts';
import { agentImage } from '../image-file.ts';

/** A question to the cloud that the VM asks now, and the answer's way back. */
interface Question {
  due: Due;
  ask(cloud: DeviceCloud): Promise<Answer>;
}

type Answer = { kind: 'assigned'; hub: string; deviceId: string } | { kind: 'failed'; error: string };

const textOf = (outcome: Exclude<ConnectOutcome, { kind: 'accepted' }>) => {
  if (outcome.kind === 'unreachable') return `Hub client error, caused by: ${outcome.reason}`;
  switch (outcome.status) {
    case 401:
      return 'authentication error';
    case 404:
      return 'device identity not found';
    default:
      return 'Hub client error';
  }
};

/** How the VM proves who it is, with what it was given or with its TPM. */
function proofOf(machine: MachineState, config: GuestConfig, kept: Kept): DeviceProof {
  switch (config.method) {
    case 'sas':
    case 'symmetric_key':
      return { kind: 'key', key: keyOf(config, kept) };
    case 'x509':
      return {
        kind: 'certificate',
        certificate: config.certificate ?? '',
        privateKey: privateKeyOf(config, kept) ?? '',
      };
    case 'tpm':
      return { kind: 'tpm', endorsementKey: endorsementKeyOf(machine) ?? '' };
  }
}

/**
 * True when the VM has a certificate and the key that belongs to it.
 *
 * @assumed provisioning.md 3.2: Provision-EflowVm copies the files without a look into them, and a key that does not fit makes the identity service fail | verify: provision with the key of another certificate and read the log
 */
const hasFittingKey = (config: GuestConfig): boolean =>
  config.keyId !== null && readCertificateFile(config.certificate ?? '').certificate?.keyId === config.keyId;

/** Where a request comes from: which VM with which configuration, when, and what it has to prove itself. */
interface Asking {
  machine: MachineState;
  config: GuestConfig;
  at: number;
  kept: Kept;
}

const clockOf = ({ machine, at }: Asking): number => at + (machine.vm?.clockSkewMs ?? 0);

function connectRequest(asking: Asking, as: ConnectRequest['as']): ConnectRequest | undefined {
  const { machine, config, at, kept } = asking;
  const assigned = machine.vm?.guest.assigned;
  const hub = config.hub ?? assigned?.hub;
  const deviceId = config.deviceId ?? assigned?.deviceId;
  if (hub === undefined || deviceId === undefined) return undefined;
  return { at, clock: clockOf(asking), hub, deviceId, as, proof: proofOf(machine, config, kept) };
}

async function connectAs(cloud: DeviceCloud, request: ConnectRequest): Promise<Answer> {
  const outcome = await cloud
    .connect(request)
    .catch((): ConnectOutcome => ({ kind: 'unreachable', reason: 'no answer' }));
  return outcome.kind === 'accepted'
    ? { kind: 'assigned', hub: request.hub, deviceId: request.deviceId }
    : { kind: 'failed', error: textOf(outcome) };
}

async function registerWith(cloud: DeviceCloud, request: RegisterRequest): Promise<Answer> {
  const outcome = await cloud
    .register(request)
    .catch((): RegisterOutcome => ({ kind: 'unreachable', reason: 'no answer' }));
  return outcome.kind === 'assigned'
    ? outcome
    : { kind: 'failed', error: `DPS client error, caused by: ${causeOf(outcome)}` };
}

/**
 * What DPS said, as the identity service passes it on.
 *
 * @assumed eflow.md 9.3, provisioning.md 5.4: behind "DPS client error" the log names the HTTP status, error code and message of DPS, or why it could not be reached | verify: provision with a wrong scope, without an enrollment and with a wrong key, and read sudo iotedge system logs
 */
function causeOf(outcome: Exclude<RegisterOutcome, { kind: 'assigned' }>): string {
  switch (outcome.kind) {
    case 'refused':
      return `${outcome.status} ${outcome.errorCode} ${outcome.message}`;
    case 'failed':
      return `DPS registration failed: ${outcome.errorCode} ${outcome.message}`;
    case 'disabled':
      return 'DPS registration ended with status disabled';
    case 'unreachable':
      return outcome.reason;
  }
}

const refused = (error: string) => (): Promise<Answer> => Promise.resolve({ kind: 'failed', error });

/** Why nothing opens from inside, as Linux says it: the name is not found, or nobody answers. */
const closed = (machine: MachineState): string =>
  machine.vm !== null && getsOut(machine, machine.vm)
    ? 'error trying to connect: connection timed out'
    : 'error trying to connect: dns error: failed to lookup address information: Temporary failure in name resolution';

const lostTpm = ({ vm }: MachineState) => vm?.guest.troubles.includes('tpm-lost') === true;
const tpmLost = 'Key client error, caused by: tpm2-abrmd: Connection refused (os error 111)';

/** Without a registration ID the identity service takes the common name of its certificate (eflow.md 9.1). */
const registrationIdOf = ({ registrationId, certificate }: GuestConfig): string =>
  registrationId ?? readCertificateFile(certificate ?? '').certificate?.commonName ?? '';

/** What the identity service asks: the hub for a manual configuration, DPS otherwise (eflow.md 9.3). */
function identityQuestion(asking: Asking): Question['ask'] {
  const { machine, config, at, kept } = asking;
  if (config.method === 'x509' && !hasFittingKey(config)) return refused('Key client error');
  if (config.source === 'manual') {
    const request = connectRequest(asking, 'identity');
    if (request === undefined || !reaches(machine, request.hub, 443, 'daemons'))
      return refused(`Hub client error, caused by: ${closed(machine)}`);
    return (cloud) => connectAs(cloud, request);
  }
  const endpoint = config.globalEndpoint ?? globalDps;
  const hasTpm = endorsementKeyOf(machine) !== undefined && machine.features.DpsTpm;
  if (config.method === 'tpm' && !hasTpm) return refused('Key client error');
  if (config.method === 'tpm' && lostTpm(machine)) return refused(tpmLost);
  if (!reaches(machine, new URL(endpoint).hostname, 443, 'daemons'))
    return refused(`DPS client error, caused by: ${closed(machine)}`);
  const request: RegisterRequest = {
    at,
    clock: clockOf(asking),
    globalEndpoint: endpoint,
    scopeId: config.scopeId ?? '',
    registrationId: registrationIdOf(config),
    proof: proofOf(machine, config, kept),
  };
  return (cloud) => registerWith(cloud, request);
}

/**
 * edgeAgent connects by AMQP on 5671 and nothing else, unless its environment says otherwise.
 *
 * @assumed field-notes.md proof: with 5671 shut and 443 open edgeAgent stays unconnected and only says that it tries | verify: block 5671 for the VM, provision a device and read the edgeAgent log for ten minutes
 */
function agentQuestion(asking: Asking): Question['ask'] {
  const { machine, config } = asking;
  const request = connectRequest(asking, 'edgeAgent');
  if (request === undefined || !reaches(machine, request.hub, agentPort(machine), 'agent'))
    return refused('timeout');
  if (config.method === 'tpm' && lostTpm(machine)) return refused('unauthorized');
  return (cloud) => connectAs(cloud, request);
}

/** A VM that nobody looked at for days has not that many lines to tell: tries long past are left out. */
function skipLongPast(due: Due, now: number): number {
  const every = due.kind === 'identity' ? identityRetryMs : agentRetryMs;
  const missed = Math.floor((now - due.at) / every);
  return missed > 20 ? due.at + (missed - 20) * every : due.at;
}

/** What is due in the VM by now. Something without the cloud is simply done; a question is handed back. */
function takeDue(machine: MachineState, now: number, kept: Kept): Question | 'done' | 'nothing' {
  const { vm } = machine;
  const due = vm?.guest.due;
  const config = vm?.guest.config;
  if (vm == null || due == null || config == null || due.at > now) return 'nothing';
  if (due.kind === 'agent-start') {
    startAgent(machine, vm, due.at);
    return 'done';
  }
  const at = skipLongPast(due, now);
  const moved = { ...due, at };
  const asking = { machine, config, at, kept };
  return { due: moved, ask: due.kind === 'identity' ? identityQuestion(asking) : agentQuestion(asking) };
}

/** Why edgeAgent's image cannot be pulled, as the container engine says it, or undefined. */
function pullFailure(machine: MachineState, { guest }: Vm): string | undefined {
  if (!reaches(machine, registry, 443, 'daemons')) return `dial tcp: lookup ${registry}: i/o timeout`;
  if (guest.troubles.includes('disk-full'))
    return 'write /var/lib/docker/tmp/GetImageBlob: no space left on device';
  return guest.troubles.includes('image-missing')
    ? `manifest for ${agentImage} not found: manifest unknown`
    : undefined;
}

/** Starts edgeAgent once its image is there; until then the pull is what is due. */
function startAgent(machine: MachineState, vm: Vm, at: number): void {
  const { guest } = vm;
  // aziot-edged is who starts it.
  if (guest.troubles.includes('runtime-down')) {
    schedule(guest, 'agent-start', at + agentRetryMs);
    return;
  }
  if (guest.keptAgent !== null) {
    // Never pulled: it is there, or edgeAgent is not.
    if (guest.images.some(({ name }) => name === guest.keptAgent)) runAgent(vm, at);
    else {
      imageLacks(vm, at, guest.keptAgent);
      schedule(guest, 'agent-start', at + agentRetryMs);
    }
    return;
  }
  // By default it is pulled whether docker has it or not (field-notes Payload and trust).
  const pulled = guest.pullStartedAt !== null && at - guest.pullStartedAt >= pullMs;
  const unpulled = pulled ? undefined : pullFailure(machine, vm);
  if (unpulled !== undefined) {
    guest.pullStartedAt = null;
    pullFailed(vm, at, unpulled);
    schedule(guest, 'agent-start', at + agentRetryMs);
    return;
  }
  if (!pulled) {
    guest.pullStartedAt = at;
    schedule(guest, 'agent-start', at + agentStartMs);
    return;
  }
  runAgent(vm, at);
}

function runAgent(vm: Vm, at: number): void {
  vm.guest.agentStartedAt = at;
  agentStarts(vm, at);
  schedule(vm.guest, 'agent-connect', at + agentConnectMs);
}

/** Writes down what the cloud answered, unless the VM has gone on to something else meanwhile. */
function giveAnswer(machine: MachineState, due: Due, answer: Answer): void {
  const { vm } = machine;
  const config = vm?.guest.config;
  if (vm == null || config == null || vm.guest.due?.seq !== due.seq) return;
  if (due.kind === 'identity') {
    identityStarts(vm, config, due.at);
    if (answer.kind === 'failed') {
      identityFailed(vm, config, due.at, answer.error);
      // With a backup of an earlier assignment the runtime goes on without the cloud (eflow.md 9.3).
      if (vm.guest.assigned === null) schedule(vm.guest, 'identity', due.at + identityRetryMs);
      else schedule(vm.guest, 'agent-start', due.at + agentStartMs);
      return;
    }
    vm.guest.assigned = { hub: answer.hub, deviceId: answer.deviceId };
    vm.guest.provisionedAt = identitySucceeded(vm, config, answer, due.at);
    if (vm.guest.keptAgent === null && pullFailure(machine, vm) === undefined)
      vm.guest.pullStartedAt ??= vm.guest.provisionedAt;
    schedule(vm.guest, 'agent-start', vm.guest.provisionedAt + agentStartMs);
    return;
  }
  if (answer.kind === 'failed') {
    agentNotConnected(vm, due.at);
    schedule(vm.guest, 'agent-connect', due.at + agentRetryMs);
    return;
  }
  agentConnected(vm, due.at);
  vm.guest.due = null;
}

/**
 * Lets the VM do everything that is due by now. Whoever is about to look into the VM calls it first; two who do so at
 * once ask the cloud twice and write once.
 */
export async function advanceGuest(store: Store, clock: Clock, cloud: DeviceCloud): Promise<void> {
  for (;;) {
    const now = clock.now();
    const due = store.machine().vm?.guest.due;
    if (due == null || due.at > now) return;
    const taken = store.change((machine) => takeDue(machine, now, store.keptKey));
    if (taken === 'nothing') return;
    if (taken === 'done') continue;
    const answer = await taken.ask(cloud);
    store.change((machine) => {
      giveAnswer(machine, taken.due, answer);
    });
  }
}
