import { expect } from 'vitest';
import { Failure, type AppError, type ErrorCode, type Params } from '../../src/contract/errors.ts';
import type { Finding } from '../../src/contract/findings.ts';
import type { Goal, JobRecord } from '../../src/contract/jobs.ts';
import type { StatusLink } from '../../src/contract/status.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';
import { exitOfError, exitOfJob, exitOfScan } from '../../src/main/hosts/cli/exit-codes.ts';
import { failureLines } from '../../src/main/hosts/cli/render/failure.ts';
import { languages, say } from '../../src/messages/index.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { testApp, testFolder, type TestApp } from '../support/app.ts';
import { exampleGoal } from '../support/examples.ts';

/** What happens beside the product, or what a technician does next. */
export type Doing =
  | { break: string }
  /** So long nothing is done: the VM tries again by itself. */
  | { minutes: number }
  | { reboot: 'fully' | 'fast' }
  | { enroll: 'rightly' | 'as-the-scenario' }
  /** `do ACT`, which has to succeed. */
  | { act: string; params?: Params };

/**
 * What a technician asks for: a scan, the status, an example setup (some of its fields otherwise, or its certificate files
 * as the colleague handed them over), or an act.
 */
export type Asked =
  | 'scan'
  | 'status'
  | {
      apply: Parameters<typeof exampleGoal>[0];
      with?: Record<string, unknown>;
      files?: 'handed-over';
    }
  | { do: string; params?: Params };

/** What a technician gets. Everything that is named has to be so. */
export interface Expected {
  exit: number;
  /** A finding of the scan: id and code, such as `HC-10` and `too-little`. */
  finding?: readonly [id: string, code: string];
  /** A link of the status and its code, such as `vm` and `no-address`. */
  sign?: readonly [link: string, code: string];
  /** The error that ends it, refused or failed. */
  error?: ErrorCode;
  /** Key of the failure catalogue that the error or the finding carries. */
  failure?: string;
  /** The failure occurred on the way, and was overcome without anybody. */
  overcome?: string;
}

/** A failure of eflow.md 19 as it is seen on a practice machine, and its way out. */
export interface Case {
  failures: readonly string[];
  scenario: string;
  before?: readonly Doing[];
  asked: Asked;
  gets: Expected;
  /** Key of words that say what to do: `remedy.…`, `fix.…` or `failure.….do`; absent where nothing fails. */
  remedy?: string;
  /** The remedy as it is followed here; absent where nobody can follow it on this machine. */
  follow?: readonly Doing[];
  /** What is asked afterwards, where the remedy is to ask for something else. Left out: the same. */
  instead?: Asked;
  /** What that gets. Left out: it succeeds, exit 0. */
  afterwards?: Expected;
}

interface Got {
  exit: number;
  findings: readonly Finding[];
  links?: readonly StatusLink[];
  job?: JobRecord;
  error?: AppError;
}

interface HandedOver {
  cloud: {
    devices: {
      deviceId: string;
      handedOver: string;
      identityCertPath?: string;
      identityPrivKeyPath?: string;
    }[];
    enrollments: { registrationId: string; handedOver: string }[];
  };
}

const agreed = { differences: true, recovery: true };

/** A desk on the machine of a case, with what its cloud handed over. */
async function deskOf(scenario: string): Promise<{ test: TestApp; close(): Promise<void> }> {
  const made = testFolder();
  const env: NodeJS.ProcessEnv = {};
  const test = await testApp(scenario, made.folder, { env });
  const { cloud } = test.shown() as unknown as HandedOver;
  env['EFLOW_DESK_DEVICE'] = cloud.devices[0]?.handedOver ?? '';
  env['EFLOW_DESK_KEY'] = cloud.enrollments.find((one) => one.registrationId === 'edge-03')?.handedOver ?? '';
  return {
    test,
    close: async () => {
      await test.app.close();
      made.remove();
    },
  };
}

function goalOf(test: TestApp, asked: Exclude<Asked, string>): Goal {
  if ('do' in asked) return { kind: 'act', id: asked.do, params: asked.params ?? {} };
  const goal = exampleGoal(asked.apply);
  const { identity } = goal.setup;
  const { cloud } = test.shown() as unknown as HandedOver;
  const device = cloud.devices.find(
    (one) => identity !== undefined && 'deviceId' in identity && one.deviceId === identity.deviceId,
  );
  const files =
    asked.files === undefined
      ? {}
      : {
          identity: {
            ...identity,
            identityCertPath: device?.identityCertPath,
            identityPrivKeyPath: device?.identityPrivKeyPath,
          },
        };
  return { ...goal, setup: parseSetup(JSON.stringify({ ...goal.setup, ...files, ...asked.with })) };
}

async function scanned(test: TestApp): Promise<Got> {
  const report = await test.call('host.scan', {});
  return { exit: exitOfScan(report), findings: report.findings };
}

async function looked(test: TestApp): Promise<Got> {
  const { links } = await test.call('status.read', {});
  return { exit: 0, findings: [], links };
}

async function run(test: TestApp, goal: Goal, earlier: JobRecord | undefined): Promise<Got> {
  const { findings } = await test.call('host.scan', { goal });
  try {
    const goesOn = earlier !== undefined && earlier.state !== 'succeeded';
    const job = goesOn ? await test.resume({ id: earlier.id, consent: agreed }) : await test.run(goal);
    return {
      exit: exitOfJob(job),
      findings,
      job,
      ...(job.error === undefined ? {} : { error: job.error }),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: exitOfError(error.error), findings, error: error.error };
  }
}

async function ask(test: TestApp, asked: Asked, earlier?: JobRecord): Promise<Got> {
  if (asked === 'scan') return scanned(test);
  return asked === 'status' ? looked(test) : run(test, goalOf(test, asked), earlier);
}

async function perform(test: TestApp, doing: Doing): Promise<void> {
  if ('break' in doing) {
    await test.call('practice.break', { fault: doing.break });
  } else if ('minutes' in doing) {
    await test.app.world.clock.sleep(doing.minutes * 60_000);
  } else if ('reboot' in doing) {
    await test.call('practice.reboot', { fastStartup: doing.reboot === 'fast' });
  } else if ('enroll' in doing) {
    const info = doing.enroll === 'rightly' ? await registrationId(test) : undefined;
    await test.call('practice.enroll', info === undefined ? {} : { registrationId: info });
  } else {
    const job = await test.run({ kind: 'act', id: doing.act, params: doing.params ?? {} }, agreed);
    expect(job.error).toBeUndefined();
    expect(['succeeded', 'reboot-needed']).toContain(job.state);
    if (job.state === 'reboot-needed') {
      await test.call('practice.reboot', { fastStartup: false });
      expect((await test.resume({ id: job.id })).state).toBe('succeeded');
    }
  }
}

/** The registration ID that the plan of the example names for the colleague. */
async function registrationId(test: TestApp): Promise<string | undefined> {
  const plan = await test.call('jobs.plan', { goal: exampleGoal('dps-tpm'), askSecrets: false });
  const id = plan.steps.find((row) => row.person)?.ask?.params['registrationId'];
  return typeof id === 'string' ? id : undefined;
}

async function compare(test: TestApp, got: Got, gets: Expected): Promise<void> {
  const found =
    gets.finding === undefined ? undefined : got.findings.find(({ id }) => id === gets.finding?.[0]);
  const link = gets.sign === undefined ? undefined : got.links?.find(({ id }) => id === gets.sign?.[0]);
  expect({
    exit: got.exit,
    ...(gets.finding === undefined ? {} : { finding: [found?.id, found?.code] }),
    ...(gets.sign === undefined ? {} : { sign: [link?.id, link?.code] }),
    error: got.error?.code,
  }).toEqual({
    exit: gets.exit,
    ...(gets.finding === undefined ? {} : { finding: gets.finding }),
    ...(gets.sign === undefined ? {} : { sign: gets.sign }),
    error: gets.error,
  });
  if (gets.failure !== undefined) {
    expect([got.error?.origin?.id, found?.failure, link?.failure]).toContain(gets.failure);
    if (got.error?.origin?.id === gets.failure)
      expect(failureLines('en', got.error).join('\n')).toContain(say('en', `failure.${gets.failure}`));
  }
  if (gets.overcome !== undefined && got.job !== undefined) {
    const events = await test.events(got.job.id);
    const ids = events.flatMap((event) => (event.t === 'ended' ? (event.error?.origin?.id ?? []) : []));
    expect(ids).toContain(gets.overcome);
  }
}

/** What is offered to do: by the finding, by the error, and by the failure itself. */
function offers(got: Got, gets: Expected): string[] {
  const found = got.findings.find(({ id }) => id === gets.finding?.[0]);
  const known = gets.failure ?? gets.overcome;
  return [
    ...[...(found?.remedies ?? []), ...(got.error?.remedies ?? [])].map(({ id }) => `remedy.${id}`),
    ...(got.error === undefined ? [] : [`fix.${got.error.code}`]),
    ...(known === undefined ? [] : [`failure.${known}.do`]),
  ].filter((key) => Object.values(languages).every((words) => Object.hasOwn(words, key)));
}

const succeeded: Expected = { exit: 0 };

/** Plays a case through: what is asked, what is got, the remedy followed, and the same asked again. */
export async function play(one: Case): Promise<void> {
  const { test, close } = await deskOf(one.scenario);
  try {
    for (const doing of one.before ?? []) await perform(test, doing);
    const got = await ask(test, one.asked);
    await compare(test, got, one.gets);
    if (one.remedy !== undefined) expect(offers(got, one.gets)).toContain(one.remedy);
    if (one.follow === undefined) return;
    for (const doing of one.follow) await perform(test, doing);
    const again =
      one.instead === undefined ? await ask(test, one.asked, got.job) : await ask(test, one.instead);
    await compare(test, again, one.afterwards ?? succeeded);
  } finally {
    await close();
  }
}

/** The failures that the scenario file itself says it shows. */
export function saidBy(scenario: string): readonly string[] {
  return (scenarioFiles[scenario] as { failures?: string[] } | undefined)?.failures ?? [];
}
