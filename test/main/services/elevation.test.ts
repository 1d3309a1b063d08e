import { describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../../src/contract/errors.ts';
import type { ElevationOutcome, Host } from '../../../src/main/ports.ts';
import { createElevation } from '../../../src/main/services/elevation.ts';

const error = failure(errorCodes.elevationDeclined, 'host.elevate').error;

/** A host that grants or declines, and tells what it was asked. */
function hostThat(grants: boolean) {
  const told: string[] = [];
  const outcome: ElevationOutcome = grants
    ? { granted: true, release: async () => void told.push('released') }
    : { granted: false, error };
  const elevate = async () => {
    told.push('asked');
    return outcome;
  };
  return { host: { elevate } as unknown as Host, told };
}

/** A job that ends when it is told to. */
function job() {
  let end: (how?: Error) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    end = (how) => (how === undefined ? resolve() : reject(how));
  });
  return { done, end };
}

describe('a grant of elevation', () => {
  test('is asked for once, and lasts until the end of its job, however that ends', async () => {
    for (const how of [undefined, new Error('broken')]) {
      const { host, told } = hostThat(true);
      const elevation = createElevation(host);
      await elevation.ask();
      await elevation.ask();
      const mine = job();
      await elevation.forJob(async () => mine);
      expect(told).toEqual(['asked']);
      mine.end(how);
      await mine.done.catch(() => undefined);
      expect(told).toEqual(['asked', 'released']);
      await elevation.drop();
      expect(told).toEqual(['asked', 'released']);
    }
  });

  test('is dropped when the job does not start', async () => {
    const { host, told } = hostThat(true);
    const elevation = createElevation(host);
    await elevation.ask();
    await expect(elevation.forJob(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(told).toEqual(['asked', 'released']);
    await elevation.ask();
    expect(told).toEqual(['asked', 'released', 'asked']);
  });

  test('that is declined says why, and a host that can ask nobody refuses', async () => {
    const { host, told } = hostThat(false);
    const elevation = createElevation(host);
    await expect(elevation.ask()).rejects.toMatchObject({ error: { code: errorCodes.elevationDeclined } });
    await elevation.forJob(async () => ({ done: Promise.resolve() }));
    expect(told).toEqual(['asked']);
    const none = createElevation({} as Host);
    await expect(none.ask()).rejects.toMatchObject({ error: { code: errorCodes.notElevated } });
  });
});
