import { describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../../src/contract/errors.ts';
import type { Json } from '../../../src/contract/json.ts';
import { procedures, type ProcedureName } from '../../../src/contract/procedures.ts';
import { createRouter, type Caller, type Handlers } from '../../../src/main/services/router.ts';
import { header, jobId } from '../../support/events.ts';

const person: Caller = { id: 'click-1', may: 'everything' };
const reader: Caller = { id: 'glance-1', may: 'read' };

/** A router whose handlers answer these; any other one must not be reached. */
function routerWith(answers: Partial<Handlers>, practice = false) {
  const log: { level: string; event: string; data: Record<string, Json> }[] = [];
  const handlers = new Proxy(answers, {
    get: (given, name) =>
      Reflect.get(given, name) ??
      (() => {
        throw new Error(`${String(name)} was reached`);
      }),
  }) as Handlers;
  let time = 0;
  const router = createRouter({
    handlers,
    log: { write: (level, event, data) => log.push({ level, event, data }) },
    ticks: () => (time += 1.4),
    practice,
  });
  return { router, log };
}

const started = { id: jobId };
const cancel = { 'jobs.cancel': async () => started };
const start = {
  goal: { kind: 'act', id: 'start-vm', params: {} },
  hash: 'h',
  consent: { differences: false, recovery: false },
} as const;

describe('a call', () => {
  test('goes through with what was checked, and comes back by the id of its caller', async () => {
    const seen: unknown[] = [];
    const { router } = routerWith({
      'jobs.cancel': async (input) => {
        seen.push(input);
        return { ...started, extra: 'left out' };
      },
    });
    const answer = await router.call('jobs.cancel', { now: true }, person);
    expect(answer).toEqual({ id: 'click-1', ok: true, value: started });
    expect(seen).toEqual([{ now: true }]);
  });

  test.each(['jobs.format', 'toString', '__proto__', 'constructor', ''])(
    'to %j is refused: there is no such call',
    async (name) => {
      const { router } = routerWith({});
      const answer = await router.call(name as 'jobs.list', {}, person);
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'EFD-RPC-001', params: { name }, retry: 'never' },
      });
    },
  );

  test.each<[string, unknown, string[]]>([
    ['a field of a wrong type', { now: 'CANARY' }, ['now']],
    ['a field that is missing', {}, ['now']],
    ['several fields', { id: 'CANARY', now: 1 }, ['id', 'now']],
    ['a field nobody knows', { now: true, CANARY: 1 }, ['']],
    ['no object', 'CANARY', ['']],
    ['nothing', undefined, ['']],
  ])('with %s is refused by its fields, without its values', async (_name, input, paths) => {
    const { router, log } = routerWith({});
    const answer = await router.call('jobs.cancel', input as { now: boolean }, person);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'EFD-RPC-002', params: { name: 'jobs.cancel' }, retry: 'never' },
    });
    expect(answer.ok ? [] : answer.error.fields?.map((field) => field.path)).toEqual(paths);
    expect(JSON.stringify([answer, log])).not.toContain('CANARY');
  });

  test('whose answer is not of the agreed shape is a defect of ours, without the answer', async () => {
    const { router, log } = routerWith({ 'jobs.cancel': async () => ({ id: 'CANARY' }) });
    const answer = await router.call('jobs.cancel', { now: true }, person);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'EFD-RPC-003', params: { name: 'jobs.cancel', where: 'id' } },
    });
    expect(JSON.stringify([answer, log])).not.toContain('CANARY');
  });

  test('that fails in words brings them along', async () => {
    const words = failure(errorCodes.jobNotRunning, 'job.cancel', { params: { job: jobId }, retry: 'never' });
    const { router } = routerWith({ 'jobs.cancel': () => Promise.reject(words) });
    expect(await router.call('jobs.cancel', { now: true }, person)).toEqual({
      id: 'click-1',
      ok: false,
      error: words.error,
    });
  });

  test.each([
    ['an error', new TypeError('CANARY'), 'TypeError'],
    ['something that is no error', 'CANARY', 'unknown'],
  ])('that breaks with %s says so, without its message', async (_name, thrown, reason) => {
    const { router, log } = routerWith({
      'jobs.cancel': () => {
        throw thrown as Error;
      },
    });
    const answer = await router.call('jobs.cancel', { now: true }, person);
    expect(answer).toMatchObject({ ok: false, error: { code: 'EFD-RPC-004', params: { reason } } });
    expect(JSON.stringify(answer)).not.toContain('CANARY');
    expect(log.map((line) => line.event)).toEqual(['call.broke', 'call']);
  });
});

describe('a caller who waits no longer', () => {
  /** A handler that gives this when it is told so. */
  const late =
    <T>(value: T, stop: AbortController) =>
    async (_input: unknown, signal: AbortSignal): Promise<T> => {
      stop.abort();
      return signal.aborted ? value : Promise.reject(new Error('was not told'));
    };

  test('gets no half of an answer, and the log says that it was cancelled', async () => {
    const stop = new AbortController();
    const { router, log } = routerWith({ 'jobs.list': late([], stop) });
    const answer = await router.call('jobs.list', {}, person, stop.signal);
    expect(answer).toMatchObject({ ok: false, error: { code: 'EFD-JOB-008', retry: 'safe' } });
    expect(log).toMatchObject([{ event: 'call', data: { name: 'jobs.list', code: 'EFD-JOB-008' } }]);
  });

  test('hears of cancelling, whatever the handler threw for it', async () => {
    const stop = new AbortController();
    const { router, log } = routerWith({
      'jobs.cancel': async (_input, signal) => {
        stop.abort();
        signal.throwIfAborted();
        return started;
      },
    });
    expect(await router.call('jobs.cancel', { now: true }, person, stop.signal)).toMatchObject({
      error: { code: 'EFD-JOB-008' },
    });
    expect(log.map(({ event }) => event)).toEqual(['call']);
  });

  test.each([
    ['what was cut off', failure(errorCodes.moduleAbsent, 'module.profile'), 'EFD-JOB-008', ['call']],
    ['a defect', new TypeError('CANARY'), 'EFD-RPC-004', ['call.broke', 'call']],
  ])('hides no defect behind that: %s', async (_what, thrown, code, events) => {
    const stop = new AbortController();
    const { router, log } = routerWith({
      'jobs.list': () => {
        stop.abort();
        return Promise.reject(thrown);
      },
    });
    expect(await router.call('jobs.list', {}, person, stop.signal)).toMatchObject({ error: { code } });
    expect(log.map(({ event }) => event)).toEqual(events);
  });

  test('is told of a command that was done all the same', async () => {
    const stop = new AbortController();
    const { router } = routerWith({ 'jobs.cancel': late(started, stop) });
    expect(await router.call('jobs.cancel', { now: true }, person, stop.signal)).toMatchObject({ ok: true });
  });

  test('has nothing begun that was left before', async () => {
    const { router } = routerWith({});
    expect(await router.call('jobs.list', {}, person, AbortSignal.abort())).toMatchObject({
      error: { code: 'EFD-JOB-008' },
    });
  });

  test('does not end a job, which goes on for itself', async () => {
    const { router } = routerWith({
      'jobs.start': async (_input, signal) => {
        expect(signal.aborted).toBe(false);
        return started;
      },
    });
    expect(await router.call('jobs.start', start, person, AbortSignal.abort())).toMatchObject({ ok: true });
  });
});

describe('a caller that may only read', () => {
  const changing = Object.entries(procedures).filter(([, { kind }]) => kind === 'command' || kind === 'job');

  test.each(changing.map(([name]) => name))('is refused %s, whatever it brings', async (name) => {
    const { router } = routerWith({}, true);
    const answer = await router.call(name as 'jobs.start', start, reader);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'EFD-PS-006', params: { command: name }, retry: 'never' },
    });
  });

  test('may read', async () => {
    const { router } = routerWith({ 'jobs.list': async () => [] });
    expect(await router.call('jobs.list', {}, reader)).toEqual({ id: 'glance-1', ok: true, value: [] });
  });
});

describe('a caller from the network of this computer', () => {
  const browser: Caller = { id: 'page-1', may: 'unelevated' };

  test('cannot have Windows ask for elevation, and can do the rest', async () => {
    const { router } = routerWith({ 'host.elevate': async () => ({}), ...cancel });
    expect(await router.call('host.elevate', {}, browser)).toMatchObject({
      ok: false,
      error: { code: 'EFD-HOST-003', doing: 'host.elevate' },
    });
    expect((await router.call('jobs.cancel', { now: false }, browser)).ok).toBe(true);
    expect((await router.call('host.elevate', {}, person)).ok).toBe(true);
  });
});

describe('what exists only in practice', () => {
  const only = Object.entries(procedures).filter(([, procedure]) => 'practice' in procedure);

  test('is all that begins with it', () => {
    const named = Object.keys(procedures).filter((name) => name.startsWith('practice.'));
    expect(only.map(([name]) => name)).toEqual(named);
  });

  test.each(only.map(([name]) => name))('%s is refused on a real machine', async (name) => {
    const { router } = routerWith({});
    const answer = await router.call(name as 'practice.reset', {}, person);
    expect(answer).toMatchObject({ ok: false, error: { code: 'EFD-HOST-006', params: { name } } });
  });

  test('answers on a practice machine', async () => {
    const { router } = routerWith({ 'practice.reset': async () => ({}) }, true);
    expect(await router.call('practice.reset', {}, person)).toMatchObject({ ok: true });
  });
});

describe('the log', () => {
  test('has name, time and outcome of each call, and nothing of what was said', async () => {
    const { router, log } = routerWith({
      ...cancel,
      'setup.check': () => Promise.reject(failure(errorCodes.setupSyntax, 'setup.read')),
    });
    await router.call('jobs.cancel', { id: jobId, now: true }, person);
    await router.call('setup.check', { text: 'CANARY' }, person);
    expect(log).toEqual([
      { level: 'info', event: 'call', data: { id: 'click-1', name: 'jobs.cancel', ms: 1 } },
      {
        level: 'warn',
        event: 'call',
        data: { id: 'click-1', name: 'setup.check', ms: 1, code: 'EFD-SETUP-002' },
      },
    ]);
  });
});

describe('a feed', () => {
  const signal = new AbortController().signal;
  async function heard(
    answers: Partial<Handlers>,
    input: unknown = { id: jobId },
    name: ProcedureName = 'jobs.events',
  ) {
    const { router, log } = routerWith(answers);
    const items: unknown[] = [];
    for await (const item of router.feed(name as 'jobs.events', input as { id: string }, person, signal))
      items.push(item);
    return { items, log };
  }

  test('gives its items as they come', async () => {
    const { items } = await heard({
      async *'jobs.events'() {
        yield header();
        yield { t: 'cancel', at: 'x', now: true };
      },
    });
    expect(items).toEqual([
      { id: 'click-1', ok: true, value: header() },
      { id: 'click-1', ok: true, value: { t: 'cancel', at: 'x', now: true } },
    ]);
  });

  test('ends with the first item that is not of the agreed shape', async () => {
    const { items } = await heard({
      async *'jobs.events'() {
        yield { t: 'magic' } as never;
        yield header();
      },
    });
    expect(items).toMatchObject([{ ok: false, error: { code: 'EFD-RPC-003' } }]);
  });

  test('is refused like a call, and ends in words', async () => {
    expect((await heard({}, { id: '../x' })).items).toMatchObject([
      { ok: false, error: { code: 'EFD-RPC-002' } },
    ]);
    expect((await heard({}, {}, 'jobs.nothing' as ProcedureName)).items).toMatchObject([
      { error: { code: 'EFD-RPC-001' } },
    ]);
    const broken = await heard({
      'jobs.events': () => {
        throw new Error('CANARY');
      },
    });
    expect(broken.items).toMatchObject([
      { ok: false, error: { code: 'EFD-RPC-004', params: { reason: 'Error' } } },
    ]);
    expect(JSON.stringify(broken.items)).not.toContain('CANARY');
  });

  test('hands over the signal that stops it', async () => {
    const stop = new AbortController();
    const { router } = routerWith({
      async *'jobs.events'(_input, given) {
        yield header();
        if (!given.aborted) yield { t: 'cancel', at: 'late', now: true };
      },
    });
    const items: unknown[] = [];
    for await (const item of router.feed('jobs.events', { id: jobId }, person, stop.signal)) {
      items.push(item);
      stop.abort();
    }
    expect(items).toHaveLength(1);
  });
});
