import { errorCodes, failure } from '../contract/errors.ts';
import { procedures } from '../contract/procedures.ts';
import { openApp, type App, type AppOptions, type HostChoice } from './app.ts';
import type { Router } from './services/router.ts';

/** The app of whichever world is open now: `world` and `practice` tell of that one, `router` always leads there. */
export type Desk = App;

const labelOf = (host: HostChoice): string => (host.kind === 'local' ? 'local' : `practice:${host.scenario}`);

/**
 * Opens a program that can change its world, for hosts that people look at. The new graph is made before the old one is
 * closed, so that a world that cannot be opened leaves everything as it was (architecture.md 2).
 */
export async function openDesk(options: Omit<AppOptions, 'open'>): Promise<Desk> {
  /** Jobs on their way to begin: their lock is not there yet, and they belong to the world they were asked in. */
  const beginning = new Set<Promise<unknown>>();
  let changing = false;
  let now = await openIn(options.host);

  async function openIn(host: HostChoice): Promise<{ app: App; over: AbortController }> {
    return { app: await openApp({ ...options, host, open }), over: new AbortController() };
  }

  async function open(host: HostChoice): Promise<void> {
    if (changing) throw failure(errorCodes.worldChanging, 'app.open', { retry: 'safe' });
    changing = true;
    try {
      await Promise.allSettled(beginning);
      const old = now;
      const job = await old.app.working();
      if (job !== undefined)
        throw failure(errorCodes.worldBusy, 'app.open', {
          params: { job, host: old.app.world.label },
          retry: 'safe',
        });
      if (labelOf(host) === old.app.world.label) return;
      now = await openIn(host);
      old.over.abort();
      await old.app.close();
    } finally {
      changing = false;
    }
    void now.app.prewarm();
  }

  const call: Router['call'] = async (name, input, caller, signal) => {
    if (!Object.hasOwn(procedures, name) || procedures[name].kind !== 'job')
      return now.app.router.call(name, input, caller, signal);
    if (changing) {
      const { error } = failure(errorCodes.worldChanging, 'call', { retry: 'after-fix' });
      return { id: caller.id, ok: false, error };
    }
    const answer = now.app.router.call(name, input, caller);
    beginning.add(answer);
    try {
      return await answer;
    } finally {
      beginning.delete(answer);
    }
  };

  return {
    router: {
      call,
      feed(name, input, caller, signal) {
        const { app, over } = now;
        return app.router.feed(name, input, caller, AbortSignal.any([signal, over.signal]));
      },
    },
    get world() {
      return now.app.world;
    },
    get practice() {
      return now.app.practice;
    },
    prewarm: () => now.app.prewarm(),
    working: () => now.app.working(),
    async close() {
      now.over.abort();
      await now.app.close();
    },
  };
}
