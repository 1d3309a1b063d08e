import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../../../src/contract/errors.ts';
import type { Goal } from '../../../../src/contract/jobs.ts';
import { confirming, type Question } from '../../../../src/main/hosts/electron/confirm.ts';
import { ownJobs } from '../../../../src/main/hosts/electron/own-jobs.ts';
import { wordsNow } from '../../../../src/main/hosts/electron/words.ts';
import type { Router } from '../../../../src/main/services/router.ts';
import { testApp, testFolder, type TestApp } from '../../../support/app.ts';

const caller = { id: 'page', may: 'everything' } as const;
const consent = { differences: false, recovery: false };
const hyperV = { kind: 'act', id: 'enable-hyper-v', params: {} } as const satisfies Goal;
const remove = { kind: 'act', id: 'remove-eflow', params: {} } as const satisfies Goal;
const stopVm = { kind: 'act', id: 'stop-vm', params: {} } as const satisfies Goal;

let desk: TestApp;
let folder: string;
let clean: () => void;
let questions: Question[];
/** What the person answers, in order; then no. */
let answers: boolean[];
/** Names of all calls that reached the product. */
let asked: string[];
/** What the last of them was given. */
let given: unknown;
let router: Router;

async function open(scenario: string): Promise<void> {
  desk = await testApp(scenario, folder);
  const inner: Router = {
    call: (name, input, by) => {
      asked.push(name);
      given = input;
      return desk.app.router.call(name, input, by);
    },
    feed: desk.app.router.feed,
  };
  router = confirming({
    router: inner,
    words: () => wordsNow(desk.app.router, { getLocale: () => 'en-GB' }),
    ask: async (question) => {
      questions.push(question);
      return answers.shift() ?? false;
    },
  });
}

beforeEach(() => {
  ({ folder, remove: clean } = testFolder());
  [questions, answers, asked] = [[], [], []];
});
afterEach(async () => {
  await desk.app.close();
  clean();
});

const planned = async (goal: Goal) => (await desk.call('jobs.plan', { goal, askSecrets: false })).hash;
const start = async (goal: Goal, hash?: string) =>
  router.call('jobs.start', { goal, hash: hash ?? (await planned(goal)), consent }, caller);
const codeOf = (envelope: Envelope<unknown>) => (envelope.ok ? undefined : envelope.error.code);

async function ended(id: string): Promise<void> {
  const signal = new AbortController().signal;
  for await (const _event of desk.app.router.feed('jobs.events', { id }, caller, signal));
}

describe('a job that needs elevation', () => {
  beforeEach(() => open('hyperv-disabled'));

  test('starts after a yes to a question that names what it does, and where', async () => {
    answers = [true];
    const answer = await start(hyperV);
    expect(answer.ok).toBe(true);
    expect(questions).toMatchObject([
      {
        message: 'Start this job on the practice machine hyperv-disabled?',
        yes: 'Start',
        no: 'Cancel',
      },
    ]);
    expect(questions[0]?.detail).toContain('Turns on Hyper-V and waits for the restart');
    expect(questions[0]?.detail).toContain('- Turn on Hyper-V (needs elevation');
    if (answer.ok) await ended(answer.value.id);
  });

  test('does not start after a no', async () => {
    expect(codeOf(await start(hyperV))).toBe('EFD-RPC-006');
    expect(asked).not.toContain('jobs.start');
    expect(await desk.call('jobs.list', {})).toEqual([]);
  });

  test('is not asked about when the page names another plan than the product makes', async () => {
    answers = [true];
    expect(codeOf(await start(hyperV, 'another'))).toBe('EFD-PLAN-002');
    expect([questions, asked.includes('jobs.start')]).toEqual([[], false]);
  });

  test('is asked about in the language that was chosen', async () => {
    await desk.call('settings.write', { language: 'de' });
    await start(hyperV);
    expect(questions[0]?.message).toBe('Diesen Job auf der Übungsmaschine hyperv-disabled starten?');
  });

  test('is one question at a time', async () => {
    const hash = await planned(hyperV);
    const both = await Promise.all([start(hyperV, hash), start(hyperV, hash)]);
    expect(both.map(codeOf)).toEqual(['EFD-RPC-006', 'EFD-RPC-005']);
    expect(questions).toHaveLength(1);
    // And the next one is put again.
    await start(hyperV, hash);
    expect(questions).toHaveLength(2);
  });

  test('is resumed after a yes to a question of its own, and not after a no', async () => {
    const { id } = await desk.run(hyperV);
    const resume = { id, consent: { differences: true, recovery: true } };
    expect(codeOf(await router.call('jobs.resume', resume, caller))).toBe('EFD-RPC-006');
    expect(asked).not.toContain('jobs.resume');
    expect(questions[0]?.message).toBe('Go on with this job on the practice machine hyperv-disabled?');
    expect(questions[0]?.detail).toContain('the VM and the data of its modules are deleted');
    answers = [true];
    const answer = await router.call('jobs.resume', resume, caller);
    expect(answer.ok).toBe(true);
    await ended(id);
  });

  test('that is resumed without its name is the one the question was about', async () => {
    const { id } = await desk.run(hyperV);
    answers = [true];
    const answer = await router.call('jobs.resume', { consent }, caller);
    expect(answer).toMatchObject({ ok: true, value: { id } });
    expect([asked.at(-1), given]).toEqual(['jobs.resume', { id, consent }]);
    expect(questions[0]?.detail).not.toContain('the data of its modules');
    await ended(id);
  });

  test('that does not exist is refused by the product, without a question', async () => {
    expect(codeOf(await router.call('jobs.resume', { consent }, caller))).toBe('EFD-JOB-003');
    const none = { id: '20260302-080000-0000', consent };
    expect(codeOf(await router.call('jobs.resume', none, caller))).toBe('EFD-JOB-002');
    expect(questions).toEqual([]);
  });

  test.each([
    ['jobs.start', { goal: { kind: 'act' }, hash: 1 }],
    ['jobs.resume', { id: '../../x', consent }],
    ['host.elevate', { always: true }],
  ] as const)(
    'with an input that is not agreed is refused before anybody is asked: %s',
    async (name, input) => {
      expect(codeOf(await router.call(name, input as never, caller))).toBe('EFD-RPC-002');
      expect(questions).toEqual([]);
    },
  );
});

describe('a job that destroys something', () => {
  beforeEach(() => open('already-deployed'));

  test('says what is lost before it starts', async () => {
    expect(codeOf(await start(remove))).toBe('EFD-RPC-006');
    expect(questions[0]?.detail).toContain('This deletes the VM and all module data in it.');
    await start(stopVm);
    expect(questions[1]?.detail).toContain('All modules on the device stop.');
  });

  test('is asked about when it takes something back, with what stays', async () => {
    const { id } = await desk.run(stopVm);
    await start({ kind: 'undo', job: id });
    expect(questions[0]?.detail).toMatch(new RegExp(`^Take back ${id}\n`, 'u'));
    expect(questions[0]?.detail).toContain('- Start the EFLOW VM');
  });

  test('names what no undo brings back', async () => {
    const { id } = await desk.run(remove);
    const undo = { kind: 'undo', job: id } as const satisfies Goal;
    const { residues } = await desk.call('jobs.plan', { goal: undo, askSecrets: false });
    expect(residues).toContain('vm-data');
    await start(undo);
    expect(questions[0]?.detail).toContain(
      'What an undo cannot take back:\n- the VM and its module data are gone',
    );
  });
});

describe('the question of Windows for elevation', () => {
  beforeEach(() => open('hyperv-disabled'));

  test('comes only after a yes to ours', async () => {
    expect(codeOf(await router.call('host.elevate', {}, caller))).toBe('EFD-RPC-006');
    expect(asked).not.toContain('host.elevate');
    expect(questions[0]?.detail).toContain('practice machine hyperv-disabled');
    answers = [true];
    await router.call('host.elevate', {}, caller);
    expect(asked).toContain('host.elevate');
  });
});

describe('everything else', () => {
  beforeEach(() => open('hyperv-disabled'));

  test('goes on without a question', async () => {
    for (const [name, input] of [
      ['status.read', {}],
      ['jobs.plan', { goal: hyperV, askSecrets: false }],
      ['settings.write', { theme: 'dark' }],
    ] as const)
      expect((await router.call(name, input as never, caller)).ok).toBe(true);
    expect(questions).toEqual([]);
  });
});

describe('jobs of this program', () => {
  beforeEach(() => open('hyperv-disabled'));

  test('are those begun through its own router, while they run', async () => {
    const own = ownJobs(desk.app.router);
    expect(await own.working()).toBeUndefined();
    const begun = await own.router.call(
      'jobs.start',
      { goal: hyperV, hash: await planned(hyperV), consent },
      caller,
    );
    if (!begun.ok) throw new Error(begun.error.code);
    expect(await own.working()).toBe(begun.value.id);
    await ended(begun.value.id);
    expect(await own.working()).toBeUndefined();
    // One that another program runs on the same machine goes on without this one.
    const theirs = await desk.call('jobs.start', { goal: hyperV, hash: await planned(hyperV), consent });
    expect((await desk.call('jobs.show', { id: theirs.id })).job.state).toBe('running');
    expect(await own.working()).toBeUndefined();
    await ended(theirs.id);
  });
});
