import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { GuestProvisioning } from '../../../contract/facts.ts';
import { isBefore } from '../checks/version.ts';
import type { Facts } from '../facts.ts';
import { hopAfter } from '../upgrade/path.ts';
import { defineKind, type Diagnosis } from './kind.ts';
import { installerRefusal, restartMark } from './msi.ts';

const Upgrade = z.object({ package: z.string(), version: z.string(), log: z.string() });
type Upgrade = z.infer<typeof Upgrade>;

/** Why this update cannot be made on this host: none is installed, or this one is not the next. */
function obstaclesTo({ version }: Upgrade, facts: Facts): Diagnosis[] {
  const products = facts.value('eflow.products');
  if (products === undefined) return [];
  const [product] = products;
  const obstacle = (code: Diagnosis['code'], params: Diagnosis['params'] = {}, id?: string): Diagnosis[] => [
    { code, params, final: true, ...(id === undefined ? {} : { id }) },
  ];
  if (product === undefined || products.length > 1) return obstacle(errorCodes.upgradeNothing);
  const from = product.displayVersion;
  if (from === version) return [];
  if (isBefore(version, from)) return obstacle(errorCodes.upgradeNotNewer, { from, to: version });
  const next = hopAfter(from, facts.value('host.processor')?.architecture);
  if (next?.how === 'migration' && !isBefore(version, next.to))
    return obstacle(errorCodes.upgradeMigration, { from, to: next.to, freeGb: next.freeGb }, 'F88');
  return next?.to === version
    ? []
    : obstacle(errorCodes.upgradeSkips, { from, to: version, next: next?.to ?? '-' });
}

/**
 * Updates EFLOW by one release (eflow.md 15.1). The VM runs meanwhile or can be started, else the package fails with 1603;
 * it keeps its identity and its modules, which {@link proveUpgrade} looks at. What was there before is noted here.
 *
 * @assumed eflow.md 15.1: the package of an update replaces the uninstall entry, so that afterwards one product of the new version is registered | verify: list the uninstall entries before and after an update
 */
export const upgradeMsi = defineKind<Upgrade>({
  kind: 'upgrade-msi',
  rebootWatch: 'installer',
  input: Upgrade,
  typicalMs: 420_000,
  assumed: 'eflow.md 15.1',
  needs: () => [
    { id: 'eflow.products' },
    { id: 'host.processor' },
    { id: 'host.os' },
    { id: 'host.boot' },
    { id: 'host.pendingReboot' },
    { id: 'guest.runtime' },
  ],
  state: (input, facts) => {
    const products = facts.value('eflow.products');
    if (products === undefined) return 'later';
    if (products.length === 1 && products[0]?.displayVersion === input.version) return 'done';
    if (obstaclesTo(input, facts).length > 0) return 'unclear';
    // Without a note of what was there nothing can be proven afterwards.
    return facts.value('guest.runtime') === undefined ? 'later' : 'todo';
  },
  obstacles: obstaclesTo,
  action: (input) => ({ port: 'host', op: 'msi.install', args: { package: input.package, log: input.log } }),
  settle: () => ({ everyMs: 5_000, forMs: 120_000 }),
  goesOn: { everyMs: 5_000, forMs: 1_800_000 },
  retry: { on: [errorCodes.msiBusy], everyMs: 30_000, forMs: 600_000 },
  refusal: (answer) => installerRefusal(answer),
  diagnose: (input, facts) => obstaclesTo(input, facts)[0],
  made: (_input, before, now, answer) => {
    const runtime = before.value('guest.runtime');
    return {
      since: restartMark(before, now, answer),
      provisioning: runtime?.provisioning ?? null,
      modules: runtime?.modules.filter(({ status }) => status === 'running').map(({ name }) => name) ?? [],
    };
  },
  recover: (input, facts) => ({ none: obstaclesTo(input, facts)[0]?.code ?? errorCodes.stepUnclear }),
  undo: () => ({ none: 'upgrade' }),
});

const Prove = z.object({
  /** What the VM said of its identity before the update; null when it had none. */
  provisioning: GuestProvisioning.nullable(),
  /** Modules that ran before the update; null when this job made none. */
  modules: z.array(z.string()).nullable(),
});
type Prove = z.infer<typeof Prove>;

/** Modules that ran before and do not run now. */
function missingOf({ modules }: Prove, facts: Facts): string[] | undefined {
  const runtime = facts.value('guest.runtime');
  if (runtime === undefined) return undefined;
  const running = new Set(
    runtime.modules.filter(({ status }) => status === 'running').map(({ name }) => name),
  );
  return (modules ?? []).filter((name) => !running.has(name));
}

function keptIdentity({ provisioning }: Prove, facts: Facts): boolean {
  if (provisioning === null) return true;
  const now = facts.value('guest.runtime')?.provisioning;
  return (
    now != null &&
    (Object.keys(provisioning) as (keyof GuestProvisioning)[]).every((key) => now[key] === provisioning[key])
  );
}

/** Waits until the VM shows the identity and the modules that it had before the update. It changes nothing. */
export const proveUpgrade = defineKind<Prove>({
  kind: 'prove-upgrade',
  input: Prove,
  typicalMs: 180_000,
  needs: () => [{ id: 'guest.runtime' }],
  state: (input, facts) => {
    const missing = missingOf(input, facts);
    if (missing === undefined) return 'later';
    return missing.length === 0 && keptIdentity(input, facts) ? 'done' : 'todo';
  },
  action: () => ({ port: 'wait' }),
  settle: () => ({ everyMs: 60_000, forMs: 900_000 }),
  diagnose: (input, facts) => {
    const missing = missingOf(input, facts) ?? [];
    return keptIdentity(input, facts)
      ? { code: errorCodes.upgradeModules, params: { missing: missing.join(', ') }, final: false }
      : { code: errorCodes.upgradeIdentity, params: {}, final: false };
  },
  undo: () => ({ none: 'proof' }),
});
