import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createBridge, type Bridge, type BridgeCall } from '../../../src/main/bridge/bridge.ts';
import { createLaunch, type Engine, type Launch, type Launched } from '../../../src/main/bridge/launch.ts';
import { createSupervisor, type Supervisor } from '../../../src/main/bridge/supervisor.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import type { CatalogueEntry } from '../../../src/main/domain/catalogue.ts';
import { createHash } from 'node:crypto';
import { ensureEngine } from '../../../scripts/ps-engine.mjs';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const scriptPath = path('../../../src/ps-scripts/bridge-host.ps1');
export const cataloguePath = path('fixtures/catalogue.json');
export const modulesPath = path('fixtures/modules');
export const standIns = (
  JSON.parse(readFileSync(cataloguePath, 'utf8')) as { entries: Record<string, CatalogueEntry> }
).entries;
export const catalogueHash = createHash('sha256').update(readFileSync(cataloguePath)).digest('hex');

const found: Engine | { missing: string } = await ensureEngine();
/** Why no PowerShell engine can be had here, if so. With CI set that is a failure. */
export const missing = 'missing' in found ? found.missing : undefined;
if (missing !== undefined && (process.env['CI'] ?? '') !== '')
  throw new Error(`no PowerShell engine: ${missing}`);

/** The engine that runs scripts here. */
export const engine: Engine = 'missing' in found ? { command: '', args: [] } : found;

/** Launches the real host script on the engine, and remembers what it launched. */
export function engineLaunch(): { launch: Launch; launched: Launched[] } {
  const launch = createLaunch({
    script: scriptPath,
    catalogue: cataloguePath,
    env: process.env,
    clock: systemClock,
    engine,
    modules: modulesPath,
  });
  const launched: Launched[] = [];
  return {
    launched,
    launch: async (proof) => {
      const one = await launch(proof);
      launched.push(one);
      return one;
    },
  };
}

/** A bridge on the engine. Call parameters are plain; a secret handle stands for its own name. */
export interface Desk {
  bridge: Bridge;
  supervisor: Supervisor;
  launched: Launched[];
  run(name: string, params?: BridgeCall['params'], more?: Partial<BridgeCall>): ReturnType<Bridge['run']>;
}

export function openDesk(graceMs = 300): Desk {
  const { launch, launched } = engineLaunch();
  const supervisor = createSupervisor({ launch, clock: systemClock, catalogueHash });
  const bridge = createBridge({
    supervisor,
    catalogue: standIns,
    reveal: ({ handle }) => handle,
    graceMs,
  });
  return {
    bridge,
    supervisor,
    launched,
    run: (name, params = {}, more = {}) =>
      bridge.run({ name, params, timeoutMs: standIns[name]?.timeoutMs ?? 10_000, ...more }),
  };
}
