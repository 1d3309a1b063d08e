import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from '../../src/contract/setup.ts';
import { registrationIdOf } from '../../src/main/domain/identity/endorsement-key.ts';
import { readCertificateFile } from '../../src/main/domain/identity/certificate-files.ts';
import { connectionStringDigest } from '../../src/main/domain/identity/connection-string.ts';
import { symmetricKeyDigest } from '../../src/main/domain/identity/symmetric-key.ts';
import { agentPort, reaches } from '../../src/practice/guest/network.ts';
import { serviceStates } from '../../src/practice/guest/texts.ts';
import { startOf } from '../../src/practice/machine.ts';
import { readScenario } from '../../src/practice/scenarios/schema.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { keyText } from '../../src/practice/cloud/keys.ts';
import { CloudState, practiceKey, type Device } from '../../src/practice/state/cloud.ts';
import { MachineState } from '../../src/practice/state/machine.ts';
import { tpmKeyName } from '../../src/practice/state/tpm-key.ts';
import type { GuestConfig } from '../../src/practice/state/vm.ts';
import { keyFile, type Vault } from '../../src/practice/store/keys.ts';
import { openStore } from '../../src/practice/store/store.ts';
import { endorsementKeyOf } from '../../src/practice/windows/tpm.ts';
import { isJsonObject } from '../../src/contract/json.ts';

/** The two machines that every scenario is laid over, whichever of them its file names. */
export const bases = ['client', 'server'] as const;
export type Base = (typeof bases)[number];

/** Puts the machine of a scenario, laid over this base, where a program with this state folder will open it. */
export function placeMachine(
  stateFolder: string,
  scenario: string,
  base: Base,
  now: number,
  prepare: (machine: MachineState, now: number, cloud: CloudState) => void = () => undefined,
): void {
  const file = scenarioFiles[scenario];
  if (file === undefined || !isJsonObject(file)) throw new Error(`no scenario ${scenario}`);
  const laid = readScenario({ ...file, base });
  openStore({
    folder: join(stateFolder, 'practice', scenario),
    scenario,
    pid: process.pid,
    isAlive: () => true,
    isToSettle: () => false,
    settle: () => undefined,
    start: () => {
      const made = startOf(laid, now, 0);
      prepare(made.machine, now, made.cloud);
      return made;
    },
  });
}

/** The name in a certificate of this computer; undefined where it is not there. */
const nameIn = (path: string): string | undefined =>
  existsSync(path)
    ? (readCertificateFile(readFileSync(path, 'utf8')).certificate?.commonName ?? undefined)
    : undefined;

type Wanted = Pick<Setup, 'identity' | 'payload'> & { cloud?: Setup['cloud'] };

/** The device that an identity must become in the cloud. */
function wantedDevice(
  identity: NonNullable<Setup['identity']>,
  cloud: Setup['cloud'],
  machine: MachineState,
): string {
  if (cloud?.deviceId !== undefined) return cloud.deviceId;
  switch (identity.provisioningType) {
    case 'ManualConnectionString':
      return 'edge-01';
    case 'ManualX509':
      return identity.deviceId;
    case 'DpsTPM':
      return identity.registrationId ?? registrationIdOf(endorsementKeyOf(machine) ?? '');
    case 'DpsX509':
      return identity.registrationId ?? nameIn(identity.identityCertPath) ?? 'edge-04';
    case 'DpsSymmetricKey':
      return identity.registrationId;
  }
}

const methods = {
  ManualConnectionString: 'manual/sas',
  ManualX509: 'manual/x509',
  DpsTPM: 'dps/tpm',
  DpsX509: 'dps/x509',
  DpsSymmetricKey: 'dps/symmetric_key',
} as const;

/**
 * What keeps edgeAgent of this machine from being connected to the hub with the identity of this setup; undefined while it
 * is connected.
 * Asked of the machine's and the cloud's own state, never of a fact that the product reads.
 */
export function notConnected(
  stateFolder: string,
  scenario: string,
  { identity, payload, cloud: made }: Wanted,
): string | undefined {
  if (identity === undefined) return 'no identity is asked for';
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(join(stateFolder, 'practice', scenario, file), 'utf8'));
  const machine = MachineState.parse(read('machine.json'));
  const cloud = CloudState.parse(read('cloud.json'));
  const { vm, msi } = machine;
  if (vm === null) return 'no VM';
  if (msi?.version !== payload.version) return `EFLOW is ${msi?.version ?? 'not installed'}`;
  if (vm.power !== 'Running') return 'the VM is off';
  const { config, assigned, agentStartedAt, due } = vm.guest;
  if (config === null) return 'not provisioned';
  if (`${config.source}/${config.method}` !== methods[identity.provisioningType]) return 'another way';
  if (assigned === null) return 'no identity';
  if (agentStartedAt === null) return 'no edgeAgent';
  if (due !== null) return `still ${due.kind}`;
  const down = serviceStates(vm.guest).find(({ state }) => state.startsWith('Down'));
  if (down !== undefined) return `${down.name} is down`;
  const device = wantedDevice(identity, made, machine);
  if (assigned.deviceId !== device) return `the device is ${assigned.deviceId}`;
  if (assigned.hub !== cloud.hub) return `the hub is ${assigned.hub}`;
  if (!reaches(machine, cloud.hub, agentPort(machine), 'agent')) return 'the hub is out of reach';
  const known = cloud.devices.find((one) => one.deviceId === device);
  if (known?.enabled !== true) return 'the hub refuses the device';
  const vault = keyFile(join(stateFolder, 'practice', scenario), process.pid);
  return proves(machine, config, known, vault) ? undefined : 'the hub does not accept its proof';
}

/** True when what the VM has is what the hub wants of the device. */
function proves(machine: MachineState, config: GuestConfig, known: Device, vault: Vault): boolean {
  const { authentication: wanted, deviceId } = known;
  if (wanted.type === 'selfSigned') {
    const { certificate } = readCertificateFile(config.certificate ?? '');
    return config.method === 'x509' && certificate?.thumbprint.toUpperCase() === wanted.primary;
  }
  if (wanted.type !== 'sas') return false;
  const keys = [wanted.primary, wanted.secondary].map((key) => keyText(vault, key));
  if (config.method === 'tpm')
    return keys.includes(practiceKey(tpmKeyName(deviceId, endorsementKeyOf(machine) ?? ''), 1));
  const digestOf = (key: string) =>
    config.method === 'sas'
      ? connectionStringDigest({ hub: config.hub ?? '', deviceId, key })
      : symmetricKeyDigest(key);
  return keys.some((key) => digestOf(key) === config.digest);
}
