import { errorCodes, failure } from '../contract/errors.ts';
import type { SecretHandle, World } from '../main/ports.ts';
import { createClock, realTime, type RealTime } from './clock.ts';
import { createDeviceClient } from './cloud/device-client.ts';
import { createPracticeCloud, type PracticeCloud } from './cloud/server.ts';
import { advanceGuest } from './guest/runtime.ts';
import { isToSettle, settle } from './host/changes/settle.ts';
import { createHost } from './host/host.ts';
import type { Session } from './host/stream.ts';
import { createPracticeMachine, startOf, type PracticeMachine } from './machine.ts';
import type { Scenario } from './scenarios/schema.ts';
import { scenarioOf } from './scenarios/table.ts';
import { openStore } from './store/store.ts';

export { listFaults } from './faults.ts';
export { fingerprintOfDigest } from './host/fingerprint.ts';
export type { PracticeMachine } from './machine.ts';
export { scenarioJsonSchema } from './scenarios/schema.ts';
export { listScenarios } from './scenarios/table.ts';
export type { RealTime } from './clock.ts';

export interface PracticeOptions {
  scenario: string;
  /** This machine's own folder; made from the scenario when it is opened first. */
  folder: string;
  /** Real time per virtual time; 0 waits for nothing. */
  scale: number;
  reveal(handle: SecretHandle): string;
  /** Who this process is to the machine. */
  pid?: number;
  isAlive?(pid: number): boolean;
  real?: RealTime;
  /** Puts a machine back to its start that is damaged or was made by another version. */
  replaceUnusable?: boolean;
}

export interface Practice {
  world: Extract<World, { kind: 'practice' }>;
  machine: PracticeMachine;
}

/** A process that may not be signalled is still there. */
function processIsAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The machine of a scenario as one process works on it. What a killed process left is settled before anything else. */
export function openSession(options: Omit<PracticeOptions, 'reveal'>): {
  session: Session;
  scenario: Scenario;
  cloud: PracticeCloud;
} {
  const { folder, scale, pid = process.pid, isAlive = processIsAlive, real = realTime } = options;
  const scenario = scenarioOf(options.scenario);
  const store = openStore({
    folder,
    scenario: scenario.name,
    pid,
    isAlive,
    replaceUnusable: options.replaceUnusable === true,
    isToSettle: (machine) => isToSettle(machine, isAlive),
    settle: (machine) => {
      settle(machine, real.now() + machine.clockOffsetMs, isAlive);
    },
    start: (clockOffsetMs) => startOf(scenario, real.now(), clockOffsetMs),
  });
  if (store.machine().scenario !== scenario.name) {
    const params = { file: 'machine.json', reason: 'other-scenario' };
    throw failure(errorCodes.practiceDamaged, 'practice.open', { params, retry: 'never' });
  }
  const pace = { scale };
  const clock = createClock(store, real, pace);
  const cloud = createPracticeCloud({
    state: store,
    now: clock.now,
    vmGoesOn: () => advanceGuest(store, clock, device),
  });
  const device = createDeviceClient(cloud);
  return { session: { store, clock, pace, cloud: device, real, pid }, scenario, cloud };
}

/**
 * Opens a practice machine: the simulated Windows machine of a scenario, kept in a folder that several processes may have
 * open at once.
 */
export async function openPractice(options: PracticeOptions): Promise<Practice> {
  const { session, scenario, cloud } = openSession(options);
  const label = `practice:${scenario.name}`;
  const world: Practice['world'] = {
    kind: 'practice',
    label,
    host: createHost(session, label, options.reveal),
    clock: session.clock,
    endpoint: cloud.endpoint,
    trustRoots: {
      practice: true,
      // Made when it is asked for: most machines never speak to their cloud.
      get certificates() {
        return [cloud.trustRoot()];
      },
    },
  };
  return { world, machine: createPracticeMachine(session, scenario) };
}
