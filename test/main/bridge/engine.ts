import { createLaunch, type Engine, type Launch, type Launched } from '../../../src/main/bridge/launch.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { ensureEngine } from '../../../scripts/ps-engine.mjs';
import { cataloguePath, deskOn, modulesPath, scriptPath, type Desk, type DeskOptions } from './desk.ts';

export { cataloguePath, modulesPath, scriptPath, standIns, type Desk, type DeskOptions } from './desk.ts';

const found: Engine | { missing: string } = await ensureEngine();
/** Why no PowerShell engine can be had here, if so. With CI set that is a failure. */
export const missing = 'missing' in found ? found.missing : undefined;
if (missing !== undefined && (process.env['CI'] ?? '') !== '')
  throw new Error(`no PowerShell engine: ${missing}`);

/** The engine that runs scripts here. */
export const engine: Engine = 'missing' in found ? { command: '', args: [] } : found;

/** Launches the real host script on the engine, and remembers what it launched. */
export function engineLaunch(options: DeskOptions = {}): { launch: Launch; launched: Launched[] } {
  const launch = createLaunch({
    script: options.script ?? scriptPath,
    catalogue: options.catalogue ?? cataloguePath,
    env: options.env ?? process.env,
    clock: systemClock,
    engine: options.engine ?? engine,
    modules: options.modules ?? modulesPath,
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

/** The patience of the product, so that a machine under load gives up nothing that stops by itself. */
const patienceMs = 5_000;

/** A bridge on the engine. */
export function openDesk(graceMs = patienceMs, options: DeskOptions = {}): Desk {
  return deskOn(engineLaunch(options), graceMs, options);
}
