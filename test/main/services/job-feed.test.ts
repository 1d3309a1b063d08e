import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobEvent, JobRecord, JobView } from '../../../src/contract/jobs.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { recordOf } from '../../../src/main/domain/job-record.ts';
import { followJob } from '../../../src/main/services/job-feed.ts';
import type { JobService } from '../../../src/main/services/jobs.ts';
import { testApp, testFolder } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';

/** The events of a whole journey, as its journal has them. */
let whole: JobEvent[];
let deployAt: number;
const { folder, remove } = testFolder();

beforeAll(async () => {
  const desk = await testApp('happy-client-default-switch', folder);
  const job = await desk.run(exampleGoal('dps-tpm'));
  whole = await desk.events(job.id);
  deployAt = whole.findIndex((event) => event.t === 'started' && event.step === 'deploy');
  await desk.app.close();
});
afterAll(remove);

/** All views of a job that no process runs any more, whose journal ends with these events. */
async function viewsOf(events: JobEvent[], seen?: JobRecord['state']): Promise<JobView[]> {
  const record = recordOf(events);
  if (record === undefined) throw new Error('no job');
  const jobs = {
    live: () => undefined,
    onEvent: () => () => undefined,
    show: async () => ({ job: { ...record, state: seen ?? record.state }, events }),
  } as unknown as JobService;
  const real = { sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const lock = { who: async () => undefined } as never;
  const views: JobView[] = [];
  const signal = new AbortController().signal;
  for await (const view of followJob({ jobs, clock: systemClock, lock, real }, record.id, signal))
    views.push(view);
  return views;
}

const line = (n: number): JobEvent => ({
  t: 'line',
  at: '2026-03-02T08:00:00.000Z',
  step: 'deploy',
  stream: 'information',
  text: `line ${n}`,
});

describe('a job as a screen follows it', () => {
  test('whose process is gone is interrupted, though its journal says that it runs', async () => {
    const views = await viewsOf([...whole.slice(0, deployAt + 1), line(1)], 'interrupted');
    const last = views.at(-1);
    expect(last?.job.state).toBe('interrupted');
    expect(views.flatMap(({ lines }) => lines).filter(({ text }) => text === 'line 1')).toHaveLength(1);
  });

  test('that rests is told once', async () => {
    const views = await viewsOf(whole);
    expect(views).toHaveLength(1);
    expect(views[0]?.job.state).toBe('waiting');
  });

  test('that said much begins with the last thousand lines', async () => {
    const many = Array.from({ length: 1500 }, (_, n) => line(n));
    const [first] = await viewsOf([...whole.slice(0, deployAt + 1), ...many], 'interrupted');
    expect(first?.lines).toHaveLength(1000);
    expect(first?.lines.at(-1)?.text).toBe('line 1499');
  });
});
