import { createHmac } from 'node:crypto';
import { createCloud } from '../../src/main/adapters/cloud.ts';
import { deviceKeysOf } from '../../src/main/domain/identity/symmetric-key.ts';
import { forMany } from '../../src/main/services/many.ts';
import { json } from '../support/azure.ts';
import { fakeAzure, fakeDps, plantedKeys } from '../support/azure-fake.ts';
import type { BenchCase } from './cases.ts';

/** DPS throttles at 1,000 works a minute (provisioning.md 5.3); more at a time would only wait. */
const atOnce = 8;

/** Enrolls so many devices while every twentieth request is told to wait; throws when one is lost or doubled. */
export async function enrollMany(
  count: number,
): Promise<{ puts: number; refused: number; close(): Promise<void> }> {
  const azure = await fakeAzure();
  let puts = 0;
  let refused = 0;
  let asked = 0;
  azure.first((seen, response) => {
    asked += 1;
    if (asked % 20 === 0) {
      refused += 1;
      json(response, 429, {}, { 'Retry-After': '1' });
      return true;
    }
    if (seen.method === 'PUT') puts += 1;
    return false;
  });
  const cloud = createCloud({
    world: azure.in({
      kind: 'practice',
      label: 'bench',
      endpoint: () => Promise.resolve(undefined),
      trustRoots: { practice: true, certificates: [] },
    } as never),
    // What is asked to wait for takes no time here.
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    version: '0.0.0',
    reveal: () => plantedKeys.policy,
    hold: () => ({ handle: 'held' }),
  });
  const dps = cloud.dps({
    service: 'dps',
    host: fakeDps,
    policy: 'provisioningserviceowner',
    key: { handle: 'policy' },
  });
  const ids = Array.from({ length: count }, (_, i) => `edge-${i}`);
  const outcomes = await forMany(ids, atOnce, (registrationId) =>
    dps.makeEnrollment({
      registrationId,
      deviceId: null,
      attestation: { type: 'symmetricKey' },
      hub: null,
      tags: {},
    }),
  );
  const lost = outcomes.filter((one) => one === undefined || 'failed' in one).length;
  const there = ids.filter((id) => azure.things.has(`/enrollments/${id}`)).length;
  cloud.close();
  if (lost > 0 || there !== count || azure.things.size !== count || puts !== count)
    throw new Error(`enrolled ${there} of ${count}, ${lost} failed, ${puts} times made`);
  return { puts, refused, close: azure.close };
}

const devices = 100_000;
const ids = Array.from({ length: devices }, (_, i) => `edge-line-${i}`);

/** Cases of the cloud side. */
export function cloudCases(): BenchCase[] {
  const none = (): Promise<void> => Promise.resolve();
  const decoded = Buffer.from(plantedKeys.group, 'base64');
  return [
    {
      name: '1,000 enrollments, 5 % busy',
      rounds: 3,
      run: async () => {
        await (await enrollMany(1_000)).close();
      },
      close: none,
    },
    {
      name: '100,000 device keys',
      rounds: 5,
      run: async () => {
        const keyOf = deviceKeysOf(plantedKeys.group);
        for (const id of ids) keyOf(id);
      },
      against: {
        name: 'bare HMAC-SHA256 loop',
        run: async () => {
          for (const id of ids) createHmac('sha256', decoded).update(id).digest('base64');
        },
      },
      goal: { text: '100,000 device keys: 0.8 of the speed of a bare loop at least', most: 1 / 0.8 },
      close: none,
    },
  ];
}
