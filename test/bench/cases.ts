import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEvent } from '../../src/contract/jobs.ts';
import { createJournal } from '../../src/main/adapters/journal-files.ts';
import { readCertificateFile } from '../../src/main/adapters/certificate-reader.ts';
import { openApp } from '../../src/main/app.ts';
import { checkCertificates } from '../../src/main/domain/identity/x509/check.ts';
import { practiceCertificate, privateKeyPem } from '../../src/practice/state/certificates.ts';
import { exampleGoal } from '../support/examples.ts';
import { cloudCases } from './cloud.ts';

/** How many times as long as what it is compared to something may take, in words too. */
export interface RatioGoal {
  text: string;
  most: number;
}

/** A scan may take half as much again as its longest lane: the lanes run side by side. */
export const scanGoal = (way: string): RatioGoal => ({
  text: `scan of 2 s a command, ${way}: 1.5 x its longest lane at most`,
  most: 1.5,
});

/** Something to time, with what it is compared to in the same run. */
export interface BenchCase {
  name: string;
  rounds: number;
  run(): Promise<void>;
  /** The bare act it cannot beat; absent when there is none. */
  against?: { name: string; run(): Promise<void> };
  /** What the ratio to that act is to be. */
  goal?: RatioGoal;
  close(): Promise<void>;
}

const line: JobEvent = {
  t: 'line',
  at: '2026-03-02T08:00:00.000Z',
  step: 'deploy',
  stream: 'information',
  text: ' - Extracting Linux VHD',
};

/** A hundred certificates with their keys, each read and checked in full. */
async function certificateCase(): Promise<BenchCase> {
  const now = Date.parse('2026-03-02T08:00:00.000Z');
  const pairs = Array.from({ length: 100 }, (_none, i) => {
    const name = `press-${i}`;
    return { name, certificate: practiceCertificate(name, 1, now), key: privateKeyPem(name, 1) };
  });
  return {
    name: 'read and check 100 certificates with their keys',
    // Ten thousand in all.
    rounds: 100,
    async run() {
      for (const { name, certificate, key } of pairs) {
        const { verdict } = checkCertificates({
          use: 'individual',
          name,
          now,
          certificate: await readCertificateFile(Buffer.from(certificate), undefined),
          key: await readCertificateFile(Buffer.from(key), undefined),
        });
        if (verdict !== 'right') throw new Error(`${name} is ${verdict}`);
      }
    },
    against: {
      name: 'node:crypto: parse both and compare, 100 times',
      run: async () => {
        for (const { certificate, key } of pairs) {
          const one = new X509Certificate(certificate);
          if (!one.checkPrivateKey(createPrivateKey(key))) throw new Error('not a pair');
        }
      },
    },
    close: async () => undefined,
  };
}

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
    ...cloudCases(),
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
    await certificateCase(),
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
