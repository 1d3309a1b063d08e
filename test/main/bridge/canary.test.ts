import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../../src/contract/errors.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { createBridgeHost } from '../../../src/main/bridge/host.ts';
import { createLaunch, type Launch, type Launched } from '../../../src/main/bridge/launch.ts';
import { catalogue } from '../../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../../src/main/domain/catalogue.gen.ts';
import type { HostArg, HostRecord } from '../../../src/main/ports.ts';
import { bridgeFiles } from '../../stand-ins/host.ts';
import { ensureStandIns } from '../../stand-ins/modules.mjs';
import { fileTexts, processTable } from '../../support/process-table.ts';
import { openStandIns, type Answer } from '../../stand-ins/server.ts';
import { engine, missing } from './engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = Buffer.alloc(32, 0x5a).toString('base64');
const planted: Readonly<Record<string, string>> = {
  string: `HostName=canary-hub.azure-devices.net;DeviceId=canary-4711;SharedAccessKey=${key}`,
  prints: 'canary-fingerprints-0815-"quoted"-\u00fc',
};
/** Parts that would give one away, in any of the ways in which text is written. */
const marks = [
  'canary-4711',
  key,
  '0815-',
  Buffer.from('canary-fingerprints').toString('base64').slice(0, 20),
];
const found = (text: string): string[] => marks.filter((mark) => text.includes(mark));

describe.skipIf(missing !== undefined || process.platform !== 'linux')(
  'planted secrets (needs /proc)',
  () => {
    test('#63 #64 stand in the frame of their request and nowhere else, whatever the command does with them', async () => {
      const TMPDIR = mkdtempSync(join(folder, 'run-'));
      const heard: string[] = [];
      // Says each value that it was called with in every way it can, and fails.
      const answer: Answer = async function* ({ command, parameters }) {
        const all = Object.values(parameters).flat().map(String);
        heard.push(`${command} ${all.join(' ')}`);
        for (const text of all) {
          yield { kind: 'warning', text: `warning ${text}` };
          yield { kind: 'verbose', text: `verbose ${text}` };
          yield { kind: 'information', text: `information ${text}` };
          yield { kind: 'error', text: `error ${text}` };
          yield { kind: 'progress', activity: `activity ${text}`, status: `status ${text}`, percent: 1 };
          yield { kind: 'output', value: `output <${text}>` };
        }
        const params = { command, text: `failed with ${all.join(' ')}` };
        yield { kind: 'problem', error: failure(errorCodes.commandFailed, 'test', { params }).error };
      };
      const standIns = await openStandIns(answer);
      const { modulePath } = await ensureStandIns();
      const launched: Launched[] = [];
      const fromHost: string[] = [];
      const toHost: string[] = [];
      const start = createLaunch({
        script: bridgeFiles.script,
        catalogue: bridgeFiles.cataloguePath,
        env: { ...process.env, ...standIns.env, TMPDIR },
        clock: systemClock,
        engine,
        modules: modulePath,
      });
      const launch: Launch = async (proof) => {
        const one = await start(proof);
        launched.push(one);
        one.socket.on('data', (bytes: Buffer) => fromHost.push(bytes.toString('utf8')));
        const write = one.socket.write.bind(one.socket) as (text: string | Uint8Array) => boolean;
        one.socket.write = ((text: string | Uint8Array) => {
          toHost.push(String(text));
          return write(text);
        }) as typeof one.socket.write;
        return one;
      };
      const host = createBridgeHost({
        label: 'canary',
        ...bridgeFiles,
        env: {},
        clock: systemClock,
        reveal: ({ handle }) => planted[handle] ?? '',
        parts: { launch, elevated: true, graceMs: 1000 },
      });
      const seen: string[] = [];
      let looks = 0;
      const look = setInterval(() => {
        looks += 1;
        seen.push(...processTable().flatMap(found), ...fileTexts(TMPDIR).flatMap(found));
      }, 30);
      const told: unknown[] = [];
      try {
        const call = async (op: CatalogueName, args: Record<string, HostArg>) => {
          const records: HostRecord[] = [];
          const result = await host.run(
            { op, args, timeoutMs: 30_000 },
            (record) => void records.push(record),
          );
          told.push(result, records);
          return result;
        };
        const secretEntries = Object.entries(catalogue).flatMap(([op, entry]) =>
          Object.values(entry.parameters).some(({ secret }) => secret === true) ? [op] : [],
        );
        expect(secretEntries.toSorted()).toEqual([
          'eflow.provision.connectionString',
          'eflow.provision.dpsSymmetricKey',
          'guest.proxy',
          'guest.read',
          'guest.setAgentProxy',
          'guest.setProxy',
        ]);
        for (let round = 0; round < 3; round += 1) {
          const result = await call('eflow.provision.connectionString', {
            devConnString: { handle: 'string' },
          });
          expect(result.problem?.code).toBe(errorCodes.commandFailed);
          await call('eflow.provision.dpsSymmetricKey', {
            scopeId: '0ne00ABCDEF',
            registrationId: 'line-09',
            symmKey: { handle: 'string' },
          });
          await call('guest.read', { fingerprintKey: { handle: 'prints' } });
          await call('guest.proxy', { fingerprintKey: { handle: 'prints' } });
          for (const op of ['guest.setProxy', 'guest.setAgentProxy'] as const)
            await call(op, { Https: 'http://user@proxy.plant.example:8080', Password: { handle: 'string' } });
          // Those that follow in the same lane, and in the same process, do not know it any more.
          await call('eflow.vm', {});
          await call('eflow.feature', { feature: 'DpsTpm' });
          await call('registry.read', { keys: ['HKLM\\SOFTWARE\\canary'] });
        }
      } finally {
        clearInterval(look);
        await host.close();
        await standIns.close();
      }
      // The command did get it, whole; otherwise all of this shows nothing.
      expect(heard.filter((line) => line.includes(planted['string'] ?? '-'))).toHaveLength(6);
      expect(looks).toBeGreaterThan(3);
      expect(JSON.stringify(told)).toContain('[secret]');
      expect({
        table: seen,
        told: found(JSON.stringify(told)),
        frames: found(fromHost.join('')),
        stray: launched.flatMap((one) => found(one.stray())),
        files: fileTexts(TMPDIR).flatMap(found),
      }).toEqual({ table: [], told: [], frames: [], stray: [], files: [] });
      // One frame to PowerShell for each request that has one.
      const lines = toHost.join('').split('\n');
      expect(lines.filter((line) => found(line).length > 0)).toHaveLength(18);
    }, 120_000);

    test('#64 the look at processes would find one', () => {
      expect(processTable().some((text) => text.includes(process.execPath.split('/').at(-1) ?? 'node'))).toBe(
        true,
      );
      expect(found(`x ${planted['string']}`)).toEqual(['canary-4711', key]);
    });
  },
);
