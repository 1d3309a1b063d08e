import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEvent } from '../../../src/contract/jobs.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { openApp } from '../../../src/main/app.ts';
import { readAssets } from '../../../src/main/hosts/pages/assets.ts';
import { openHttpHost } from '../../../src/main/hosts/http/server.ts';
import { followJob } from '../../../src/main/services/job-feed.ts';
import type { JobService } from '../../../src/main/services/jobs.ts';
import type { Caller, Router } from '../../../src/main/services/router.ts';
import { exampleGoal } from '../../support/examples.ts';

/** The product behind a browser, with one job that says what the bench lets it say. */
export interface BenchDesk {
  /** Opens the windows once. */
  link(): Promise<string>;
  /** The job that runs as long as the bench does. */
  job: string;
  /** Lets the job print so many lines more. */
  print(lines: number): void;
  /** How many events the job has. */
  events(): number;
  close(): Promise<void>;
}

const caller: Caller = { id: 'bench', may: 'everything' };

/** The beginning of a real journey, up to its longest step, to which lines are added. */
async function beginning(folder: string): Promise<JobEvent[]> {
  const app = await openApp({
    host: { kind: 'practice', scenario: 'happy-client-default-switch' },
    stateFolder: folder,
    version: '0.0.0',
    env: {},
    practiceScale: 0,
  });
  try {
    const goal = exampleGoal('dps-tpm');
    const plan = await app.router.call('jobs.plan', { goal, askSecrets: false }, caller);
    if (!plan.ok) throw new Error(plan.error.code);
    const consent = { differences: false, recovery: false };
    const started = await app.router.call('jobs.start', { goal, hash: plan.value.hash, consent }, caller);
    if (!started.ok) throw new Error(started.error.code);
    const events: JobEvent[] = [];
    const feed = app.router.feed('jobs.events', started.value, caller, new AbortController().signal);
    for await (const event of feed) if (event.ok) events.push(event.value);
    const at = events.findIndex((event) => event.t === 'started' && event.step === 'deploy');
    if (at < 0) throw new Error('the journey has no deploy step');
    return events.slice(0, at + 1);
  } finally {
    await app.close();
  }
}

/** Serves `assets` on a deployed practice machine. Everything but the one job's feed is the product as it is. */
export async function openBenchDesk(assets: string): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-bench-ui-'));
  const events = await beginning(join(folder, 'beginning'));
  const [first] = events;
  if (first?.t !== 'job') throw new Error('a journal begins with its job');
  const app = await openApp({
    host: { kind: 'practice', scenario: 'already-deployed' },
    stateFolder: join(folder, 'state'),
    version: '0.0.0',
    env: {},
    practiceScale: 0.01,
  });
  const listeners = new Set<(id: string, event: JobEvent) => void>();
  const over: { end(): void; ended: Promise<void> } = { end: () => undefined, ended: Promise.resolve() };
  over.ended = new Promise((resolve) => {
    over.end = resolve;
  });
  const jobs = {
    live: () => ({ events, ended: over.ended }),
    onEvent: (listener: (id: string, event: JobEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as JobService;
  const feed: Router['feed'] = async function* (name, input, who, signal) {
    if (name !== 'jobs.follow' || input.id !== first.id) {
      yield* app.router.feed(name, input, who, signal);
      return;
    }
    const lock = { who: async () => undefined } as never;
    for await (const view of followJob(
      { jobs, clock: systemClock, lock, real: systemClock },
      first.id,
      signal,
    ))
      yield { id: who.id, ok: true, value: view } as never;
  };
  const hosts: Awaited<ReturnType<typeof openHttpHost>>[] = [];
  return {
    job: first.id,
    async link() {
      const host = await openHttpHost({
        router: { call: app.router.call.bind(app.router), feed },
        assets: readAssets(assets),
        clock: systemClock,
        idleMs: 3_600_000,
        busy: async () => true,
      });
      hosts.push(host);
      return host.link;
    },
    print(lines) {
      for (let i = 0; i < lines; i += 1) {
        const event: JobEvent = {
          t: 'line',
          at: new Date().toISOString(),
          step: 'deploy',
          stream: 'information',
          text: ` - ${events.length} Extracting Linux VHD to C:\\Program Files\\Azure IoT Edge\\EFLOW\\VM.vhdx`,
        };
        events.push(event);
        for (const listener of listeners) listener(first.id, event);
      }
    },
    events: () => events.length,
    async close() {
      over.end();
      await Promise.all(hosts.map((host) => host.close()));
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
