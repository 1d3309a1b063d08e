import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../../../contract/errors.ts';
import type { Facts } from '../facts.ts';
import { lossNotes } from './loss.ts';
import { defineKind, type CommandAnswer, type Diagnosis } from './kind.ts';
import { bootMark } from './reboot.ts';

/** Exit codes of Windows Installer that say what went wrong, with the failure id of the domain notes (eflow.md 4.2). */
const installerCodes: Readonly<Record<number, { code: ErrorCode; id?: string }>> = {
  1601: { code: errorCodes.msiUnreachable },
  1602: { code: errorCodes.msiCancelled },
  1603: { code: errorCodes.msiFailed, id: 'F01' },
  1612: { code: errorCodes.msiSourceMissing },
  1618: { code: errorCodes.msiBusy, id: 'F02' },
  1619: { code: errorCodes.msiOpen, id: 'F03' },
  1620: { code: errorCodes.msiInvalid, id: 'F03' },
  1625: { code: errorCodes.msiPolicy },
  1633: { code: errorCodes.msiPlatform, id: 'F04' },
  1638: { code: errorCodes.msiOtherVersion, id: 'F05' },
};

/** Exit codes that mean success; the last two ask for a restart. */
const installerSuccess = new Set([0, 3010, 1641]);

/** What an exit code of Windows Installer says went wrong; nothing when it is a success or one that is also fine. */
export function installerRefusal(answer: CommandAnswer, alsoFine: number[] = []): Diagnosis | undefined {
  const exit = answer.exitCode;
  if (exit === undefined || installerSuccess.has(exit) || alsoFine.includes(exit)) return undefined;
  const known = installerCodes[exit] ?? { code: errorCodes.msiOther };
  // The installer does not say which version it found.
  const params = known.code === errorCodes.msiOtherVersion ? { exit, version: '?' } : { exit };
  return { code: known.code, params, final: true, ...(known.id === undefined ? {} : { id: known.id }) };
}

/** The boot mark when Windows Installer asked for a restart, else null. */
export function restartMark(before: Facts, now: Facts, answer: CommandAnswer | undefined): string | null {
  const asked =
    answer?.exitCode === undefined
      ? // The exit code was lost with the process: newly pending renames are what is left of a 3010.
        now.value('host.pendingReboot')?.fileRename === true &&
        before.value('host.pendingReboot')?.fileRename !== true
      : answer.exitCode === 3010 || answer.exitCode === 1641;
  return asked ? bootMark(before) : null;
}

const Install = z.object({ package: z.string(), version: z.string(), log: z.string() });

/**
 * Installs the EFLOW MSI (eflow.md 4). Done means: exactly this version is registered and its module is on the disk.
 * Another EFLOW, or remains of one, is unclear and is never overwritten.
 */
export const installMsi = defineKind({
  kind: 'install-msi',
  rebootWatch: 'installer',
  input: Install,
  typicalMs: 60_000,
  needs: () => [
    { id: 'eflow.products' },
    { id: 'eflow.files' },
    { id: 'host.os' },
    { id: 'host.boot' },
    { id: 'host.pendingReboot' },
  ],
  state: ({ version }, facts) => {
    const products = facts.value('eflow.products');
    const files = facts.value('eflow.files');
    if (products === undefined || files === undefined) return 'later';
    if (products.length === 0) return files.module || files.vmDisks.length > 0 ? 'unclear' : 'todo';
    return products.length === 1 && products[0]?.displayVersion === version && files.module
      ? 'done'
      : 'unclear';
  },
  action: (input) => ({ port: 'host', op: 'msi.install', args: { package: input.package, log: input.log } }),
  settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
  goesOn: { everyMs: 5_000, forMs: 1_200_000 },
  retry: { on: [errorCodes.msiBusy], everyMs: 30_000, forMs: 600_000 },
  refusal: (answer) => installerRefusal(answer),
  diagnose: ({ version }, facts) => {
    const other = facts.value('eflow.products')?.find((product) => product.displayVersion !== version);
    return other === undefined
      ? undefined
      : {
          code: errorCodes.msiOtherVersion,
          params: { version: other.displayVersion },
          id: 'F05',
          final: true,
        };
  },
  made: (_input, before, now, answer) => ({
    productCode: now.value('eflow.products')?.[0]?.productCode ?? null,
    since: restartMark(before, now, answer),
  }),
  recover: ({ version }, facts) => {
    const products = facts.value('eflow.products') ?? [];
    const other = products.some((product) => product.displayVersion !== version);
    return { none: other ? errorCodes.msiOtherVersion : errorCodes.stepUnclear };
  },
  undo: ({ log }) => ({
    step: { kind: 'remove-msi', input: { log: log.replace(/\.log$/u, '-remove.log') } },
  }),
});

/**
 * Uninstalls EFLOW. It deletes the VM with all module data, which is why the MSI is an undo point (eflow.md 15.2).
 */
export const removeMsi = defineKind({
  kind: 'remove-msi',
  rebootWatch: 'installer',
  input: z.object({ log: z.string() }),
  typicalMs: 60_000,
  needs: () => [
    { id: 'eflow.products' },
    { id: 'eflow.files' },
    { id: 'host.os' },
    { id: 'host.boot' },
    { id: 'host.pendingReboot' },
  ],
  state: (_input, facts) => {
    const products = facts.value('eflow.products');
    const files = facts.value('eflow.files');
    if (products === undefined || files === undefined) return 'later';
    if (products.length > 0) return 'todo';
    return files.module || files.vmDisks.length > 0 ? 'unclear' : 'done';
  },
  action: ({ log }, facts) => ({
    port: 'host',
    op: 'msi.remove',
    args: { productCode: facts.value('eflow.products')?.[0]?.productCode ?? '', log },
  }),
  settle: () => ({ everyMs: 5_000, forMs: 120_000 }),
  goesOn: { everyMs: 5_000, forMs: 1_200_000 },
  retry: { on: [errorCodes.msiBusy], everyMs: 30_000, forMs: 600_000 },
  // 1605: no such product, which is what was wanted.
  refusal: (answer) => installerRefusal(answer, [1605]),
  made: (_input, before, now, answer) => ({ since: restartMark(before, now, answer) }),
  recover: () => ({ none: errorCodes.stepUnclear }),
  notes: (_input, facts) => lossNotes(facts),
  undo: () => ({ none: 'vm-data' }),
});
