import { afterEach, describe, expect, test } from 'vitest';
import { Failure, type AppError } from '../../src/contract/errors.ts';
import type { Goal } from '../../src/contract/jobs.ts';
import { exitOfError, exitOfJob } from '../../src/main/hosts/cli/exit-codes.ts';
import { failureLines } from '../../src/main/hosts/cli/render/failure.ts';
import { say } from '../../src/messages/index.ts';
import { cloudFaults } from '../../src/practice/cloud/faults.ts';
import { practiceCertificate, privateKeyPem } from '../../src/practice/state/certificates.ts';
import { testApp, testFolder, type TestApp } from '../support/app.ts';
import { byKey, dpsSide, goalOf, hub, now, scope, strings, write } from '../support/cloud-ways.ts';
import { exampleGoal } from '../support/examples.ts';
import { cases, cloudRows, type CloudAsked } from './cloud.ts';

const scenario = 'already-deployed';
const open: { end(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.end();
});

type Desk = TestApp & { folder: string };

async function desk(limitMs: number): Promise<Desk> {
  const made = testFolder();
  const env: NodeJS.ProcessEnv = { ...strings };
  const opened = await testApp(scenario, made.folder, { env, parts: { cloudLimitMs: limitMs } });
  const { cloud } = opened.shown() as { cloud: { enrollments: Record<string, string>[] } };
  env['EFLOW_DESK_KEY'] = cloud.enrollments.find((one) => one['registrationId'] === 'edge-03')?.[
    'handedOver'
  ];
  open.push({
    async end() {
      await opened.app.close();
      made.remove();
    },
  });
  return { ...opened, folder: made.folder };
}

/** How each is asked for; what has to be there before comes first. */
const asked: Readonly<Record<CloudAsked, (test: Desk) => Promise<Goal>>> = {
  enroll: async (test) => goalOf(test, byKey, dpsSide, ['cloud']),
  async 'enroll-with-certificate'(test) {
    await prepared(test, goalOf(test, byKey, dpsSide, ['cloud']));
    const files = write(test, practiceCertificate('press-9', 1, now), privateKeyPem('press-9', 1));
    return goalOf(test, { provisioningType: 'DpsX509', scopeId: scope, ...files }, dpsSide, ['cloud']);
  },
  async 'enroll-tpm'(test) {
    const identity = { provisioningType: 'DpsTPM', scopeId: scope, registrationId: 'press-9' };
    const goal = goalOf(test, identity, dpsSide, ['cloud']);
    await prepared(test, goal);
    return goal;
  },
  provision: async (test) => goalOf(test, byKey, dpsSide),
  'provision-wrong-scope': async (test) => goalOf(test, { ...byKey, scopeId: '0ne00FFFFFF' }, dpsSide),
  async 'provision-again'(test) {
    await prepared(test, goalOf(test, byKey, dpsSide, ['cloud']));
    return goalOf(test, byKey, dpsSide);
  },
  async 'provision-elsewhere'(test) {
    await prepared(test, goalOf(test, byKey, { service: 'env:DPS' }, ['cloud']));
    return goalOf(test, byKey, { service: 'env:DPS', hub });
  },
  register: async () => exampleGoal('dps-symmetric-key'),
  async 'disable-enrollment'(test) {
    await prepared(test, goalOf(test, byKey, dpsSide, ['cloud']));
    return {
      kind: 'act',
      id: 'disable-cloud-enrollment',
      params: { registrationId: 'press-9', service: 'env:DPS' },
    };
  },
};

async function prepared(test: Desk, goal: Goal): Promise<void> {
  expect((await test.run(goal)).state).toBe('succeeded');
}

interface End {
  exit: number;
  notes: string[];
  error?: AppError;
}

/** Asks for it as the command line does, and takes what keeps it from being begun for its end. */
async function endOf(test: Desk, goal: Goal): Promise<End> {
  const plan = await test.call('jobs.plan', { goal, askSecrets: true });
  const notes = plan.steps.flatMap((step) => (step.notes ?? []).map(({ code }) => code));
  try {
    const job = await test.run(goal);
    return { exit: exitOfJob(job), notes, ...(job.error === undefined ? {} : { error: job.error }) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: exitOfError(error.error), notes, error: error.error };
  }
}

const titled = cases.map((one) => [one.faults.join(' and ') || 'nothing', one.row, one.asked, one] as const);

// A request to a cloud that never answers takes as long as it may.
const limitMs = 200;
const patientMs = 10_000;

describe('a fault of the cloud ends in words of its own (provisioning.md 10.4)', () => {
  test.each(titled)('%s: %s (%s)', async (_faults, row, _asked, one) => {
    const test = await desk(row === 'no answer in time' ? limitMs : patientMs);
    const goal = await asked[one.asked](test);
    for (const fault of one.faults) test.app.practice?.break(fault);
    const { gets } = one;
    const end = await endOf(test, goal);
    expect([end.exit, end.error?.code]).toEqual([gets.exit, gets.error]);
    expect(end.error?.params ?? {}).toMatchObject(gets.params ?? {});
    expect(end.notes.includes('cloud-clock')).toBe(gets.note === 'cloud-clock');
    const { error } = end;
    expect(error === undefined ? [] : unsaid(error)).toEqual([]);
    // Whatever happened to the answers, it was made once.
    expect(error === undefined ? timesMade(test) : 1).toBe(1);
  });
});

/** Languages in which what to do is not said, or a value is left open. */
function unsaid(error: AppError): string[] {
  return (['en', 'de'] as const).filter((language) => {
    const lines = failureLines(language, error).join('\n');
    const todo = say(language, 'cli.next', { text: say(language, `fix.${error.code}`, {}) });
    return !lines.includes(todo) || /\{\w+\}/u.test(lines);
  });
}

/** How many enrollments there are for the device. */
function timesMade(test: Desk): number {
  const { cloud } = test.shown() as { cloud: { enrollments: { registrationId: string }[] } };
  return cloud.enrollments.filter((one) => one.registrationId === 'press-9').length;
}

describe('the table', () => {
  test('has every row of provisioning.md 10.4', () => {
    const rows = new Set(cases.map(({ row }) => row));
    expect(cloudRows.filter((row) => !rows.has(row))).toEqual([]);
  });

  test('has every fault that practice can let happen in the cloud', () => {
    const faults = new Set(cases.flatMap((one) => one.faults));
    const strikes = Object.entries(cloudFaults).filter(([, { group }]) => group === 'cloud');
    expect(strikes.map(([name]) => name).filter((name) => !faults.has(name))).toEqual([]);
  });
});
