import { buildExeIfStale } from '../../scripts/build-exe.mjs';
import { inCi } from '../../scripts/test.mjs';

/**
 * The console program with its files. Where the win32 Node is neither here nor to be had there is none, and the tests of it
 * cannot run; with CI set that is a failure.
 */
export async function consoleProgram(): Promise<{ folder: string; program: string } | undefined> {
  const built = await buildExeIfStale();
  if ('program' in built) return built;
  if (inCi) throw new Error(built.missing);
  return undefined;
}
