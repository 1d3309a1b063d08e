import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createLaunch, type Engine, type Launched } from '../../src/main/bridge/launch.ts';
import { cataloguePath, deskOn, modulesPath, scriptPath, type Desk } from '../main/bridge/desk.ts';

/** True on Windows, where Windows PowerShell is and is started as the product starts it. */
export const here = process.platform === 'win32';

export const windows = process.env['SystemRoot'] ?? 'C:\\Windows';
export const powershell = join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
/** Modules of Windows PowerShell itself, beside those of the tests. */
export const modules = [modulesPath, join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'Modules')].join(
  ';',
);

export interface WindowsOptions {
  script?: string;
  env?: Readonly<Record<string, string | undefined>>;
  /** In place of the Windows PowerShell that is found. */
  engine?: Engine;
}

/** A bridge on Windows PowerShell, by the production launch path with modules of tests. */
export function openWindowsDesk(options: WindowsOptions = {}): Desk {
  const start = createLaunch({
    script: options.script ?? scriptPath,
    catalogue: cataloguePath,
    env: options.env ?? process.env,
    clock: systemClock,
    modules,
    ...(options.engine === undefined ? {} : { engine: options.engine }),
  });
  const launched: Launched[] = [];
  const launch: typeof start = async (proof) => {
    const one = await start(proof);
    launched.push(one);
    return one;
  };
  return deskOn({ launch, launched }, 1000);
}

/** What a piece of PowerShell prints. Throws what it says on its error stream. */
export function shell(script: string): string {
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script];
  const done = spawnSync(powershell, args, { encoding: 'utf8', windowsHide: true });
  if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
  return done.stdout.trim();
}

/** True for a process that is there. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
