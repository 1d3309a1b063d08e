import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Where journals, copies and keys live unless `--state` says otherwise (architecture 2). */
export function stateFolderOf(
  wanted: string | undefined,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string {
  if (wanted !== undefined) return resolve(wanted);
  if (platform === 'win32') return join(env['ProgramData'] ?? 'C:\\ProgramData', 'EflowDesk');
  // The XDG rule: an empty or relative value counts as none.
  const data = env['XDG_DATA_HOME'] ?? '';
  return join(isAbsolute(data) ? data : join(homedir(), '.local', 'share'), 'eflow-desk');
}
