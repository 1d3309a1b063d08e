import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEvent } from '../../src/contract/jobs.ts';
import { createJournal } from '../../src/main/adapters/journal-files.ts';
import { openApp } from '../../src/main/app.ts';
import { exampleGoal } from '../support/examples.ts';

/** Something to time, with what it is compared to in the same run. */
export interface BenchCase {
  name: string;
  rounds: number;
  run(): Promise<void>;
  /** The bare act it cannot beat; absent when there is none. */
  against?: { name: string; run(): Promise<void> };
  close(): Promise<void>;
}

const line: JobEvent = {
  t: 'line',
  at: '2026-03-02T08:00:00.000Z',
  step: 'deploy',
  stream: 'information',
  text: ' - Extracting Linux VHD',
};

/** The cases that run inside this process, on a practice machine whose time does not pass. */
export async function benchCases(): Promise<BenchCase[]> {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-bench-'));
  const app = await openApp({
    host: { kind: 'practice', scenario: 'long-journey' },
    stateFolder: join(folder, 'state'),
    version: '0.0.0',
    env: {},
    practiceScale: 0,
  });
  const caller = { id: 'bench', may: 'everything' } as const;
  const goal = exampleGoal('dps-tpm');
  const writer = await createJournal(folder).create('20260302-080000-0000');
  const bare = await open(join(folder, 'bare'), 'a');
  const none = async (): Promise<void> => undefined;
  return [
    {
      name: 'scan',
      rounds: 60,
      run: async () => void (await app.router.call('host.scan', {}, caller)),
      close: none,
    },
    {
      name: 'plan of the longest setup',
      rounds: 60,
      run: async () => void (await app.router.call('jobs.plan', { goal, askSecrets: false }, caller)),
      close: none,
    },
    {
      name: 'journal line, flushed',
      rounds: 300,
      run: () => writer.append(line, true),
      against: {
        name: 'bare append and fdatasync',
        run: async () => {
          await bare.appendFile(`${JSON.stringify(line)}\n`);
          await bare.datasync();
        },
      },
      close: async () => {
        await writer.close();
        await bare.close();
        await app.close();
        rmSync(folder, { recursive: true, force: true });
      },
    },
  ];
}
