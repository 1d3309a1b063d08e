import { spawnSync } from 'node:child_process';

/** Runs a program of this system to its end and answers what it printed; throws with its output when it fails. */
export function runTool(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 120_000, ...options });
  if (done.status === 0) return done.stdout;
  const how = done.error?.message ?? `exit code ${done.status}`;
  throw new Error(`${command} ${args[0] ?? ''}: ${how}\n${done.stdout ?? ''}${done.stderr ?? ''}`);
}
