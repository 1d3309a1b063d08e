import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, type AppError } from '../../src/contract/errors.ts';
import type { Goal, JobRecord } from '../../src/contract/jobs.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import type { Network } from '../../src/contract/setup.ts';
import { exitOfError, exitOfJob } from '../../src/main/hosts/cli/exit-codes.ts';
import { stillTime, testApp, type TestApp } from '../support/app.ts';
import { exampleGoal } from '../support/examples.ts';
import { createMemoryLock } from '../support/memory-lock.ts';
import { internalSetup } from '../support/setups.ts';
import { notConnected, placeMachine, type Base } from './machine.ts';

/** The five ways to provision, each with the example that shows it. */
export const examples = {
  ManualConnectionString: 'connection-string',
  ManualX509: 'manual-x509',
  DpsTPM: 'dps-tpm',
  DpsX509: 'dps-x509',
  DpsSymmetricKey: 'dps-symmetric-key',
} as const;
export type Way = keyof typeof examples;
export const ways = Object.keys(examples) as Way[];

/** How an apply ended, as far as whoever called it can tell. */
export interface Outcome {
  exitCode: number;
  /** Code of the failure; absent where it is proven. */
  code?: string;
  /** The failure of eflow.md 19 that is named as its origin. */
  failure?: string;
  /** Checks and steps that kept it from being begun. */
  blockers?: string[];
}

/** One cell of the matrix: what was said at the end, and what is true. */
export interface Cell {
  scenario: string;
  way: Way;
  base: Base;
  outcome: Outcome;
  /** What keeps edgeAgent from being connected with this identity; null while it is connected. */
  notConnected: string | null;
  restarts: number;
  /** Code of the failure after which the job was resumed, once. */
  resumedAfter?: string;
  /** Real milliseconds. */
  ms: number;
}

/** The network that an Internal switch of a server gives; nothing of it is there before. */
const madeNetwork: Network = {
  ...internalSetup.network,
  vswitchName: 'EFLOW-NAT',
  address: {
    ...internalSetup.network.address,
    dnsServers: [...internalSetup.network.address.dnsServers],
  },
};

interface Handed {
  devices: Record<string, string>[];
  enrollments: Record<string, string>[];
}

/**
 * The example of a way on a machine of this base, with what the colleague at the cloud has handed over for it: secrets
 * come into `env`. `shown` is what the machine shows.
 */
export function goalOf(
  shown: JsonObject,
  way: Way,
  base: Base,
  env: NodeJS.ProcessEnv,
): Extract<Goal, { kind: 'setup' }> {
  const goal = exampleGoal(examples[way]);
  const { devices, enrollments } = shown['cloud'] as unknown as Handed;
  const handed = (id: string): Record<string, string> =>
    [...devices, ...enrollments].find((one) => (one['deviceId'] ?? one['registrationId']) === id) ?? {};
  env['EFLOW_DESK_DEVICE'] = handed('edge-01')['handedOver'];
  env['EFLOW_DESK_KEY'] = handed('edge-03')['handedOver'];
  const setup = { ...goal.setup, ...(base === 'server' ? { network: madeNetwork } : {}) };
  const { identity } = setup;
  if (identity?.provisioningType !== 'ManualX509' && identity?.provisioningType !== 'DpsX509')
    return { ...goal, setup };
  // Where nothing was handed over, the example names files that nobody has put there.
  const { identityCertPath = identity.identityCertPath, identityPrivKeyPath = identity.identityPrivKeyPath } =
    handed(way === 'ManualX509' ? 'edge-02' : 'edge-04');
  return { ...goal, setup: { ...setup, identity: { ...identity, identityCertPath, identityPrivKeyPath } } };
}

const ofError = (error: AppError, blockers: string[]): Outcome => ({
  exitCode: exitOfError(error),
  code: error.code,
  ...(error.origin?.id === undefined ? {} : { failure: error.origin.id }),
  ...(blockers.length === 0 ? {} : { blockers }),
});

const ofJob = (job: JobRecord): Outcome => ({
  ...(job.error === undefined ? {} : ofError(job.error, [])),
  ...(job.waitingFor === undefined ? {} : { code: `waiting:${job.waitingFor.kind}` }),
  exitCode: exitOfJob(job),
});

/** Restarts when a restart is asked for, enrolls when a colleague is, resumes what failed: each once. */
export async function drive(
  test: TestApp,
  goal: Goal,
): Promise<{ job: JobRecord; restarts: number; resumedAfter?: string }> {
  const consent = { differences: true, recovery: true };
  const answered = new Set<string>();
  let restarts = 0;
  let failed: string | undefined;
  let job = await test.run(goal, consent);
  for (;;) {
    const wait = job.steps.find((step) => step.state === 'waiting')?.key ?? job.state;
    const once = !answered.has(wait);
    answered.add(wait);
    if (once && job.state === 'reboot-needed') {
      await test.call('practice.reboot', { fastStartup: false });
      restarts++;
      job = await test.resume({ consent });
    } else if (once && job.waitingFor?.kind === 'person') {
      const { ask } = job.waitingFor;
      if (ask !== 'confirm-switch') await test.call('practice.enroll', {});
      job = await test.resume({ consent, answer: ask === 'confirm-switch' ? 'confirmed' : 'enrolled' });
    } else if (failed === undefined && job.state === 'failed') {
      failed = job.error?.code ?? job.state;
      job = await test.resume({ consent });
    } else {
      return { job, restarts, ...(failed === undefined ? {} : { resumedAfter: failed }) };
    }
  }
}

/** Applies the example of a way to a new machine of a scenario and a base, in this process and without waiting. */
export async function runCell(scenario: string, way: Way, base: Base): Promise<Cell> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-matrix-'));
  const env: NodeJS.ProcessEnv = {};
  const lock = createMemoryLock(() => true)(process.pid);
  try {
    placeMachine(folder, scenario, base, stillTime.now());
    const test = await testApp(scenario, folder, { env, parts: { lock } });
    try {
      const goal = goalOf(test.shown(), way, base, env);
      let outcome: Outcome;
      let driven: Pick<Cell, 'restarts' | 'resumedAfter'> = { restarts: 0 };
      try {
        const { job, ...more } = await drive(test, goal);
        outcome = ofJob(job);
        driven = more;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const plan = await test.call('jobs.plan', { goal, askSecrets: false });
        outcome = ofError(error.error, [...new Set(plan.blockers.map(({ id }) => id))].toSorted());
      }
      return {
        scenario,
        way,
        base,
        outcome,
        notConnected: notConnected(folder, scenario, goal.setup) ?? null,
        ...driven,
        ms: Math.round(performance.now() - begun),
      };
    } finally {
      await test.app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
