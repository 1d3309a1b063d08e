import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { createBridge, type Bridge, type BridgeCall } from '../../../src/main/bridge/bridge.ts';
import type { Engine, Launch, Launched } from '../../../src/main/bridge/launch.ts';
import { createSupervisor, type Supervisor } from '../../../src/main/bridge/supervisor.ts';
import type { CatalogueEntry } from '../../../src/main/domain/catalogue.ts';
import type { Clock } from '../../../src/main/ports.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const scriptPath = path('../../../src/ps-scripts/bridge-host.ps1');
export const cataloguePath = path('fixtures/catalogue.json');
export const modulesPath = path('fixtures/modules');
export const standIns = (
  JSON.parse(readFileSync(cataloguePath, 'utf8')) as { entries: Record<string, CatalogueEntry> }
).entries;

/** What differs from the usual. */
export interface DeskOptions {
  /** Absolute path of a script in place of bridge-host.ps1. */
  script?: string;
  modules?: string;
  catalogue?: string;
  engine?: Engine;
  /** The clock of the heartbeat; starting has its own. */
  clock?: Clock;
  env?: Readonly<Record<string, string | undefined>>;
  /** False: a process is kept even where an entry asks for a fresh one after it. */
  freshProcesses?: boolean;
}

/** A bridge. Call parameters are plain; a secret handle stands for its own name. */
export interface Desk {
  bridge: Bridge;
  supervisor: Supervisor;
  launched: Launched[];
  run(name: string, params?: BridgeCall['params'], more?: Partial<BridgeCall>): ReturnType<Bridge['run']>;
}

/** A bridge on whatever a launch brings up. */
export function deskOn(
  { launch, launched }: { launch: Launch; launched: Launched[] },
  graceMs = 300,
  options: DeskOptions = {},
): Desk {
  const bytes = readFileSync(options.catalogue ?? cataloguePath);
  const { entries } = JSON.parse(bytes.toString('utf8')) as { entries: Record<string, CatalogueEntry> };
  const supervisor = createSupervisor({
    launch,
    clock: options.clock ?? systemClock,
    catalogueHash: createHash('sha256').update(bytes).digest('hex'),
  });
  const bridge = createBridge({
    supervisor,
    catalogue:
      options.freshProcesses === false
        ? Object.fromEntries(
            Object.entries(entries).map(([name, entry]) => [name, { ...entry, freshProcessAfter: false }]),
          )
        : entries,
    reveal: ({ handle }) => handle,
    graceMs,
  });
  return {
    bridge,
    supervisor,
    launched,
    run: (name, params = {}, more = {}) =>
      bridge.run({ name, params, timeoutMs: entries[name]?.timeoutMs ?? 10_000, ...more }),
  };
}
