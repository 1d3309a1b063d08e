import type { Clock, Cloud, CloudAccess, CloudCall, CloudProxy, SecretHandle, World } from '../ports.ts';
import { waitBefore } from '../domain/cloud/answers.ts';
import { createCaller, type CloudCaller } from './cloud-call.ts';
import { createCloudHttp } from './cloud-http.ts';
import { createDps } from './dps.ts';
import { createHub } from './iot-hub.ts';

export interface CloudOptions {
  world: Pick<World, 'endpoint' | 'trustRoots'>;
  clock: Clock;
  version: string;
  reveal(handle: SecretHandle): string;
  /** Takes a secret that a service told. */
  hold(text: string): SecretHandle;
  /** From 0 up to 1; only tests have one of their own. */
  random?: () => number;
  /** Time limit of a call in milliseconds. */
  limitMs?: number;
}

/** The cloud of a world: Azure, or whatever stands at its endpoints. */
export function createCloud(options: CloudOptions): Cloud {
  const { world, clock, reveal, hold, random = Math.random } = options;
  const roots = world.trustRoots;
  const http = createCloudHttp({
    endpoint: world.endpoint,
    trustRoots: 'practice' in roots ? roots.certificates : roots,
    now: () => clock.now(),
    reveal,
    ...(options.limitMs === undefined ? {} : { limitMs: options.limitMs }),
  });
  const callerFor = (access: CloudAccess, proxy: CloudProxy | undefined): CloudCaller =>
    createCaller({ http, clock, reveal, random, agent: `eflow-desk/${options.version}` }, access, proxy);

  /** Waits before a thing is looked for again whose making ended unclearly; false when that was often enough. */
  async function wait(tried: number, call: CloudCall): Promise<boolean> {
    const ms = waitBefore(tried, undefined, random());
    if (ms === undefined || call.signal?.aborted === true) return false;
    call.onWait?.({ ms, because: 'connection' });
    await clock.sleep(ms, call.signal);
    return true;
  }

  return {
    hub: (access, proxy) => createHub(access, callerFor(access, proxy), hold, wait),
    dps: (access, proxy) => createDps(access, callerFor(access, proxy), hold, wait),
    close: http.close,
  };
}
