import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, type AppError, type Envelope } from '../../src/contract/errors.ts';
import type { Goal, JobEvent, JobRecord } from '../../src/contract/jobs.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import type { Input, NamesOf, Output, ProcedureName } from '../../src/contract/procedures.ts';
import { openApp, type App, type AppOptions } from '../../src/main/app.ts';

/** A folder of this test, removed at its end. */
export function testFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const epoch = Date.parse('2026-03-02T08:00:00Z');

/** Practice time without real time: it moves only by what is waited for. */
export const stillTime = {
  now: () => epoch,
  sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
};

export interface TestApp {
  app: App;
  call<N extends Exclude<ProcedureName, NamesOf<'feed'>>>(name: N, input: Input<N>): Promise<Output<N>>;
  /** The error of a call that must fail. */
  refused<N extends Exclude<ProcedureName, NamesOf<'feed'>>>(name: N, input: Input<N>): Promise<AppError>;
  /** Plans and starts a goal, and waits for the end of its run. */
  run(goal: Goal, consent?: Partial<Input<'jobs.start'>['consent']>): Promise<JobRecord>;
  resume(more?: Partial<Input<'jobs.resume'>>): Promise<JobRecord>;
  /** The job at the end of its run. */
  ended(id: string): Promise<JobRecord>;
  events(id: string): Promise<JobEvent[]>;
  /** What the practice machine shows. */
  shown(): JsonObject;
}

const caller = { id: 'test', may: 'everything' } as const;
const noConsent = { differences: false, recovery: false };

function unwrap<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new Failure(envelope.error);
}

/** The product on a practice machine, in this process and without waiting. */
export async function testApp(
  scenario: string,
  folder: string,
  more: Partial<AppOptions> = {},
): Promise<TestApp> {
  const app = await openApp({
    host: { kind: 'practice', scenario },
    stateFolder: folder,
    version: '0.0.0',
    env: {},
    practiceScale: 0,
    ...more,
    parts: { practice: { real: stillTime }, ...more.parts },
  });
  const call: TestApp['call'] = async (name, input) => unwrap(await app.router.call(name, input, caller));
  async function ended(id: string): Promise<JobRecord> {
    for await (const event of app.router.feed('jobs.events', { id }, caller, new AbortController().signal))
      unwrap(event);
    return (await call('jobs.show', { id })).job;
  }
  return {
    app,
    call,
    async refused(name, input) {
      const envelope = await app.router.call(name, input, caller);
      if (envelope.ok) throw new Error(`${name} was not refused`);
      return envelope.error;
    },
    async run(goal, consent = {}) {
      const plan = await call('jobs.plan', { goal, askSecrets: true });
      const { id } = await call('jobs.start', {
        goal,
        hash: plan.hash,
        consent: { ...noConsent, ...consent },
      });
      return ended(id);
    },
    async resume(input = {}) {
      const { id } = await call('jobs.resume', { consent: noConsent, ...input });
      return ended(id);
    },
    ended,
    events: async (id) => (await call('jobs.show', { id })).events,
    shown: () => app.practice?.show() as JsonObject,
  };
}
