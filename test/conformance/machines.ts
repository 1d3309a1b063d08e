import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../src/contract/json.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { Host, HostArg } from '../../src/main/ports.ts';
import { createHost } from '../../src/practice/host/host.ts';
import type { Session } from '../../src/practice/host/stream.ts';
import { createPracticeMachine } from '../../src/practice/machine.ts';
import { openSession } from '../../src/practice/index.ts';
import { scenarioOf } from '../../src/practice/scenarios/table.ts';
import { practiceConnectionString, practiceKey } from '../../src/practice/state/cloud.ts';
import type { MachineState } from '../../src/practice/state/machine.ts';
import { stillTime } from '../support/app.ts';
import { cases, secrets } from './cases.ts';

const reveal = ({ handle }: { handle: string }) => secrets[handle] ?? '';

/** A machine in a folder of its own, and the practice host on it. */
export interface Machine {
  folder: string;
  session: Session;
  host: Host;
  /** Everything the machine is, the cloud included. */
  state(): Json;
}

function open(scenario: string, folder: string): Machine {
  const { session } = openSession({ scenario, folder, scale: 0, real: stillTime, isAlive: () => true });
  return {
    folder,
    session,
    host: createHost(session, 'practice', reveal),
    state: () =>
      ['machine.json', 'cloud.json'].map(
        (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json,
      ),
  };
}

/** What brings a machine from the start of its scenario to where the cases meet it. */
type Step = (machine: Machine, scenario: string) => Promise<void> | void;

const run =
  (op: CatalogueName, args: Readonly<Record<string, HostArg>>): Step =>
  async ({ host }) => {
    const { problem } = await host.run({ op, args, timeoutMs: catalogue[op].timeoutMs }, () => undefined);
    if (problem !== undefined) throw new Error(`${op}: ${problem.code} ${JSON.stringify(problem.params)}`);
  };

const change =
  (how: (state: MachineState) => void): Step =>
  ({ session }) => {
    session.store.change((state) => how(state));
  };

const first = (op: CatalogueName) => cases[op][0] ?? {};
const last = (op: CatalogueName) => cases[op].at(-1) ?? {};
const staticDeploy = cases['eflow.deploy'].find((one) => one['vswitchType'] === 'Internal') ?? {};
const install = run('msi.install', last('msi.install'));
const deploy = run('eflow.deploy', first('eflow.deploy'));
const provision = run('eflow.provision.connectionString', first('eflow.provision.connectionString'));
const enableTpm = run('eflow.setFeature', first('eflow.setFeature'));
const provisionTpm = run('eflow.provision.dpsTpm', first('eflow.provision.dpsTpm'));

/** With the connection string that a colleague hands over, which the cloud takes. */
const provisionHandedOver: Step = async (machine, scenario) => {
  const { hub, devices } = machine.session.store.cloud();
  const [device] = devices;
  if (device?.handedOver == null) throw new Error('no connection string was handed over');
  secrets['handedOver'] = practiceConnectionString(hub, device.deviceId, device.handedOver.version);
  const devConnString = { handle: 'handedOver' };
  await run('eflow.provision.connectionString', { devConnString })(machine, scenario);
};

/** With the enrollment that a colleague makes for this TPM. */
const provisionEnrolled: Step = async (machine, scenario) => {
  const { scopeId } = createPracticeMachine(machine.session, scenarioOf(scenario)).enroll();
  await run('eflow.provision.dpsTpm', { scopeId })(machine, scenario);
};

/** With the enrollment and the key that a colleague has made ready. */
const provisionSymmetric: Step = async (machine, scenario) => {
  const { scopeId, enrollments } = machine.session.store.cloud();
  const [one] = enrollments;
  if (one?.handedOver == null) throw new Error('no key was handed over');
  secrets['handedOverKey'] = practiceKey(one.registrationId, one.handedOver.version);
  const args = { scopeId, registrationId: one.registrationId, symmKey: { handle: 'handedOverKey' } };
  await run('eflow.provision.dpsSymmetricKey', args)(machine, scenario);
};

/** With the certificate files that a colleague has handed over. */
const provisionManualX509: Step = async (machine, scenario) => {
  const { store } = machine.session;
  const args = { iotHubHostname: store.cloud().hub, deviceId: 'edge-02', ...store.handedOver('edge-02') };
  await run('eflow.provision.manualCertificate', args)(machine, scenario);
};
const provisionDpsX509: Step = async (machine, scenario) => {
  const { store } = machine.session;
  const args = { scopeId: store.cloud().scopeId, ...store.handedOver('edge-04') };
  await run('eflow.provision.dpsCertificate', args)(machine, scenario);
};

/** Lets the VM come up, and demands that it did: logs, a module and a hub are there to be read. */
const connects: Step = async ({ session, host }) => {
  await session.clock.sleep(300_000);
  await host.read([{ op: 'eflow.vm', args: {}, timeoutMs: 90_000 }]);
  const guest = session.store.machine().vm?.guest;
  if (guest?.assigned == null || guest.agentStartedAt === null) throw new Error('the VM is not connected');
};
const enableHyperV = run('feature.enable', first('feature.enable'));

const prompts = (way: 'shouldContinue' | 'choice' | 'readLine', id: string): Step =>
  change((state) => {
    state.prompts['Set-EflowVmFeature'] = [{ id, way, text: 'Enable it?' }];
    state.prompts['Provision-EflowVm'] = [{ id: 'other', way, text: 'Provision again?' }];
  });

const happy = 'happy-client-default-switch';

export interface Stage {
  scenario: string;
  steps: readonly Step[];
  /** Everything is tried here, also what takes long. */
  thorough?: boolean;
}

/** Machines beside those that a scenario begins with: stages of a job, and what no scenario has. */
export const stages: Readonly<Record<string, Stage>> = {
  'Hyper-V waits for its restart': { scenario: 'hyperv-disabled', steps: [enableHyperV] },
  'with nothing': { scenario: happy, steps: [], thorough: true },
  installed: { scenario: happy, steps: [install], thorough: true },
  'installed, files wait for a restart': { scenario: 'msi-3010-reboot', steps: [install] },
  deployed: { scenario: happy, steps: [install, deploy] },
  'deployed, TPM on': { scenario: happy, steps: [install, deploy, enableTpm] },
  'provisioned by string': { scenario: happy, steps: [install, deploy, provision] },
  'provisioned by string, connected': {
    scenario: happy,
    steps: [install, deploy, provisionHandedOver, connects],
  },
  'deployed with a further NIC': {
    scenario: 'happy-external-static',
    steps: [
      install,
      deploy,
      run('eflow.start', {}),
      run('eflow.addNetwork', first('eflow.addNetwork')),
      run('eflow.addNic', first('eflow.addNic')),
    ],
  },
  'provisioned with an authority of the site': {
    scenario: happy,
    steps: [
      install,
      deploy,
      run('guest.setRoot', cases['guest.setRoot'][0] ?? {}),
      provision,
      run('guest.setRoot', cases['guest.setRoot'][1] ?? {}),
    ],
  },
  'provisioned with carried images': {
    scenario: 'registry-blocked',
    steps: [
      run('guest.copyImages', first('guest.copyImages')),
      run('guest.loadImages', first('guest.loadImages')),
      run('guest.copyImages', first('guest.copyImages')),
      run('guest.copyImages', cases['guest.copyImages'][1] ?? {}),
      provisionHandedOver,
      run('guest.setAgentProxy', first('guest.setAgentProxy')),
      run('guest.keepAgentImage', first('guest.keepAgentImage')),
    ],
  },
  'provisioned behind a proxy with a password': {
    scenario: happy,
    steps: [
      install,
      deploy,
      run('guest.setProxy', cases['guest.setProxy'][1] ?? {}),
      provision,
      run('guest.setAgentProxy', first('guest.setAgentProxy')),
    ],
  },
  'provisioned by TPM': { scenario: happy, steps: [install, deploy, enableTpm, provisionTpm] },
  'provisioned by TPM, connected': {
    scenario: happy,
    steps: [install, deploy, enableTpm, provisionEnrolled, connects],
  },
  'provisioned by symmetric key': {
    scenario: happy,
    steps: [
      install,
      deploy,
      run('eflow.provision.dpsSymmetricKey', first('eflow.provision.dpsSymmetricKey')),
    ],
  },
  'provisioned by symmetric key, connected': {
    scenario: happy,
    steps: [install, deploy, provisionSymmetric, connects],
  },
  'provisioned by certificate': {
    scenario: happy,
    steps: [
      install,
      deploy,
      run('eflow.provision.manualCertificate', first('eflow.provision.manualCertificate')),
    ],
  },
  'provisioned by certificate, connected': {
    scenario: happy,
    steps: [install, deploy, provisionManualX509, connects],
  },
  'provisioned by DPS with a certificate, connected': {
    scenario: happy,
    steps: [install, deploy, provisionDpsX509, connects],
  },
  'a server with its network made, deployed with a static address': {
    scenario: 'server-internal-switch-nat',
    steps: [
      run('vswitch.create', { Name: 'EFLOW-Int' }),
      run('net.addAddress', first('net.addAddress')),
      run('nat.create', first('nat.create')),
      install,
      run('eflow.deploy', staticDeploy),
      run('eflow.setDns', first('eflow.setDns')),
    ],
  },
  'deployed on an External switch, with a VPN and a session from afar': {
    scenario: 'external-switch-on-plant',
    steps: [
      change((state) => {
        state.network.routes.push({ prefix: '10.99.0.0/16', adapter: 'VPN' });
        state.network.remoteDesktop = true;
      }),
      install,
      run('eflow.deploy', {
        acceptOptionalTelemetry: 'No',
        vswitchName: 'Plant-LAN',
        vswitchType: 'External',
      }),
    ],
  },
  'with an External switch that is not confirmed yet': {
    scenario: happy,
    steps: [
      run('rollback.arm', first('rollback.arm')),
      run('vswitch.createExternal', first('vswitch.createExternal')),
    ],
  },
  'not elevated': {
    scenario: 'already-deployed',
    steps: [
      change((state) => {
        state.account.elevated = false;
      }),
    ],
  },
  'asks by ShouldContinue': {
    scenario: 'already-deployed',
    steps: [prompts('shouldContinue', 'tpm-passthrough')],
  },
  'asks by PromptForChoice': { scenario: 'already-deployed', steps: [prompts('choice', 'tpm-passthrough')] },
  'asks by Read-Host': { scenario: 'already-deployed', steps: [prompts('readLine', 'tpm-passthrough')] },
  'without its agent': { scenario: 'already-deployed', steps: [run('service.stop', first('service.stop'))] },
};

export interface Bench {
  /** A machine of its own, equal to all the others of this bench. */
  machine(): Machine;
  remove(): void;
}

/** The pattern of a machine, made once and copied for each case. */
export async function prepare(scenario: string, steps: readonly Step[]): Promise<Bench> {
  const root = mkdtempSync(join(tmpdir(), 'conformance-'));
  const pattern = open(scenario, join(root, 'pattern'));
  for (const step of steps) await step(pattern, scenario);
  let count = 0;
  const copy = (): Machine => {
    const folder = join(root, String((count += 1)));
    cpSync(pattern.folder, folder, { recursive: true });
    return open(scenario, folder);
  };
  return {
    machine: copy,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
